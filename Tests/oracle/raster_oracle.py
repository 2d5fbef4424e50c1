"""What areas have of a raster by other paths: exactextract, rasterstats, and Shapely cell by cell."""

from dataclasses import dataclass

import geopandas
import numpy as np
import rasterstats
import shapely
from exactextract import exact_extract
from exactextract.raster import NumPyRasterSource
from made_up import RD, Grid
from rasterio import Affine

STATISTICS = [
    "count",
    "sum",
    "mean",
    "min",
    "max",
    "stdev",
    "variance",
    "median",
    "p10",
    "p90",
    "majority",
    "minority",
    "variety",
]
QUANTILES = {"median": 0.5, "p10": 0.1, "p90": 0.9}
# A part of a cell that is smaller is rounding, not area.
LEAST_SHARE = 1e-9


def quantity(grid: Grid, values: np.ndarray) -> np.ndarray:
    """Cells of the band that is measured as numbers, missing ones as NaN."""
    band = values[grid.band - 1]
    result = band.astype("float64") * grid.scale + grid.offset
    if grid.missing is not None:
        result[band == np.array(grid.missing).astype(band.dtype)] = np.nan
    return result


def by_exactextract(shapes, grid: Grid, values: np.ndarray) -> list[dict]:
    """Per area, the statistics and, of every value that occurs, its share."""
    source = NumPyRasterSource(quantity(grid, values), *grid.box)
    table = geopandas.GeoDataFrame(geometry=list(shapes), crs=RD)
    asked = [name for name in STATISTICS if name not in QUANTILES] + ["frac", "unique"]
    asked += [f"quantile(q={share})" for share in QUANTILES.values()]
    rows = []
    for feature in exact_extract(source, table, asked, output="geojson"):
        properties = feature["properties"]
        names = {name: f"quantile_{100 * share:.0f}" for name, share in QUANTILES.items()}
        row = {name: properties[names.get(name, name)] for name in STATISTICS}
        row["shares"] = dict(zip(map(float, properties["unique"]), properties["frac"]))
        rows.append(without_cells(row))
    return rows


def without_cells(row: dict) -> dict:
    """Where there are no cells there is nothing to say but their number."""
    return row if row["count"] > 0 else {"count": 0.0, "shares": {}} | {name: None for name in STATISTICS[1:]}


@dataclass
class Cells:
    """Values of the cells that an area touches, and how much of each it covers."""

    values: np.ndarray
    weights: np.ndarray

    def classes(self) -> dict[float, float]:
        values, place = np.unique(self.values, return_inverse=True)
        return dict(zip(values.tolist(), np.bincount(place, self.weights, len(values)).tolist()))

    def merged(self) -> "Cells":
        """Equal values as one, with all their weight."""
        classes = self.classes()
        return Cells(np.array(list(classes)), np.array(list(classes.values())))

    def statistics(self) -> dict:
        """The formulas as they stand in the books."""
        values, weights = self.values, self.weights
        total = weights.sum()
        if not len(values):
            return without_cells({"count": 0.0})
        mean = (weights * values).sum() / total
        variance = (weights * (values - mean) ** 2).sum() / total
        classes = self.classes()
        row = {
            "count": total,
            "sum": (weights * values).sum(),
            "mean": mean,
            "min": values.min(),
            "max": values.max(),
            "stdev": variance**0.5,
            "variance": variance,
            "variety": len(classes),
            "majority": max(classes, key=lambda value: (classes[value], -value)),
            "minority": min(classes, key=lambda value: (classes[value], value)),
            "shares": {value: weight / total for value, weight in classes.items()},
        }
        return row | {name: self.quantile(share) for name, share in QUANTILES.items()}

    def quantile(self, share: float) -> float:
        """Straight between neighbours, each value at the place that its weight and those before it give it; of equal
        values the one with least weight comes first."""
        order = np.lexsort((self.weights, self.values))
        values, weights = self.values[order], self.weights[order]
        number = np.arange(len(values))
        places = number * weights + (len(values) - 1) * (np.cumsum(weights) - weights)
        return float(np.interp(share * places[-1], places, values))


def by_cells(shapes, grid: Grid, values: np.ndarray) -> list[Cells]:
    """Every cell cut to every area by Shapely, near zero so that no digits are lost."""
    west, _, _, north = grid.box
    dx, dy = grid.cell
    numbers = quantity(grid, values)
    rows = []
    for shape in shapes:
        near = shapely.transform(shape, lambda points: points - [west, north])
        x0, y0, x1, y1 = near.bounds
        columns = np.arange(max(0, int(x0 // dx)), min(grid.width, int(x1 // dx) + 1))
        lines = np.arange(max(0, int(-y1 // dy)), min(grid.height, int(-y0 // dy) + 1))
        column, line = (part.ravel() for part in np.meshgrid(columns, lines))
        boxes = shapely.box(column * dx, -(line + 1) * dy, (column + 1) * dx, -line * dy)
        shapely.prepare(near)
        weights = shapely.covers(near, boxes).astype(float)
        cut = (weights == 0) & shapely.intersects(near, boxes)
        weights[cut] = shapely.area(shapely.intersection(near, boxes[cut])) / (dx * dy)
        found = numbers[line, column]
        kept = (weights > LEAST_SHARE) & ~np.isnan(found)
        rows.append(Cells(found[kept], weights[kept]))
    return rows


def by_rasterstats(shapes, grid: Grid, values: np.ndarray) -> list[dict]:
    """Cells whose middle lies inside count whole; the same as ours where areas follow the borders of cells."""
    names = {
        "count": "count",
        "sum": "sum",
        "mean": "mean",
        "min": "min",
        "max": "max",
        "stdev": "std",
        "median": "median",
        "p10": "percentile_10",
        "p90": "percentile_90",
        "variety": "unique",
    }
    west, _, _, north = grid.box
    dx, dy = grid.cell
    found = rasterstats.zonal_stats(
        list(shapes),
        quantity(grid, values),
        affine=Affine(dx, 0, west, 0, -dy, north),
        nodata=np.nan,
        stats=list(names.values()),
    )
    return [without_cells({name: row[key] for name, key in names.items()}) for row in found]
