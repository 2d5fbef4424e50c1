"""The weather report 2050 in a real browser: both languages, both widths, print, download, and the way from the passport.

Where SAMENHANG_SHOTS names a folder, every page is also kept there as a picture, to be looked at.
"""

import csv
import io
import os
import re
from pathlib import Path

import pytest
import requests

CODE = "BU99900101"
LANGUAGES = ["nl", "en"]


def address(server: str, language: str) -> str:
    return f"{server}/gebied/{CODE}/weerbericht" + ("" if language == "nl" else "?taal=en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_sound(sized, server, language):
    """Sentences first, a table and a picture per group, nothing sideways, nothing that axe finds serious."""
    from axe_playwright_python.sync_playwright import Axe

    sized.goto(address(server, language))
    sized.wait_for_load_state("networkidle")
    if folder := os.environ.get("SAMENHANG_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        sized.screenshot(path=str(Path(folder) / f"weather-{language}-{sized.width}.png"), full_page=True)
    assert sized.errors == []
    assert sized.evaluate("document.documentElement.lang") == language
    assert sized.evaluate("document.documentElement.scrollWidth") <= sized.width, "the page scrolls sideways"
    text = sized.evaluate("document.body.innerText")
    assert not re.findall(r"\b(?:weather|passport|status|table|method)\.[a-zA-Z.]+\b|\{[a-z]+\}", text)
    assert sized.locator("main section").first.locator("li").count() >= 8
    assert sized.locator("table.weer").count() >= 8
    pictures = sized.locator("svg[role=img]")
    assert pictures.count() >= 8
    for index in range(pictures.count()):
        assert re.search(r"\d", pictures.nth(index).get_attribute("aria-label"))
    found = Axe().run(sized).response["violations"]
    serious = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in ("serious", "critical")]
    assert serious == []


def test_whiskers_and_bars_say_what_the_table_says(sized, server):
    """Every number in a picture stands in the table of its group."""
    sized.goto(address(server, "nl"))
    section = sized.locator("section[aria-labelledby=heat]")
    numbers = set(re.findall(r"[\d,]+", " ".join(section.locator("td.num").all_inner_texts())))
    drawn = section.locator("svg .w-value").all_text_contents()
    assert len(drawn) == 15
    assert set(drawn) <= numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_prints_on_a_few_pages(browser, server, language):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address(server, language))
    data = page.pdf(prefer_css_page_size=True)
    if folder := os.environ.get("SAMENHANG_SHOTS"):
        (Path(folder) / f"weather-{language}.pdf").write_bytes(data)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", data)) <= 5
    context.close()


def test_way_from_the_passport_and_back(sized, server):
    sized.goto(f"{server}/gebied/{CODE}")
    section = sized.locator("section.climate")
    assert section.locator("li").count() == 3
    section.locator("a").click()
    sized.wait_for_url(re.compile(f"/gebied/{CODE}/weerbericht"))
    sized.locator(".acts a").first.click()
    sized.wait_for_url(re.compile(f"/gebied/{CODE}$"))


def test_page_works_without_javascript(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(server, "nl"))
    assert page.locator("table.weer").count() >= 8
    page.locator("details summary").first.click()
    assert page.locator("details[open] li").count() > 3
    context.close()


def test_download_and_api_have_the_numbers_of_the_page(server):
    report = requests.get(f"{server}/api/v1/gebieden/{CODE}/weerbericht").json()
    rows = list(csv.DictReader(io.StringIO(requests.get(f"{server}/api/v1/gebieden/{CODE}/weerbericht?format=csv").text)))
    figures = {
        (variable["id"], figure["climate"]): figure
        for group in report["groups"]
        for variable in group["variables"]
        for figure in variable["figures"]
    }
    assert len(rows) == len(figures) >= 250
    for row in rows:
        value = figures[row["variabele"], row["klimaat"]]["value"]
        assert (float(row["waarde"]) if row["waarde"] else None) == value
    page = requests.get(f"{server}/gebied/{CODE}/weerbericht").text
    days = figures["tropical_days", "high2050"]["value"]
    assert f">{days:.0f}<" in page


def test_the_map_can_show_the_climate(sized, server):
    sized.goto(f"{server}/?niveau=buurt&indicator=climate_tropical_days_2050_high")
    assert sized.locator("select[name=indicator]").input_value() == "climate_tropical_days_2050_high"
    assert sized.locator("table.rank tbody tr").count() > 5
    assert sized.errors == []
