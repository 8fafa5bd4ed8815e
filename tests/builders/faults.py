"""One fault each in an otherwise compliant plan: ``rule`` is the rule that must find it, ``name`` says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.builders.layouts import STANDARD, UPRIGHT, Layout
from tests.builders.plan_text import BODY, PlanText
from tests.builders.plans import CO_PHU_LUC, NOTE, SO_NOI_VU, TT01_2013, UBND_TINH

PLAN = SO_NOI_VU
FIRST, SECOND, THIRD = PLAN.bases
LIST = PLAN.recipients


@dataclass(frozen=True)
class Fault:
    """``components`` are the parts on which it may be reported, the likeliest first; ``level`` is the least it must be."""

    rule: str
    name: str
    components: tuple[str, ...]
    plan: PlanText
    level: str = "warning"
    media: tuple[str, ...] = ("txt", "docx")
    layout: Layout = STANDARD

    @property
    def stem(self) -> str:
        """The file name without its suffix."""
        return f"{self.rule}-{self.name}"


def faults() -> list[Fault]:
    """All of them, in the order of the parts on the page."""
    return [
        *_header(),
        *_number(),
        *_date(),
        *_title(),
        *_bases(),
        *_sections(),
        *_body(),
        *_signature(),
        *_recipients(),
        *_annexes(),
        *_codes(),
    ]


def _header() -> Iterator[Fault]:
    yield _fault("TT0101", "no-national-name", "national_name", "error", national_name="")
    yield _fault("TT0103", "national-name-misspelt", "national_name", "error", national_name="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIẸT NAM")
    yield _fault("TT0104", "national-name-in-small-letters", "national_name", "error", national_name="Cộng hòa xã hội chủ nghĩa Việt Nam")
    yield _fault("TT0102", "no-motto", "motto", "error", motto="")
    yield _fault("TT0105", "motto-capitals", "motto", "error", motto="Độc Lập - Tự Do - Hạnh Phúc")
    yield _fault("TT0106", "motto-without-spaces", "motto", motto="Độc lập-Tự do-Hạnh phúc")
    yield _fault("TT0106", "motto-with-en-dashes", "motto", motto="Độc lập – Tự do – Hạnh phúc")
    yield _fault("TT0201", "no-organ", "organ superior_organ", "error", superior="", organ=())
    yield _fault("TT0202", "no-superior", "superior_organ", superior="")
    yield _fault("TT0203", "superior-without-province", "superior_organ", superior="ỦY BAN NHÂN DÂN")
    yield Fault("TT0204", "organ-abbreviated", ("organ",), replace(UBND_TINH, organ=("UBND TỈNH AN GIANG",)))
    yield _fault("TT0205", "organ-in-small-letters", "organ", "error", organ=("Sở Nội vụ",))


def _number() -> Iterator[Fault]:
    yield _fault("TT0301", "no-number", "number notation", "error", number_form="")
    yield _fault("TT0302", "number-not-padded", "number", "error", number="5")
    yield _fault("TT0303", "number-padded-too-far", "number", "note", number="0125")
    yield _fault("TT0304", "number-without-colon", "number", "error", number_form="Số {number}/{notation}")
    yield _fault("TT0305", "number-word-in-capitals", "number", number_form="SỐ: {number}/{notation}")
    yield _fault("TT0306", "no-symbol", "notation", "error", number_form="Số: {number}")
    yield _fault("TT0307", "symbol-without-slash", "notation", "error", number_form="Số: {number} {notation}")
    yield _fault("TT0309", "gap-after-number", "number", "note", number_form="Số: {number} /{notation}")
    yield _fault("TT0311", "year-in-symbol", "notation number", "error", number_form="Số: {number}/2024/{notation}")
    yield _fault("TT0310", "symbol-of-another-type", "notation", "error", notation="QĐ-SNV")
    yield _fault("TT0312", "party-form", "notation number", "error", number_form="Số: 125-KH/SNV")
    yield _fault("TT0313", "symbol-without-organ", "notation", "error", notation="KH")
    yield _fault("TT0315", "blank-number-with-a-date", "number", number="      ")
    yield _fault("TT0308", "spaces-in-symbol", "notation", "error", notation="KH - SNV")
    yield _fault("TT0308", "en-dash-in-symbol", "notation", "error", notation="KH–SNV")


def _date() -> Iterator[Fault]:
    yield _fault("TT0401", "no-date-line", "date place", "error", date_form="")
    yield _fault("TT0402", "no-place", "place", "error", date_form="ngày {day} tháng {month} năm {year}")
    yield _fault("TT0403", "place-without-comma", "place date", "error", date_form="{place} ngày {day} tháng {month} năm {year}")
    yield _fault("TT0405", "date-not-in-calendar", "date", "error", day="31", month="02")
    yield _fault("TT0404", "date-with-slashes", "date", "error", date_form="{place}, ngày {day}/{month}/{year}")
    yield _fault("TT0406", "day-not-padded", "date", "error", day="5")
    yield _fault("TT0407", "month-not-padded", "date", "error", month="1")
    yield _fault("TT0408", "month-padded", "date", "note", month="03")
    yield _fault("TT0409", "blank-day-with-a-number", "date", day="     ")
    yield _fault("TT0410", "place-in-small-letters", "place", place="Tây ninh")
    yield _fault("TT0411", "place-in-capitals", "place", place="TÂY NINH")
    yield _fault("TT0412", "place-abbreviated", "place", place="TP. Tây Ninh")


def _title() -> Iterator[Fault]:
    yield _fault("TT0501", "no-type-name", "type_name", "error", type_name="")
    yield _fault("TT0502", "type-name-in-small-letters", "type_name", "error", type_name="Kế hoạch")
    yield _fault("TT0503", "no-subject", "subject", "error", subject="")
    capitals = replace(PLAN, subject=PLAN.subject.upper())
    yield Fault("TT0504", "subject-in-capitals", ("subject",), capitals, "error", media=("docx",))
    yield Fault("TT0505", "subject-in-capitals", ("subject",), capitals, media=("txt",))
    yield _fault("TT0506", "subject-of-a-letter", "subject", subject=f"V/v {PLAN.subject[0].lower()}{PLAN.subject[1:]}")
    yield _fault("TT0911", "addressee", "addressee", addressee="Kính gửi: Các cơ quan, đơn vị thuộc tỉnh.")


def _bases() -> Iterator[Fault]:
    yield _fault("TT0681", "no-legal-basis", "legal_bases", "note", bases=(), acts=())
    yield _bases_of("TT0601", "basis-without-semicolon", FIRST, SECOND.rstrip(";"), THIRD)
    yield _bases_of("TT0603", "last-basis-with-semicolon", FIRST, SECOND, THIRD[:-1] + ";", level="note")
    yield _bases_of("TT0602", "last-basis-with-comma", FIRST, SECOND, THIRD[:-1] + ",")
    yield _bases_of("TT0604", "two-bases-in-one-paragraph", f"{FIRST} {SECOND}", THIRD, level="note")
    yield _bases_of("TT0605", "basis-without-date", FIRST, SECOND.replace(" ngày 05 tháng 3 năm 2020", ""), THIRD)
    yield _bases_of("TT0606", "basis-without-organ", FIRST, SECOND.replace(" của Chính phủ", ""), THIRD)
    yield _bases_of("TT0607", "basis-without-subject", FIRST, SECOND.replace(" về công tác văn thư", ""), THIRD)
    yield _bases_of("TT0608", "basis-without-number", FIRST, SECOND.replace(" số 30/2020/NĐ-CP", ""), THIRD)
    yield _bases_of("TT0609", "basis-without-the-word-so", FIRST, SECOND.replace("Nghị định số", "Nghị định"), THIRD, level="note")
    yield _bases_of("TT0611", "law-with-number", FIRST.replace("Lưu trữ", "Lưu trữ số 01/2011/QH13"), SECOND, THIRD, level="note")
    yield _bases_of("TT0615", "law-with-its-year-alone", FIRST.replace("ngày 11 tháng 11 ", ""), SECOND, THIRD, level="note")
    small = THIRD.replace("của Ủy ban nhân dân tỉnh Tây Ninh", "của ủy ban nhân dân tỉnh")
    yield Fault("TT1616", "issuer-in-small-letters", ("body", "legal_bases"), replace(PLAN, bases=(FIRST, SECOND, small)))
    later = THIRD.replace("18/2023/QĐ-UBND ngày 12 tháng 6 năm 2023", "1218/QĐ-UBND ngày 12 tháng 6 năm 2024")
    yield _bases_of("TT0610", "basis-after-the-plan", FIRST, SECOND, later, level="error")
    parted = replace(PLAN, bases=(FIRST, SECOND, THIRD.replace("QĐ-UBND", "QĐ- UBND")))
    yield Fault("TT0620", "blank-in-a-cited-code", ("legal_bases",), parted, "note", media=("docx",))
    old = (*TT01_2013.bases[:-1], TT01_2013.bases[-1][:-1] + ".")
    yield Fault("TT0602", "tt01-last-basis-with-full-stop", ("legal_bases",), replace(TT01_2013, bases=old), layout=UPRIGHT)


def _sections() -> Iterator[Fault]:
    prose = tuple(line for line in BODY if not _is_numbered(line))
    two = (*BODY[: BODY.index("III. TỔ CHỨC THỰC HIỆN")], BODY[-1])
    yield _body_of("TT0682", "no-sections", prose, level="note")
    yield _body_of("TT0683", "no-implementation-section", two, level="note")
    yield _body_of("TT0621", "sections-skip-a-numeral", _with(BODY, {"II. ": "III. ", "III. ": "IV. "}))
    yield _body_of("TT0622", "sections-repeat-a-numeral", _with(BODY, {"III. ": "II. "}))
    yield _body_of("TT0623", "sections-begin-anew", _with(BODY, {"III. ": "I. "}))
    yield _body_of("TT0629", "section-without-a-title", _with(BODY, {"II. NỘI DUNG": "II."}))
    yield _body_of("TT0631", "sections-lettered", _with(BODY, {"I. ": "A. ", "II. ": "B. ", "III. ": "C. "}), level="note")
    yield _body_of("TT0624", "items-skip-a-number", _with(BODY, {"2. Yêu cầu": "3. Yêu cầu"}), "body")
    yield _body_of("TT0625", "items-repeat-a-number", (*BODY[:-3], "2. Văn phòng Sở bố trí kinh phí kiểm tra.", *BODY[-3:]), "body")
    yield _body_of("TT0626", "points-by-the-english-alphabet", _with(BODY, {"đ) ": "e) "}), "body")
    yield _body_of("TT0627", "points-repeat-a-letter", _with(BODY, {"đ) ": "d) "}), "body")
    foreign = ("đ) Việc bố trí người làm văn thư, lưu trữ.", "e) Kho bảo quản tài liệu.", "f) Thiết bị bảo quản tài liệu.")
    point = BODY.index("đ) Việc bố trí người làm văn thư, lưu trữ và kho bảo quản tài liệu.")
    yield _body_of("TT0628", "points-with-a-foreign-letter", (*BODY[:point], *foreign, *BODY[point + 1 :]), "body")
    dotted = tuple(f"{line[0]}.{line[2:]}" if line[1:3] == ") " else line for line in BODY)
    yield _body_of("TT0633", "points-with-a-full-stop", dotted, "body")
    yield _body_of("TT0630", "point-without-text", _with(BODY, {BODY[-4]: "b)"}), "body", "note")


def _body() -> Iterator[Fault]:
    sentence = "Việc kiểm tra phải khách quan"
    yield _sentence("TT1601", "city-in-small-letters", sentence, "Việc kiểm tra tại thành phố Hồ Chí Minh phải khách quan")
    yield _sentence("TT1602", "organ-in-title-case", sentence, "Việc kiểm tra do Sở Khoa Học Và Công Nghệ phối hợp phải khách quan")
    yield _sentence("TT1613", "field-in-small-letters", sentence, "Việc kiểm tra do Sở tư pháp phối hợp phải khách quan")
    council = "Việc kiểm tra theo ý kiến của ủy ban nhân dân tỉnh Tây Ninh phải khách quan"
    yield _sentence("TT1615", "committee-in-small-letters", sentence, council)
    yield _sentence("TT1605", "citation-in-capitals", sentence, "Việc kiểm tra theo Khoản 2 Điều 6 Luật Lưu trữ phải khách quan")
    yield _sentence("TT1606", "article-in-small-letters", sentence, "Việc kiểm tra theo khoản 2 điều 6 Luật Lưu trữ phải khách quan")
    yield _sentence("TT1607", "law-in-small-letters", sentence, "Việc kiểm tra theo Điều 6 Luật lưu trữ phải khách quan")
    directive = "Việc kiểm tra theo Chỉ thị số 35/CT-TTg ngày 07 tháng 9 năm {} của Thủ tướng Chính phủ về công tác lưu trữ phải khách quan"
    undated = directive.replace(" ngày 07 tháng 9 năm {}", "")
    yield _sentence("TT0612", "citation-without-date", sentence, undated)
    yield _sentence("TT0613", "citation-after-the-plan", sentence, directive.format(2027))
    yield _sentence("TT2001", "calls-itself-a-decision", "Chuẩn bị báo cáo", "Kể từ ngày ký Quyết định này, chuẩn bị báo cáo")
    yield _sentence("TT2097", "day-no-month-has", "Chuẩn bị báo cáo", "Trước ngày 31 tháng 6, chuẩn bị báo cáo")
    yield _sentence("TT2081", "placeholder-left", "12 cơ quan, đơn vị", "[…] cơ quan, đơn vị")


def _signature() -> Iterator[Fault]:
    yield _fault("TT0701", "no-signature-block", "position full_name competence", "error", competence=(), position="", full_name="")
    yield _fault("TT0702", "no-position", "position", "error", competence=(), position="")
    yield _fault("TT0703", "no-name", "full_name", "error", full_name="")
    yield _fault("TT0712", "name-in-capitals", "full_name", full_name="TRẦN HOÀI THU")
    yield _fault("TT0713", "name-in-small-letters", "full_name", full_name="Trần hoài Thu")
    yield _fault("TT0711", "doctor-before-name", "full_name", full_name="TS. Trần Hoài Thu")
    yield _fault("TT0711", "master-before-name", "full_name", full_name="ThS Trần Hoài Thu")
    yield _fault("TT0706", "deputy-without-kt", "competence position", competence=())
    yield _fault("TT0732", "deputy-by-order", "position competence", competence=("TL. GIÁM ĐỐC",), position="PHÓ CHÁNH VĂN PHÒNG")
    upside_down = ("KT. CHÁNH VĂN PHÒNG", "TL. GIÁM ĐỐC")
    yield _fault("TT0741", "kt-above-tl", "competence position", competence=upside_down, position="PHÓ CHÁNH VĂN PHÒNG")
    yield _fault("TT0730", "kt-of-a-deputy", "competence", "error", competence=("KT. PHÓ GIÁM ĐỐC",))
    council = replace(UBND_TINH, competence=("TM. HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH"))
    yield Fault("TT0731", "tm-of-another-body", ("competence",), council, "error")
    yield _fault("TT0707", "kt-without-deputy", "position competence", competence=("KT. GIÁM ĐỐC",), position="")
    yield _fault("TT0707", "kt-with-the-same-title", "position competence", position="GIÁM ĐỐC")
    yield _fault("TT0704", "kt-with-slash", "competence", "error", competence=("K/T GIÁM ĐỐC",))
    yield _fault("TT0705", "kt-without-dot", "competence", competence=("KT GIÁM ĐỐC",))
    yield _fault("TT0705", "kt-without-space", "competence", "note", competence=("KT.GIÁM ĐỐC",))
    yield _fault("TT0709", "acting-in-words", "competence position", competence=(), position="QUYỀN GIÁM ĐỐC")
    yield _fault("TT0708", "deputy-in-charge-without-kt", "competence position", competence=(), position="PHÓ GIÁM ĐỐC PHỤ TRÁCH")
    slash = replace(UBND_TINH, competence=("T/M ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"))
    yield Fault("TT0704", "tm-with-slash", ("competence",), slash, "error")
    yield Fault("TT0706", "deputy-chairman-without-kt", ("competence", "position"), replace(UBND_TINH, competence=UBND_TINH.competence[:1]))
    yield Fault("TT0714", "chairman-without-tm", ("competence",), replace(UBND_TINH, competence=("KT. CHỦ TỊCH",)), "note")
    yield _fault("TT0715", "tm-of-a-department", "competence", "note", competence=("TM. SỞ NỘI VỤ",), position="GIÁM ĐỐC")


def _recipients() -> Iterator[Fault]:
    yield _fault("TT0901", "no-recipients", "recipients archive", "error", recipients_label="", recipients=())
    yield _fault("TT0903", "recipients-without-colon", "recipients", recipients_label="Nơi nhận")
    undashed = tuple(line.removeprefix("- ") for line in LIST[:-1])
    yield _fault("TT0904", "recipients-without-dashes", "recipients", recipients=(*undashed, LIST[-1]))
    yield _fault("TT0905", "recipients-without-semicolons", "recipients", recipients=tuple(line.rstrip(";") for line in LIST))
    yield _fault("TT1614", "recipient-field-in-small-letters", "recipients", recipients=("- Sở nội vụ;", *LIST[1:]))
    yield _fault("TT1617", "recipient-in-small-letters", "recipients", recipients=("- ủy ban nhân dân tỉnh (để báo cáo);", *LIST[1:]))
    yield _fault("TT0912", "recipients-as-above", "recipients", recipients=("- Như trên;", *LIST[1:]))
    yield _fault("TT0902", "no-archive-line", "archive", "error", recipients=(*LIST[:-2], LIST[-2].replace(";", ".")))
    yield _fault("TT0906", "archive-without-colon", "archive", recipients=(*LIST[:-1], "- Lưu VT, CCVC."))
    yield _fault("TT0908", "archive-clerk-in-words", "archive", recipients=(*LIST[:-1], "- Lưu: Văn thư, CCVC."))
    yield _fault("TT0907", "archive-without-full-stop", "archive", "note", recipients=(*LIST[:-1], "- Lưu: VT, CCVC"))
    last = (*LIST[:-2], "- Lưu: VT, CCVC;", LIST[-2].replace(";", "."))
    yield _fault("TT0909", "archive-not-last", "archive", "note", recipients=last)
    yield _fault("TT0910", "archive-without-dash", "archive", "note", recipients=(*LIST[:-1], "Lưu: VT, CCVC."))


def _annexes() -> Iterator[Fault]:
    yield Fault("TT1501", "annexes-not-announced", ("annexes",), replace(CO_PHU_LUC, body=BODY))
    yield _annexes_of("TT1502", "annexes-in-arabic", labels=("Phụ lục 1", "Phụ lục 2"))
    yield _annexes_of("TT1503", "annexes-not-numbered", labels=("Phụ lục", "Phụ lục"))
    yield _annexes_of("TT1510", "annex-label-in-capitals", labels=("PHỤ LỤC I", "PHỤ LỤC II"))
    yield _annexes_of("TT1511", "annexes-skip-a-numeral", labels=("Phụ lục I", "Phụ lục III"))
    yield _annexes_of("TT1512", "annexes-repeat-a-numeral", labels=("Phụ lục I", "Phụ lục I"))
    body = tuple(line.replace(", đề cương báo cáo theo Phụ lục II kèm theo", "") for line in CO_PHU_LUC.body)
    alone = replace(CO_PHU_LUC, annexes=CO_PHU_LUC.annexes[:1], body=body)
    yield Fault("TT1504", "only-annex-numbered", ("annexes",), alone, "note")
    yield _annexes_of("TT1505", "annexes-without-note", note="", level="note")
    yield _annexes_of("TT1506", "annex-of-another-number", note=NOTE.replace("125", "152"))
    yield _annexes_of("TT1507", "annex-of-another-date", note=NOTE.replace("ngày 15", "ngày 16"))
    yield _annexes_of("TT1508", "annex-of-a-decision", note=NOTE.replace("Kế hoạch", "Quyết định"))
    yield _annexes_of("TT1509", "annex-of-another-symbol", note=NOTE.replace("KH-SNV", "KH-UBND"))


def _codes() -> Iterator[Fault]:
    """Text files typed before Unicode; ``old.txt`` is in the code the name begins with."""
    for code in ("tcvn3", "vni"):
        yield Fault("TT0025", f"{code}-text", ("font",), PLAN, "error", ("old.txt",))


def _fault(rule: str, name: str, components: str, level: str = "warning", **parts: object) -> Fault:
    return Fault(rule, name, tuple(components.split()), replace(PLAN, **parts), level)  # type: ignore[arg-type]


def _bases_of(rule: str, name: str, *bases: str, level: str = "warning") -> Fault:
    return _fault(rule, name, "legal_bases", level, bases=bases)


def _body_of(rule: str, name: str, body: tuple[str, ...], component: str = "sections", level: str = "warning") -> Fault:
    return _fault(rule, name, component, level, body=body)


def _sentence(rule: str, name: str, old: str, new: str) -> Fault:
    return _fault(rule, name, "body", body=tuple(line.replace(old, new) for line in BODY))


def _annexes_of(rule: str, name: str, labels: tuple[str, ...] = (), note: str = NOTE, level: str = "warning") -> Fault:
    old = CO_PHU_LUC.annexes
    kept = labels or tuple(annex.label for annex in old)
    changed = tuple(replace(annex, label=label, note=note) for annex, label in zip(old, kept, strict=True))
    return Fault(rule, name, ("annexes",), replace(CO_PHU_LUC, annexes=changed), level)


def _is_numbered(line: str) -> bool:
    label = line.split(" ", maxsplit=1)[0]
    return label.endswith((".", ")")) and len(label) <= len("III.")


def _with(body: tuple[str, ...], openings: dict[str, str]) -> tuple[str, ...]:
    """The body with the lines that open so opened otherwise."""
    return tuple(next((new + line[len(old) :] for old, new in openings.items() if line.startswith(old)), line) for line in body)
