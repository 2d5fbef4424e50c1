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
    "overview": "", "board": "/bord", "zipper": "/bord?weergave=rits", "screen": "/bord?weergave=scherm",
    "joint": "/raakvlak/nieuw", "parties": "/partijen", "goals": "/doelen",
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


def test_after_a_move_by_form_the_card_has_the_focus_and_is_told(browser, server, home):
    anna = Person(browser, server, "anna")
    anna.open(home + "/bord")
    anna.page.click(f'{card("watch")} .move summary')
    anna.page.keyboard.press("Escape")
    assert anna.page.locator(f'{card("watch")} .move[open]').count() == 0, "Escape closes it"
    assert anna.page.evaluate("document.activeElement.closest('.card')?.dataset.card") == "watch"
    anna.page.click(f'{card("watch")} .move summary')
    anna.page.select_option(f'{card("watch")} select[name=niveau]', "strategisch")
    anna.page.click(f'{card("watch")} .move button')
    anna.page.wait_for_selector(f'{place("borging", "strategisch")} {card("watch")}')
    wait(anna.page, "document.activeElement.closest('.card')?.dataset.card === 'watch'")
    wait(anna.page, "/V Borging, Strategisch/.test(document.querySelector('#meekijken [role=status]').textContent)")
    anna.post(home + "/kaart/watch/verplaats", fase="borging", niveau="tactisch")
    anna.close()


def test_escape_closes_the_menu_of_who_is_signed_in(browser, server, home):
    anna = Person(browser, server, "anna")
    anna.open(home)
    anna.page.click("details.who summary")
    anna.page.keyboard.press("Tab")
    anna.page.keyboard.press("Escape")
    assert anna.page.locator("details.who[open]").count() == 0
    assert anna.page.evaluate("document.activeElement.matches('details.who > summary')")
    anna.close()


def test_a_large_screen_shows_the_whole_board_at_once(browser, server, home):
    anna = Person(browser, server, "anna", width=1920, height=1080)
    anna.open(home + "/bord?weergave=scherm")
    assert anna.page.locator(".board .card:visible").count() == 6
    assert anna.page.locator("header:visible, footer:visible, .tabs:visible, .boardfilter").count() == 0
    bottom = anna.page.evaluate(
        "Math.max(...[...document.querySelectorAll('.bc')].map((one) => one.getBoundingClientRect().bottom))"
    )
    assert bottom <= 1080
    look(anna.page, "screen", 1920)
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
    anna.page.wait_for_selector("#beide")
    table = anna.page.inner_text("section[aria-labelledby=beide]")
    assert "Meetplan van Bert" in table and "Meetplan van Anna" in table
    assert anna.page.input_value("#veld-tekst") == "Een lange tekst\nvan Anna"
    look(anna.page, "conflict", 1280)
    anna.page.click("form.entry[data-subject] button.primary")
    anna.page.wait_for_url("**/bord#kaart-watch")
    assert "Meetplan van Anna" in anna.page.inner_text(card("watch"))
    anna.open(home + "/tijdlijn?toon=alles")
    assert "Meetplan van Bert" in anna.page.inner_text("main"), "what Bert wrote is in the history"


def test_both_record_a_view_of_one_party_and_the_second_chooses(two, home):
    """A small form on a page that follows others: what is typed stays, also when the new page is asked for."""
    anna, bert = two
    both_on(two, home + "/tijdlijn")
    mine = "#besluit-begin"
    anna.page.click(f"{mine} summary")
    anna.page.select_option("#afwijkend-begin-partij", "buurt")
    anna.page.fill("#afwijkend-begin", "Een standpunt van Anna")
    anna.page.evaluate("document.activeElement.blur()")
    bert.post(home + "/besluit/begin/afwijkend", partij="buurt", reden="Een standpunt van Bert")
    anna.page.wait_for_selector("#meekijken button")
    anna.page.click("#meekijken button")
    wait(anna.page, "document.querySelector('main').innerText.includes('standpunt van Bert')")
    assert anna.page.input_value("#afwijkend-begin") == "Een standpunt van Anna"
    anna.page.click(f"{mine} form button")
    anna.page.wait_for_selector("#beide")
    table = anna.page.inner_text("section[aria-labelledby=beide]")
    assert "Een standpunt van Bert" in table and "Een standpunt van Anna" in table
    look(anna.page, "choice", 1280)
    assert findings(anna.page) == []
    anna.page.click("form.entry button")
    anna.page.wait_for_selector(mine)
    assert "Een standpunt van Anna" in anna.page.inner_text(mine)
    assert "Een standpunt van Bert" in anna.page.inner_text(mine), "a view that was recorded stays"


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
    anna.page.wait_for_url("**/samenwerking#vraag-regels-aard")
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


def test_a_form_is_not_sent_where_nobody_answers(browser, server, home):
    """The network of the browser is gone, as on a train; the server goes on."""
    anna = Person(browser, server, "anna")
    anna.open(home + "/kaart/sewer")
    anna.page.fill("#veld-tekst", "Getypt in de trein")
    anna.context.set_offline(True)
    anna.page.click("form.entry[data-subject] button.primary")
    anna.page.wait_for_selector(".unsent")
    assert "geen verbinding" in anna.page.inner_text(".unsent")
    assert anna.page.url.endswith("/kaart/sewer")
    assert anna.page.input_value("#veld-tekst") == "Getypt in de trein"
    anna.context.set_offline(False)
    anna.page.click("form.entry[data-subject] button.primary")
    anna.page.wait_for_url("**/bord#kaart-sewer")
    anna.open(home + "/kaart/sewer")
    assert anna.page.input_value("#veld-tekst") == "Getypt in de trein"
    anna.close()


def test_signing_out_on_another_tab_loses_nothing_that_was_typed(browser, server, home):
    anna = Person(browser, server, "")
    anna.post("/inloggen", email="anna@example.nl", wachtwoord=SECRET)
    anna.open(home + "/kaart/sewer")
    anna.page.fill("#veld-tekst", "Getypt voor het uitloggen")
    anna.post("/uitloggen")
    anna.page.click("form.entry[data-subject] button.primary")
    anna.page.wait_for_selector(".unsent a")
    assert "niet meer ingelogd" in anna.page.inner_text(".unsent")
    assert anna.page.input_value("#veld-tekst") == "Getypt voor het uitloggen"
    # Signed in again on another tab, the same button does it: the form gets the secret of the new session.
    anna.post("/inloggen", email="anna@example.nl", wachtwoord=SECRET)
    anna.page.click("form.entry[data-subject] button.primary")
    anna.page.wait_for_url("**/bord#kaart-sewer")
    anna.open(home + "/kaart/sewer")
    assert anna.page.input_value("#veld-tekst") == "Getypt voor het uitloggen"
    anna.close()


def test_too_much_text_is_told_before_it_is_sent(browser, server, home):
    anna = Person(browser, server, "anna")
    anna.open(home + "/activiteit/eerste")
    anna.page.fill("#veld-verslag", "x" * 300_000)
    anna.page.click("form.entry[data-subject] button.primary")
    anna.page.wait_for_selector(".unsent")
    assert "te veel tekst" in anna.page.inner_text(".unsent")
    assert len(anna.page.input_value("#veld-verslag")) == 300_000
    anna.close()


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


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_menu_is_one_button_that_opens_it(browser, server, home, scripts):
    """It names the part one is in; by keyboard as by finger, with scripts and without."""
    anna = Person(browser, server, "anna", width=360, java_script_enabled=scripts)
    page = anna.page
    anna.open(home + "/dynamiek")
    button, menu = page.locator(".tabsbutton"), page.locator("nav.tabs")
    assert "Dynamiek" in button.inner_text()
    assert button.bounding_box()["height"] < 60
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    assert menu.locator("a").count() == 10
    assert menu.locator("a[aria-current]").inner_text() == "Dynamiek"
    if scripts:
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.keyboard.press("Escape")
        assert not menu.is_visible()
        assert page.evaluate("document.activeElement.className").startswith("btn tabsbutton")
        page.keyboard.press("Enter")
    menu.locator("a", has_text="Regiebord").click()
    assert page.url.endswith("/bord")
    assert anna.errors == []
    anna.close()


def test_the_document_fits_on_paper(browser, server, home):
    """Nothing is wider than an A4 page, no row or decision is cut in two by force, and the way back is not printed."""
    anna = Person(browser, server, "anna")
    anna.open(home + "/verslag")
    assert anna.page.locator(".toc a").count() == anna.page.locator(".report > section").count()
    anna.page.emulate_media(media="print")
    # The width of A4 within its margins, in CSS pixels.
    anna.page.set_viewport_size({"width": 710, "height": 1_050})
    wide = anna.page.evaluate(
        "[...document.querySelectorAll('.report table, .report article, .report dl')]"
        ".filter(part => part.getBoundingClientRect().right > innerWidth + 1).map(part => part.outerHTML.slice(0, 80))"
    )
    assert wide == []
    for hidden in (".tabs", ".acts", ".livebar"):
        assert not anna.page.locator(hidden).first.is_visible(), hidden
    look(anna.page, "print-report", 710)
    anna.page.emulate_media(media="screen")
    assert anna.errors == []
    anna.close()


def test_at_a_desk_the_menu_is_a_line_of_links(browser, server, home):
    anna = Person(browser, server, "anna")
    anna.open(home + "/dynamiek")
    assert not anna.page.locator(".tabsbutton").is_visible()
    places = [link.bounding_box() for link in anna.page.locator("nav.tabs a").all()]
    assert len(places) == 10 and len({place["y"] for place in places}) == 1
    anna.close()


def test_on_a_phone_people_and_figures_are_compared_in_sight(browser, server, home):
    """What the comparison says stands under the name of the transition, and nothing of it is out of sight."""
    anna = Person(browser, server, "anna", width=360)
    page = anna.page
    anna.open(home + "/dynamiek")
    rows = page.locator(".dyn tbody tr").all()
    assert len(rows) == 6
    for row in rows:
        name, verdict = row.locator("th").bounding_box(), row.locator(".verdict").bounding_box()
        assert name["y"] < verdict["y"] < name["y"] + 120
        for cell in row.locator("th, td").all():
            box = cell.bounding_box()
            assert 0 <= box["x"] and box["x"] + box["width"] <= 360
    # It is a table all the same for who hears it.
    assert page.get_by_role("table").first.get_by_role("row").count() == 7
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
