"""The results' place in docs/benchmarks.md."""

import os

START, END = "<!-- peers -->", "<!-- /peers -->"


def parts(path):
    """What stands before and after the results; fails when the page has no place for them."""
    try:
        with open(path, encoding="utf-8") as file:
            before, start, rest = file.read().partition(START)
    except FileNotFoundError:
        raise ValueError(f"{path} is not there") from None
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"{path} has no {START} with {END} after it; put them where the results should come")
    return before, after


def write(path, text):
    """Puts `text` between the markers and leaves the rest."""
    before, after = parts(path)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(f"{before}{START}\n\n{text}\n{END}{after}")
    os.replace(path + ".new", path)
