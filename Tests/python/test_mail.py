"""Mail through a real, small SMTP server: a forgotten password from the page to the new one, and servers that will not do.

Where SAMENHANG_SHOTS names a folder, the pages are also kept there as pictures, to be looked at.
"""

import email
import email.policy
import queue
import re
import socket
import ssl
import subprocess
import time
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from conftest import serving
from test_people import fill, look

# The server of the tests says of itself that it takes a password without TLS: on this machine alone.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

SECRET = "een zin die niemand raadt"
NEW = "iets heel nieuws vandaag"
USER, SMTP_SECRET = "noreply@gemeente.example", "geheim van de mailserver"
SITE = "https://plannen.example"
SENDER = "Samenhang Één <noreply@gemeente.example>"


class Mailbox:
    """What the mail server has taken: mails as Python's own reader reads them."""

    def __init__(self):
        self.mails = queue.Queue()

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.put((envelope, mail))
        return "250 taken"

    def next(self):
        return self.mails.get(timeout=15)


class MailServer:
    """An SMTP server on this machine; it takes one user with one password, or with TLS alone."""

    def __init__(self, certificate: Path | None = None, needs_user: bool = True):
        self.box = Mailbox()
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
        self.controller = Controller(
            self.box, hostname="127.0.0.1", port=free_port(), tls_context=context,
            require_starttls=context is not None, authenticator=self.knows if needs_user else None,
            auth_required=needs_user, auth_require_tls=context is not None,
        )

    def knows(self, server, session, envelope, mechanism, data):
        known = LoginPassword(USER.encode(), SMTP_SECRET.encode())
        return AuthResult(success=isinstance(data, LoginPassword) and data == known, handled=False)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.controller.port}"

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.controller.stop()


def words(mail) -> str:
    """What a mail says, with the line ends of this machine."""
    return mail.get_content().replace("\r\n", "\n")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def password_file(tmp_path) -> Path:
    file = tmp_path / "mail-password"
    file.write_text(SMTP_SECRET + "\n")
    return file


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A certificate for 127.0.0.1 that nobody but itself has signed, with its key."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )
    both = folder / "both.pem"
    both.write_text((folder / "cert.pem").read_text() + (folder / "key.pem").read_text())
    return both


class Town:
    """A server with Anna, who is administrator, and Zoë, that sends mail."""

    def __init__(self, samenhang: Path, atlas: Path, folder: Path, *mail: str | Path):
        self.samenhang, self.atlas, self.folder, self.data = samenhang, atlas, folder, folder / "plannen"
        self.arguments = ["--data", self.data, "--site", SITE, "--mail-from", SENDER, *mail]
        for address, name in [("anna@voorbeeld.invalid", "Anna de Boer"), ("zoe@voorbeeld.invalid", "Zoë Visser")]:
            command = [samenhang, "user", "add", "--data", self.data, "--email", address, "--name", name, "--password-stdin"]
            subprocess.run(command, input=SECRET + "\n", text=True, check=True, capture_output=True)

    def serving(self):
        return serving(self.samenhang, self.atlas, self.folder, *self.arguments)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def wait_for_log(self, words: str) -> None:
        deadline = time.monotonic() + 15
        while words not in self.log:
            assert time.monotonic() < deadline, f"the log does not tell '{words}':\n{self.log}"
            time.sleep(0.02)

    def assert_no_secrets(self) -> None:
        log = self.log
        for secret in [SMTP_SECRET, SECRET, NEW, USER, "voorbeeld.invalid", "/wachtwoord/"]:
            assert secret not in log


def ask(page, url: str, address: str, language: str = "") -> None:
    page.goto(url + "/wachtwoord-vergeten" + language)
    fill(page, email=address)
    page.click("main button")


@pytest.fixture(params=[(360, True), (1280, True), (1280, False)], ids=["phone", "desk", "noscript"])
def visitor(browser, request):
    width, has_script = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=has_script)
    page = context.new_page()
    page.width, page.has_script, page.errors = width, has_script, []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    yield page
    context.close()


def test_from_forgotten_to_a_new_password(samenhang, demo_atlas, tmp_path, password_file, visitor):
    """The mail arrives, reads well, and its link opens the door once."""
    page = visitor
    with MailServer() as post:
        address = f"smtp://{USER.replace('@', '%40')}@{post.address}"
        town = Town(samenhang, demo_atlas, tmp_path, "--mail", address, "--mail-password-file", password_file)
        with town.serving() as url:
            page.goto(url + "/inloggen")
            look(page, "signin-mail")
            page.click("text=Wachtwoord vergeten?")
            look(page, "forgotten")
            fill(page, email="Zoe@voorbeeld.invalid")
            page.click("main button")
            assert page.inner_text("h1") == "Kijk in uw mail"
            look(page, "forgotten-asked")

            envelope, mail = post.box.next()
            assert envelope.mail_from == "noreply@gemeente.example"
            assert envelope.rcpt_tos == ["zoe@voorbeeld.invalid"]
            assert str(mail["from"]) == SENDER
            assert str(mail["to"]) == "Zoë Visser <zoe@voorbeeld.invalid>"
            assert str(mail["subject"]) == "Kies een nieuw wachtwoord"
            assert mail["auto-submitted"] == "auto-generated"
            assert mail.get_content_type() == "text/plain"
            assert mail.defects == []
            text = words(mail)
            assert text.startswith("Beste Zoë Visser,\n\nU hebt gevraagd om een nieuw wachtwoord")
            assert "De link werkt een keer, en een uur lang." in text

            link = re.search(re.escape(SITE) + r"(/wachtwoord/[\w-]{43})\n", text).group(1)
            page.goto(url + link)
            fill(page, nieuw=NEW, herhaal=NEW)
            page.click("main button")
            assert "Uw nieuwe wachtwoord is opgeslagen" in page.inner_text("main")
            _, notice = post.box.next()
            assert str(notice["subject"]) == "Uw wachtwoord is veranderd"
            page.goto(url + link)
            assert "Deze link is al gebruikt" in page.inner_text("h1")

            page.goto(url + "/inloggen")
            fill(page, email="zoe@voorbeeld.invalid", wachtwoord=NEW)
            page.click("main button")
            assert "Zoë Visser" in page.inner_text(".who")
            assert post.box.mails.empty()
        town.assert_no_secrets()


def test_who_has_no_account_hears_the_same_and_gets_nothing(samenhang, demo_atlas, tmp_path, page):
    """In English; the mail of the one who has an account proves that the other's would have come before it."""
    with MailServer(needs_user=False) as post:
        town = Town(samenhang, demo_atlas, tmp_path, "--mail", f"smtp://{post.address}")
        with town.serving() as url:
            pages = []
            for address in ["niemand@voorbeeld.invalid", "zoe@voorbeeld.invalid"]:
                ask(page, url, address, "?taal=en")
                pages.append((page.url, page.inner_text("main")))
            assert pages[0] == pages[1]
            assert "Look in your mail" in pages[0][1]
            envelope, mail = post.box.next()
            assert envelope.rcpt_tos == ["zoe@voorbeeld.invalid"]
            assert str(mail["subject"]) == "Choose a new password"
            assert re.search(r"/wachtwoord/[\w-]{43}\?taal=en\n", words(mail))
        assert post.box.mails.empty()


def test_an_administrator_mails_a_link(samenhang, demo_atlas, tmp_path, sized):
    """The page offers it, and tells how many mails went out."""
    page = sized
    page.has_script = True
    with MailServer(needs_user=False) as post:
        town = Town(samenhang, demo_atlas, tmp_path, "--mail", f"smtp://{post.address}")
        with town.serving() as url:
            page.goto(url + "/inloggen?terug=/beheer/mensen")
            fill(page, email="anna@voorbeeld.invalid", wachtwoord=SECRET)
            page.click("main button")
            fill(page, naam="Bram", email="bram@voorbeeld.invalid")
            look(page, "administration-mail")
            page.click("text=Voeg iemand toe >> nth=-1")
            assert "gaat per mail naar bram@voorbeeld.invalid" in page.inner_text(".callout[role=status]")
            envelope, mail = post.box.next()
            assert envelope.rcpt_tos == ["bram@voorbeeld.invalid"]
            assert str(mail["subject"]) == "Kies een wachtwoord"
            look(page, "administration-mailed")


@pytest.mark.parametrize("trouble", ["down", "wrong password", "self-signed"])
def test_a_server_that_will_not_do(samenhang, demo_atlas, tmp_path, page, trouble, certificate):
    """The visitor sees the same page; the log names the failure and no secret; nothing is sent."""
    wrong = tmp_path / "wrong"
    wrong.write_text("dit is het wachtwoord niet\n")
    with MailServer(certificate if trouble == "self-signed" else None, needs_user=trouble == "wrong password") as post:
        mail, code = {
            "down": ([f"smtp://127.0.0.1:{free_port()}"], "mail.unreachable"),
            "wrong password": (
                [f"smtp://{USER.replace('@', '%40')}@{post.address}", "--mail-password-file", wrong], "mail.signInRefused",
            ),
            "self-signed": ([f"smtp://{post.address}"], "mail.untrusted"),
        }[trouble]
        town = Town(samenhang, demo_atlas, tmp_path, "--mail", *mail)
        with town.serving() as url:
            ask(page, url, "zoe@voorbeeld.invalid")
            assert page.inner_text("h1") == "Kijk in uw mail"
            town.wait_for_log(code)
        assert post.box.mails.empty()
        town.assert_no_secrets()
        assert "dit is het wachtwoord niet" not in town.log
        if trouble == "down":
            assert "mail given up: the program stops" in town.log


def test_a_certificate_that_was_named_is_trusted(samenhang, certificate):
    """STARTTLS with a certificate of one's own: refused, until it is named. A server without TLS: refused when it is asked."""
    def mail_test(address: str, *more: str | Path) -> subprocess.CompletedProcess:
        command = [samenhang, "mail", "test", "--to", "zoe@voorbeeld.invalid", "--mail-from", SENDER, "--mail", address, *more]
        return subprocess.run(command, capture_output=True, text=True)

    with MailServer(certificate, needs_user=False) as post:
        refused = mail_test(f"smtp://{post.address}?tls=required")
        assert refused.returncode == 1
        assert "is not trusted" in refused.stderr and "--mail-ca" in refused.stderr
        taken = mail_test(f"smtp://{post.address}?tls=required", "--mail-ca", certificate)
        assert taken.returncode == 0, taken.stderr
        assert taken.stdout == f"smtp://{post.address} has taken a mail to zoe@voorbeeld.invalid.\n"
        _, mail = post.box.next()
        assert str(mail["subject"]) == "Samenhang: test – proef"
        assert "Deze mail is een proef." in words(mail)
        assert post.box.mails.empty()
    with MailServer(needs_user=False) as post:
        plain = mail_test(f"smtp://{post.address}?tls=required")
        assert plain.returncode == 1
        assert "offers no TLS" in plain.stderr
        assert post.box.mails.empty()
