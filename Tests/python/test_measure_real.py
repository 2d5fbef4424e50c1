"""The topography of Otterlo, the buildings of Doesburg and the stops of Groningen: against GeoPandas and Shapely."""

import re
import sys
import zipfile
from pathlib import Path

import numpy as np
import pandas
import pyogrio
import pytest
import shapely

from conftest import ROOT

sys.path.append(str(ROOT / "Tests" / "oracle"))

import feature_oracle
import made_up
from measuring import Comparison, measured, run
from real import neighbourhoods, of_data  # noqa: F401 (fixtures)


def same_parts(own: dict, table, shapes, names: list[str], column: str, most: float = 1e-6) -> None:
    """Count, area and class:column are those of Shapely, relative or to a millionth of what is largest."""
    shapes = np.array(shapes, dtype=object)
    whole = feature_oracle.size(shapes)
    comparison = Comparison()
    for code, area in zip(table["BU_CODE"], table.geometry):
        part = feature_oracle.parts(area, shapes)
        comparison.add(code, "count", own[code]["count"], (part / whole).sum(), 1e-3)
        comparison.add(code, "area", own[code]["area"], part.sum(), 1e-3)
        for name in set(names):
            of_class = part[[other == name for other in names]].sum()
            comparison.add(code, name, own[code].get(f"{column}_{name}", 0), of_class, 1e-3)
    comparison.check(most)


OTTERLO = (179_000, 455_000, 184_000, 460_000)


@pytest.fixture(scope="module")
def otterlo(samenhang, of_data, neighbourhoods):
    """Measures a layer of the BGT of Otterlo, and reads the same."""
    archive = of_data("nlextract/bgt/otterlo.zip")
    file, table = neighbourhoods(OTTERLO)
    # Some of the files name no system, and some positions say not how many numbers they have.
    pyogrio.set_gdal_config_options({"GML_SRS_DIMENSION_IF_MISSING": "2"})

    def layer(name: str, ops: str, *more):
        path = f"/vsizip/{archive}/bgt_{name}.gml"
        own = measured(
            samenhang,
            "--areas",
            file,
            "--id",
            "code",
            "--features",
            path,
            "--ops",
            ops,
            "--assume-crs",
            made_up.RD,
            *more,
        )
        return own, table, pyogrio.read_dataframe(path)

    return layer


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "name, column",
    [
        ("wegdeel", "function"),
        ("wegdeel", "surfaceMaterial"),
        ("waterdeel", "class"),
        ("ondersteunendwegdeel", "function"),
    ],
)
def test_the_ground_of_otterlo_is_that_of_shapely(otterlo, name, column):
    own, table, read = otterlo(name, f"count,area,share,class:{column}", "--where", "eindRegistratie IS NULL")
    now = read[read["eindRegistratie"].isna()] if "eindRegistratie" in read else read
    assert 0 < len(now) <= len(read)
    same_parts(own, table, now.geometry, list(now[column].fillna("none")), column)
    # A village with heath and woods: few roads, less water.
    assert all(0 <= row["share"] < 0.25 for row in own.values())
    assert sum(row["area"] for row in own.values()) > 50_000


def test_the_manholes_of_otterlo_lie_in_the_village(otterlo):
    own, table, read = otterlo("put", "count,density")
    for code, area in zip(table["BU_CODE"], table.geometry):
        inside = shapely.covers(area, read.geometry.to_numpy()).sum()
        assert own[code] == {"count": inside, "density": pytest.approx(inside / area.area * 1e6, rel=1e-9)}
    assert max(own, key=lambda code: own[code]["count"]) == "BU02289001"


def buildings_of(archive: Path) -> list:
    """Footprints as they stand in the GML, without GDAL."""
    text = zipfile.ZipFile(archive).read("bgt_pand.gml").decode()
    found = []
    for building in re.findall(r"<imgeo:geometrie2dGrondvlak>.*?</imgeo:geometrie2dGrondvlak>", text, re.DOTALL):
        polygons = []
        for polygon in re.findall(r"<gml:Polygon>.*?</gml:Polygon>", building, re.DOTALL):
            rings = [
                np.array(ring.split(), dtype=float).reshape(-1, 2)
                for ring in re.findall(r"<gml:posList[^>]*>([^<]+)<", polygon)
            ]
            polygons.append(shapely.Polygon(rings[0], rings[1:]))
        found.append(shapely.MultiPolygon(polygons))
    return found


def test_the_buildings_of_otterlo_have_the_area_of_their_footprints(samenhang, of_data, neighbourhoods):
    archive = of_data("nlextract/bgt/otterlo.zip")
    file, table = neighbourhoods(OTTERLO)
    result = run(
        samenhang,
        "--areas",
        file,
        "--id",
        "code",
        "--features",
        f"/vsizip/{archive}/bgt_pand.gml",
        "--ops",
        "area",
        "--assume-crs",
        made_up.RD,
    )
    if result.returncode in (2, 3):
        return
    own = sum(float(line.split(",")[1]) for line in result.stdout.splitlines()[1:])
    whole = shapely.area(buildings_of(archive)).sum()
    assert own == pytest.approx(whole, rel=1e-6)


@pytest.mark.filterwarnings("ignore")
def test_the_plants_of_otterlo_have_the_area_of_their_polygons(otterlo):
    own, table, read = otterlo("begroeidterreindeel", "area,share:plus-fysiekVoorkomen")
    assert len(read) == 1168
    shapes = read.geometry[read.geom_type == "Polygon"].to_numpy()
    for code, area in zip(table["BU_CODE"], table.geometry):
        assert own[code]["area"] == pytest.approx(feature_oracle.parts(area, shapes).sum(), rel=1e-6)


DOESBURG = (205_000, 445_600, 209_100, 450_100)
STANDS = ["Pand in gebruik", "Pand in gebruik (niet ingemeten)", "Verbouwing pand", "Sloopvergunning verleend"]
CONDITION = "status IN ({}) AND eindGeldigheid IS NULL".format(", ".join(f"'{status}'" for status in STANDS))
YEAR = "oorspronkelijkBouwjaar"


@pytest.fixture(scope="module")
def doesburg(of_data, neighbourhoods):
    """The BAG of Doesburg with all its history, the neighbourhoods, and the footprints that stand."""
    archive = of_data("nlextract/bagv2/0221PND15092020.zip")
    if "LVBAG" not in pyogrio.list_drivers():
        pytest.skip("this pyogrio cannot read the BAG")
    names = [f"/vsizip/{archive}/{name}" for name in zipfile.ZipFile(archive).namelist()]
    versions = pandas.concat([pyogrio.read_dataframe(name) for name in names])
    standing = versions[versions["status"].isin(STANDS) & versions["eindGeldigheid"].isna()]
    return f"/vsizip/{archive}", *neighbourhoods(DOESBURG), versions, standing


def test_only_buildings_that_stand_count_in_doesburg(samenhang, doesburg):
    path, file, table, versions, standing = doesburg
    assert (len(versions), versions["identificatie"].nunique()) == (13_098, 7_797)
    assert standing["identificatie"].is_unique
    arguments = [
        "--areas",
        file,
        "--id",
        "code",
        "--features",
        path,
        "--ops",
        f"count,area,share,class:status,min:{YEAR},max:{YEAR},mean:{YEAR}",
    ]
    own = measured(samenhang, *arguments, "--where", CONDITION)
    same_parts(own, table, standing.geometry, list(standing["status"]), "status")
    everything = measured(samenhang, *arguments)
    same_parts(everything, table, versions.geometry, list(versions["status"]), "status")
    # With history everything stands there about twice, and some of it never did.
    assert sum(row["count"] for row in everything.values()) == pytest.approx(13_098, rel=0.01)
    assert 6_500 < sum(row["count"] for row in own.values()) < 7_797
    town = own["BU02210100"]
    assert 0.15 < town["share"] < 0.5


def test_years_of_construction_in_doesburg_are_those_of_numpy(samenhang, doesburg):
    path, file, table, versions, standing = doesburg
    assert (versions[YEAR].min(), versions[YEAR].max()) == (1286, 9999)
    known = standing[standing[YEAR] < 9999]
    ops = ",".join(f"{name}:{YEAR}" for name in ("mean", "stdev", "min", "max", "median", "p90", "sum"))
    own = measured(
        samenhang,
        "--areas",
        file,
        "--id",
        "code",
        "--features",
        path,
        "--ops",
        ops,
        "--where",
        f"{CONDITION} AND {YEAR} < 9999",
    )
    shapes = known.geometry.to_numpy()
    whole = shapely.area(shapes)
    comparison = Comparison()
    for code, area in zip(table["BU_CODE"], table.geometry):
        part = feature_oracle.parts(area, shapes)
        held = part > 0
        other = feature_oracle.of_numbers(
            YEAR, known[YEAR].to_numpy(float)[held], part[held], (part / whole)[held], area.area
        )
        for name, value in own[code].items():
            comparison.add(code, name, value, other[name], 1)
        assert own[code][f"max_{YEAR}"] is None or 1900 < own[code][f"mean_{YEAR}"] < 2021 or code == "BU02210100"
    comparison.check(1e-6)


def test_street_lamps_of_groningen_lie_as_far_from_stops_as_geopandas_says(samenhang, of_data):
    areas, stops, lamps = (
        f"/vsizip/{of_data('groningen-fiets')}/{name}"
        for name in (
            "buurt2017.zip/buurt2017.shp",
            "bushaltes.zip/bushaltes.shp",
            "Openbareverlichting-WGS84.shp.zip/Openbareverlichting.shp/Openbareverlichting.shp",
        )
    )
    stats = ["--id", "BU_CODE", "--stats", "count,mean,min,max,share:400"]
    own = measured(samenhang, "--areas", areas, "--features", lamps, "--nearest", stops, *stats)
    table, near, far = (pyogrio.read_dataframe(name).to_crs(made_up.RD) for name in (areas, stops, lamps))
    assert (len(table), len(near), len(far)) == (108, 543, 16_271)
    lamp = far.geometry.to_numpy()
    tree = shapely.STRtree(near.geometry.to_numpy())
    distance = shapely.distance(lamp, near.geometry.to_numpy()[tree.nearest(lamp)])
    counted = 0
    for code, area in zip(table["BU_CODE"], table.geometry):
        inside = shapely.covers(area, lamp)
        row, found = own[code], distance[inside]
        # Two versions of PROJ may differ by some centimetres, so that a lamp on a border goes the other way.
        assert row["distance_count"] == pytest.approx(len(found), abs=2)
        if len(found) > 50:
            counted += len(found)
            assert row["distance_mean"] == pytest.approx(found.mean(), rel=0.01)
            assert row["distance_share_400"] == pytest.approx((found <= 400).mean(), abs=0.02)
            assert row["distance_max"] == pytest.approx(found.max(), abs=1) or row["distance_count"] != len(found)
    assert counted > 10_000
    # A town where most people have a stop near by.
    everything = sum(row["distance_count"] * (row["distance_share_400"] or 0) for row in own.values())
    assert 0.5 < everything / sum(row["distance_count"] for row in own.values()) < 1


def test_middles_of_neighbourhoods_of_groningen_lie_as_far_from_stops_as_geopandas_says(samenhang, of_data):
    areas, stops = (
        f"/vsizip/{of_data('groningen-fiets')}/{name}"
        for name in ("buurt2017.zip/buurt2017.shp", "bushaltes.zip/bushaltes.shp")
    )
    own = measured(samenhang, "--areas", areas, "--id", "BU_CODE", "--nearest", stops, "--stats", "mean,share:400")
    table, near = (pyogrio.read_dataframe(name).to_crs(made_up.RD) for name in (areas, stops))
    found = feature_oracle.distances(shapely.centroid(table.geometry.to_numpy()), near.geometry.to_numpy())
    for code, metres in zip(table["BU_CODE"], found):
        assert own[code]["distance_mean"] == pytest.approx(metres, abs=1)
