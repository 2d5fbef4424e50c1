"""A backup of everything that people wrote: made while they write, checked, put back, and refused when it is not what it was."""

import hashlib
import json
import shutil
import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from conftest import ROOT
from processes import AREA, SECRET, Server

sys.path.append(str(ROOT / "script"))
from crashing.visitor import Visitor  # noqa: E402


@pytest.fixture
def server(samenhang, demo_atlas, tmp_path):
    server = Server(samenhang, demo_atlas, tmp_path)
    server.add("anna", "bert")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def anna(server):
    visitor = Visitor(server.port, "anna")
    visitor.sign_in(SECRET)
    fields = {"naam": "Meerburg", "gebieden": AREA, "schaal": "wijk", "id": "abcd1234", "redenen": "natuurlijk"}
    visitor.home = visitor.send("/processen/nieuw", fields)
    return visitor


def add(visitor: Visitor, name: str, text: bytes) -> tuple[str, str]:
    """Adds a card with a file on it; answers the file's name and hash."""
    fields = {"id": name, "titel": f"Kaart {name}", "fase": "ambities", "niveau": "tactisch", "alliantie": "natuurlijk"}
    visitor.send(visitor.home + "/kaart/nieuw", fields | {"stand": "open"})
    visitor.upload(f"{visitor.home}/kaart/{name}/bestand", f"{name}.txt", text)
    return f"{name}.txt", hashlib.sha256(text).hexdigest()


def kept(folder: Path) -> Path:
    """The place of a file under its hash."""
    return next(path for path in sorted((folder / "bijlagen").rglob("*")) if path.is_file())


def verify(server: Server, folder: Path, *arguments: str):
    return server.command("journal", "verify", "--data", folder, *arguments)


def test_a_backup_made_while_people_write_agrees_with_itself_and_can_be_served(server, anna, tmp_path, samenhang, demo_atlas):
    over = threading.Event()
    acknowledged = []

    def write():
        number = 0
        # No more than somebody may send in a minute.
        while not over.is_set() and number < 24:
            acknowledged.append(add(anna, f"k{number}", f"bestand {number}\n".encode() * 3_000))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    backups = []
    try:
        while writer.is_alive() and len(backups) < 4:
            known = list(acknowledged)
            out = tmp_path / f"kopie-{len(backups)}"
            made = server.command("backup", "--data", server.data, "--out", out)
            assert made.returncode == 0, made.stderr
            assert f"{out} is written and whole" in made.stdout
            backups.append((out, known))
    finally:
        over.set()
        writer.join()
    assert backups and acknowledged
    for out, known in backups:
        checked = verify(server, out, "--format", "json")
        assert checked.returncode == 0, checked.stderr
        files = json.loads(checked.stdout)["files"]
        assert files["areWhole"] and files["unnamed"] == 0 and files["named"] >= len(known)
        # What was acknowledged before the backup began is in it.
        for name, digest in known:
            assert hashlib.sha256((out / "bijlagen" / digest[:2] / digest).read_bytes()).hexdigest() == digest
        assert {"journal.sqlite", "people.sqlite", "backup.json"} <= {path.name for path in out.iterdir()}
        assert (out.stat().st_mode & 0o777) == 0o700
    out, known = backups[-1]
    fresh = Server(samenhang, demo_atlas, tmp_path, data=tmp_path / "nieuw")
    restored = fresh.command("restore", out, "--data", fresh.data)
    assert restored.returncode == 0, restored.stderr
    fresh.start()
    try:
        again = Visitor(fresh.port, "anna")
        # A session of before is no session here; the password still is one.
        again.cookies = dict(anna.cookies)
        assert again.ask("/account")[0].status == 303
        again.cookies = {}
        again.sign_in(SECRET)
        _, board = again.ask(anna.home + "/bord")
        assert all(f"Kaart {name.removesuffix('.txt')}" in board for name, _ in known)
        again.home = anna.home
        add(again, "verder", b"en verder\n")
    finally:
        fresh.stop()
    assert verify(fresh, fresh.data).returncode == 0


def test_missing_and_changed_files_are_told_with_process_and_card(server, anna, tmp_path):
    add(anna, "een", b"een\n")
    assert "1 file on a card is as it was kept." in verify(server, server.data).stdout
    first = kept(server.data)
    add(anna, "twee", b"twee\n")
    shutil.copy(first, server.data / "bijlagen" / first.parent.name / ".oud.part")
    first.write_bytes(b"iets anders\n")
    found = verify(server, server.data)
    assert found.returncode == 3
    # The journal itself is whole, and that is still said.
    assert "journal.sqlite is whole" in found.stdout
    assert "1 file is named by no event" in found.stdout
    assert "'een.txt' on card 'Kaart een' of process 'Meerburg'" in found.stderr
    assert f"is not what it was: {first.name}" in found.stderr
    first.unlink()
    found = verify(server, server.data, "--format", "json")
    assert found.returncode == 3
    report = json.loads(found.stdout)
    assert report["isWhole"] and not report["files"]["areWhole"]
    (lost,) = report["files"]["lost"]
    assert (lost["processName"], lost["card"], lost["name"]) == ("Meerburg", "een", "een.txt")
    assert "is not there" in found.stderr
    # Such a folder is not backed up as if nothing were wrong, but can be.
    refused = server.command("backup", "--data", server.data, "--out", tmp_path / "kopie")
    assert refused.returncode == 3 and "een.txt" in refused.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if "kopie" in path.name) == []
    made = server.command("backup", "--data", server.data, "--out", tmp_path / "kopie", "--without-lost-files")
    assert made.returncode == 0 and "een.txt" in made.stderr
    assert "1 file." in made.stdout


def test_a_backup_that_was_damaged_is_not_restored_and_nothing_is_overwritten(server, anna, tmp_path):
    add(anna, "een", b"een\n")
    whole = tmp_path / "kopie"
    assert server.command("backup", "--data", server.data, "--out", whole).returncode == 0
    taken = server.command("backup", "--data", server.data, "--out", whole)
    assert taken.returncode == 2 and "there already is something" in taken.stderr
    taken = server.command("restore", whole, "--data", server.data)
    assert taken.returncode == 2 and "there already is something" in taken.stderr

    def damaged(change, name: str) -> str:
        copy, target = tmp_path / name, tmp_path / f"{name}-terug"
        shutil.copytree(whole, copy)
        change(copy)
        result = server.command("restore", copy, "--data", target)
        assert result.returncode == 3, result.stderr
        # Nothing got the name, and nothing is left beside it.
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(f"{name}-terug")] == []
        return result.stderr

    def sql(file: str, *statements: str):
        def change(copy: Path):
            connection = sqlite3.connect(copy / file)
            for statement in statements:
                connection.execute(statement)
            connection.commit()
            connection.close()

        return change

    assert "een.txt" in damaged(lambda copy: kept(copy).unlink(), "weg")
    assert "is not what it was" in damaged(lambda copy: kept(copy).write_bytes(b"anders\n"), "anders")
    altered = sql("journal.sqlite", "UPDATE events SET payload = CAST(replace(CAST(payload AS TEXT), 'een', 'ene') AS BLOB)")
    assert "changed after it was recorded" in damaged(altered, "gewijzigd")
    # The last event of all was taken away: the chain is whole, what the backup says of itself shows it.
    last = sql("journal.sqlite", "DELETE FROM events WHERE position = (SELECT max(position) FROM events)")
    assert "events where there should be" in damaged(last, "korter")
    people = sql("people.sqlite", "DELETE FROM accounts WHERE email = 'bert@example.nl'")
    assert "accounts where there should be 2" in damaged(people, "minder")
    assert "is no backup" in damaged(lambda copy: (copy / "backup.json").unlink(), "geen")
    empty = tmp_path / "leeg"
    empty.mkdir()
    assert server.command("restore", whole, "--data", empty).returncode == 0
    assert verify(server, empty).returncode == 0


def test_who_was_erased_is_not_in_a_later_backup(server, anna, tmp_path):
    def names(folder: Path) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())

    before, after = tmp_path / "voor", tmp_path / "na"
    assert server.command("backup", "--data", server.data, "--out", before).returncode == 0
    assert b"bert@example.nl" in names(before), "an older backup keeps who is erased later"
    assert server.command("user", "remove", "bert@example.nl", "--data", server.data).returncode == 0
    assert server.command("backup", "--data", server.data, "--out", after).returncode == 0
    assert b"bert" not in names(after).lower()
    assert b"anna@example.nl" in names(after)
