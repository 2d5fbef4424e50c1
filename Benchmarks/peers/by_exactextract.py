"""Zonal statistics by exactextract: python -m peers.by_exactextract WAY AREAS ID RASTER OUT

Ways: geodataframe hands over a table of geopandas, bytes the shapes as they are in the file.
"""

import sys

import pyogrio
from exactextract import exact_extract
from exactextract.feature import Feature, FeatureSource
from pyproj import CRS

from .stages import Stages

STATS = ["mean", "max", "stdev"]


class Area(Feature):
    """One area, as bytes and an id."""

    def __init__(self, name, code, shape):
        super().__init__()
        self.name, self.code, self.shape = name, code, shape

    def geometry(self):
        return self.shape

    def fields(self):
        return [self.name]

    def get(self, _):
        return self.code


class Areas(FeatureSource):
    """All areas of a file."""

    def __init__(self, path, name):
        super().__init__()
        self.name = name
        self.meta, _, self.shapes, (self.codes,) = pyogrio.raw.read(path, columns=[name])

    def count(self):
        return len(self.shapes)

    def __iter__(self):
        return (Area(self.name, code, shape) for code, shape in zip(self.codes, self.shapes))

    def srs_wkt(self):
        return CRS(self.meta["crs"]).to_wkt()


def main(way, areas, name, raster, out):
    stages = Stages()
    source = pyogrio.read_dataframe(areas, columns=[name]) if way == "geodataframe" else Areas(areas, name)
    stages.ended("read areas")
    table = exact_extract(raster, source, STATS, include_cols=[name], output="pandas")
    stages.ended("statistics")
    table.to_csv(out, index=False)
    stages.ended("write")
    stages.show()


if __name__ == "__main__":
    main(*sys.argv[1:])
