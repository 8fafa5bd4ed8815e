"""The counter, ``/kiem-tra``: a clerk gives files and gets the verdict, the marked page, and what can be made of them to take away."""

from __future__ import annotations

import asyncio
from collections import Counter as Counted
from collections.abc import Awaitable, Callable, Iterable
from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.desk.attachments import attachment
from checker.desk.bench import Bench, TookTooLong, WorkerDied
from checker.desk.desk_options import DeskOptions
from checker.desk.pages import Pages
from checker.desk.receiving import asked_in, files_in, form_of
from checker.desk.tray import Batch, HeldFile, Tray, TrayFull
from checker.desk.work import (
    CheckedDocument,
    Download,
    NotMade,
    checked,
    commented_file,
    mended_file,
    new_plan,
    workbook,
)
from checker.fixing.plan_answers import KINDS, SIGNINGS
from checker.model.errors import Refused
from checker.reporting.order import TOLD_VERDICTS
from checker.running.walking import PACKED, SUFFIXES, WEB_PAGES

HOME = "/kiem-tra"
_KINDS = ",".join((*SUFFIXES, *PACKED, *WEB_PAGES))
"""What the browser's window for choosing files shows first."""
_SOON = 2.5
"""Seconds an answer waits for the work: an ordinary plan is shown at once, of slow ones the progress is."""
_PLAIN = ("organ", "superior", "code", "place", "subject", "title", "name")
_LONGEST = 2_000
"""Letters of one answer of the form for a new plan."""
_ROWS = 60
"""Recipients or sections of a new plan."""


class Making(NamedTuple):
    """Something that can be made of a file: how, of which media, and whether of its findings or of those alone that are mended."""

    work: Callable[..., Download | NotMade]
    given: tuple[object, ...]
    media: tuple[str, ...]
    mends: bool = True

    def suits(self, document: CheckedDocument) -> bool:
        """Whether there is anything to make: nothing is offered where nothing would change."""
        return document.medium in self.media and bool(document.mends if self.mends else document.findings)


MAKINGS = {
    "gop-y": Making(commented_file, (), ("docx",), mends=False),
    "theo-doi": Making(mended_file, (False,), ("docx",)),
    "sua": Making(mended_file, (True,), ("docx", "text")),
}
"""By the last part of their address: comments, tracked changes, the mended file."""


class Counter:
    """The pages of the counter."""

    def __init__(self, pages: Pages, tray: Tray, bench: Bench, options: DeskOptions) -> None:
        self._pages = pages
        self._tray = tray
        self._bench = bench
        self._options = options
        self._tasks: set[asyncio.Task[None]] = set()

    def routes(self) -> list[Route]:
        """Where the pages are."""
        one = HOME + "/{batch}/{number:int}"
        return [
            Route("/", self._home),
            Route(HOME, self._opened, methods=["GET"]),
            Route(HOME, self._given, methods=["POST"]),
            Route("/soan", self._blank, methods=["GET"]),
            Route("/soan", self._written, methods=["POST"]),
            Route(HOME + "/{batch}", self._batch),
            Route(HOME + "/{batch}/bao-cao.xlsx", self._workbook),
            Route(HOME + "/{batch}/bo", self._dropped, methods=["POST"]),
            Route(one, self._file),
            Route(one + "/bao-cao.json", self._json),
            Route(one + "/{at:int}", self._document),
            Route(one + "/{at:int}/kieu.css", self._style),
            Route(one + "/{what}", self._made, methods=["POST"]),
        ]

    async def _home(self, request: Request) -> Response:
        return RedirectResponse(HOME, 303)

    async def _opened(self, request: Request) -> Response:
        """The empty counter, and what this visitor gave before and may still look at."""
        before = list(self._tray.of(self._pages.visitors.name_of(request)))
        return self._pages.show(request, "counter.html", before=before, most=self._options, home=HOME, kinds=_KINDS)

    async def _given(self, request: Request) -> Response:
        """Files were given: judge them, and lead to where they stand."""
        form = await form_of(request, self._options)
        visitor = self._pages.visitors.name_of(request)
        try:
            asked = asked_in(form)
        except ValueError:
            return self._pages.trouble(request, 422, "bad_field")
        given = await files_in(form, asked, self._options, self._pages.visitors.lang_of(request))
        if not given:
            return self._pages.trouble(request, 422, "no_file")
        try:
            batch = self._tray.put(visitor, given)
        except TrayFull:
            return self._pages.trouble(request, 503, "full")
        works = [self._begin(self._judge(file)) for file in batch.files]
        await asyncio.wait(works, timeout=_SOON)
        response = RedirectResponse(self._place(batch), 303)
        self._pages.visitors.greet(request, response, visitor)
        return response

    def _place(self, batch: Batch) -> str:
        """The page of a batch: of one file that holds one document, this document's."""
        only = batch.files[0].checked if len(batch.files) == 1 else None
        alone = only is not None and len(only.documents) == 1
        return f"{HOME}/{batch.id}/0/0" if alone else f"{HOME}/{batch.id}"

    def _begin(self, work: Awaitable[None]) -> asyncio.Task[None]:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _judge(self, file: HeldFile) -> None:
        try:
            file.judged(await self._bench.run(checked, file.given, name=file.given.name))
        except TookTooLong:
            file.failed = "too_long"
        except WorkerDied:
            file.failed = "died"
        except Refused:  # the office's own settings are wrong: the server's log says so at its start
            file.failed = "settings"

    def _found(self, request: Request) -> Batch | None:
        return self._tray.find(self._pages.visitors.name_of(request), request.path_params["batch"])

    def _file_of(self, request: Request) -> tuple[Batch, HeldFile] | None:
        batch, number = self._found(request), request.path_params["number"]
        return (batch, batch.files[number]) if batch is not None and number < len(batch.files) else None

    async def _batch(self, request: Request) -> Response:
        """All files of a visit; while some are being judged the page asks again by itself."""
        batch = self._found(request)
        if batch is None:
            return self._gone(request)
        if batch.done and (place := self._place(batch)) != request.url.path:
            return RedirectResponse(place, 303)
        return self._pages.show(request, "batch.html", batch=batch, counted=_counted(batch), home=HOME)

    def _gone(self, request: Request) -> Response:
        return self._pages.trouble(request, 404, "gone", minutes=self._options.minutes)

    async def _file(self, request: Request) -> Response:
        found = self._file_of(request)
        return self._gone(request) if found is None else RedirectResponse(f"{HOME}/{found[0].id}", 303)

    async def _document(self, request: Request) -> Response:
        """One document: its verdict, its page with the findings beside it, and what can be made of it."""
        found = self._file_of(request)
        at = request.path_params["at"]
        if found is None or found[1].checked is None or at >= len(found[1].checked.documents):
            return self._gone(request)
        batch, file = found
        document = found[1].checked.documents[at]
        makings = [name for name, each in MAKINGS.items() if each.suits(document)] if self._makes(file) else []
        by_hand = file.kept and document.findings and not document.mends and document.medium in MAKINGS["sua"].media
        return self._pages.show(
            request, "document.html", batch=batch, file=file, document=document, makings=makings, by_hand=by_hand, home=HOME,
            number=batch.files.index(file), at=at, article=document.markup, levels=document.levels,
        )  # fmt: skip

    @staticmethod
    def _makes(file: HeldFile) -> bool:
        """Whether anything can be made of the file: it is one document, read and still here."""
        return file.kept and file.checked is not None and len(file.checked.documents) == 1

    async def _style(self, request: Request) -> Response:
        found, at = self._file_of(request), request.path_params["at"]
        if found is None or found[1].checked is None or at >= len(found[1].checked.documents):
            return Response("", 404, media_type="text/css")
        return Response(found[1].checked.documents[at].style, media_type="text/css")

    async def _json(self, request: Request) -> Response:
        found = self._file_of(request)
        if found is None or found[1].checked is None:
            return self._gone(request)
        return attachment(Download("bao-cao.json", found[1].checked.json.encode(), "application/json"))

    async def _made(self, request: Request) -> Response:
        """A file made of the one that was given, to be taken away."""
        found, making = self._file_of(request), MAKINGS.get(request.path_params["what"])
        if found is None or making is None or not self._makes(found[1]):
            return self._gone(request)
        given = found[1].given._replace(lang=self._pages.visitors.lang_of(request))
        return await self._taken_away(request, making.work, given, *making.given, name=given.name)

    async def _workbook(self, request: Request) -> Response:
        batch = self._found(request)
        given = tuple(file.given for file in batch.files if file.kept) if batch is not None else ()
        if not given:
            return self._gone(request)
        return await self._taken_away(request, workbook, given, name="bao-cao.pdf" if len(given) > 1 else given[0].name)

    async def _taken_away(self, request: Request, work: Callable[..., Download | NotMade], *given: object, name: str) -> Response:
        try:
            made = await self._bench.run(work, *given, name=name)
        except TookTooLong:
            return self._pages.trouble(request, 503, "too_long")
        except WorkerDied:
            return self._pages.trouble(request, 422, "died")
        if isinstance(made, NotMade):
            return self._pages.hindered(request, 422, made.why)
        return attachment(made)

    async def _dropped(self, request: Request) -> Response:
        """The visitor takes everything back."""
        batch = self._found(request)
        if batch is not None:
            self._tray.drop(batch)
        return RedirectResponse(HOME, 303)

    async def _blank(self, request: Request) -> Response:
        """The form for a new plan."""
        return self._pages.show(request, "new.html", kinds=KINDS, signings=SIGNINGS)

    async def _written(self, request: Request) -> Response:
        """A new plan from the form."""
        form = await form_of(request, self._options)
        told = told_in(form)
        if told is None:
            return self._pages.trouble(request, 422, "bad_field")
        return await self._taken_away(request, new_plan, told, self._pages.visitors.lang_of(request), name="ke-hoach.docx")


def _counted(batch: Batch) -> dict[str, int]:
    """How many documents have which verdict, in the order of verdicts; nothing of one alone."""
    found = Counted(each.verdict for file in batch.files if file.checked is not None for each in file.checked.documents)
    return {verdict: found[verdict] for verdict in TOLD_VERDICTS if found[verdict]} if found.total() > 1 else {}


def told_in(form: FormData) -> dict[str, object] | None:
    """The answers of the form for a new plan; ``None`` where one is not what the form asks for."""
    plain = {name: str(form.get(name, "")).strip() for name in _PLAIN}
    chosen = {name: str(form.get(name, "")) for name in ("kind", "signing")}
    rows = {name: tuple(_rows(str(form.get(name, "")).splitlines())) for name in ("recipients", "sections")}
    said = (*plain.values(), *rows["recipients"], *rows["sections"])
    if chosen["kind"] not in ("", *KINDS) or chosen["signing"] not in ("", *SIGNINGS) or not all(_is_line(each) for each in said):
        return None
    if any(len(each) > _ROWS for each in rows.values()):
        return None
    return {**plain, **chosen, **rows, "with_annex": form.get("with_annex") == "1"}


def _rows(lines: Iterable[str]) -> Iterable[str]:
    return (line.strip() for line in lines if line.strip())


def _is_line(said: str) -> bool:
    return len(said) <= _LONGEST and (said.isprintable() or not said)
