"""The processes of the demo, as anybody meets them who may only read: every page fits its screen and says nothing wrong."""

import subprocess

import pytest
from conftest import serving

PAGES = [
    "", "/bord", "/bord?weergave=rits", "/bord?weergave=scherm", "/partijen", "/doelen", "/kaart", "/dynamiek",
    "/samenwerking", "/logboek", "/tijdlijn?toon=alles", "/deelnemers", "/verslag",
]


@pytest.fixture(scope="module")
def town(samenhang, tmp_path_factory):
    """The base URL of a server with the demo and its two processes."""
    folder = tmp_path_factory.mktemp("voorbeeld")
    atlas, data = folder / "demo.gpkg", folder / "plannen"
    result = subprocess.run([samenhang, "demo", "--out", atlas, "--data", data], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    with serving(samenhang, atlas, folder, "--data", data) as url:
        yield url


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("process", ["demo-wijk-in-beweging", "demo-groene-randen"])
def test_no_page_of_the_demo_is_wider_than_its_screen(browser, town, process, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="nl-NL")
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for rest in PAGES:
        answer = page.goto(f"{town}/proces/{process}{rest}")
        assert answer.status == 200, rest
        assert page.evaluate("document.documentElement.scrollWidth") == width, rest
        assert page.locator("h1").count() == 1, rest
    context.close()
    assert errors == []
