"""How long building an atlas takes, beside ogr2ogr copying the same files."""

import os
from statistics import median

from .machine import NotMeasured, needs, timed
from .table import row

LEVELS = ("gemeente", "wijk", "buurt")


class Building:
    """Times builds; every run writes a new file in the same folder."""

    def __init__(self, samenhang, recipes, data, folder, clock):
        self.samenhang, self.recipes, self.data = samenhang, recipes, data
        self.folder, self.clock = folder, clock

    def atlas(self, recipe, out, limit):
        """Builds an atlas and gives the seconds."""
        remove(out)
        command = [self.samenhang, "atlas", "build", os.path.join(self.recipes, recipe), "--out", out]
        return timed(command, self.clock, limit, env={"SAMENHANG_TEST_DATA": self.data})[0]

    def copy(self, sources, out):
        """Copies GeoPackages into one with ogr2ogr and gives the seconds."""
        remove(out)
        total = 0.0
        for source in sources:
            add = ["-update"] if total else []
            total += timed(["ogr2ogr", "-f", "GPKG", *add, out, source], self.clock, 60)[0]
        return total

    def clean(self, out, runs):
        """The clean country against ogr2ogr, in turn and each first as often as the other."""
        needs("ogr2ogr")
        sources = [os.path.join(self.data, "cbs-2015", f"nl2015_{level}_rd.gpkg") for level in LEVELS]
        for source in sources:
            if not os.path.exists(source):
                raise NotMeasured(f"{source} is not there")
        copied = os.path.join(self.folder, "copied.gpkg")
        build, copy = [], []
        for run in range(-1, runs):  # the first of each only warms up
            for ours in (True, False) if run % 2 else (False, True):
                seconds = self.atlas("country-2015-clean.yaml", out, 60) if ours else self.copy(sources, copied)
                if run >= 0:
                    (build if ours else copy).append(seconds)
        remove(copied)
        ratios = [a / b for a, b in zip(build, copy)]
        detail = (
            f"{min(ratios):.2f}–{max(ratios):.2f} over {runs} pairs; atlas {spread(build)}, ogr2ogr {spread(copy)}")
        return [
            row("clean 2015 country to an atlas, against ogr2ogr copying the same files",
                median(build) / median(copy), "×", limit=6, detail=detail)]

    def raw(self, runs):
        """The country in pieces."""
        if not os.path.isdir(os.path.join(self.data, "cbs-2015-raw")):
            raise NotMeasured(f"{self.data}/cbs-2015-raw is not there")
        out = os.path.join(self.folder, "raw.gpkg")
        times = [self.atlas("country-2015-raw.yaml", out, 90) for _ in range(runs)]
        remove(out)
        return [
            row("2015 country from its raw pieces to an atlas", median(times), "s", limit=20,
                detail=f"{ends(times)} over {runs} runs")]

    def fictional(self, out, neighbourhoods):
        """Makes a fictional country in which every indicator has data."""
        timed([self.samenhang, "demo", "--neighbourhoods", str(neighbourhoods), "--out", out], self.clock, 120)


def remove(path):
    for name in (path, path + "-journal", path + "-wal", path + "-shm"):
        if os.path.exists(name):
            os.remove(name)


def ends(times):
    return f"{min(times):.2f}–{max(times):.2f} s"


def spread(times):
    return f"{median(times):.2f} s, {ends(times)}"
