"""Random places inside the country."""

import numpy as np
import pyogrio
import shapely
from rasterio.features import rasterize
from rasterio.transform import from_origin

CELL = 50
WEST, NORTH, COLUMNS, ROWS = 0, 625_000, 5600, 6500


class Country:
    """Where the areas are, as cells of 50 m: near the edge a place can lie just outside."""

    def __init__(self, areas):
        shapes = shapely.from_wkb(pyogrio.raw.read(areas, columns=[])[2])
        inside = rasterize(
            ((shape, 1) for shape in shapes), out_shape=(ROWS, COLUMNS), dtype="uint8",
            transform=from_origin(WEST, NORTH, CELL, CELL))
        self.cells = np.flatnonzero(inside)

    def places(self, random, count):
        """x and y of places, evenly spread over the country."""
        cell = self.cells[random.integers(len(self.cells), size=count)]
        x = WEST + (cell % COLUMNS + random.random(count)) * CELL
        y = NORTH - (cell // COLUMNS + random.random(count)) * CELL
        return x, y
