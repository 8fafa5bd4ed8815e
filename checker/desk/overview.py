"""The overview for the head of office, ``/tong-quan``: what fails, whose, when, and how long plans wait; each chart with its table."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checker.desk.charts import bars
from checker.desk.pages import Pages
from checker.desk.queue_answers import QueueAnswers
from checker.register.office_sums import failing_organs, failing_rules, months, waiting
from checker.register.register import Register
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.settings.office_clock import today

WAY = "/tong-quan"
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


class Overview:
    """The page."""

    def __init__(self, answers: QueueAnswers, pages: Pages) -> None:
        self._answers = answers
        self._pages = pages

    def routes(self) -> list[Route]:
        """Where it is."""
        return [Route(WAY, self._shown, methods=["GET"])]

    async def _shown(self, request: Request) -> Response:
        told = request.query_params.get("thang", "")
        month = told if _MONTH.fullmatch(told) else ""
        tables = await self._answers.asked(_tables, month, today(), self._pages.words(request))
        return self._pages.show(request, "overview.html", home=WAY, month=month, **tables)


def _tables(register: Register, month: str, today: date, words: Words) -> dict[str, Any]:
    """All that the page tells: tables of rows, and a chart of each."""
    every = months(register)
    rules = [(each, words.rule(each.name, "title")) for each in failing_rules(register, month)]
    organs = [each._replace(name=each.name or words.say("desk", "overview.no_organ")) for each in failing_organs(register, month)]
    waits = [(_span(span, words), number) for span, number in waiting(register, today)]
    return {
        "months": every, "rules": rules, "organs": organs, "waits": waits,
        "charts": {
            "rules": bars([(f"{each.name} {title}", each.documents) for each, title in rules], words.say("desk", "overview.rules")),
            "organs": bars([(each.name, each.failing) for each in organs], words.say("desk", "overview.organs")),
            "months": bars([(phrases.month(each.name, words), each.failing) for each in every[-12:]], words.say("desk", "overview.months")),
            "waits": bars(waits, words.say("desk", "overview.waits")),
        },
        "spoken": lambda each: phrases.month(each, words),
    }  # fmt: skip


def _span(span: tuple[int, int | None], words: Words) -> str:
    first, last = span
    if last is None:
        return words.say("desk", "overview.days_from", first=first)
    return words.say("desk", "overview.days", first=first, last=last)
