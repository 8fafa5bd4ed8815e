"""Plans of many organs, lengths and habits for renderings: put together from invented pieces, the same for the same number."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.builders.plan_text import PlanText


@dataclass(frozen=True)
class Office:
    """An organ as its header prints it, and who signs for it."""

    superior: str
    organ: tuple[str, ...]
    symbol: str
    place: str
    competence: tuple[str, ...]
    position: str
    name: str


OFFICES = (
    Office("UBND TỈNH LÀO CAI", ("SỞ CÔNG THƯƠNG",), "SCT", "Lào Cai", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Hoàng Thị Lan Phương"),
    Office("", ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ"), "UBND", "Quảng Trị", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH",
           "Lê Đức Thắng"),
    Office("UBND TỈNH CÀ MAU", ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",), "SNNMT", "Cà Mau", (), "GIÁM ĐỐC", "Trương Quốc Dũng"),
    Office("UBND THÀNH PHỐ HUẾ", ("SỞ VĂN HÓA, THỂ THAO",), "SVHTT", "Huế", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Phạm Ngọc Ánh"),
    Office("BỘ TÀI CHÍNH", ("CỤC ĐĂNG KIỂM",), "CĐK", "Hà Nội", ("KT. CỤC TRƯỞNG",), "PHÓ CỤC TRƯỞNG", "Vũ Đình Quân"),
    Office("UBND HUYỆN MỘC BÀI", ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",), "PGDĐT", "Mộc Bài", (), "TRƯỞNG PHÒNG", "Ngô Thị Bích Liên"),
    Office("", ("ỦY BAN NHÂN DÂN", "PHƯỜNG PHÚ THUẬN"), "UBND", "Phú Thuận", ("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Đặng Hữu Ích"),
    Office("SỞ Y TẾ ĐẮK NÔNG", ("TRUNG TÂM KIỂM SOÁT BỆNH TẬT",), "KSBT", "Đắk Nông", (), "GIÁM ĐỐC", "Y Thông Niê"),
    Office("UBND TỈNH BÌNH THUẬN", ("BAN CHỈ ĐẠO", "PHÒNG, CHỐNG THIÊN TAI"), "BCĐ", "Bình Thuận", ("TM. BAN CHỈ ĐẠO",), "TRƯỞNG BAN",
           "Tạ Quang Bửu Long"),
    Office("", ("THANH TRA CHÍNH PHỦ",), "TTCP", "Hà Nội", ("KT. TỔNG THANH TRA",), "PHÓ TỔNG THANH TRA", "Dương Văn Sáu"),
    Office("UBND TỈNH TUYÊN QUANG", ("SỞ TƯ PHÁP",), "STP", "Tuyên Quang", ("TUQ. GIÁM ĐỐC",), "CHÁNH VĂN PHÒNG", "Ma Thị Thu Hằng"),
    Office("ĐẠI HỌC SÔNG BA", ("TRƯỜNG ĐẠI HỌC KỸ THUẬT",), "ĐHKT", "Phú Yên", ("KT. HIỆU TRƯỞNG",), "PHÓ HIỆU TRƯỞNG", "Nguyễn Ước Mơ"),
)  # fmt: skip

MATTERS = (
    "kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính",
    "phòng, chống dịch bệnh trên đàn vật nuôi",
    "tuyên truyền, phổ biến pháp luật về đất đai",
    "cải cách hành chính và chuyển đổi số",
    "tổ chức Tuần lễ hưởng ứng học tập suốt đời",
    "bảo đảm an toàn thực phẩm dịp Tết Nguyên đán",
    "bồi dưỡng nghiệp vụ cho cán bộ, công chức, viên chức",
    "thực hiện công tác dân vận của chính quyền",
    "ứng phó với thiên tai và tìm kiếm cứu nạn",
    "rà soát hộ nghèo, hộ cận nghèo",
)

BASES = (
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025", ("Luật", None, "2025-02-19")),
    ("Căn cứ Luật Viên chức ngày 15 tháng 11 năm 2010", ("Luật", None, "2010-11-15")),
    (
        "Căn cứ Nghị định số 81/2023/NĐ-CP ngày 27 tháng 11 năm 2023 của Chính phủ quy định việc quản lý, sử dụng tài sản công",
        ("Nghị định", "81/2023/NĐ-CP", "2023-11-27"),
    ),
    (
        "Căn cứ Thông tư số 16/2024/TT-BNV ngày 20 tháng 6 năm 2024 của Bộ trưởng Bộ Nội vụ hướng dẫn công tác báo cáo, thống kê",
        ("Thông tư", "16/2024/TT-BNV", "2024-06-20"),
    ),
    (
        "Căn cứ Quyết định số 1468/QĐ-TTg ngày 09 tháng 12 năm 2023 của Thủ tướng Chính phủ phê duyệt Chương trình phát triển nông "
        "thôn giai đoạn 2024 - 2030",
        ("Quyết định", "1468/QĐ-TTg", "2023-12-09"),
    ),
    (
        "Căn cứ Nghị quyết số 27/NQ-HĐND ngày 18 tháng 7 năm 2024 của Hội đồng nhân dân tỉnh về nhiệm vụ những tháng cuối năm",
        ("Nghị quyết", "27/NQ-HĐND", "2024-07-18"),
    ),
)

SECTIONS = (
    "MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "ĐỐI TƯỢNG, PHẠM VI", "NHIỆM VỤ VÀ GIẢI PHÁP", "THỜI GIAN, ĐỊA ĐIỂM", "KINH PHÍ THỰC HIỆN",
    "CHẾ ĐỘ BÁO CÁO", "TỔ CHỨC THỰC HIỆN",
)  # fmt: skip

SENTENCES = (
    "Nâng cao nhận thức, trách nhiệm của người đứng đầu và của từng cán bộ, công chức trong thực hiện nhiệm vụ được giao.",
    "Việc triển khai phải thiết thực, tiết kiệm, đúng tiến độ, không làm ảnh hưởng đến hoạt động thường xuyên của đơn vị.",
    "Phân công rõ người, rõ việc, rõ thời hạn hoàn thành; kết quả là một căn cứ để đánh giá, xếp loại cuối năm.",
    "Các phòng chuyên môn chủ động phối hợp, kịp thời báo cáo những khó khăn, vướng mắc phát sinh để được hướng dẫn.",
    "Tổ chức ít nhất 03 lớp tập huấn, mỗi lớp khoảng 60 người, hoàn thành trước ngày 30 tháng 9.",
    "Đẩy mạnh tuyên truyền trên hệ thống truyền thanh cơ sở, trang thông tin điện tử và tại các cuộc họp khu dân cư.",
    "Kinh phí thực hiện được bố trí từ nguồn chi thường xuyên và các nguồn hợp pháp khác theo quy định của pháp luật.",
    "Văn phòng tổng hợp kết quả, dự thảo báo cáo trình lãnh đạo xem xét trước ngày 15 tháng 12.",
    "Lồng ghép với các chương trình, đề án đang thực hiện trên địa bàn, tránh chồng chéo, hình thức.",
    "Ứng dụng công nghệ thông tin trong theo dõi, đôn đốc; ưu tiên dùng hồ sơ điện tử, chữ ký số.",
)

ITEMS = ("Mục đích", "Yêu cầu", "Nội dung chính", "Thời gian", "Đối tượng", "Phương pháp", "Kết quả cần đạt")

PLACES = (
    "Thường trực Tỉnh ủy (để báo cáo)", "UBND tỉnh (để báo cáo)", "Chủ tịch, các Phó Chủ tịch", "Các sở, ban, ngành liên quan",
    "Ủy ban Mặt trận Tổ quốc", "Lãnh đạo đơn vị", "Các phòng, đơn vị trực thuộc",
    "Đài Phát thanh và Truyền hình", "Trang thông tin điện tử",
    "UBND các xã, phường, thị trấn", "Công đoàn cơ sở",
)  # fmt: skip

CLERKS = ("VT, VP.", "VT, TCHC.", "VT, KH (05).", "VT.", "VT, NC, TH.", "VT, P. KHTC.")


def varied(number: int) -> PlanText:
    """The plan of that number, as an office might write it."""
    pick = Random(number)
    office = OFFICES[number % len(OFFICES)]
    year = pick.choice((2024, 2025))
    day, month = pick.randint(1, 28), pick.randint(1, 12)
    matter = pick.choice(MATTERS)
    older = [base for base in BASES if base[1][2] < f"{year}-{month:02}-{day:02}"]
    bases = pick.sample(older, min(len(older), pick.randint(1, 3)))
    last = len(bases) - 1
    who = " ".join(office.organ)
    return PlanText(
        superior=office.superior,
        organ=office.organ,
        number=f"{pick.choice((pick.randint(1, 99), pick.randint(100, 999), pick.randint(1000, 4000))):02}",
        notation=f"KH-{office.symbol}",
        place=office.place,
        day=f"{day:02}",
        month=f"{month:02}" if month < 3 else str(month),
        year=str(year),
        subject=f"{matter[0].upper()}{matter[1:]} năm {year}{pick.choice(('', ' trên địa bàn', f' và định hướng đến năm {year + 5}'))}",
        bases=tuple(f"{text}{'.' if at == last else ';'}" for at, (text, _) in enumerate(bases)),
        acts=tuple(act for _, act in bases),
        lead_in=f"{who[0]}{who[1:].lower()} ban hành Kế hoạch {matter} năm {year} với những nội dung chủ yếu như sau:",
        body=_body(pick),
        recipients=(*(f"- {place};" for place in pick.sample(PLACES, pick.randint(2, 8))), f"- Lưu: {pick.choice(CLERKS)}"),
        competence=office.competence,
        position=office.position,
        full_name=office.name,
    )


def _body(pick: Random) -> tuple[str, ...]:
    """Three to six sections, their points by numbers, letters or dashes."""
    middle = sorted(pick.sample(range(1, len(SECTIONS) - 1), pick.randint(1, 4)))
    lines: list[str] = []
    for at, section in enumerate((0, *middle, len(SECTIONS) - 1)):
        lines.append(f"{('I', 'II', 'III', 'IV', 'V', 'VI')[at]}. {SECTIONS[section]}")
        lines += pick.choice((_items, _points, _dashes))(pick)
    return (*lines, "Trên đây là Kế hoạch, yêu cầu các đơn vị, cá nhân có liên quan nghiêm túc thực hiện./.")


def _items(pick: Random) -> list[str]:
    return [
        line
        for at, title in enumerate(pick.sample(ITEMS, pick.randint(2, 3)), 1)
        for line in (f"{at}. {title}", *(f"{letter}) {pick.choice(SENTENCES)}" for letter in "ab"[: pick.randint(0, 2)] or ""))
    ] + [pick.choice(SENTENCES)]


def _points(pick: Random) -> list[str]:
    return [f"{at}. {sentence}" for at, sentence in enumerate(pick.sample(SENTENCES, pick.randint(2, 4)), 1)]


def _dashes(pick: Random) -> list[str]:
    return [f"- {sentence}" for sentence in pick.sample(SENTENCES, pick.randint(1, 3))]
