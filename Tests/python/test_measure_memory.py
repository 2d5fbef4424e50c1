"""Measuring takes as much memory as is stated, whatever the size of the input; and --memory changes no result."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely

from conftest import ROOT

sys.path.append(str(ROOT / "Tests" / "oracle"))

import made_up
from measuring import QUIET, SECONDS

# The program, GDAL and the blocks of two workers.
BASE_MB = 130


# A child has at least the peak of what starts it, so something small starts it.
STARTER = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def with_peak(samenhang, *arguments) -> tuple[str, float]:
    """What it prints, and the most memory it had, in MB."""
    command = [sys.executable, "-I", "-S", "-c", STARTER, samenhang, "measure", *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, env=os.environ | QUIET, timeout=SECONDS)
    assert result.returncode == 0, result.stderr
    return result.stdout, int(result.stderr) / 1000


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """4000 by 4000 cells, a quarter of them in areas, 300,000 footprints, and lines from one side to the other."""
    folder = tmp_path_factory.mktemp("memory")
    grid = made_up.Grid("large", "int16", None, 4000, 4000, (5, 5), (100_000, 420_000), profile=(("tiled", True),))
    random = np.random.default_rng(141)
    made_up.write_raster(folder / "raster.tif", grid, random.integers(0, 30_000, (1, 4000, 4000), dtype="int16"))
    made_up.write_shapes(folder / "areas.gpkg", made_up.tiling((100_000, 400_000, 110_000, 410_000), 8, 8, 141))
    made_up.write_shapes(folder / "pile.gpkg", [shapely.box(99_000, 399_000, 121_000, 421_000)] * 20)
    corner, size = random.uniform((100_000, 400_000), (120_000, 420_000), (300_000, 2)), random.uniform(
        5, 20, (300_000, 2)
    )
    write(
        folder / "footprints.gpkg",
        shapely.box(*corner.T, *(corner + size).T),
        "Polygon",
        year=random.integers(1800, 2024, 300_000),
    )
    ends = random.uniform((100_000, 400_000), (120_000, 420_000), (2, 20_000, 2))
    write(folder / "lines.gpkg", shapely.linestrings(np.stack(list(ends), 1)), "LineString", number=np.arange(20_000))
    return folder


def write(path: Path, shapes, kind: str, **columns) -> None:
    pyogrio.raw.write(
        path,
        shapely.to_wkb(shapes),
        list(columns.values()),
        list(columns),
        geometry_type=kind,
        crs="EPSG:28992",
        spatial_index=False,
    )


@pytest.fixture(scope="module")
def of_raster(samenhang, folder):
    """Measures the raster, and says how much memory that took."""
    arguments = ["--areas", folder / "areas.gpkg", "--id", "code", "--raster", folder / "raster.tif"]
    return lambda *more: with_peak(samenhang, *arguments, *more)


@pytest.fixture(scope="module")
def moments(of_raster) -> tuple[str, float]:
    return of_raster("--stats", "count,sum,mean,min,max,stdev")


@pytest.fixture(scope="module")
def medians(of_raster) -> dict[int, tuple[str, float]]:
    """Tables and peaks by --memory."""
    return {memory: of_raster("--stats", "median", "--memory", memory) for memory in (8, 512)}


def test_statistics_but_quantiles_take_no_memory_per_cell(moments):
    assert moments[1] < BASE_MB


def test_quantiles_are_the_same_with_little_memory_and_with_much(medians):
    assert medians[8][0] == medians[512][0]
    assert medians[8][0].count("\n") == 65


def test_quantiles_take_no_more_memory_than_is_allowed(medians, moments):
    # The values, the same in order, and their places.
    assert medians[8][1] < moments[1] + 4 * 8


def test_300_000_footprints_take_little_memory(samenhang, folder):
    table, peak = with_peak(
        samenhang,
        "--areas",
        folder / "areas.gpkg",
        "--id",
        "code",
        "--features",
        folder / "footprints.gpkg",
        "--ops",
        "count,area,share,density,mean:year,stdev:year",
    )
    assert table.count("\n") == 65
    assert peak < BASE_MB


def test_quantiles_of_features_take_no_more_memory_than_is_allowed(samenhang, folder):
    _, peak = with_peak(
        samenhang,
        "--areas",
        folder / "pile.gpkg",
        "--id",
        "code",
        "--features",
        folder / "footprints.gpkg",
        "--ops",
        "median:year",
        "--memory",
        8,
    )
    assert peak < BASE_MB + 4 * 8


def test_long_lines_as_targets_take_little_memory(samenhang, folder):
    _, peak = with_peak(
        samenhang,
        "--areas",
        folder / "areas.gpkg",
        "--id",
        "code",
        "--nearest",
        folder / "lines.gpkg",
        "--stats",
        "mean",
    )
    assert peak < 2 * BASE_MB
