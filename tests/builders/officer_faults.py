"""Faults that a records officer sees at a glance: titles in small letters, labels run in, a unit left out, names of laws and organs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.builders.faults import Fault
from tests.builders.layouts import UPRIGHT, annexes_run_on
from tests.builders.plan_text import Annex
from tests.builders.plans import BO, CO_PHU_LUC, NOTE, SO_NOI_VU, TRUONG_THPT, TT01_2013, UBND_TINH

_SENTENCE = "Việc kiểm tra phải khách quan"


def officer_faults() -> Iterator[Fault]:
    """Each with the parts it may be told under."""
    yield Fault("TT0105", "motto-in-quotation-marks", ("motto",), replace(SO_NOI_VU, motto=f"“{SO_NOI_VU.motto}”"), "error")
    yield Fault("TT0224", "committee-without-unit", ("organ",), replace(UBND_TINH, organ=("ỦY BAN NHÂN DÂN",)))
    yield Fault("TT0227", "committee-without-level", ("organ",), replace(UBND_TINH, organ=("ỦY BAN NHÂN DÂN", "AN GIANG")))
    yield Fault("TT0228", "superior-without-level", ("superior_organ",), replace(SO_NOI_VU, superior="UBND TÂY NINH"), "note")
    yield Fault("TT0204", "field-abbreviated", ("organ",), replace(SO_NOI_VU, organ=("SỞ VHTTDL",), notation="KH-SVHTTDL"))
    leaning = replace(SO_NOI_VU, number_form="Số: {number}\\{notation}")
    yield Fault("TT0325", "stroke-leaning-the-other-way", ("notation",), leaning, "error")
    yield Fault("TT0326", "letter-behind-the-number", ("number",), replace(SO_NOI_VU, number_form="Số: {number}a/{notation}"))
    yield Fault("TT0317", "groups-turned-round", ("notation",), replace(SO_NOI_VU, number_form="Số: {number}/SNV-KH"), "error")
    yield Fault("TT0419", "two-places", ("place",), replace(SO_NOI_VU, place="Châu Thành, Tây Ninh"), "note")
    undayed = replace(SO_NOI_VU, date_form="{place}, {day} tháng {month} năm {year}")
    yield Fault("TT0490", "date-without-ngay", ("date",), undayed, "error")
    yield from _parts()
    yield from _passed_over()
    yield _annex_of_2013()
    yield from _sentences()
    yield Fault("TT0710", "position-in-small-letters", ("position",), replace(SO_NOI_VU, position="Phó Giám đốc"), "error")
    yield Fault("TT0710", "head-in-small-letters", ("position",), replace(TRUONG_THPT, position="Hiệu trưởng"), "error")
    yield Fault("TT0722", "authority-in-small-letters", ("competence",), replace(SO_NOI_VU, competence=("KT. Giám đốc",)), "error")


def _parts() -> Iterator[Fault]:
    named = {"I. MỤC": "Phần I. MỤC", "II. NỘI": "Phần II. NỘI", "III. TỔ": "Phần III. TỔ"}
    body = tuple(next((new + line[len(old) :] for old, new in named.items() if line.startswith(old)), line) for line in SO_NOI_VU.body)
    yield Fault("TT0647", "part-titles-run-in", ("sections",), replace(SO_NOI_VU, body=body), media=("txt",))
    first, second = CO_PHU_LUC.annexes
    run_in = replace(second, label=f"{second.label}. {second.title}", title="", note=NOTE)
    yield Fault("TT1516", "annex-title-run-in", ("annexes",), replace(CO_PHU_LUC, annexes=(first, run_in)))


def _passed_over() -> Iterator[Fault]:
    """What looks whole at a glance."""
    joined = replace(SO_NOI_VU, superior="", organ=("UBND TỈNH TÂY NINH SỞ NỘI VỤ",))
    yield Fault("TT0229", "superior-on-the-issuers-line", ("organ",), joined)
    swapped = replace(SO_NOI_VU, superior="SỞ NỘI VỤ", organ=("UBND TỈNH TÂY NINH",))
    yield Fault("TT0230", "superior-below-its-organ", ("organ",), swapped, "error")
    yield Fault(
        "TT0584", "subject-in-a-small-letter", ("subject",), replace(SO_NOI_VU, subject="kiểm tra công tác văn thư năm 2024"), "note"
    )
    renumbered = {"a) Đối tượng": "1.1. Đối tượng", "b) Thời gian": "1.2. Thời gian"}
    body = tuple(next((new + line[len(old) :] for old, new in renumbered.items() if line.startswith(old)), line) for line in SO_NOI_VU.body)
    yield Fault("TT0659", "items-of-another-item", ("body",), replace(SO_NOI_VU, body=body))
    body = tuple(line.replace("II. NỘI DUNG", "2. NỘI DUNG") for line in SO_NOI_VU.body)
    yield Fault("TT0660", "part-in-arabic-figures", ("sections",), replace(SO_NOI_VU, body=body))
    circular = "Căn cứ Thông tư số 05/2023/TT-BNV ngày 14 tháng 5 năm 2023 của Sở Nội vụ về công tác văn thư;"
    bases = (SO_NOI_VU.bases[0], circular, SO_NOI_VU.bases[2])
    acts = (SO_NOI_VU.acts[0], ("Thông tư", "05/2023/TT-BNV", "2023-05-14"), SO_NOI_VU.acts[2])
    yield Fault("TT0670", "circular-of-a-department", ("legal_bases",), replace(SO_NOI_VU, bases=bases, acts=acts))
    dashed = replace(SO_NOI_VU, bases=tuple(f"- {line}" for line in SO_NOI_VU.bases))
    yield Fault("TT0685", "bases-behind-dashes", ("legal_bases",), dashed, "note")
    yield Fault("TT0736", "half-of-a-post", ("position",), replace(SO_NOI_VU, competence=(), position="TRƯỞNG"), "error")
    unordered = replace(SO_NOI_VU, competence=("GIÁM ĐỐC",), position="CHÁNH VĂN PHÒNG")
    yield Fault("TT0738", "unit-head-without-authority", ("competence",), unordered, "error")
    elsewhere = replace(SO_NOI_VU, competence=(), position="GIÁM ĐỐC SỞ TÀI CHÍNH")
    yield Fault("TT0739", "post-of-another-department", ("position",), elsewhere)
    yield Fault("TT0425", "ministry-in-a-ward", ("place",), replace(BO, place="Hoàn Kiếm"))
    yield Fault("TT0737", "deputy-minister", ("position",), replace(BO, position="PHÓ BỘ TRƯỞNG"))
    of_another = replace(SO_NOI_VU, competence=("TUQ. CHỦ TỊCH",), position="TRƯỞNG PHÒNG")
    yield Fault("TT0740", "delegated-by-another-head", ("competence",), of_another)
    first, second = CO_PHU_LUC.annexes
    above = replace(second, title=second.note, note=second.title)
    yield Fault("TT1525", "annex-note-above-the-title", ("annexes",), replace(CO_PHU_LUC, annexes=(first, above)), media=("txt",))


def _annex_of_2013() -> Fault:
    listed = tuple(line.replace("gửi danh sách", "gửi danh sách (Phụ lục kèm theo)") for line in TT01_2013.body)
    plan = replace(
        TT01_2013, body=listed, annexes=(Annex("Phụ lục", "DANH SÁCH NGƯỜI DỰ TẬP HUẤN", "", ("1. Sở Công Thương: 02 người.",)),)
    )
    layout = replace(UPRIGHT, annexes=annexes_run_on)
    return Fault("TT1517", "tt01-annex-on-the-same-page", ("annexes",), plan, media=("docx",), layout=layout)


def _sentences() -> Iterator[Fault]:
    for rule, name, said, level in (
        ("TT1644", "ho-chi-minh-in-small-letters", "theo tư tưởng Hồ chí Minh", "warning"),
        ("TT1645", "standing-committee-in-small-letters", "theo ý kiến của ban Thường vụ Tỉnh ủy", "note"),
        ("TT1646", "law-in-the-text-in-small-letters", "theo Luật khiếu nại", "warning"),
        ("TT1650", "prime-minister-in-title-case", "theo chỉ đạo của Thủ Tướng Chính phủ", "warning"),
        ("TT1627", "front-in-title-case", "cùng Ủy ban Mặt Trận Tổ Quốc", "warning"),
    ):
        body = tuple(line.replace(_SENTENCE, f"Việc kiểm tra {said} phải khách quan") for line in SO_NOI_VU.body)
        yield Fault(rule, name, ("body",), replace(SO_NOI_VU, body=body), level)
