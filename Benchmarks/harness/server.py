"""A server for one benchmark: on the loopback address, on a free port, stopped by its process number."""

import http.client
import os
import select
import signal
import subprocess
import tempfile
import time

from .machine import NotMeasured


class Server:
    """`with Server(...) as server:` serves an atlas until the block is left, however it is left."""

    def __init__(self, samenhang, atlas, assets, clock, core=None, data=None):
        pinned = ["taskset", "-c", str(core)] if core is not None else []
        self.command = [*pinned, samenhang, "serve", "--atlas", atlas, "--port", "0", "--assets", assets]
        if data:
            self.command += ["--data", data]
        self.clock = clock
        self.process = self.port = self.seconds = None

    def __enter__(self):
        self.errors = tempfile.TemporaryFile()
        started = time.perf_counter()
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.errors)
        try:
            self.port = self._port()
            self.get("/gezond")
            self.seconds = time.perf_counter() - started
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()
        self.errors.close()

    def get(self, path):
        """The body of a page; fails on any other answer than 200."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.clock.bound(20))
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        except OSError as error:
            raise NotMeasured(f"{path}: {error}") from None
        finally:
            connection.close()
        if answer.status != 200:
            raise NotMeasured(f"{path} answered {answer.status}")
        return body

    def peak_megabytes(self):
        """The most memory the server ever had (VmHWM), in MB of 10⁶ bytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024 / 1e6
        raise NotMeasured("the system does not tell how much memory the server had")

    def _port(self):
        """Waits for the line with the address. The system picks the port, so it is surely free."""
        said = b""
        until = time.monotonic() + self.clock.bound(30)
        while b"\n" not in said:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, until - time.monotonic()))
            part = os.read(self.process.stdout.fileno(), 4096) if ready else b""
            if not part:
                self.errors.seek(0)
                words = self.errors.read().decode(errors="replace").strip()[-400:]
                raise NotMeasured("the server did not start: " + (words or "it said nothing within 30 s"))
            said += part
        return int(said.split(b"\n")[0].rsplit(b":", 1)[1])
