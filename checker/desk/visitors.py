"""Who visits: a name of no meaning in a cookie, and the token without which a form of another page is not taken."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from checker.desk.persons import person_of
from checker.reporting.catalogue import LANGUAGES

_VISIT, _LANG, _DONE = "thethuc_visit", "thethuc_lang", "thethuc_done"
_LONGEST = 64
_YEAR = 365 * 24 * 3600
_SOON = 60
"""Seconds in which a browser asks for the page it is led to."""
_FIGURES = 6


class Visitors:
    """The visitors of one run of the server: its secret is made anew at each start."""

    def __init__(self, lang: str, *, secure: bool = False) -> None:
        """``secure``: cookies go over https alone."""
        self._lang = lang
        self.secure = secure
        self._secret = secrets.token_bytes(32)

    def name_of(self, request: Request) -> str:
        """The visitor's name: what the cookie says if this server gave it to this person, else a new one, which nobody can guess.

        So nobody sees what another left at the counter of the same browser, whichever way they logged in.
        """
        told = request.cookies.get(_VISIT, "")
        name, _, proof = told.partition(".")
        if len(told) <= 2 * _LONGEST and name and hmac.compare_digest(proof.encode(), self._visit(request, name).encode()):
            return name
        return secrets.token_urlsafe(24)

    def greet(self, request: Request, response: Response, name: str) -> None:
        """Have the browser keep the visitor's name, for this server and who asks alone."""
        value = f"{name}.{self._visit(request, name)}"
        response.set_cookie(_VISIT, value, httponly=True, samesite="strict", secure=self.secure, path="/")

    def token(self, name: str) -> str:
        """What a form of this visitor carries."""
        return self._proof("form", name)

    def is_token(self, name: str, told: str) -> bool:
        """Whether a form comes from a page that this visitor was given."""
        return hmac.compare_digest(self.token(name).encode(), told.encode("utf-8", "replace"))

    def lang_of(self, request: Request) -> str:
        """The language a visitor chose, else the desk's."""
        told = request.cookies.get(_LANG, "")
        return told if told in LANGUAGES else self._lang

    def speak(self, response: Response, lang: str) -> None:
        """Have the browser keep the language."""
        response.set_cookie(_LANG, lang, httponly=True, samesite="strict", max_age=_YEAR, secure=self.secure, path="/")

    def remember(self, response: Response, what: str, count: int) -> None:
        """Have the browser bring to the next page what was done, a key of ``desk.done``, and with how many."""
        value = f"{what}.{count}"
        response.set_cookie(_DONE, value, httponly=True, samesite="strict", max_age=_SOON, secure=self.secure, path="/")

    def done_in(self, request: Request) -> tuple[str, int]:
        """What was done right before this page was asked for; empty where nothing was."""
        what, _, count = request.cookies.get(_DONE, "").partition(".")
        return what, int(count) if count.isascii() and count.isdigit() and len(count) <= _FIGURES else 0

    def forget(self, response: Response) -> None:
        """Have the browser bring that no more."""
        response.delete_cookie(_DONE, path="/")

    def _visit(self, request: Request, name: str) -> str:
        person = person_of(request)
        return self._proof(f"visit of {person.id if person else 'nobody'}", name)

    def _proof(self, what: str, name: str) -> str:
        return hmac.new(self._secret, f"{what}:{name}".encode(), sha256).hexdigest()
