"""The list as it is looked at, taken away as a workbook or a Word table: what the filter lets through, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checker.desk.attachments import attachment
from checker.desk.bench import Bench, TookTooLong, WorkerDied
from checker.desk.pages import Pages
from checker.desk.queue_answers import QueueAnswers
from checker.desk.queue_rows import Queued, Wanted, page_of
from checker.desk.queue_ways import HOME, wanted_in
from checker.desk.work import SHEET, WORD, Download
from checker.register.register import Register
from checker.register.sheet_files import TableSetting, word_of, workbook_of
from checker.register.sheets import Cells
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.settings.office_clock import today

COLUMNS = ("at", "organ", "code", "issued", "subject", "verdict", "errors", "received", "days", "state", "assignee", "path")
_WIDTHS = (5, 24, 16, 12, 40, 14, 7, 12, 9, 16, 18, 28)
_TWIPS = (560, 1900, 1300, 1150, 2700, 1000, 620, 1150, 800, 1000, 1000, 1106)
MOST = {"xlsx": 20_000, "docx": 2_000}
"""Rows of a file; what is left out is told in its last row."""
_PIECE = 1_000


class Listing:
    """The files of the list."""

    def __init__(self, answers: QueueAnswers, pages: Pages, bench: Bench) -> None:
        self._answers = answers
        self._pages = pages
        self._bench = bench

    def routes(self) -> list[Route]:
        """Where they are."""
        return [Route(f"{HOME}/danh-sach.{kind}", self._file(kind), methods=["GET"]) for kind in MOST]

    def _file(self, kind: str):  # type: ignore[no-untyped-def]
        async def made(request: Request) -> Response:
            words = self._pages.words(request)
            wanted = wanted_in(request.query_params, self._answers.name(request))._replace(after=("", 0))
            found = await self._answers.asked(_cells, wanted, today(), words, MOST[kind])
            try:
                return attachment(await self._bench.run(listed, kind, _setting(words), found))
            except (TookTooLong, WorkerDied):
                return self._answers.trouble(request, 503, self._answers.say(request, "too_long"), request.query_params)

        return made


def listed(kind: str, setting: TableSetting, found: tuple[Cells, ...]) -> Download:
    """The file, made by a process of the bench."""
    if kind == "xlsx":
        return Download("hang-doi.xlsx", workbook_of(setting, found), SHEET)
    return Download("hang-doi.docx", word_of(setting, found), WORD)


def _setting(words: Words) -> TableSetting:
    heads = tuple(words.say("desk", f"queue.list.{name}") for name in COLUMNS)
    return TableSetting(words.say("desk", "queue.list.name"), words.say("desk", "queue.title"), heads, _WIDTHS, _TWIPS)


def _cells(register: Register, wanted: Wanted, today: date, words: Words, most: int) -> tuple[Cells, ...]:
    rows = list(islice(_all(register, wanted, today), most + 1))
    told = [_row(at, each, words) for at, each in enumerate(rows[:most], 1)]
    if len(rows) > most:
        told.append(("", words.say("desk", "queue.list.cut", most=most), *[""] * (len(COLUMNS) - 2)))
    return tuple(told)


def _all(register: Register, wanted: Wanted, today: date) -> Iterator[Queued]:
    """The rows of all pages, the urgent ones first."""
    while True:
        rows = page_of(register, wanted, today, _PIECE)
        yield from rows[:_PIECE]
        if len(rows) <= _PIECE:
            return
        last = rows[_PIECE - 1].document
        wanted = wanted._replace(after=(str(last["received"]), last["id"]))


def _row(at: int, each: Queued, words: Words) -> Cells:
    it = each.document
    if each.damage is not None:
        return (at, phrases.refusal(each.damage, words), *[""] * (len(COLUMNS) - 2))
    issued, received = (phrases.table_day(it[name] or "", words) for name in ("issued_date", "received"))
    return (
        at, each.issuer, "/".join(filter(None, (it["code_number"], it["code_notation"]))), issued, it["subject"],
        words.say("verdicts", it["verdict"]), it["errors"], received, each.days, words.ui(f"register.states.{it['state']}"),
        each.assignee, it["path"] or it["sha256"],
    )  # fmt: skip
