"""Small plans for the parser's tests: a text plan with parts put in, taken out or changed, read as the program reads it."""

from checker.model import Plan
from checker.parsing import parse
from checker.reading import read

HEADER = """UBND TỈNH TÂY NINH
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 125/KH-SNV
Tây Ninh, ngày 15 tháng 3 năm 2024
"""
TITLE = """
KẾ HOẠCH
Kiểm tra công tác văn thư, lưu trữ năm 2024
"""
OPENING = """
Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.

Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:
"""
BODY = """
I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

Đánh giá đúng tình hình.

2. Yêu cầu

a) Khách quan.

b) Đúng thẩm quyền.

II. NỘI DUNG

Kiểm tra việc soạn thảo văn bản.

III. TỔ CHỨC THỰC HIỆN

Phòng Văn thư chủ trì thực hiện./.
"""
CLOSING = """
Nơi nhận:
- UBND tỉnh (để báo cáo);
- Các phòng, đơn vị;
- Lưu: VT, CCVC.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trần Hoài Thu
"""


def plan_of(text: str, *, stage: str | None = None) -> Plan:
    """The plan the program reads in a text."""
    return parse(read(text.encode(), name="plan.txt"), stage=stage)


def whole(
    *, header: str = HEADER, title: str = TITLE, opening: str = OPENING, body: str = BODY, closing: str = CLOSING, after: str = ""
) -> str:
    """A whole plan, any part of it changed."""
    return header + title + opening + body + closing + after
