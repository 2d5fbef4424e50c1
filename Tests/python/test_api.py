"""The API as its users meet it: over HTTP, from the built program, against its own description."""

import math
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from conftest import serving

LEVELS = ["gemeente", "wijk", "buurt"]
LARGEST_TILE = 500_000
DEEPEST_ZOOM = 8


@pytest.mark.parametrize("names", ["drawn", "real"])
def test_schemathesis_finds_no_difference_between_api_and_description(server, tmp_path, names):
    """Valid and invalid requests to every operation: answers must be as openapi.json says.

    Names drawn by chance are mostly of nothing; with real codes and indicators the answers are looked at too.
    """
    ask_everything(server, tmp_path, real_names(server) if names == "real" else "")


def test_schemathesis_finds_no_difference_for_processes(planning_server, tmp_path):
    """The same for a process in full swing that everybody may read."""
    process = requests.get(f"{planning_server}/api/v1/processen").json()["items"][0]["id"]
    ask_everything(planning_server, tmp_path, f'[parameters]\n"path.id" = "{process}"\n', only="/api/v1/processen")


def ask_everything(server: str, folder: Path, configuration: str, only: str = "/") -> None:
    # Its own folder and configuration, so that those of others do not play along.
    (folder / "schemathesis.toml").write_text(configuration)
    command = [
        Path(sys.executable).with_name("schemathesis"), "run", f"{server}/api/openapi.json",
        "--checks", "all", "--mode", "all", "--max-examples", "25", "--seed", "20150101", "--workers", "1",
        "--generation-database", "none", "--request-timeout", "20", "--no-color", "--include-path-regex", f"^{only}",
    ]  # fmt: skip
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=900)
    assert result.returncode == 0, result.stdout[-20_000:] + result.stderr[-2_000:]


@pytest.fixture(scope="module")
def planning_server(samenhang, tmp_path_factory):
    """The base URL of a server with the demo and its two processes."""
    folder = tmp_path_factory.mktemp("planning")
    atlas, data = folder / "demo.gpkg", folder / "plannen"
    result = subprocess.run([samenhang, "demo", "--out", atlas, "--data", data], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    with serving(samenhang, atlas, folder, "--data", data) as url:
        yield url


def real_names(server: str) -> str:
    """A configuration of schemathesis with an area and an indicator that exist."""
    code, municipality = (
        requests.get(f"{server}/api/v1/gebieden", params={"niveau": level}).json()["items"][0]["code"]
        for level in ("buurt", "gemeente")
    )
    values = {
        "path.code": code,
        "path.id": "gas_use_per_dwelling",
        "query.gemeente": municipality,
        "query.indicator": "gas_use_per_dwelling",
        "query.ligt_in": municipality,
    }
    return "[parameters]\n" + "".join(f'"{name}" = "{value}"\n' for name, value in values.items())


def test_answers_are_compressed_and_have_an_entity_tag(server):
    url = f"{server}/api/v1/indicatoren"
    plain = requests.get(url, headers={"Accept-Encoding": "identity"})
    packed = requests.get(url, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert "Accept-Encoding" in packed.headers["Vary"]
    again = requests.get(url, headers={"If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert requests.get(f"{url}?taal=en").headers["ETag"] != packed.headers["ETag"]


def test_head_leaves_the_connection_usable(server):
    """A body after HEAD would be read as the start of the next answer."""
    with requests.Session() as session:
        for path in ["/api/v1/gebieden", "/api/v1/straten", "/geen-pagina", "/tegels/buurt/0/0/0.mvt"]:
            assert session.head(server + path).content == b""
            assert session.get(server + "/gezond").text == "ok\n"


@pytest.mark.parametrize("path", ["/api/v1/gebieden/%00", "/api/v1/zoek?q=%FF%FE", "/api/v1/gebieden?naam=%ED%A0%80"])
def test_text_that_is_no_text_is_a_problem_of_the_request(server, path):
    answer = requests.get(server + path)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_pages_of_a_list_follow_each_other(server):
    address, codes = "/api/v1/gebieden?per_pagina=7", []
    while address:
        page = requests.get(server + address).json()
        codes += [area["code"] for area in page["items"]]
        address = page["volgende"]
    assert len(codes) == len(set(codes)) == page["totaal"]


@pytest.mark.parametrize("level", LEVELS)
def test_every_tile_down_to_zoom_8_is_small_and_can_be_read(server, level):
    west, south, east, north = extent(server, level)
    count = 0
    with requests.Session() as session:
        for zoom in range(DEEPEST_ZOOM + 1):
            left, top = tile(west, north, zoom)
            right, bottom = tile(east, south, zoom)
            for x in range(left, right + 1):
                for y in range(top, bottom + 1):
                    answer = session.get(f"{server}/tegels/{level}/{zoom}/{x}/{y}.mvt")
                    assert answer.status_code in (200, 204), answer.text
                    assert len(answer.content) <= LARGEST_TILE
                    count += answer.status_code == 200
    assert count > 0, "no tile holds anything"


def extent(server: str, level: str) -> tuple[float, float, float, float]:
    """West, south, east and north of all areas of a level."""
    boxes = []
    address = f"/api/v1/gebieden?niveau={level}&per_pagina=500"
    while address:
        page = requests.get(server + address).json()
        boxes += [area["bbox"] for area in page["items"] if "bbox" in area]
        address = page["volgende"]
    wests, souths, easts, norths = zip(*boxes)
    return min(wests), min(souths), max(easts), max(norths)


def tile(longitude: float, latitude: float, zoom: int) -> tuple[int, int]:
    """Column and row of the Web Mercator tile that holds a position."""
    side = 2**zoom
    row = (1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2
    return int((longitude + 180) / 360 * side), int(row * side)
