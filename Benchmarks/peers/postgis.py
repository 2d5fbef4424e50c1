"""The same questions to PostGIS: tables loaded and indexed beforehand, only the query is measured."""

import sys

from .inputs import ID
from .process import Run

# Kept apart (MATERIALIZED), so that an intersection is not worked out anew for every sum it is in. The areas have no
# index: then they are the outer side of the join, and PostGIS prepares each area once.
SPLIT = """
WITH pairs AS MATERIALIZED (
    SELECT a.id, ST_Area(b.shape) AS whole,
        CASE WHEN {covered} THEN ST_Area(b.shape)
             ELSE ST_Area(ST_Intersection(b.shape, a.shape)) END AS part
    FROM areas a JOIN buildings b ON ST_Intersects(a.shape, b.shape))
SELECT id AS {id}, coalesce(sum(part / whole), 0) AS count, coalesce(sum(part), 0) AS area, count(part) AS touching
FROM areas LEFT JOIN pairs USING (id) GROUP BY id
"""

# The statistics of an area are put together from those of its tiles.
CLIP = """
WITH tiles AS MATERIALIZED (
    SELECT a.id, ST_SummaryStats(ST_Clip(r.rast, a.shape)) AS s
    FROM areas a JOIN heights r ON ST_Intersects(a.shape, r.hull)),
sums AS (
    SELECT id, sum((s).count) AS cells, max((s).max) AS highest, sum((s).count * (s).mean) AS total,
        sum((s).count * ((s).stddev ^ 2 + (s).mean ^ 2)) AS squares
    FROM tiles WHERE (s).count > 0 GROUP BY id)
SELECT id AS {id}, total / cells AS mean, highest AS max,
    sqrt(greatest(0, squares / cells - (total / cells) ^ 2)) AS stdev
FROM sums
"""
TILE = "100x100"  # faster here than 50x50 and 256x256


class PostGIS:
    """A cluster with what was loaded into it."""

    def __init__(self, cluster):
        self.cluster = cluster

    def load_shapes(self, path, table, name=None):
        """Loads a layer, with a GiST index."""
        self.cluster.load([sys.executable, "-m", "peers.copy_shapes", path, table, *([name] if name else [])])

    def load_raster(self, path):
        """Loads a raster in tiles, with a GiST index on their hulls.

        The hulls are a column, because ST_ConvexHull of a raster keeps a query from running in parallel.
        """
        self.cluster.query("CREATE UNLOGGED TABLE loaded (rid serial, rast raster)")
        self.cluster.load(["raster2pgsql", "-a", "-Y", "-t", TILE, "-s", "28992", path, "loaded"])
        self.cluster.query("CREATE UNLOGGED TABLE heights AS SELECT rast, ST_ConvexHull(rast) AS hull FROM loaded")
        self.cluster.query("DROP TABLE loaded; CREATE INDEX ON heights USING gist (hull)")
        self.cluster.query("VACUUM ANALYZE heights")

    def split(self, covered, out):
        """Splits buildings over areas and writes the table; `covered` is how a building wholly inside is told."""
        return self._answer(SPLIT.format(id=ID, covered=covered), out)

    def clip(self, out):
        """Statistics of the raster in all areas; writes the table, without areas that have no value."""
        return self._answer(CLIP.format(id=ID), out)

    def _answer(self, query, out):
        seconds, text = self.cluster.query(f"COPY ({query}) TO STDOUT (FORMAT csv, HEADER)")
        with open(out, "w", encoding="utf-8") as file:
            file.write(text)
        return Run(seconds)
