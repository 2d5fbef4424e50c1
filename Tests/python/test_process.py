"""Two people at work in one area process, each in a real browser: what one does shows at the other within a second,
nobody's text is lost, and everything works by keyboard, without scripts, on a phone and on paper.

Where SAMENHANG_SHOTS names a folder, the pages are also kept there as pictures, to be looked at.
"""

import os
import re
import time
from pathlib import Path

import pytest
from processes import SECRET, Person, Server, fill, wait

PAGES = {
    "overview": "", "board": "/bord", "zipper": "/bord?weergave=rits", "parties": "/partijen", "goals": "/doelen",
    "dynamics": "/dynamiek", "canvas": "/samenwerking", "log": "/logboek", "timeline": "/tijdlijn",
    "everything": "/tijdlijn?toon=alles", "members": "/deelnemers", "report": "/verslag", "card": "/kaart/sewer",
    "new-card": "/kaart/nieuw", "goal": "/doel/gas", "party": "/partij/stad", "relation": "/verband/botst",
    "activity": "/activiteit/eerste", "charter": "/opdracht", "product": "/product", "decision": "/besluit/nieuw",
    "past": "/bord?moment=12",
}
OUTSIDE = {"list": "/processen", "new": "/processen/nieuw", "area-board": "/regiebord"}


@pytest.fixture(scope="module")
def server(samenhang, demo_atlas, tmp_path_factory):
    server = Server(samenhang, demo_atlas, tmp_path_factory.mktemp("proces"))
    server.add("anna", "bert")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def home(server, browser):
    """The address of a process with something of everything."""
    anna, bert = Person(browser, server, "anna"), Person(browser, server, "bert")
    home = fill(anna, bert)
    anna.close()
    bert.close()
    return home


@pytest.fixture
def two(browser, server, home):
    # High enough for the whole board: a page that scrolls while something is dragged moves it from under the mouse.
    people = Person(browser, server, "anna", height=2_000), Person(browser, server, "bert", height=2_000)
    yield people
    for person in people:
        assert person.errors == []
        person.close()


def card(id: str) -> str:
    return f'.card[data-card="{id}"]'


def place(phase: str, level: str) -> str:
    return f'.bc[data-fase="{phase}"][data-niveau="{level}"]'


def seconds_until(page, selector: str, since: float) -> float:
    page.wait_for_selector(selector, timeout=5_000)
    return time.monotonic() - since


def is_listening(page) -> None:
    wait(page, "document.querySelector('#meekijken .present').textContent !== ''")


def both_on(two, path: str) -> None:
    for person in two:
        person.open(path)
    for person in two:
        is_listening(person.page)


# Together


def test_a_move_shows_at_the_other_within_a_second(two, home):
    """By dragging, by Ctrl with an arrow, and by the form."""
    anna, bert = two
    both_on(two, home + "/bord")
    took = {}

    anna.page.hover(f'{card("soil")} .tag')
    anna.page.mouse.down()
    anna.page.hover(place("ambities", "strategisch"))
    anna.page.hover(place("ambities", "strategisch"))
    since = time.monotonic()
    anna.page.mouse.up()
    took["drag"] = seconds_until(bert.page, f'{place("ambities", "strategisch")} {card("soil")}', since)

    anna.page.focus(f'{card("cool")} h3 a')
    since = time.monotonic()
    anna.page.keyboard.press("Control+ArrowRight")
    took["keys"] = seconds_until(bert.page, f'{place("ambities", "operationeel")} {card("cool")}', since)

    anna.page.click(f'{card("heat")} .move summary')
    anna.page.select_option(f'{card("heat")} select[name=fase]', "borging")
    anna.page.select_option(f'{card("heat")} select[name=niveau]', "tactisch")
    since = time.monotonic()
    anna.page.click(f'{card("heat")} .move button')
    took["form"] = seconds_until(bert.page, f'{place("borging", "tactisch")} {card("heat")}', since)
    print({way: f"{value * 1000:.0f} ms" for way, value in took.items()})
    assert max(took.values()) < 1, took
    assert "Anna" in bert.page.inner_text("#meekijken [role=status]")


def test_quick_moves_by_keyboard_all_count_and_keep_the_focus(two, home):
    """Three presses one after another go three places further; none of them is refused as a move of somebody else."""
    anna, bert = two
    both_on(two, home + "/bord")
    anna.page.focus(f'{card("talk")} h3 a')
    for key in ["ArrowDown", "ArrowDown", "ArrowLeft"]:
        anna.page.keyboard.press("Control+" + key)
    bert.page.wait_for_selector(f'{place("ambities", "tactisch")} {card("talk")}')
    anna.page.wait_for_selector(f'{place("ambities", "tactisch")} {card("talk")}')
    anna.page.wait_for_timeout(300)
    assert anna.page.evaluate("document.activeElement.closest('.card')?.dataset.card") == "talk"
    assert "gewijzigd" not in anna.page.inner_text("#meekijken [role=status]")


def test_by_keyboard_alone_one_gets_to_a_card_and_moves_it(browser, server, home):
    anna = Person(browser, server, "anna")
    anna.open(home + "/bord")
    anna.page.keyboard.press("Tab")
    for _ in range(120):
        if anna.page.evaluate("document.activeElement.closest('.card')?.dataset.card") == "sewer":
            break
        anna.page.keyboard.press("Tab")
    else:
        pytest.fail("the card is not reached by Tab")
    visible = "getComputedStyle(document.activeElement).outlineStyle"
    assert anna.page.evaluate(visible) != "none", "one sees where the focus is"
    anna.page.keyboard.press("Control+ArrowLeft")
    anna.page.wait_for_selector(f'{place("uitwerking", "tactisch")} {card("sewer")}')
    anna.page.reload()
    anna.page.wait_for_selector(f'{place("uitwerking", "tactisch")} {card("sewer")}')
    anna.close()


def test_who_is_there_shows_at_everybody(two, home):
    anna, bert = two
    both_on(two, home + "/bord")
    for person in two:
        wait(person.page, "/Anna.*Bert|Bert.*Anna/.test(document.querySelector('.present').textContent)")
    bert.open("/account")
    wait(anna.page, "!document.querySelector('.present').textContent.includes('Bert')", 12)


def test_both_change_one_card_and_the_second_chooses(two, home):
    anna, bert = two
    both_on(two, home + "/kaart/watch")
    bert.page.fill("#veld-titel", "Meetplan van Bert")
    anna.page.fill("#veld-titel", "Meetplan van Anna")
    anna.page.fill("#veld-tekst", "Een lange tekst\nvan Anna")
    bert.page.click("form.entry[data-subject] button.primary")
    wait(anna.page, "document.querySelector('#meekijken [role=status]').textContent.includes('Bert')")
    assert anna.page.input_value("#veld-titel") == "Meetplan van Anna"
    anna.page.click("form.entry[data-subject] button.primary")
    assert anna.page.locator("#beide").count() == 1
    table = anna.page.inner_text("section[aria-labelledby=beide]")
    assert "Meetplan van Bert" in table and "Meetplan van Anna" in table
    assert anna.page.input_value("#veld-tekst") == "Een lange tekst\nvan Anna"
    look(anna.page, "conflict", 1280)
    anna.page.click("form.entry[data-subject] button.primary")
    assert anna.page.url.endswith("/bord#kaart-watch")
    assert "Meetplan van Anna" in anna.page.inner_text(card("watch"))
    anna.open(home + "/tijdlijn?toon=alles")
    assert "Meetplan van Bert" in anna.page.inner_text("main"), "what Bert wrote is in the history"


def test_what_is_being_typed_is_never_replaced(two, home):
    """Not by a refresh, not by one that was on its way when the typing began, not by asking for the new page."""
    anna, bert = two
    both_on(two, home + "/samenwerking")
    mine = "#vraag-regels-aard"
    anna.page.click(f"{mine} summary")
    anna.page.fill(f"{mine} textarea", "Ik ben hier nog mee bezig")
    anna.page.evaluate("document.activeElement.blur()")
    bert.post(home + "/samenwerking/antwoord", vraag="regels-bronnen", antwoord="Bert schrijft iets anders")
    anna.page.wait_for_selector("#meekijken button")
    assert anna.page.input_value(f"{mine} textarea") == "Ik ben hier nog mee bezig"
    assert "Bert schrijft" not in anna.page.inner_text("main")
    anna.page.click("#meekijken button")
    wait(anna.page, "document.querySelector('main').innerText.includes('Bert schrijft')")
    assert anna.page.input_value(f"{mine} textarea") == "Ik ben hier nog mee bezig"
    anna.page.click(f"{mine} form button")
    anna.page.wait_for_load_state()
    assert "Ik ben hier nog mee bezig" in anna.page.inner_text(mine)

    # The page is on its way, and then somebody begins to type.
    is_listening(anna.page)
    held = []
    anna.page.route("**/samenwerking", lambda route: held.append(route))
    bert.post(home + "/samenwerking/antwoord", vraag="regels-bronnen", antwoord="Nog iets anders")
    deadline = time.monotonic() + 5
    while not held and time.monotonic() < deadline:
        anna.page.wait_for_timeout(20)
    other = "#vraag-operatie-aard"
    anna.page.click(f"{other} summary")
    anna.page.fill(f"{other} textarea", "Snel begonnen")
    for route in held:
        route.continue_()
    anna.page.wait_for_selector("#meekijken button")
    assert anna.page.input_value(f"{other} textarea") == "Snel begonnen"
    assert anna.page.evaluate(f"document.activeElement === document.querySelector('{other} textarea')")
    anna.page.unroute("**/samenwerking")


def test_a_choice_in_a_list_is_not_set_back_by_a_refresh(two, home):
    """A party that was chosen stays chosen; otherwise a text would be kept for another party."""
    anna, bert = two
    both_on(two, home + "/samenwerking")
    anna.page.click("#partners ~ details summary")
    anna.page.select_option("#cp", "buurt")
    anna.page.evaluate("document.activeElement.blur()")
    bert.post(home + "/samenwerking/antwoord", vraag="geld-fasering", antwoord="In twee delen")
    anna.page.wait_for_selector("#meekijken button")
    assert anna.page.input_value("#cp") == "buurt"


def test_a_lost_connection_says_so_keeps_what_was_typed_and_catches_up(browser, server, home):
    """The server is stopped without warning and started again."""
    anna, bert = Person(browser, server, "anna"), Person(browser, server, "bert")
    anna.open(home + "/kaart/sewer")
    is_listening(anna.page)
    anna.page.fill("#veld-tekst", "Getypt terwijl het misging")
    other = anna.context.new_page()
    other.goto(server.url + home + "/bord")
    is_listening(other)
    try:
        server.stop()
        for page in [anna.page, other]:
            wait(page, "document.getElementById('meekijken').textContent.includes('Geen verbinding')")
        anna.page.click("form.entry[data-subject] button.primary")
        anna.page.wait_for_timeout(200)
        assert anna.page.url.endswith("/kaart/sewer"), "the page with the text is still there"
        assert anna.page.input_value("#veld-tekst") == "Getypt terwijl het misging"
    finally:
        server.start()
    bert.post(home + "/kaart/soil/stand", stand="gestopt")
    other.wait_for_selector(f'{card("soil")}.gestopt', timeout=10_000)
    wait(other, "!document.getElementById('meekijken').classList.contains('offline')")
    assert anna.page.input_value("#veld-tekst") == "Getypt terwijl het misging"
    wait(anna.page, "!document.getElementById('meekijken').classList.contains('offline')", 10)
    anna.page.click("form.entry[data-subject] button.primary")
    anna.page.wait_for_url("**/bord#kaart-sewer")
    anna.open(home + "/kaart/sewer")
    assert anna.page.input_value("#veld-tekst") == "Getypt terwijl het misging"
    anna.close()
    bert.close()


# Without scripts


def test_everything_works_without_scripts(browser, server, home):
    """Start a process, add a party and a card, move it, say how it stands, decide, and look back."""
    anna = Person(browser, server, "", java_script_enabled=False)
    page = anna.page
    anna.open("/processen")
    page.click("main a.primary")
    page.fill("#veld-email", "anna@example.nl")
    page.fill("#veld-wachtwoord", SECRET)
    page.click("main button")
    page.fill("#veld-naam", "Zonder scripts")
    page.fill("#veld-gebieden", "BU99900102")
    page.click("form.entry button.primary")
    assert page.inner_text("h1") == "Zonder scripts"
    address = page.url.split("?")[0]
    page.goto(address + "/partij/nieuw")
    page.fill("#veld-naam", "Woningcorporatie Thuis")
    page.click("form.entry button.primary")
    assert "Woningcorporatie Thuis" in page.inner_text("main")
    page.goto(address + "/bord")
    page.click(f'{place("kennisbasis", "tactisch")} .addhere')
    page.fill("#veld-titel", "Een kaart")
    page.click("form.entry button.primary")
    moving = f'{place("kennisbasis", "tactisch")} .card'
    page.click(f"{moving} .move summary")
    page.select_option(f"{moving} select[name=niveau]", "operationeel")
    page.click(f"{moving} .move button")
    assert page.locator(f'{place("kennisbasis", "operationeel")} .card').count() == 1
    page.goto(address + "/besluit/nieuw")
    for name in ["titel", "besluit", "reden"]:
        page.fill(f"#veld-{name}", f"Tekst bij {name}")
    page.click("form.entry button.primary")
    assert "Tekst bij reden" in page.inner_text("main")
    page.goto(address + "/bord?moment=3")
    assert page.locator("form[method=post][action*='/proces/']").count() == 0
    assert page.locator(f'{place("kennisbasis", "tactisch")} .card').count() == 1
    anna.close()


# How it looks


def look(page, name: str, width: int) -> None:
    if folder := os.environ.get("SAMENHANG_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"process-{name}-{width}.png"), full_page=True)


def findings(page) -> list[str]:
    """What axe finds, with targets of at least 24 pixels."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}}).response["violations"]
    # The line about invented figures stands above the frame of every page on purpose.
    return [
        f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"] if 'class="fictional"' not in n["html"]
    ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_sound(browser, server, home, width, language):
    """No findings of axe, no scrolling sideways, no script errors; on a phone and at a desk, in both languages."""
    anna = Person(browser, server, "anna", width=width)
    page = anna.page
    wrong = []
    pages = {name: home + rest for name, rest in PAGES.items()} | OUTSIDE
    for name, path in pages.items():
        anna.open(path + ("" if language == "nl" else ("&" if "?" in path else "?") + "taal=en"))
        if language == "nl":
            look(page, name, width)
        # Everything that opens is looked at open.
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide = page.evaluate(
                "[...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1"
                " && !one.closest('.tw')).slice(0, 3).map((one) => one.outerHTML.slice(0, 120))"
            )
            wrong.append(f"{name} scrolls sideways: {wide}")
        wrong += [f"{name}: {finding}" for finding in findings(page)]
    assert not wrong, "\n".join(wrong)
    assert anna.errors == []
    anna.close()


def test_the_board_fits_on_paper(browser, server, home):
    """No buttons and forms on it, and nothing beyond the edge of an A4, upright or on its side."""
    anna = Person(browser, server, "anna")
    anna.open(home + "/bord")
    anna.page.emulate_media(media="print")
    for width, name in [(718, "upright"), (1046, "sideways")]:
        anna.page.set_viewport_size({"width": width, "height": 1000})
        assert anna.page.evaluate("document.documentElement.scrollWidth") <= width
        assert anna.page.locator(".board .card:visible").count() == 6
        places = anna.page.evaluate(
            "[...document.querySelectorAll('.bc')].map((one) => Math.round(one.getBoundingClientRect().top))"
        )
        assert len(set(places)) == 5 and len(places) == 15, "five rows of three"
        assert anna.page.locator("main form:visible, main button:visible, nav:visible").count() == 0
        look(anna.page, f"print-{name}", width)
    anna.close()
