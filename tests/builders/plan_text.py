"""A plan as its parts: what stands in it, not how it is laid out. The defaults are a plan without fault under NĐ 30/2020."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

BODY = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "a) Đánh giá đúng tình hình soạn thảo, ban hành và quản lý văn bản tại các cơ quan, đơn vị được kiểm tra.",
    "b) Phát hiện những việc làm tốt để nhân rộng, những thiếu sót để chấn chỉnh kịp thời.",
    "2. Yêu cầu",
    "Việc kiểm tra phải khách quan, đúng thẩm quyền, không gây cản trở hoạt động thường xuyên của cơ quan, đơn vị được kiểm tra.",
    "II. NỘI DUNG",
    "1. Nội dung kiểm tra",
    "a) Việc ban hành quy chế, danh mục hồ sơ và các văn bản hướng dẫn nghiệp vụ.",
    "b) Thể thức và kỹ thuật trình bày văn bản hành chính.",
    "c) Việc đăng ký, chuyển giao và theo dõi giải quyết văn bản đến.",
    "d) Việc lập hồ sơ và giao nộp hồ sơ, tài liệu vào lưu trữ cơ quan:",
    "- Hồ sơ công việc đã kết thúc trong năm 2022;",
    "- Hồ sơ công việc đã kết thúc trong năm 2023.",
    "đ) Việc bố trí người làm văn thư, lưu trữ và kho bảo quản tài liệu.",
    "2. Đối tượng và thời gian kiểm tra",
    "a) Đối tượng: 12 cơ quan, đơn vị thuộc tỉnh.",
    "b) Thời gian: Từ ngày 15 tháng 4 năm 2024 đến ngày 28 tháng 6 năm 2024.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Quản lý văn thư, lưu trữ",
    "a) Tham mưu thành lập Đoàn kiểm tra, thông báo lịch làm việc trước ít nhất 10 ngày.",
    "b) Tổng hợp kết quả, báo cáo Giám đốc Sở trước ngày 15 tháng 7 năm 2024.",
    "2. Các cơ quan, đơn vị được kiểm tra",
    "Chuẩn bị báo cáo, hồ sơ, sổ sách có liên quan và cử người làm việc với Đoàn kiểm tra.",
    "Trên đây là Kế hoạch kiểm tra công tác văn thư, lưu trữ năm 2024; trong quá trình thực hiện nếu có khó khăn, vướng mắc, "
    "các cơ quan, đơn vị phản ánh về Sở Nội vụ để xem xét, giải quyết./.",
)


@dataclass(frozen=True)
class Annex:
    """An annex after the signature: its label line, its title, the ``Kèm theo`` line and its paragraphs."""

    label: str
    title: str
    note: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PlanText:
    """Every part as it is printed. An empty string or tuple means that the part is absent.

    ``number_form`` and ``date_form`` are filled with the fields they name; ``acts`` are the facts (type, code, date) of the
    acts that ``bases`` cite; ``competence`` are the lines above the signer's own ``position``.
    """

    superior: str = "UBND TỈNH TÂY NINH"
    organ: tuple[str, ...] = ("SỞ NỘI VỤ",)
    national_name: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    motto: str = "Độc lập - Tự do - Hạnh phúc"
    number: str = "125"
    notation: str = "KH-SNV"
    number_form: str = "Số: {number}/{notation}"
    place: str = "Tây Ninh"
    day: str = "15"
    month: str = "3"
    year: str = "2024"
    date_form: str = "{place}, ngày {day} tháng {month} năm {year}"
    type_name: str = "KẾ HOẠCH"
    subject: str = "Kiểm tra công tác văn thư, lưu trữ năm 2024 tại các cơ quan, đơn vị"
    addressee: str = ""
    bases: tuple[str, ...] = (
        "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Căn cứ Quyết định số 18/2023/QĐ-UBND ngày 12 tháng 6 năm 2023 của Ủy ban nhân dân tỉnh Tây Ninh quy định chức năng, "
        "nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Nội vụ.",
    )
    acts: tuple[tuple[str, str | None, str | None], ...] = (
        ("Luật", None, "2011-11-11"),
        ("Nghị định", "30/2020/NĐ-CP", "2020-03-05"),
        ("Quyết định", "18/2023/QĐ-UBND", "2023-06-12"),
    )
    lead_in: str = "Sở Nội vụ ban hành Kế hoạch kiểm tra công tác văn thư, lưu trữ năm 2024 như sau:"
    body: tuple[str, ...] = BODY
    recipients_label: str = "Nơi nhận:"
    recipients: tuple[str, ...] = (
        "- UBND tỉnh (để báo cáo);",
        "- Giám đốc, các Phó Giám đốc Sở;",
        "- Các cơ quan, đơn vị được kiểm tra;",
        "- Trang thông tin điện tử của Sở;",
        "- Lưu: VT, CCVC.",
    )
    competence: tuple[str, ...] = ("KT. GIÁM ĐỐC",)
    position: str = "PHÓ GIÁM ĐỐC"
    second_office: str = ""
    full_name: str = "Trần Hoài Thu"
    annexes: tuple[Annex, ...] = ()

    @property
    def number_line(self) -> str:
        """The line of the number and symbol as printed."""
        return self.number_form.format(number=self.number, notation=self.notation)

    @property
    def date_line(self) -> str:
        """The line of the place and date as printed."""
        return self.date_form.format(place=self.place, day=self.day, month=self.month, year=self.year)

    @property
    def organ_lines(self) -> tuple[str, ...]:
        """What stands on the left of the header above the number."""
        return present((self.superior, *self.organ))

    @property
    def motto_lines(self) -> tuple[str, ...]:
        """What stands on the right of the header above the date."""
        return present((self.national_name, self.motto))

    @property
    def opening(self) -> tuple[str, ...]:
        """The paragraphs between the subject and the first heading."""
        return present((self.addressee, *self.bases, self.lead_in))

    @property
    def recipient_lines(self) -> tuple[str, ...]:
        """The recipients with their label and the archive line."""
        return present((self.recipients_label, *self.recipients))

    @property
    def office_lines(self) -> tuple[str, ...]:
        """What stands above the signature."""
        return present((*self.competence, self.position))

    @property
    def name_lines(self) -> tuple[str, ...]:
        """What stands below the signature."""
        return present((self.second_office, self.full_name))

    def text(self) -> str:
        """The plan as plain text, one paragraph a line, the columns of the header one below the other."""
        groups = [
            self.organ_lines,
            self.motto_lines,
            (self.number_line,),
            (self.date_line,),
            (self.type_name, self.subject),
            *((line,) for line in (*self.opening, *self.body)),
            self.recipient_lines,
            self.office_lines,
            self.name_lines,
            *(group for annex in self.annexes for group in annex_groups(annex)),
        ]
        return "\n\n".join("\n".join(present(group)) for group in groups if present(group)) + "\n"

    def with_lines(self, change: Callable[[str], str]) -> PlanText:
        """The same plan with every printed string changed, for fixtures that spell otherwise."""
        values = {name: _changed(value, change) for name, value in vars(self).items() if name != "acts"}
        return PlanText(**values, acts=self.acts)


def present(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines that are not empty."""
    return tuple(line for line in lines if line)


def annex_groups(annex: Annex) -> list[tuple[str, ...]]:
    """The paragraphs of an annex, its head together."""
    return [(annex.label, annex.title, annex.note), *((line,) for line in annex.lines)]


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Annex):
        return Annex(change(value.label), change(value.title), change(value.note), tuple(map(change, value.lines)))
    assert isinstance(value, tuple)
    return tuple(_changed(item, change) for item in value)
