"""Drawing places with goals and cards in a real browser, and the map on which two people see each other's places appear.

Where SAMENHANG_SHOTS names a folder, the pages are also kept there as pictures, to be looked at.
"""

import json
import os
import re
import time
from pathlib import Path

import pytest
from processes import Person, Server, fill, wait


@pytest.fixture(scope="module")
def server(samenhang, demo_atlas, tmp_path_factory):
    server = Server(samenhang, demo_atlas, tmp_path_factory.mktemp("plekken"))
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


@pytest.fixture
def someone(browser, server, home):
    people = []

    def make(name="anna", width=1280, **options):
        person = Person(browser, server, name, width, 900, **options)
        person.width = width
        people.append(person)
        return person

    yield make
    for person in people:
        assert person.errors == []
        person.close()


def look(person, name: str) -> None:
    """Keeps a picture, and holds the page to what every page promises."""
    from axe_playwright_python.sync_playwright import Axe

    page = person.page
    if folder := os.environ.get("SAMENHANG_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"places-{name}-{person.width}.png"), full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= person.width, "the page scrolls sideways"
    assert not re.findall(r"\b(?:place|places|drawing|form|process)\.[a-zA-Z.]+\b", page.evaluate("document.body.innerText"))
    found = Axe().run(page).response["violations"]
    nodes = [(v["id"], n["html"][:160], n["failureSummary"]) for v in found for n in v["nodes"] if 'class="fictional"' not in n["html"]]
    assert nodes == []


def open_form(person, path: str) -> None:
    person.open(path)
    person.page.locator("#tekenen[data-klaar]").wait_for(timeout=20_000)
    person.page.locator("#tekeningkaart").scroll_into_view_if_needed()


def open_map(person, home: str, rest: str = "") -> None:
    person.open(home + "/kaart" + rest)
    person.page.locator("#plekkenkaart[data-klaar]").wait_for(timeout=20_000)


def at(page, x: float, y: float) -> tuple[float, float]:
    box = page.locator("#tekeningkaart").bounding_box()
    return box["x"] + box["width"] * x, box["y"] + box["height"] * y


def drawn(page):
    text = page.input_value("#veld-tekening")
    return json.loads(text) if text else None


def save(page) -> None:
    """Saves; where there was something to tell first, such as a place outside the area, saves again."""
    with page.expect_navigation():
        page.click("form.entry button.primary")
    if page.locator("input[name=tekening-gezien]").count():
        page.click("form.entry button.primary")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_line_a_point_and_an_area_are_drawn_with_a_goal(someone, home, width):
    """Draw with the mouse, go back and forth, save, and see it on the map of the process."""
    person = someone(width=width)
    page = person.page
    open_form(person, home + "/doel/gas")
    look(person, "form")
    page.click("[data-do=clear]")
    page.click("[data-mode=line]")
    page.locator("#tekeningkaart").scroll_into_view_if_needed()
    for spot in [(0.45, 0.45), (0.5, 0.55), (0.58, 0.5)]:
        page.mouse.click(*at(page, *spot))
    page.mouse.click(*at(page, 0.58, 0.5))
    assert page.inner_text("#tekenstand") == "De lijn is af."
    assert drawn(page)["type"] == "MultiLineString" and len(drawn(page)["coordinates"][0]) == 3
    page.click("[data-mode=point]")
    page.locator("#tekeningkaart").scroll_into_view_if_needed()
    page.mouse.click(*at(page, 0.4, 0.4))
    assert [part["type"] for part in drawn(page)["geometries"]] == ["MultiPoint", "MultiLineString"]
    page.click("[data-do=undo]")
    assert drawn(page)["type"] == "MultiLineString", "one step back takes the whole point"
    page.click("[data-do=redo]")
    page.click("[data-mode=polygon]")
    page.locator("#tekeningkaart").scroll_into_view_if_needed()
    for spot in [(0.52, 0.4), (0.6, 0.4), (0.56, 0.3)]:
        page.mouse.click(*at(page, *spot))
    page.click("[data-do=finish]")
    assert len(drawn(page)["geometries"]) == 3
    look(person, "drawn")
    save(page)
    page.wait_for_url(re.compile("/doelen"))
    open_map(person, home)
    entry = page.locator("#plek-doel-gas")
    assert re.search(r"Een punt, een lijn van [\d.]+ m, een vlak van [\d.,]+ (ha|m²)\.", entry.inner_text())
    assert page.locator(".pin").count() >= 1
    look(person, "map")
    open_map(person, home, "?taal=en")
    assert "a line of" in page.inner_text("#plek-doel-gas")
    look(person, "map-en")


def test_a_line_is_drawn_by_keyboard(someone, home):
    """Arrows move the map under the cross, Enter puts points, F ends the line, Delete takes it away again."""
    person = someone()
    page = person.page
    open_form(person, home + "/kaart/sewer")
    page.focus("[data-mode=line]")
    page.keyboard.press("Enter")
    page.focus("#tekeningkaart canvas")
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("f")
    assert page.inner_text("#tekenstand") == "De lijn is af."
    assert len(drawn(page)["coordinates"][0]) == 2
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Delete")
    assert drawn(page) is None, "a line without one of its ends is nothing"
    page.keyboard.press("Control+z")
    assert len(drawn(page)["coordinates"][0]) == 2
    save(page)
    page.wait_for_url(re.compile("/bord"))
    open_map(person, home)
    assert page.locator("#plek-kaart-sewer").count() == 1


def test_a_place_is_drawn_by_touch(someone, home):
    person = someone(width=360, has_touch=True)
    page = person.page
    open_form(person, home + "/kaart/talk")
    page.tap("[data-mode=line]")
    page.locator("#tekeningkaart").scroll_into_view_if_needed()
    for spot in [(0.3, 0.5), (0.7, 0.6), (0.7, 0.6)]:
        page.touchscreen.tap(*at(page, *spot))
    assert len(drawn(page)["coordinates"][0]) == 2


def test_a_file_or_a_text_does_the_same_without_javascript(someone, home, tmp_path):
    person = someone(java_script_enabled=False)
    page = person.page
    person.open(home + "/kaart/cool")
    wrong = tmp_path / "plan.geojson"
    wrong.write_bytes(b"%PDF-1.7")
    page.set_input_files("#veld-tekenbestand", wrong)
    page.click("form.entry button.primary")
    assert "geen GeoJSON en geen GeoPackage" in page.inner_text("#veld-tekenbestand-fout")
    good = tmp_path / "route.geojson"
    good.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}},
                "features": [
                    {
                        "type": "Feature", "properties": {},
                        "geometry": {"type": "LineString", "coordinates": [[155000, 463000], [155300, 463400]]},
                    }
                ],
            }
        )
    )
    page.set_input_files("#veld-tekenbestand", good)
    page.click("button[name=doe]")
    assert "Dit is de plek zoals we haar lazen." in page.inner_text("main")
    assert "Een lijn van 500 m." in page.inner_text("main")
    assert page.locator(".minimap .mark path.line").count() == 1
    page.click("form.entry button.primary")
    assert "/bord" in page.url
    person.open(home + "/kaart")
    assert "Een lijn van 500 m." in page.inner_text("#plek-kaart-cool")
    assert page.locator(".papermap .mark path.line").count() >= 1


def test_two_people_see_each_others_places_within_a_second(someone, home):
    """Bert looks at the map; what Anna draws appears in his list and on his map within a second, and his map stays put."""
    anna, bert = someone("anna"), someone("bert")
    open_map(bert, home)
    wait(bert.page, "document.querySelector('#meekijken .present').textContent !== ''")
    bert.page.evaluate("samenhangPlekken.map.zoomTo(13, {animate: false})")
    before = int(bert.page.get_attribute("#plekkenkaart", "data-getoond"))
    since = time.monotonic()
    anna.post(
        home + "/kaart/nieuw", id="live", titel="Koele plek", fase="ambities", niveau="tactisch", alliantie="natuurlijk",
        stand="open", tekening=json.dumps({"type": "Point", "coordinates": anna_point(bert.page)}),
    )
    bert.page.wait_for_selector("#plek-kaart-live", timeout=5_000)
    wait(bert.page, f"Number(document.getElementById('plekkenkaart').dataset.getoond) === {before + 1}")
    took = time.monotonic() - since
    assert took < 1, f"it took {took:.2f} s"
    assert bert.page.locator(".pin", has_text="Koele plek").count() == 1
    assert bert.page.evaluate("samenhangPlekken.map.getZoom()") == 13


def anna_point(page) -> list[float]:
    """A place in the area of the process: the first position of what is on the map, else its middle."""
    return page.evaluate(
        """async () => {
          const places = await (await fetch(document.getElementById('plekkenkaart').dataset.plekken)).json();
          const inside = places.features.find((feature) => feature.properties.naam === 'Aardgasvrij');
          if (!inside) return samenhangPlekken.map.getCenter().toArray();
          const parts = inside.geometry.geometries || [inside.geometry];
          return parts[0].coordinates[0];
        }"""
    )


def test_the_map_is_printed_as_a_drawing_with_its_list(someone, home):
    person = someone()
    open_map(person, home)
    person.page.emulate_media(media="print")
    assert not person.page.locator("#plekkenkaart").is_visible()
    assert person.page.locator(".papermap svg").is_visible()
    assert person.page.locator(".papermap .mark text").first.inner_html() == "1"
    assert person.page.locator(".placelist").is_visible()
