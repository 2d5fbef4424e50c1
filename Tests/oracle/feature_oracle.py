"""What areas have of features, and how far features lie from targets: every pair by Shapely, without any shortcut."""

import numpy as np
import shapely

# A part of a feature that is smaller is rounding.
LEAST_SHARE = 1e-11
NUMBERS = ["sum", "fsi", "mean", "stdev", "min", "max", "median", "p90"]


def operations(classes: str, *numbers: str) -> list[str]:
    """All operations there are, on a column with classes and some with numbers."""
    plain = ["count", "area", "length", "density", "share", f"share:{classes}", f"class:{classes}"]
    return plain + [f"{name}:{column}" for column in numbers for name in NUMBERS]


def size(shapes) -> np.ndarray:
    """m² of polygons, metres of lines, number of points."""
    flat = shapely.get_dimensions(shapes)
    points = shapely.get_num_geometries(shapes)
    return np.where(
        flat == 2, shapely.area(shapes), np.where(flat == 1, shapely.length(shapes), np.where(flat == 0, points, 0))
    )


def parts(area, shapes) -> np.ndarray:
    """How much of every feature lies in an area."""
    shared = shapely.intersection(shapes, area)
    whole = shapely.get_dimensions(shapes)
    # Where a polygon touches an area there is a line or a point, which is no part of it.
    found = np.where(
        shapely.is_empty(shared),
        0,
        np.where(whole == 2, shapely.area(shared), np.where(whole == 1, shapely.length(shared), size(shared))),
    )
    return np.where(found > LEAST_SHARE * size(shapes), found, 0)


def by_shapely(areas, shapes, classes: tuple[str, np.ndarray], numbers: dict[str, np.ndarray]) -> list[dict]:
    """Per area, every operation under the name of its column; m² are of polygons and metres of lines, else None."""
    shapes = np.array(shapes, dtype=object)
    whole = size(shapes)
    kinds = set(shapely.get_dimensions(shapes)) - {-1}
    column, values = classes
    names = np.array(["none" if value is None else str(value) for value in values])
    rows = []
    for area in areas:
        part = parts(area, shapes)
        squares = area.area
        count = (part / whole).sum()
        row = {
            "count": count,
            "area": part.sum() if kinds == {2} else None,
            "length": part.sum() if kinds == {1} else None,
            "density": count / squares * 1e6,
            "share": part.sum() / squares if kinds == {2} else None,
        }
        row["classes"] = {name: part[names == name].sum() for name in sorted(set(names[part > 0]))}
        for name, amounts in numbers.items():
            held = (part > 0) & ~np.isnan(amounts.astype(float))
            row |= of_numbers(name, amounts[held].astype(float), part[held], (part / whole)[held], squares)
        rows.append(row)
    return rows


def of_numbers(name: str, values, weights, shares, squares: float) -> dict:
    total = (values * shares).sum()
    row = {f"sum_{name}": total, f"fsi_{name}": total / squares}
    if not len(values):
        return row | {f"{key}_{name}": None for key in NUMBERS[2:]}
    mean = np.average(values, weights=weights)
    return row | {
        f"mean_{name}": mean,
        f"stdev_{name}": np.average((values - mean) ** 2, weights=weights) ** 0.5,
        f"min_{name}": values.min(),
        f"max_{name}": values.max(),
        f"median_{name}": quantile(values, weights, 0.5),
        f"p90_{name}": quantile(values, weights, 0.9),
    }


def quantile(values, weights, share: float) -> float:
    """As raster_oracle has it, in other words: type 7 of Hyndman and Fan, with weights."""
    order = np.lexsort((weights, values))
    values, weights = values[order], weights[order]
    before = np.concatenate([[0], np.cumsum(weights)[:-1]])
    places = np.arange(len(values)) * weights + (len(values) - 1) * before
    return float(np.interp(share * places[-1], places, values))


def distances(origins, targets, least_area: float = 0) -> np.ndarray:
    """Metres from every origin to the nearest target; of targets that are polygons only those of `least_area` count."""
    targets = np.array(targets, dtype=object)
    targets = targets[(shapely.get_dimensions(targets) < 2) | (shapely.area(targets) >= least_area)]
    return shapely.distance(np.array(origins, dtype=object)[:, None], targets[None, :]).min(axis=1)


def of_distances(found: np.ndarray, weights: np.ndarray, within: list[float]) -> dict:
    """Statistics of distances under the names of their columns."""
    total = weights.sum()
    row = {"distance_count": total}
    if not len(found):
        empty = ["mean", "min", "max", "stdev"] + [f"share_{metres:g}" for metres in within]
        return row | {f"distance_{name}": None for name in empty}
    mean = np.average(found, weights=weights)
    row |= {"distance_mean": mean, "distance_min": found.min(), "distance_max": found.max()}
    row["distance_stdev"] = np.average((found - mean) ** 2, weights=weights) ** 0.5
    return row | {f"distance_share_{metres:g}": weights[found <= metres].sum() / total for metres in within}


def distances_by_area(areas, shapes, weights, targets, within: list[float], least_area: float = 0) -> list[dict]:
    """Features, each at its middle, in the areas where that lies."""
    middles = shapely.centroid(np.array(shapes, dtype=object))
    found = distances(middles, targets, least_area)
    counts = ~np.isnan(weights) & (weights > 0)
    rows = []
    for area in areas:
        inside = shapely.covers(area, middles) & counts
        rows.append(of_distances(found[inside], weights[inside], within))
    return rows
