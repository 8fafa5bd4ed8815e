"""What is fuzzed: each target takes bytes and does what the command line does with them, without its net for the unforeseen.

A target returns in one word how the input ended; any exception but :class:`~checker.model.Unreadable` is a failure, and
so is a rule that crashed.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from unittest.mock import patch

from checker.checking import lint, load_ruleset
from checker.fixing.annotating import Byline
from checker.grammar.citation import read_citations
from checker.grammar.code import read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.heading import read_heading, read_smudged_heading
from checker.grammar.recipients import read_archive, read_entry, read_label
from checker.grammar.signer import read_competence
from checker.model import Report, Unreadable
from checker.parsing import parse
from checker.parsing.secrecy import marks_in
from checker.reading import DEFAULT, read
from checker.reading.packed.edxml import is_envelope, read_envelope
from checker.reading.sniffing import sniff
from checker.reading.web.mailed_pages import PAGES, GivenPage, page_in
from checker.reading.web.web_pages import seen_page
from checker.reporting import render
from checker.running import rounds
from checker.running.suppressing import judged
from checker.running.tasks import Task
from tests.builders.envelope import envelope
from tests.builders.plan_text import PlanText
from tests.builders.plans import SO_NOI_VU
from tests.builders.sheets import Page, Show, pdf

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
PAST = Path(__file__).with_name("past")
_READERS: tuple[Callable[[str], object], ...] = (
    read_citations,
    read_number,
    lambda line: read_number(line, ocr=True),
    read_dateline,
    read_heading,
    lambda line: read_smudged_heading(line, 2),
    read_label,
    lambda line: read_label(line, ocr=True),
    read_archive,
    read_entry,
    read_competence,
)


class RuleCrashedError(Exception):
    """A rule raised: the report would say ``rule_error``."""


def check(data: bytes, name: str) -> str:
    """The whole way from bytes to a report in text and JSON, with no other program to be found."""
    try:
        with _alone():
            document = read(data, name=name)
    except Unreadable as trouble:
        return trouble.key
    plan = parse(document)
    report = lint(plan, load_ruleset(plan))
    broken = [rest for rest in report.not_checked if rest.state == "rule_error"]
    if broken:
        raise RuleCrashedError(f"{broken[0].rule}: {broken[0].why}")
    for form in ("text", "json"):
        render(Report((report,)), form)
    return report.verdict


def _alone() -> AbstractContextManager[object]:
    """No recogniser and no LibreOffice: they are slow, and not ours to fuzz."""
    return patch.dict(os.environ, {"PATH": "", "THETHUC_SOFFICE": "/nowhere"})


def enclosed(data: bytes) -> str:
    """An envelope opened, and what it encloses checked."""
    if not is_envelope(data):
        return check(data, "a.edxml")
    try:
        found = read_envelope(io.BytesIO(data), DEFAULT)
    except Unreadable as trouble:
        return trouble.key
    return " ".join(check(each.data, each.name) for each in found.attachments if each.data) or "nothing inside"


def grammar(data: bytes) -> str:
    """Every leaf of the grammar on every line."""
    for line in data.decode("utf-8", "replace").splitlines():
        for reader in _READERS:
            reader(line)
    return "read"


class AddedError(Exception):
    """A fix of a text that left more findings of some rule than there were."""


def mended(data: bytes) -> str:
    """A text fixed and fixed again: no rule finds more than before, and the second time nothing is left to do."""
    with tempfile.TemporaryDirectory() as folder, _alone():
        path = os.path.join(folder, "a.txt")
        Path(path).write_bytes(data)
        asked = rounds.Asked(Task(), (), (), True, False, Byline("a", "a", "2024-01-01T00:00:00Z"))
        try:
            before = judged(path, asked.task, ("text",))
            result, after = rounds.settled(path, asked)
            Path(path).write_bytes(result.data)
            again, _ = rounds.settled(path, asked)
        except Unreadable as trouble:
            return trouble.key
    if added := rounds.added(before, after):
        raise AddedError(", ".join(sorted(added)))
    if again.done:
        raise AddedError("not settled: " + ", ".join(finding.rule for finding in again.done))
    return "mended" if result.done else "left"


def page(data: bytes) -> str:
    """The report as a web page: sound, and without a tag, handler or address that the page did not have."""
    try:
        with _alone():
            document = read(data, name="a.txt")
    except Unreadable as trouble:
        return trouble.key
    plan = parse(document)
    report = replace(lint(plan, load_ruleset(plan)), document=document)
    tags = _Tags()
    tags.feed(render(Report((report,)), "html"))
    if tags.foreign:
        raise AddedError(f"in the page: {sorted(tags.foreign)[:3]}")
    return "shown"


def web_page(data: bytes) -> str:
    """A page of the web without what nobody sees, and what is left of it looked at again; its lines asked for a mark."""
    try:
        kind = sniff(data, "a.html")
        if kind not in PAGES:
            return kind
        found = page_in(data, kind)
        seen = seen_page(found, DEFAULT)
        seen_page(GivenPage(seen.data), DEFAULT)
    except Unreadable as trouble:
        return trouble.key
    return "marked" if any(marks_in(line for each in seen.lines for line in each.lines)) else "shown"


class _Tags(HTMLParser):
    """Collects what no page of ours holds: handlers, foreign addresses, tags that load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("iframe", "object", "embed", "img", "link", "base", "form"):
            self.foreign.add(tag)
        self.foreign |= {name for name, _ in attrs if name.startswith("on")}
        self.foreign |= {f"{name}={value}" for name, value in attrs if name in ("href", "src") and not (value or "").startswith("#")}


TARGETS: dict[str, Callable[[bytes], str]] = {
    "docx": lambda data: check(data, "a.docx"),
    "text": lambda data: check(data, "a.txt"),
    "pdf": lambda data: check(data, "a.pdf"),
    "edxml": enclosed,
    "grammar": grammar,
    "fix": mended,
    "html": page,
    "web": web_page,
}
_SUFFIXES = {"docx": "docx", "text": "txt", "grammar": "txt", "fix": "txt", "html": "txt"}


def seeds(target: str) -> list[bytes]:
    """What the mutations start from: the project's own fixtures of that medium, or files made for it."""
    if target in _MADE:
        return _MADE[target]()
    return [path.read_bytes() for path in sorted(FIXTURES.rglob(f"*.{_SUFFIXES[target]}"))]


def _pdfs() -> list[bytes]:
    """A plan on two pages: plain, signed, with wrong letters, with letters without meaning, as pictures, with a script."""
    pages = _printed(SO_NOI_VU)
    signed = Page(pages[1].shows, pages[1].rules, laid=(("Widget", (Show("Ký bởi: Sở Nội vụ", 350, 100),)),))
    return [
        pdf(pages),
        pdf((pages[0], signed), catalogue="/AcroForm << /Fields [] /SigFlags 3 >>"),
        pdf(pages, shift=29),
        pdf(pages, mapped=False),
        pdf([Page(page.shows, pictured=True) for page in pages]),
        pdf(pages, catalogue="/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    ]


def _printed(plan: PlanText) -> tuple[Page, Page]:
    left, right = (*plan.organ_lines, plan.number_line), (*plan.motto_lines, plan.date_line)
    body = (plan.type_name, plan.subject, *plan.opening, *plan.body)
    first = (*_column(left, 85, 780), *_column(right, 290, 780), *_column([line[:80] for line in body[:28]], 85, 700))
    second = (
        *_column([line[:80] for line in body[28:]], 85, 780),
        *_column(plan.recipient_lines, 85, 500),
        *_column((*plan.office_lines, *plan.name_lines), 320, 500),
    )
    return Page(first, rules=((300, 755, 470), (110, 755, 150))), Page(second)


def _column(lines: Sequence[str], x: float, top: float) -> list[Show]:
    return [Show(line, x, top - 20 * at, size=12) for at, line in enumerate(lines)]


def _envelopes() -> list[bytes]:
    """A plan as text in an envelope, with a second file beside it, with wrong metadata, and nothing at all."""
    plan = SO_NOI_VU.text().encode()
    return [
        envelope({"ke-hoach.txt": plan}),
        envelope({"ke-hoach.txt": plan, "phu-luc.pdf": pdf(_printed(SO_NOI_VU))}),
        envelope({"ke-hoach.txt": plan}, {"CodeNumber": "x", "PromulgationDate": "2024-99-99"}),
        envelope({}),
    ]


def _web_pages() -> list[bytes]:
    """A plan as a page: plain, with its styles, with most ways of hiding words, as a mail and as a fragment."""
    lines = [f"<p class=a{at % 5}>{line}</p>" for at, line in enumerate(SO_NOI_VU.text().split("\n")) if line.strip()]
    body, sheet = (
        "\n".join(lines),
        "<style>.a1{color:#fff} p.a2 > b{display:none} @media print{p{display:none}} .a3:before{content:'\\1EAC'}</style>",
    )
    ways = (
        "<p hidden>x</p><del>a</del><template>b</template><noscript>c</noscript><details><summary>d</summary>e</details>"
        '<select><option>f<option selected>g</select><p style="visibility:hidden;font:0/0 a">h<b style="visibility:visible">i</b></p>'
        '<table bgcolor=black><tr><td>M</td><td>Ậ</td><td>T</td></tr></table><input value="j"><bdo dir=rtl>k</bdo><!-- l -->'
        '<p style="position:absolute;left:-9999px;background:url(data:image/png;base64,QUJD)">n</p><font color=white size=1>o</font>'
    )
    whole = f"<!DOCTYPE html><html><head><meta charset=utf-8>{sheet}</head><body>{body}{ways}</body></html>"
    mail = (
        f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n{whole}\n--x--\n"
    )
    return [each.encode() for each in (whole, body, f"<!-- a -->\n<html>{ways}{body}", mail)] + [whole.encode("utf-16")]


_MADE: dict[str, Callable[[], list[bytes]]] = {"pdf": cache(_pdfs), "edxml": cache(_envelopes), "web": cache(_web_pages)}
