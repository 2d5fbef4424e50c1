"""Runs `samenhang measure` on files made for it, and says how far its table lies from another."""

import csv
import io
import math
import os
import subprocess
from pathlib import Path

QUIET = {"SWIFT_BACKTRACE": "enable=no"}
SECONDS = 120


def run(samenhang: Path, *arguments, environment: dict | None = None) -> subprocess.CompletedProcess:
    """Runs the program and waits; output and messages as text."""
    command = [samenhang, "measure", *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        errors="replace",
        env=os.environ | QUIET | (environment or {}),
        timeout=SECONDS,
    )


def measured(samenhang: Path, *arguments) -> dict[str, dict[str, float | None]]:
    """The table that the program prints, by code; an empty cell is None."""
    result = run(samenhang, *arguments)
    assert result.returncode == 0, f"{result.returncode}: {result.stderr}"
    return table(result.stdout)


def table(text: str) -> dict[str, dict[str, float | None]]:
    """CSV as rows by their first column."""
    rows = csv.reader(io.StringIO(text))
    header = next(rows)
    return {row[0]: {name: float(cell) if cell else None for name, cell in zip(header[1:], row[1:])} for row in rows}


class Comparison:
    """Holds two tables side by side and remembers where they are furthest apart, per column."""

    def __init__(self):
        self.worst: dict[str, tuple[float, str]] = {}
        self.compared = 0

    def add(self, where: str, column: str, own: float | None, other: float | None, least: float = 0) -> None:
        """Compares two values, relative to the larger, or to `least` where both are smaller than that."""
        self.compared += 1
        if other is not None and math.isnan(other):
            other = None
        if own is None or other is None:
            apart = 0.0 if own is other else math.inf
        else:
            apart = abs(own - other) / (max(abs(own), abs(other), least) or 1)
        if apart > self.worst.get(column, (-1, ""))[0]:
            self.worst[column] = (apart, f"{where}: {own} against {other}")

    def check(self, most: float) -> None:
        """Fails where a column is further apart than `most`."""
        assert self.compared, "nothing was compared"
        beyond = {column: found for column, found in self.worst.items() if not found[0] <= most}
        assert not beyond, f"further apart than {most:g}: {beyond}"

    def __str__(self) -> str:
        return ", ".join(f"{column} {apart:.1e}" for column, (apart, _) in self.worst.items())
