"""Runs a program and gives how long it took and how much memory it had."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field

from harness.machine import NotMeasured


@dataclass
class Run:
    """What one run cost. Memory is the most there was at once; stages are what the program says of itself."""

    seconds: float
    megabytes: float | None = None
    stages: dict = field(default_factory=dict)


def run(command, limit=900):
    """Runs a program to its end; it is stopped when it takes more than `limit` seconds.

    The kernel counts this process's own memory towards that of a new one, so nothing large may be imported here.
    """
    late = threading.Event()
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complaints:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=complaints)

        def stop():
            late.set()
            process.kill()

        timer = threading.Timer(limit, stop)
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        finally:
            timer.cancel()
        seconds = time.perf_counter() - started
        process.returncode = code = os.waitstatus_to_exitcode(status)
        name = os.path.basename(command[0]) if command[0] != sys.executable else command[2]
        if late.is_set():
            raise NotMeasured(f"{name} was stopped after {limit} s")
        if code != 0:
            raise NotMeasured(f"{name} ended with {code}: {tail(complaints) or tail(said)}")
        return Run(seconds, usage.ru_maxrss * 1024 / 1e6, stages(tail(said)))


def peer(module, *arguments, limit=900):
    """Runs one of the modules here in a process of its own."""
    return run([sys.executable, "-m", f"peers.{module}", *map(str, arguments)], limit)


def tail(file):
    file.seek(0)
    return file.read().decode(errors="replace").strip()[-300:]


def stages(text):
    """The seconds per part that a peer prints on its last line."""
    try:
        found = json.loads(text.rpartition("\n")[2])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
