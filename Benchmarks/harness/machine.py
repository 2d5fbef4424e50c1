"""The machine that is measured on, and the time that measuring may take."""

import os
import re
import shutil
import subprocess
import time


class NotMeasured(Exception):
    """Why a figure could not be had, and what the program printed before it failed."""

    def __init__(self, why, said=""):
        super().__init__(why)
        self.said = said


class Clock:
    """Bounds all measuring together."""

    def __init__(self, seconds):
        self.end = time.monotonic() + seconds

    def left(self):
        return self.end - time.monotonic()

    def bound(self, seconds):
        """No more than `seconds`, nor than what is left."""
        if self.left() < 1:
            raise NotMeasured("out of time")
        return min(seconds, self.left())


def timed(command, clock, limit, env=None):
    """Runs a program and gives the seconds it took and what it printed; it is stopped when it takes too long."""
    started = time.perf_counter()
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
            timeout=clock.bound(limit), env={**os.environ, **(env or {})})
    except subprocess.TimeoutExpired as late:
        said = (late.stdout or b"").decode(errors="replace")
        raise NotMeasured(f"{os.path.basename(command[0])} was stopped after {late.timeout:.0f} s", said) from None
    took = time.perf_counter() - started
    if done.returncode != 0:
        words = (done.stderr.strip() or done.stdout.strip())[-400:]
        raise NotMeasured(f"{os.path.basename(command[0])} ended with {done.returncode}: {words}", done.stdout)
    return took, done.stdout


def needs(program):
    """Fails when a program is not there."""
    if shutil.which(program) is None:
        raise NotMeasured(f"{program} is not installed (script/bootstrap --tests installs it)")


def two_cores():
    """Numbers of two cores that this process may use: one for the server, one for who asks."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        raise NotMeasured("the server and wrk need a core each; there is only one")
    return cores[0], cores[1]


def about():
    """One line about machine and moment."""
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    system = os.uname()
    day = time.strftime("%Y-%m-%d", time.gmtime())
    return (
        f"Measured on {day} by `script/bench`: {model}, {len(os.sched_getaffinity(0))} cores, "
        f"{system.sysname} {system.release}, {swift()}, {gdal()}; load average at the start {os.getloadavg()[0]:.2f}.")


def swift():
    if shutil.which("swift") is None:
        return "no Swift toolchain"
    said = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"Swift version [0-9.]+", said.stdout + said.stderr)
    return found[0].replace("version ", "") if found else "Swift of an unknown version"


def gdal():
    if shutil.which("ogr2ogr") is None:
        return "no GDAL tools"
    said = subprocess.run(["ogr2ogr", "--version"], capture_output=True, text=True, check=False).stdout
    return said.partition(",")[0].strip() or "GDAL of an unknown version"
