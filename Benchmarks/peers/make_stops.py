"""Makes stops of buses: python -m peers.make_stops AREAS OUT SEED COUNT"""

import sys

import numpy as np
import pyogrio
import shapely

from .scatter import Country


def main(areas, out, seed, count):
    random = np.random.default_rng([int(seed), int(count)])
    points = shapely.points(*Country(areas).places(random, int(count)))
    lines = random.integers(1, 13, int(count)).astype(np.int32)
    pyogrio.raw.write(
        out, shapely.to_wkb(points), [lines], ["lines"], layer="stops", driver="GPKG", geometry_type="Point",
        crs="EPSG:28992")


if __name__ == "__main__":
    main(*sys.argv[1:])
