"""Compliant plans with organs, signers and headers that are seldom seen: joint issuers, mass organisations, highland names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.builders import outcomes
from tests.builders.layouts import ANNEX_NOTE
from tests.builders.plan_text import PlanText
from tests.builders.plans import SO_NOI_VU
from tests.builders.word import Look, put

JOINT = replace(
    SO_NOI_VU,
    organ=("SỞ NỘI VỤ", "SỞ TÀI CHÍNH"),
    notation="KHLT-SNV-STC",
    type_name="KẾ HOẠCH LIÊN TỊCH",
    lead_in="Sở Nội vụ và Sở Tài chính ban hành Kế hoạch liên tịch kiểm tra công tác văn thư, lưu trữ năm 2024 như sau:",
)
UNION = replace(
    SO_NOI_VU,
    superior="TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
    organ=("LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH",),
    notation="KH-LĐLĐ",
    competence=("TM. BAN THƯỜNG VỤ",),
    position="CHỦ TỊCH",
)
BY_ORDER = replace(SO_NOI_VU, competence=("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG"), position="PHÓ CHÁNH VĂN PHÒNG")
WRAPPED = replace(
    SO_NOI_VU,
    recipients=(
        "- UBND tỉnh (để báo cáo);",
        "- Giám đốc, các Phó Giám đốc",
        "  Sở Nội vụ;",
        "- Các cơ quan, đơn vị được",
        "kiểm tra;",
        "- Lưu: VT, CCVC.",
    ),
)
UNFILED = replace(SO_NOI_VU, recipients=("- UBND tỉnh (để báo cáo);", "- Giám đốc, các Phó Giám đốc", "  Sở Nội vụ."))
ATTACHED = replace(SO_NOI_VU, number_form="", date_form="")
SIGNING = Look(10, align="right")
SIGNING_LINE = "Số: 45/QĐ-SNV; 15/3/2024; 09:30:15"
ATTACHED_NOTE = "(Kèm theo Quyết định số 45/QĐ-SNV ngày 15 tháng 3 năm 2024 của Giám đốc Sở Nội vụ)"

UNUSUAL = {
    "joint-issuers": JOINT,
    "mass-organisation": UNION,
    "deputy-by-order": BY_ORDER,
    "highland-name-of-a-man": replace(SO_NOI_VU, full_name="K' Brơih"),
    "highland-name-of-a-woman": replace(SO_NOI_VU, full_name="H' Hen Niê"),
}


def attached_text() -> str:
    """A plan issued with a decision: no number, no date, the decision named below the subject (PL III Mẫu 1.3)."""
    return ATTACHED.text().replace(f"{ATTACHED.subject}\n", f"{ATTACHED.subject}\n{ATTACHED_NOTE}\n", 1)


def attached_file(document: Any) -> None:
    """What a plan that is an electronic file of its own bears besides: the line of its signature on top, the decision below its subject."""
    for text, look, before in ((SIGNING_LINE, SIGNING, None), (ATTACHED_NOTE, ANNEX_NOTE, "Căn cứ")):
        line = put(document, text, look)._p
        if before is None:
            document.element.body.insert(0, line)
        else:
            next(each for each in document.paragraphs if each.text.startswith(before))._p.addprevious(line)


def attached(medium: str = "text") -> dict[str, Any]:
    """Its outcome: what it has none of by right is not missed."""
    none = dict.fromkeys(("number", "notation", "place", "date"), outcomes.ABSENT)
    outcome = outcomes.of_plan(SO_NOI_VU, medium)
    return outcome | {"stage": "attached", "components": outcome["components"] | none}


def unfiled() -> dict[str, Any]:
    """The outcome of :data:`UNFILED`: the archive line is missed, and nothing else is taken for it."""
    filed = replace(UNFILED, recipients=(*UNFILED.recipients, "- Lưu: VT."))
    outcome = outcomes.of_plan(filed, "text", [("archive", "error")])
    return outcome | {"components": outcome["components"] | {"archive": {"status": "missing"}}}


def left_column_first(plan: PlanText) -> str:
    """The whole left column of the header typed before the right one."""
    number, motto = f"{plan.number_line}\n\n", "\n".join(plan.motto_lines) + "\n\n"
    return plan.text().replace(number, "", 1).replace(motto, number + motto, 1)
