"""The queue, ``/hang-doi``: what came in, from arrival to the end, on the events of the register.

One page to decide, to write and to go on: findings beside the plan's page, each decided with a reason, the letter, the next step, the next
document. The same steps one by one and many at once, by the same law (:mod:`checker.register.states`) and with a reason each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.desk.at_hand import AtHand
from checker.desk.attachments import attachment
from checker.desk.bench import Bench, TookTooLong, WorkerDied
from checker.desk.crossing_rows import crossings_of
from checker.desk.desk_options import DeskOptions
from checker.desk.dossier_rows import causes, finding_rows, history, newest_of
from checker.desk.dossiers import STEPS, Dossier, needs_reason
from checker.desk.pages import Pages
from checker.desk.queue_answers import QueueAnswers
from checker.desk.queue_rows import EVERY, PAGE, Queued, Wanted, counts, following, page_of
from checker.desk.queue_steps import (
    ASSIGN,
    GIVE,
    RELEASE,
    Gift,
    decide,
    decisions_in,
    done_with_all,
    give,
    hand_over,
    may_give,
    name_drafter,
    refuse_overtaken,
    step,
)
from checker.desk.queue_ways import (
    HASH,
    HOME,
    drafter_in,
    kept_in,
    other_in,
    query_of,
    reason_in,
    wanted_in,
    way_of,
    way_to_every,
    whose_ways,
)
from checker.desk.receiving import FIELDS, FIELDS_OF_FINDINGS, form_of
from checker.desk.recent import Recent
from checker.desk.resubmissions import Resubmissions
from checker.desk.returned_forms import ReturnedForm, returned
from checker.desk.work import NotMade, letter_file, loaded
from checker.model import VERDICTS
from checker.model.errors import Damaged, Refused
from checker.register.register import Register
from checker.register.saved_filters import SavedFilter, filters_of
from checker.register.states import DECISIONS, STATES
from checker.settings.office_clock import today

_COUNTED = 2.0
"""Seconds after which the documents of each state are counted again: all rows of the register are read for it."""


_FORMS = ("quyet-dinh", "buoc", "nhan", "soan-thao", "thu", "gui-lai")
"""Where the forms of a document's page go."""


class Queue:
    """The pages of the queue."""

    def __init__(
        self, answers: QueueAnswers, at_hand: AtHand, pages: Pages, bench: Bench, options: DeskOptions, again: Resubmissions
    ) -> None:
        self._pages = pages
        self._bench = bench
        self._options = options
        self._answers = answers
        self._at_hand = at_hand
        self._again = again
        self._counts = Recent(counts, _COUNTED)

    def routes(self) -> list[Route]:
        """Where the pages are."""
        one = HOME + "/{sha256}"
        return [
            Route(HOME, self._listed, methods=["GET"]),
            Route(HOME, self._many, methods=["POST"]),
            Route(one, self._document, methods=["GET"]),
            Route(one + "/kieu.css", self._style),
            Route(one + "/quyet-dinh", self._decide, methods=["POST"]),
            Route(one + "/buoc", self._step, methods=["POST"]),
            Route(one + "/nhan", self._claim, methods=["POST"]),
            Route(one + "/soan-thao", self._drafted, methods=["POST"]),
            Route(one + "/thu", self._letter, methods=["POST"]),
            *(Route(f"{one}/{form}", self._opened_again, methods=["GET"]) for form in _FORMS),
        ]

    async def _opened_again(self, request: Request) -> Response:
        """The page of the document, for whoever opens the address of a form again that came back to be corrected."""
        return RedirectResponse(f"{HOME}/{request.path_params['sha256']}{way_of(request.query_params)}", 303)

    async def _listed(self, request: Request) -> Response:
        """A page of the queue."""
        return await self.listed(request, request.query_params, ReturnedForm())

    async def listed(self, request: Request, told: Mapping[str, Any], form: ReturnedForm) -> Response:
        """The queue as ``told`` looks at it; ``form``: what comes back of a form of it."""
        who = self._answers.name(request)
        wanted = wanted_in(told, who)
        rows, states, kept = await self._answers.asked(self._looked_at, wanted, who)
        colleagues = await self._answers.colleagues(request)
        shown, more = rows[:PAGE], len(rows) > PAGE
        return self._pages.show(
            request, "queue.html", form.status, rows=shown, more=query_of(told, shown[-1]) if more else "", wanted=wanted, counts=states,
            states=STATES, verdicts=VERDICTS, home=HOME, who=who, back=way_of(told),
            steps=(ASSIGN, RELEASE, *((GIVE,) if colleagues else ()), *STEPS), colleagues=colleagues,
            carried={**kept_in(told), "sau": ",".join(map(str, wanted.after)) if wanted.after[0] else ""},
            state=self._answers.state(request), whose_way=whose_ways(told), kept=kept, form=form,
            every=EVERY, way_to_every=way_to_every(told),
            sentence=partial(self._answers.sentence, request), register=self._answers.register_name,
        )  # fmt: skip

    def _looked_at(self, register: Register, wanted: Wanted, who: str) -> tuple[list[Queued], dict[str, int], list[SavedFilter]]:
        """All that the list tells, asked together."""
        return page_of(register, wanted, today()), self._counts(register), filters_of(register, who)

    async def _many(self, request: Request) -> Response:
        """One step for many documents: lawful for every ticked one, or done with none."""
        form = await form_of(request, self._options)
        refusal = self._answers.refused(request, form)
        if refusal is not None:
            return refusal
        hashes = list(dict.fromkeys(str(each)[:HASH] for each in form.getlist("ticked")))
        try:
            what, who = str(form.get("what", "")), self._answers.name(request)
            await self._answers.changed(done_with_all, hashes, what, reason_in(form), who, await self._gift(request, form))
        except Refused as trouble:
            none_done = self._answers.say(request, "queue.none_done") + " " if len(hashes) > 1 else ""
            back = returned("many", trouble, lambda each: none_done + self._answers.sentence(request, each), form)
            return await self.listed(request, form, back)
        return self._pages.went(HOME + way_of(form), "many", len(hashes))

    async def _document(self, request: Request) -> Response:
        """One document: what was found, decided and done, its page, and what may be done next."""
        return await self._page(request, request.query_params, ReturnedForm())

    async def _page(self, request: Request, told: Mapping[str, Any], form: ReturnedForm) -> Response:
        """A document in the queue as ``told`` looks at it; ``form``: what comes back of a form of its page."""
        found = await self._answers.found(request)
        if found is None:
            return self._answers.trouble(request, 404, self._answers.say(request, "not_here"), told, known=False)
        seen = await self._at_hand.judged(found, self._pages.visitors.lang_of(request))
        one = seen.documents[0] if seen is not None and len(seen.documents) == 1 else None
        words, who = self._pages.words(request), self._answers.name(request)
        others = await self._answers.colleagues(request)
        return self._pages.show(
            request, "dossier.html", form.status, found=found, document=one,
            causes=causes(finding_rows(found, seen, words), words), decisions=DECISIONS,
            steps={name: needs_reason(found, name) for name in found.steps},
            next=await self._answers.asked(following, wanted_in(told, who), found.document["sha256"]), home=HOME, who=who,
            back=way_of(told), carried={"seen": newest_of(found), **kept_in(told)}, history=history(found, words),
            state=self._answers.state(request), form=form,
            crossings=await self._answers.asked(crossings_of, found, words),
            path=f"{HOME}/{found.document['sha256']}",
            colleagues=self._takers(request, found, others), people=(who, *others),
            **await self._again.told(request, found, seen),
            article=one.markup if one is not None else "", levels=one.levels if one is not None else "",
        )  # fmt: skip

    def _takers(self, request: Request, found: Dossier, colleagues: Sequence[str]) -> tuple[str, ...]:
        """Whom of the colleagues who asks may give the document to."""
        if found.done or not may_give(found.assignee, self._answers.name(request), head=self._answers.is_head(request)):
            return ()
        return tuple(name for name in colleagues if name != found.assignee)

    async def _style(self, request: Request) -> Response:
        """The style of a document's page, which asked for it right after it was made."""
        lang = self._pages.visitors.lang_of(request)
        seen = self._at_hand.kept(request.path_params["sha256"], lang)
        if seen is None and (found := await self._answers.found(request)) is not None:
            seen = await self._at_hand.judged(found, lang)
        return Response("".join(each.style for each in seen.documents) if seen is not None else "", media_type="text/css")

    async def _decide(self, request: Request) -> Response:
        """What a reviewer decided of findings, each with the one reason given."""
        return await self._changed(request, "decide", self._kept_decisions, fields=FIELDS_OF_FINDINGS)

    def _kept_decisions(self, connection: Connection, sha256: str, form: FormData, reason: str, who: str) -> None:
        decide(connection, sha256, decisions_in(form), self._at_hand.shown(sha256), reason, who)

    async def _step(self, request: Request) -> Response:
        """The next step of a document; then the next document."""
        return await self._changed(request, "step", self._kept_step, on=True)

    @staticmethod
    def _kept_step(connection: Connection, sha256: str, form: FormData, reason: str, who: str) -> None:
        step(connection, sha256, str(form.get("what", "")), reason, who, other_in(form, "by"))

    async def _claim(self, request: Request) -> Response:
        """Take a document, let it go, or give it to a colleague."""
        form = await form_of(request, self._options)
        if form.get("what") != GIVE:
            return await self._changed(request, "claim", self._kept_claim)
        return await self._changed(request, "give", partial(self._kept_gift, await self._gift(request, form)))

    async def _gift(self, request: Request, form: FormData) -> Gift:
        return Gift(str(form.get("to", "")), await self._answers.colleagues(request), head=self._answers.is_head(request))

    @staticmethod
    def _kept_claim(connection: Connection, sha256: str, form: FormData, reason: str, who: str) -> None:
        if form.get("what") not in (ASSIGN, RELEASE):
            raise Refused("desk.no_step")
        give(connection, sha256, who if form.get("what") == ASSIGN else "", who, reason)

    @staticmethod
    def _kept_gift(gift: Gift, connection: Connection, sha256: str, _form: FormData, reason: str, who: str) -> None:
        hand_over(connection, sha256, gift, who, reason)

    async def _drafted(self, request: Request) -> Response:
        """Who wrote the document."""
        return await self._changed(request, "drafted", self._kept_drafter)

    @staticmethod
    def _kept_drafter(connection: Connection, sha256: str, form: FormData, _reason: str, who: str) -> None:
        name_drafter(connection, sha256, drafter_in(form), who)

    async def _changed(
        self, request: Request, name: str, change: Callable[[Connection, str, FormData, str, str], None], *, on: bool = False,
        fields: int = FIELDS,
    ) -> Response:  # fmt: skip
        """What the form ``name`` asks for, done, or the page again with that form as it was filled in; ``on``: to the next document."""
        form = await form_of(request, self._options, fields)
        refusal = self._answers.refused(request, form)
        if refusal is not None:
            return refusal
        sha256, way = request.path_params["sha256"], way_of(form)
        after = await self._answers.asked(following, wanted_in(form, self._answers.name(request)), sha256) if on else sha256

        def unless_overtaken(connection: Connection) -> None:
            refuse_overtaken(connection, sha256, str(form.get("seen", "")))
            change(connection, sha256, form, reason_in(form), self._answers.name(request))

        try:
            await self._answers.changed(unless_overtaken)
        except Damaged:
            raise
        except Refused as trouble:
            return await self._page(request, form, returned(name, trouble, partial(self._answers.sentence, request), form))
        return self._pages.went(f"{HOME}/{after}{way}" if after else HOME + way, name)

    async def _letter(self, request: Request) -> Response:
        """The letter about the document, to be looked at and sent by a person."""
        found, form = await self._answers.found(request), await form_of(request, self._options)
        refusal = self._answers.refused(request, form)
        if refusal is not None or found is None:
            return refusal or self._answers.trouble(request, 404, self._answers.say(request, "not_here"), form, known=False)
        lang, sha256 = self._pages.visitors.lang_of(request), found.document["sha256"]
        for path in found.paths:
            if await run_in_threadpool(loaded, path, sha256):
                try:
                    made = await self._bench.run(
                        letter_file, path, lang, self._options.config, self._options.no_config, self._options.office, name=path
                    )
                except (TookTooLong, WorkerDied):
                    return self._answers.trouble(request, 503, self._answers.say(request, "too_long"), form)
                if isinstance(made, NotMade):
                    return self._answers.trouble(request, 422, made.why, form)
                return attachment(made)
        return self._answers.trouble(request, 404, self._answers.say(request, "queue.no_file"), form)
