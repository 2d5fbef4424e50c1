"""Rounds in which a whole server is killed while people send it forms."""

import hashlib
import json
import os
import re
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path

from .chain import Journal, Lost
from .visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / ".assets" / "web"
START_SECONDS = 60
AREA = "BU99900101"
SECRET = "een zin die niemand raadt"
PEOPLE = ["anna", "bert", "carla", "dirk"]


class Rounds:
    """Four people at work in one process: they add cards, put files on them, and change their own names."""

    what = "forms"

    def __init__(self, binary, random_moment, workplace):
        self.binary, self.random = binary, random_moment
        chosen = os.environ.get("SAMENHANG_DEMO_ATLAS")
        self.atlas = Path(chosen) if chosen else workplace / "demo.gpkg"
        if not chosen:
            subprocess.run([binary, "demo", "--out", self.atlas], check=True, capture_output=True)
        self.log = workplace / "log"

    def begin(self, folder):
        """A folder with accounts, and a process in which all of them take part."""
        self.data, self.journal = folder, Journal(folder)
        self.number = 0
        for name in PEOPLE:
            command = [self.binary, "user", "add", "--data", folder, "--email", f"{name}@example.nl"]
            command += ["--name", name.title(), "--password-stdin"]
            subprocess.run(command, input=SECRET + "\n", text=True, check=True, capture_output=True)
        server = Server(self)
        try:
            self.visitors = [Visitor(server.port, name) for name in PEOPLE]
            for visitor in self.visitors:
                visitor.sign_in(SECRET)
            first, *others = self.visitors
            fields = {"naam": "Meerburg", "gebieden": AREA, "schaal": "wijk", "id": "abcd1234", "redenen": "natuurlijk"}
            self.home = first.send("/processen/nieuw", fields)
            for visitor in others:
                page = first.page(self.home + "/deelnemers/uitnodigen", {"rol": "projectleider"})
                link = re.search(r'value="http[^"]+(/uitnodiging/[^"]+)"', page)[1]
                visitor.send(link, {})
        finally:
            server.kill()
        self.known = set()

    def round(self):
        """Kills once, and proves that nothing is lost. Gives how much was acknowledged, and how many events were found."""
        if self.random.random() < 0.1:
            server = Server(self, waits=False)
            time.sleep(self.random.uniform(0, 1.5))
            server.kill()
            return 0, self.prove([], {})
        server = Server(self)
        kill = threading.Event()
        started = threading.Event()
        workers = [Worker(self, visitor, server.port, started, kill) for visitor in self.visitors]
        for worker in workers:
            worker.start()
        if not started.wait(START_SECONDS):
            server.kill()
            raise Lost(f"no form was acknowledged within {START_SECONDS} s: {[worker.trouble for worker in workers]}")
        time.sleep(self.random.uniform(0, 1))
        server.kill()
        kill.set()
        for worker in workers:
            worker.join(30)
        if trouble := [worker.trouble for worker in workers if worker.trouble]:
            raise Lost(f"a form was not answered as it should: {trouble}")
        names = {worker.visitor.name: worker.names for worker in workers if worker.names}
        return sum(len(worker.acknowledged) for worker in workers), self.prove(
            [done for worker in workers for done in worker.acknowledged], names)

    def prove(self, acknowledged, names):
        result = subprocess.run(
            [self.binary, "journal", "verify", "--data", self.data], capture_output=True, text=True)
        if result.returncode != 0:
            raise Lost(result.stderr)
        found = self.journal.walk()
        connection = sqlite3.connect(self.data / "journal.sqlite")
        payloads = [json.loads(row[0]) for row in connection.execute("SELECT payload FROM events WHERE type LIKE '%.added'")]
        connection.close()
        items = [payload["item"] for payload in payloads if "item" in payload]
        titles = {item.get("title") for item in items}
        files = {(item.get("name"), item.get("sha256")) for item in items}
        # What was acknowledged in earlier rounds has to be there as well.
        self.known |= {done for done in acknowledged if done[0] != "name"}
        for kind, name, digest in self.known:
            if kind == "card" and name not in titles:
                raise Lost(f"the card {name} was acknowledged and is not there")
            if kind == "file":
                if (name, digest) not in files:
                    raise Lost(f"the file {name} was acknowledged and no event names it")
                path = self.data / "bijlagen" / digest[:2] / digest
                if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                    raise Lost(f"the bytes of the file {name} were acknowledged and are not there")
        connection = sqlite3.connect(self.data / "people.sqlite")
        now = dict(connection.execute("SELECT email, display_name FROM accounts"))
        connection.close()
        for name, (acknowledged_name, tried) in names.items():
            if acknowledged_name and now[f"{name}@example.nl"] not in (acknowledged_name, tried):
                raise Lost(f"{name} is called {now[name + '@example.nl']}, not {acknowledged_name}")
        return found


class Worker(threading.Thread):
    """Somebody who sends one form after another until the server is gone."""

    def __init__(self, rounds, visitor, port, started, kill):
        super().__init__(daemon=True)
        self.home, self.visitor, self.started, self.kill = rounds.home, visitor, started, kill
        self.random = rounds.random.__class__(rounds.random.random())
        rounds.number += 1
        self.prefix = f"{visitor.name}-{rounds.number}"
        visitor.move(port)
        self.acknowledged, self.trouble = [], None
        # The last name that was acknowledged, and the last that was sent.
        self.names = None

    def run(self):
        try:
            # Two forms each at the most: a person may send sixty a minute.
            for number in range(29):
                if self.kill.is_set():
                    return
                self.step(f"{self.prefix}-{number}")
        except OSError:
            # The server is gone, or was cut off in the middle of an answer.
            pass
        except Exception as error:
            self.trouble = f"{self.prefix}: {error}"

    def step(self, name):
        chance = self.random.random()
        if chance < 0.15:
            before = self.names[0] if self.names else None
            self.names = (before, name)
            self.visitor.send("/account", {"actie": "naam", "naam": name})
            self.names = (name, name)
            self.done("name", name, "")
            return
        card = name.lower()
        fields = {"id": card, "titel": name, "fase": "ambities", "niveau": "tactisch", "alliantie": "natuurlijk", "stand": "open"}
        self.visitor.send(self.home + "/kaart/nieuw", fields)
        self.done("card", name, "")
        if chance < 0.5:
            text = (name + "\n").encode() * self.random.randint(1, 8_000)
            self.visitor.upload(f"{self.home}/kaart/{card}/bestand", name + ".txt", text)
            self.done("file", name + ".txt", hashlib.sha256(text).hexdigest())

    def done(self, kind, name, digest):
        self.acknowledged.append((kind, name, digest))
        self.started.set()


class Server:
    """`samenhang serve` on a port of its own."""

    def __init__(self, rounds, waits=True):
        command = [rounds.binary, "serve", "--atlas", rounds.atlas, "--port", "0", "--assets", ASSETS, "--data", rounds.data]
        self.log = rounds.log.open("ab")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True)
        if waits:
            line = self.process.stdout.readline()
            found = re.search(r":(\d+)$", line.strip())
            if not found:
                self.kill()
                raise Lost(f"the server did not start: {rounds.log.read_text()[-2000:]}")
            self.port = int(found[1])

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.log.close()
