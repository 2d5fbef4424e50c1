"""How fast the server is up, how much memory it takes, and how it holds under load."""

import json
import os
import random
from statistics import median

from .machine import NotMeasured, needs, timed, two_cores
from .server import Server
from .table import row

LUA = os.path.join(os.path.dirname(__file__), "load.lua")
MEMORY = 300


class Serving:
    """Measures a server of one atlas."""

    def __init__(self, samenhang, atlas, assets, folder, clock):
        self.samenhang, self.atlas, self.assets = samenhang, atlas, assets
        self.folder, self.clock = folder, clock
        self.peaks = []

    def start(self, runs):
        """Seconds from starting the program to the first answer, and the memory then. Unpinned, file in memory."""
        seconds, peaks = [], []
        for run in range(runs + 1):
            with self._server() as server:
                if run:
                    seconds.append(server.seconds)
                    peaks.append(server.peak_megabytes())
        return [
            row("server from start to its first answer", median(seconds), "s", limit=1.5,
                detail=f"{min(seconds):.2f}–{max(seconds):.2f} s over {runs} starts"),
            row("most memory when the server is up", max(peaks), "MB", limit=MEMORY)]

    def passports(self, addresses, seconds):
        """Passport pages of 200 neighbourhoods in turn."""
        self._tools()
        paths = self._list("passports.txt", addresses)
        with self._server(two_cores()[0]) as server:
            for path in addresses[:3]:
                code = path.rsplit("/", 1)[1].encode()
                if code not in server.get(path):
                    raise NotMeasured(f"{path} does not show {code.decode()}")
            self._wrk(server, paths, 2)
            plain = self._wrk(server, paths, seconds)
            packed = self._wrk(server, paths, max(1, seconds // 2), encoding="gzip")
            self.peaks.append(server.peak_megabytes())
        rate, gzip_rate = (load["requests"] / load["seconds"] for load in (plain, packed))
        size = plain["bytes"] / max(1, plain["requests"]) / 1000
        return [
            row("passport pages, 16 visitors at once", rate, "a second", limit=1000, at_least=True,
                detail=f"{size:.0f} kB each"),
            row("passport page p99, 16 visitors at once", plain["p99"], "ms", limit=20,
                detail=f"median {plain['p50']:.1f}, longest {plain['max']:.0f} ms"),
            row("passport pages compressed (gzip)", gzip_rate, "a second", detail=f"p99 {packed['p99']:.1f} ms")]

    def tiles(self, addresses, seconds):
        """Every tile of zoom 6 to 13 in an order without pattern: made when first asked for, and again when kept."""
        self._tools()
        order = list(addresses)
        random.Random(1).shuffle(order)
        paths = self._list("tiles.txt", order)
        core = two_cores()[0]
        with self._server(core) as server:
            cold = self._wrk(server, paths, seconds, once=True)
            warm = self._wrk(server, paths, seconds)
            self.peaks.append(server.peak_megabytes())
        with self._server(core) as server:
            alone = self._wrk(server, paths, max(1, seconds // 2), connections=1, once=True)
        asked = min(cold["requests"], len(order))
        return [
            row("tile p99, just started, 16 at once", cold["p99"], "ms", limit=15,
                detail=f"{asked:,} of {len(order):,} tiles; median {cold['p50']:.1f}, longest {cold['max']:.0f} ms"),
            row("tile p99, just started, one at a time", alone["p99"], "ms", limit=15,
                detail=f"median {alone['p50']:.1f}, longest {alone['max']:.0f} ms"),
            row("tile p99, asked for before, 16 at once", warm["p99"], "ms", limit=15,
                detail=f"{warm['requests'] / warm['seconds']:,.0f} a second; median {warm['p50']:.1f} ms")]

    def memory(self):
        """The most memory any server had under load."""
        if not self.peaks:
            raise NotMeasured("no server was put under load")
        return [row("most memory after all load", max(self.peaks), "MB", limit=MEMORY)]

    def _server(self, core=None):
        return Server(self.samenhang, self.atlas, self.assets, self.clock, core)

    def _tools(self):
        needs("wrk")
        needs("taskset")

    def _list(self, name, addresses):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="ascii") as file:
            file.write("\n".join(addresses) + "\n")
        return path

    def _wrk(self, server, paths, seconds, connections=16, once=False, encoding=None):
        """Puts the server under load from the other core."""
        command = [
            "taskset", "-c", str(two_cores()[1]), "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency",
            "-s", LUA, f"http://127.0.0.1:{server.port}", "--", paths, "once" if once else "cycle"]
        if encoding:
            command.append(encoding)
        _, said = timed(command, self.clock, seconds + 20)
        results = [line[7:] for line in said.splitlines() if line.startswith("RESULT ")]
        if not results:
            raise NotMeasured(f"wrk gave no result: {said[-200:]}")
        load = json.loads(results[0])
        if load["failed"] or not load["requests"]:
            raise NotMeasured(f"{load['failed']} of {load['requests']} requests failed")
        return load
