"""The queue, ``/hang-doi``: what came in, from arrival to the end, on the events of the register.

One page to decide, to write and to go on: findings beside the plan's page, each decided with a reason, the letter, the next step, the next
document. The same steps one by one and many at once, by the same law (:mod:`checker.register.states`) and with a reason each time.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.desk.bench import Bench, TookTooLong, WorkerDied
from checker.desk.counter import attachment
from checker.desk.desk_options import DeskOptions
from checker.desk.pages import Pages
from checker.desk.persons import person_of
from checker.desk.queue_rows import PAGE, Dossier, Queued, Wanted, counts, dossier, following, found_in, last_event, objection, page_of
from checker.desk.receiving import form_of
from checker.desk.work import CheckedFile, GivenFile, NotMade, checked, letter_file, loaded
from checker.model import VERDICTS
from checker.model.errors import Refused
from checker.register.register import Register
from checker.register.states import DECISIONS, STATES
from checker.reporting import phrases
from checker.reporting.catalogue import Words

HOME = "/hang-doi"
Answer = TypeVar("Answer")
_LONGEST = 1_000
"""Letters of a reason."""
_WORDS = 200
"""Letters of a search."""
_HASH = 64
_AT_HAND = 32
"""Documents whose pages are kept in memory, so that a decision does not have them judged anew."""
_ASSIGN, _RELEASE = "assign", "release"


class Queue:
    """The pages of the queue; ``who`` is the reviewer at a desk without accounts, whose name every event bears."""

    def __init__(self, register: Register, who: str, pages: Pages, bench: Bench, options: DeskOptions) -> None:
        self._register = register
        self._who = who
        self._pages = pages
        self._bench = bench
        self._options = options
        self._at_hand: OrderedDict[tuple[str, str], CheckedFile] = OrderedDict()

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
            Route(one + "/thu", self._letter, methods=["POST"]),
        ]

    def _name(self, request: Request) -> str:
        """Whose name an event bears."""
        person = person_of(request)
        return person.name if person is not None else self._who

    async def _asked(self, question: Callable[..., Answer], *told: Any) -> Answer:
        return await run_in_threadpool(question, self._register, *told)

    async def _listed(self, request: Request) -> Response:
        """A page of the queue."""
        wanted = wanted_in(request.query_params, self._name(request))
        rows = await self._asked(page_of, wanted, date.today())
        shown, more = rows[:PAGE], len(rows) > PAGE
        next_page = query_of(request.query_params, shown[-1]) if more else ""
        return self._pages.show(
            request, "queue.html", rows=shown, more=next_page, wanted=wanted, counts=await self._asked(counts), states=STATES,
            verdicts=VERDICTS, home=HOME, who=self._name(request), back=_way_of(request.query_params), state=self._state(request), told="",
        )  # fmt: skip

    def _state(self, request: Request) -> Callable[[str], str]:
        words = self._pages.words(request)
        return lambda name: words.ui(f"register.states.{name}")

    async def _many(self, request: Request) -> Response:
        """One step for many documents: lawful for every ticked one, or done with none."""
        form = await form_of(request, self._options)
        refusal = self._refused(request, form)
        if refusal is not None:
            return refusal
        hashes = [str(each)[:_HASH] for each in form.getlist("ticked")][:PAGE]
        what, reason = str(form.get("what", "")), str(form.get("reason", "")).strip()[:_LONGEST]
        if not hashes:
            return self._trouble(request, 422, self._say(request, "queue.none_ticked"), form)
        try:
            await self._asked(self._done_with_all, hashes, what, reason, self._name(request))
        except Refused as trouble:
            none_done = self._say(request, "queue.none_done") + " "
            return self._told(request, trouble, form, none_done if len(hashes) > 1 else "")
        return RedirectResponse(HOME + _way_of(form), 303)

    def _done_with_all(self, register: Register, hashes: list[str], what: str, reason: str, who: str) -> None:
        if what in (_ASSIGN, _RELEASE):
            for sha256 in hashes:
                _refuse_unknown(register, sha256)
            for sha256 in hashes:
                _give(register, sha256, who if what == _ASSIGN else "", who, reason)
            return
        for sha256 in hashes:  # looked at before anything is done: all of it or nothing
            _refuse_step(register, sha256, what, reason)
        if not reason:
            raise Refused("register.no_reason", kind=what)
        for sha256 in hashes:
            register.record(what, sha256, who=who, why=reason)

    def _refused(self, request: Request, form: FormData) -> Response | None:
        if self._pages.visitors.is_token(self._pages.visitors.name_of(request), str(form.get("token", ""))):
            return None
        return self._trouble(request, 403, self._say(request, "no_token"), form)

    def _told(self, request: Request, trouble: Refused, form: FormData, before: str = "") -> Response:
        return self._trouble(request, 409, before + phrases.refusal(trouble, self._pages.words(request)), form)

    def _say(self, request: Request, key: str) -> str:
        return self._pages.words(request).say("desk", key)

    def _trouble(self, request: Request, status: int, sentence: str, told: Mapping[str, Any], *, known: bool = True) -> Response:
        """What hinders, and the way back to where one was: the document where it is ``known``, or the queue as it was looked at."""
        sha256 = request.path_params.get("sha256", "") if known else ""
        place, key = (f"{HOME}/{sha256}", "queue.back_to_document") if sha256 else (HOME, "queue.back")
        return self._pages.hindered(request, status, sentence, place + _way_of(told), key)

    async def _found(self, request: Request) -> Dossier | None:
        return await self._asked(dossier, request.path_params["sha256"])

    async def _judged(self, request: Request, found: Dossier) -> CheckedFile | None:
        """The document judged again from where it lies, if these very bytes still lie there; what was judged lately is at hand."""
        sha256, lang = found.document["sha256"], self._pages.visitors.lang_of(request)
        if (sha256, lang) in self._at_hand:
            self._at_hand.move_to_end((sha256, lang))
            return self._at_hand[sha256, lang]
        for path in found.paths:
            if data := await run_in_threadpool(loaded, path, sha256):
                given = GivenFile(path, data, (), lang, self._options.config, self._options.no_config)
                try:
                    seen = await self._bench.run(checked, given, name=path)
                except (TookTooLong, WorkerDied):
                    return None
                self._at_hand[sha256, lang] = seen
                while len(self._at_hand) > _AT_HAND:
                    self._at_hand.popitem(last=False)
                return seen
        return None

    async def _document(self, request: Request) -> Response:
        """One document: what was found, decided and done, its page, and what may be done next."""
        found = await self._found(request)
        if found is None:
            return self._trouble(request, 404, self._say(request, "not_here"), request.query_params, known=False)
        seen = await self._judged(request, found)
        one = seen.documents[0] if seen is not None and len(seen.documents) == 1 else None
        words, wanted = self._pages.words(request), wanted_in(request.query_params, self._name(request))
        return self._pages.show(
            request, "dossier.html", found=found, newest=newest_of(found), document=one,
            rows=finding_rows(found, seen, words), steps=found.steps,
            decisions=DECISIONS, next=await self._asked(following, wanted, found.document["sha256"], date.today()), home=HOME,
            who=self._name(request),
            back=_way_of(request.query_params), kept=request.query_params, history=history(found, words), state=self._state(request),
            article=one.markup if one is not None else "", levels=one.levels if one is not None else "",
        )  # fmt: skip

    async def _style(self, request: Request) -> Response:
        found = await self._found(request)
        seen = await self._judged(request, found) if found is not None else None
        return Response("".join(each.style for each in seen.documents) if seen is not None else "", media_type="text/css")

    async def _decide(self, request: Request) -> Response:
        """What a reviewer decided of findings, each with the one reason given."""
        return await self._changed(request, self._kept_decisions)

    def _kept_decisions(self, register: Register, sha256: str, form: FormData, reason: str, who: str) -> None:
        known = self._known_findings(register, sha256)
        for name, value in form.multi_items():
            rule, _, fingerprint = name.removeprefix("f:").partition(":")
            if name.startswith("f:") and value in DECISIONS:
                if (rule, fingerprint) not in known:
                    raise Refused("desk.no_finding", rule=rule[:_HASH])
                register.decide(sha256, rule, fingerprint, str(value), who=who, why=reason)

    def _known_findings(self, register: Register, sha256: str) -> set[tuple[str, str]]:
        """The findings that may be decided: what any reading kept, and what the page that was looked at shows."""
        shown = (json.loads(seen.json)["documents"] for (each, _), seen in list(self._at_hand.items()) if each == sha256)
        now = {(row["rule"], row["fingerprint"]) for some in shown for one in some for row in one["findings"]}
        return found_in(register, sha256) | now

    async def _step(self, request: Request) -> Response:
        """The next step of a document; then the next document."""
        return await self._changed(request, self._kept_step, on=True)

    def _kept_step(self, register: Register, sha256: str, form: FormData, reason: str, who: str) -> None:
        what = str(form.get("what", ""))
        _refuse_step(register, sha256, what, reason)
        by = (str(form.get("by", "")).strip() or str(form.get("by_hash", "")).strip())[:_HASH]
        register.record(what, sha256, who=who, why=reason, by=by or None)

    async def _claim(self, request: Request) -> Response:
        """Take a document, or let it go."""
        return await self._changed(request, self._kept_claim)

    def _kept_claim(self, register: Register, sha256: str, form: FormData, reason: str, who: str) -> None:
        _give(register, sha256, who if form.get("what") == _ASSIGN else "", who, reason)

    async def _changed(
        self, request: Request, change: Callable[[Register, str, FormData, str, str], None], *, on: bool = False
    ) -> Response:
        form = await form_of(request, self._options)
        refusal = self._refused(request, form)
        if refusal is not None:
            return refusal
        sha256, way = request.path_params["sha256"], _way_of(form)
        after = await self._asked(following, wanted_in(form, self._name(request)), sha256, date.today()) if on else sha256
        try:
            await self._asked(_refuse_overtaken, sha256, str(form.get("seen", "")))
            await self._asked(change, sha256, form, str(form.get("reason", "")).strip()[:_LONGEST], self._name(request))
        except Refused as trouble:
            return self._told(request, trouble, form)
        return RedirectResponse(f"{HOME}/{after}{way}" if after else HOME + way, 303)

    async def _letter(self, request: Request) -> Response:
        """The letter about the document, to be looked at and sent by a person."""
        found, form = await self._found(request), await form_of(request, self._options)
        refusal = self._refused(request, form)
        if refusal is not None or found is None:
            return refusal or self._trouble(request, 404, self._say(request, "not_here"), form, known=False)
        lang, sha256 = self._pages.visitors.lang_of(request), found.document["sha256"]
        for path in found.paths:
            if await run_in_threadpool(loaded, path, sha256):
                try:
                    made = await self._bench.run(
                        letter_file, path, lang, self._options.config, self._options.no_config, self._options.office, name=path
                    )
                except (TookTooLong, WorkerDied):
                    return self._trouble(request, 503, self._say(request, "too_long"), form)
                if isinstance(made, NotMade):
                    return self._trouble(request, 422, made.why, form)
                return attachment(made)
        return self._trouble(request, 404, self._say(request, "queue.no_file"), form)


def _refuse_step(register: Register, sha256: str, what: str, reason: str) -> None:
    """Raises :class:`Refused` for a step that may not be taken; many at once ask this of each before anything is done."""
    found = dossier(register, sha256)
    refusal = objection(found, what, reason) if found is not None else Refused("register.no_document", document=sha256)
    if refusal is not None:
        raise refusal


def _refuse_unknown(register: Register, sha256: str) -> None:
    if last_event(register, sha256) is None:
        raise Refused("register.no_document", document=sha256)


def _refuse_overtaken(register: Register, sha256: str, seen: str) -> None:
    """Complain where somebody did something with the document since the page was made: two reviewers never overwrite each other unseen."""
    if seen and seen != str(last_event(register, sha256)):
        raise Refused("desk.overtaken")


def _give(register: Register, sha256: str, to: str, who: str, why: str) -> None:
    """Give a document to somebody, or to nobody."""
    register.record("assigned", sha256, who=who, why=why, details={"to": to})


def wanted_in(told: Mapping[str, Any], who: str) -> Wanted:
    """What of the queue an address or a form asks for; what it says wrong is left out."""
    state, verdict = str(told.get("tt", "")), str(told.get("kl", ""))
    day, _, number = str(told.get("sau", "")).partition(",")
    after = (day[:10], int(number)) if number.isdecimal() and len(number) < 12 else ("", 0)
    return Wanted(
        state if state in STATES else "", verdict if verdict in VERDICTS else "", str(told.get("tim", ""))[:_WORDS].strip(),
        who if told.get("cua") == "toi" else "", after,
    )  # fmt: skip


def _way_of(told: Mapping[str, Any]) -> str:
    """The part of an address that keeps how the queue is looked at."""
    kept = {name: str(told[name])[:_WORDS] for name in ("tt", "kl", "tim", "cua") if told.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


def query_of(told: Mapping[str, Any], last: Queued) -> str:
    """The address of the page after the one that ends with ``last``."""
    way = _way_of(told)
    after = urlencode({"sau": f"{last.document['received']},{last.document['id']}"})
    return f"{way}{'&' if way else '?'}{after}"


def finding_rows(found: Dossier, seen: CheckedFile | None, words: Words) -> list[dict[str, Any]]:
    """The findings with what was decided of each; from the page as judged now, else from the register, which may keep no words of them."""
    if seen is not None and len(seen.documents) == 1 and not seen.documents[0].secret:
        told = json.loads(seen.json)["documents"][0]["findings"]
    else:
        told = [{**row, "message": words.rule(row["rule"], "title")} for row in found.findings]
    return [
        {
            "rule": row["rule"], "fingerprint": row["fingerprint"], "level": row["level"], "message": row["message"],
            "component": phrases.component(row["component"], words), "decision": found.decisions.get((row["rule"], row["fingerprint"]), ""),
        }
        for row in told
    ]  # fmt: skip


def newest_of(found: Dossier) -> str:
    """The number of a document's newest event, by which a form tells what its page knew."""
    return str(found.history[0]["id"]) if found.history else ""


def history(found: Dossier, words: Words) -> list[dict[str, str]]:
    """What happened to a document, the newest first: when, who, what, why."""
    return [
        {
            "at": row["at"], "who": row["who"],
            "what": words.say("desk", f"queue.event.{row['kind']}"), "why": row["why"] or "", "more": _more(row, words),
        }
        for row in found.history
    ]  # fmt: skip


def _more(row: Mapping[str, Any], words: Words) -> str:
    told = json.loads(row["details"] or "{}")
    return str(told.get("to") or (words.say("verdicts", told["verdict"]) if "verdict" in told else row["rule"] or ""))


__all__ = ["HOME", "Queue", "finding_rows", "wanted_in"]
