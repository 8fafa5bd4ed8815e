"""The language server, driven by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

types = pytest.importorskip("lsprotocol.types", reason="the extra `editor` is not installed")
from pygls.lsp.client import LanguageClient  # noqa: E402

from checker.editor.server import remarks  # noqa: E402
from checker.model.errors import Refused  # noqa: E402
from checker.running.tasks import Settings  # noqa: E402

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FAULTY = FIXTURES / "faulty" / "TT0302-number-not-padded.txt"
URI = "file:///plans/k%E1%BA%BF%20ho%E1%BA%A1ch.txt"


class Editor(LanguageClient):
    """An editor that waits for the diagnostics of its one text."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.published: asyncio.Queue[Any] = asyncio.Queue()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def received(params: Any) -> None:
            self.published.put_nowait(params)

    async def diagnostics(self) -> list[Any]:
        sent = await self.published.get()
        assert sent.uri == URI
        return list(sent.diagnostics)


class Talks:
    """The servers of these tests, one for each way it is started; most of what a talk costs is the start."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.clients: dict[tuple[str, ...], Editor] = {}

    async def client(self, flags: tuple[str, ...]) -> Editor:
        started = (os.environ.get("THETHUC_SITE", ""), *flags)
        if started not in self.clients:
            client = self.clients[started] = Editor()
            await client.start_io(sys.executable, "-m", "checker", "lsp", *flags)
            await client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri="file:///plans"))
            client.initialized(types.InitializedParams())
        return self.clients[started]

    async def talk(self, work: Callable[[Editor], Awaitable[Any]], flags: tuple[str, ...]) -> Any:
        client = await self.client(flags)
        answer = await work(client)
        client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
        assert await client.diagnostics() == []
        return answer

    async def end(self) -> None:
        for client in self.clients.values():
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()


_TALKS: list[Talks] = []


@pytest.fixture(scope="module", autouse=True)
def _servers() -> Iterator[None]:
    _TALKS.append(talks := Talks())
    yield
    talks.loop.run_until_complete(asyncio.wait_for(talks.end(), 60))
    talks.loop.close()
    _TALKS.clear()


def talk(work: Callable[[Editor], Awaitable[Any]], *flags: str) -> Any:
    """What ``work(client)`` gives; the text it opened is closed behind it."""
    (talks,) = _TALKS
    return talks.loop.run_until_complete(asyncio.wait_for(talks.talk(work, flags), 60))


async def opened(client: Editor, text: str) -> list[Any]:
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "plaintext", 1, text)))
    return await client.diagnostics()


async def replaced(client: Editor, text: str, version: int) -> list[Any]:
    change = types.TextDocumentContentChangeWholeDocument(text)
    client.text_document_did_change(types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version, URI), [change]))
    return await client.diagnostics()


def each_opened(texts: Iterable[str], ask: Callable[[Editor, str, list[Any]], Awaitable[Any]]) -> list[Any]:
    """What ``ask(editor, text, diagnostics)`` gives for each text; all are opened in one server, whose start is most of the work."""

    async def work(client: Editor) -> list[Any]:
        answers = []
        for text in texts:
            answers.append(await ask(client, text, await opened(client, text)))
            client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
            assert await client.diagnostics() == []
        return answers

    answers: list[Any] = talk(work)
    return answers


def applied(text: str, edits: list[Any]) -> str:
    """The text after edits whose columns count UTF-16 units, as the protocol says."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        assert edit.range.start.line == edit.range.end.line
        line = lines[edit.range.start.line].encode("utf-16-le")
        before, after = line[: edit.range.start.character * 2], line[edit.range.end.character * 2 :]
        lines[edit.range.start.line] = before.decode("utf-16-le") + edit.new_text + after.decode("utf-16-le")
    return "\n".join(lines)


def test_a_fault_is_a_diagnostic_where_it_stands() -> None:
    text = FAULTY.read_text(encoding="utf-8")
    (only,) = talk(lambda client: opened(client, text))
    assert (only.code, only.source, only.severity) == ("TT0302", "thethuc", types.DiagnosticSeverity.Error)
    assert only.range.start.line == only.range.end.line
    line = text.split("\n")[only.range.start.line]
    assert line[only.range.start.character : only.range.end.character] == "5"


def test_a_diagnostic_leads_to_the_page_of_its_rule_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = FAULTY.read_text(encoding="utf-8")
    (only,) = talk(lambda client: opened(client, text))
    assert only.code_description is None
    monkeypatch.setenv("THETHUC_SITE", "https://van-thu.example.vn")
    (only,) = talk(lambda client: opened(client, text))
    assert only.code_description.href == "https://van-thu.example.vn/quy-tac/TT0302.html"


def test_columns_count_utf16_units() -> None:
    text = FAULTY.read_text(encoding="utf-8").replace("Số: 5/", "\U0001f600 Số: 5/")
    found = talk(lambda client: opened(client, text))
    where = next(each.range for each in found if each.code == "TT0302")
    line = text.split("\n")[where.start.line]
    units = line.encode("utf-16-le")
    assert units[where.start.character * 2 : where.end.character * 2].decode("utf-16-le") == "5"


def test_hover_tells_the_clause_in_the_language_asked() -> None:
    async def work(client: Editor) -> tuple[Any, Any]:
        (only,) = await opened(client, FAULTY.read_text(encoding="utf-8"))
        here = types.HoverParams(types.TextDocumentIdentifier(URI), only.range.start)
        nowhere = types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(only.range.start.line + 9, 0))
        return await client.text_document_hover_async(here), await client.text_document_hover_async(nowhere)

    here, nowhere = talk(work, "--lang", "en")
    assert "TT0302" in here.contents.value
    assert "30/2020/NĐ-CP" in here.contents.value
    assert nowhere is None


def test_the_quick_fix_settles_the_fault() -> None:
    faults = ("number-not-padded", "motto-capitals", "date-with-slashes", "recipients-without-dashes", "kt-without-dot")
    rules = dict(zip(faults, ("TT0302", "TT0105", "TT0404", "TT0904", "TT0705"), strict=True))
    texts = {(FIXTURES / "faulty" / f"{rule}-{name}.txt").read_text(encoding="utf-8"): rule for name, rule in rules.items()}

    async def ask(client: Editor, text: str, diagnostics: list[Any]) -> list[Any]:
        (first, *_) = [each for each in diagnostics if each.code == texts[text]]
        asked = types.CodeActionParams(types.TextDocumentIdentifier(URI), first.range, types.CodeActionContext([first]))
        actions = [each for each in await client.text_document_code_action_async(asked) if each.diagnostics[0].code == texts[text]]
        return await replaced(client, applied(text, actions[0].edit.changes[URI]), 2)

    left = each_opened(texts, ask)
    assert [rule for rule, found in zip(texts.values(), left, strict=True) if rule in {each.code for each in found}] == []


def test_a_line_ends_where_the_protocol_ends_it() -> None:
    """Letters other programs take for an end of line stand before the fault; the quick fix lands on it all the same."""
    motto, plan = "Độc lập - Tự do - Hạnh phúc\n", FAULTY.read_text(encoding="utf-8")
    signs = ("\f", "\v", "\x85", "\x1c", "\x1d", "\u2028", "\u2029")

    async def ask(client: Editor, text: str, diagnostics: list[Any]) -> Any:
        (fault,) = [each for each in diagnostics if each.code == "TT0302"]
        asked = types.CodeActionParams(types.TextDocumentIdentifier(URI), fault.range, types.CodeActionContext([fault]))
        return text, fault, await client.text_document_code_action_async(asked)

    answers = each_opened([plan.replace(motto, f"{motto}{sign}\n", 1) for sign in signs], ask)
    for sign, (text, fault, actions) in zip(signs, answers, strict=True):
        lines = text.replace("\r\n", "\n").split("\n")
        assert lines[fault.range.start.line].startswith("Số: 5/"), repr(sign)
        (action,) = [each for each in actions if each.title.startswith("TT0302")]
        assert "Số: 05/" in applied(text, action.edit.changes[URI]), repr(sign)


@pytest.mark.parametrize(("farewell", "code"), [(("shutdown", "exit"), 0), (("exit",), 1)])
def test_the_server_leaves_as_the_protocol_says(farewell: tuple[str, ...], code: int) -> None:
    messages: list[dict[str, Any]] = [{"id": 1, "method": "initialize", "params": {"capabilities": {}, "rootUri": None, "processId": None}}]
    messages += [{"method": "initialized", "params": {}}]
    messages += [{"method": each, **({"id": 2} if each == "shutdown" else {})} for each in farewell]
    bodies = [json.dumps({"jsonrpc": "2.0", **each}).encode() for each in messages]
    sent = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)
    done = subprocess.run([sys.executable, "-m", "checker", "lsp"], input=sent, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.decode()) == (code, "")


def test_all_safe_fixes_are_one_action() -> None:
    text = FAULTY.read_text(encoding="utf-8").replace("Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", 1)

    async def work(client: Editor) -> Any:
        before = await opened(client, text)
        context = types.CodeActionContext(before, only=[types.CodeActionKind.SourceFixAll])
        asked = types.CodeActionParams(types.TextDocumentIdentifier(URI), types.Range(types.Position(0, 0), types.Position(0, 0)), context)
        (action,) = await client.text_document_code_action_async(asked)
        return before, await replaced(client, applied(text, action.edit.changes[URI]), 2)

    before, after = talk(work)
    assert {"TT0302", "TT0105"} <= {each.code for each in before}
    assert after == []


OFFERED = {
    "cong hoa": ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    "  Độc": ["Độc lập - Tự do - Hạnh phúc"],
    "noi nh": ["Nơi nhận:"],
    "- L": ["- Lưu: VT,"],
    "x": [],
    "Kính gửi": [],
}


def test_fixed_phrases_are_offered_where_a_line_begins_as_they_do() -> None:
    async def ask(client: Editor, text: str, _: list[Any]) -> Any:
        at = types.CompletionParams(types.TextDocumentIdentifier(URI), types.Position(1, len(text.split("\n")[1])))
        return await client.text_document_completion_async(at) or []

    answers = each_opened([f"Một\n{typed}\n" for typed in OFFERED], ask)
    assert dict(zip(OFFERED, ([each.label for each in found] for found in answers), strict=True)) == OFFERED
    for typed, found in zip(OFFERED, answers, strict=True):
        for each in found:
            span = (each.text_edit.range.start.character, each.text_edit.range.end.character)
            assert span == (len(typed) - len(typed.lstrip()), len(typed)), typed


def test_closing_a_text_clears_its_diagnostics_and_what_is_no_plan_has_none() -> None:
    async def work(client: Editor) -> tuple[list[Any], list[Any], list[Any]]:
        before = await opened(client, FAULTY.read_text(encoding="utf-8"))
        shopping = await replaced(client, "Đi chợ: rau, cá, trứng.\n", 2)
        client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
        return before, shopping, await client.diagnostics()

    before, shopping, after = talk(work)
    assert (len(before), shopping, after) == (1, [], [])


def test_of_a_text_that_is_not_open_nothing_is_told_and_no_file_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    place, whole = types.Position(0, 0), types.Range(types.Position(0, 0), types.Position(9, 0))

    async def work(client: Editor) -> list[Any]:
        await opened(client, "Đi chợ\n")
        answers = []
        for name in ((tmp_path / "pipe.txt").as_uri(), (tmp_path / "none.txt").as_uri(), "untitled:1", "file://[x"):
            text = types.TextDocumentIdentifier(name)
            answers.append(await client.text_document_completion_async(types.CompletionParams(text, place)))
            answers.append(await client.text_document_hover_async(types.HoverParams(text, place)))
            answers.append(await client.text_document_code_action_async(types.CodeActionParams(text, whole, types.CodeActionContext([]))))
        return answers

    assert not any(talk(work))


class DescribeTheConfiguration:
    """What applies to the file on disk applies to it in the editor."""

    @pytest.fixture
    def plan(self, tmp_path: Path) -> Path:
        path = tmp_path / "plan.txt"
        path.write_bytes(FAULTY.read_bytes())
        return path

    def rules(self, plan: Path) -> list[str]:
        return [each.finding.rule for each in remarks(plan.read_text(encoding="utf-8"), str(plan), Settings({}))]

    def it_sets_rules_and_stage(self, plan: Path) -> None:
        assert self.rules(plan) == ["TT0302"]
        (plan.parent / "thethuc.toml").write_text('[levels]\nTT0302 = "off"\n', encoding="utf-8")
        assert self.rules(plan) == []

    def it_leaves_out_what_a_sidecar_accepts_and_tells_what_is_wrong_with_one(self, plan: Path) -> None:
        sidecar = plan.with_name("plan.txt.thethuc.toml")
        sidecar.write_text('[[suppress]]\nrule = "TT0302"\nreason = "mẫu"\n', encoding="utf-8")
        assert self.rules(plan) == []
        sidecar.write_text('[[suppress]]\nrule = "TT0302"\n', encoding="utf-8")
        assert self.rules(plan) == ["TT0302", "TT2071"]

    def it_leaves_out_what_the_baseline_knows(self, plan: Path, thethuc: Any) -> None:
        known = plan.parent / "known.json"
        assert thethuc("baseline", "write", "--output", str(known), str(plan)).code == 0
        (plan.parent / "thethuc.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
        assert self.rules(plan) == []

    def it_complains_of_one_that_is_wrong(self, plan: Path) -> None:
        (plan.parent / "thethuc.toml").write_text('stage = "nháp"\n', encoding="utf-8")
        with pytest.raises(Refused):
            self.rules(plan)
