"""Cells that count by a weight of their own: against exactextract, and by hand; what is no weight is refused."""

import sys
from pathlib import Path

import numpy as np
import pytest
import shapely
from exactextract import exact_extract
from exactextract.raster import NumPyRasterSource

from conftest import ROOT

sys.path.append(str(ROOT / "Tests" / "oracle"))

import geopandas
import made_up
import raster_oracle
from measuring import Comparison, measured, run

STATISTICS = ["weighted_sum", "weighted_mean", "weighted_stdev"]
GRID = made_up.Grid("values", missing=-9999)
TILED = made_up.Grid(
    "values in tiles", "int16", -32768, 64, 48, scale=0.1, offset=5,
    profile=(("tiled", True), ("blockxsize", 16), ("blockysize", 16)),
)


def files(folder: Path, grid: made_up.Grid, seed: int):
    areas, cells = made_up.areas(grid, seed), made_up.cells(grid, seed)
    weights = made_up.moved(grid, name="weights", type="float64", missing=-1, scale=1, offset=0, profile=())
    random = np.random.default_rng(seed)
    held = random.random((1, grid.height, grid.width))
    held[random.random(held.shape) < 0.1] = 0
    return (
        made_up.write_shapes(folder / "areas.gpkg", areas),
        made_up.write_raster(folder / "values.tif", grid, cells),
        made_up.write_raster(folder / "weights.tif", weights, held),
        areas, cells, held,
    )


@pytest.mark.parametrize("seed", [21, 22])
@pytest.mark.parametrize("grid", [GRID, TILED], ids=lambda grid: grid.name)
def test_weighted_statistics_are_those_of_exactextract(samenhang, tmp_path, grid, seed):
    file, raster, weights, areas, cells, held = files(tmp_path, grid, seed)
    arguments = ["--areas", file, "--id", "code", "--raster", raster, "--weights", weights]
    own = list(measured(samenhang, *arguments, "--stats", ",".join(STATISTICS)).values())
    values = NumPyRasterSource(raster_oracle.quantity(grid, cells), *grid.box)
    by_weight = NumPyRasterSource(held[0], *grid.box)
    table = geopandas.GeoDataFrame(geometry=list(areas), crs=made_up.RD)
    others = exact_extract(values, table, STATISTICS, weights=by_weight, output="pandas")
    comparison = Comparison()
    for place, row in enumerate(own):
        for name in STATISTICS:
            other = others[name].iloc[place]
            # Where nothing has a weight there is no mean, and the sum of nothing is left empty too.
            other = None if np.isnan(others["weighted_mean"].iloc[place]) else float(other)
            comparison.add(f"area {place}", name, row[name], other, 0.1)
    comparison.check(1e-6)
    one = run(samenhang, *arguments, "--stats", "weighted_mean", "--threads", 1).stdout
    assert run(samenhang, *arguments, "--stats", "weighted_mean", "--threads", 3).stdout == one


def test_a_mean_by_hand(samenhang, tmp_path):
    grid = made_up.Grid("small", "float32", None, 2, 1, (10, 10), (150_000, 450_000))
    file = made_up.write_shapes(tmp_path / "areas.gpkg", [shapely.box(150_000, 449_990, 150_015, 450_000)])
    raster = made_up.write_raster(tmp_path / "values.tif", grid, np.array([[[2, 8]]], dtype="float32"))
    weights = made_up.write_raster(tmp_path / "weights.tif", grid, np.array([[[1, 3]]], dtype="float32"))
    own = measured(
        samenhang, "--areas", file, "--id", "code", "--raster", raster, "--weights", weights, "--stats", "mean,weighted_mean,weighted_sum"
    )["A000"]
    # A whole cell of 2 with weight 1, and half a cell of 8 with weight 3.
    assert own["mean"] == pytest.approx((2 + 0.5 * 8) / 1.5)
    assert own["weighted_mean"] == pytest.approx((2 + 0.5 * 3 * 8) / 2.5)
    assert own["weighted_sum"] == pytest.approx(14)


def test_what_is_no_weight_is_refused(samenhang, tmp_path):
    file, raster, weights, *_ = files(tmp_path, GRID, 23)
    other = made_up.write_raster(
        tmp_path / "other.tif", made_up.moved(GRID, width=49), made_up.cells(made_up.moved(GRID, width=49), 1)
    )
    negative = made_up.write_raster(
        tmp_path / "negative.tif", made_up.moved(GRID, missing=None), np.full((1, 40, 50), -2, dtype="float32")
    )
    arguments = ["--areas", file, "--id", "code", "--raster", raster]
    for more, code, words in [
        (["--stats", "weighted_mean"], 2, ["--weights"]),
        (["--stats", "mean", "--weights", weights], 2, ["weighted_mean"]),
        (["--stats", "weighted_mean", "--weights", other], 3, ["other.tif", "values.tif", "gdalwarp"]),
        (["--stats", "weighted_mean", "--weights", negative], 3, ["negative.tif", "below 0"]),
        (["--stats", "weighted_mean", "--weights", weights, "--weights-band", "2"], 2, ["weights.tif", "band 2"]),
        (["--stats", "mean", "--weights-band", "2"], 2, ["--weights-band"]),
        (["--stats", "weighted_mean", "--weights", tmp_path / "none.tif"], 3, ["none.tif"]),
    ]:
        result = run(samenhang, *arguments, *more)
        assert result.returncode == code, (more, result.stdout, result.stderr)
        for word in words:
            assert word in result.stderr, (more, result.stderr)
