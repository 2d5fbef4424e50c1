"""People at work in an area process, for the browser tests: accounts, a process with some of everything, browsers."""

import re
import socket
import subprocess
import time
from pathlib import Path

from conftest import ROOT, wait_until_healthy

SECRET = "een zin die niemand raadt"
AREA = "BU99900101"


class Server:
    """A server with a data folder, which can be stopped at once and started again at the same port."""

    def __init__(self, samenhang: Path, atlas: Path, folder: Path, data: Path | None = None, disk=None):
        """The data folder may be another than one of its own, and on a small disk (`small_disk` in conftest.py)."""
        self.samenhang, self.atlas, self.folder = samenhang, atlas, folder
        self.data = data or folder / "plannen"
        self.before, self.inside = (disk[0], disk[1]) if disk else ([], [])
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.sessions = {}

    def start(self) -> None:
        command = [
            *self.before, self.samenhang, "serve", "--atlas", self.atlas, "--port", str(self.port),
            "--assets", ROOT / ".assets" / "web", "--data", self.data,
        ]
        log = self.folder / "log"
        with log.open("a") as output:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        wait_until_healthy(self.url, self.process, log)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def run(self, *arguments: str | Path, **options) -> subprocess.CompletedProcess:
        """Runs a program where the server's disk is seen."""
        inside = [*self.inside, "--target", str(self.process.pid)] if self.inside else []
        return subprocess.run([*inside, *arguments], text=True, capture_output=True, **options)

    def command(self, *arguments: str | Path, **options) -> subprocess.CompletedProcess:
        """Runs `samenhang` with these arguments, where the server's disk is seen."""
        return self.run(self.samenhang, *arguments, **options)

    def add(self, *names: str) -> None:
        for name in names:
            self.command(
                "user", "add", "--data", self.data, "--email", f"{name}@example.nl", "--name", name.title(),
                "--password-stdin", input=SECRET + "\n", check=True)


def wait(page, expression: str, seconds: float = 8) -> None:
    """Waits until an expression is true on a page; the pages' own policy forbids Playwright's way of doing so."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, f"not within {seconds} s: {expression}"
        page.wait_for_timeout(10)


class Person:
    """Somebody with a browser of their own."""

    def __init__(self, browser, server: Server, name: str, width: int = 1280, height: int = 800, **options):
        self.server = server
        self.context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL", **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(8_000)
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        # Whoever signs in too often has to wait, so everybody does it once.
        if name in server.sessions:
            self.context.add_cookies(server.sessions[name])
        elif name:
            self.post("/inloggen", email=f"{name}@example.nl", wachtwoord=SECRET)
            server.sessions[name] = self.context.cookies()

    def secret(self, path: str) -> str:
        found = re.search(r'name="csrf" value="([^"]*)"', self.context.request.get(self.server.url + path).text())
        return found.group(1) if found else ""

    def post(self, path: str, at: str | None = None, **fields: str) -> str:
        """Sends a form without looking at its page; answers the address it leads to."""
        page = path if path == "/inloggen" else "/account"
        form = {"csrf": self.secret(page), "gezien": "999999", **fields}
        answer = self.context.request.post(self.server.url + path, form=form, max_redirects=0)
        assert answer.status == 303, f"{path}: {answer.status}\n{answer.text()[:3000]}"
        return answer.headers["location"]

    def open(self, path: str) -> None:
        self.page.goto(self.server.url + path)

    def close(self) -> None:
        self.context.close()


CARDS = [
    ("soil", "Bodem- en grondwaterkaart", "kennisbasis", "strategisch", "natuurlijk", "loopt", "water"),
    ("talk", "Keukentafelgesprekken met bewoners", "vertrekpunt", "operationeel", "mens", "klaar", "buurt"),
    ("sewer", "Riool Havenstraat vervangen", "uitwerking", "operationeel", "bebouwing", "open", "stad"),
    ("cool", "Koele routes van school naar park", "ambities", "tactisch", "natuurlijk", "open", "stad"),
    ("heat", "Warmtetransitievisie", "kennisbasis", "strategisch", "bebouwing", "klaar", "stad"),
    ("watch", "Meetplan hitte en wateroverlast", "borging", "tactisch", "natuurlijk", "ontbreekt", ""),
]


def fill(anna: Person, bert: Person) -> str:
    """A process with something of everything; answers its address."""
    home = anna.post(
        "/processen/nieuw", naam="Meerburg klimaatbestendig", gebieden=AREA, schaal="wijk", id="abcd1234",
        aanleiding="Het riool is aan vervanging toe.", visie="Koel, droog en gastvrij.", redenen="natuurlijk",
        begrenzing="Tussen de Vliet en het spoor",
    )
    for id, name, sort, involvement, alliance in [
        ("stad", "Gemeente Waterrade", "gemeente", "samenwerking", "bebouwing"),
        ("water", "Waterschap De Vliet", "waterschap", "samenwerking", "natuurlijk"),
        ("buurt", "Bewonersplatform Meerburg", "bewoners", "participatie", "mens"),
    ]:
        anna.post(home + "/partij/nieuw", id=id, naam=name, soort=sort, betrokken=involvement, alliantie=alliance)
    for id, title, phase, level, alliance, state, owner in CARDS:
        anna.post(
            home + "/kaart/nieuw", id=id, titel=title, fase=phase, niveau=level, alliantie=alliance, stand=state,
            eigenaar=owner, gereed="2027-06-01" if owner else "",
        )
    page = anna.context.request.post(
        anna.server.url + home + "/deelnemers/uitnodigen",
        form={"csrf": anna.secret("/account"), "rol": "projectleider"},
    ).text()
    bert.post(re.search(r'value="http[^"]+(/uitnodiging/[^"]+)"', page).group(1))
    bert.post(
        home + "/belang/nieuw", id="rust", partij="buurt", titel="Een straat waar kinderen spelen",
        transities="mobiliteit",
    )
    bert.post(
        home + "/doel/nieuw", id="gas", partij="stad", titel="Aardgasvrij", transitie="energie", schaal="wijk",
        verplicht="ja", bron="Klimaatwet", termijn="2050-01-01", hoeveelheid="1200", eenheid="woningen",
        laag="ondergrond",
    )
    bert.post(
        home + "/doel/nieuw", id="nat", partij="water", titel="Ruimte voor regenwater", transitie="energie",
        schaal="wijk", laag="ondergrond",
    )
    bert.post(
        home + "/verband/nieuw", id="botst", doel="gas", ander="nat", soort="botsing", reden="Dezelfde ondergrond",
    )
    bert.post(
        home + "/aanleiding/nieuw", id="riool", titel="Riool Havenstraat", soort="ondergrond", partij="stad",
        jaar="2028",
    )
    for party, mark in [("stad", "4"), ("buurt", "1")]:
        bert.post(
            home + "/dynamiek/score", partij=party, transitie="energie", schaal="wijk", aandacht=mark, geld="2",
            reden="Zo is het",
        )
    bert.post(
        home + "/dynamiek/uitgangspunten", aanleiding="riool", koploper="energie", reden="De grond gaat toch open",
    )
    bert.post(
        home + "/besluit/nieuw", id="begin", titel="Begin in de Havenstraat",
        besluit="Wij beginnen in de Havenstraat.", reden="Daar gaat de grond open.", kaart="sewer",
    )
    bert.post(home + "/besluit/begin/afwijkend", partij="buurt", reden="De Kerkstraat is warmer.")
    bert.post(
        home + "/activiteit/nieuw", id="eerste", soort="overleg", titel="Eerste overleg", dag="2026-03-04",
        partijen="stad", afspraken="Verder praten",
    )
    bert.post(
        home + "/werkgroep/nieuw", id="groep", naam="Werkgroep water", opdracht="Maak een waterkaart",
        partijen="water",
    )
    bert.post(home + "/samenwerking/antwoord", vraag="doel", antwoord="Een koele en droge wijk in 2035")
    bert.post(
        home + "/samenwerking/partner", partij="stad", inbreng="Openbare ruimte en geld", doel="Minder wateroverlast",
    )
    bert.post(
        home + "/samenwerking/vorm", fase="orientatie", belang="onmisbaar", verhouding="ongelijk", context="onzeker",
        vorm="combine", reden="Klein beginnen",
    )
    return home
