"""Distances to the nearest target, on made-up cases: the program against Shapely, every feature to every target."""

import sys

import numpy as np
import pytest
import shapely

from conftest import ROOT

sys.path.append(str(ROOT / "Tests" / "oracle"))

import feature_oracle
import made_up
from measuring import Comparison, measured, run

BOX = (210_000, 560_000, 214_000, 563_000)
GRID = made_up.Grid("of areas", origin=(210_000, 563_000), cell=(50, 50), width=80, height=60)
WITHIN = [50.0, 250.0, 400.5]
STATS = "count,mean,min,max,stdev,share:50,share:250,share:400.5"
MOST = 1e-9
KINDS = ["points", "lines", "polygons"]


def holds(rows, others) -> None:
    """Fails where own rows and others differ by more than rounding (1e-6 m where a distance is near 0)."""
    assert len(rows) == len(others)
    comparison = Comparison()
    for place, (own, other) in enumerate(zip(rows, others)):
        assert set(own) == set(other)
        for name, value in other.items():
            comparison.add(f"area {place}", name, own[name], value, 1 if name != "distance_count" else 0)
    comparison.check(MOST)


@pytest.fixture(scope="module")
def areas():
    return made_up.areas(GRID, 51, count=25)


@pytest.fixture(scope="module")
def areas_file(areas, tmp_path_factory):
    return made_up.write_shapes(tmp_path_factory.mktemp("areas") / "areas.gpkg", areas)


@pytest.mark.parametrize("targets", KINDS)
@pytest.mark.parametrize("origins", KINDS)
def test_features_lie_as_far_from_targets_as_shapely_says(samenhang, areas, areas_file, tmp_path, origins, targets):
    shapes, columns = made_up.features(origins, BOX, 61, count=300)
    goals, _ = made_up.features(targets, BOX, 161, count=40)
    file = made_up.write_shapes(tmp_path / "features.gpkg", shapes, **columns)
    goals_file = made_up.write_shapes(tmp_path / "targets.gpkg", goals)
    arguments = ["--areas", areas_file, "--id", "code", "--features", file, "--nearest", goals_file, "--stats", STATS]
    once = np.ones(len(shapes))
    holds(
        list(measured(samenhang, *arguments).values()),
        feature_oracle.distances_by_area(areas, shapes, once, goals, WITHIN),
    )
    weighted = measured(samenhang, *arguments, "--weight", "amount").values()
    holds(list(weighted), feature_oracle.distances_by_area(areas, shapes, columns["amount"], goals, WITHIN))


@pytest.mark.parametrize("targets", KINDS)
def test_middles_of_areas_lie_as_far_from_targets_as_shapely_says(samenhang, areas, areas_file, tmp_path, targets):
    goals, _ = made_up.features(targets, BOX, 71, count=60)
    goals_file = made_up.write_shapes(tmp_path / "targets.gpkg", goals)
    rows = measured(samenhang, "--areas", areas_file, "--id", "code", "--nearest", goals_file, "--stats", STATS)
    found = feature_oracle.distances(shapely.centroid(areas), goals)
    holds(
        list(rows.values()),
        [feature_oracle.of_distances(found[[place]], np.ones(1), WITHIN) for place in range(len(areas))],
    )


@pytest.mark.parametrize("least", [2_000, 20_000.5, 100_000])
def test_parks_count_from_the_size_that_is_asked_for(samenhang, areas, areas_file, tmp_path, least):
    shapes, _ = made_up.features("points", BOX, 81, count=300)
    parks, columns = made_up.features("polygons", BOX, 82, count=80)
    green = [park for park, year in zip(parks, columns["year"]) if year < 1900]
    file = made_up.write_shapes(tmp_path / "features.gpkg", shapes)
    parks_file = made_up.write_shapes(tmp_path / "parks.gpkg", parks, **columns)
    rows = measured(
        samenhang,
        "--areas",
        areas_file,
        "--id",
        "code",
        "--features",
        file,
        "--nearest",
        parks_file,
        "--stats",
        STATS,
        "--nearest-where",
        "year < 1900",
        "--nearest-min-area",
        least,
    )
    others = feature_oracle.distances_by_area(areas, shapes, np.ones(len(shapes)), green, WITHIN, least)
    holds(list(rows.values()), others)


def test_inside_a_target_the_distance_is_0_and_in_its_hole_it_is_not(samenhang, tmp_path):
    x, y = 210_000, 560_000
    lake = shapely.box(x, y, x + 300, y + 300).difference(shapely.box(x + 100, y + 100, x + 200, y + 200))
    areas = made_up.write_shapes(tmp_path / "areas.gpkg", [shapely.box(x, y, x + 1_000, y + 1_000)])
    target = made_up.write_shapes(tmp_path / "lake.gpkg", [lake])
    for at, metres in {(50, 50): 0, (150, 160): 40, (340, 330): 50, (300, 300): 0, (700, 10): 400}.items():
        file = made_up.write_shapes(tmp_path / "point.gpkg", [shapely.Point(x + at[0], y + at[1])])
        row = measured(
            samenhang,
            "--areas",
            areas,
            "--id",
            "code",
            "--features",
            file,
            "--nearest",
            target,
            "--stats",
            "mean,share:40",
        )["A000"]
        assert row == {"distance_mean": pytest.approx(metres, abs=1e-9), "distance_share_40": float(metres <= 40)}


def test_targets_far_away_are_found_too(samenhang, tmp_path):
    origins = [shapely.Point(10_000, 310_000), shapely.Point(279_000, 619_000), shapely.Point(150_000, 460_000)]
    goals = [shapely.Point(x, y) for x, y in [(275_000, 300_000), (275_001, 300_000), (275_000, 300_002)]]
    areas = made_up.write_shapes(tmp_path / "areas.gpkg", [shapely.box(0, 300_000, 280_000, 625_000)])
    file = made_up.write_shapes(tmp_path / "features.gpkg", origins)
    target = made_up.write_shapes(tmp_path / "targets.gpkg", goals)
    row = measured(
        samenhang, "--areas", areas, "--id", "code", "--features", file, "--nearest", target, "--stats", "min,mean,max"
    )["A000"]
    found = feature_oracle.distances(origins, goals)
    assert row == pytest.approx(
        {"distance_min": found.min(), "distance_mean": found.mean(), "distance_max": found.max()}, rel=1e-12
    )


def test_without_a_target_it_says_so(samenhang, areas_file, tmp_path):
    target = made_up.write_shapes(tmp_path / "targets.gpkg", [shapely.box(210_000, 560_000, 210_001, 560_001)])
    result = run(
        samenhang,
        "--areas",
        areas_file,
        "--id",
        "code",
        "--nearest",
        target,
        "--nearest-min-area",
        5,
        "--stats",
        "mean",
    )
    assert result.returncode == 3
    assert "has no target to measure a distance to" in result.stderr and "--nearest-min-area" in result.stderr
