"""QGIS itself opens an atlas: every layer and table, the join of figures to areas, a map (qgis_check.py)."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

CHECK = ROOT / "Tests" / "python" / "qgis_check.py"
# PyQGIS comes as a system package, for the Python of the system.
PYTHON = Path("/usr/bin/python3")
RECIPES = ROOT / "Tests" / "recipes"
TIMESTAMP = "2024-01-01T00:00:00.000Z"
INDICATOR = "population"


@pytest.fixture(scope="module")
def qgis():
    """Skips without PyQGIS."""
    if not PYTHON.exists() or subprocess.run([PYTHON, "-c", "import qgis.core"], capture_output=True).returncode != 0:
        pytest.skip(f"no PyQGIS for {PYTHON}; install python3-qgis (script/bootstrap --tests does)")


@pytest.fixture(scope="module", params=["demo", "country-2015-clean"])
def original(request, qgis, samenhang, tmp_path_factory) -> Path:
    """The demo town, and the country of 2015 where its data are at hand."""
    if request.param == "demo":
        return request.getfixturevalue("demo_atlas")
    data = request.getfixturevalue("data_dir")
    path = tmp_path_factory.mktemp("original") / "atlas.gpkg"
    command = [samenhang, "atlas", "build", RECIPES / f"{request.param}.yaml", "--out", path, "--timestamp", TIMESTAMP]
    environment = os.environ | {"SAMENHANG_TEST_DATA": str(data)}
    result = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return path


@pytest.fixture(scope="module")
def atlas(original, tmp_path_factory) -> Path:
    """A copy for QGIS, alone in its folder."""
    return Path(shutil.copyfile(original, tmp_path_factory.mktemp("qgis") / "atlas.gpkg"))


def check(atlas: Path, folder: Path) -> tuple[dict, list[str]]:
    """What QGIS makes of an atlas, and what it and GDAL complain about."""
    home = folder / "home"
    home.mkdir(mode=0o700)
    # Without the settings of whoever runs this.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QGIS_", "QT_"))}
    environment |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    result = subprocess.run(
        [PYTHON, "-B", CHECK, atlas, INDICATOR, folder / "map.png"],
        env=environment, capture_output=True, text=True, timeout=300,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    report = json.loads(result.stdout)
    # GDAL's own warnings pass by the log of QGIS.
    return report, report["complaints"] + re.findall(r"^(?:Warning|ERROR) \d+:.*", result.stderr, re.MULTILINE)


@pytest.fixture(scope="module")
def checked(atlas, tmp_path_factory) -> tuple[dict, list[str]]:
    return check(atlas, tmp_path_factory.mktemp("check"))


@pytest.fixture(scope="module")
def report(checked) -> dict:
    return checked[0]


@pytest.fixture(scope="module")
def database(original):
    connection = sqlite3.connect(f"file:{original}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_qgis_complains_about_nothing(checked):
    assert checked[1] == []


def test_qgis_opens_every_layer_and_table(report, database):
    contents = dict(database.execute("SELECT table_name, data_type FROM gpkg_contents").fetchall())
    rasters = {name for name, kind in contents.items() if kind == "2d-gridded-coverage"}
    assert set(report["rasters"]) == rasters
    for name in rasters:
        del contents[name]
    assert {name: layer["spatial"] for name, layer in report["layers"].items()} == {
        name: kind == "features" for name, kind in contents.items()
    }
    assert {"features", "attributes"} == set(contents.values())
    for name, layer in report["layers"].items():
        assert layer["valid"] and layer["error"] == "", f"{name}: {layer['error']}"
        rows = database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        assert layer["count"] == layer["rows"] == rows > 0, name


def test_qgis_reads_the_first_row_of_every_table_as_sqlite_does(report, database):
    for name, layer in report["layers"].items():
        row = dict(database.execute(f'SELECT * FROM "{name}" ORDER BY fid LIMIT 1').fetchone())
        row.pop("geom", None)
        assert layer["first"] == row, name


def test_qgis_reads_the_cells_of_the_vulnerability_map(report, database):
    tables = database.execute("SELECT name FROM sqlite_master WHERE name = 'kwetsbaarheid'").fetchall()
    assert bool(tables) == bool(report["rasters"])
    for name, raster in report["rasters"].items():
        assert raster["valid"] and raster["error"] == "", name
        assert (raster["crs"], raster["cell"]) == ("EPSG:28992", [25, 25]), name
        # Beyond the areas and where too little is known there is no score.
        assert 0 < raster["known"] < raster["size"][0] * raster["size"][1], name
        assert 0 <= raster["least"] < raster["most"] <= 100, name


def test_qgis_finds_every_shape_valid_and_in_rd_new(report):
    layers = {name: layer for name, layer in report["layers"].items() if layer["spatial"]}
    assert {name: layer["crs"] for name, layer in layers.items()} == dict.fromkeys(layers, "EPSG:28992")
    assert {name: layer["broken"] for name, layer in layers.items()} == {name: [] for name in layers}


def test_qgis_joins_figures_to_areas_by_code(report, database):
    tables = [name for name in report["layers"] if name.startswith("kerncijfers_")]
    assert list(report["joined"]) == tables
    assert any(INDICATOR in joined["columns"] for joined in report["joined"].values())
    for name, joined in report["joined"].items():
        rows = [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]
        assert set(joined["columns"]) == set(rows[0]) - {"code"}
        for row in rows:
            assert joined["values"].pop(row["code"]) == [row[column] for column in joined["columns"]], row["code"]
        assert joined["values"] == {}


def test_qgis_draws_the_neighbourhoods_by_a_figure(report):
    drawn = report["map"]
    assert drawn["errors"] == []
    assert len(drawn["classes"]) == 4 and min(drawn["classes"]) > 1_000
    assert drawn["background"] > 1_000


def test_qgis_leaves_the_file_as_it_was(checked, atlas, original):
    assert atlas.read_bytes() == original.read_bytes()
    assert list(atlas.parent.iterdir()) == [atlas]


DAMAGE = {
    "a table is gone": ("DROP TABLE bronnen", "bronnen is referenced in gpkg_contents, but does not exist"),
    "a shape is cut off": ("UPDATE buurt SET geom = substr(geom, 1, 60) WHERE fid = 3", "Unable to read geometry"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_qgis_complains_about_a_damaged_atlas(qgis, demo_atlas, tmp_path, damage):
    command, complaint = DAMAGE[damage]
    copy = tmp_path / "copy.gpkg"
    shutil.copyfile(demo_atlas, copy)
    with sqlite3.connect(copy) as database:
        # The triggers call functions that only GDAL has.
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute(command)
    database.close()
    _, complaints = check(copy, tmp_path)
    assert any(complaint in line for line in complaints), complaints
