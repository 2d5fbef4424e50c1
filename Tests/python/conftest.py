"""What the Python tests share: the built program, the demo atlas, a running server and a browser."""

import contextlib
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVER_START_SECONDS = 15


@pytest.fixture(scope="session")
def samenhang() -> Path:
    """The program: SAMENHANG_BIN, or else the release build."""
    if chosen := os.environ.get("SAMENHANG_BIN"):
        return Path(chosen).resolve()
    command = ["swift", "build", "--configuration", "release", "--show-bin-path"]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    program = Path(result.stdout.strip()) / "samenhang"
    if not program.exists():
        pytest.fail(f"{program} does not exist; run script/build first")
    return program


@pytest.fixture(scope="session")
def demo_atlas(samenhang, tmp_path_factory) -> Path:
    """The atlas of the demo town: SAMENHANG_DEMO_ATLAS, or else one made for this run."""
    if chosen := os.environ.get("SAMENHANG_DEMO_ATLAS"):
        return Path(chosen).resolve()
    atlas = tmp_path_factory.mktemp("demo") / "demo.gpkg"
    result = subprocess.run([samenhang, "demo", "--out", atlas], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, f"samenhang demo failed:\n{result.stdout}{result.stderr}"
    return atlas


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Real open data (SAMENHANG_TEST_DATA, or ../shared/data); without it, the tests that need it are skipped."""
    folder = Path(os.environ.get("SAMENHANG_TEST_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("no test data here; set SAMENHANG_TEST_DATA to its folder")
    return folder


@contextlib.contextmanager
def serving(samenhang: Path, atlas: Path, folder: Path, *arguments: str | Path):
    """The base URL of a server that serves an atlas, with more arguments if any; it stops at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    command = [samenhang, "serve", "--atlas", atlas, "--port", str(port), "--assets", ROOT / ".assets" / "web", *arguments]
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until_healthy(url, process, log)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="session")
def server(samenhang, demo_atlas, tmp_path_factory):
    """The base URL of a server that serves the demo atlas."""
    with serving(samenhang, demo_atlas, tmp_path_factory.mktemp("server")) as url:
        yield url


def wait_until_healthy(url: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + SERVER_START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"samenhang serve stopped with code {process.returncode}:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(f"{url}/gezond", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    pytest.fail(f"samenhang serve was not healthy within {SERVER_START_SECONDS} s:\n{log.read_text()}")


def make_small_disk(tmp_path: Path, megabytes: int):
    """A command to put in front of another, which then sees a small disk in a folder; one to look there; the folder."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    script = f'mount -t tmpfs -o size={megabytes}m none "{folder}" && exec "$@"'
    # Who is no administrator may be one in a world of its own, where the system allows that.
    for rights in ([], ["--map-root-user"]):
        before = ["unshare", "--mount", *rights, "bash", "-c", script, "small-disk"]
        if subprocess.run([*before, "true"], capture_output=True).returncode == 0:
            inside = ["nsenter", *(["--user", "--preserve-credentials"] if rights else []), "--mount"]
            return before, inside, folder
    pytest.skip("a small disk can only be made by an administrator")


def find_chromium() -> str | None:
    """SAMENHANG_CHROMIUM, or a Chromium on the PATH that starts (Ubuntu's chromium-browser may be an empty shell)."""
    names = [os.environ.get("SAMENHANG_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    for path in filter(None, (shutil.which(name) for name in names if name)):
        if subprocess.run([path, "--version"], capture_output=True).returncode == 0:
            return path
    return None


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium that draws WebGL in software, so that the map also works without a graphics card."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine; set SAMENHANG_CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    arguments = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A page in a fresh browser context."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="nl-NL")
    yield context.new_page()
    context.close()


@pytest.fixture(params=[360, 1280])
def sized(browser, request):
    """A page at the width of a phone and of a desk, which keeps what goes wrong in it."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    page = context.new_page()
    page.width = request.param
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
