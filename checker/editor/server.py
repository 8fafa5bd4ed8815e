"""The language server: findings as diagnostics, the clause on hover, and the safe fixes as quick fixes.

Each change of a text is checked anew as a whole: a plan takes a few milliseconds. Positions go out in the units the editor
asked for (UTF-16 as a rule), which pygls sees to.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, BinaryIO, cast
from urllib.parse import unquote, urlparse

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import PositionCodec, TextDocument

from checker import __version__
from checker.editor.completing import beginning_with
from checker.editor.incoming import LONGEST, Incoming
from checker.fixing.texts import Source, SourceEdit, SourceSpan, agreed
from checker.model import Finding, Unreadable
from checker.model.errors import Refused
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.rule_pages import rule_page
from checker.running.many import Baselines
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Settings

_SOURCE = "thethuc"
_KINDS = (types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


@dataclass(frozen=True, slots=True)
class EditorFinding:
    """A finding as an editor shows it: where, and what mends it (``sure``: without changing words)."""

    finding: Finding
    span: SourceSpan
    edits: tuple[SourceEdit, ...]
    sure: bool


def remarks(text: str, path: str, settings: Settings) -> tuple[EditorFinding, ...]:
    """The findings on a text as it stands in the editor, what is accepted left out; none for what is no plan, or cannot be read.

    Raises :class:`Refused` for a configuration that cannot be heeded.
    """
    try:
        judged = judged_bytes(text.encode("utf-8", "replace"), path, settings.task(path))
    except Unreadable:
        return ()
    (report,) = Baselines(settings).applied((judged.report,))
    source = Source(text, judged.document)
    found = []
    for finding in report.findings:
        rule = judged.rules.get(finding.rule)  # none: what is wrong with a suppression
        safe = source.edits(finding, rule, report, unsafe=False) if rule else ()
        edits = safe or (source.edits(finding, rule, report, unsafe=True) if rule else ())
        found.append(EditorFinding(finding, source.span_of(finding), edits, bool(safe)))
    return tuple(found)


def server(lang: str, settle: Callable[[], Settings]) -> LanguageServer:
    """A server that speaks ``lang``; the caller starts it. ``settle`` reads the configuration, for each check anew: it may be open too."""
    words = Words(lang)
    made = LanguageServer("thethuc", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    known: dict[str, tuple[EditorFinding, ...]] = {}  # of each open text; of another the library would read what lies there

    def publish(uri: str) -> None:
        document = made.workspace.get_text_document(uri)
        try:
            known[uri] = remarks(document.source, _path(uri), settle())
        except Refused as trouble:
            known[uri] = ()
            made.window_show_message(types.ShowMessageParams(types.MessageType.Error, phrases.refusal(trouble, words)))
        diagnostics = [_diagnostic(remark, document, words) for remark in known[uri]]
        made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, document.version))

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        known.pop(params.text_document.uri, None)
        made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        if uri not in known:
            return None
        document = made.workspace.get_text_document(uri)
        here = [each for each in known.get(uri, ()) if _holds(_range(each.span, document), params.position)]
        if not here:
            return None
        text = "\n\n---\n\n".join(_explained(remark, words) for remark in here)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), _range(here[0].span, document))

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(_KINDS)))
    def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        if uri not in known:
            return []
        document = made.workspace.get_text_document(uri)
        single = [
            _action(remark, document, words)
            for remark in known.get(uri, ())
            if remark.edits and _meets(_range(remark.span, document), params.range)
        ]
        return [action for action in (*single, *_all_at_once(known.get(uri, ()), document, words)) if _is_asked(action, params.context)]

    @made.feature(types.TEXT_DOCUMENT_COMPLETION)
    def completed(params: types.CompletionParams) -> list[types.CompletionItem]:
        uri = params.text_document.uri
        return list(_completions(made.workspace.get_text_document(uri), params.position)) if uri in known else []

    return made


def serve(lang: str, settle: Callable[[], Settings], out: BinaryIO) -> int:
    """Serve one editor on standard input and ``out`` till it leaves: 0 when it asked to shut down first, else 1 (LSP, exit).

    Raises :class:`Refused` at a message that is too long.
    """
    made = server(lang, settle)
    asked = False

    @made.feature(types.SHUTDOWN)
    def shut_down(_params: None) -> None:
        nonlocal asked
        asked = True

    incoming = Incoming(sys.stdin.buffer)
    made.start_io(stdin=cast("BinaryIO", incoming), stdout=out)
    if incoming.cut:
        raise Refused("editor.too_long", limit=LONGEST // 2**20)
    return int(not asked)


def _path(uri: str) -> str:
    """The name of a file by its address; what is not saved yet keeps the address as its name."""
    parsed = urlparse(uri)
    return os.path.normpath(unquote(parsed.path)) if parsed.scheme == "file" else uri


def _diagnostic(remark: EditorFinding, document: TextDocument, words: Words) -> types.Diagnostic:
    finding = remark.finding
    page = rule_page(finding.rule)
    return types.Diagnostic(
        range=_range(remark.span, document),
        message=f"{phrases.component(finding.component, words)}: {phrases.message(finding, words)}",
        severity=_SEVERITIES[finding.level],
        code=finding.rule,
        code_description=types.CodeDescription(page) if page else None,
        source=_SOURCE,
        data={"fingerprint": finding.fingerprint},
    )


def _explained(remark: EditorFinding, words: Words) -> str:
    """What is wrong, by which clause, and how to mend it, in Markdown."""
    finding = remark.finding
    lines: list[Any] = [
        f"**{finding.rule}** · {words.ui(f'levels.{finding.level}')} · {phrases.component(finding.component, words)}",
        phrases.message(finding, words),
        f"*{phrases.clause(finding.clause, words)}*",
        phrases.mend(finding, words),
    ]
    return "\n\n".join(line for line in lines if line)


def _action(remark: EditorFinding, document: TextDocument, words: Words) -> types.CodeAction:
    title = phrases.mend(remark.finding, words) or phrases.message(remark.finding, words)
    edits = [types.TextEdit(_range(edit.span, document), edit.text) for edit in remark.edits]
    return types.CodeAction(
        title=f"{remark.finding.rule}: {title}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(remark, document, words)],
        is_preferred=remark.sure,
        edit=types.WorkspaceEdit(changes={document.uri: edits}),
    )


def _all_at_once(found: Sequence[EditorFinding], document: TextDocument, words: Words) -> Iterator[types.CodeAction]:
    """One action that makes every fix which changes no words, as ``thethuc fix`` does."""
    edits = agreed(remark.edits for remark in found if remark.sure)
    if edits:
        yield types.CodeAction(
            title=words.ui("editor.fix_all"),
            kind=types.CodeActionKind.SourceFixAll,
            edit=types.WorkspaceEdit(changes={document.uri: [types.TextEdit(_range(edit.span, document), edit.text) for edit in edits]}),
        )


def _is_asked(action: types.CodeAction, context: types.CodeActionContext) -> bool:
    """Whether an action is of a kind the editor asks for; one that asks for none in particular gets quick fixes."""
    kinds = context.only or (types.CodeActionKind.QuickFix,)
    return any(f"{_text(action.kind)}.".startswith(f"{_text(kind)}.") for kind in kinds)


def _text(kind: types.CodeActionKind | str | None) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind or ""


def _completions(document: TextDocument, at: types.Position) -> Iterator[types.CompletionItem]:
    """Phrases for the line as far as it is typed, each to stand in its place."""
    lines = _lines(document.source)
    here = document.position_codec.position_from_client_units(lines, at)
    typed = lines[here.line][: here.character].lstrip()
    start = document.position_codec.position_to_client_units(lines, types.Position(here.line, here.character - len(typed)))
    for number, phrase in enumerate(beginning_with(typed)):
        yield types.CompletionItem(
            label=phrase,
            kind=types.CompletionItemKind.Text,
            sort_text=f"{number:03}",
            filter_text=typed,  # an editor compares letters with their marks
            text_edit=types.TextEdit(types.Range(start, at), phrase),
        )


def _range(span: SourceSpan, document: TextDocument) -> types.Range:
    """A span in the editor's own units."""
    codec: PositionCodec = document.position_codec
    given = types.Range(types.Position(span.line, span.start), types.Position(span.end_line, span.end))
    return codec.range_to_client_units(_lines(document.source), given)


@lru_cache(1)
def _lines(text: str) -> tuple[str, ...]:
    """The lines as the protocol has them: they end at line feeds and carriage returns, and nowhere else."""
    return tuple(_LINE.findall(text))


def _holds(span: types.Range, at: types.Position) -> bool:
    return span.start <= at <= span.end


def _meets(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end
