"""Features over areas, on made-up cases: the program against Shapely, every pair of a feature and an area by itself."""

import sys

import numpy as np
import pytest
import shapely

from conftest import ROOT

sys.path.append(str(ROOT / "Tests" / "oracle"))

import feature_oracle
import made_up
from measuring import Comparison, measured, run

BOX = (135_000, 455_000, 138_000, 457_000)
GRID = made_up.Grid("of areas", origin=(135_000, 457_000), cell=(50, 50), width=60, height=40)
MOST = 1e-9
# Kind of feature, what the file is called.
CASES = [
    ("polygons", "features.gpkg"),
    ("polygons", "features.fgb"),
    ("polygons", "features.geojson"),
    ("lines", "features.gpkg"),
    ("lines", "features.shp"),
    ("points", "features.gpkg"),
    ("points", "features.geojson"),
]
SEEDS = [31, 33]
LEAST = {"amount": 0.1, "year": 1}


class Case:
    """Areas, features, and what the program says of them."""

    def __init__(self, samenhang, folder, kind, file, seed):
        self.areas = made_up.areas(GRID, seed, count=30)
        self.shapes, self.columns = made_up.features(kind, BOX, seed)
        self.operations = feature_oracle.operations("sort", "amount", "year")
        self.areas_file = made_up.write_shapes(folder / "areas.gpkg", self.areas)
        self.file = made_up.write_shapes(folder / file, self.shapes, **self.columns)
        self.own = list(
            measured(
                samenhang,
                "--areas",
                self.areas_file,
                "--id",
                "code",
                "--features",
                self.file,
                "--ops",
                ",".join(self.operations),
            ).values()
        )


@pytest.fixture(scope="module", params=SEEDS)
def seed(request):
    return request.param


@pytest.fixture(scope="module", params=CASES, ids=lambda case: " in ".join(case))
def case(request, samenhang, seed, tmp_path_factory) -> Case:
    return Case(samenhang, tmp_path_factory.mktemp("features"), *request.param, seed)


def test_every_operation_is_that_of_shapely(case):
    numbers = {name: case.columns[name] for name in ("amount", "year")}
    others = feature_oracle.by_shapely(case.areas, case.shapes, ("sort", case.columns["sort"]), numbers)
    assert len(case.own) == len(others)
    comparison = Comparison()
    for place, (own, other) in enumerate(zip(case.own, others)):
        where, squares = f"area {place}", case.areas[place].area
        classes = other.pop("classes")
        for name, value in other.items():
            least = 1e-9 if name in ("count", "area", "length") else LEAST.get(name.rsplit("_")[-1], 0)
            comparison.add(where, name, own.pop(name), value, 1e-7 if name.startswith("fsi") else least)
        # What is left is the columns per class; classes that are not in this area are 0 there.
        for name, value in own.items():
            share = name.startswith("share_sort_")
            sort = name.removeprefix("share_").removeprefix("sort_")
            expected = classes.get(sort, 0) / (squares if share else 1)
            comparison.add(where, name, value, None if share and other["share"] is None else expected, 1e-9)
        assert set(classes) <= {name.removeprefix("sort_") for name in own}
    comparison.check(MOST)


@pytest.mark.parametrize("kind, size", [("polygons", "area"), ("lines", "length"), ("points", None)])
def test_parts_in_a_tiling_add_up_to_the_whole(samenhang, tmp_path, kind, size):
    shapes, columns = made_up.features(kind, BOX, 41)
    wide = (BOX[0] - 9_000, BOX[1] - 9_000, BOX[2] + 9_000, BOX[3] + 9_000)
    areas = made_up.write_shapes(tmp_path / "areas.gpkg", made_up.tiling(wide, 17, 13, 41))
    file = made_up.write_shapes(tmp_path / "features.gpkg", shapes, **columns)
    ops = ",".join(filter(None, ["count", size, "sum:amount"]))
    rows = measured(samenhang, "--areas", areas, "--id", "code", "--features", file, "--ops", ops).values()
    total = {name: sum(row[name] for row in rows) for name in next(iter(rows))}
    assert total["count"] == pytest.approx(len(shapes), rel=1e-9)
    if size:
        assert total[size] == pytest.approx(feature_oracle.size(np.array(shapes)).sum(), rel=1e-9)
    assert total["sum_amount"] == pytest.approx(np.nansum(columns["amount"]), rel=1e-9)


def test_a_condition_keeps_the_features_that_meet_it(samenhang, tmp_path):
    areas = made_up.areas(GRID, 42, count=20)
    shapes, columns = made_up.features("polygons", BOX, 42)
    areas_file = made_up.write_shapes(tmp_path / "areas.gpkg", areas)
    keep = np.array([sort == "gras" for sort in columns["sort"]]) & (columns["year"] >= 1900)
    some = [shape for shape, kept in zip(shapes, keep) if kept]
    for name in ("features.gpkg", "features.geojson", "features.shp"):
        file = made_up.write_shapes(tmp_path / name, shapes, **columns)
        rows = measured(
            samenhang,
            "--areas",
            areas_file,
            "--id",
            "code",
            "--features",
            file,
            "--where",
            "sort = 'gras' AND year >= 1900",
            "--ops",
            "count,area",
        )
        for row, area in zip(rows.values(), areas):
            part = feature_oracle.parts(area, np.array(some))
            assert row["area"] == pytest.approx(part.sum(), rel=1e-9, abs=1e-6)
            assert row["count"] == pytest.approx((part / shapely.area(some)).sum(), rel=1e-9, abs=1e-9)


def test_features_on_each_other_count_each_for_themselves(samenhang, tmp_path):
    square = shapely.box(135_000, 455_000, 135_100, 455_100)
    areas = made_up.write_shapes(tmp_path / "areas.gpkg", [square])
    file = made_up.write_shapes(tmp_path / "features.gpkg", [square] * 3, height=[1.0, 2.0, 6.0])
    row = measured(
        samenhang,
        "--areas",
        areas,
        "--id",
        "code",
        "--features",
        file,
        "--ops",
        "count,area,share,mean:height,median:height",
    )["A000"]
    assert row == {"count": 3, "area": 30_000, "share": 3, "mean_height": 3, "median_height": 2}


def test_open_space_and_living_are_told_from_footprints_with_floor_area(samenhang, tmp_path):
    # 20 by 50 m with 3,000 m² of floor, of which 2,000 for living; 10 by 100 m, half outside, with 1,000 m², none living.
    x, y = 135_000, 455_000
    areas = [shapely.box(x, y, x + 100, y + 100), shapely.box(x + 200, y, x + 300, y + 100)]
    buildings = [shapely.box(x, y, x + 20, y + 50), shapely.box(x + 50, y + 60, x + 150, y + 70)]
    file = made_up.write_shapes(tmp_path / "f.gpkg", buildings, floor=[3000.0, 1000.0], living=[2000.0, np.nan])
    areas_file = made_up.write_shapes(tmp_path / "areas.gpkg", areas)
    ops = "share,fsi:floor,osr:floor,mxi:living/floor"
    rows = measured(samenhang, "--areas", areas_file, "--id", "code", "--features", file, "--ops", ops)
    gsi, fsi = 1500 / 10_000, 3500 / 10_000
    assert rows["A000"] == pytest.approx(
        {"share": gsi, "fsi_floor": fsi, "osr_floor": (1 - gsi) / fsi, "mxi_living_floor": 2000 / 3500}, rel=1e-12
    )
    # Where there is no floor space, neither says anything.
    assert rows["A001"] == {"share": 0, "fsi_floor": 0, "osr_floor": None, "mxi_living_floor": None}


def test_features_that_share_a_border_with_an_area_lie_in_one_of_both(samenhang, tmp_path):
    west, east = shapely.box(135_000, 455_000, 135_100, 455_100), shapely.box(135_100, 455_000, 135_200, 455_100)
    areas = made_up.write_shapes(tmp_path / "areas.gpkg", [west, east])
    points = [shapely.Point(135_100, 455_000 + y) for y in range(1, 100)]
    file = made_up.write_shapes(tmp_path / "points.gpkg", points)
    rows = measured(samenhang, "--areas", areas, "--id", "code", "--features", file, "--ops", "count")
    assert sorted(row["count"] for row in rows.values()) == [0, 99]
    file = made_up.write_shapes(tmp_path / "east.gpkg", [east])
    rows = measured(samenhang, "--areas", areas, "--id", "code", "--features", file, "--ops", "count,area")
    assert rows == {"A000": {"count": 0, "area": 0}, "A001": {"count": 1, "area": 10_000}}


def test_features_without_a_shape_are_left_out_and_said_to_be(samenhang, tmp_path):
    square = shapely.box(135_000, 455_000, 135_100, 455_100)
    areas = made_up.write_shapes(tmp_path / "areas.gpkg", [square])
    file = made_up.write_shapes(tmp_path / "features.gpkg", [square, None, shapely.Polygon(), shapely.box(0, 0, 1, 1)])
    result = run(samenhang, "--areas", areas, "--id", "code", "--features", file, "--ops", "count")
    assert result.stdout == "code,count\nA000,1.0\n"
    assert "2 of 4 features have no usable shape" in result.stderr
    assert "1 of 4 features lie in none of the areas" in result.stderr


def test_areas_that_are_invalid_are_repaired_or_set_aside_by_name(samenhang, tmp_path):
    x, y = 135_000, 455_000
    spike = shapely.Polygon(
        [(x, y), (x + 100, y), (x + 100, y + 100), (x + 100, y + 150), (x + 100, y + 100), (x, y + 100)]
    )
    bow = shapely.Polygon([(x, y), (x + 100, y + 100), (x + 100, y), (x, y + 100)])
    areas = made_up.write_shapes(tmp_path / "areas.gpkg", [spike, bow, None], code=["spike", "bow", "nothing"])
    file = made_up.write_shapes(tmp_path / "features.gpkg", [shapely.box(x, y, x + 50, y + 50)])
    result = run(samenhang, "--areas", areas, "--id", "code", "--features", file, "--ops", "count,area,share")
    assert result.stdout == "code,count,area,share\nspike,1.0,2500.0,0.25\nbow,0.0,0.0,\nnothing,0.0,0.0,\n"
    assert "spike: repaired" in result.stderr
    assert "bow: set aside" in result.stderr
    assert "nothing: set aside" in result.stderr


def test_a_feature_outside_an_area_says_nothing_of_it(samenhang, tmp_path):
    # Sheds of 5 by 8.5 m in the north, where rounding of y is coarsest, inside one of four areas side by side.
    random = np.random.default_rng(5)
    areas = made_up.tiling((230_000, 580_000, 231_000, 581_000), 2, 2, 5)
    places = random.uniform(0, 970, (3000, 2)) + [230_010, 580_010]
    sheds = [
        shapely.affinity.rotate(shapely.box(x, y, x + 5, y + 8.5), turn)
        for (x, y), turn in zip(places, random.uniform(0, 90, 3000))
    ]
    inside = [[place for place, shed in enumerate(sheds) if area.contains(shed)] for area in areas]
    of_area = {place: number for number, places in enumerate(inside) for place in places}
    file = made_up.write_shapes(
        tmp_path / "sheds.gpkg",
        [sheds[place] for place in of_area],
        area=[f"A{number:03}" for number in of_area.values()],
        number=[float(number) for number in of_area.values()],
    )
    areas_file = made_up.write_shapes(tmp_path / "areas.gpkg", areas)
    rows = measured(
        samenhang,
        "--areas",
        areas_file,
        "--id",
        "code",
        "--features",
        file,
        "--ops",
        "count,min:number,max:number,class:area",
    )
    for number, (code, row) in enumerate(rows.items()):
        assert row["count"] == pytest.approx(len(inside[number]))
        assert [name for name, value in row.items() if name.startswith("area_") and value > 0] == [f"area_{code}"]
        assert (row["min_number"], row["max_number"]) == (number, number)


def measured_mix(samenhang, folder, shapes, ops: str) -> dict:
    areas = made_up.write_shapes(folder / "areas.gpkg", [shapely.box(135_000, 455_000, 136_000, 456_000)])
    file = made_up.write_shapes(folder / "mix.geojson", shapes)
    return measured(samenhang, "--areas", areas, "--id", "code", "--features", file, "--ops", ops)["A000"]


POINT = shapely.Point(135_500, 455_500)
LINE = shapely.LineString([(135_500, 455_100), (135_500, 455_400)])
SQUARE = shapely.box(135_600, 455_600, 135_620, 455_620)


@pytest.mark.parametrize(
    "shape, area, length",
    [(POINT, (0, None), (0, None)), (LINE, (0, None), (300,)), (SQUARE, (400,), (80, 0, None))],
    ids=["point", "line", "square"],
)
def test_area_is_in_square_metres_and_length_in_metres(samenhang, tmp_path, shape, area, length):
    row = measured_mix(samenhang, tmp_path, [shape], "area,length")
    assert row["area"] in area and row["length"] in length


def test_points_metres_and_square_metres_are_not_added_up(samenhang, tmp_path):
    row = measured_mix(samenhang, tmp_path, [POINT, LINE, SQUARE], "area,share")
    assert row["area"] == pytest.approx(400)
    assert row["share"] == pytest.approx(0.0004)
