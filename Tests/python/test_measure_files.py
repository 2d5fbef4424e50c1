"""Every file that may be a map either measures or is refused by name; damaged ones too. None crashes the program.

All real files take some minutes; without SAMENHANG_TEST_EVERY_FILE=1 one of every folder and kind is taken, not a
large one.
"""

import os
import random
import shutil
import sys
import zipfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyogrio
import pytest
import rasterio
import shapely

from conftest import ROOT

sys.path.append(str(ROOT / "Tests" / "oracle"))

import made_up
from measuring import run

VECTOR = {".gpkg", ".geojson", ".json", ".jsonfg", ".shp", ".gml", ".xml", ".dbf", ".csv", ".xlsx", ".xlsm"}
RASTER = {".tif", ".tiff", ".asc", ".idf"}
LARGE = 3_000_000
EVERY = bool(os.environ.get("SAMENHANG_TEST_EVERY_FILE"))
INSIDES = (
    "Fatal error:",
    "Illegal instruction",
    "Segmentation",
    ".swift:",
    "Swift runtime",
    "Crash",
    "Assertion",
    "Stack dump",
)


def verdict(samenhang, *arguments) -> str:
    """Empty where the program measured, or refused in words; else what it did."""
    try:
        result = run(samenhang, *arguments, "--threads", 1)
    except Exception as error:
        return f"{arguments}: {error!r}"
    rows = result.stdout.count("\n")
    fine = (
        result.returncode == 0
        and rows > 1
        or result.returncode in (1, 2, 3)
        and rows == 0
        and result.stderr.count("samenhang: ") == 1
    )
    if fine and not any(inside in result.stderr for inside in INSIDES):
        return ""
    return f"{arguments}: {result.returncode}, {rows} rows: {result.stderr[-500:]}"


def all_fine(samenhang, runs: list[list]) -> None:
    assert runs
    with ThreadPoolExecutor(2) as pool:
        wrong = [said for said in pool.map(lambda arguments: verdict(samenhang, *arguments), runs) if said]
    assert not wrong, "\n".join([f"{len(wrong)} of {len(runs)}:", *wrong])


@pytest.fixture(scope="module")
def links(data_dir, tmp_path_factory) -> Path:
    """The real files by way of links, as GDAL writes what it finds out about a GML file beside it; copies of
    GeoPackages, as SQLite follows a link and may leave its own files there."""
    folder = tmp_path_factory.mktemp("links")
    for path in data_dir.rglob("*"):
        if path.is_file():
            link = folder / path.relative_to(data_dir)
            link.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".gpkg":
                shutil.copyfile(path, link)
            else:
                link.symlink_to(path)
    return folder


def maps(folder: Path) -> list[tuple[str, bool]]:
    """Files, and those in archives, that may be maps, and whether they would be rasters."""
    groups = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        names = {path: path.stat().st_size}
        if path.suffix.lower() == ".zip":
            entries = zipfile.ZipFile(path).infolist()
            names = {
                Path(f"/vsizip/{path}/{entry.filename}"): entry.file_size for entry in entries if not entry.is_dir()
            }
        for name, size in names.items():
            kind = name.suffix.lower()
            if kind in VECTOR | RASTER and (EVERY or size < LARGE):
                groups[name.parent, kind].append((str(name), kind in RASTER))
    chance = random.Random(121)
    return [entry for group in groups.values() for entry in (group if EVERY else [chance.choice(group)])]


def own_areas(name: str, is_raster: bool, path: Path) -> Path | None:
    """Nine areas over the extent of a file; None where nothing is to be known of it."""
    try:
        if is_raster:
            with rasterio.open(name) as file:
                box, crs = file.bounds, file.crs
        else:
            info = pyogrio.read_info(name, force_total_bounds=True)
            box, crs = info["total_bounds"], info["crs"]
        return made_up.write_shapes(path, made_up.tiling(tuple(box), 3, 3, 1), crs=crs or made_up.RD)
    except Exception:
        return None


@pytest.mark.filterwarnings("ignore")
def test_every_real_file_measures_or_is_refused_by_name(samenhang, links, tmp_path):
    anywhere = made_up.write_shapes(
        tmp_path / "netherlands.gpkg", made_up.tiling((0, 300_000, 280_000, 625_000), 7, 8, 1)
    )
    runs = []
    for number, (name, is_raster) in enumerate(maps(links)):
        areas = own_areas(name, is_raster, tmp_path / f"{number}.gpkg") or anywhere
        what = (
            ["--raster", name, "--stats", "count,mean,median,variety"]
            if is_raster
            else ["--features", name, "--ops", "count,area"]
        )
        runs.append(["--areas", areas, "--id", "code", "--assume-crs", made_up.RD, *what])
    assert len(runs) > 50
    all_fine(samenhang, runs)


@pytest.mark.filterwarnings("ignore")
def test_real_files_as_areas_and_as_targets_measure_or_are_refused(samenhang, links, tmp_path):
    points = made_up.write_shapes(
        tmp_path / "points.gpkg", [shapely.Point(155_000, 463_000), shapely.Point(195_000, 393_000)]
    )
    runs = []
    vectors = [name for name, is_raster in maps(links) if not is_raster and "csv" not in name]
    for name in vectors if EVERY else random.Random(122).sample(vectors, 10):
        try:
            column = pyogrio.read_info(name)["fields"][0]
        except Exception:
            column = "code"
        assumed = ["--assume-crs", made_up.RD, "--features", points]
        runs.append(["--areas", name, "--id", column, *assumed, "--ops", "count"])
        runs.append(["--areas", points, "--id", "code", "--nearest", name, *assumed, "--stats", "mean"])
    all_fine(samenhang, runs)


GRID = made_up.Grid(
    "to damage",
    "int16",
    -1,
    64,
    48,
    (10, 10),
    (150_000, 450_000),
    profile=(("tiled", True), ("blockxsize", 16), ("blockysize", 16), ("compress", "deflate")),
)
PLAIN = made_up.moved(GRID, type="float32", profile=())
COPIES = 8


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> dict[str, Path]:
    """Small files of every kind."""
    folder = tmp_path_factory.mktemp("whole")
    shapes, columns = made_up.features("polygons", GRID.box, 131, count=60)
    files = {
        name: made_up.write_shapes(folder / name, shapes, **columns)
        for name in ("f.gpkg", "f.geojson", "f.shp", "f.fgb", "f.gml")
    }
    files["tiles.tif"] = made_up.write_raster(folder / "tiles.tif", GRID, made_up.cells(GRID, 131))
    files["strips.tif"] = made_up.write_raster(folder / "strips.tif", PLAIN, made_up.cells(PLAIN, 131))
    files["areas"] = made_up.write_shapes(folder / "areas.gpkg", made_up.areas(GRID, 131, count=12))
    return files


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut short, with other bytes in it (most in its beginning, where the format stands), a stretch gone or twice."""
    way = chance.choice(["cut", "cut near its end", "bytes", "bytes in its beginning", "zeros", "gone", "twice"])
    place = chance.randrange(len(data))
    if way == "cut":
        return data[:place]
    if way == "cut near its end":
        return data[: -chance.randrange(1, 200)]
    if way.startswith("bytes"):
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 40)):
            changed[chance.randrange(min(600, len(data)) if "beginning" in way else len(data))] = chance.randrange(256)
        return bytes(changed)
    length = chance.randrange(1, max(2, len(data) // 10))
    stretch = {"zeros": bytes(length), "gone": b"", "twice": data[place : place + length] * 2}[way]
    return data[:place] + stretch + data[place + length :]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["tiles.tif", "strips.tif", "f.gpkg", "f.geojson", "f.shp", "f.fgb", "f.gml"])
def test_damaged_files_measure_or_are_refused_by_name(samenhang, whole, tmp_path, name):
    chance = random.Random(name)
    runs = []
    for number in range(COPIES):
        folder = tmp_path / str(number)
        folder.mkdir()
        for beside in whole[name].parent.glob(f"{whole[name].stem}.*"):
            if beside.suffix in (".shx", ".dbf", ".prj", ".cpg", ".xsd"):
                # Of a shapefile, one of its files is damaged.
                (folder / beside.name).write_bytes(
                    damaged(beside.read_bytes(), chance)
                    if number % 3 == 0 and beside.suffix == ".dbf"
                    else beside.read_bytes()
                )
        copy = folder / whole[name].name
        copy.write_bytes(damaged(whole[name].read_bytes(), chance))
        if name.endswith(".tif"):
            runs.append(
                ["--areas", whole["areas"], "--id", "code", "--raster", copy, "--stats", "count,mean,median,share"]
            )
        elif number % 4 == 3:
            runs.append(["--areas", copy, "--id", "code", "--raster", whole["tiles.tif"], "--stats", "count,mean"])
        elif number % 4 == 2:
            runs.append(
                [
                    "--areas",
                    whole["areas"],
                    "--id",
                    "code",
                    "--features",
                    whole["f.gpkg"],
                    "--nearest",
                    copy,
                    "--stats",
                    "mean",
                ]
            )
        else:
            runs.append(
                [
                    "--areas",
                    whole["areas"],
                    "--id",
                    "code",
                    "--features",
                    copy,
                    "--ops",
                    "count,area,class:sort,mean:year",
                ]
            )
    all_fine(samenhang, [[*arguments, "--assume-crs", made_up.RD] for arguments in runs])


def test_features_without_shapes_are_refused_as_areas_are(samenhang, whole, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("code,value\nA,1\nB,2\n")
    as_areas = run(samenhang, "--areas", table, "--id", "code", "--features", whole["f.gpkg"], "--ops", "count")
    assert as_areas.returncode == 3 and "has no shapes" in as_areas.stderr
    result = run(samenhang, "--areas", whole["areas"], "--id", "code", "--features", table, "--ops", "count")
    assert result.returncode == 3 and "has no shapes" in result.stderr


def test_a_file_without_a_layer_is_said_to_be_empty(samenhang, whole, tmp_path):
    empty = tmp_path / "empty.gml"
    empty.write_text(
        '<?xml version="1.0"?><CityModel xmlns="http://www.opengis.net/citygml/2.0" '
        'xmlns:gml="http://www.opengis.net/gml"></CityModel>'
    )
    result = run(samenhang, "--areas", whole["areas"], "--id", "code", "--features", empty, "--ops", "count")
    assert result.returncode == 3
    assert "layer ''" not in result.stderr and "Name one of these" not in result.stderr


@pytest.mark.parametrize("role", ["areas", "targets", "areas of a raster"])
@pytest.mark.parametrize("far", [1e15, 1e300, 1.7e308])
def test_polygons_with_a_corner_at_the_end_of_the_world_do_no_harm(samenhang, whole, tmp_path, role, far):
    # As one wrong byte in a file makes them.
    west, _, _, north = GRID.box
    shape = shapely.Polygon([(west, north - 100), (far, north - 100), (far, north)])
    file = made_up.write_shapes(tmp_path / "far.gpkg", [shape])
    all_fine(
        samenhang,
        [
            [
                "--id",
                "code",
                "--areas",
                *{
                    "areas": [file, "--features", whole["f.gpkg"], "--ops", "count"],
                    "targets": [whole["areas"], "--nearest", file, "--stats", "mean"],
                    "areas of a raster": [file, "--raster", whole["tiles.tif"], "--stats", "mean,median"],
                }[role],
            ]
        ],
    )
