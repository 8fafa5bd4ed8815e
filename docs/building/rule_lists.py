"""All rules at a glance: by part of the plan, and by clause of the law, with what no rule looks at and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.authoring.compiling import heads
from checker.authoring.covering import ClauseCoverage, coverage
from checker.model import COMPONENTS
from docs.building.markdown import escaped
from docs.building.rule_pages import WrittenRule, words, written_rules

_OTHERS = ("page", "font", "body", "addressee", "document")


def by_part() -> str:
    """One table a part, in the order of the decree."""
    rules = written_rules()
    lines = ["# Quy tắc theo thành phần\n", f"{len(rules)} quy tắc. Mỗi mã dẫn tới trang của quy tắc: yêu cầu, ví dụ, cách sửa.\n"]
    for component in (*COMPONENTS, *_OTHERS):
        here = [rule for rule in rules if rule.row["component"] == component]
        if here:
            lines += [f"## {words().say('components', component)}\n", *_table(here), ""]
    return "\n".join(lines) + "\n"


def _table(rules: Iterable[WrittenRule]) -> Iterator[str]:
    yield "| Mã | Mức | Nội dung |\n|---|---|---|"
    yield from (f"| [{rule.id}]({rule.id}.md) | {words().ui('levels.' + rule.row['level'])} | {escaped(rule.title)} |" for rule in rules)


def by_clause() -> str:
    """Every clause of every law in its order, the rules that rest on it, and why the rest is left to people."""
    lines = ["# Quy tắc theo điều khoản\n"]
    lines.append("Mỗi điều khoản về thể thức đều được kể ra: có quy tắc nào xét, hoặc vì sao không xét được trên tệp.\n")
    clauses = coverage()
    for head in heads():
        if head["layer"]:
            continue
        lines += [f"## {escaped(head['title'])}\n", "| Điều khoản | Nội dung | Quy tắc |\n|---|---|---|"]
        lines += [_clause(clause) for clause in clauses if clause.law == head["id"]]
        lines.append("")
    return "\n".join(lines) + "\n"


def _clause(clause: ClauseCoverage) -> str:
    known = {rule.id for rule in written_rules()}
    links = " ".join(f"[{rule}]({rule}.md)" for rule in dict.fromkeys(clause.covered) if rule in known)
    rest = f"*không xét: {escaped(clause.not_covered)}*" if clause.not_covered else ""
    return f"| {escaped(clause.at)} | {escaped(clause.says)} | {'<br>'.join(filter(None, (links, rest)))} |"
