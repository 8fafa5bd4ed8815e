"""What a template may print, by the names an office's clerk writes between ``{{`` and ``}}``.

Only text, lists of text and yes or no; nothing of a plan is anything but text, on one line, without what a Word file would obey.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.letters.choosing import LetterChoice
from checker.letters.letterhead import Letterhead
from checker.letters.told_faults import LetterFault
from checker.model import Plan
from checker.model.patterns import lazy_pattern
from checker.model.report import DocumentReport
from checker.reporting.catalogue import Words
from checker.reporting.paper import printable
from checker.wording.folding import is_upper
from checker.wording.issuer_names import issuer_of, issuers_of

_SHORT_ABOUT = lazy_pattern(r"(?i)^v/v[\s:.]*")
_DECREE = "nd30-2020"
_NO_SOURCE = "[văn bản]"


def contents(
    report: DocumentReport, plan: Plan | None, choice: LetterChoice, head: Letterhead, faults: Sequence[LetterFault], name: str
) -> dict[str, Any]:
    """The values of a letter's places; ``name``: the file's own name, ``plan`` none of a file that could not be read."""
    from checker import __version__

    words = Words("vi")
    issuers = (issuers_of(issuer_of(plan)) if plan else ()) or ("[Tên cơ quan ban hành]",)
    judged_by = _act(report.ruleset or _DECREE, words)
    same = (report.ruleset or _DECREE) == _DECREE
    decree = _act(_DECREE, words)
    letters = head.code or "…"
    values = {
        "co_quan": head.name,
        "ky_hieu_cong_van": f"{letters}-…",
        "ky_hieu_phieu_chuyen": f"PC-{letters}",
        "noi_gui": " và ".join(issuers),
        "cac_noi_gui": list(issuers),
        "don_vi_soan_thao": _drafter(plan),
        "da_ban_hanh": report.stage in ("issued", "attached"),
        "van_ban": {**_document(plan, " và ".join(issuers)), "tep": name, "sha256": report.sha256 or ""},
        "quy_dinh": judged_by,
        "nghi_dinh": {**decree, "dan": decree["ngan"] if same else decree["ten"]},
        "ly_do": {part: words.ui(f"letter.reasons.{choice.reason}.{part}", office=head.name) for part in ("ngan", "dai", "de_nghi")}
        if choice.reason
        else {"ngan": "", "dai": "", "de_nghi": ""},
        "loi": [{"so": str(number), **_fault(each)} for number, each in enumerate(faults, 1)],
        "phien_ban": __version__,
    }
    return {key: _plain(value) for key, value in values.items()}


def _act(ruleset: str, words: Words) -> dict[str, str]:
    """A law as it is cited first, in full (II.6.b), and after that."""
    return {"ten": words.ui(f"letter.acts.{ruleset}"), "ngan": words.ui(f"rulesets.{ruleset}")}


def _fault(each: LetterFault) -> dict[str, str]:
    return {
        "thanh_phan": each.part, "vi_tri": each.places, "sai_sot": each.message, "dang_ghi": each.written, "can_ghi": each.wanted,
        "dieu_khoan": each.clause, "tinh_chat": each.binding,
    }  # fmt: skip


def _drafter(plan: Plan | None) -> str:
    """The drafting unit as its line Lưu has it: after the clerk's code."""
    value = plan["archive"].value if plan else None
    codes = [code for code in (value or {}).get("codes", ()) if code != "VT"]
    return f"Đơn vị soạn thảo (ký hiệu {', '.join(codes)})" if codes else "[Đơn vị soạn thảo]"


def _document(plan: Plan | None, issuer: str) -> dict[str, str]:
    """The plan as it is cited first (II.6.b): type, number, symbol, date, issuer, subject; and in short."""
    if plan is None or not plan["type_name"].present:
        return {"ten": f"{_NO_SOURCE} của {issuer}", "ngan": _NO_SOURCE}
    kind = _type_name(plan)
    code = _code(plan)
    short = f"{kind} số {code}" if code else kind
    day = _day(plan)
    if plan.stage in ("draft", "template"):
        short = f"dự thảo {kind}" if plan.stage == "draft" else f"mẫu {kind}"
        return {"ten": f"{short} {_about(plan)} của {issuer}".replace("  ", " "), "ngan": short}
    note = next((item.text for item in plan.extra.get("attached_note", ())), "")
    if note:
        return {"ten": f"{kind} {_about(plan)} của {issuer} {note}", "ngan": kind}
    return {"ten": " ".join(filter(None, (short, day, f"của {issuer}", _about(plan)))), "ngan": short}


def _type_name(plan: Plan) -> str:
    text = " ".join((plan["type_name"].text or "").split())
    return text[:1].upper() + text[1:].lower()


def _code(plan: Plan) -> str:
    """Number and symbol as printed, whatever stands between them; an ellipsis where the number is blank."""
    number, notation = plan["number"], plan["notation"]
    if number.status == "found":
        line = str(number.fields.get("line", ""))
        return " ".join(line.removeprefix(str(number.fields.get("word", ""))).lstrip(" :").split()) or str(number.text)
    return f"…/{notation.text}" if notation.status == "found" and number.status != "not_applicable" else ""


def _day(plan: Plan) -> str:
    value = plan["date"].value
    if plan["date"].status == "not_applicable":
        return ""
    if not isinstance(value, str) or value.count("-") != 2:
        return "ngày … tháng … năm …"
    year, month, day = value.split("-")
    return f"ngày {day} tháng {month if int(month) <= 2 else int(month)} năm {year}"


def _about(plan: Plan) -> str:
    """The subject behind the issuer's name; one in capitals is quoted, since its capitals cannot be told from names."""
    text = " ".join((plan["subject"].text or "").split()).rstrip(".")
    if not text:
        return ""
    if is_upper(text):
        return f"(trích yếu: “{text}”)"
    if text.casefold().startswith("về "):
        return text[:1].lower() + text[1:]
    text = _SHORT_ABOUT.sub("", text)
    if not text:
        return ""
    first = text.split()[0]
    lower = text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]
    return lower if lower.startswith("thực hiện") else f"về việc {lower}"


def _plain(value: Any) -> Any:
    """All text on one line and printable: no character of a plan may mean anything to Word or to a template."""
    if isinstance(value, str):
        return " ".join(printable(value).split())
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
