"""Distance from buildings to their nearest stop: python -m peers.by_scipy AREAS ID BUILDINGS STOPS METRES OUT

A building counts where its centroid lies. The tree is asked on all cores.
"""

import sys

import numpy as np
import pyogrio
import shapely
from scipy.spatial import cKDTree

from .stages import Stages, write


def shapes(path):
    return shapely.from_wkb(pyogrio.raw.read(path, columns=[])[2])


def main(areas, name, buildings, stops, metres, out):
    stages = Stages()
    frame = pyogrio.read_dataframe(areas, columns=[name])
    footprints, stops = shapes(buildings), shapes(stops)
    stages.ended("read")
    centroids = shapely.centroid(footprints)
    distance, _ = cKDTree(shapely.get_coordinates(stops)).query(shapely.get_coordinates(centroids), workers=-1)
    stages.ended("nearest")
    # The tree holds the centroids, so that every area is prepared once and tried on all centroids near it.
    place, building = shapely.STRtree(centroids).query(frame.geometry.to_numpy(), predicate="intersects")
    stages.ended("join")
    size = len(frame)
    count = np.bincount(place, minlength=size)
    with np.errstate(invalid="ignore"):
        mean = np.bincount(place, distance[building], size) / count
        share = np.bincount(place, distance[building] <= float(metres), size) / count
    write(out, name, frame[name], {"distance_mean": mean, f"distance_share_{metres}": share})
    stages.ended("sum and write")
    stages.show()


if __name__ == "__main__":
    main(*sys.argv[1:])
