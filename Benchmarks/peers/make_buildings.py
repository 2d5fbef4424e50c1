"""Makes footprints of buildings: python -m peers.make_buildings AREAS OUT SEED COUNT

Rectangles of about 10 × 8 m, one in twenty an L, each turned by an angle of its own. They are written in pieces, so
that memory stays bounded; the spatial index comes last, because keeping it up to date while appending is slow.
"""

import subprocess
import sys

import numpy as np
import pyogrio
import shapely

from .scatter import Country

PIECE = 250_000
LAYER = "pand"
STATUSES = np.array(["Pand in gebruik", "Bouwvergunning verleend", "Bouw gestart", "Pand gesloopt"], dtype=object)
RECTANGLE = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]) / 2
ELL = np.array([(-1, -1), (1, -1), (1, 0), (0, 0), (0, 1), (-1, 1), (-1, -1)]) / 2


def placed(outline, x, y, width, depth, angle):
    """One polygon per place: the outline stretched, turned and moved there."""
    along, across = outline[:, 0] * width[:, None], outline[:, 1] * depth[:, None]
    cos, sin = np.cos(angle)[:, None], np.sin(angle)[:, None]
    return shapely.polygons(
        np.stack([x[:, None] + along * cos - across * sin, y[:, None] + along * sin + across * cos], axis=2))


def footprints(random, country, count):
    x, y = country.places(random, count)
    sizes = [random.uniform(0.7, 1.3, count) * metres for metres in (10, 8)]
    angle = random.uniform(0, np.pi, count)
    ells = random.random(count) < 0.05
    shapes = np.empty(count, dtype=object)
    for outline, which in ((RECTANGLE, ~ells), (ELL, ells)):
        shapes[which] = placed(outline, *(values[which] for values in (x, y, *sizes, angle)))
    return shapes


def main(areas, out, seed, count):
    country = Country(areas)
    for first in range(0, int(count), PIECE):
        size = min(PIECE, int(count) - first)
        random = np.random.default_rng([int(seed), int(count), first])
        shapes = footprints(random, country, size)
        years = random.integers(1880, 2026, size).astype(np.int32)
        statuses = STATUSES[random.choice(len(STATUSES), size, p=[0.94, 0.02, 0.02, 0.02])]
        pyogrio.raw.write(
            out, shapely.to_wkb(shapes), [years, statuses], ["bouwjaar", "status"], layer=LAYER, driver="GPKG",
            geometry_type="Polygon", crs="EPSG:28992", append=first > 0, layer_options={"SPATIAL_INDEX": "NO"})
    index = ["ogrinfo", "-q", out, "-sql", f"SELECT CreateSpatialIndex('{LAYER}', 'geom')"]
    done = subprocess.run(index, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"ogrinfo could not make the spatial index: {done.stderr.strip()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
