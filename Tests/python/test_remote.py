"""Sources over http: read by ranges from a server as publishers run them, and what is said when it fails."""

import http.server
import json
import re
import subprocess
import threading
from pathlib import Path

import pytest

RECIPE = """
title: Op afstand
edition: "2024"
fictional: true
sources:
  - id: gebieden
    title: Buurten van een server
    publisher: Samenhang
    licence: CC0-1.0
    origin: https://www.voorbeeld.nl/gebieden
    kind: areas
    level: buurt
    layer: buurt
    paths: ["{address}"]
"""


class Requests(list):
    """What was asked, and the folder it was asked from."""

    def __init__(self, folder: Path):
        super().__init__()
        self.folder = folder


class Publisher(http.server.BaseHTTPRequestHandler):
    """Serves one folder; takes Range requests, and fails where the path asks for it."""

    folder: Path
    requests: list

    def answer(self, with_body: bool):
        self.requests.append((self.command, self.path, self.headers.get("Range")))
        if self.path.startswith("/moved/"):
            self.send_error(404)
            return
        if self.path.startswith("/broken/"):
            self.send_error(500)
            return
        file = self.folder / Path(self.path).name
        if not file.exists():
            self.send_error(404)
            return
        data = file.read_bytes()
        if self.path.startswith("/cut/"):
            data = data[: len(data) // 2]
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        first, last = 0, len(data) - 1
        if asked:
            first = int(asked[1])
            last = min(last, int(asked[2])) if asked[2] else last
            if first > last:
                self.send_error(416)
                return
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        if with_body:
            self.wfile.write(data[first : last + 1])

    def do_GET(self):
        self.answer(True)

    def do_HEAD(self):
        self.answer(False)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def publisher(samenhang, tmp_path_factory):
    folder = tmp_path_factory.mktemp("publisher")
    subprocess.run(
        [samenhang, "demo", "--out", folder / "demo.gpkg", "--keep-sources", folder], check=True, capture_output=True
    )
    handler = type("Handler", (Publisher,), {"folder": folder, "requests": Requests(folder)})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", handler.requests
    server.shutdown()
    server.server_close()


def build(samenhang, folder: Path, address: str):
    recipe = folder / "recept.yaml"
    recipe.write_text(RECIPE.format(address=address))
    out = folder / "atlas.gpkg"
    result = subprocess.run(
        [samenhang, "atlas", "build", recipe, "--out", out, "--format", "json"],
        capture_output=True, text=True, timeout=120,
    )
    return result, out


def test_areas_are_read_by_ranges(samenhang, publisher, tmp_path):
    address, requests = publisher
    result, out = build(samenhang, tmp_path, f"{address}/files/gebieden.gpkg")
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["areas"] == {"buurt": 40}
    assert out.exists()
    assert any(asked for _, _, asked in requests), "the file was not read by ranges"


@pytest.mark.parametrize("path", ["moved", "broken", "cut"])
def test_a_stale_or_failing_address_says_where_to_look(samenhang, publisher, tmp_path, path):
    address, _ = publisher
    result, out = build(samenhang, tmp_path, f"{address}/{path}/gebieden.gpkg")
    assert result.returncode == 3
    assert "https://www.voorbeeld.nl/gebieden" in result.stderr
    assert not out.exists(), "a failed build left a file"


ODATA = """
  - id: kerncijfers
    title: Kerncijfers van een server
    publisher: Samenhang
    licence: CC0-1.0
    origin: https://www.voorbeeld.nl/kerncijfers
    kind: table
    year: 2024
    rows: value
    paths: ["{address}"]
"""


def test_odata_is_read_page_by_page(samenhang, publisher, tmp_path):
    """The JSON of CBS OData: rows under `value`, and a link to the next ones."""
    address, requests = publisher
    folder, served = tmp_path, requests.folder
    (served / "page1.json").write_text(json.dumps({
        "value": [{"WijkenEnBuurten": "BU99900101  ", "AantalInwoners_5": 1000}],
        "odata.nextLink": f"{address}/files/page2.json",
    }))
    (served / "page2.json").write_text(json.dumps({"value": [{"WijkenEnBuurten": "BU99900102", "AantalInwoners_5": 990}]}))
    recipe = RECIPE.format(address=f"{address}/files/gebieden.gpkg") + ODATA.format(address=f"{address}/files/page1.json")
    (folder / "recept.yaml").write_text(recipe)
    result = subprocess.run(
        [samenhang, "atlas", "build", folder / "recept.yaml", "--out", folder / "atlas.gpkg", "--format", "json"],
        capture_output=True, text=True, timeout=120,
    )
    assert result.returncode == 0, result.stderr + result.stdout
    source = json.loads(result.stdout)["sources"][1]
    assert (source["read"], source["kept"]) == (2, 2)
    assert source["indicators"] == ["population"]


def test_secrets_in_an_address_are_not_shown(samenhang, publisher, tmp_path):
    address, _ = publisher
    secret = address.replace("http://", "http://jan:geheim@")
    result, _ = build(samenhang, tmp_path, f"{secret}/moved/gebieden.gpkg?token=hoogstgeheim")
    assert result.returncode == 3
    assert "geheim" not in result.stdout + result.stderr
