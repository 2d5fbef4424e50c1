"""Erasing a person: nothing of them is left where anybody can read, what they had open ends, and the history is whole."""

import http.client
import re

import pytest
from processes import AREA, SECRET, Person, Server, fill

NAME = "Bert-Jan Zonderling"


@pytest.fixture
def server(samenhang, demo_atlas, tmp_path):
    server = Server(samenhang, demo_atlas, tmp_path)
    server.add("anna", "bert")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def house(server, browser):
    """Anna's process, in which Bert did all kinds of things under a name of his own."""
    anna, bert = Person(browser, server, "anna"), Person(browser, server, "bert")
    bert.post("/account", actie="naam", naam=NAME)
    home = fill(anna, bert)
    yield anna, bert, home
    for person in (anna, bert):
        person.close()


def invitation(person: Person, home: str, role: str = "lezer") -> str:
    """A link that somebody made, and that was not used."""
    page = person.context.request.post(
        person.server.url + home + "/deelnemers/uitnodigen", form={"csrf": person.secret("/account"), "rol": role}).text()
    return re.search(r'value="http[^"]+(/uitnodiging/[^"]+)"', page).group(1)


def listening(person: Person, home: str):
    """An open stream of somebody, as a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", person.server.port, timeout=10)
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in person.context.cookies())
    connection.request("GET", home + "/live", headers={"Cookie": cookie})
    answer = connection.getresponse()
    assert answer.status == 200
    return answer


@pytest.mark.parametrize("way", ["by the person", "on the command line"])
def test_an_erased_person_is_nowhere_and_the_history_is_whole(server, house, way):
    anna, bert, home = house
    everything = [home + rest for rest in (
        "", "/bord", "/deelnemers", "/tijdlijn?toon=alles", "/verslag", "/export.jsonl", "/samenwerking", "/kaart/sewer")]
    assert any(NAME in anna.context.request.get(server.url + path).text() for path in everything)
    own = bert.post("/processen/nieuw", naam="Kerkbuurt", gebieden=AREA, schaal="wijk", id="efgh5678", redenen="natuurlijk")
    # A process is never left without somebody who directs it.
    anna.post(invitation(bert, own, "regisseur"))
    link = invitation(bert, own)
    stream = listening(bert, home)
    exported = server.command("journal", "export", "--data", server.data).stdout

    if way == "by the person":
        bert.open("/account")
        bert.page.fill("section[aria-labelledby=wissen] input[name=wachtwoord]", SECRET)
        bert.page.click("section[aria-labelledby=wissen] button")
        assert "gewist" in bert.page.inner_text("main")
    else:
        removed = server.command("user", "remove", "bert@example.nl", "--data", server.data)
        assert removed.returncode == 0, removed.stderr

    # What was open ends: the stream says so and stops, the session and the link no longer count.
    heard = stream.read().decode()
    assert "event: einde" in heard and "U bent uitgelogd" in heard
    answer = bert.context.request.get(server.url + "/account", max_redirects=0)
    assert answer.status == 303 and answer.headers["location"].startswith("/inloggen")
    assert bert.context.request.get(server.url + home + "/bord").status == 404
    assert bert.context.request.get(server.url + link).status == 404

    # The history is as it was, to the byte, and whole: for the command line and for the website.
    assert server.command("journal", "export", "--data", server.data).stdout == exported
    verified = server.command("journal", "verify", "--data", server.data)
    assert verified.returncode == 0 and "is whole" in verified.stdout
    seen = ""
    for path in everything:
        answer = anna.context.request.get(server.url + path)
        assert answer.status == 200
        seen += answer.text()
    for word in (NAME, NAME.split()[0], "bert@example.nl"):
        assert word not in seen
        assert word not in exported
        assert all(word.encode() not in file.read_bytes() for file in server.data.iterdir() if file.is_file()), word
    assert "iemand die is vertrokken" in seen
