"""An atlas is a GeoPackage that others can use: ogrinfo, PDOK's validator and SQLite; and a damaged one is refused."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

RECIPES = ROOT / "Tests" / "recipes"
TIMESTAMP = "2024-01-01T00:00:00.000Z"


@pytest.fixture(scope="module", params=["demo", "country-2015-clean"])
def atlas(request, samenhang, tmp_path_factory) -> Path:
    """The demo town, and the country of 2015 where its data are at hand."""
    if request.param == "demo":
        return request.getfixturevalue("demo_atlas")
    data = request.getfixturevalue("data_dir")
    path = tmp_path_factory.mktemp("atlas") / "atlas.gpkg"
    command = [samenhang, "atlas", "build", RECIPES / f"{request.param}.yaml", "--out", path, "--timestamp", TIMESTAMP]
    environment = os.environ | {"SAMENHANG_TEST_DATA": str(data)}
    result = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return path


def run(*command) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, text=True)


def test_ogrinfo_opens_every_layer_without_a_word_of_warning(atlas):
    result = run("ogrinfo", "-ro", "-al", "-so", atlas)
    assert result.returncode == 0
    assert result.stderr == ""
    assert "Warning" not in result.stdout and "ERROR" not in result.stdout
    assert "Layer name: buurt" in result.stdout
    assert "Layer name: bronnen" in result.stdout


@pytest.fixture(scope="module")
def findings(atlas) -> list[dict]:
    """What PDOK's validator finds."""
    validator = Path(sys.executable).with_name("geopackage-validator")
    if not validator.exists():
        pytest.skip("geopackage-validator is not installed; run script/python-env")
    result = run(validator, "validate", "--gpkg-path", atlas)
    assert result.returncode == 0, result.stdout + result.stderr
    return [{"code": found["validation_code"], "level": found["level"], "where": found["locations"][:3]} for found in json.loads(result.stdout)["results"]]


def test_the_validator_of_pdok_finds_no_error(findings):
    assert [found for found in findings if found["level"] != "recommendation"] == []


def test_the_recommendations_of_pdok_are_met(findings):
    # RC20: outer rings counter-clockwise, inner rings clockwise; RFC 7946 asks the same of GeoJSON.
    assert [found for found in findings if found["level"] == "recommendation"] == []


def test_every_value_has_a_unit_a_period_and_a_source(atlas):
    with sqlite3.connect(f"file:{atlas}?mode=ro", uri=True) as database:
        sources = {row[0] for row in database.execute("SELECT bron FROM bronnen")}
        rows = database.execute("SELECT niveau, indicator, eenheid, bron, periode, naam, naam_en FROM indicatoren").fetchall()
        tables = {row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")}
        for level, indicator, unit, source, period, name, english in rows:
            assert unit, f"{indicator} has no unit"
            assert source and set(source.split()) <= sources, f"{indicator} comes from {source}, which is no source"
            assert name and english
            assert f"kerncijfers_{level}_{period}" in tables
            columns = {row[1] for row in database.execute(f"PRAGMA table_info(kerncijfers_{level}_{period})")}
            assert indicator in columns
    assert rows


def test_every_missing_value_says_why(atlas):
    with sqlite3.connect(f"file:{atlas}?mode=ro", uri=True) as database:
        tables = [row[0] for row in database.execute("SELECT table_name FROM gpkg_contents") if row[0].startswith("kerncijfers_")]
        for table in tables:
            cursor = database.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor:
                cells = dict(zip(names, row))
                reasons = set()
                for part in (cells["ontbrekend"] or "").split("; "):
                    status, _, indicators = part.partition(": ")
                    assert status in ("", "suppressed", "notPublished", "notApplicable", "invalid")
                    reasons |= set(indicators.split())
                empty = {name for name in names[2:-1] if cells[name] is None}
                assert reasons == empty, f"{table}: {cells['code']}"


def test_figures_join_to_areas_by_code(atlas):
    with sqlite3.connect(f"file:{atlas}?mode=ro", uri=True) as database:
        tables = [row[0] for row in database.execute("SELECT table_name FROM gpkg_contents") if row[0].startswith("kerncijfers_")]
        for table in tables:
            level = table.split("_")[1]
            joined = f'SELECT count(*) FROM "{table}" JOIN "{level}" USING (code)'
            areas = database.execute(f'SELECT count(*) FROM "{level}"').fetchone()
            assert database.execute(joined).fetchone() == areas


DAMAGE = {
    "an area is gone": "DELETE FROM kerncijfers_buurt_{year} WHERE fid = 1",
    "figures of another area": "UPDATE kerncijfers_buurt_{year} SET code = 'BU00000001' WHERE fid = 1",
    "a table with figures is gone": "DELETE FROM gpkg_contents WHERE table_name = 'kerncijfers_buurt_{year}'",
    "the areas of a level are gone": "DELETE FROM gpkg_contents WHERE table_name = 'buurt'",
    "no metadata": "DELETE FROM gpkg_contents WHERE table_name = 'atlas'",
    "no sources": "DELETE FROM gpkg_contents WHERE table_name = 'bronnen'",
    "no indicators": "DELETE FROM gpkg_contents WHERE table_name = 'indicatoren'",
    "metadata without values": "ALTER TABLE atlas DROP COLUMN waarde",
    "sources without a column": "ALTER TABLE bronnen DROP COLUMN niet_gebruikt_omdat",
    "indicators without a source": "ALTER TABLE indicatoren DROP COLUMN bron",
    "figures without reasons": "ALTER TABLE kerncijfers_buurt_{year} DROP COLUMN ontbrekend",
    "a year beyond all numbers": "UPDATE bronnen SET jaar = 9223372036854775807",
    "another version": "UPDATE atlas SET waarde = '999' WHERE sleutel = 'versie'",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_atlas_is_refused_and_says_what_to_do(samenhang, demo_atlas, tmp_path, damage):
    copy = tmp_path / "copy.gpkg"
    shutil.copyfile(demo_atlas, copy)
    with sqlite3.connect(copy) as database:
        year = database.execute("SELECT max(periode) FROM indicatoren WHERE niveau = 'buurt'").fetchone()[0]
        database.execute(DAMAGE[damage].format(year=year))
    database.close()
    result = subprocess.run(
        [samenhang, "atlas", "verify", copy], capture_output=True, text=True, env=os.environ | {"SWIFT_BACKTRACE": "enable=no"}
    )
    assert result.returncode == 3, f"{result.returncode}: {result.stdout}{result.stderr}"
    assert "Build" in result.stderr
