"""Whether two tables say the same."""

import csv
import math
from dataclasses import dataclass
from statistics import median

from harness.machine import NotMeasured
from harness.table import Row

RELATIVE = 1e-6


@dataclass(frozen=True)
class Column:
    """What to compare. Differences are relative; of `least` where the value itself is smaller, because rounding of
    coordinates does not shrink with it."""

    name: str
    least: float = 0
    theirs: str = ""


def table(path, name):
    """The rows of a CSV by id; an empty cell or no number is None."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        if not rows.fieldnames or rows.fieldnames[0] != name:
            raise NotMeasured(f"the first column of {path} is not {name}")
        found = {line.pop(name): {key: number(cell) for key, cell in line.items()} for line in rows}
        return rows.fieldnames[1:], found


def number(cell):
    value = float(cell) if cell else math.nan
    return None if math.isnan(value) else value


def row(what, ours, theirs, name, columns):
    """A row for how many values differ by more than the bar, and by how much at most."""
    header, mine = table(ours, name)
    _, others = table(theirs, name)
    if header != [column.name for column in columns]:
        raise NotMeasured(f"our columns are {', '.join(header)}; they should be {', '.join(c.name for c in columns)}")
    if mine.keys() != others.keys():
        raise NotMeasured(f"{len(mine.keys() ^ others.keys())} areas are in one table only")
    beyond, worst, examples = 0, 0.0, []
    for column in columns:
        for area, values in mine.items():
            a, b = values[column.name], others[area][column.theirs or column.name]
            apart = difference(a, b, column.least)
            worst = max(worst, apart)
            if apart > RELATIVE:
                beyond += 1
                examples.append((apart, f"{area} {column.name} {a} against {b}"))
    detail = f"largest difference {worst:.1g}"
    if examples:
        detail += f"; furthest apart: {max(examples)[1]}"
    reached = f"{beyond:,} of {len(mine) * len(columns):,} values differ by more ({detail})"
    return Row(what, "≤ 1e-6 relative", reached, beyond == 0)


def difference(a, b, least):
    """The relative difference; infinite when one is missing."""
    if a is None or b is None:
        return 0.0 if a is b else math.inf
    return abs(a - b) / (max(abs(a), abs(b), least) or 1)


def median_difference(ours, theirs, name, column):
    """The median relative difference over the areas that both have; for peers that answer by another rule."""
    mine, others = table(ours, name)[1], table(theirs, name)[1]
    values = ((mine[area][column], others[area][column]) for area in mine.keys() & others.keys())
    return median(difference(a, b, 0) for a, b in values if a is not None and b is not None)
