"""Which files are measured, with what size, and making those that are not there yet."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass

from harness.machine import NotMeasured, needs

SEED = 2015
VERSION = 1  # one more whenever what the makers write changes
ID = "buurtcode"


@dataclass(frozen=True)
class Sizes:
    """How much of everything; the quick sizes are a hundredth."""

    columns: int
    rows: int
    cell: float  # metres
    million: int
    ten_million: int
    stops: int


FULL = Sizes(columns=11_200, rows=13_000, cell=25, million=1_000_000, ten_million=10_000_000, stops=50_000)
QUICK = Sizes(columns=1_120, rows=1_300, cell=250, million=10_000, ten_million=100_000, stops=500)


class Inputs:
    """The files in a folder. Each has a stamp beside it with what it was made from; it is made again when that
    differs."""

    def __init__(self, folder, data, sizes):
        self.folder, self.sizes = folder, sizes
        self.neighbourhoods = os.path.join(data, "cbs-2015", "nl2015_buurt_rd.gpkg")
        if not os.path.exists(self.neighbourhoods):
            raise NotMeasured(f"{self.neighbourhoods} is not there; set SAMENHANG_TEST_DATA to the folder of the data")
        with open(self.neighbourhoods, "rb") as file:
            self.digest = hashlib.file_digest(file, "sha256").hexdigest()

    def areas(self):
        return self._made("areas.gpkg", "make_areas")

    def raster(self):
        return self._made("raster.tif", "make_raster", self.sizes.columns, self.sizes.rows, self.sizes.cell)

    def buildings(self):
        return self._buildings("buildings-1m.gpkg", self.sizes.million)

    def many_buildings(self):
        return self._buildings("buildings-10m.gpkg", self.sizes.ten_million)

    def stops(self):
        return self._made("stops.gpkg", "make_stops", self.sizes.stops)

    def _buildings(self, name, count):
        needs("ogrinfo")  # which makes their spatial index
        return self._made(name, "make_buildings", count)

    def _made(self, name, maker, *numbers):
        path = os.path.join(self.folder, name)
        stamp = json.dumps([VERSION, maker, SEED, *numbers, self.digest])
        if os.path.exists(path) and read(path + ".stamp") == stamp:
            return path
        print(f"… making {name}", file=sys.stderr, flush=True)
        os.makedirs(self.folder, exist_ok=True)
        new = os.path.join(self.folder, "new-" + name)
        remove(new)
        command = [sys.executable, "-m", f"peers.{maker}", self.neighbourhoods, new, str(SEED), *map(str, numbers)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            raise NotMeasured(f"{name} could not be made")
        os.replace(new, path)
        with open(path + ".stamp", "w", encoding="utf-8") as file:
            file.write(stamp)
        return path


def remove(path):
    """Removes what an interrupted run left, with SQLite's journals."""
    for name in (path, path + "-journal", path + "-wal", path + "-shm"):
        if os.path.exists(name):
            os.remove(name)


def read(path):
    """The text of a file; nothing when there is none."""
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def warm(*paths):
    """Reads files once, so that whoever is measured first finds them in the file cache just as the next does."""
    for path in paths:
        with open(path, "rb", buffering=0) as file:
            while file.read(1 << 22):
                pass
