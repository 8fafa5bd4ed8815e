"""The page of a rule: its duty in the law's own words, right and wrong on paper, how to mend, where and since when it applies."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.authoring.compiling import compile_rule, heads, sources
from checker.checking.rulesets import UNSAID
from checker.model import STAGES, Clause
from checker.model.media import MEDIA
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.html.lines import Pen
from checker.reporting.html.looks import CssClasses
from docs.building.markdown import cell, code, escaped, frame, tabs
from docs.building.mending import by_hand, by_machine
from docs.building.specimens import figure, specimen

FOLDER = "quy-tac"
Row = Mapping[str, Any]
_SHORT = {"text", "got", "want", "slot"}
_OF_BASE = {"drop", "got", "want", "also", "base"}
"""What an example says that only takes something away from a compliant plan."""
_PRACTICE = "Thông lệ soạn thảo, quy định không bắt buộc"
_DECREE = {"error": "Bắt buộc theo quy định", "warning": "Quy định có nêu, còn cách hiểu khác hoặc tệp không đủ để chắc là sai"}
_NOTE = "Quy định có nêu, không rõ là bắt buộc trong trường hợp này"


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """A rule as written, with every law it stands in: the head and its row there, the newest law first."""

    id: str
    laws: tuple[tuple[Row, Row], ...]

    @property
    def head(self) -> Row:
        """The head of the law whose wording and examples are shown."""
        return self.laws[0][0]

    @property
    def row(self) -> Row:
        """The rule in that law."""
        return self.laws[0][1]

    @property
    def title(self) -> str:
        """``Số nhỏ hơn 10 có số 0 phía trước``."""
        return words().rule(self.id, "title") or str(self.row["name"])

    @property
    def page(self) -> str:
        """``quy-tac/TT0302.md``."""
        return f"{FOLDER}/{self.id}.md"


@cache
def words() -> Words:
    """The site speaks Vietnamese."""
    return Words("vi")


@cache
def written_rules() -> tuple[WrittenRule, ...]:
    """Every rule once, by id."""
    found: dict[str, list[tuple[Row, Row]]] = {}
    for head in heads():
        for row in sources()[head["id"]]:
            found.setdefault(row["id"], []).append((head, row))
    return tuple(WrittenRule(rule, tuple(found[rule])) for rule in sorted(found))


def rule_page(rule: WrittenRule) -> str:
    """The page in Markdown. Raises :class:`ValueError` when the program itself says otherwise of the examples."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: WrittenRule) -> Iterator[str]:
    row = rule.row
    level = words().ui(f"levels.{row['level']}")
    yield f"---\ntitle: {json.dumps(f'{rule.id} · {rule.title}', ensure_ascii=False)}\n---"
    yield f"# {rule.id} · {escaped(rule.title)}\n"
    yield f'<p class="facts"><span class="level {row["level"]}">{level[:1].upper()}{level[1:]}</span> '
    yield f"{_bound(row)} · {words().say('components', row['component'])}</p>\n"
    yield frame("quote", "Yêu cầu", f"{escaped(row['asks'])}\n\n<cite>{_clause(rule.head, row)}</cite>")
    yield from _figures(rule)
    yield "\n## Cách sửa\n"
    word, libreoffice = by_hand(row["check"])
    yield tabs({"Word": word, "LibreOffice": libreoffice})
    yield f"\n{by_machine(row.get('fix'), row.get('fix_safety'))}\n"
    yield from _scope(rule)
    yield "\n## Khi có lý do để không theo\n"
    yield "Ghi một nhận xét ngay ở đoạn ấy trong Word, hoặc một chú thích trong văn bản thuần, nêu lý do và người duyệt:\n"
    yield f"```text\nthethuc: bỏ qua {rule.id} — lý do (người duyệt Trần A; đến 2026-12-31)\n```\n"
    yield "Cả cơ quan cùng đổi mức: mục `[levels]` của [tệp cấu hình](../tham-chieu/cau-hinh.md).\n"
    yield frame("abstract", "Quy tắc dưới dạng dữ liệu", code("json", _data(row)), folded=True)


def _bound(row: Row) -> str:
    """How far the rule binds, as its level has it: only what the law orders and the file shows is said to be ordered."""
    return _PRACTICE if row["basis"] != "decree" else _DECREE.get(row["level"], _NOTE)


def _figures(rule: WrittenRule) -> Iterator[str]:
    """Wrong and right on paper; then what else counts as right, where it can be told in a line."""
    row, looks = rule.row, CssClasses()
    bad = specimen(row["examples"]["bad"][0], row, rule.head)
    good = specimen(_right(row), row, rule.head)
    if bad.remark is None or good.remark is not None:
        raise ValueError(f"{rule.id}: the program does not find its wrong example wrong and its right one right")
    wrong = figure(bad, row["component"], None, Pen("sai-", words(), looks))
    right = figure(good, row["component"], bad, Pen("dung-", words(), looks))
    style = f"<style>{looks.css()}</style>".replace("\n", " ")
    headings = _headings(row)
    yield f"\n## {headings[0]}\n\n{style}\n{wrong}\n"
    yield f"\n## {headings[1]}\n\n{right}\n"
    for heading, key in (("Cũng bị nêu", "bad"), ("Cũng được chấp nhận", "good")):
        others = [said for said in map(_short, row["examples"][key][1:]) if said]
        if others:
            yield f"\n**{heading}**\n"
            yield from (f"- {said}" for said in others)
            yield ""


def _headings(row: Row) -> tuple[str, str]:
    """What stands above the two examples: only what the law orders and the program is sure of is called wrong."""
    if row["basis"] != "decree":
        return "Khác thông lệ", "Theo thông lệ"
    return ("Sai", "Đúng") if row["level"] == "error" else ("Bị nhắc", "Không bị nhắc")


def _right(row: Row) -> Any:
    """The example shown as right: the first good one; the compliant plan itself where that one is an allowed variant of being there."""
    bad, good = row["examples"]["bad"][0], row["examples"]["good"][0]
    if row["check"]["kind"] != "present" or not (isinstance(bad, str) or set(bad) <= _OF_BASE):
        return good
    return {"base": bad["base"]} if isinstance(bad, dict) and "base" in bad else {}


def _short(example: Any) -> str:
    """An example that is one line of a plan, and what should stand there."""
    if isinstance(example, str):
        return code("", example)
    if not set(example) <= _SHORT or "text" not in example or len(example["text"]) > 160:
        return ""
    return code("", example["text"]) + (f" → {code('', example['want'])}" if len(str(example.get("want", "")).strip()) > 1 else "")


def _clause(head: Row, row: Row) -> str:
    where = row["clause"]
    return escaped(phrases.clause(Clause(where.get("document", head["document"]), where["at"]), words()))


def _scope(rule: WrittenRule) -> Iterator[str]:
    """Where the rule applies: laws and their days, stages, media."""
    row, compiled = rule.row, {**UNSAID, **compile_rule(rule.row, rule.head)}
    yield "\n## Áp dụng\n"
    yield "| Theo | Điều khoản, hiệu lực |\n|---|---|"
    for head, each in rule.laws:
        law = words().find("ui", "rulesets", head["id"]) or head["title"]
        days = "" if head["layer"] else f"<br>văn bản {_span(each.get('in_force') or head['in_force'])}"
        yield f"| {escaped(law)} | {cell(_clause(head, each))}{days} |"
    stages = row.get("stages", STAGES)
    every = sorted(stages) == sorted(STAGES)
    yield f"| Giai đoạn | {'mọi giai đoạn' if every else ', '.join(words().say('stages', each) for each in stages)} |"
    judged, blind = _media(compiled)
    yield f"| Kết luận được ở | {', '.join(judged)} |"
    if blind:
        yield f"| Không kết luận ở | {', '.join(blind)}: loại tệp ấy không cho thấy điều này |"
    if "unless" in row or "when" in row:
        yield "| Điều kiện | có trường hợp không xét, xem mục dữ liệu ở cuối trang |"


def _span(days: Row) -> str:
    first, last = (phrases.date(str(days.get(name) or ""), words()) for name in ("from", "to"))
    return " ".join(part for part in (f"từ {first}" if first else "", f"đến {last}" if last else "") if part) or "mọi thời gian"


def _media(compiled: Row) -> tuple[list[str], list[str]]:
    """Media a rule can be judged on, and those it applies to but that do not show what it asks."""
    names = words().find("ui", "media")
    meant = [each for each in MEDIA.values() if not compiled["media"] or each.name in compiled["media"]]
    judged = [names[each.name] for each in meant if each.shows.issuperset(compiled["needs"])]
    return judged, [names[each.name] for each in meant if names[each.name] not in judged]


def _data(row: Row) -> str:
    shown = ("id", "name", "component", "check", "when", "unless", "doubt", "needs", "fix", "fix_safety")
    return json.dumps({name: row[name] for name in shown if name in row}, ensure_ascii=False, indent=1)
