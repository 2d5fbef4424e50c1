"""An atlas of which real geodata were measured: figures and cells by a second path, and the pages that show them.

Where SAMENHANG_SHOTS names a folder, the pages are also kept there as pictures, to be looked at.
"""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import requests
import shapely
import yaml

from conftest import ROOT, serving

RECIPE = ROOT / "Tests" / "recipes" / "measured-2015.yaml"
RULES = ROOT / "Sources" / "NaturalSystem" / "Resources" / "vulnerability.yaml"
OOSTRUM, OTTERLO, DOESBURG, OOSTERPOORT = "BU09842006", "BU02289001", "BU02210100", "BU00140101"
RASTERS = "hydrolib/data/rasters"


@pytest.fixture(scope="module")
def measured(samenhang, data_dir, tmp_path_factory) -> tuple[Path, dict]:
    """The atlas and its report."""
    folder = tmp_path_factory.mktemp("measured")
    atlas, report = folder / "atlas.gpkg", folder / "report.json"
    command = [samenhang, "atlas", "build", RECIPE, "--out", atlas, "--report", report]
    environment = os.environ | {"SAMENHANG_TEST_DATA": str(data_dir)}
    result = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return atlas, json.loads(report.read_text())


@pytest.fixture(scope="module")
def site(samenhang, measured, tmp_path_factory):
    with serving(samenhang, measured[0], tmp_path_factory.mktemp("site")) as url:
        yield url


def figure(atlas: Path, code: str, indicator: str, year: int) -> float | None:
    with sqlite3.connect(atlas) as file:
        row = file.execute(f'SELECT "{indicator}" FROM kerncijfers_buurt_{year} WHERE code = ?', (code,)).fetchone()
    return row[0]


def test_every_source_is_used(measured):
    report = measured[1]
    assert [source["id"] for source in report["sources"] if not source["used"]] == []
    by_id = {source["id"]: source for source in report["sources"]}
    # 7,797 buildings of which 7,227 stand, of 13,098 versions.
    assert by_id["bag-doesburg"]["kept"] == 7_227


@pytest.mark.filterwarnings("ignore")
def test_the_ground_of_otterlo_is_that_of_shapely(measured, data_dir):
    pyogrio.set_gdal_config_options({"GML_SRS_DIMENSION_IF_MISSING": "2"})
    areas = pyogrio.read_dataframe(data_dir / "cbs-2015/nl2015_buurt_rd.gpkg", where=f"BU_CODE = '{OTTERLO}'")
    village = areas.geometry.iloc[0]
    sources = [source for source in yaml.safe_load(RECIPE.read_text())["sources"] if source.get("measure") == "land_cover"]
    ground = dict.fromkeys(["building", "road", "paved", "green", "tree", "nature", "agriculture", "water", "bare"], 0.0)
    for source in sources:
        name = source["paths"][0].split("/")[-1]
        table = pyogrio.read_dataframe(f"/vsizip/{data_dir}/nlextract/bgt/otterlo.zip/{name}")
        table = table[table["eindRegistratie"].isna() & table.geom_type.isin(["Polygon", "MultiPolygon"])]
        inside = shapely.area(shapely.intersection(shapely.make_valid(table.geometry.to_numpy()), village))
        if "class" in source:
            ground[source["class"]] += inside.sum()
            continue
        for kind, values in source["classes"].items():
            ground[kind] += inside[table[source["columns"]["class"]].isin(values)].sum()
    share = {kind: 100 * area / village.area for kind, area in ground.items()}
    expected = {
        "building_cover_share": share["building"],
        "road_cover_share": share["road"],
        "paved_share": share["road"] + share["paved"],
        "green_share": share["green"] + share["tree"] + share["nature"],
        "woodland_share": share["tree"],
        "agriculture_share": share["agriculture"],
        "bare_share": share["bare"],
    }
    for indicator, value in expected.items():
        assert figure(measured[0], OTTERLO, indicator, 2020) == pytest.approx(value, rel=1e-4, abs=1e-3), indicator
    # The ground is covered once at most; the sample lacks some of the plants.
    assert 85 < sum(share.values()) < 100.5


def test_half_of_the_ground_under_buildings_in_doesburg_is_older_than_its_middle_year(measured):
    assert 1_286 < figure(measured[0], DOESBURG, "building_year_median", 2020) < 2_020
    assert figure(measured[0], DOESBURG, "buildings", 2020) > 500
    # Not one building of the file stands in Otterlo: not known, not none.
    assert figure(measured[0], OTTERLO, "buildings", 2020) is None


def test_the_passport_shows_what_was_measured_here_with_its_own_year(measured, site):
    page = requests.get(f"{site}/gebied/{OTTERLO}").text
    rows = {re.sub(r"<[^>]+>", "", name).strip(): row for name, row in re.findall(r"<tr><th scope=\"row\">(.*?)<.*?</th>(.*?)</tr>", page, re.S)}
    green = figure(measured[0], OTTERLO, "green_share", 2020)
    # The raster of another place has more areas and so counts for the country, but it does not reach Otterlo.
    assert f">{green:.0f}<" in rows["Groen oppervlak"] and "Gemeente Ede 2020" in rows["Groen oppervlak"]
    # One village is not the country: no middle and no percentile of it.
    assert "Gemeente Ede 2020" in rows["Wegoppervlak voor fietsers"] and "class=\"at\"" not in rows["Wegoppervlak voor fietsers"]
    # Heights were measured round the Oostrumsche Beek only: not a row without a figure, but in the list below.
    assert "Hoogte van de grond" not in rows
    assert "alleen in andere gebieden gemeten" in page and "hoogte van de grond" in page
    oostrum = requests.get(f"{site}/gebied/{OOSTRUM}").text
    assert "Waterschap Limburg 2015" in oostrum and "Hoogte van de grond" in oostrum


def test_stops_in_groningen_are_as_far_as_shapely_says(measured, data_dir):
    folder = f"/vsizip/{data_dir}/groningen-fiets"
    stops = pyogrio.read_dataframe(f"{folder}/bushaltes.zip/bushaltes.shp").to_crs(28992)
    lamps = "Openbareverlichting-WGS84.shp.zip/Openbareverlichting.shp/Openbareverlichting.shp"
    places = pyogrio.read_dataframe(f"{folder}/{lamps}").to_crs(28992).geometry.to_numpy()
    areas = pyogrio.read_dataframe(data_dir / "cbs-2015/nl2015_buurt_rd.gpkg", where=f"BU_CODE = '{OOSTERPOORT}'")
    inside = places[shapely.covers(areas.geometry.iloc[0], places)]
    tree = shapely.STRtree(stops.geometry.to_numpy())
    metres = shapely.distance(inside, stops.geometry.to_numpy()[tree.nearest(inside)])
    assert len(inside) > 100
    assert figure(measured[0], OOSTERPOORT, "distance_bus_stop", 2017) == pytest.approx(metres.mean(), abs=1)
    assert figure(measured[0], OOSTERPOORT, "far_from_bus_stop_share", 2017) == pytest.approx(100 * (metres > 400).mean(), abs=1)


def test_an_area_that_a_layer_does_not_reach_is_not_told_that_too_few_people_live_there(site):
    page = requests.get(f"{site}/gebied/{OTTERLO}").text
    assert "te weinig inwoners" not in page
    assert "halte" in page.split("alleen in andere gebieden gemeten")[1]


def blocks(path: Path, nodata: float, west: float, north: float, width: int, height: int, chosen=None) -> np.ndarray:
    """Means of a raster per cell of 25 m, or with `chosen` the percentage of its cells with one of those values."""
    with rasterio.open(path) as file:
        cells = file.read(1).astype(float)
        size, left, top = file.res[0], file.bounds.left, file.bounds.top
    fine = np.full((height * 5, width * 5), np.nan)
    # Cells of 5 m, of which 25 make a cell of the map: every raster here has cells of 5, 25 or 50 m on lines of 5 m.
    y, x = np.mgrid[0 : height * 5, 0 : width * 5]
    column = np.floor((west + 2.5 + 5 * x - left) / size).astype(int)
    row = np.floor((top - (north - 2.5 - 5 * y)) / size).astype(int)
    held = (column >= 0) & (row >= 0) & (column < cells.shape[1]) & (row < cells.shape[0])
    fine[held] = cells[row[held], column[held]]
    fine[np.isclose(fine, nodata, rtol=1e-6)] = np.nan
    if chosen is not None:
        fine = np.where(np.isnan(fine), np.nan, np.isin(fine, chosen) * 100.0)
    boxes = fine.reshape(height, 5, width, 5).transpose(0, 2, 1, 3).reshape(height, width, 25)
    known = (~np.isnan(boxes)).sum(axis=2)
    return np.where(known >= 12.5, np.nansum(boxes, axis=2) / np.maximum(known, 1), np.nan)


def test_cells_of_the_vulnerability_map_are_those_of_numpy(measured, data_dir):
    folder = data_dir / RASTERS
    source = next(s for s in yaml.safe_load(RECIPE.read_text())["sources"] if s["id"] == "beek-landgebruik")
    layers = {
        "elevation": (folder / "AHN25.tif", -3.3999999521443642e38),
        "groundwater_depth": (folder / "GHG.ASC", -999.99),
        "land_use": (folder / "sobek_landuse_greenhouse.tif", 0),
    }
    compared = 0
    for theme in yaml.safe_load(RULES.read_text())["themes"]:
        with rasterio.open(f"GPKG:{measured[0]}:{theme['table']}") as file:
            own, west, north, nodata = file.read(1), file.bounds.left, file.bounds.top, file.nodata
            assert file.res == (25, 25) and file.crs.to_epsg() == 28992
        height, width = own.shape
        rules = [rule for rule in theme["rules"] if "cell" in rule]
        total = sum(rule["weight"] for rule in rules)
        known, severity = np.zeros(own.shape), np.zeros(own.shape)
        for rule in rules:
            if rule["cell"]["measure"] not in layers:
                continue
            path, missing = layers[rule["cell"]["measure"]]
            classes = rule["cell"].get("classes")
            chosen = [float(value) for kind in classes for value in source["classes"].get(kind, [])] if classes else None
            value = blocks(path, missing, west, north, width, height, chosen)
            part = np.clip((value - rule["cell"]["from"]) / (rule["cell"]["to"] - rule["cell"]["from"]), 0, 1)
            known += np.where(np.isnan(part), 0, rule["weight"])
            severity += np.where(np.isnan(part), 0, part * rule["weight"])
        there = (known > 0) & (known >= total / 2)
        assert ((own != nodata) == there).all(), theme["id"]
        other = 100 * severity[there] / known[there]
        # Scores are written without decimals; halves may go either way.
        assert np.abs(own[there] - other).max() <= 0.5 + 1e-6, theme["id"]
        compared += there.sum()
    assert compared > 1_000_000


def test_the_api_gives_what_the_page_shows(site):
    document = requests.get(f"{site}/api/v1/gebieden/{OOSTRUM}/kwetsbaarheid").json()
    rows = list(csv.DictReader(io.StringIO(requests.get(f"{site}/api/v1/gebieden/{OOSTRUM}/kwetsbaarheid?format=csv").text)))
    assert len(rows) == sum(len(theme["rules"]) for theme in document["themes"])
    drought = next(theme for theme in document["themes"] if theme["id"] == "drought")
    known = [rule for rule in drought["rules"] if rule["severity"] is not None]
    weight = sum(rule["weight"] for rule in known)
    assert drought["score"] == pytest.approx(100 * sum(r["weight"] * r["severity"] for r in known) / weight)
    # The heat is not in these layers: too little is known, and there is no score.
    heat = next(theme for theme in document["themes"] if theme["id"] == "heat")
    assert heat["score"] is None and 0 < heat["coverage"] < 0.5
    page = requests.get(f"{site}/gebied/{OOSTRUM}/kwetsbaarheid").text
    assert f"{round(drought['score'])} van 100" in page


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", [f"{OOSTRUM}/kwetsbaarheid", "GM0984/kwetsbaarheid", OTTERLO, OOSTRUM, DOESBURG, OOSTERPOORT])
def test_pages_are_sound(sized, site, path, language):
    from axe_playwright_python.sync_playwright import Axe

    sized.goto(f"{site}/gebied/{path}" + ("" if language == "nl" else "?taal=en"))
    sized.wait_for_load_state("networkidle")
    if folder := os.environ.get("SAMENHANG_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        name = f"measured-{path.replace('/', '-')}-{language}-{sized.width}.png"
        sized.screenshot(path=str(Path(folder) / name), full_page=True)
    assert sized.errors == []
    assert sized.evaluate("document.documentElement.scrollWidth") <= sized.width, "the page scrolls sideways"
    text = sized.evaluate("document.body.innerText")
    assert not re.findall(r"\b(?:vulnerable|passport|status|table)\.[a-zA-Z.]+\b|\{[a-z]+\}", text)
    if "kwetsbaarheid" in path:
        # Of all four there are rules for which these layers have cells.
        assert sized.locator("svg.cells").count() == 4
        assert sized.locator("table.rules tbody tr").count() == 16
    found = Axe().run(sized).response["violations"]
    serious = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in ("serious", "critical")]
    assert serious == []


def test_from_the_passport_to_the_rules_and_to_the_map_of_all_areas(page, site):
    page.goto(f"{site}/gebied/{OOSTRUM}")
    page.get_by_role("link", name="De kaart en de regels").click()
    page.wait_for_url(re.compile("/kwetsbaarheid"))
    page.get_by_role("link", name="Bekijk deze score op de kaart van alle gebieden").first.click()
    page.wait_for_url(re.compile("indicator=vulnerability_street_water"))
    assert "Kwetsbaar voor water op straat" in page.evaluate("document.body.innerText")


def test_an_area_without_layers_says_which_are_needed(site):
    page = requests.get(f"{site}/gebied/BU03440111/kwetsbaarheid")
    assert page.status_code == 200
    assert requests.get(f"{site}/gebied/BU00000000/kwetsbaarheid").status_code == 404
    assert requests.get(f"{site}/api/v1/gebieden/{OOSTRUM}/kwetsbaarheid?format=xml").status_code == 400


def test_the_validator_and_ogrinfo_open_the_cells(measured):
    atlas = measured[0]
    result = subprocess.run(["ogrinfo", "-ro", "-al", "-so", atlas], capture_output=True, text=True)
    assert result.returncode == 0 and result.stderr == "" and "Warning" not in result.stdout
    validator = Path(sys.executable).with_name("geopackage-validator")
    if not validator.exists():
        pytest.skip("geopackage-validator is not installed; run script/python-env")
    result = subprocess.run([validator, "validate", "--gpkg-path", atlas], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    found = json.loads(result.stdout)["results"]
    assert [f["validation_code"] for f in found if f["level"] != "recommendation"] == []
