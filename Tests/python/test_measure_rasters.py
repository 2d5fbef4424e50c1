"""Rasters over areas, on made-up cases: the program against exactextract, rasterstats and Shapely cell by cell."""

import sys
from functools import cached_property

import numpy as np
import pytest
import rasterio
import shapely
from rasterio import Affine

from conftest import ROOT

sys.path.append(str(ROOT / "Tests" / "oracle"))

import made_up
import raster_oracle
from measuring import Comparison, measured
from raster_oracle import QUANTILES, STATISTICS

SEEDS = [11, 12]
# exactextract keeps the share of a cell in single precision; Shapely does not.
MOST_EXACTEXTRACT = 1e-6
MOST_SHAPELY = 1e-9
# Statistics that tell values apart can go either way where two of them have as much.
OF_CLASSES = {"majority", "minority"}


class Case:
    """Areas over a made-up raster, and what the program says of them."""

    def __init__(self, samenhang, folder, grid, seed, areas=None):
        self.grid = grid
        self.areas = areas or made_up.areas(grid, seed)
        self.cells = made_up.cells(grid, seed)
        self.raster = made_up.write_raster(folder / "raster.tif", grid, self.cells)
        self.file = made_up.write_shapes(folder / "areas.gpkg", self.areas)
        statistics = STATISTICS + (["share"] if grid.classes else [])
        self.own = list(
            measured(
                samenhang,
                "--areas",
                self.file,
                "--id",
                "code",
                "--raster",
                self.raster,
                "--band",
                grid.band,
                "--stats",
                ",".join(statistics),
            ).values()
        )
        self.repeats = "int" in grid.type
        numbers = raster_oracle.quantity(grid, self.cells)
        # Differences are relative; to a thousandth of the largest value where a result lies near zero.
        self.least = float(np.nanmax(np.abs(numbers))) / 1000

    @cached_property
    def by_cells(self) -> list[raster_oracle.Cells]:
        return raster_oracle.by_cells(self.areas, self.grid, self.cells)

    @cached_property
    def by_exactextract(self) -> list[dict]:
        return raster_oracle.by_exactextract(self.areas, self.grid, self.cells)

    def compare(self, others: list[dict], names) -> Comparison:
        comparison = Comparison()
        assert len(self.own) == len(others) == len(self.areas)
        for place, (own, other) in enumerate(zip(self.own, others)):
            where = f"area {place}"
            for name in names:
                least = 0 if name in ("count", "variety") else self.least ** (2 if name == "variance" else 1)
                comparison.add(where, name, own[name], other[name], least)
        return comparison

    def compare_shares(self, others: list[dict]) -> Comparison:
        comparison = Comparison()
        columns = [name for name in self.own[0] if name.startswith("share_")]
        occurring = {value for other in others for value in other["shares"]}
        assert {float(column.removeprefix("share_")) for column in columns} == occurring
        for place, (own, other) in enumerate(zip(self.own, others)):
            for column in columns:
                share = other["shares"].get(float(column.removeprefix("share_")), 0.0) if other["count"] else None
                comparison.add(f"area {place}", column, own[column], share, least=1e-3)
        return comparison


@pytest.fixture(scope="module", params=SEEDS)
def seed(request):
    return request.param


@pytest.fixture(scope="module", params=made_up.GRIDS, ids=lambda grid: grid.name)
def case(request, samenhang, seed, tmp_path_factory) -> Case:
    return Case(samenhang, tmp_path_factory.mktemp("raster"), request.param, seed)


CLASSES = pytest.mark.parametrize(
    "case", [grid for grid in made_up.GRIDS if grid.classes], ids=lambda grid: grid.name, indirect=True
)


def test_every_statistic_is_that_of_shapely_cell_by_cell(case):
    cells = case.by_cells
    others = [found.statistics() for found in cells]
    comparison = case.compare(others, [name for name in STATISTICS if name not in OF_CLASSES])
    comparison.check(MOST_SHAPELY)


def test_the_commonest_and_rarest_value_are_the_lowest_of_those_with_as_much(case):
    for own, found in zip(case.own, case.by_cells):
        classes = found.classes()
        if not classes:
            assert own["majority"] is own["minority"] is None
            continue
        near = 1e-9 * max(classes.values())
        for name, most in (("majority", max(classes.values())), ("minority", min(classes.values()))):
            as_much = [value for value, weight in classes.items() if abs(weight - most) <= near]
            assert any(own[name] == pytest.approx(value, rel=1e-12) for value in as_much)
            exactly = [value for value in as_much if classes[value] == most]
            if len(as_much) == len(exactly) and most == round(most):
                assert own[name] == pytest.approx(min(exactly), rel=1e-12)


def test_every_statistic_is_that_of_exactextract(case):
    others = case.by_exactextract
    names = [name for name in STATISTICS if name not in OF_CLASSES and (name not in QUANTILES or not case.repeats)]
    case.compare(others, names).check(MOST_EXACTEXTRACT)


def test_where_values_repeat_exactextract_takes_equal_cells_together_before_quantiles(case):
    # So its median of 1, 1, 1 and 2 is 1.5. Ours is 1, as numpy's (see the areas that follow cells, below). This shows
    # that there is no other difference.
    others = case.by_exactextract
    comparison = Comparison()
    for found, other in zip(case.by_cells, others):
        for name, share in QUANTILES.items():
            if other["count"]:
                comparison.add("", name, found.merged().quantile(share), other[name], case.least)
    comparison.check(MOST_EXACTEXTRACT)


@CLASSES
def test_shares_per_value_are_those_of_exactextract_and_of_shapely(case):
    case.compare_shares(case.by_exactextract).check(MOST_EXACTEXTRACT)
    cells = case.by_cells
    case.compare_shares([found.statistics() for found in cells]).check(MOST_SHAPELY)
    for own in case.own:
        shares = [own[name] for name in own if name.startswith("share_")]
        assert shares == [None] * len(shares) or sum(shares) == pytest.approx(1, abs=1e-12)


@pytest.fixture(scope="module", params=made_up.GRIDS, ids=lambda grid: grid.name)
def aligned(request, samenhang, tmp_path_factory) -> Case:
    """Areas whose borders follow those of cells: there, whole cells and parts of cells are the same."""
    grid = request.param
    random = np.random.default_rng(21)
    west, south, east, north = grid.box
    dx, dy = grid.cell
    boxes = []
    for _ in range(40):
        column, row = random.integers(-2, grid.width), random.integers(-2, grid.height)
        width, height = random.integers(1, grid.width // 2, 2)
        boxes.append(
            shapely.box(west + column * dx, north - (row + height) * dy, west + (column + width) * dx, north - row * dy)
        )
    return Case(samenhang, tmp_path_factory.mktemp("aligned"), grid, 21, boxes)


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
def test_areas_that_follow_cells_have_what_rasterstats_counts(aligned):
    others = raster_oracle.by_rasterstats(aligned.areas, aligned.grid, aligned.cells)
    aligned.compare(others, [name for name in STATISTICS if name in others[-1]]).check(MOST_SHAPELY)


def measured_square(samenhang, folder, raster) -> dict:
    """The statistics of 4 by 4 cells of 10 m."""
    areas = made_up.write_shapes(folder / "areas.gpkg", [shapely.box(150_000, 449_960, 150_040, 450_000)])
    return measured(
        samenhang, "--areas", areas, "--id", "code", "--raster", raster, "--stats", "count,mean,min,max,stdev"
    )["A000"]


def profile(**changes) -> dict:
    west_north = Affine(10, 0, 150_000, 0, -10, 450_000)
    return {
        "driver": "GTiff",
        "width": 4,
        "height": 4,
        "count": 1,
        "dtype": "float32",
        "crs": made_up.RD,
        "transform": west_north,
    } | changes


SIXTEEN = np.arange(1, 17).reshape(4, 4)


def test_cells_that_are_no_number_are_missing_whatever_the_file_says(samenhang, tmp_path):
    cells = SIXTEEN.astype("float32")
    cells[0, 0], cells[1, 1] = np.nan, -9999
    with rasterio.open(tmp_path / "gaps.tif", "w", **profile(nodata=-9999)) as file:
        file.write(cells, 1)
    row = measured_square(samenhang, tmp_path, tmp_path / "gaps.tif")
    held = cells[(cells > 0)].astype(float)
    assert row == pytest.approx({"count": 14, "mean": held.mean(), "min": 2, "max": 16, "stdev": held.std()}, rel=1e-12)


@pytest.mark.parametrize("kind", ["mask", "alpha"])
def test_cells_that_a_mask_hides_are_missing(samenhang, tmp_path, kind):
    hidden = np.full((4, 4), 255, "uint8")
    hidden[0] = 0
    if kind == "mask":
        with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(tmp_path / "mask.tif", "w", **profile()) as file:
            file.write(SIXTEEN.astype("float32"), 1)
            file.write_mask(hidden)
    else:
        changes = {"count": 2, "dtype": "uint8", "alpha": "YES", "photometric": "MINISBLACK"}
        with rasterio.open(tmp_path / "alpha.tif", "w", **profile(**changes)) as file:
            file.write(np.stack([SIXTEEN, hidden]).astype("uint8"))
    row = measured_square(samenhang, tmp_path, tmp_path / f"{kind}.tif")
    assert (row["count"], row["min"], row["mean"]) == (12, 5, 10.5)


def test_a_cell_without_end_gives_no_number_that_is_none(samenhang, tmp_path):
    cells = SIXTEEN.astype("float32")
    cells[0, 0] = np.inf
    with rasterio.open(tmp_path / "inf.tif", "w", **profile()) as file:
        file.write(cells, 1)
    row = measured_square(samenhang, tmp_path, tmp_path / "inf.tif")
    assert row["mean"] in (None, np.inf) and row["stdev"] in (None, np.inf)
