"""Makes the areas: python -m peers.make_areas NEIGHBOURHOODS OUT SEED

The neighbourhoods as they are, except that all are valid and consist of polygons alone: exactextract refuses the nine
that have a loose line as well, and whoever repairs the invalid one in another way would measure something else.
"""

import sys

import pyogrio
import shapely


def polygons(shape):
    """The polygons of a shape, as one multipolygon."""
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(shape)))  # a multipolygon can be in a collection
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


def main(neighbourhoods, out, _seed):
    meta, _, shapes, (codes, names) = pyogrio.raw.read(neighbourhoods, columns=["BU_CODE", "BU_NAAM"])
    shapes = [polygons(shape) for shape in shapely.from_wkb(shapes)]
    pyogrio.raw.write(
        out, shapely.to_wkb(shapes), [codes, names], ["buurtcode", "buurtnaam"], layer="buurten", driver="GPKG",
        geometry_type="MultiPolygon", crs=meta["crs"])


if __name__ == "__main__":
    main(*sys.argv[1:])
