"""A document that was sent back and came again: its old faults ticked as mended or not, and both versions side by side."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checker.desk.at_hand import AtHand
from checker.desk.bench import Bench, TookTooLong, WorkerDied
from checker.desk.desk_options import DeskOptions
from checker.desk.dossier_rows import finding_rows, history
from checker.desk.dossiers import Dossier
from checker.desk.pages import Pages
from checker.desk.queue_answers import QueueAnswers
from checker.desk.queue_ways import HOME, other_in, reason_in, way_of
from checker.desk.receiving import form_of
from checker.desk.resubmission import compared, counted
from checker.desk.resubmission_rows import SENT_BACK, Resubmission, earlier, later_versions, resubmission, say, say_apart
from checker.desk.version_pair import Pair, paired
from checker.desk.work import CheckedFile
from checker.model.errors import Refused
from checker.register.register import Register

_AT_HAND = 8
_APART = "apart"
_HELD = ("pass", "fail", "review")
"""Verdicts of a document whose form was judged."""


class Resubmissions:
    """What the page of a document tells of the version before, and the page that shows both."""

    def __init__(self, answers: QueueAnswers, at_hand: AtHand, pages: Pages, bench: Bench, options: DeskOptions) -> None:
        self._answers = answers
        self._at_hand = at_hand
        self._pages = pages
        self._bench = bench
        self._options = options
        self._made: OrderedDict[tuple[str, str, str], Pair | None] = OrderedDict()

    def routes(self) -> list[Route]:
        """Where the pages are."""
        one = HOME + "/{sha256}"
        return [
            Route(one + "/so-sanh", self._beside, methods=["GET"]),
            Route(one + "/so-sanh.css", self._style),
            Route(one + "/gui-lai", self._kept, methods=["POST"]),
        ]

    async def told(self, request: Request, found: Dossier, seen: CheckedFile | None) -> dict[str, Any]:
        """What the page of a document says: of the version before, of later ones, and which may be chosen as the one before."""
        chosen = await self._answers.asked(resubmission, found)
        return {
            "resubmission": await self._lines(request, found, seen, chosen) if chosen is not None else None,
            "later_versions": await self._answers.asked(later_versions, found),
            "earlier": await self._answers.asked(earlier, found),
        }

    async def _lines(self, request: Request, found: Dossier, seen: CheckedFile | None, chosen: Resubmission) -> dict[str, Any]:
        words, before = self._pages.words(request), chosen.before
        old = await self._at_hand.judged(before, self._pages.visitors.lang_of(request))
        silent = _silent(seen)
        lines = [] if silent is None else compared(finding_rows(before, old, words), finding_rows(found, seen, words), silent)
        sent = next((row for row, kept in zip(history(before, words), before.history, strict=True) if kept["kind"] in SENT_BACK), None)
        return {
            "before": before, "said": chosen.said, "lines": lines, "counts": counted(lines), "known": silent is not None, "sent": sent,
            "same_rules": old is not None or before.document["version_id"] == found.document["version_id"],
        }  # fmt: skip

    async def _both(self, request: Request) -> tuple[Dossier | None, Resubmission | None]:
        """The document, and the one before."""
        found = await self._answers.found(request)
        return found, await self._answers.asked(resubmission, found) if found is not None else None

    async def _pair(self, before: Dossier, found: Dossier, lang: str) -> Pair | None:
        """Both versions where their files are still there; the pairs made lately are at hand, since a page asks for its style after."""
        key = (before.document["sha256"], found.document["sha256"], lang)
        if key in self._made:
            return self._made[key]
        old, new = await self._at_hand.given(before, lang), await self._at_hand.given(found, lang)
        if old is None or new is None:
            return None
        try:
            pair = await self._bench.run(paired, old, new, name=new.name)
        except (TookTooLong, WorkerDied):
            return None
        self._made[key] = pair
        while len(self._made) > _AT_HAND:
            self._made.popitem(last=False)
        return pair

    async def _beside(self, request: Request) -> Response:
        """Both versions, the older first."""
        found, chosen = await self._both(request)
        if found is None or chosen is None:
            return self._answers.trouble(
                request, 404, self._answers.say(request, "not_here"), request.query_params, known=found is not None
            )
        lang = self._pages.visitors.lang_of(request)
        told = await self._lines(request, found, await self._at_hand.judged(found, lang), chosen)
        return self._pages.show(
            request, "beside.html", found=found, resubmission=told, pair=await self._pair(chosen.before, found, lang), home=HOME,
            back=way_of(request.query_params),
        )  # fmt: skip

    async def _style(self, request: Request) -> Response:
        found, chosen = await self._both(request)
        lang = self._pages.visitors.lang_of(request)
        pair = await self._pair(chosen.before, found, lang) if found is not None and chosen is not None else None
        return Response(pair.style if pair is not None else "", media_type="text/css")

    async def _kept(self, request: Request) -> Response:
        """Keep that the document is the next version of another, or that it is none of it."""
        form = await form_of(request, self._options)
        refusal = self._answers.refused(request, form)
        if refusal is not None:
            return refusal
        sha256 = request.path_params["sha256"]
        try:
            await self._answers.asked(self._said, sha256, form, self._answers.name(request))
        except Refused as trouble:
            return self._answers.told(request, trouble, form)
        return self._pages.went(f"{HOME}/{sha256}{way_of(form)}", "resubmission")

    @staticmethod
    def _said(register: Register, sha256: str, form: FormData, who: str) -> None:
        keep = say_apart if form.get("what") == _APART else say
        keep(register, sha256, other_in(form, "of"), reason_in(form), who)


def _silent(seen: CheckedFile | None) -> set[str] | None:
    """The rules that could not be held against a version; ``None`` where its form was not judged, so that nothing can be told of it."""
    told = seen.told if seen is not None else ()
    if len(told) != 1 or told[0]["verdict"] not in _HELD or seen is None or seen.secret:
        return None
    return {each["rule"] for each in told[0]["not_checked"]}
