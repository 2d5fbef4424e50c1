"""Many browsers on one process: how soon all of them are told over HTTP what somebody changed, and what that takes."""

import asyncio
import http.cookies
import os
import re
import subprocess
import time
import urllib.parse

from .machine import NotMeasured
from .server import Server
from .table import row

WATCHERS = 500
PROCESS = "/proces/demo-wijk-in-beweging"


def rows(samenhang, assets, folder, clock, quick):
    """500 streams on the demo's process, one of its people changes a card, again and again."""
    atlas, data = os.path.join(folder, "live.gpkg"), os.path.join(folder, "live")
    made = subprocess.run(
        [samenhang, "demo", "--out", atlas, "--data", data], capture_output=True, text=True, timeout=clock.bound(120))
    found = re.search(r"password (\S+) as one of\s+(\S+)", made.stdout)
    if made.returncode or not found:
        raise NotMeasured(f"the demo was not made: {made.stderr.strip()}")
    password, email = found.groups()
    with Server(samenhang, atlas, assets, clock, data=data) as server:
        slowest = asyncio.run(tell(server.port, email, password, 3 if quick else 9))
        memory = server.peak_megabytes()
    slowest.sort()
    middle = slowest[len(slowest) // 2]
    spread = f"slowest of {WATCHERS}, median of {len(slowest)} changes; {slowest[0] * 1000:.0f}–{slowest[-1] * 1000:.0f} ms"
    return [
        row(f"{WATCHERS} browsers on one process told of a change, over HTTP", middle * 1000, "ms", limit=1000, detail=spread),
        row(f"most memory of the server with {WATCHERS} browsers on one process", memory, "MB", limit=200),
    ]


async def tell(port, email, password, times):
    """Seconds from sending a change until the last watcher heard of it, per change."""
    visitor = Visitor(port)
    await visitor.sign_in(email, password)
    told = asyncio.Queue()
    ready = asyncio.Semaphore(0)
    watchers = [asyncio.create_task(watch(port, told, ready)) for _ in range(WATCHERS)]
    try:
        for _ in range(WATCHERS):
            await asyncio.wait_for(ready.acquire(), 30)
        slowest = []
        for number in range(times):
            sent = await visitor.change_card("loopt" if number % 2 else "open")
            heard = [await asyncio.wait_for(told.get(), 20) for _ in range(WATCHERS)]
            slowest.append(max(heard) - sent)
        return slowest
    finally:
        for task in watchers:
            task.cancel()


async def watch(port, told, ready):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(f"GET {PROCESS}/live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        await reader.readuntil(b"retry")
        ready.release()
        while line := await reader.readline():
            if line.startswith(b"event: wijziging"):
                told.put_nowait(time.perf_counter())
    finally:
        writer.close()


class Visitor:
    """A browser without a window: keeps its cookies and sends forms with their secret."""

    def __init__(self, port):
        self.port, self.cookies = port, http.cookies.SimpleCookie()

    async def ask(self, path, fields=None):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in self.cookies.items())
        body = urllib.parse.urlencode(fields or {}).encode()
        head = f"{'POST' if fields else 'GET'} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\n"
        if cookies:
            head += f"Cookie: {cookies}\r\n"
        if fields:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        writer.write(head.encode() + b"\r\n" + body)
        answer = (await reader.read()).decode(errors="replace")
        writer.close()
        for value in re.findall(r"(?im)^set-cookie: (.*)$", answer.split("\r\n\r\n")[0]):
            self.cookies.load(value.strip())
        return answer

    async def sign_in(self, email, password):
        secret = hidden(await self.ask("/inloggen"), "csrf")
        answer = await self.ask("/inloggen", {"csrf": secret, "email": email, "wachtwoord": password})
        if not answer.startswith("HTTP/1.1 303"):
            raise NotMeasured("the demo's director cannot sign in")

    async def change_card(self, state):
        page = await self.ask(PROCESS + "/bord")
        card = re.search(r'data-card="([^"]+)"', page)[1]
        fields = {"csrf": hidden(page, "csrf"), "gezien": hidden(page, "gezien"), "stand": state}
        sent = time.perf_counter()
        answer = await self.ask(f"{PROCESS}/kaart/{card}/stand", fields)
        if not answer.startswith("HTTP/1.1 303"):
            raise NotMeasured(f"the card was not changed: {answer[:40]}")
        return sent


def hidden(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    if not found:
        raise NotMeasured(f"the page has no field {name}")
    return found[1]
