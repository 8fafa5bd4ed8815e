"""The MCP server, driven by the official client over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

mcp = pytest.importorskip("mcp", reason="the extra `assistant` is not installed")
from mcp.client.stdio import stdio_client  # noqa: E402
from mcp.server.mcpserver import MCPServer  # noqa: E402

from checker.cli.root_command import run  # noqa: E402
from checker.running.many import check  # noqa: E402
from checker.settings.baseline import Baseline, taken, written  # noqa: E402

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FAULTY = FIXTURES / "faulty" / "TT0302-number-not-padded.docx"
PLAIN = FIXTURES / "faulty" / "TT0302-number-not-padded.txt"


def by_process(work: Callable[[Any], Awaitable[Any]], *flags: str) -> Any:
    """What ``work(client)`` gives beside a server that is a process of its own, as assistants start it."""

    async def session() -> Any:
        kept = {name: os.environ[name] for name in os.environ if name.startswith("PYTHON")}  # the client hands on little by itself
        parameters = mcp.StdioServerParameters(command=sys.executable, args=["-m", "checker", "mcp", *_rooted(flags)], env=kept)
        async with stdio_client(parameters) as (reading, writing), mcp.ClientSession(reading, writing) as client:
            await client.initialize()
            return await work(client)

    return asyncio.run(asyncio.wait_for(session(), 60))


def asked(work: Callable[[Any], Awaitable[Any]], *flags: str) -> Any:
    """The same with the server that the verb makes served here: to start one is nearly all that a question to it costs."""
    made: list[MCPServer[Any]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MCPServer, "run", lambda server, _transport: made.append(server))
        assert run(["mcp", *_rooted(flags)]) == 0

    async def session() -> Any:
        async with mcp.Client(made[0]) as client:
            return await work(client)

    return asyncio.run(asyncio.wait_for(session(), 60))


def _rooted(flags: tuple[str, ...]) -> tuple[str, ...]:
    return flags if "--root" in flags else ("--root", str(FIXTURES), *flags)


def call(tool: str, *flags: str, **arguments: Any) -> Any:
    return asked(lambda client: client.call_tool(tool, arguments), *flags)


def tree(result: Any) -> dict[str, Any]:
    assert not result.is_error, result.content
    found = result.structured_content
    return found.get("result", found)


def test_it_offers_what_only_reads_and_fix_only_when_allowed() -> None:
    names = {tool.name for tool in asked(lambda client: client.list_tools()).tools}
    assert names == {"check", "explain", "extract", "rule", "rules"}
    assert "fix" in {tool.name for tool in asked(lambda client: client.list_tools(), "--allow-fix").tools}


def test_check_gives_the_report_of_the_contract() -> None:
    document = tree(by_process(lambda client: client.call_tool("check", {"path": str(FAULTY)})))["documents"][0]
    assert document["path"] == str(FAULTY)
    assert [finding["rule"] for finding in document["findings"]] == ["TT0302"]


def test_a_text_is_checked_without_a_file() -> None:
    document = tree(call("check", "--lang", "en", text=PLAIN.read_text(encoding="utf-8")))["documents"][0]
    assert [(finding["rule"], finding["got"], finding["want"]) for finding in document["findings"]] == [("TT0302", "5", "05")]


def test_explain_extract_and_rules() -> None:
    async def work(client: Any) -> list[Any]:
        return [
            await client.call_tool("explain", {"path": str(PLAIN)}),
            await client.call_tool("extract", {"path": str(PLAIN)}),
            await client.call_tool("rule", {"id": "tt0302"}),
            await client.call_tool("rules", {"component": "number", "level": "error"}),
        ]

    explained, extracted, rule, rules = map(tree, asked(work))
    assert "number" in {reading["component"] for block in explained["blocks"] for reading in block["readings"]}
    assert extracted["components"]["number"]["value"] == 5
    assert rule["rules"][0]["name"] == "number-zero-padded"
    assert {row["component"] for row in rules["rules"]} == {"number"}
    assert {row["clause"].partition(",")[0] for row in rules["rules"]} == {"Nghị định số 30/2020/NĐ-CP"}  # the newest law's, as its words


def test_a_rule_is_told_in_the_words_of_each_law() -> None:
    async def work(client: Any) -> list[Any]:
        return [await client.call_tool("rule", {"id": "TT0602"})]

    (rule,) = map(tree, asked(work))
    said = {row["ruleset"]: row["asks"] for row in rule["rules"]}
    assert "dấu chấm (.)" in said["nd30-2020"]
    assert "“phẩy”" in said["tt01-2011"]


UNANSWERABLE: list[tuple[str, dict[str, str]]] = [
    ("check", {}),
    ("check", {"path": "a", "text": "b"}),
    ("check", {"path": "/nowhere/plan.docx"}),
    ("check", {"text": "x", "stage": "printed"}),
    ("check", {"text": "x", "as_of": "tomorrow"}),
    ("check", {"text": "x", "ruleset": "none"}),
    ("rule", {"id": "TT9999"}),
    ("rules", {"level": "fatal"}),
    ("check", {"text": "KẾ HOẠCH", "stage": "nháp"}),
]


def test_what_cannot_be_answered_is_said_in_one_line() -> None:
    async def work(client: Any) -> list[Any]:
        return [(each, await client.call_tool(*each)) for each in UNANSWERABLE]

    for each, result in asked(work):
        assert result.is_error, each
        assert "Traceback" not in result.content[0].text, each
        assert "{" not in result.content[0].text, each
        assert "\n" not in result.content[0].text.strip(), each


def test_fix_writes_a_new_file_and_never_the_plan(tmp_path: Path) -> None:
    plan = tmp_path / "plan.docx"
    plan.write_bytes(FAULTY.read_bytes())
    done = tree(call("fix", "--allow-fix", "--root", str(tmp_path), path=str(plan), output=str(tmp_path / "mended.docx")))
    assert [row["rule"] for row in done["done"]] == ["TT0302"]
    assert plan.read_bytes() == FAULTY.read_bytes()
    assert (tmp_path / "mended.docx").exists()
    assert call("fix", "--allow-fix", "--root", str(tmp_path), path=str(plan), output=str(plan)).is_error
    assert plan.read_bytes() == FAULTY.read_bytes()


def test_the_copy_keeps_what_a_baseline_knows(tmp_path: Path) -> None:
    plan, copy = tmp_path / "plan.docx", tmp_path / "mended.docx"
    plan.write_bytes(FAULTY.read_bytes())
    path = tmp_path / ".thethuc-baseline.json"
    path.write_text(written(taken(str(path), [check(plan, no_config=True)], Baseline(str(path)))), "utf-8")
    (tmp_path / "thethuc.toml").write_text('baseline = ".thethuc-baseline.json"\n', "utf-8")
    done = tree(call("fix", "--allow-fix", "--root", str(tmp_path), path=str(plan), output=str(copy)))
    assert (done["done"], copy.read_bytes()) == ([], plan.read_bytes())


def test_the_configuration_of_the_file_is_heeded_and_what_is_wrong_with_it_told(tmp_path: Path) -> None:
    plan, settings = tmp_path / "plan.docx", tmp_path / "thethuc.toml"
    plan.write_bytes(FAULTY.read_bytes())

    async def work(client: Any) -> list[Any]:
        answers = []
        for text in ('[levels]\nTT0302 = "warning"\n', 'stage = "nháp"\n'):
            settings.write_text(text, encoding="utf-8")
            answers.append(await client.call_tool("check", {"path": str(plan)}))
        settings.unlink()
        sidecar = tmp_path / "plan.docx.thethuc.toml"
        sidecar.write_text('[[suppress]]\nrule = "TT0302"\nreason = "mẫu"\n', encoding="utf-8")
        return [*answers, await client.call_tool("check", {"path": str(plan)})]

    lowered, wrong, accepted = asked(work, "--root", str(tmp_path))
    (document,) = tree(lowered)["documents"]
    assert ([finding["level"] for finding in document["findings"]], document["verdict"]) == (["warning"], "pass")
    assert wrong.is_error
    assert "thethuc.toml" in wrong.content[0].text
    (document,) = tree(accepted)["documents"]
    assert (document["findings"], [finding["rule"] for finding in document["suppressed"]]) == ([], ["TT0302"])


def test_an_archive_is_answered_document_by_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.write(FAULTY, "a.docx")
        archive.write(PLAIN, "b.txt")
    found = tree(call("check", "--root", str(tmp_path), path=str(tmp_path / "in.zip")))["documents"]
    assert [[finding["rule"] for finding in document["findings"]] for document in found] == [["TT0302"], ["TT0302"]]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with two plans, beside a file the assistant may not see."""
    home = tmp_path / "desk"
    home.mkdir()
    (home / "kế hoạch 1.docx").write_bytes(FAULTY.read_bytes())
    (home / "b.txt").write_bytes(PLAIN.read_bytes())
    (tmp_path / "c.txt").write_bytes(PLAIN.read_bytes())
    (home / "link.txt").symlink_to(tmp_path / "c.txt")
    return home


def test_only_files_under_the_root_are_read(desk: Path) -> None:
    async def work(client: Any) -> list[Any]:
        names = ["b.txt", "./b.txt", (desk / "kế hoạch 1.docx").as_uri(), str(desk / "b.txt"), "file://localhost" + str(desk / "b.txt")]
        astray = [
            "../c.txt",
            str(desk.parent / "c.txt"),
            "link.txt",
            "/etc/passwd",
            "b\0.txt",
            "",
            "file:///etc/passwd",
            "file://other/b.txt",
            "http://[x",
        ]
        return [[await client.call_tool(tool, {"path": name}) for name in of] for tool in ("check", "explain") for of in (names, astray)]

    for answers, wrong in zip(asked(work, "--root", str(desk)), (False, True, False, True), strict=True):
        assert {answer.is_error for answer in answers} == {wrong}
        assert not wrong or {answer.content[0].text.strip().count("\n") for answer in answers} == {0}


def test_fix_writes_new_files_under_the_root_alone(desk: Path) -> None:
    (desk / "d.docx").write_bytes(b"important")
    plan = "kế hoạch 1.docx"

    async def work(client: Any) -> list[Any]:
        targets = ["../e.docx", str(desk.parent / "e.docx"), "d.docx", "no/e.docx", "e.txt"]
        refused = [await client.call_tool("fix", {"path": plan, "output": target}) for target in targets]
        refused += [await client.call_tool("fix", {"path": "b.txt", "output": name}) for name in ("e.docx", "thethuc.toml", ".profile")]
        return [*refused, await client.call_tool("fix", {"path": "b.txt", "output": "e.txt"})]

    *refused, done = asked(work, "--allow-fix", "--root", str(desk))
    assert [answer.is_error for answer in refused] == [True] * 8
    assert "--force" not in "".join(answer.content[0].text for answer in refused)
    assert tree(done)["output"] == str(desk / "e.txt")
    assert sorted(path.name for path in desk.parent.rglob("*")) == sorted(["b.txt", "c.txt", "d.docx", "desk", "e.txt", "link.txt", plan])
    assert (desk / "d.docx").read_bytes() == b"important"


def test_a_passing_plan_is_answered_in_short_and_a_long_one_within_bounds(desk: Path) -> None:
    (desk / "pass.docx").write_bytes((FIXTURES / "compliant" / "co-phu-luc.docx").read_bytes())
    text = PLAIN.read_text(encoding="utf-8")
    (desk / "long.txt").write_text(
        text.replace("I. ", "I. " + "Giao Ban quản lý dự án. " * 20 + "\n" + "Đoạn văn số 5 . \n" * 3000, 1), encoding="utf-8"
    )

    async def work(client: Any) -> list[Any]:
        answers = [await client.call_tool("check", {"path": "pass.docx"})]
        return [
            *answers,
            *[await client.call_tool(tool, {"path": "long.txt"}) for tool in ("check", "explain", "extract")],
            await client.call_tool("rules", {}),
        ]

    passing, *rest = (len(answer.content[0].text) for answer in asked(work, "--root", str(desk)))
    assert passing < 6000
    assert max(rest) < 80_000


def test_nothing_of_a_plan_with_a_mark_of_secrecy_is_answered(desk: Path) -> None:
    lines = PLAIN.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("KẾ HOẠCH"))
    subject = lines[at + 1]
    (desk / "mat.txt").write_text("\n".join([*lines[:at], "TỐI MẬT", "", *lines[at:]]), encoding="utf-8")

    async def work(client: Any) -> list[Any]:
        return [await client.call_tool(tool, {"path": "mat.txt"}) for tool in ("check", "explain", "extract")]

    check, *others = asked(work, "--root", str(desk))
    (document,) = tree(check)["documents"]
    assert (document["secret"], [finding["rule"] for finding in document["findings"]]) == ("TỐI MẬT", ["TT0302"])
    assert [answer.is_error for answer in others] == [True, True]
    assert subject not in "".join(answer.content[0].text for answer in (check, *others))
    assert not any(answer.is_error for answer in asked(work, "--root", str(desk), "--allow-secret"))
