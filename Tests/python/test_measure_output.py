"""What `samenhang measure` writes: the same for any number of cores, CSV that says what the GeoPackage says, files that
others can use, and never anything half done."""

import csv
import io
import json
import shutil
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
from measuring import run, table

BOX = (100_000, 400_000, 103_000, 402_000)
GRID = made_up.Grid(
    "large enough for many blocks",
    "float32",
    -9999,
    300,
    200,
    (10, 10),
    (100_000, 402_000),
    profile=(("tiled", True), ("blockxsize", 64), ("blockysize", 64)),
)
CLASSES = made_up.moved(GRID, type="uint8", missing=255, classes=5, profile=())


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Areas, two rasters, and more buildings than are read at a time."""
    folder = tmp_path_factory.mktemp("output")
    made_up.write_shapes(folder / "areas.gpkg", made_up.areas(GRID, 91, count=40))
    made_up.write_raster(folder / "heights.tif", GRID, made_up.cells(GRID, 91))
    made_up.write_raster(folder / "classes.tif", CLASSES, made_up.cells(CLASSES, 91))
    random = np.random.default_rng(92)
    corner = random.uniform((BOX[0], BOX[1]), (BOX[2], BOX[3]), (20_000, 2))
    size = random.uniform(4, 25, (20_000, 2))
    buildings = shapely.box(*corner.T, *(corner + size).T)
    sort = random.choice(["wonen", "werken", "leeg \"b\", 'c'", "ééé"], 20_000)
    made_up.write_shapes(folder / "buildings.gpkg", buildings, sort=sort, year=random.integers(1200, 2024, 20_000))
    made_up.write_shapes(folder / "stops.gpkg", [shapely.Point(point) for point in corner[:500] + 3])
    return folder


MEASURINGS = {
    "raster": ["--raster", "heights.tif", "--stats", "count,sum,mean,min,max,stdev,variance,median,p5,p95"],
    "classes": ["--raster", "classes.tif", "--stats", "majority,minority,variety,share,mean"],
    "features": [
        "--features",
        "buildings.gpkg",
        "--ops",
        "count,area,density,share:sort,class:sort,sum:year,fsi:year,mean:year,stdev:year,min:year,max:year,median:year,"
        "p90:year",
    ],
    "distances": [
        "--features",
        "buildings.gpkg",
        "--nearest",
        "stops.gpkg",
        "--stats",
        "count,mean,min,max,stdev,share:100",
        "--weight",
        "year",
    ],
    "distances of areas": ["--nearest", "stops.gpkg", "--stats", "mean,share:100"],
}


def arguments(folder: Path, what: str) -> list:
    names = [folder / word if word.endswith((".tif", ".gpkg")) else word for word in MEASURINGS[what]]
    return ["--areas", folder / "areas.gpkg", "--id", "code", *names]


@pytest.fixture(scope="module", params=MEASURINGS)
def what(request):
    return request.param


@pytest.fixture(scope="module")
def printed(samenhang, folder, what) -> str:
    """The table on standard output, with one core."""
    result = run(samenhang, *arguments(folder, what), "--threads", 1)
    assert result.returncode == 0 and result.stdout.count("\n") == 41
    return result.stdout


@pytest.fixture(scope="module")
def geopackage(samenhang, folder, what) -> Path:
    path = folder / f"{what}.gpkg"
    result = run(samenhang, *arguments(folder, what), "--out", path)
    assert (result.returncode, result.stdout) == (0, "")
    return path


def test_any_number_of_cores_gives_the_same_bytes(samenhang, folder, printed, what):
    for threads in (2, 4):
        assert run(samenhang, *arguments(folder, what), "--threads", threads).stdout == printed


def test_a_csv_file_is_what_else_goes_to_standard_output(samenhang, folder, tmp_path, printed, what):
    written = run(samenhang, *arguments(folder, what), "--out", tmp_path / "o.csv")
    assert (written.returncode, written.stdout) == (0, "")
    assert (tmp_path / "o.csv").read_bytes() == printed.encode()
    rows = list(csv.reader(io.StringIO(printed)))
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_geopackage_holds_the_areas_and_what_the_csv_holds(folder, geopackage, printed):
    assert [name for name, _ in pyogrio.list_layers(geopackage)] == ["measured"]
    own = pyogrio.read_dataframe(geopackage)
    assert own.crs.to_epsg() == made_up.RD
    expected = table(printed)
    assert list(own["code"]) == list(expected)
    assert list(own.columns) == ["code", *next(iter(expected.values())), "geometry"]
    for row in own.drop(columns="geometry").to_dict("records"):
        values = {
            name: None if value is None or np.isnan(value) else value for name, value in row.items() if name != "code"
        }
        assert values == expected[row["code"]]
    areas = pyogrio.read_dataframe(folder / "areas.gpkg")
    assert own.geometry.geom_equals(areas.geometry).all()


def test_ogrinfo_opens_the_geopackage_without_a_word_of_warning(geopackage):
    result = subprocess.run(["ogrinfo", "-ro", "-al", "-so", geopackage], capture_output=True, text=True)
    assert result.returncode == 0 and result.stderr == ""
    assert "Warning" not in result.stdout and "ERROR" not in result.stdout
    assert "Layer name: measured" in result.stdout and "Feature Count: 40" in result.stdout


def pdok(path: Path) -> list[dict]:
    validator = Path(sys.executable).with_name("geopackage-validator")
    if not validator.exists():
        pytest.skip("geopackage-validator is not installed; run script/python-env")
    result = subprocess.run([validator, "validate", "--gpkg-path", path], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)["results"]


def test_the_validator_of_pdok_finds_no_error(samenhang, folder, tmp_path):
    run(samenhang, *arguments(folder, "classes"), "--out", tmp_path / "o.gpkg")
    assert [found for found in pdok(tmp_path / "o.gpkg") if found["level"] != "recommendation"] == []


def test_the_recommendations_of_pdok_are_met(samenhang, folder, tmp_path):
    run(samenhang, *arguments(folder, "classes"), "--out", tmp_path / "o.gpkg")
    assert pdok(tmp_path / "o.gpkg") == []


def test_only_the_table_goes_to_standard_output(samenhang, folder):
    result = run(samenhang, *arguments(folder, "raster"))
    assert result.stdout.startswith("code,count,sum,mean,min,max,stdev,variance,median,p5,p95\nA000,")
    assert "Measuring" in result.stderr and "Measuring" not in result.stdout


def test_a_result_that_stands_already_is_replaced(samenhang, folder, tmp_path):
    for name in ("o.csv", "o.gpkg"):
        for what in ("raster", "classes"):
            assert run(samenhang, *arguments(folder, what), "--out", tmp_path / name).returncode == 0
    assert (tmp_path / "o.csv").read_text().startswith("code,majority,minority")
    assert "majority" in pyogrio.read_info(tmp_path / "o.gpkg")["fields"]


@pytest.mark.parametrize("name", ["o.csv", "o.gpkg"])
def test_a_folder_that_is_not_there_is_named(samenhang, folder, tmp_path, name):
    result = run(samenhang, *arguments(folder, "raster"), "--out", tmp_path / "none" / name)
    assert result.returncode == 1
    assert f"none/{name}" in result.stderr and "Check that" in result.stderr


def test_a_geopackage_that_cannot_be_written_leaves_what_stood_there(samenhang, folder, tmp_path):
    out = tmp_path / "o.gpkg"
    run(samenhang, *arguments(folder, "raster"), "--out", out)
    before = out.read_bytes()
    areas = made_up.write_shapes(tmp_path / "areas.gpkg", made_up.areas(GRID, 91, count=5), mean="")
    result = run(
        samenhang, "--areas", areas, "--id", "mean", "--raster", folder / "classes.tif", "--stats", "mean", "--out", out
    )
    assert result.returncode in (0, 1, 2, 3)
    assert result.returncode == 0 or out.read_bytes() == before


def test_the_areas_are_not_written_over(samenhang, folder, tmp_path):
    areas = shutil.copy(folder / "areas.gpkg", tmp_path / "areas.gpkg")
    before = Path(areas).read_bytes()
    result = run(
        samenhang,
        "--areas",
        areas,
        "--id",
        "code",
        "--raster",
        folder / "classes.tif",
        "--stats",
        "mean",
        "--out",
        areas,
    )
    assert result.returncode == 2
    assert Path(areas).read_bytes() == before


KINDS = {"in capitals and in small letters": ["Gras", "gras"], "missing, and called none": [None, "none"]}


@pytest.mark.parametrize("kinds", KINDS.values(), ids=KINDS)
def test_values_that_look_alike_get_columns_of_their_own(samenhang, tmp_path, kinds):
    squares = [shapely.box(x, 400_000, x + 10, 400_010) for x in (100_000, 100_020)]
    areas = made_up.write_shapes(tmp_path / "areas.gpkg", [shapely.box(*BOX)])
    file = made_up.write_shapes(tmp_path / "green.gpkg", squares, kind=kinds)
    command = ["--areas", areas, "--id", "code", "--features", file, "--ops", "class:kind"]
    header = run(samenhang, *command).stdout.splitlines()[0].split(",")
    result = run(samenhang, *command, "--out", tmp_path / "o.gpkg")
    assert result.returncode == 0, result.stderr
    assert len(set(header)) == 3


@pytest.mark.parametrize("name, stats", [("code", "mean,mean"), ("mean", "mean"), ("geom", "mean")])
def test_a_statistic_is_written_whatever_the_names(samenhang, folder, tmp_path, name, stats):
    areas = made_up.write_shapes(tmp_path / "areas.geojson", made_up.areas(GRID, 91, count=5), **{name: list("abcde")})
    result = run(
        samenhang,
        "--areas",
        areas,
        "--id",
        name,
        "--raster",
        folder / "classes.tif",
        "--stats",
        stats,
        "--out",
        tmp_path / "o.gpkg",
    )
    assert result.returncode in (0, 2), result.stderr


def test_too_many_values_for_columns_are_refused_in_few_words(samenhang, folder, tmp_path):
    grid = made_up.Grid("every cell another value", width=60, height=60, origin=(100_000, 402_000))
    raster = made_up.write_raster(tmp_path / "raster.tif", grid, made_up.cells(grid, 93))
    result = run(
        samenhang,
        "--areas",
        folder / "areas.gpkg",
        "--id",
        "code",
        "--raster",
        raster,
        "--stats",
        "share",
        "--out",
        tmp_path / "o.gpkg",
    )
    assert result.returncode in (0, 2, 3)
    assert len(result.stderr) < 1000
