"""Filters of the queue that a person keeps, for themselves or for the section."""

from __future__ import annotations

from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.desk.desk_options import DeskOptions
from checker.desk.queue import Queue
from checker.desk.queue_answers import QueueAnswers
from checker.desk.queue_ways import HOME, way_of
from checker.desk.receiving import form_of
from checker.desk.returned_forms import returned
from checker.model.errors import Refused
from checker.register.register import Register
from checker.register.saved_filters import drop, save

WAY = HOME + "/bo-loc"
_FIGURES = 9
"""Of the number of a filter."""


class Filters:
    """What the list's form for filters leads to."""

    def __init__(self, answers: QueueAnswers, queue: Queue, options: DeskOptions) -> None:
        self._answers = answers
        self._queue = queue
        self._options = options

    def routes(self) -> list[Route]:
        """Where they are kept and dropped."""
        return [Route(WAY, self._changed, methods=["POST"])]

    async def _changed(self, request: Request) -> Response:
        """Keep how the queue is looked at, or drop a filter that was kept; back to the list, with the form where that was not to be."""
        form = await form_of(request, self._options)
        refusal = self._answers.refused(request, form)
        if refusal is not None:
            return refusal
        try:
            await self._answers.asked(_change, form, self._answers.name(request))
        except Refused as trouble:
            back = returned("filter", trouble, partial(self._answers.sentence, request), form)
            return await self._queue.listed(request, form, back)
        return RedirectResponse(HOME + way_of(form), 303)


def _change(register: Register, form: FormData, who: str) -> None:
    dropped = str(form.get("drop", ""))
    if dropped:
        if dropped.isdecimal() and len(dropped) <= _FIGURES:
            drop(register, who, int(dropped))
        return
    save(register, who, str(form.get("name", "")), way_of(form), shared=form.get("shared") == "yes")
