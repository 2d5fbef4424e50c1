"""Footprints split over areas: how many, and their area."""

from harness.table import row

from . import agreement
from .agreement import Column
from .inputs import ID, warm
from .pairs import Pairs
from .process import peer

WHAT = ("--ops", "count,area")
# A building counts for the share of it inside. The peers also give how many touch an area, as the column `touching`.
COLUMNS = [Column("count", least=1), Column("area", least=1)]
# The bar was set on the ways that GeoPandas and PostGIS users would write; the others show how far that is from the
# best that can be had from the same libraries.
GEOPANDAS = {
    "overlay": ("GeoPandas, overlay", 10), "join": ("GeoPandas, join and intersection", 10),
    "shortcut": ("Shapely, intersecting only what crosses a border", None)}
POSTGIS = {"ST_CoveredBy(b.shape, a.shape)": 10, "ST_Covers(a.shape, b.shape)": None}


class Features:
    """All comparisons on the footprints."""

    def __init__(self, measure, areas, buildings):
        self.measure, self.areas, self.buildings = measure, areas, buildings
        self.mine, self.theirs = measure.out("features.csv"), measure.out("features-peer.csv")
        self.arguments = ("--features", buildings, *WHAT)
        self.pairs = Pairs(measure.task(areas, self.mine, *self.arguments), measure.count)
        warm(areas, buildings)

    def geopandas(self, way):
        name, bar = GEOPANDAS[way]
        return self._beside(
            name, lambda: peer("by_geopandas", way, self.areas, ID, self.buildings, self.theirs), bar)

    def postgis(self, postgis, covered):
        postgis.split(covered, self.theirs)
        name = f"PostGIS, {covered.partition('(')[0]} shortcut, warm"
        return self._beside(name, lambda: postgis.split(covered, self.theirs), POSTGIS[covered])

    def _beside(self, name, run, bar):
        yield self.pairs.against(f"footprints: against {name}", run, bar)
        if self.pairs.ours:
            yield agreement.row(f"footprints: values beside those of {name}", self.mine, self.theirs, ID, COLUMNS)

    def threads(self):
        return self.measure.threads("footprints", self.areas, *self.arguments)[0]

    def many(self, buildings):
        """Ten times as many, once."""
        task = self.measure.task(self.areas, self.measure.out("many.csv"), "--features", buildings, *WHAT)
        warm(buildings)
        run, one = task(), self.pairs.seconds()
        detail = f"{run.seconds:.2f} s against {one:.2f} s"
        return [
            row("footprints: ten times as many, time", run.seconds / one, "×", limit=11, detail=detail),
            row("footprints: ten times as many, most memory", run.megabytes, "MB", limit=1000),
            # What is done once, such as reading the areas, hardly counts here.
            *self.measure.threads("footprints: ten times as many", self.areas, "--features", buildings, *WHAT)[0]]
