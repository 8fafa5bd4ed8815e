"""The MCP server, driven by the official client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

mcp = pytest.importorskip("mcp", reason="the extra `assistant` is not installed")
from mcp.client.stdio import stdio_client  # noqa: E402

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FAULTY = FIXTURES / "faulty" / "TT0302-number-not-padded.docx"
PLAIN = FIXTURES / "faulty" / "TT0302-number-not-padded.txt"


def asked(work: Callable[[Any], Awaitable[Any]], *flags: str) -> Any:
    async def session() -> Any:
        parameters = mcp.StdioServerParameters(command=sys.executable, args=["-m", "checker", "mcp", *flags])
        async with stdio_client(parameters) as (reading, writing), mcp.ClientSession(reading, writing) as client:
            await client.initialize()
            return await work(client)

    return asyncio.run(asyncio.wait_for(session(), 60))


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
    document = tree(call("check", path=str(FAULTY)))["documents"][0]
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


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("check", {}),
        ("check", {"path": "a", "text": "b"}),
        ("check", {"path": "/nowhere/plan.docx"}),
        ("check", {"text": "x", "stage": "printed"}),
        ("check", {"text": "x", "as_of": "tomorrow"}),
        ("check", {"text": "x", "ruleset": "none"}),
        ("rule", {"id": "TT9999"}),
        ("rules", {"level": "fatal"}),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(tool: str, arguments: dict[str, str]) -> None:
    result = call(tool, **arguments)
    assert result.is_error
    assert "Traceback" not in result.content[0].text
    assert "\n" not in result.content[0].text.strip()


def test_fix_writes_a_new_file_and_never_the_plan(tmp_path: Path) -> None:
    plan = tmp_path / "plan.docx"
    plan.write_bytes(FAULTY.read_bytes())
    done = tree(call("fix", "--allow-fix", path=str(plan), output=str(tmp_path / "mended.docx")))
    assert [row["rule"] for row in done["done"]] == ["TT0302"]
    assert plan.read_bytes() == FAULTY.read_bytes()
    assert (tmp_path / "mended.docx").exists()
    assert call("fix", "--allow-fix", path=str(plan), output=str(plan)).is_error
    assert plan.read_bytes() == FAULTY.read_bytes()


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

    lowered, wrong, accepted = asked(work)
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
    found = tree(call("check", path=str(tmp_path / "in.zip")))["documents"]
    assert [[finding["rule"] for finding in document["findings"]] for document in found] == [["TT0302"], ["TT0302"]]
