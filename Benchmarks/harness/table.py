"""What was measured, as rows of a table and as a part of docs/benchmarks.md."""

import os
from dataclasses import dataclass

START, END = "<!-- results -->", "<!-- /results -->"
NEW_PAGE = f"# Benchmarks\n\nMade by `script/bench`.\n\n{START}\n{END}\n"


@dataclass
class Row:
    """One line: what was measured, what it should be, what it was, and whether that is enough (None: no bar)."""

    what: str
    bar: str
    reached: str
    met: bool | None = None
    measured: bool = True

    @property
    def verdict(self):
        if not self.measured:
            return "not measured"
        return {True: "yes", False: "**no**", None: "–"}[self.met]


def row(what, value, unit, limit=None, at_least=False, detail=""):
    """A row of a number and its bar."""
    met = None if limit is None else (value >= limit if at_least else value <= limit)
    bar = "–" if limit is None else f"{'≥' if at_least else '≤'} {number(limit)} {unit}"
    return Row(what, bar, f"{number(value)} {unit}" + (f" ({detail})" if detail else ""), met)


def missing(what, why):
    """A row for what could not be measured."""
    return Row(what, "–", " ".join(str(why).split()).replace("|", "/")[:200], None, measured=False)


def number(value):
    """Three digits that count, thousands apart: 0.0123, 4.57, 12,229."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def markdown(rows, about):
    """The table, with a line about when and on what it was made."""
    cells = [("what", "bar", "reached", "met"), ("---",) * 4]
    cells += [(r.what, r.bar, r.reached, r.verdict) for r in rows]
    lines = [f"| {' | '.join(line)} |" for line in cells]
    return "\n".join([about, "", *lines]) + "\n"


def summary(rows):
    """The rows for a terminal, and how many bars were met, missed or could not be looked at."""
    width = max(len(r.what) for r in rows)
    lines = [f"{r.what:{width}}  {r.bar:>14}  {r.verdict.strip('*'):12}  {r.reached}" for r in rows]
    missed = [r.what for r in rows if r.met is False]
    absent = [r.what for r in rows if not r.measured]
    lines += ["", f"bars met: {sum(r.met is True for r in rows)}, missed: {len(missed)}; not measured: {len(absent)}"]
    lines += [f"  missed: {what}" for what in missed] + [f"  not measured: {what}" for what in absent]
    return "\n".join(lines)


def write_between_markers(path, text, start_mark=START, end_mark=END):
    """Puts `text` between the markers of a page and leaves the rest; makes the page when there is none."""
    page = NEW_PAGE
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            page = file.read()
    before, start, rest = page.partition(start_mark)
    _, end, after = rest.partition(end_mark)
    if not start or not end:
        raise ValueError(f"{path} has no {start_mark} with {end_mark} after it; put them where the results should come.")
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(f"{before}{start_mark}\n\n{text}\n{end_mark}{after}")
    os.replace(path + ".new", path)
