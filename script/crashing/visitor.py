"""A browser without a window: it keeps its cookies and sends forms with their secret."""

import http.client
import re
import urllib.parse


class Cut(OSError):
    """The connection ended before the answer was there."""


class Visitor:
    def __init__(self, port, name):
        self.port, self.name = port, name
        self.cookies, self.secret, self.connection = {}, "", None

    def move(self, port):
        """Goes on at another port, with the same session."""
        self.port, self.connection = port, None

    def ask(self, path, body=None, kind="application/x-www-form-urlencoded"):
        """Status, headers and text of an answer that came in whole."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = kind
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            self.connection.request("GET" if body is None else "POST", path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            self.connection = None
            raise Cut(str(error)) from error
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer, text

    def learn(self, path):
        _, text = self.ask(path)
        self.secret = re.search(r'name="csrf" value="([^"]*)"', text)[1]

    def sign_in(self, password):
        self.learn("/inloggen")
        self.send("/inloggen", {"email": f"{self.name}@example.nl", "wachtwoord": password})
        self.learn("/account")

    def page(self, path, fields):
        """The page that answers a form."""
        answer, text = self.ask(path, self.form(fields))
        if answer.status != 200:
            raise ValueError(f"{path}: {answer.status}")
        return text

    def send(self, path, fields):
        """Sends a form; answers where it leads, once the server said that it is kept."""
        return self.kept(path, *self.ask(path, self.form(fields)))

    def upload(self, path, name, content):
        boundary = "een-grens-die-nergens-staat"
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{self.secret}\r\n'.encode()]
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="bestand"; filename="{name}"\r\n\r\n'.encode())
        parts += [content, f"\r\n--{boundary}--\r\n".encode()]
        return self.kept(path, *self.ask(path, b"".join(parts), f"multipart/form-data; boundary={boundary}"))

    def form(self, fields):
        return urllib.parse.urlencode({"csrf": self.secret, "gezien": "999999", **fields})

    def kept(self, path, answer, text):
        where = answer.headers.get("Location", "")
        if answer.status != 303 or where.startswith("/inloggen"):
            raise ValueError(f"{path}: {answer.status} {where} {text[:200]}")
        return where
