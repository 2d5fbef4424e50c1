"""Made-up areas, rasters and features: the same for the same seed, with whatever makes measuring hard."""

import warnings
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas
import numpy as np
import rasterio
import shapely
from rasterio import Affine

RD = 28992


@dataclass(frozen=True)
class Grid:
    """Where the cells of a made-up raster lie, and how the file keeps them."""

    name: str
    type: str = "float32"
    missing: float | None = None
    width: int = 50
    height: int = 40
    cell: tuple[float, float] = (10, 10)
    origin: tuple[float, float] = (150_000, 450_000)
    bands: int = 1
    band: int = 1
    scale: float = 1
    offset: float = 0
    classes: int = 0
    crs: int | None = RD
    profile: tuple[tuple[str, object], ...] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        west, north = self.origin
        return west, north - self.height * self.cell[1], west + self.width * self.cell[0], north


GRIDS = [
    Grid("float32 in strips", missing=-9999),
    Grid(
        "float64 in tiles",
        "float64",
        np.nan,
        70,
        90,
        profile=(("tiled", True), ("blockxsize", 32), ("blockysize", 16), ("compress", "deflate")),
    ),
    Grid(
        "int16 in tiles, scaled",
        "int16",
        -32768,
        64,
        48,
        scale=0.1,
        offset=5,
        profile=(("tiled", True), ("blockxsize", 16), ("blockysize", 16), ("compress", "lzw"), ("predictor", 2)),
    ),
    Grid("bytes with classes", "uint8", 255, 60, 60, classes=6, profile=(("blockysize", 1),)),
    Grid("bytes without nodata", "uint8", None, 33, 17, (7.5, 12.5), classes=3),
    Grid("second of three bands", "float32", -3.4e38, 50, 40, bands=3, band=2, profile=(("interleave", "pixel"),)),
    Grid(
        "third band, oblong cells",
        "uint16",
        0,
        40,
        55,
        (25, 10),
        bands=3,
        band=3,
        classes=9,
        profile=(("tiled", True), ("blockxsize", 16), ("blockysize", 32), ("interleave", "band")),
    ),
    Grid(
        "int32 at an odd origin",
        "int32",
        -1,
        45,
        45,
        (0.3, 0.3),
        (155_000.1, 463_000.7),
        classes=40,
        scale=-2.5,
        offset=0.25,
    ),
]


def cells(grid: Grid, seed: int) -> np.ndarray:
    """Values of all bands as the file keeps them, about one in twelve missing, some of those in patches."""
    random = np.random.default_rng([seed, 1])
    shape = (grid.bands, grid.height, grid.width)
    if grid.classes:
        # In patches, so that one value fills several cells.
        patches = random.integers(1, grid.classes + 1, (grid.bands, grid.height // 3 + 1, grid.width // 4 + 1))
        values = patches.repeat(3, 1).repeat(4, 2)[:, : grid.height, : grid.width].astype(grid.type)
    else:
        values = random.gamma(9, 40, shape).astype(grid.type)
    if grid.missing is not None:
        gone = random.random(shape) < 0.08
        top, left = random.integers(0, grid.height // 2), random.integers(0, grid.width // 2)
        gone[:, top : top + 9, left : left + 11] = True
        values[gone] = grid.missing
    return values


def write_raster(path: Path, grid: Grid, values: np.ndarray) -> Path:
    west, _, _, north = grid.box
    dx, dy = grid.cell
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=grid.width,
        height=grid.height,
        count=grid.bands,
        dtype=grid.type,
        nodata=grid.missing,
        crs=grid.crs,
        transform=Affine(dx, 0, west, 0, -dy, north),
        **dict(grid.profile),
    ) as file:
        file.write(values)
        if (grid.scale, grid.offset) != (1, 0):
            file.scales, file.offsets = (grid.scale,) * grid.bands, (grid.offset,) * grid.bands
    return path


def write_shapes(path: Path, shapes, crs: int | None = RD, layer: str | None = None, **columns) -> Path:
    """A vector file of the kind that its name ends in; `code` numbers the shapes unless it is given."""
    columns = {"code": [f"A{number:03}" for number in range(len(shapes))]} | columns
    table = geopandas.GeoDataFrame(columns, geometry=list(shapes), crs=crs)
    options = {"layer": layer} if layer else {}
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "'crs' was not provided")
        table.to_file(path, engine="pyogrio", **options)
    return path


def star(random: np.random.Generator, x: float, y: float, radius: float, corners: int) -> shapely.Polygon:
    """A valid polygon with as many corners, jagged or round."""
    angles = np.sort(random.uniform(0, 2 * np.pi, corners)) + np.linspace(0, 1e-3, corners)
    reach = radius * random.uniform(0.35, 1, corners)
    shape = shapely.Polygon(np.column_stack([x + reach * np.cos(angles), y + reach * np.sin(angles)]))
    return shape if shape.is_valid and shape.area > 0 else shapely.Point(x, y).buffer(radius, 3)


def with_hole(random: np.random.Generator, shape: shapely.Polygon) -> shapely.Polygon:
    middle = shape.representative_point()
    room = shape.exterior.distance(middle)
    return shape.difference(star(random, middle.x, middle.y, 0.8 * room, 9))


def areas(grid: Grid, seed: int, count: int = 40) -> list:
    """Areas over a grid: any place and size, with holes, of several parts, slivers, smaller than a cell, with borders
    along those of cells, over the edge and quite outside, over each other, and one over everything."""
    random = np.random.default_rng([seed, 2])
    west, south, east, north = grid.box
    dx, dy = grid.cell
    span = max(east - west, north - south)

    def place():
        return random.uniform(west - 0.1 * span, east + 0.1 * span), random.uniform(
            south - 0.1 * span, north + 0.1 * span
        )

    def corner():
        return west + dx * random.integers(-3, grid.width), north - dy * random.integers(-3, grid.height)

    def blob():
        return star(random, *place(), span * random.uniform(0.03, 0.35), int(random.integers(3, 40)))

    def small():
        x, y = place()
        return star(random, x, y, min(grid.cell) * random.uniform(0.02, 0.6), int(random.integers(3, 8)))

    def sliver():
        x, y = place()
        turn, long, wide = (
            random.uniform(0, np.pi),
            span * random.uniform(0.1, 0.9),
            min(grid.cell) * random.uniform(0.001, 0.1),
        )
        along, across = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
        start = np.array([x, y]) - along * long / 2
        return shapely.Polygon(
            [start, start + along * long, start + along * long + across * wide, start + across * wide]
        )

    def aligned():
        x, y = corner()
        return shapely.box(x, y - dy * random.integers(1, 9), x + dx * random.integers(1, 9), y)

    def corners_on_corners():
        points = [corner() for _ in range(3)]
        shape = shapely.Polygon(points)
        return shape if shape.area > 0 else aligned()

    def several():
        parts = shapely.union_all([blob() for _ in range(3)])
        return shapely.MultiPolygon([parts]) if parts.geom_type == "Polygon" else parts

    kinds = [blob, lambda: with_hole(random, blob()), small, sliver, aligned, corners_on_corners, several]
    everything = shapely.box(west - span, south - span, east + span, north + span)
    outside = shapely.box(west - 3 * span, south, west - 2 * span, north)
    ring = shapely.box(west - dx / 3, south - dy / 3, east + dx / 3, north + dy / 3).difference(
        shapely.box(west + dx / 3, south + dy / 3, east - dx / 3, north - dy / 3)
    )
    fixed = [everything, outside, ring, shapely.box(west, south, east, north)]
    return fixed + [kinds[number % len(kinds)]() for number in range(count - len(fixed))]


def tiling(box: tuple[float, float, float, float], columns: int, rows: int, seed: int) -> list:
    """A box cut without rest into quadrangles whose corners lie askew."""
    random = np.random.default_rng([seed, 3])
    west, south, east, north = box
    x, y = np.meshgrid(np.linspace(west, east, columns + 1), np.linspace(south, north, rows + 1))
    x[:, 1:-1] += random.uniform(-0.3, 0.3, x[:, 1:-1].shape) * (east - west) / columns
    y[1:-1, :] += random.uniform(-0.3, 0.3, y[1:-1, :].shape) * (north - south) / rows
    corner = np.stack([x, y], -1)
    return [
        shapely.Polygon(
            [corner[row, column], corner[row, column + 1], corner[row + 1, column + 1], corner[row + 1, column]]
        )
        for row in range(rows)
        for column in range(columns)
    ]


def features(kind: str, box: tuple[float, float, float, float], seed: int, count: int = 200) -> tuple[list, dict]:
    """Polygons, lines or points over a box, some of several parts, some large, and what their columns hold."""
    random = np.random.default_rng([seed, 4])
    west, south, east, north = box
    span = max(east - west, north - south)

    def place():
        return random.uniform(west - 0.05 * span, east + 0.05 * span), random.uniform(
            south - 0.05 * span, north + 0.05 * span
        )

    def size():
        return span * (random.uniform(0.1, 0.5) if random.random() < 0.05 else random.uniform(0.001, 0.05))

    def polygon():
        shape = star(random, *place(), size(), int(random.integers(3, 30)))
        return with_hole(random, shape) if random.random() < 0.3 else shape

    def line():
        steps = random.normal(0, size(), (int(random.integers(2, 15)), 2))
        return shapely.LineString(np.array(place()) + np.cumsum(steps, 0))

    def point():
        return shapely.Point(*place())

    make = {"polygons": polygon, "lines": line, "points": point}[kind]
    several = {
        "polygons": lambda: shapely.union_all([polygon(), polygon()]),
        "lines": lambda: shapely.MultiLineString([line(), line()]),
        "points": lambda: shapely.MultiPoint([point(), point(), point()]),
    }[kind]
    many = {"polygons": shapely.MultiPolygon, "lines": shapely.MultiLineString, "points": shapely.MultiPoint}[kind]
    shapes = [several() if random.random() < 0.15 else make() for _ in range(count)]
    # One kind of geometry per file, as a shapefile or a GeoPackage has.
    shapes = [shape if shape.geom_type.startswith("Multi") else many([shape]) for shape in shapes]
    sort = random.choice(["gras", "bos", "water", "weg, verhard", "Weg"], count).astype(object)
    sort[random.random(count) < 0.1] = None
    amount = random.gamma(2, 30, count)
    amount[random.random(count) < 0.15] = np.nan
    return shapes, {"sort": sort, "amount": amount, "year": random.integers(1650, 2024, count)}


def moved(grid: Grid, **changes) -> Grid:
    """The same raster, kept in another way."""
    return replace(grid, **changes)
