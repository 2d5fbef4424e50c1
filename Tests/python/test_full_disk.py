"""A server whose data folder is on a disk that gets full: people hear so in plain words, keep what they typed, and go on with
the same form when there is room again.

Where SAMENHANG_SHOTS names a folder, the pages are also kept there as pictures, to be looked at.
"""

import json
import os
import re
from pathlib import Path

import pytest
from conftest import make_small_disk
from processes import AREA, SECRET, Person, Server

WORDS = "Er is geen ruimte meer op de server"
TEXT = "Waar ligt het veen, en hoe diep? " * 90


class Disk:
    """The disk of the server, to fill and to empty."""

    def __init__(self, server: Server, folder: Path):
        self.server, self.folder = server, folder

    def fill(self) -> None:
        # Down to the last block, which may be smaller than the block of a copying program.
        self.server.run("bash", "-c", 'cat /dev/zero > "$0/ballast"; cat /dev/zero > "$0/rest"', self.folder)

    def empty(self) -> None:
        assert self.server.run("bash", "-c", 'rm -f "$0/ballast" "$0/rest"', self.folder).returncode == 0

    def files(self) -> list[str]:
        found = self.server.run("find", self.server.data / "bijlagen", "-type", "f", "-printf", "%f\n")
        return found.stdout.split()

    def events(self) -> int:
        found = self.server.command("journal", "verify", "--data", self.server.data, "--format", "json")
        assert found.returncode == 0, found.stderr
        assert json.loads(found.stdout)["files"]["areWhole"]
        return json.loads(found.stdout)["events"]


@pytest.fixture
def town(samenhang, demo_atlas, tmp_path):
    """A server on a small disk, with Anna and Bert, and the address of Anna's process with one card."""
    folder = make_small_disk(tmp_path, 12)
    server = Server(samenhang, demo_atlas, tmp_path, data=folder[2] / "plannen", disk=folder)
    server.start()
    try:
        server.add("anna", "bert")
        yield server, Disk(server, folder[2])
    finally:
        server.stop()


def begin(anna: Person) -> str:
    home = anna.post("/processen/nieuw", naam="Meerburg", gebieden=AREA, schaal="wijk", id="abcd1234", redenen="natuurlijk")
    card = {"titel": "Bodemkaart", "fase": "kennisbasis", "niveau": "strategisch", "alliantie": "natuurlijk", "stand": "open"}
    anna.post(home + "/kaart/nieuw", id="bodem", **card)
    return home


def sees_full_disk(person: Person, response, name: str) -> None:
    assert response.status == 507
    text = person.page.inner_text("main")
    assert WORDS in text and "Waarschuw de beheerder" in text
    assert not re.findall(r"\b(?:field|problem|people)\.[a-z]+", text), "a text is missing from the catalogue"
    if folder := os.environ.get("SAMENHANG_SHOTS"):
        for width in (360, 1280):
            person.page.set_viewport_size({"width": width, "height": 800})
            person.page.screenshot(path=str(Path(folder) / f"full-{name}-{width}.png"), full_page=True)
    person.page.set_viewport_size({"width": 360, "height": 800})
    assert person.page.evaluate("document.documentElement.scrollWidth") <= 360, "the page scrolls sideways"


def send(person: Person, button: str):
    with person.page.expect_navigation() as navigation:
        person.page.click(button)
    return navigation.value


AGAIN = "section[aria-labelledby=getypt] button"


def test_a_card_that_does_not_fit_is_given_back_and_kept_when_there_is_room(town, browser):
    server, disk = town
    anna = Person(browser, server, "anna")
    home = begin(anna)
    anna.open(home + "/kaart/nieuw")
    anna.page.fill("input[name=titel]", "Diepte van het veen")
    anna.page.fill("textarea[name=tekst]", TEXT)
    before = disk.events()
    disk.fill()
    sees_full_disk(anna, send(anna, "form.entry button.primary"), "card")
    assert "Diepte van het veen" in anna.page.inner_text("main") and TEXT.strip() in anna.page.inner_text("main")
    assert disk.events() == before
    # Reading goes on, and so does being signed in.
    reader = anna.context.request.get(server.url + home + "/bord")
    assert reader.status == 200 and "Bodemkaart" in reader.text()
    # Still full: the same again. Then room is made, and the same button keeps it, once.
    sees_full_disk(anna, send(anna, AGAIN), "card-again")
    disk.empty()
    assert send(anna, AGAIN).status == 200
    assert anna.page.url.startswith(server.url + home + "/bord")
    assert "Diepte van het veen" in anna.page.inner_text("main")
    assert disk.events() == before + 1
    log = (server.folder / "log").read_text()
    assert "there is no room to keep a form" in log and "The disk is full" in log and "veen" not in log
    anna.close()


def test_a_process_that_does_not_fit_is_given_back(town, browser):
    server, disk = town
    anna = Person(browser, server, "anna")
    anna.open(f"/processen/nieuw?gebied={AREA}")
    anna.page.fill("input[name=naam]", "Meerburg koel")
    anna.page.fill("textarea[name=visie]", TEXT[:1_900])
    disk.fill()
    sees_full_disk(anna, send(anna, "form.entry button.primary"), "process")
    assert "Meerburg koel" in anna.page.inner_text("main")
    disk.empty()
    send(anna, AGAIN)
    assert "Meerburg koel" in anna.page.inner_text("h1"), anna.page.inner_text("main")
    anna.close()


def test_a_file_that_does_not_fit_leaves_nothing_behind(town, browser):
    server, disk = town
    anna = Person(browser, server, "anna")
    home = begin(anna)
    anna.open(home + "/kaart/bodem")
    file = {"name": "boringen.csv", "mimeType": "text/csv", "buffer": b"diepte;veen\n1;ja\n" * 20_000}
    anna.page.set_input_files("#bestand", file)
    before = disk.events()
    disk.fill()
    sees_full_disk(anna, send(anna, "form[enctype][action$=bestand] button"), "file")
    assert disk.files() == []
    assert disk.events() == before
    disk.empty()
    anna.page.set_input_files("section[aria-labelledby=getypt] input[type=file]", file)
    assert send(anna, AGAIN).status == 200
    assert "boringen.csv" in anna.page.inner_text("main")
    assert len(disk.files()) == 1 and disk.events() == before + 1
    anna.close()


def test_signing_in_on_a_full_disk_asks_for_the_password_again(town, browser):
    server, disk = town
    bert = Person(browser, server, "")
    bert.open("/inloggen")
    bert.page.fill("input[name=email]", "bert@example.nl")
    bert.page.fill("input[name=wachtwoord]", SECRET)
    disk.fill()
    sees_full_disk(bert, send(bert, "main form button"), "signin")
    assert SECRET not in bert.page.content()
    disk.empty()
    bert.page.fill("section[aria-labelledby=getypt] input[type=password]", SECRET)
    assert send(bert, AGAIN).status == 200
    assert "Bert" in bert.page.inner_text(".who")
    assert SECRET not in (server.folder / "log").read_text()
    bert.close()


def test_an_invitation_on_a_full_disk_makes_no_half_account(town, browser):
    server, disk = town
    anna = Person(browser, server, "anna")
    home = begin(anna)
    page = anna.context.request.post(
        server.url + home + "/deelnemers/uitnodigen", form={"csrf": anna.secret("/account"), "rol": "lezer"}).text()
    link = re.search(r'value="http[^"]+(/uitnodiging/[^"]+)"', page).group(1)
    eva = Person(browser, server, "")
    eva.open(link)
    for field, value in {"naam": "Eva Bos", "email": "eva@example.nl", "nieuw": SECRET, "herhaal": SECRET}.items():
        eva.page.fill(f"input[name={field}]", value)
    disk.fill()
    sees_full_disk(eva, send(eva, "main form button"), "invitation")
    assert "eva@example.nl" not in server.command("user", "list", "--data", server.data).stdout
    disk.empty()
    for field in eva.page.query_selector_all("section[aria-labelledby=getypt] input[type=password]"):
        field.fill(SECRET)
    assert send(eva, AGAIN).status == 200
    assert "Eva Bos" in eva.page.inner_text(".who")
    assert "Eva Bos" in anna.context.request.get(server.url + home + "/deelnemers").text()
    for person in (anna, eva):
        person.close()
