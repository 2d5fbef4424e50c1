"""A page that follows a process lasts no longer than the right to it, says so in words, and makes room when it closes.

Where SAMENHANG_SHOTS names a folder, the pages are also kept there as pictures, to be looked at.
"""

import http.client
import os
import time
from pathlib import Path

import pytest
from processes import Person, Server, fill, wait

MOST_WINDOWS = 24


@pytest.fixture(scope="module")
def server(samenhang, demo_atlas, tmp_path_factory):
    server = Server(samenhang, demo_atlas, tmp_path_factory.mktemp("einde"))
    server.add("anna", "bert")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def home(server, browser):
    anna, bert = Person(browser, server, "anna"), Person(browser, server, "bert")
    home = fill(anna, bert)
    anna.close()
    bert.close()
    return home


def shows(page) -> str:
    return "document.querySelector('#meekijken [role=status]').textContent"


def is_listening(page) -> None:
    wait(page, "document.querySelector('#meekijken .present').textContent !== ''")


def look(page, name: str) -> None:
    if folder := os.environ.get("SAMENHANG_SHOTS"):
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.screenshot(path=str(Path(folder) / f"live-{name}-{width}.png"))
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, "the page scrolls sideways"


def test_too_many_windows_are_told_in_words_and_the_page_still_works(server, home, browser):
    anna = Person(browser, server, "anna")
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in anna.context.cookies())
    windows = []
    for _ in range(MOST_WINDOWS):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", home + "/live", headers={"Cookie": cookie})
        windows.append((connection, connection.getresponse()))
    assert all(answer.status == 200 for _, answer in windows)
    anna.open(home + "/kaart/nieuw")
    wait(anna.page, f"{shows(anna.page)}.includes('te veel vensters')")
    assert "kunt gewoon verder werken" in anna.page.inner_text("#meekijken")
    look(anna.page, "many")
    anna.page.fill("input[name=titel]", "Toch nog een kaart")
    anna.page.click("form.entry button.primary")
    anna.page.wait_for_url("**/bord*")
    assert "Toch nog een kaart" in anna.page.inner_text("main")
    for connection, answer in windows:
        answer.close()
        connection.close()
    anna.open(home + "/bord")
    is_listening(anna.page)
    assert anna.errors == []
    anna.close()


def test_who_leaves_is_gone_from_the_pages_of_others_at_once(server, home, browser):
    anna, bert = Person(browser, server, "anna"), Person(browser, server, "bert")
    for person in (anna, bert):
        person.open(home + "/bord")
    present = "document.querySelector('#meekijken .present').textContent"
    wait(anna.page, f"{present}.includes('Bert')")
    bert.close()
    # Well within the beat with which a lost connection is noticed.
    wait(anna.page, f"!{present}.includes('Bert')", 2)
    anna.close()


@pytest.mark.parametrize("way", ["in another window", "by the command line"])
def test_who_signs_out_hears_that_the_page_is_no_longer_live(server, home, browser, way):
    anna, bert = Person(browser, server, "anna"), Person(browser, server, "bert")
    bert.open(home + "/kaart/sewer")
    is_listening(bert.page)
    bert.page.fill("textarea[name=tekst]", "Dit typte Bert")
    began = time.monotonic()
    if way == "in another window":
        bert.post("/uitloggen")
        del server.sessions["bert"]
    else:
        removed = server.command("user", "remove", "bert@example.nl", "--data", server.data)
        assert removed.returncode == 0, removed.stderr
    wait(bert.page, f"{shows(bert.page)}.includes('U bent uitgelogd')", 4)
    assert time.monotonic() - began < 4
    look(bert.page, "out")
    # What others do is no longer told, what was typed is still there, and there is a way on.
    anna.post(home + "/kaart/sewer/stand", stand="loopt")
    bert.page.wait_for_timeout(700)
    assert "U bent uitgelogd" in bert.page.inner_text("#meekijken")
    assert bert.page.input_value("textarea[name=tekst]") == "Dit typte Bert"
    bert.page.click("#meekijken a")
    wait(bert.page, "document.querySelector('h1').textContent.includes('Dit proces is er niet')")
    assert "Log dan in" in bert.page.inner_text("main")
    assert [error for error in bert.errors if "404" not in error] == []
    for person in (anna, bert):
        person.close()
