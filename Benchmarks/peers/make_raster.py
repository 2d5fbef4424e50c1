"""Makes the raster: python -m peers.make_raster AREAS OUT SEED COLUMNS ROWS CELL

Waves of 1 to 30 km with noise on top, rounded to hundredths, so that it compresses about as measured heights do.
About a tenth is nodata, in patches of some kilometres, also on land.
"""

import os
import sys

import numpy as np
import rasterio
from rasterio.transform import from_origin
from rasterio.windows import Window

WEST, NORTH = 0, 625_000  # of the RD grid
TILE = 512
NODATA = -9999


def strip(seed, first, rows, columns, cell):
    """The values of `rows` rows from `first` on; the noise depends on seed and row alone."""
    x = ((np.arange(columns) + 0.5) * cell / 1000)[None, :]
    y = ((first + np.arange(rows) + 0.5) * cell / 1000)[:, None]
    noise = np.random.default_rng([seed, first]).normal(scale=0.2, size=(rows, columns))
    values = 12 + 6 * np.sin(x / 5.1) * np.cos(y / 3.7) + 2 * np.sin((x + 2 * y) / 1.3) + noise
    values += 0.5 * np.sin((3 * x - y) / 0.4)
    patches = np.sin(x / 1.7 + 2 * np.sin(y / 9)) + np.sin(y / 2.3 + 2 * np.sin(x / 11))
    return np.where(patches < -1.35, NODATA, np.round(values, 2)).astype(np.float32)


def main(_areas, out, seed, columns, rows, cell):
    columns, rows = int(columns), int(rows)
    options = dict(
        driver="GTiff", width=columns, height=rows, count=1, dtype="float32", nodata=NODATA, crs="EPSG:28992",
        transform=from_origin(WEST, NORTH, float(cell), float(cell)), compress="deflate", tiled=True,
        blockxsize=TILE, blockysize=TILE, num_threads=os.cpu_count())
    with rasterio.open(out, "w", **options) as raster:
        for first in range(0, rows, TILE):
            height = min(TILE, rows - first)
            raster.write(
                strip(int(seed), first, height, columns, float(cell)), 1, window=Window(0, first, columns, height))


if __name__ == "__main__":
    main(*sys.argv[1:])
