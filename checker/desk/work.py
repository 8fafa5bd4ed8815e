"""What the processes of the bench do with a file that was given: bytes and its name in, what pages and downloads show out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from checker.model import DocumentReport, Report, Unreadable
from checker.model.errors import Refused
from checker.model.records import replace
from checker.model.tuples import NamedTuple
from checker.reporting import phrases, render
from checker.reporting.catalogue import Words
from checker.reporting.veil import veiled
from checker.running.tasks import Settings, Task

Made = TypeVar("Made")
AUTHOR = "thethuc"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TEXT = "text/plain; charset=utf-8"
_AT_THE_DESK = {"letter.no_office": "desk.no_office", "letter.whose": "desk.whose", "letter.nothing": "desk.no_letter"}
"""Refusals whose sentences name options of a verb, and those for somebody who sits before a page."""


class GivenFile(NamedTuple):
    """A file as a visitor gave it, and what was asked of it: options by key of the configuration, the language of the answer."""

    name: str
    data: bytes
    asked: tuple[tuple[str, str], ...] = ()
    lang: str = "vi"
    config: str | None = None
    no_config: bool = False


class CheckedDocument(NamedTuple):
    """One document of a file: how it stands in a list, its verdict as people are told it, its part of a page with the style rules this
    needs, the boxes of its levels.

    ``findings``: how many there are to remark on; ``mends``: how many of them the program mends by itself.
    """

    path: str
    verdict: str
    told: str
    secret: bool
    medium: str
    markup: str
    style: str
    levels: str
    findings: int = 0
    mends: int = 0


class CheckedFile(NamedTuple):
    """All documents of a file, and their report as ``check --format json`` gives it; ``left``: files within that were not looked at.

    ``told``: what that report says of each document, once somebody read it (:meth:`read_once`).
    """

    documents: tuple[CheckedDocument, ...]
    json: str
    left: tuple[str, ...] = ()
    told: tuple[Mapping[str, Any], ...] = ()

    def read_once(self) -> CheckedFile:
        """The same with its report read, for who asks it more than once."""
        return self._replace(told=tuple(json.loads(self.json)["documents"]))

    @property
    def secret(self) -> bool:
        """Whether a document of it bears a mark of secrecy."""
        return any(each.secret for each in self.documents)


class Download(NamedTuple):
    """A file to be taken away; ``changed``: how many findings it mends or remarks on."""

    name: str
    data: bytes
    media_type: str
    changed: int = 0


class NotMade(NamedTuple):
    """Why there is no such file, in the visitor's language."""

    why: str


def checked(given: GivenFile) -> CheckedFile:
    """The file judged. Never raises for what a file may hold; of a document with a mark of secrecy no word is shown."""
    words, found = Words(given.lang), reports_of(given)
    documents = tuple(_document(report, words) for report in found)
    told = render(Report(tuple(replace(report, document=None) for report in found)), "json", given.lang)
    return CheckedFile(documents, told, () if any(report.secret for report in found) else _left(given, found))


def _left(given: GivenFile, found: tuple[DocumentReport, ...]) -> tuple[str, ...]:
    """The files of an archive that no report names, since no plan is in one of their kind; what systems leave beside files is none."""
    from checker.reading.packed.archive import members
    from checker.running.one import limits_of

    try:
        within = members(given.name, limits_of(_task(given)), given.data) or ()
    except (Unreadable, OSError):
        return ()
    told = {report.path for report in found} | {f"{given.name}/{row.member}" for report in found for row in report.not_read}
    steps = ((each, each.name.split("/")) for each in within)
    return tuple(
        each.name for each, names in steps
        if each.path not in told and "__MACOSX" not in names and not names[-1].startswith(("._", "~$", ".DS_Store"))
    )  # fmt: skip


def reports_of(given: GivenFile) -> tuple[DocumentReport, ...]:
    """The reports on a file with what was read of it; of one with a mark of secrecy, and of all that came with it, no word is left."""
    from checker.running.archives import judge_content

    found = tuple(judge_content(given.name, given.data, _task(given)._replace(keep_document=True)))
    if any(report.secret for report in found):
        return tuple(veiled(replace(report, secret=report.secret or "?")) for report in found)
    return found


def _document(report: DocumentReport, words: Words) -> CheckedDocument:
    from checker.reporting import summaries
    from checker.reporting.html import article, level_filter
    from checker.reporting.order import told_verdict

    part = article(report, words)
    return CheckedDocument(
        report.path, told_verdict(report), summaries.told(report, words), bool(report.secret), report.medium or "", part.markup, part.style,
        level_filter(report, words), len(report.findings), sum(finding.fix == "safe" for finding in report.findings),
    )  # fmt: skip


def _task(given: GivenFile) -> Task:
    """What is asked of a file that was sent in: nothing of this machine is accepted for it or remembered of it."""
    flags: Mapping[str, Any] = {**dict(given.asked), "cache": False, "suppressions": False}
    return Settings(flags, given.config, given.no_config).task(given.name)


def extracted(given: GivenFile) -> dict[str, Any] | NotMade:
    """The metadata alone, as ``thethuc extract`` gives it."""
    from checker.reporting import metadata
    from checker.running.one import understood

    def made() -> dict[str, Any] | NotMade:
        plan = understood(given.name, _task(given), given.data)
        if plan.secret:
            return NotMade(Words(given.lang).say("desk", "secret"))
        told: dict[str, Any] = json.loads(metadata.render(plan, given.name))
        return told

    return _told(made, given.name, given.lang)


def mended_file(given: GivenFile, accept: bool, unsafe: bool = False) -> Download | NotMade:
    """The file mended: a Word file with tracked changes, or with them accepted; a text as it should be."""
    from checker.running.copying import signature
    from checker.running.rounds import Asked, mended_of, refuse_locked
    from checker.running.suppressing import judged_bytes

    asked = Asked(_task(given), (), (), unsafe, accept, signature(AUTHOR, "TT", None))

    def made() -> Download:
        before = judged_bytes(given.data, given.name, asked.task)
        _refuse_secret(before.report)
        if before.report.medium not in ("docx", "text"):
            raise Unreadable("unreadable.needs_word_or_text")
        refuse_locked(before, given.name, asked)
        result, _after = mended_of(before, given.name, asked)
        is_word = before.report.medium == "docx"
        suffix = ".sua" if accept or not is_word else ".theo-doi"
        return Download(_named(given.name, suffix), result.data, WORD if is_word else _TEXT, len(result.done))

    return _told(made, given.name, given.lang)


def commented_file(given: GivenFile) -> Download | NotMade:
    """The Word file with a comment on each finding."""
    from checker.fixing.annotating import WordComment, annotated
    from checker.fixing.locks import refuse_locked
    from checker.reporting.groups import numbered
    from checker.reporting.word_comment import remark
    from checker.running.copying import signature
    from checker.running.one import limits_of
    from checker.running.suppressing import judged_bytes

    words, task = Words(given.lang), _task(given)

    def made() -> Download:
        found = judged_bytes(given.data, given.name, task)
        _refuse_secret(found.report)
        if found.report.medium != "docx":
            raise Unreadable("unreadable.needs_word")
        refuse_locked(found.data, given.name, "annotate", frozenset(), limits_of(task))
        shown = [WordComment(each.finding.place, remark(each, words)) for each in numbered(found.report, "note")]
        data = annotated(found.data, shown, signature(AUTHOR, "TT", None), limits_of(task))
        return Download(_named(given.name, ".gop-y"), data, WORD, len(shown))

    return _told(made, given.name, given.lang)


def workbook(given: tuple[GivenFile, ...]) -> Download:
    """The findings of some files as a workbook."""
    from checker.reporting.xlsx import RegisterBook
    from checker.running.archives import judge_content

    book = RegisterBook(Words(given[0].lang))
    try:
        for each in given:
            for report in judge_content(each.name, each.data, _task(each)):
                book.add(report)
        return Download("bao-cao.xlsx", b"".join(book.pieces()), SHEET)
    finally:
        book.drop()


def new_plan(told: Mapping[str, Any], lang: str) -> Download | NotMade:
    """A plan in due form from what was told, as ``thethuc new`` makes it."""
    from checker.fixing.new_plan import skeleton
    from checker.fixing.plan_answers import answered

    def made() -> Download:
        data = skeleton(answered(told, None, tuple(told.get("sections", ())), bool(told.get("with_annex"))))
        return Download("ke-hoach.docx", data, WORD)

    return _told(made, "", lang)


def _told(made: Callable[[], Made], name: str, lang: str) -> Made | NotMade:
    """What was made of the file of that name, or in one line why it could not be, as somebody before a page is told it."""
    words = Words(lang)
    try:
        return made()
    except Unreadable as trouble:
        return NotMade(phrases.trouble_of(trouble, name, words))
    except Refused as trouble:
        trouble.key = _AT_THE_DESK.get(trouble.key, trouble.key)
        return NotMade(phrases.refusal(trouble, words))


def _refuse_secret(report: DocumentReport) -> None:
    if report.secret:
        raise Refused("secret.withheld", path=report.path)


def _named(name: str, mark: str) -> str:
    stem, suffix = os.path.splitext(name)
    return f"{stem}{mark}{suffix}"


def loaded(path: str, sha256: str) -> bytes:
    """The bytes at ``path`` if they are still those of that hash; nothing otherwise."""
    from hashlib import sha256 as digest

    from checker.reading import load

    try:
        data = load(path)
    except (Unreadable, OSError, ValueError):
        return b""
    return data if digest(data).hexdigest() == sha256 else b""


def letter_file(path: str, lang: str, config: str | None, no_config: bool, office: str) -> Download | NotMade:
    """The letter the law knows for the plan at ``path``; ``office``: the names of the office that writes it, else the settings say them."""
    from checker.letters.sending import LetterWish, letter_of, target_in
    from checker.running.houses import office_words
    from checker.wording.same_office import offices_in

    flags = {"cache": False, "office": office} if office else {"cache": False}
    settings = Settings(flags, config, no_config)

    def made() -> Download:
        task = settings.task(path)
        offices = offices_in(str(settings.values(path)["office"].value or ""))
        letter = letter_of(path, task, LetterWish(offices), office_words(task.profile))
        if not letter.letter.data:
            raise Refused("letter.nothing", path=os.path.basename(path))
        return Download(os.path.basename(target_in("", path, letter.choice.kind)), letter.letter.data, WORD)

    return _told(made, path, lang)
