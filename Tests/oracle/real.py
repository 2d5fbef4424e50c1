"""Real open data for the tests that want it: where it stands, and neighbourhoods to measure."""

from pathlib import Path

import geopandas
import made_up
import pyogrio
import pytest


@pytest.fixture(scope="module")
def of_data(data_dir):
    """The path of a real file; without it the test is skipped."""

    def path(name: str) -> Path:
        if not (data_dir / name).exists():
            pytest.skip(f"{name} is not in the test data")
        return data_dir / name

    return path


@pytest.fixture(scope="module")
def neighbourhoods(of_data, tmp_path_factory):
    """Neighbourhoods of 2015 that touch a box: the file, and the same as a table."""
    folder = tmp_path_factory.mktemp("neighbourhoods")

    def within(box) -> tuple[Path, geopandas.GeoDataFrame]:
        table = pyogrio.read_dataframe(of_data("cbs-2015/nl2015_buurt_rd.gpkg"), bbox=box, columns=["BU_CODE"])
        return made_up.write_shapes(folder / f"{box[0]}.gpkg", table.geometry, code=table["BU_CODE"]), table

    return within
