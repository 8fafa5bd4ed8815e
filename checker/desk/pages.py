"""Pages of the desk: templates of ``reports/desk/``, sentences of the catalogues' section ``desk``; whatever else is said is escaped."""

from __future__ import annotations

from datetime import datetime
from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from checker import __version__
from checker.desk.persons import person_of
from checker.desk.visitors import Visitors
from checker.model.data import folder, home
from checker.reporting import phrases
from checker.reporting.catalogue import LANGUAGES, Words
from checker.reporting.html.notes import ICONS
from checker.settings.office_clock import on_the_clock

ASSETS = {"page.css": "text/css", "desk.css": "text/css", "desk.js": "text/javascript", "icon.svg": "image/svg+xml"}
"""What pages ask for besides, with its type; nothing else of the folder is served."""
_DONE_SENTENCES = frozenset(Words("vi").find("desk", "done"))


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(f"{folder('reports')}/desk")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False)
    made.filters |= {"day": _day, "moment": _moment}
    return made


def rendered(template: str, /, **values: Any) -> str:
    """A template that is no page, its values escaped."""
    return _templates().get_template(template).render(values)


@lru_cache(2_048)
def _sentence(lang: str, section: str, key: str) -> str:
    """A sentence without places, which a page may say for each of its rows."""
    return Words(lang).say(section, key)


@lru_cache(1_024)
def _counted(lang: str, key: str, count: int) -> str:
    """A sentence whose one place is a number, of which a page says few."""
    return Words(lang).say("desk", key, count=count)


def _said(lang: str, key: str, /, **places: Any) -> str:
    if not places:
        return _sentence(lang, "desk", key)
    if places.keys() == {"count"} and type(places["count"]) is int:
        return _counted(lang, key, places["count"])
    return Words(lang).say("desk", key, **places)


@pass_context
def _day(page: Context, told: str) -> str:
    return day(told, page["lang"])


@pass_context
def _moment(page: Context, told: str) -> str:
    return moment(told, page["lang"])


@lru_cache(4_096)
def day(told: str, lang: str) -> str:
    """A day as the reader writes it, ``06/02/2024``; what is no day as it stands."""
    return phrases.table_day(told, Words(lang))


def moment(told: str, lang: str) -> str:
    """A moment that was kept in UTC by the office's clock, ``06/02/2024 15:30``; what is none as it stands."""
    try:
        date, time = on_the_clock(datetime.fromisoformat(told))
    except ValueError:
        return told
    return f"{day(date, lang)} {time}"


@cache
def asset(name: str) -> bytes:
    """A style sheet or script; ``page.css`` is the one of reports, whose sheets the desk shows."""
    place = home("reports") / name if name == "page.css" else home("reports") / "desk" / "assets" / name
    return place.read_bytes()


class Pages:
    """What every page needs: the words of the visitor's language, their token, where they are."""

    def __init__(self, visitors: Visitors, *, queue: bool = False) -> None:
        """``queue``: whether there is a register whose queue pages lead to."""
        self.visitors = visitors
        self._queue = queue

    def words(self, request: Request) -> Words:
        """The visitor's words."""
        return Words(self.visitors.lang_of(request))

    def is_own(self, request: Request, form: FormData) -> bool:
        """Whether a form comes from a page of this desk that this visitor was given."""
        return self.visitors.is_token(self.visitors.name_of(request), str(form.get("token", "")))

    def show(self, request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page; ``values`` are escaped, but where a template says that :mod:`checker.reporting.html` made them."""
        words, visitor, person = self.words(request), self.visitors.name_of(request), person_of(request)
        said = {
            "say": partial(_said, words.lang),
            "verdict": partial(_sentence, words.lang, "verdicts"),
            "icons": ICONS,
            "lang": words.lang,
            "languages": [each for each in LANGUAGES if each != words.lang],
            "path": request.url.path,
            "person": person,
            "queue": self._queue and (person is None or person.reviews),
            "token": self.visitors.token(visitor),
            "version": __version__,
        }
        done = self._done(request, words)
        response = HTMLResponse(_templates().get_template(template).render({"done": done, **said, **values}), status)
        if done:
            self.visitors.forget(response)
        self.visitors.greet(request, response, visitor)
        return response

    def went(self, way: str, what: str, count: int = 1) -> Response:
        """To another page, which says once what was done: a sentence of ``desk.done``, about so many."""
        response = RedirectResponse(way, 303)
        self.visitors.remember(response, what, count)
        return response

    def _done(self, request: Request, words: Words) -> str:
        what, count = self.visitors.done_in(request)
        return words.say("desk", f"done.{what}", count=count) if count and what in _DONE_SENTENCES else ""

    def trouble(self, request: Request, status: int, key: str, **values: Any) -> HTMLResponse:
        """A page that says in one sentence what hinders."""
        return self.hindered(request, status, self.words(request).say("desk", key, **values))

    def hindered(
        self, request: Request, status: int, sentence: str, back: str = "/kiem-tra", back_key: str = "trouble.back"
    ) -> HTMLResponse:
        """The same with a sentence that was made already; ``back``: where its link leads, named by ``back_key``."""
        return self.show(request, "trouble.html", status, sentence=sentence, back=back, back_key=back_key)


def own_way(told: str) -> str:
    """A way of this desk to go back to; the counter where it is none."""
    return told if told.startswith("/") and not told.startswith(("//", "/\\")) and told.isprintable() else "/"
