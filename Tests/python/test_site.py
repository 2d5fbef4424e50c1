"""A visitor's way through the site, in a real browser: search, map, passport, compare, print; both languages, both widths.

Where SAMENHANG_SHOTS names a folder, every page is also kept there as a picture, to be looked at.
"""

import os
import re
from pathlib import Path

import pytest

WIDTHS = [360, 1280]
LANGUAGES = ["nl", "en"]
NEIGHBOURHOOD = "BU99900101"
PAGES = {
    "home": "/?niveau=buurt",
    "passport": f"/gebied/{NEIGHBOURHOOD}",
    "municipality": "/gebied/GM9990",
    "compare": "/vergelijk?gebieden=BU99900101,BU99900102,BU99900201",
    "compare-empty": "/vergelijk",
    "method": f"/methode?gebied={NEIGHBOURHOOD}",
    "sources": "/bronnen",
    "search": "/zoek?q=buurt",
    "nothing": "/zoek?q=xyzzyx",
    "problem": "/gebied/BU00000001",
}


def address(server: str, path: str, language: str) -> str:
    if language == "nl":
        return server + path
    return server + path + ("&" if "?" in path else "?") + "taal=en"


@pytest.fixture(params=WIDTHS)
def width(request):
    return request.param


@pytest.fixture
def sized(browser, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()


def keep(page, name: str) -> None:
    if folder := os.environ.get("SAMENHANG_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(sized, server, width, language, name):
    """No horizontal scrolling, no script errors, no serious axe violation, no text key left, the right language."""
    from axe_playwright_python.sync_playwright import Axe

    sized.goto(address(server, PAGES[name], language))
    sized.wait_for_load_state("networkidle")
    keep(sized, f"{name}-{language}-{width}")
    assert sized.evaluate("document.documentElement.lang") == language
    assert sized.evaluate("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"
    text = sized.evaluate("document.body.innerText")
    keys = r"\b(?:site|menu|home|passport|table|filter|level|status|figures|chart|position|problem|compare|method|sources|search)\.[a-zA-Z.]+\b"
    assert not re.findall(keys, text), "a text is missing from the catalogue"
    expected = [] if name != "problem" else [e for e in sized.errors if "404" in e]
    assert [e for e in sized.errors if e not in expected] == []
    found = Axe().run(sized).response["violations"]
    serious = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in ("serious", "critical")]
    assert serious == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_way_from_search_to_print(sized, server, width, language):
    """Search a place, open its passport, open a score, compare with similar areas, print."""
    sized.goto(address(server, "/", language))
    name = sized.request.get(f"{server}/api/v1/gebieden/{NEIGHBOURHOOD}").json()["naam"]
    sized.fill("#q", name)
    sized.press("#q", "Enter")
    sized.wait_for_url(re.compile("/(gebied|zoek)"))
    if "/zoek" in sized.url:
        sized.locator(f"main a[href*='/gebied/{NEIGHBOURHOOD}']").first.click()
    assert f"/gebied/{NEIGHBOURHOOD}" in sized.url
    assert sized.locator("h1").inner_text() == name
    assert sized.locator("details.t").count() == 6

    first = sized.locator("details.t").first
    first.locator("summary").focus()
    sized.keyboard.press("Enter")
    assert first.locator("table.contrib").is_visible()

    assert len(sized.pdf(format="A4")) > 20_000

    sized.locator("a[href*='/vergelijk']").last.click()
    sized.wait_for_url(re.compile("/vergelijk"))
    assert sized.locator("main table").count() >= 1
    assert name in sized.locator("main").inner_text()

    other = sized.locator("a.lang")
    path = sized.url
    other.click()
    sized.wait_for_load_state()
    assert sized.evaluate("document.documentElement.lang") != language
    codes = re.search(r"gebieden=([^&]+)", path).group(1)
    assert codes.replace("%2C", ",") in sized.url.replace("%2C", ","), "the switch keeps the address"


def map_ready(page) -> int:
    """Waits until the map is coloured; gives how many times that has been done."""
    page.locator("#kaart[data-klaar]").wait_for(timeout=15_000)
    return int(page.locator("#kaart").get_attribute("data-klaar"))


def test_new_weights_recolour_the_map_without_fetching_shapes(sized, server, width):
    """With JavaScript a changed weight asks for classes only; the address carries the weight."""
    tiles, classes = [], []
    sized.on("request", lambda r: (tiles if "/tegels/" in r.url else classes if "/api/v1/kaart" in r.url else []).append(r.url))
    sized.goto(server + "/?niveau=buurt&transitie=energie")
    before = map_ready(sized)
    sized.wait_for_load_state("networkidle")
    fetched = len(tiles)
    assert fetched > 0
    sized.locator("details.w summary").click()
    sized.locator("details.w input[type=number]").first.fill("7")
    sized.locator("details.w input[type=number]").first.press("Tab")
    sized.locator(f"#kaart:not([data-klaar='{before}'])").wait_for(timeout=15_000)
    sized.wait_for_load_state("networkidle")
    assert len(tiles) == fetched, "shapes were fetched again"
    assert len(classes) >= 2
    assert "w.energie." in sized.url and "=7" in sized.url


def follow(page, element, expected: str) -> None:
    """Clicks, and waits for the address to hold what is expected."""
    element.click()
    page.wait_for_url(lambda url: expected in url)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_works_without_javascript(browser, server, width, language):
    """Filtering, sorting, paging, comparing and reading by links and plain forms alone."""
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address(server, "/", language))
    page.locator("select[name=niveau]").select_option("buurt")
    follow(page, page.locator("form.filters button[type=submit]"), "niveau=buurt")
    assert page.locator("img.mapimage:visible").count() == 1
    first = page.locator("table.rank tbody tr").first.inner_text()
    follow(page, page.locator("table.rank thead a").nth(1), "sorteer=")
    assert page.locator("table.rank tbody tr").first.inner_text() != first
    follow(page, page.locator("nav.pages a").last, "pagina=2")
    follow(page, page.locator("table.rank tbody a").first, "/gebied/")
    follow(page, page.locator("a[href*='/vergelijk']").first, "/vergelijk")
    context.close()


def test_keyboard_reaches_content_first(sized, server):
    """The first Tab gives the skip link, and it leads past the menu."""
    sized.goto(server + "/")
    sized.keyboard.press("Tab")
    assert sized.evaluate("document.activeElement.className") == "skip"
    sized.keyboard.press("Enter")
    assert sized.evaluate("document.activeElement.id") == "inhoud"


def test_every_answer_carries_the_security_headers(page, server):
    for path in ["/", "/gebied/XX", "/api/v1/gebieden", "/tegels/buurt/0/0/0.mvt", "/web/base.css"]:
        headers = page.request.get(server + path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
