"""Decodes a raster and does nothing else, on one thread: python -m peers.by_rasterio AREAS RASTER

First the tiles that the box of an area touches, which are those that anyone must decode, then all.
"""

import json
import sys
import time

import numpy as np
import pyogrio
import rasterio


def touched(bounds, raster):
    """Which tiles, as a grid of yes and no."""
    height, width = raster.block_shapes[0]
    tiles = np.zeros((-(-raster.height // height), -(-raster.width // width)), dtype=bool)
    cell, west, north = raster.transform.a, raster.transform.c, raster.transform.f
    for xmin, ymin, xmax, ymax in bounds.T:
        top, bottom = (max(0, int((north - y) / cell / height)) for y in (ymax, ymin))
        left, right = (max(0, int((x - west) / cell / width)) for x in (xmin, xmax))
        tiles[top:bottom + 1, left:right + 1] = True
    return tiles


def seconds(path, tiles=None):
    started = time.perf_counter()
    with rasterio.open(path) as raster:
        for place, window in raster.block_windows(1):
            if tiles is None or tiles[place]:
                raster.read(1, window=window)
    return time.perf_counter() - started


def main(areas, path):
    with rasterio.open(path) as raster:
        tiles = touched(pyogrio.read_bounds(areas)[1], raster)
    json.dump({"touched": seconds(path, tiles), "all": seconds(path)}, sys.stdout)
    print()


if __name__ == "__main__":
    main(*sys.argv[1:])
