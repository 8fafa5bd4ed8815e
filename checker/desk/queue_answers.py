"""What the pages of the queue have in common: who asks, the register asked beside the loop, the answer to what may not be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from checker.desk.dossiers import Dossier, dossier
from checker.desk.pages import Pages
from checker.desk.persons import person_of
from checker.desk.queue_ways import HOME, way_of
from checker.model.errors import Refused
from checker.register.register import Register
from checker.reporting import phrases

if TYPE_CHECKING:
    from checker.desk.people import People

Answer = TypeVar("Answer")


class QueueAnswers:
    """Answers over one register; ``who`` is the reviewer at a desk without accounts, whose name every event bears.

    ``people``: those of a desk with accounts.
    """

    def __init__(self, register: Register, who: str, pages: Pages, people: People | None = None) -> None:
        self._register = register
        self.register_name = register.name
        self._who = who
        self._pages = pages
        self._people = people

    def is_head(self, request: Request) -> bool:
        """Whether who asks is the head of the section."""
        person = person_of(request)
        return person is not None and person.role == "head"

    async def colleagues(self, request: Request) -> tuple[str, ...]:
        """Whom who asks may give work to: the others who work through the queue, by name."""
        if self._people is None:
            return ()
        everybody = await run_in_threadpool(self._people.everybody)
        return tuple(each.name for each in everybody if each.active and each.reviews and each.name != self.name(request))

    def name(self, request: Request) -> str:
        """Whose name an event bears."""
        person = person_of(request)
        return person.name if person is not None else self._who

    async def asked(self, question: Callable[..., Answer], *told: Any) -> Answer:
        """What the register answers, asked beside the loop."""
        return await run_in_threadpool(question, self._register, *told)

    async def changed(self, change: Callable[..., Answer], *told: Any) -> Answer:
        """What is written into the register beside the loop: all that ``change`` does with the transaction, or nothing."""

        def within() -> Answer:
            with self._register.writing() as connection:
                return change(connection, *told)

        return await run_in_threadpool(within)

    def state(self, request: Request) -> Callable[[str], str]:
        """What states are called in the visitor's language."""
        words = self._pages.words(request)
        return cache(lambda name: words.ui(f"register.states.{name}"))

    def refused(self, request: Request, form: FormData) -> Response | None:
        """The answer to a form that no page of this desk gave this visitor; ``None`` for one of ours."""
        if self._pages.is_own(request, form):
            return None
        return self.trouble(request, 403, self.say(request, "no_token"), form)

    def told(self, request: Request, trouble: Refused, form: FormData) -> Response:
        """The answer to what the register refused."""
        return self.trouble(request, 409, self.sentence(request, trouble), form)

    def sentence(self, request: Request, trouble: Refused) -> str:
        """Why something was refused, in the visitor's language, as a sentence of a page: a terminal puts the program's name before it."""
        said = phrases.refusal(trouble, self._pages.words(request))
        begun = said[:1].upper() + said[1:] if said.partition(" ")[0].isalpha() else said  # a file keeps its name
        return begun if begun.endswith((".", "!", "?", "…")) else f"{begun}."

    def say(self, request: Request, key: str) -> str:
        """A sentence of the catalogue."""
        return self._pages.words(request).say("desk", key)

    def trouble(self, request: Request, status: int, sentence: str, told: Mapping[str, Any], *, known: bool = True) -> Response:
        """What hinders, and the way back to where one was: the document where it is ``known``, or the queue as it was looked at."""
        sha256 = request.path_params.get("sha256", "") if known else ""
        place, key = (f"{HOME}/{sha256}", "queue.back_to_document") if sha256 else (HOME, "queue.back")
        return self._pages.hindered(request, status, sentence, place + way_of(told), key)

    async def found(self, request: Request) -> Dossier | None:
        """The document a way names."""
        return await self.asked(dossier, request.path_params["sha256"])
