"""The journal as a program keeps it: killed at random moments, on a full disk, and backed up while it is written."""

import os
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, make_small_disk

SECONDS = 120
# A kill a round; `script/crash-test` does a thousand.
ROUNDS = 25
# The same for a whole server; `script/crash-test --server` does two hundred.
SERVER_ROUNDS = 20


def journal(samenhang, *arguments, before=()) -> subprocess.CompletedProcess:
    command = [*before, samenhang, "journal", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)


def writing(samenhang, data: Path, *arguments, **options) -> subprocess.Popen:
    command = [samenhang, "journal", "write-test", "--data", data, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options)


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(samenhang):
    environment = os.environ | {"SAMENHANG_BIN": str(samenhang)}
    command = [ROOT / "script" / "crash-test", str(ROUNDS)]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{ROUNDS} kills" in result.stdout and "none lost" in result.stdout


def test_nothing_that_people_sent_is_lost_when_the_server_is_killed(samenhang, demo_atlas):
    environment = os.environ | {"SAMENHANG_BIN": str(samenhang), "SAMENHANG_DEMO_ATLAS": str(demo_atlas)}
    command = [ROOT / "script" / "crash-test", "--server", str(SERVER_ROUNDS)]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SERVER_ROUNDS * 30)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{SERVER_ROUNDS} kills" in result.stdout and "none lost" in result.stdout


def test_a_backup_can_be_made_while_a_program_writes(samenhang, tmp_path):
    data, copy = tmp_path / "gegevens", tmp_path / "kopie.sqlite"
    with writing(samenhang, data) as process:
        try:
            known = {process.stdout.readline().strip() for _ in range(50)}
            result = journal(samenhang, "backup", "--data", data, "--out", copy)
            assert result.returncode == 0, result.stderr
            still = process.stdout.readline()
            assert still and process.poll() is None
        finally:
            process.kill()
    lines = journal(samenhang, "export", "--data", data).stdout.splitlines()
    assert journal(samenhang, "restore", copy, "--data", tmp_path / "nieuw").returncode == 0
    restored = journal(samenhang, "export", "--data", tmp_path / "nieuw").stdout.splitlines()
    assert restored == lines[: len(restored)]
    for line in known:
        stream, version, digest = line.split()
        assert any(f'"stream":"{stream}","version":{version},' in kept and digest in kept for kept in restored)


def test_a_second_program_does_not_write_the_same_journal(samenhang, tmp_path):
    with writing(samenhang, tmp_path) as process:
        try:
            assert process.stdout.readline()
            refused = journal(samenhang, "write-test", "--data", tmp_path, "--appends", "1")
            assert refused.returncode == 1
            assert "Another program writes the journal" in refused.stderr
            assert journal(samenhang, "verify", "--data", tmp_path).returncode == 0
        finally:
            process.kill()


@pytest.fixture
def small_disk(tmp_path):
    return make_small_disk(tmp_path, 3)


def test_a_full_disk_refuses_and_takes_again_after_room_is_made(samenhang, small_disk):
    before, inside, folder = small_disk
    fill = 'head -c 1500000 /dev/zero > "$0/ballast" && exec "$@"'
    write = [samenhang, "journal", "write-test", "--data", folder / "gegevens", "--callers", "1"]
    command = [*before, "bash", "-c", fill, folder, *write]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            told = list(iter(lambda: process.stdout.readline().strip(), "refused journal.diskFull"))
            assert len(told) > 50
            # Still full: refused again, by the same program, and nothing else has changed.
            print(file=process.stdin, flush=True)
            assert process.stdout.readline().strip() == "refused journal.diskFull"
            inside += ["--target", str(process.pid)]
            check = journal(samenhang, "verify", "--data", folder / "gegevens", before=inside)
            assert check.returncode == 0, check.stderr
            assert f"{len(told)} events" in check.stdout
            # Room is made, and the same program goes on.
            subprocess.run([*inside, "rm", folder / "ballast"], check=True)
            print(file=process.stdin, flush=True)
            more = [process.stdout.readline().strip() for _ in range(100)]
            assert "refused" not in " ".join(more)
            check = journal(samenhang, "verify", "--data", folder / "gegevens", before=inside)
            assert check.returncode == 0, check.stderr
            exported = journal(samenhang, "export", "--data", folder / "gegevens", before=inside).stdout
            for line in told + more:
                stream, version, digest = line.split()
                assert f'"stream":"{stream}","version":{version},' in exported and digest in exported
        finally:
            process.kill()


def test_a_full_disk_is_told_in_words(samenhang, small_disk):
    before, _, folder = small_disk
    write = [samenhang, "journal", "write-test", "--data", folder / "gegevens", "--callers", "2"]
    result = subprocess.run([*before, *write], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS)
    assert result.returncode == 1
    assert "The disk is full; nothing was written." in result.stderr
    assert "Make room" in result.stderr
