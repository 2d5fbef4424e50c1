"""People on the site in a real browser: the first account, signing in and out, the account, links that let somebody in.

Where SAMENHANG_SHOTS names a folder, the pages are also kept there as pictures, to be looked at.
"""

import json
import os
import re
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from conftest import serving

SECRET = "een zin die niemand raadt"
WEB = {"email": "anna@example.nl", "naam": "Anna de Boer"}


@pytest.fixture(params=[360, 1280])
def width(request):
    return request.param


@pytest.fixture
def town(samenhang, demo_atlas, tmp_path):
    """The base URL of a server with an empty data folder, and that folder."""
    data = tmp_path / "plannen"
    with serving(samenhang, demo_atlas, tmp_path, "--data", data) as url:
        yield url, data


@pytest.fixture(params=[True, False], ids=["script", "noscript"])
def visitor(browser, width, request):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=request.param, locale="nl-NL"
    )
    page = context.new_page()
    page.width = width
    page.has_script = request.param
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    yield page
    context.close()


def look(page, name: str) -> None:
    """Keeps a picture, and holds the page to what every page promises."""
    if folder := os.environ.get("SAMENHANG_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"people-{name}-{page.width}.png"), full_page=True)
    if not page.has_script:
        return
    from axe_playwright_python.sync_playwright import Axe

    assert page.evaluate("document.documentElement.scrollWidth") <= page.width, "the page scrolls sideways"
    text = page.evaluate("document.body.innerText")
    keys = r"\b(?:account|administration|firstAccount|form|invitation|passwordLink|people|person|problem|signIn)\.[a-zA-Z.]+\b"
    assert not re.findall(keys, text), "a text is missing from the catalogue"
    found = Axe().run(page).response["violations"]
    # The line about invented figures stands above the frame of every page on purpose.
    nodes = [(v["id"], n["html"][:160]) for v in found for n in v["nodes"] if 'class="fictional"' not in n["html"]]
    assert nodes == []
    assert page.errors == []


def fill(page, **fields: str) -> None:
    for name, value in fields.items():
        page.fill(f"input[name={name}]", value)


def test_from_first_use_to_signing_in_again(town, visitor):
    """The first account, out, in with a wrong password, in with the right one; in Dutch, with and without scripts."""
    url, _ = town
    page = visitor
    page.goto(url + "/methode")
    page.click("a.who")
    assert page.url.startswith(url + "/eerste-gebruik")
    look(page, "first")

    fill(page, naam=WEB["naam"], email=WEB["email"], nieuw="1234567890", herhaal="1234567890")
    page.click("main button")
    assert "makkelijk te raden" in page.inner_text(".errors")
    assert page.input_value("input[name=naam]") == WEB["naam"]
    assert page.input_value("input[name=nieuw]") == ""
    if page.has_script:
        assert page.evaluate("document.activeElement.className") == "errors", "the summary has the focus"
    look(page, "first-wrong")

    fill(page, nieuw=SECRET, herhaal=SECRET)
    page.click("main button")
    assert page.url == url + "/account"
    assert "U bent beheerder." in page.inner_text("main")
    look(page, "account")

    page.click(".who summary")
    look(page, "menu")
    page.click(".who a[href='/beheer/mensen']")
    fill(page, naam="Bram Visser van het waterschap", email="bram@example.nl")
    page.click("text=Voeg iemand toe >> nth=-1")
    assert re.fullmatch(re.escape(url) + r"/wachtwoord/[\w-]{43}", page.inner_text(".callout code"))
    look(page, "administration")

    page.click(".who summary")
    page.click(".who button")
    assert page.url == url + "/"
    assert page.inner_text(".who") == "Inloggen"

    page.goto(url + "/methode")
    page.click("a.who")
    fill(page, email=WEB["email"], wachtwoord="dit is het niet")
    page.click("main button")
    assert "E-mailadres of wachtwoord klopt niet." in page.inner_text(".errors")
    assert page.input_value("input[name=email]") == WEB["email"]
    assert page.input_value("input[name=wachtwoord]") == ""
    look(page, "signin-wrong")

    fill(page, wachtwoord=SECRET)
    page.click("main button")
    assert page.url == url + "/methode", "back where the visitor was"
    assert WEB["naam"] in page.inner_text(".who")
    look(page, "signed-in")


def test_a_reset_link_from_the_command_line(town, visitor, samenhang):
    """The administrator makes a link on the command line; it opens the door once."""
    url, data = town
    page = visitor
    made = run(samenhang, "user", "add", "--data", data, "--email", "bram@example.nl", "--name", "Bram")
    link = re.search(r"/wachtwoord/\S+", made).group()
    page.goto(url + link)
    look(page, "choose-password")
    fill(page, nieuw=SECRET, herhaal="iets anders dan dat")
    page.click("main button")
    assert "niet gelijk" in page.inner_text(".errors")
    fill(page, nieuw=SECRET, herhaal=SECRET)
    page.click("main button")
    assert "Uw nieuwe wachtwoord is opgeslagen" in page.inner_text("main")
    page.goto(url + link)
    assert "Deze link is al gebruikt" in page.inner_text("h1")
    look(page, "used-link")


def test_the_account_in_english_with_a_keyboard(town, browser, samenhang):
    """Signs in by keyboard alone and erases the account, in English."""
    url, data = town
    for name in ["admin", "carla"]:
        run(
            samenhang, "user", "add", "--data", data, "--email", f"{name}@example.nl", "--name", name.title(),
            "--language", "en", "--password-stdin", text=SECRET + "\n",
        )
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(url + "/inloggen?taal=en")
    page.focus("#veld-email")
    page.keyboard.type("carla@example.nl")
    page.keyboard.press("Tab")
    page.keyboard.type(SECRET)
    page.keyboard.press("Enter")
    page.wait_for_url(url + "/?taal=en")
    page.goto(url + "/account")
    assert page.inner_text("h1") == "Your account"
    with page.expect_download() as download:
        page.click("text=Download your data")
    kept = json.loads(Path(download.value.path()).read_text())
    assert kept["account"]["email"] == "carla@example.nl"
    page.fill("section[aria-labelledby=wissen] input[name=wachtwoord]", SECRET)
    page.click("text=Erase my account")
    assert "are erased" in page.inner_text("main")
    context.close()
    assert "carla" not in run(samenhang, "user", "list", "--data", data)
    assert b"carla" not in b"".join(file.read_bytes() for file in data.iterdir())


def test_the_first_account_is_made_on_this_machine_only(town):
    """A page elsewhere whose name points here, or a proxy, does not get to make it."""
    url, _ = town
    assert status(url + "/eerste-gebruik") == 200
    assert status(url + "/eerste-gebruik", Host="samenhang.example.nl") == 404
    assert status(url + "/eerste-gebruik", **{"X-Forwarded-For": "203.0.113.1"}) == 404


def status(address: str, **headers: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def run(samenhang: Path, *arguments: str | Path, text: str | None = None) -> str:
    result = subprocess.run([samenhang, *arguments], input=text, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout
