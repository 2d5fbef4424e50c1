"""Inputs in other coordinate reference systems: reprojected, or refused where nobody says which one it is."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

sys.path.append(str(ROOT / "Tests" / "oracle"))

import made_up
from measuring import Comparison, measured, run

RD, WGS84, WEB = 28992, 4326, 3857
BOX = (180_000, 390_000, 183_000, 392_000)
GRID = made_up.Grid("of heights", "float32", -9999, 120, 80, (25, 25), (180_000, 392_000))
# About the same ground in degrees.
DEGREES = made_up.moved(GRID, crs=WGS84, cell=(0.0004, 0.00025), origin=(5.755, 51.516))
RASTER = "count,mean,min,max,stdev,median"
FEATURES = "count,area,share,class:sort,mean:amount,sum:amount"
MOST = 1e-9


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Everything in RD New."""
    folder = tmp_path_factory.mktemp("crs")
    made_up.write_shapes(folder / "areas.gpkg", made_up.areas(GRID, 101, count=20))
    made_up.write_raster(folder / "raster.tif", GRID, made_up.cells(GRID, 101))
    made_up.write_raster(folder / "degrees.tif", DEGREES, made_up.cells(DEGREES, 102))
    for kind in ("polygons", "lines", "points"):
        shapes, columns = made_up.features(kind, BOX, 103)
        made_up.write_shapes(folder / f"{kind}.gpkg", shapes, **columns)
    return folder


def reprojected(path: Path, to: int, folder: Path, kind: str = "gpkg") -> Path:
    """By ogr2ogr, which has the same PROJ and the same grids as the program."""
    out = folder / f"{path.stem}-{to}.{kind}"
    options = ["-lco", "COORDINATE_PRECISION=15"] if kind == "geojson" else []
    subprocess.run(["ogr2ogr", "-t_srs", f"EPSG:{to}", *options, out, path], check=True, capture_output=True)
    return out


def same(one: dict, other: dict, most: float = MOST) -> None:
    comparison = Comparison()
    assert list(one) == list(other)
    for code, row in other.items():
        assert list(one[code]) == list(row)
        for name, value in row.items():
            comparison.add(code, name, one[code][name], value, 1e-3)
    comparison.check(most)


@pytest.mark.parametrize("crs, kind", [(WGS84, "gpkg"), (WGS84, "geojson"), (WEB, "gpkg")])
def test_areas_are_reprojected_to_the_system_of_the_raster(samenhang, folder, tmp_path, crs, kind):
    there = reprojected(folder / "areas.gpkg", crs, tmp_path, kind)
    back = reprojected(there, RD, tmp_path)
    arguments = ["--id", "code", "--raster", folder / "raster.tif", "--stats", RASTER]
    own = measured(samenhang, "--areas", there, *arguments)
    same(own, measured(samenhang, "--areas", back, *arguments))
    # Going there and back costs less than a millimetre, so that it is nearly what the areas had before.
    for code, row in measured(samenhang, "--areas", folder / "areas.gpkg", *arguments).items():
        assert own[code]["count"] == pytest.approx(row["count"], rel=1e-3, abs=1e-3)


def test_areas_in_metres_are_reprojected_to_a_raster_in_degrees(samenhang, folder, tmp_path):
    arguments = ["--id", "code", "--raster", folder / "degrees.tif", "--stats", RASTER]
    own = measured(samenhang, "--areas", folder / "areas.gpkg", *arguments)
    same(own, measured(samenhang, "--areas", reprojected(folder / "areas.gpkg", WGS84, tmp_path), *arguments))
    assert sum(row["count"] for row in own.values()) > 1000


def test_a_raster_in_degrees_has_as_much_ground_as_one_in_metres(samenhang, folder, tmp_path):
    raster = tmp_path / "warped.tif"
    command = [
        "gdalwarp",
        "-q",
        "-t_srs",
        "EPSG:4326",
        "-r",
        "near",
        "-tr",
        "0.00004",
        "0.000025",
        folder / "raster.tif",
        raster,
    ]
    subprocess.run(command, check=True, capture_output=True)
    arguments = ["--areas", folder / "areas.gpkg", "--id", "code", "--stats", "count,mean", "--raster"]
    degrees, metres = measured(samenhang, *arguments, raster), measured(samenhang, *arguments, folder / "raster.tif")
    large = [code for code, row in metres.items() if row["count"] > 200]
    assert len(large) > 3
    for code in large:
        assert degrees[code]["mean"] == pytest.approx(metres[code]["mean"], rel=0.01)


@pytest.mark.parametrize("kind, crs", [("polygons", WGS84), ("lines", WEB), ("points", WGS84)])
def test_features_are_reprojected_to_metres(samenhang, folder, tmp_path, crs, kind):
    there = reprojected(folder / f"{kind}.gpkg", crs, tmp_path)
    back = reprojected(there, RD, tmp_path)
    arguments = ["--areas", folder / "areas.gpkg", "--id", "code", "--ops", FEATURES, "--features"]
    own = measured(samenhang, *arguments, there)
    same(own, measured(samenhang, *arguments, back))
    same(own, measured(samenhang, *arguments, folder / f"{kind}.gpkg"), most=0.02)


def test_areas_features_and_targets_may_each_be_in_a_system_of_their_own(samenhang, folder, tmp_path):
    areas, features = reprojected(folder / "areas.gpkg", WGS84, tmp_path), reprojected(
        folder / "points.gpkg", WEB, tmp_path
    )
    targets = reprojected(folder / "lines.gpkg", 4258, tmp_path)
    stats = ["--id", "code", "--stats", "count,mean,share:100"]
    own = measured(samenhang, "--areas", areas, "--features", features, "--nearest", targets, *stats)
    plain = measured(
        samenhang,
        "--areas",
        folder / "areas.gpkg",
        "--features",
        folder / "points.gpkg",
        "--nearest",
        folder / "lines.gpkg",
        *stats,
    )
    assert sum(row["distance_count"] for row in own.values()) > 100
    same(own, plain, most=1e-3)


@pytest.mark.parametrize(
    "role",
    [
        "areas",
        "features",
        "raster",
        "targets",
    ],
)
def test_reprojecting_is_said(samenhang, folder, tmp_path, role):
    areas, there = folder / "areas.gpkg", reprojected(
        folder / ("areas.gpkg" if role == "areas" else "points.gpkg"), WGS84, tmp_path
    )
    result = run(
        samenhang,
        "--id",
        "code",
        "--areas",
        *{
            "areas": [there, "--raster", folder / "raster.tif", "--stats", "mean"],
            "raster": [areas, "--raster", folder / "degrees.tif", "--stats", "mean"],
            "features": [areas, "--features", there, "--ops", "count"],
            "targets": [areas, "--nearest", there, "--stats", "mean"],
        }[role],
    )
    assert result.returncode == 0
    # A raster stays as it is: the areas go to it.
    name, way = (areas.name, "EPSG:28992 to EPSG:4326") if role == "raster" else (there.name, "EPSG:4326 to EPSG:28992")
    assert f"{name} is reprojected from {way}" in result.stderr


def test_what_is_not_reprojected_is_not_said_to_be(samenhang, folder):
    result = run(
        samenhang,
        "--areas",
        folder / "areas.gpkg",
        "--id",
        "code",
        "--features",
        folder / "points.gpkg",
        "--ops",
        "count",
    )
    assert "reprojected" not in result.stderr


@pytest.fixture(scope="module")
def unknown(folder) -> Path:
    """The same without a word about where they lie."""
    into = folder / "unknown"
    into.mkdir()
    made_up.write_raster(into / "raster.tif", made_up.moved(GRID, crs=None), made_up.cells(GRID, 101))
    made_up.write_shapes(into / "areas.shp", made_up.areas(GRID, 101, count=20), crs=None)
    shapes, columns = made_up.features("points", BOX, 103)
    made_up.write_shapes(into / "points.shp", shapes, crs=None, **columns)
    for path in into.glob("*.prj"):
        path.unlink()
    return into


ROLES = ["raster", "areas", "features", "targets"]


def with_unknown(role: str, folder: Path, unknown: Path) -> list:
    """A measuring in which one input says not where it lies."""
    areas = unknown / "areas.shp" if role == "areas" else folder / "areas.gpkg"
    points = unknown / "points.shp"
    rest = {
        "raster": ["--raster", unknown / "raster.tif", "--stats", "mean"],
        "areas": ["--raster", folder / "raster.tif", "--stats", "mean"],
        "features": ["--features", points, "--ops", "count"],
        "targets": ["--nearest", points, "--stats", "mean"],
    }[role]
    return ["--areas", areas, "--id", "code", *rest]


@pytest.mark.parametrize("role", ROLES)
def test_an_unknown_system_is_refused_and_says_how_to_name_it(samenhang, folder, unknown, role):
    result = run(samenhang, *with_unknown(role, folder, unknown))
    assert (result.returncode, result.stdout) == (3, "")
    assert "unknown/" in result.stderr
    assert "coordinate reference system" in result.stderr and "--assume-crs 28992" in result.stderr


def test_it_does_not_speak_of_recipes(samenhang, folder, unknown):
    assert "'crs:'" not in run(samenhang, *with_unknown("features", folder, unknown)).stderr


@pytest.mark.parametrize("role", ROLES)
def test_an_assumed_system_is_taken(samenhang, folder, unknown, role):
    own = measured(samenhang, *with_unknown(role, folder, unknown), "--assume-crs", RD)
    known = [
        str(word).replace("/unknown/", "/").replace("points.shp", "points.gpkg").replace(".shp", ".gpkg")
        for word in with_unknown(role, folder, unknown)
    ]
    same(own, measured(samenhang, *known))


def test_what_a_file_says_goes_before_what_is_assumed(samenhang, folder):
    arguments = ["--areas", folder / "areas.gpkg", "--id", "code", "--raster", folder / "raster.tif", "--stats", "mean"]
    assert measured(samenhang, *arguments, "--assume-crs", WGS84) == measured(samenhang, *arguments)


def test_an_assumed_system_that_does_not_exist_is_named(samenhang, folder, unknown):
    for role in ROLES:
        result = run(samenhang, *with_unknown(role, folder, unknown), "--assume-crs", 99999)
        assert result.returncode in (2, 3)
        assert "EPSG:99999" in result.stderr and "not known" in result.stderr


def test_a_raster_in_a_system_without_a_number_is_refused_by_its_name(samenhang, folder, tmp_path):
    own = "+proj=laea +lat_0=52 +lon_0=5 +x_0=0 +y_0=0 +ellps=bessel +units=m +no_defs"
    raster = made_up.write_raster(tmp_path / "own.tif", made_up.moved(GRID, crs=own), made_up.cells(GRID, 101))
    result = run(samenhang, "--areas", folder / "areas.gpkg", "--id", "code", "--raster", raster, "--stats", "mean")
    assert result.returncode == 3
    assert "own.tif" in result.stderr and "unknown" in result.stderr and "--assume-crs" in result.stderr
