"""Oostrumsche Beek in Limburg, heights, groundwater and land use: against exactextract."""

import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio

from conftest import ROOT

sys.path.append(str(ROOT / "Tests" / "oracle"))

import made_up
import raster_oracle
from measuring import Comparison, measured, run
from real import neighbourhoods, of_data  # noqa: F401 (fixtures)

BEEK = (196_075, 390_974, 202_773, 398_230)
# File, and between which values its cells should lie.
RASTERS = {
    "heights (AHN)": ("AHN25.tif", 0, 60),
    "groundwater": ("GHG.ASC", -10, 40),
    "land use": ("sobek_landuse_greenhouse.tif", 1, 20),
}


def as_grid(path: Path) -> tuple[made_up.Grid, np.ndarray]:
    with rasterio.open(path) as file:
        grid = made_up.Grid(
            path.name,
            file.dtypes[0],
            file.nodata,
            file.width,
            file.height,
            file.res,
            (file.bounds.left, file.bounds.top),
        )
        return grid, file.read()


@pytest.mark.parametrize("name, least, most", RASTERS.values(), ids=RASTERS)
def test_rasters_of_oostrumsche_beek_are_those_of_exactextract(samenhang, of_data, neighbourhoods, name, least, most):
    path = of_data("hydrolib/data/rasters") / name
    file, table = neighbourhoods(BEEK)
    classes = "landuse" in name
    statistics = [statistic for statistic in raster_oracle.STATISTICS if statistic != "minority"] + ["share"] * classes
    own = measured(
        samenhang,
        "--areas",
        file,
        "--id",
        "code",
        "--raster",
        path,
        "--stats",
        ",".join(statistics),
        "--assume-crs",
        made_up.RD,
    )
    grid, values = as_grid(path)
    others = raster_oracle.by_exactextract(table.geometry, grid, values)
    cells = raster_oracle.by_cells(table.geometry, grid, values) if not classes else None
    comparison = Comparison()
    for place, code in enumerate(table["BU_CODE"]):
        row, other = own[code], others[place]
        for statistic in statistics:
            if statistic in ("share", "majority") or statistic in raster_oracle.QUANTILES:
                continue
            comparison.add(code, statistic, row[statistic], other[statistic], 0.01)
        if cells and row["count"]:
            for statistic, share in raster_oracle.QUANTILES.items():
                comparison.add(code, statistic, row[statistic], cells[place].quantile(share), 0.01)
        if classes and row["count"]:
            assert row["majority"] == other["majority"]
            for value, share in other["shares"].items():
                comparison.add(code, f"share_{value:g}", row[f"share_{value:g}"], share, 1e-3)
            assert sum(row[column] for column in row if column.startswith("share_")) == pytest.approx(1, abs=1e-9)
        if row["count"]:
            assert least <= row["min"] <= row["mean"] <= row["max"] <= most
    assert sum(row["count"] > 0 for row in own.values()) > 10
    comparison.check(1e-6)


@pytest.mark.parametrize("name", ["AHN25.tif", "GHG.ASC"])
def test_rasters_without_a_system_ask_for_one(samenhang, of_data, neighbourhoods, name):
    file, _ = neighbourhoods(BEEK)
    result = run(
        samenhang,
        "--areas",
        file,
        "--id",
        "code",
        "--raster",
        of_data("hydrolib/data/rasters") / name,
        "--stats",
        "mean",
    )
    assert result.returncode == 3 and "--assume-crs 28992" in result.stderr
