"""What is asked wrongly is refused with exit code 2 or 3, and a message that names it and what there is to choose."""

import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from rasterio import Affine

from conftest import ROOT

sys.path.append(str(ROOT / "Tests" / "oracle"))

import made_up
from measuring import measured, run

BOX = (180_000, 390_000, 181_000, 391_000)
GRID = made_up.Grid("with gaps", "float32", -9999, 20, 20, (50, 50), (180_000, 391_000), bands=2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("refusals")
    made_up.write_shapes(folder / "areas.gpkg", [shapely.box(*BOX)], layer="wijk", naam="Oost")
    shapes, columns = made_up.features("polygons", BOX, 111, count=20)
    made_up.write_shapes(folder / "green.gpkg", shapes, layer="groen", **columns)
    made_up.write_raster(folder / "raster.tif", GRID, made_up.cells(GRID, 111))
    (folder / "text.txt").write_text("Not a map.")
    (folder / "empty.gpkg").write_bytes(b"")
    return folder


AREAS = ["--areas", "areas.gpkg", "--id", "code"]
RASTER = ["--raster", "raster.tif", "--stats", "mean"]
GREEN = ["--features", "green.gpkg", "--ops", "count"]
NEAREST = ["--nearest", "green.gpkg", "--stats", "mean"]

# What is asked, the exit code, and what the message names.
REFUSED = {
    "areas that are not there": (["--areas", "none.gpkg", "--id", "code", *RASTER], 3, ["none.gpkg", "No such file"]),
    "areas that are no map": (["--areas", "text.txt", "--id", "code", *RASTER], 3, ["text.txt", "not recognized"]),
    "areas in an empty file": (["--areas", "empty.gpkg", "--id", "code", *RASTER], 3, ["empty.gpkg"]),
    "a layer of areas that is not there": (
        ["--areas", "areas.gpkg:buurt", "--id", "code", *RASTER],
        2,
        ["areas.gpkg", "'buurt'", "wijk"],
    ),
    "a code that is not there": (
        ["--areas", "areas.gpkg", "--id", "nummer", *RASTER],
        3,
        ["areas.gpkg", "'wijk'", "'nummer'", "code, naam"],
    ),
    "a raster that is not there": (
        [*AREAS, "--raster", "none.tif", "--stats", "mean"],
        3,
        ["none.tif", "No such file"],
    ),
    "a raster that is none": ([*AREAS, "--raster", "text.txt", "--stats", "mean"], 3, ["text.txt", "not recognized"]),
    "a band that is not there": ([*AREAS, *RASTER, "--band", "3"], 2, ["raster.tif", "band 3", "has 2"]),
    "a statistic that is not there": (
        [*AREAS, "--raster", "raster.tif", "--stats", "mean,gemiddelde"],
        2,
        ["'gemiddelde'", "mean", "majority", "p99"],
    ),
    "a quantile that is not there": ([*AREAS, "--raster", "raster.tif", "--stats", "p101"], 2, ["'p101'", "p1 to p99"]),
    "features that are not there": (
        [*AREAS, "--features", "none.shp", "--ops", "count"],
        3,
        ["none.shp", "No such file"],
    ),
    "a layer of features that is not there": (
        [*AREAS, "--features", "green.gpkg:bos", "--ops", "count"],
        2,
        ["green.gpkg", "'bos'", "groen"],
    ),
    "an operation that is not there": (
        [*AREAS, "--features", "green.gpkg", "--ops", "omtrek"],
        2,
        ["'omtrek'", "share:COLUMN", "fsi:COLUMN"],
    ),
    "an operation without its column": (
        [*AREAS, "--features", "green.gpkg", "--ops", "sum"],
        2,
        ["'sum'", "sum:COLUMN"],
    ),
    "a column of classes that is not there": (
        [*AREAS, "--features", "green.gpkg", "--ops", "share:soort"],
        3,
        ["'soort'", "sort, amount, year"],
    ),
    "a column of numbers that is not there": (
        [*AREAS, "--features", "green.gpkg", "--ops", "mean:jaar"],
        3,
        ["'jaar'", "sort, amount, year"],
    ),
    "a column of numbers that holds text": (
        [*AREAS, "--features", "green.gpkg", "--ops", "mean:sort"],
        2,
        ["'sort'", "green.gpkg", "text, not numbers"],
    ),
    "a geometry that is not there": ([*AREAS, *GREEN, "--geometry", "vlak"], 3, ["'vlak'", "it has: geom"]),
    "a condition on a column that is not there": (
        [*AREAS, *GREEN, "--where", "soort = 'gras'"],
        3,
        ["green.gpkg", "soort"],
    ),
    "a condition that is no condition": ([*AREAS, *GREEN, "--where", "sort = = 'gras'"], 3, ["green.gpkg"]),
    "targets that are not there": (
        [*AREAS, "--nearest", "none.gpkg", "--stats", "mean"],
        3,
        ["none.gpkg", "No such file"],
    ),
    "a statistic of distances that is not there": (
        [*AREAS, "--nearest", "green.gpkg", "--stats", "median"],
        2,
        ["'median'", "share:METRES"],
    ),
    "a distance below 0": (
        [*AREAS, "--nearest", "green.gpkg", "--stats", "share:-3"],
        2,
        ["'share:-3'", "share:METRES"],
    ),
    "a weight that is not there": (
        [*AREAS, "--features", "green.gpkg", *NEAREST, "--weight", "woningen"],
        3,
        ["'woningen'", "sort, amount, year"],
    ),
    "nothing to measure": (AREAS, 2, ["--raster", "--features", "--nearest"]),
    "a raster and features": ([*AREAS, *RASTER, *GREEN], 2, ["--raster", "--features"]),
    "a raster without a statistic": ([*AREAS, "--raster", "raster.tif"], 2, ["--stats"]),
    "features without an operation": ([*AREAS, "--features", "green.gpkg"], 2, ["--ops"]),
    "targets without a statistic": ([*AREAS, "--nearest", "green.gpkg"], 2, ["--stats"]),
    "no areas": (["--id", "code", *RASTER], 2, ["--areas"]),
    "no codes": (["--areas", "areas.gpkg", *RASTER], 2, ["--id"]),
    "no cores": ([*AREAS, *RASTER, "--threads", "0"], 2, ["--threads", "1 or more"]),
    "no memory": ([*AREAS, *RASTER, "--memory", "0"], 2, ["--memory", "1 or more"]),
    "a result of an unknown kind": ([*AREAS, *RASTER, "--out", "o.xlsx"], 2, [".csv or .gpkg"]),
    "a band that is no number": ([*AREAS, *RASTER, "--band", "rood"], 2, ["'rood'", "--band"]),
    "an option that is not there": ([*AREAS, *RASTER, "--snel"], 2, ["--snel"]),
    "too little memory for one area": (
        [*AREAS, "--raster", "wide.tif", "--stats", "median", "--memory", "1"],
        2,
        ["1000000 cells", "16 MB", "--memory"],
    ),
}


@pytest.fixture(scope="module", autouse=True)
def wide(folder):
    """A raster with more cells in an area than fit in 1 MB."""
    grid = made_up.moved(GRID, width=1000, height=1000, cell=(1, 1), bands=1)
    made_up.write_raster(folder / "wide.tif", grid, np.zeros((1, 1000, 1000), "float32"))


FILES = (".gpkg", ".tif", ".shp", ".txt")


def refused(samenhang, folder, arguments, codes=(2, 3)) -> str:
    """What the program says; it must have refused without a result, and without showing its insides."""
    result = run(samenhang, *[folder / word if word.split(":")[0].endswith(FILES) else word for word in arguments])
    assert result.returncode in codes, result.stdout + result.stderr
    assert result.stdout == ""
    for inside in ("Fatal error", "Swift.", ".swift:", "0x", "Optional(", "Crash"):
        assert inside not in result.stderr
    return result.stderr


@pytest.mark.parametrize("arguments, code, names", REFUSED.values(), ids=REFUSED)
def test_it_is_refused_and_named(samenhang, folder, arguments, code, names):
    said = refused(samenhang, folder, arguments, (code,))
    for name in names:
        assert name in said, said


IGNORED = {
    "operations beside distances": [*AREAS, *NEAREST, "--features", "green.gpkg", "--ops", "count"],
    "operations beside a raster": [*AREAS, *RASTER, "--ops", "count"],
    "a condition on a raster": [*AREAS, *RASTER, "--where", "soort = 'gras'"],
    "a weight without features": [*AREAS, *NEAREST, "--weight", "none"],
    "a band of features": [*AREAS, *GREEN, "--band", "2"],
    "statistics of features": [*AREAS, *GREEN, "--stats", "mean"],
    "a condition on targets without targets": [*AREAS, *GREEN, "--nearest-where", "soort = 'gras'"],
}


@pytest.mark.parametrize("arguments", IGNORED.values(), ids=IGNORED)
def test_what_would_be_passed_over_is_refused(samenhang, folder, arguments):
    refused(samenhang, folder, arguments)


NOTHING = {
    "no statistic": [*AREAS, "--raster", "raster.tif", "--stats", ""],
    "no operation": [*AREAS, "--features", "green.gpkg", "--ops", ","],
    "a share of no column": [*AREAS, "--features", "green.gpkg", "--ops", "share:"],
}


@pytest.mark.parametrize("arguments", NOTHING.values(), ids=NOTHING)
def test_what_asks_for_nothing_is_refused(samenhang, folder, arguments):
    refused(samenhang, folder, arguments)


def test_a_weight_that_is_text_is_refused_as_other_columns_are(samenhang, folder):
    said = refused(samenhang, folder, [*AREAS, "--features", "green.gpkg", *NEAREST, "--weight", "sort"])
    assert "text, not numbers" in said


def test_a_condition_on_an_unknown_column_says_which_there_are(samenhang, folder):
    said = refused(samenhang, folder, [*AREAS, *GREEN, "--where", "soort = 'gras'"])
    assert "sort, amount, year" in said or "no such column" in said
    assert "CASE WHEN" not in said


def test_a_wrong_column_is_answered_with_advice_about_the_command(samenhang, folder):
    assert "Get the file again" not in refused(samenhang, folder, ["--areas", "areas.gpkg", "--id", "nummer", *RASTER])


ODD = {
    "rotated": ({"transform": Affine(50, 3, 180_000, 3, -50, 391_000)}, "is rotated; make it north-up first"),
    "south-up": ({"transform": Affine(50, 0, 180_000, 0, 50, 390_000)}, "first row in the south"),
    "nowhere": ({"transform": None}, "says not where its cells lie"),
    "complex": ({"dtype": "complex64"}, "holds CFloat32, which is not one number per cell"),
}


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
@pytest.mark.parametrize("changes, says", ODD.values(), ids=ODD)
def test_a_raster_that_cannot_be_measured_says_why(samenhang, folder, tmp_path, changes, says):
    profile = {"driver": "GTiff", "width": 20, "height": 20, "count": 1, "dtype": "float32", "crs": 28992}
    with rasterio.open(
        tmp_path / "odd.tif", "w", **(profile | {"transform": Affine(50, 0, 180_000, 0, -50, 391_000)} | changes)
    ) as file:
        file.write(np.ones((1, 20, 20), file.dtypes[0]))
    said = refused(samenhang, folder, [*AREAS, "--raster", str(tmp_path / "odd.tif"), "--stats", "mean"])
    assert "odd.tif" in said and says in said


def test_a_value_that_means_missing_can_be_named(samenhang, folder, tmp_path):
    grid = made_up.moved(GRID, missing=None, bands=1)
    cells = np.full((1, 20, 20), 7, "float32")
    cells[0, :, :5] = -1
    raster = made_up.write_raster(tmp_path / "raster.tif", grid, cells)
    arguments = [
        "--areas",
        folder / "areas.gpkg",
        "--id",
        "code",
        "--raster",
        raster,
        "--stats",
        "count,mean,min,variety",
    ]
    assert measured(samenhang, *arguments)["A000"] == {"count": 400, "mean": 5, "min": -1, "variety": 2}
    assert measured(samenhang, *arguments, "--nodata=-1")["A000"] == {"count": 300, "mean": 7, "min": 7, "variety": 1}


@pytest.mark.parametrize("value", ["7", "nan"])
def test_a_value_that_is_named_comes_beside_that_of_the_file(samenhang, folder, tmp_path, value):
    cells = np.full((1, 20, 20), 5, "float32")
    cells[0, :, :5], cells[0, :, 5] = -9999, 7
    raster = made_up.write_raster(tmp_path / "raster.tif", made_up.moved(GRID, bands=1), cells)
    result = run(
        samenhang,
        "--areas",
        folder / "areas.gpkg",
        "--id",
        "code",
        "--raster",
        raster,
        "--stats",
        "min",
        "--nodata",
        value,
    )
    assert result.returncode == 2 or result.stdout == "code,min\nA000,5.0\n"
