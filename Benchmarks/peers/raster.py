"""Mean, maximum and standard deviation of a raster over areas."""

from statistics import median

from harness.table import row

from . import agreement
from .agreement import Column
from .inputs import ID, warm
from .pairs import Pairs
from .process import peer

WHAT = ("--stats", "mean,max,stdev")
COLUMNS = [Column("mean"), Column("max"), Column("stdev", least=1e-3)]
# The areas can be handed to exactextract as a table, which its manual does first, or as bytes, as it reads them when
# GDAL's own bindings are there; that saves it the way through GeoJSON.
WAYS = {"geodataframe": "exactextract", "bytes": "exactextract with areas as bytes"}


class Raster:
    """All comparisons on one raster."""

    def __init__(self, measure, areas, raster):
        self.measure, self.areas, self.raster = measure, areas, raster
        self.mine, self.theirs = measure.out("raster.csv"), measure.out("raster-peer.csv")
        self.arguments = ("--raster", raster, *WHAT)
        self.pairs = Pairs(measure.task(areas, self.mine, *self.arguments), measure.count)
        warm(areas, raster)

    def exactextract(self, way):
        name = WAYS[way]
        yield self.pairs.against(
            f"raster: against {name}",
            lambda: peer("by_exactextract", way, self.areas, ID, self.raster, self.theirs), bar=3)
        if self.pairs.ours:
            yield agreement.row(f"raster: values beside those of {name}", self.mine, self.theirs, ID, COLUMNS)

    def threads_and_decoding(self):
        rows, one = self.measure.threads("raster", self.areas, *self.arguments)
        yield from rows
        runs = [peer("by_rasterio", self.areas, self.raster).stages for _ in range(self.measure.count)]
        touched, every = (median(run[key] for run in runs) for key in ("touched", "all"))
        detail = f"rasterio, one thread; all tiles {every:.2f} s"
        yield row("raster: decoding alone the tiles that areas touch", touched, "s", detail=detail)
        if one:
            yield row("raster: share of decoding in our time on one thread", 100 * touched / one, "%")

    def postgis(self, postgis):
        postgis.load_raster(self.raster)
        postgis.clip(self.theirs)
        yield self.pairs.against(
            "raster: against PostGIS, ST_SummaryStats of ST_Clip, warm", lambda: postgis.clip(self.theirs), bar=5)
        if self.pairs.ours:
            apart = agreement.median_difference(self.mine, self.theirs, ID, "mean")
            yield row(
                "raster: median difference of means with PostGIS, which takes whole cells by their centre",
                100 * apart, "%")
