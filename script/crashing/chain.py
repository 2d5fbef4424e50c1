"""What a journal should hold: read with Python's own SQLite, its chain of digests computed apart from the program."""

import hashlib
import sqlite3
import struct
from pathlib import Path


class Lost(Exception):
    """Something that was acknowledged is not there, or the journal is not whole."""


def field(value: bytes) -> bytes:
    return struct.pack(">q", len(value)) + value


def digest(row, previous: bytes) -> bytes:
    """What the digest of an event should be; written apart from the program, from its documentation alone."""
    _, stream, version, moment, actor, kind, schema, payload, _, _ = row
    text = previous + field(stream.encode()) + struct.pack(">qq", version, moment) + field(actor.encode())
    text += field(kind.encode()) + struct.pack(">q", schema) + field(payload)
    return hashlib.sha256(text).digest()


class Journal:
    """One file, and what is known of it: how far it was walked, and the end of each stream."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.position = 0
        self.heads = {}
        self.digests = {}

    def walk(self):
        """Reads what is new, and proves its chain."""
        connection = sqlite3.connect(self.folder / "journal.sqlite")
        try:
            columns = "position, stream, version, time, actor, type, schema, payload, previous, digest"
            rows = connection.execute(
                f"SELECT {columns} FROM events WHERE position > ? ORDER BY position", [self.position]).fetchall()
        finally:
            connection.close()
        for row in rows:
            position, stream, version, previous, found = row[0], row[1], row[2], row[8], row[9]
            last, head = self.heads.get(stream, (0, bytes(32)))
            if position != self.position + 1 or version != last + 1 or previous != head:
                raise Lost(f"{stream} version {version} at position {position} does not follow on {last}")
            if digest(row, previous) != found:
                raise Lost(f"{stream} version {version} does not have its digest")
            self.position = position
            self.heads[stream] = (version, found)
            self.digests[stream, version] = found.hex()
        return len(rows)

    def prove(self, acknowledged):
        """Looks up everything that was acknowledged."""
        for stream, version, text in acknowledged:
            if self.digests.get((stream, version)) != text:
                raise Lost(f"{stream} version {version} was acknowledged and is not there")
