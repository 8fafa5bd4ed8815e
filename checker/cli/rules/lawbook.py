"""The rules as a document to read: law by law, clause by clause, what each asks and what is not looked at, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.authoring.compiling import heads, sources
from checker.authoring.covering import ClauseCoverage, coverage
from checker.reporting.catalogue import Words


def lawbook(words: Words) -> Iterator[str]:
    """The lines of the document: every law with its clauses in their order, then what rests on no law."""
    yield f"# {words.ui('rules.book.title')}"
    yield from ("", words.ui("rules.book.preface"))
    clauses = coverage()
    for head in heads():
        rows = {row["id"]: row for row in sources()[head["id"]]}
        yield from ("", f"## {head['title']}", "")
        if head["layer"]:
            yield from (_line(row, head["id"], words) for row in rows.values())
        else:
            for clause in clauses:
                if clause.law == head["id"]:
                    yield from _clause(clause, rows, words)


def _clause(clause: ClauseCoverage, rows: Mapping[str, Mapping[str, Any]], words: Words) -> Iterator[str]:
    """One clause: what it says, the rules that rest on it, and why the rest of it is left to people."""
    yield from (f"### {clause.at}", "", f"{clause.says[:1].upper()}{clause.says[1:]}.", "")
    yield from (_line(rows[rule], clause.law, words) for rule in clause.covered)
    if clause.not_covered:
        yield f"- *{words.ui('rules.not_covered')}*: {clause.not_covered}."
    yield ""


def _line(row: Mapping[str, Any], law: str, words: Words) -> str:
    """``- **TT0302**, lỗi: Số nhỏ hơn 10 phải ghi thêm số 0 phía trước. Dự thảo: có xét.``"""
    asked = row.get("asks", "") if words.lang == "vi" else ""
    said = asked or words.asked(row["id"], law) or row["name"]
    stages = row.get("stages")
    only = f" ({words.ui('rules.book.stages', stages=', '.join(words.say('stages', stage) for stage in stages))})" if stages else ""
    return f"- **{row['id']}**, {words.ui('levels.' + row['level'])}: {said}{only}"
