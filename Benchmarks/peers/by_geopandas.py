"""Splits footprints exactly over areas: python -m peers.by_geopandas WAY AREAS ID BUILDINGS OUT

Ways, from the plainest to the fastest:
  overlay    geopandas.overlay, and then a sum per area
  join       a spatial join, and then an intersection for every pair
  shortcut   Shapely alone, without tables of pairs, and only what crosses a border is intersected

The table has per area: count (each building for the share of it inside), area in m², and how many buildings touch it.
"""

import sys

import geopandas
import numpy as np
import pyogrio
import shapely

from .stages import Stages, write


def overlay(areas, path, stages):
    buildings = pyogrio.read_dataframe(path, columns=[])
    stages.ended("read")
    buildings["whole"] = buildings.area
    areas["place"] = np.arange(len(areas))
    parts = geopandas.overlay(buildings, areas[["place", "geometry"]], how="intersection")
    stages.ended("overlay")
    return parts["place"].to_numpy(), parts.area.to_numpy(), parts["whole"].to_numpy()


def join(areas, path, stages):
    buildings = pyogrio.read_dataframe(path, columns=[])
    stages.ended("read")
    pairs = geopandas.sjoin(buildings, areas[["geometry"]], predicate="intersects")
    stages.ended("join")
    place = pairs["index_right"].to_numpy()
    parts = shapely.area(shapely.intersection(pairs.geometry.to_numpy(), areas.geometry.to_numpy()[place]))
    stages.ended("intersect")
    return place, parts, shapely.area(pairs.geometry.to_numpy())


def shortcut(areas, path, stages):
    shapes, footprints = areas.geometry.to_numpy(), shapely.from_wkb(pyogrio.raw.read(path, columns=[])[2])
    stages.ended("read")
    # The tree holds the buildings, so that every area is prepared once and tried on all buildings near it.
    tree = shapely.STRtree(footprints)
    place, building = tree.query(shapes, predicate="intersects")
    stages.ended("join")
    whole = shapely.area(footprints)
    parts = whole[building].copy()
    shapely.prepare(shapes)
    crosses = ~shapely.covers(shapes[place], footprints[building])
    stages.ended("covered")
    parts[crosses] = shapely.area(shapely.intersection(footprints[building[crosses]], shapes[place[crosses]]))
    stages.ended("intersect")
    return place, parts, whole[building]


WAYS = {"overlay": overlay, "join": join, "shortcut": shortcut}


def main(way, areas, name, buildings, out):
    stages = Stages()
    areas = pyogrio.read_dataframe(areas, columns=[name])
    stages.ended("read areas")
    place, parts, whole = WAYS[way](areas, buildings, stages)
    size = len(areas)
    columns = {
        "count": np.bincount(place, parts / whole, size), "area": np.bincount(place, parts, size),
        "touching": np.bincount(place, minlength=size)}
    write(out, name, areas[name], columns)
    stages.ended("sum and write")
    stages.show()


if __name__ == "__main__":
    main(*sys.argv[1:])
