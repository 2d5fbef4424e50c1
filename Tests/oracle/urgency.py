#!/usr/bin/env python3
"""Works out the urgency of every area of an atlas, apart from the program: numpy, SQLite and the formulas.

    python urgency.py ATLAS CATALOGUE_YAML LEVEL REFERENCE [WEIGHTS_YAML]

LEVEL is gemeente, wijk or buurt; REFERENCE is land, stedelijkheid or gemeente. Prints the columns that
`samenhang diagnose --all --format csv` prints, areas in the order of the atlas.

Severity of an indicator: with a norm clamp((x - acceptable) / (alarming - acceptable)), without one the mid-rank
percentile in the reference group, turned where lower is more urgent. Score = 100 * sum(w s) / sum(w) over the
indicators with a severity; coverage = sum(w with a severity) / sum(w); below 0.5 there is no score.
"""

import csv
import sqlite3
import sys
from pathlib import Path

import numpy as np
import yaml

TRANSITIONS = [
    "energie",
    "klimaatadaptatie",
    "natuurinclusiviteit",
    "mobiliteit",
    "verstedelijking",
    "sociaaleconomisch",
]
LEAST_COVERAGE = 0.5
URBANITY = "urbanity_class"


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def read_areas(atlas: sqlite3.Connection, level: str) -> list[tuple[str, str]]:
    return atlas.execute(f"SELECT code, naam FROM {quoted(level)} ORDER BY fid").fetchall()


def read_newest_columns(atlas: sqlite3.Connection, level: str, codes: list[str]) -> dict[str, np.ndarray]:
    """Figures per indicator of the newest year that has it, in the order of `codes`; NaN where there is none."""
    place = {code: index for index, code in enumerate(codes)}
    newest: dict[str, int] = {}
    for indicator, period in atlas.execute("SELECT indicator, periode FROM indicatoren WHERE niveau = ?", [level]):
        newest[indicator] = max(period, newest.get(indicator, period))
    columns = {}
    for indicator, period in newest.items():
        column = np.full(len(codes), np.nan)
        table = quoted(f"kerncijfers_{level}_{period}")
        for code, value in atlas.execute(f"SELECT code, {quoted(indicator)} FROM {table}"):
            if value is not None:
                column[place[code]] = value
        columns[indicator] = column
    return columns


def reference_groups(reference: str, codes: list[str], columns: dict[str, np.ndarray]) -> np.ndarray:
    """A number per area, equal for areas that are compared with each other; NaN for areas in no group."""
    if reference == "land":
        return np.zeros(len(codes))
    if reference == "gemeente":
        return np.array([float(code[2:6]) for code in codes])
    return columns.get(URBANITY, np.full(len(codes), np.nan))


def percentiles(values: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """(values below + half of the equal ones) / number of values, within each group."""
    result = np.full(len(values), np.nan)
    for group in np.unique(groups[~np.isnan(groups)]):
        members = np.flatnonzero((groups == group) & ~np.isnan(values))
        ordered = np.sort(values[members])
        below = np.searchsorted(ordered, values[members], side="left")
        up_to = np.searchsorted(ordered, values[members], side="right")
        result[members] = (below + up_to) / 2 / len(members)
    return result


def severities(indicator: dict, values: np.ndarray, groups: np.ndarray) -> np.ndarray:
    if norm := indicator.get("norm"):
        span = norm["alarming"] - norm["acceptable"]
        return np.clip((values - norm["acceptable"]) / span, 0, 1)
    places = percentiles(values, groups)
    return 1 - places if indicator["direction"] == "lower" else places


def urgency(atlas_path: Path, catalogue_path: Path, level: str, reference: str, changes: dict | None = None):
    """Yields per area its code, its name, and per transition the score (None where there is none) and the coverage."""
    atlas = sqlite3.connect(f"file:{atlas_path}?mode=ro", uri=True)
    catalogue = yaml.safe_load(Path(catalogue_path).read_text(encoding="utf-8"))["indicators"]
    areas = read_areas(atlas, level)
    codes = [code for code, _ in areas]
    columns = read_newest_columns(atlas, level, codes)
    atlas.close()
    groups = reference_groups(reference, codes, columns)
    judging = [entry for entry in catalogue if entry["direction"] != "none" and level in entry["levels"]]
    table = {
        entry["id"]: severities(entry, columns[entry["id"]], groups) for entry in judging if entry["id"] in columns
    }

    results = []
    for transition in TRANSITIONS:
        weighed, known, total = np.zeros(len(codes)), np.zeros(len(codes)), 0.0
        for entry in judging:
            weight = (changes or {}).get(transition, {}).get(entry["id"], entry["transitions"].get(transition, 0))
            if weight <= 0:
                continue
            total += weight
            if entry["id"] in table:
                severity = table[entry["id"]]
                there = ~np.isnan(severity)
                weighed[there] += weight * severity[there]
                known[there] += weight
        coverage = known / total if total > 0 else known
        with np.errstate(invalid="ignore", divide="ignore"):
            score = np.where(coverage >= LEAST_COVERAGE, 100 * weighed / known, np.nan)
        results.append((score, coverage))

    for index, (code, name) in enumerate(areas):
        pairs = [(score[index], coverage[index]) for score, coverage in results]
        yield code, name, [(None if np.isnan(score) else float(score), float(cover)) for score, cover in pairs]


def main(arguments: list[str]) -> None:
    if len(arguments) not in (4, 5):
        sys.exit(__doc__)
    atlas, catalogue, level, reference = arguments[:4]
    changes = yaml.safe_load(Path(arguments[4]).read_text(encoding="utf-8")) if len(arguments) == 5 else None
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["code", "naam"] + [name for each in TRANSITIONS for name in (each, f"{each}_dekking")])
    for code, name, pairs in urgency(Path(atlas), Path(catalogue), level, reference, changes):
        cells = [cell for score, coverage in pairs for cell in ("" if score is None else repr(score), repr(coverage))]
        out.writerow([code, name] + cells)


if __name__ == "__main__":
    main(sys.argv[1:])
