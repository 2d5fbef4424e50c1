"""Rounds in which a writer of the journal alone is killed."""

import os
import selectors
import signal
import subprocess
import time

from .chain import Journal, Lost

START_SECONDS = 20


class Rounds:
    """A writer adds events from eight callers at once and prints each that was acknowledged."""

    what = "events"

    def __init__(self, binary, random_moment, workplace):
        self.binary, self.random_moment = binary, random_moment

    def begin(self, folder):
        self.journal = Journal(folder)

    def round(self):
        """Kills once, and proves that nothing is lost. Gives how much was acknowledged, and how many events were found."""
        largest = self.random_moment.choice([100, 2_000, 40_000])
        acknowledged = round_of(self.binary, self.journal, self.random_moment, largest)
        found = 0
        if (self.journal.folder / "journal.sqlite").exists():
            check = [self.binary, "journal", "verify", "--data", self.journal.folder]
            result = subprocess.run(check, capture_output=True, text=True)
            # A writer that was killed before it made its tables left a file without a journal.
            is_new = self.journal.position == 0 and not acknowledged and result.returncode == 3
            if result.returncode != 0 and not is_new:
                raise Lost(result.stderr)
            if not is_new:
                found = self.journal.walk()
        self.journal.prove(acknowledged)
        return len(acknowledged), found


def round_of(binary, journal, random_moment, largest):
    """Lets a writer write and kills it. Gives what it acknowledged and how long it was let be."""
    command = [binary, "journal", "write-test", "--data", journal.folder, "--largest", str(largest)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    output = b""
    kill_at = None
    # Every tenth is killed while it starts: then nothing is acknowledged, and the file may be half made.
    if random_moment.random() < 0.1:
        kill_at = time.monotonic() + random_moment.uniform(0, 0.06)
    give_up = time.monotonic() + START_SECONDS
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while kill_at is None or time.monotonic() < kill_at:
            until = give_up if kill_at is None else kill_at
            if selector.select(max(0, until - time.monotonic())):
                data = os.read(process.stdout.fileno(), 1 << 16)
                if not data:
                    break
                output += data
                if kill_at is None:
                    kill_at = time.monotonic() + random_moment.uniform(0, 0.06)
            elif kill_at is None:
                break
    process.send_signal(signal.SIGKILL)
    rest, errors = process.communicate()
    if process.returncode != -signal.SIGKILL:
        raise Lost(f"the writer ended with {process.returncode}: {errors.decode()}")
    if kill_at is None:
        raise Lost(f"nothing was acknowledged within {START_SECONDS} s")
    # A line that the kill cut off is no acknowledgement.
    lines = (output + rest).decode().split("\n")[:-1]
    return [(stream, int(version), text) for stream, version, text in (line.split(" ") for line in lines)]
