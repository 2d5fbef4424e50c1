"""The urgency of the whole country by a second path: Tests/oracle/urgency.py against `samenhang diagnose --all`."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

CATALOGUE = ROOT / "Sources" / "Catalogue" / "Resources" / "indicators.yaml"
ORACLE = ROOT / "Tests" / "oracle" / "urgency.py"
RECIPE = ROOT / "Tests" / "recipes" / "country-2015-clean.yaml"
TOLERANCE = 1e-9
AREAS = {"gemeente": 393, "wijk": 2_796, "buurt": 12_229}

# Every kind of change: other weights, none at all, weight where the catalogue gives none, a judgement of context (that
# counts for nothing).
WEIGHTS = """
energie: {gas_use_per_dwelling: 0.25}
mobiliteit: {cars_per_household: 0, cars_per_km2: 7.5, distance_train_station: 100}
verstedelijking: {address_density: 3}
natuurinclusiviteit: {cars_per_km2: 40, water_share: 10}
sociaaleconomisch: {benefits_per_1000: 0, population: 50}
"""


@pytest.fixture(scope="module")
def country(samenhang, data_dir, tmp_path_factory) -> Path:
    """The clean country of 2015."""
    atlas = tmp_path_factory.mktemp("country") / "country.gpkg"
    command = [samenhang, "atlas", "build", RECIPE, "--out", atlas, "--timestamp", "2024-01-01T00:00:00.000Z"]
    environment = os.environ | {"SAMENHANG_TEST_DATA": str(data_dir)}
    result = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, f"samenhang atlas build failed:\n{result.stdout}{result.stderr}"
    return atlas


@pytest.fixture(scope="module")
def weights(tmp_path_factory) -> Path:
    """A weights file made by hand."""
    path = tmp_path_factory.mktemp("weights") / "weights.yaml"
    path.write_text(WEIGHTS, encoding="utf-8")
    return path


def table(command: list) -> dict[str, dict[str, str]]:
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return {row["code"]: row for row in csv.DictReader(io.StringIO(result.stdout))}


def compare(samenhang: Path, atlas: Path, level: str, reference: str, weights: Path | None = None) -> int:
    """Compares all scores and coverages; gives the number of scores."""
    extra = ["--weights", weights] if weights else []
    command = [samenhang, "diagnose", "--all", "--level", level, "--reference", reference, "--format", "csv"]
    own = table(command + ["--atlas", atlas] + extra)
    other = table([sys.executable, ORACLE, atlas, CATALOGUE, level, reference] + ([weights] if weights else []))
    assert list(own) == list(other)
    assert len(own) == AREAS[level]
    names = [name for name in next(iter(other.values())) if name not in ("code", "naam")]
    assert set(names) == set(next(iter(own.values()))) - {"code", "naam", "gemeente"}
    differences, scores = [], 0
    for code, row in other.items():
        for name in names:
            one, two = own[code][name], row[name]
            same = one == two == "" or ("" not in (one, two) and abs(float(one) - float(two)) <= TOLERANCE)
            if not same:
                differences.append((code, name, one, two))
            scores += two != "" and not name.endswith("_dekking")
    assert not differences, f"{len(differences)} differ; the first: {differences[:5]}"
    return scores


@pytest.mark.parametrize("reference", ["land", "stedelijkheid", "gemeente"])
@pytest.mark.parametrize("level", ["gemeente", "wijk", "buurt"])
def test_both_paths_give_the_same_urgency(samenhang, country, level, reference):
    scores = compare(samenhang, country, level, reference)
    # Districts and municipalities of 2015 have the same columns as neighbourhoods, so scores there are too.
    assert scores > AREAS[level]


@pytest.mark.parametrize("level", ["gemeente", "buurt"])
def test_both_paths_give_the_same_urgency_with_weights_from_a_file(samenhang, country, weights, level):
    assert compare(samenhang, country, level, "land", weights) > AREAS[level]


def test_other_weights_give_other_scores(samenhang, country, weights):
    command = [samenhang, "diagnose", "--all", "--level", "gemeente", "--format", "csv", "--atlas", country]
    assert table(command) != table(command + ["--weights", weights])
