"""The journal: appends a second beside the flushes of the disk and beside Python's sqlite3, opening, and followers."""

import hashlib
import json
import os
import sqlite3
import statistics
import time

from .machine import timed
from .table import Row, number, row

START, END = "<!-- journal -->", "<!-- /journal -->"


# A disk that flushes less often than this in the same minute cannot show whether the journal is quick.
QUICK_DISK = 1_500


def rows(bench, folder, clock, quick):
    """The figures as rows. What is compared is measured in turn, because a disk that others use as well is never the same."""
    times, seconds = (2, 0.3) if quick else (9, 0.5)
    rounds = []
    for _ in range(times):
        command = [bench, folder, "--part", "appends", "--runs", "1", "--seconds", str(seconds)]
        found = {name: line["value"] for name, line in lines_of(command, clock).items()}
        found["python"] = by_python(folder, seconds)
        rounds.append(found)
    rest = lines_of([bench, folder, "--part", "rest", "--runs", "3" if quick else "7"], clock)
    return appends(rounds) + opening(rest)


def lines_of(command, clock):
    return {line["name"]: line for line in map(json.loads, timed(command, clock, 120)[1].splitlines())}


def appends(rounds):
    def of(name, under=None):
        """Median and spread of a figure, or of its ratio to another of the same round."""
        values = [found[name] / (found[under] if under else 1) for found in rounds]
        return statistics.median(values), f"{number(min(values))}–{number(max(values))} over {len(values)} rounds"

    disk, disk_spread = of("flushes")
    bar = {"limit": 1000, "at_least": True} if disk >= QUICK_DISK else {}
    result = [
        Row("flushes of the disk itself: a page in a file that has its size", "–",
            f"{number(disk)} a second ({disk_spread}; in a file that grows {number(of('flushes.growing')[0])})")]
    for name, what in (("appends.1", "one at a time"), ("appends.16", "16 at once")):
        value, spread_of_value = of(name)
        share, share_spread = of(name, "flushes")
        ratio, ratio_spread = of(name, "python")
        result += [
            row(f"acknowledged appends, {what}", value, "a second", detail=spread_of_value, **bar),
            Row(f"acknowledged appends, {what}, for each flush that the disk can do", "–",
                f"{number(share)} ({share_spread})"),
            Row(f"acknowledged appends, {what}, against Python's sqlite3", "–", f"{number(ratio)} × ({ratio_spread})"),
        ]
    python, python_spread = of("python")
    return [*result, Row("the same inserts by Python's sqlite3", "–", f"{number(python)} a second ({python_spread})")]


def opening(lines):
    value = {name: line["value"] for name, line in lines.items()}
    return [
        row("opening a process of 50,000 events with its snapshot", value["open"], "ms", limit=100,
            detail=spread(lines["open"])),
        row("reading all 50,000 events", value["read"], "ms", detail=spread(lines["read"])),
        row("verifying all 50,000 events", value["check"], "ms", detail=spread(lines["check"])),
        row("opening an area process of 50,000 events: snapshot, and 499 events behind it, to a state",
            value["process.open"], "ms", limit=100, detail=spread(lines["process.open"])),
        row("the same without a snapshot: all 50,000 events folded", value["process.fold"], "ms",
            detail=spread(lines["process.fold"])),
        row("500 watchers of an area process told of a change", lines["process.watch"]["high"], "ms", limit=1000,
            detail=f"the slowest of {lines['process.watch']['runs']}; median {number(value['process.watch'])} ms"),
        row("500 followers told of an append", lines["follow"]["high"], "ms", limit=1000,
            detail=f"the slowest of {lines['follow']['runs']}; median {number(value['follow'])} ms"),
        row("most memory with 500 followers", value["follow.memory"], "MB", limit=200,
            detail=f"{number(value['follow.memory.before'])} MB before they came"),
    ]


def spread(line):
    return f"{number(line['low'])}–{number(line['high'])} over {line['runs']} runs"


def by_python(folder, seconds):
    """The same rows in the same table with the same settings, one transaction each; the digest is computed as well."""
    path = os.path.join(folder, "peer.sqlite")
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, "
            "time INTEGER NOT NULL, actor TEXT NOT NULL, type TEXT NOT NULL, schema INTEGER NOT NULL, "
            "payload BLOB NOT NULL, previous BLOB NOT NULL, digest BLOB NOT NULL, UNIQUE (stream, version)) STRICT")
        payload = json.dumps({"card": 1, "title": "x" * 98, "question": "A", "level": "tactical"}).encode()
        previous, count, began = bytes(32), 0, time.perf_counter()
        while (taken := time.perf_counter() - began) < seconds:
            connection.execute("BEGIN IMMEDIATE")
            (last,) = connection.execute("SELECT max(position) FROM events").fetchone()
            connection.execute(
                "SELECT version, time, digest FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1",
                ["wijk-0"]).fetchone()
            digest = hashlib.sha256(previous + payload).digest()
            values = [(last or 0) + 1, "wijk-0", count + 1, count, "system", "card.added", 1, payload, previous, digest]
            connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
            connection.execute("COMMIT")
            previous, count = digest, count + 1
        return count / taken
    finally:
        connection.close()
        for end in ("", "-wal", "-shm"):
            if os.path.exists(path + end):
                os.remove(path + end)
