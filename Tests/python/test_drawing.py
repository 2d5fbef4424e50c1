"""Drawing the border of an area process in a real browser: by mouse, by touch, by keyboard and without JavaScript.

Where SAMENHANG_SHOTS names a folder, the pages are also kept there as pictures, to be looked at.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from conftest import serving

SECRET = "een zin die niemand raadt"
EMAIL = "anna@example.nl"
NEIGHBOURHOOD = "BU99900101"


@pytest.fixture(scope="module")
def town(samenhang, demo_atlas, tmp_path_factory):
    """The base URL of a server on which Anna has an account."""
    folder = tmp_path_factory.mktemp("tekenen")
    data = folder / "plannen"
    subprocess.run(
        [samenhang, "user", "add", "--data", data, "--email", EMAIL, "--name", "Anna", "--password-stdin"],
        input=SECRET + "\n", text=True, check=True, capture_output=True,
    )
    with serving(samenhang, demo_atlas, folder, "--data", data) as url:
        yield url


@pytest.fixture
def someone(browser, town):
    """Makes a page on which Anna is signed in."""
    contexts = []

    def make(width=1280, script=True, touch=False):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script, locale="nl-NL", has_touch=touch
        )
        contexts.append(context)
        page = context.new_page()
        page.width = width
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
        page.goto(town + "/inloggen")
        page.fill("input[name=email]", EMAIL)
        page.fill("input[name=wachtwoord]", SECRET)
        page.click("main button")
        page.wait_for_url(lambda url: "/inloggen" not in url)
        return page

    yield make
    for context in contexts:
        context.close()


def look(page, name: str) -> None:
    """Keeps a picture, and holds the page to what every page promises."""
    from axe_playwright_python.sync_playwright import Axe

    if folder := os.environ.get("SAMENHANG_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"drawing-{name}-{page.width}.png"), full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.width, "the page scrolls sideways"
    assert not re.findall(r"\b(?:border|charter|form|process)\.[a-zA-Z.]+\b", page.evaluate("document.body.innerText"))
    found = Axe().run(page).response["violations"]
    # The line about invented figures stands above the frame of every page on purpose.
    nodes = [(v["id"], n["html"][:160], n["failureSummary"]) for v in found for n in v["nodes"] if 'class="fictional"' not in n["html"]]
    assert nodes == []
    assert page.errors == []


def open_form(page, town: str) -> None:
    page.goto(town + f"/processen/nieuw?gebied={NEIGHBOURHOOD}")
    page.locator("#tekenen[data-klaar]").wait_for(timeout=20_000)
    page.locator("#grenskaart").scroll_into_view_if_needed()
    page.fill("input[name=naam]", "Rondom het plein")


def text(page) -> str:
    return page.input_value("#veld-grens")


def ring(page) -> list:
    """The outer ring of the one polygon that is there."""
    polygons = json.loads(text(page))["coordinates"]
    assert len(polygons) == 1
    return polygons[0][0]


def screen(page, position) -> tuple[float, float]:
    """Where a position is in the window."""
    box = page.locator("#grenskaart").bounding_box()
    point = page.evaluate("position => samenhangTekening.map.project(position)", position)
    return box["x"] + point["x"], box["y"] + point["y"]


def corners(page) -> list[tuple[float, float]]:
    """Three places on the map in the window."""
    box = page.locator("#grenskaart").bounding_box()
    return [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in [(0.3, 0.7), (0.6, 0.7), (0.45, 0.3)]]


def draw_triangle(page) -> None:
    page.click("[data-mode=polygon]")
    page.locator("#grenskaart").scroll_into_view_if_needed()
    places = corners(page)
    for x, y in places + places[:1]:
        page.mouse.click(x, y)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_triangle_is_drawn_changed_and_kept(someone, town, width):
    """Draw with the mouse, move a point, go back and forth, add and remove a point, save, see it again."""
    page = someone(width)
    open_form(page, town)
    look(page, "new")
    draw_triangle(page)
    drawn = ring(page)
    assert len(drawn) == 4 and drawn[0] == drawn[-1]
    assert page.get_attribute("[data-mode=edit]", "aria-pressed") == "true"
    assert page.inner_text("#tekenstand") == "Het vlak is gesloten."

    x, y = screen(page, drawn[2])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y - 10)
    page.mouse.move(x + 30, y - 20)
    page.mouse.up()
    moved = ring(page)
    assert moved[2] != drawn[2] and moved[:2] == drawn[:2]
    page.click("[data-do=undo]")
    assert ring(page) == drawn
    page.click("[data-do=redo]")
    assert ring(page) == moved

    a, b = screen(page, moved[0]), screen(page, moved[1])
    page.mouse.move((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    page.mouse.down()
    page.mouse.move(a[0] / 2 + b[0] / 2, a[1] + 20)
    page.mouse.up()
    assert len(ring(page)) == 5
    page.click("[data-do=remove]")
    assert ring(page) == moved
    look(page, "drawn")

    page.click("button.primary")
    page.wait_for_url(re.compile("/proces/"))
    assert page.locator(".minimap path.border").count() == 1
    assert re.search(r"Binnen de grens ligt [\d.,]+ ha\.", page.inner_text("main"))
    assert page.locator("main table caption", has_text="Gebieden binnen de grens").count() == 1
    look(page, "kept")

    page.goto(page.url + "/opdracht")
    page.locator("#tekenen[data-klaar]").wait_for(timeout=20_000)
    assert ring(page) == moved
    look(page, "again")


def test_areas_are_chosen_on_the_map(someone, town):
    """A click on an area fills in its code and shows its name; another one takes it away."""
    page = someone()
    open_form(page, town)
    assert page.locator("#gekozen button").count() == 1
    page.wait_for_function("samenhangTekening.map.areTilesLoaded()")
    page.evaluate("samenhangTekening.map.zoomTo(14, {animate: false})")
    page.wait_for_function("samenhangTekening.map.areTilesLoaded() && samenhangTekening.map.isSourceLoaded('gebieden')")
    box = page.locator("#grenskaart").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(*middle)
    page.wait_for_function("!document.getElementById('veld-gebieden').value.includes('BU99900101')")
    assert page.locator("#gekozen button").count() == 0
    page.mouse.click(*middle)
    assert page.input_value("#veld-gebieden") == NEIGHBOURHOOD
    assert "BU" not in page.inner_text("#gekozen"), "the name is shown, not the code"


def test_a_border_is_drawn_by_keyboard(someone, town):
    """Arrows move the map under a cross, Enter puts points, F closes, Enter picks up and puts down, Delete removes."""
    page = someone()
    open_form(page, town)
    page.focus("[data-mode=polygon]")
    page.keyboard.press("Enter")
    page.focus("#grenskaart canvas")
    for key in ["ArrowRight", "ArrowDown", "ArrowLeft"]:
        page.keyboard.press("Enter")
        for _ in range(3):
            page.keyboard.press(key)
    page.keyboard.press("f")
    drawn = ring(page)
    assert len(drawn) == 4
    # The cross stands above the first point by now, one step of three below it: go back and pick it up.
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.inner_text("#tekenstand") == "Punt verplaatst."
    assert ring(page)[0] != drawn[0]
    page.keyboard.press("Control+z")
    assert ring(page) == drawn
    page.keyboard.press("Control+y")
    assert ring(page) != drawn
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Delete")
    assert text(page) == "", "a triangle without one of its points is nothing"
    assert page.errors == []


def test_a_border_is_drawn_by_touch(someone, town):
    """Tapping puts points, and a tap on the first one closes."""
    page = someone(360, touch=True)
    open_form(page, town)
    page.tap("[data-mode=polygon]")
    page.locator("#grenskaart").scroll_into_view_if_needed()
    places = corners(page)
    for x, y in places + places[:1]:
        page.touchscreen.tap(x, y)
    assert len(ring(page)) == 4


def test_without_javascript_codes_file_and_text_do_the_same(someone, town, tmp_path):
    """A wrong file is told with everything kept; a good one is looked at first, and kept after."""
    page = someone(script=False)
    page.goto(town + "/processen/nieuw")
    page.fill("input[name=naam]", "Zonder kaart")
    wrong = tmp_path / "plan.geojson"
    wrong.write_bytes(b"%PDF-1.7")
    page.set_input_files("#veld-bestand", wrong)
    page.click("button.primary")
    assert "geen GeoJSON en geen GeoPackage" in page.inner_text("#veld-bestand-fout")
    assert page.input_value("input[name=naam]") == "Zonder kaart"

    good = tmp_path / "grens.geojson"
    corners = [[155000, 463000], [156000, 463000], [156000, 464000], [155000, 464000], [155000, 463000]]
    good.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}},
                "features": [
                    {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [corners]}}
                ],
            }
        )
    )
    page.set_input_files("#veld-bestand", good)
    page.click("button[name=doe]")
    assert "Dit is de grens zoals we hem lazen." in page.inner_text("main")
    assert "Binnen de grens ligt 100 ha." in page.inner_text("main")
    assert page.locator(".minimap path.border").count() == 1
    page.click("button.primary")
    assert "/proces/" in page.url
    assert "Binnen de grens ligt 100 ha." in page.inner_text("main")
