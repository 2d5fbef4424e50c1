"""A file that was made to keep a server busy for ever: it is refused in time, and others are served meanwhile."""

import re
import shutil
import sqlite3
import subprocess
import threading
import time

import pytest
import requests
from conftest import serving

SECRET = "een zin die niemand raadt"
EMAIL = "anna@example.nl"
SQUARE = (
    '{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":'
    "[[[4.9,52.1],[4.91,52.1],[4.91,52.11],[4.9,52.11],[4.9,52.1]]]}}"
)
TOO_MUCH = "kost te veel werk"
MOST_SECONDS = 20


@pytest.fixture(scope="module")
def endless(tmp_path_factory):
    """A GeoPackage with a layer that is a view which never gives a row and never ends."""
    if shutil.which("ogr2ogr") is None:
        pytest.skip("no ogr2ogr on this machine")
    folder = tmp_path_factory.mktemp("eindeloos")
    plain, path = folder / "vlak.geojson", folder / "eindeloos.gpkg"
    plain.write_text(SQUARE)
    subprocess.run(["ogr2ogr", "-f", "GPKG", path, plain, "-nln", "vlak"], check=True, capture_output=True)
    with sqlite3.connect(path) as file:
        file.execute("""
            CREATE VIEW eindeloos AS WITH RECURSIVE telling(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM telling)
            SELECT n AS fid, (SELECT geom FROM vlak) AS geom FROM telling WHERE n < 0""")
        file.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            " VALUES ('eindeloos', 'features', 'eindeloos', 4326)")
        file.execute("INSERT INTO gpkg_geometry_columns VALUES ('eindeloos', 'geom', 'POLYGON', 4326, 0, 0)")
    file.close()
    return path.read_bytes()


@pytest.fixture
def town(samenhang, demo_atlas, tmp_path):
    data = tmp_path / "plannen"
    subprocess.run(
        [samenhang, "user", "add", "--data", data, "--email", EMAIL, "--name", "Anna", "--password-stdin"],
        input=SECRET + "\n", text=True, check=True, capture_output=True,
    )
    with serving(samenhang, demo_atlas, tmp_path, "--data", data) as url:
        yield url


def secret_in(page: str) -> str:
    return re.search(r'name="csrf" value="([^"]*)"', page).group(1)


def signed_in(town: str) -> requests.Session:
    session = requests.Session()
    page = session.get(town + "/inloggen").text
    session.post(town + "/inloggen", data={"csrf": secret_in(page), "email": EMAIL, "wachtwoord": SECRET})
    return session


def give(session: requests.Session, town: str, name: str, file: bytes) -> requests.Response:
    """Gives a file as the border of a new process, to look at."""
    page = session.get(town + "/processen/nieuw").text
    fields = {"csrf": secret_in(page), "naam": "Meerburg", "schaal": "wijk", "doe": "lees"}
    return session.post(town + "/processen/nieuw", data=fields, files={"bestand": (name, file)}, timeout=60)


def test_a_file_that_never_ends_is_refused_in_time_and_keeps_nobody_else_waiting(town, endless):
    session = signed_in(town)
    answers = []

    def send():
        since = time.monotonic()
        answers.append((give(signed_in(town), town, "eindeloos.gpkg", endless), time.monotonic() - since))

    senders = [threading.Thread(target=send) for _ in range(2)]
    for sender in senders:
        sender.start()
    slowest = 0.0
    while any(sender.is_alive() for sender in senders):
        since = time.monotonic()
        assert session.get(town + "/processen").status_code == 200
        slowest = max(slowest, time.monotonic() - since)
    for answer, seconds in answers:
        assert TOO_MUCH in answer.text, answer.status_code
        assert seconds < MOST_SECONDS
    assert slowest < 2
    # There is room again.
    good = give(session, town, "vlak.geojson", SQUARE.encode())
    assert good.status_code == 200
    assert TOO_MUCH not in good.text and 'class="error"' not in good.text
