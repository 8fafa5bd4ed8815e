"""The words the law fixes, part by part, as forms a line may have; dated where a law dates them.

Quốc hiệu, tiêu ngữ, số, ngày tháng năm, tên loại, Nơi nhận, Lưu, Căn cứ and the marks of authority: Phụ lục I, Phần I, Mục II of Nghị
định 30/2020/NĐ-CP (the same words in Thông tư 01/2011/TT-BNV). Posts and the generic words of organs: the laws that set them up.
"""

from __future__ import annotations

from checker.grammar.typename import TYPES
from checker.wording.departments import DEPARTMENTS, MINISTRIES
from checker.wording.folding import fold, same_tone

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER_LINE = "Số: {digits}/KH-{symbol}"
BLANK_NUMBER_LINE = "Số: /KH-{symbol}"
NUMBER_LINES = (NUMBER_LINE, "Số, ký hiệu: {digits}/KH-{symbol}", "Số văn bản: {digits}/KH-{symbol}")
DATE_LINE = "{place}, ngày {digits} tháng {digits} năm {digits}"
PLAN = "KẾ HOẠCH"
TYPE_NAMES = tuple(name.upper() for name in TYPES)
LABEL = "Nơi nhận:"
ARCHIVE = "Lưu: {rest}"
BASIS = "Căn cứ"

HEADS_OF_OFFICE = (
    "GIÁM ĐỐC", "CHỦ TỊCH", "BỘ TRƯỞNG", "CỤC TRƯỞNG", "VỤ TRƯỞNG", "CHI CỤC TRƯỞNG", "TRƯỞNG BAN", "TRƯỞNG PHÒNG", "HIỆU TRƯỞNG",
    "TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "TỔNG THANH TRA", "VIỆN TRƯỞNG", "CHỦ NHIỆM", "TỔNG CỤC TRƯỞNG",
    "TRƯỞNG ĐOÀN", "TRƯỞNG KHOA", "TRƯỞNG TRẠM", "TỔ TRƯỞNG", "ĐỘI TRƯỞNG", "CHÁNH ÁN", "THỦ TƯỚNG", "THỐNG ĐỐC", "CHỈ HUY TRƯỞNG",
    "HẠT TRƯỞNG", "TRƯỞNG CÔNG AN", "TRƯỞNG THUẾ", "TRƯỞNG CHI NHÁNH", "TỔNG BIÊN TẬP", "THỦ TRƯỞNG", "ĐỒN TRƯỞNG", "TRẠM TRƯỞNG",
    "TRẠI TRƯỞNG", "KIỂM TOÁN TRƯỞNG", "TRƯỞNG THỐNG KÊ", "TRƯỞNG THI HÀNH ÁN", "GIÁM THỊ",
)  # fmt: skip
DEPUTIES = (*(f"PHÓ {head}" for head in HEADS_OF_OFFICE), "THỨ TRƯỞNG", "PHÓ THỦ TƯỚNG")
POSTS = (*DEPUTIES, *HEADS_OF_OFFICE)
# What one may be the head of, before or behind the word TRƯỞNG, and posts of the state without it: none is a slip of a post above.
_HEADED = (
    "TRẠI", "VĂN PHÒNG", "KHO BẠC", "BẢO HIỂM", "HẢI QUAN", "CƠ QUAN", "ĐẠI DIỆN", "PHÂN HIỆU", "BỘ MÔN", "BỘ PHẬN", "TIỂU BAN",
    "CƠ SỞ", "KHU", "CỤM", "NHÓM", "KHỐI", "TỔ", "ĐỘI", "ĐỒN", "THÔN", "ẤP", "BẢN", "XÓM", "LÀNG", "CỬA KHẨU", "CẢNG VỤ", "BƯU ĐIỆN",
    "TRUNG TÂM", "CHI CỤC", "CHI HỘI", "HỘI", "XƯỞNG", "NGÀNH", "BẾN", "KHO", "CA", "BUÔN", "SÓC", "KHÓM", "ĐẢO", "CHỢ", "KHÓA",
)  # fmt: skip
_HEADING = (
    "PHÂN VIỆN", "THAM MƯU", "TỔNG THAM MƯU", "KẾ TOÁN", "ĐIỀU DƯỠNG", "TRUNG ĐOÀN", "TIỂU ĐOÀN", "LỮ ĐOÀN", "SƯ ĐOÀN",
    "ĐẠI ĐỘI", "TRUNG ĐỘI", "HẢI ĐỘI", "HẢI ĐOÀN", "BIÊN ĐỘI", "PHÂN ĐỘI", "LIÊN ĐỘI", "XÃ ĐỘI", "THÔN ĐỘI", "ĐOÀN", "BAN", "CỤM", "NHÓM",
    "KHỐI", "CHI HỘI", "PHÂN HỘI",
)  # fmt: skip
SOUND_POSTS = (
    *POSTS, *(f"TRƯỞNG {unit}" for unit in _HEADED), *(f"{unit} TRƯỞNG" for unit in _HEADING), "TỔNG KIỂM TOÁN", "CHÍNH ỦY",
    "CHÍNH TRỊ VIÊN", "ỦY VIÊN", "TƯ LỆNH", "TỔNG LÃNH SỰ", "ĐẠI SỨ", "QUẢN ĐỐC", "BÍ THƯ", "TỔNG BÍ THƯ", "TỔNG THƯ KÝ", "CHÁNH TÒA",
    "TỔ PHÓ", "HIỆU PHÓ", "CỤC PHÓ", "VỤ PHÓ", "VIỆN PHÓ", "ĐỘI PHÓ", "ĐỒN PHÓ", "TRẠM PHÓ", "HẠT PHÓ",
)  # fmt: skip
"""Words that open a post of the state, a deputy's ``PHÓ`` aside, as they are printed."""
# Committees of the people's councils (Luật Tổ chức chính quyền địa phương).
BOARDS = ("BAN PHÁP CHẾ", "BAN KINH TẾ - NGÂN SÁCH", "BAN VĂN HÓA - XÃ HỘI", "BAN ĐÔ THỊ")
BODIES = (
    "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "BAN CHỈ ĐẠO", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "HỘI ĐỒNG",
    "HỘI ĐỒNG THÀNH VIÊN", "BAN TỔ CHỨC", "BAN CHỈ HUY", "ĐOÀN KIỂM TRA", "ĐOÀN GIÁM SÁT", "ỦY BAN", *BOARDS,
)  # fmt: skip
AUTHORITIES = {"TM": BODIES, "KT": HEADS_OF_OFFICE, "TL": HEADS_OF_OFFICE, "TUQ": HEADS_OF_OFFICE, "Q": HEADS_OF_OFFICE}
IN_FULL = {"THAY MẶT": "TM.", "KÝ THAY": "KT.", "THỪA LỆNH": "TL.", "THỪA ỦY QUYỀN": "TUQ.", "THỪA UỶ QUYỀN": "TUQ."}

_SIGNED = tuple(f"{mark}. {rest}" for mark, rests in AUTHORITIES.items() for rest in rests)
GIVEN_WHOLE = frozenset(map(fold, (NATIONAL_NAME, MOTTO, PLAN, LABEL, BODIES[0], *POSTS, *_SIGNED)))
"""Words that stand on one line, or one below the other, and never beside each other."""

UNITS = ("TỈNH", "THÀNH PHỐ", "HUYỆN", "QUẬN", "THỊ XÃ", "XÃ", "PHƯỜNG", "THỊ TRẤN", "ĐẶC KHU")
UNIT_WORDS = tuple(f"{same_tone(unit)} " for unit in UNITS)
"""The same in small letters, as a unit's name opens."""
COUNCILS_IN_FULL = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN")
COUNCILS = (*COUNCILS_IN_FULL, "UBND", "HĐND")
# Specialised agencies of districts and communes (Nghị định 37/2014/NĐ-CP, 108/2020/NĐ-CP, 150/2025/NĐ-CP).
OFFICES = tuple(
    f"PHÒNG {name}"
    for name in (
        "NỘI VỤ", "TƯ PHÁP", "TÀI CHÍNH - KẾ HOẠCH", "GIÁO DỤC VÀ ĐÀO TẠO", "Y TẾ", "VĂN HÓA VÀ THÔNG TIN", "VĂN HÓA - XÃ HỘI",
        "KINH TẾ", "KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "TÀI NGUYÊN VÀ MÔI TRƯỜNG", "LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
    )
)  # fmt: skip
NAMED_WHOLE = (
    *DEPARTMENTS, *MINISTRIES, *OFFICES, *BOARDS, "SỞ VĂN HÓA, THỂ THAO", "THANH TRA CHÍNH PHỦ", "TÒA ÁN NHÂN DÂN TỐI CAO",
    "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", "BẢO HIỂM XÃ HỘI VIỆT NAM", "KHO BẠC NHÀ NƯỚC", "BỆNH VIỆN ĐA KHOA TỈNH",
    "TRUNG TÂM KIỂM SOÁT BỆNH TẬT", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
)  # fmt: skip
# What stands at each level of the administration, its name closing with the unit's.
OF_UNITS = (
    *DEPARTMENTS, "CÔNG AN", "TÒA ÁN NHÂN DÂN", "VIỆN KIỂM SÁT NHÂN DÂN", "TAND", "VKSND", "BẢO HIỂM XÃ HỘI", "BHXH", "THANH TRA",
    "BỘ CHỈ HUY QUÂN SỰ", "BAN CHỈ HUY QUÂN SỰ",
)  # fmt: skip
OF_MINISTRIES = ("CỤC", "VỤ", "VIỆN", "TRƯỜNG", "TỔNG CỤC", "THANH TRA", "VĂN PHÒNG")
# Words that open an organ's name and are long enough to be known with a slip in them.
OPENINGS = (
    "TRƯỜNG TRUNG HỌC PHỔ THÔNG", "TRƯỜNG TRUNG HỌC CƠ SỞ", "TRƯỜNG TIỂU HỌC", "TRƯỜNG MẦM NON", "TRƯỜNG ĐẠI HỌC", "TRƯỜNG CAO ĐẲNG",
    "TRƯỜNG THPT", "TRƯỜNG THCS", "TRUNG TÂM", "BỆNH VIỆN", "CHI CỤC", "TỔNG CỤC", "VĂN PHÒNG", "THANH TRA", "BAN CHỈ ĐẠO",
    "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG", "THANH TRA CHÍNH PHỦ", "HẢI QUAN", "KHO BẠC", "PHÂN HIỆU",
    "ĐẠI HỌC", "BAN QUẢN LÝ", "BAN DÂN TỘC", "BẢO HIỂM XÃ HỘI", "KHO BẠC NHÀ NƯỚC", "CÔNG AN", "HỌC VIỆN",
    "TÒA ÁN NHÂN DÂN", "VIỆN KIỂM SÁT NHÂN DÂN", "VKSND", "TỔNG CÔNG TY", "CÔNG TY TNHH", "CÔNG TY CỔ PHẦN", "BAN CHỈ HUY",
    "BỘ CHỈ HUY QUÂN SỰ", "HẠT KIỂM LÂM", "TRẠM Y TẾ", "TẬP ĐOÀN", "BẢO TÀNG", "THƯ VIỆN", "CỤC THUẾ", "CỤC THỐNG KÊ",
)  # fmt: skip
# Organs the laws set up under these words, whatever their own names go on with: told by their letters, marks aside, or by all but one word.
SPELT_SO = (
    "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH",
    "HỘI ĐỒNG THI", "HỘI ĐỒNG COI THI", "HỘI ĐỒNG CHẤM THI", "HỘI ĐỒNG TUYỂN SINH", "HỘI ĐỒNG TUYỂN DỤNG", "HỘI ĐỒNG THẨM ĐỊNH",
    "HỘI ĐỒNG THÀNH VIÊN", "HỘI ĐỒNG TRƯỜNG", "HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ", "HỘI ĐỒNG PHỐI HỢP", "HỘI ĐỒNG KHOA HỌC", "CHI CỤC KIỂM LÂM",
    "HẠT KIỂM LÂM", "CHI CỤC THỦY LỢI", "CHI CỤC THỦY SẢN", "CHI CỤC CHĂN NUÔI", "CHI CỤC TRỒNG TRỌT", "CHI CỤC BẢO VỆ MÔI TRƯỜNG",
    "CHI CỤC DÂN SỐ", "CHI CỤC HẢI QUAN", "CHI CỤC QUẢN LÝ", "BAN QUẢN LÝ DỰ ÁN", "BAN QUẢN LÝ KHU KINH TẾ", "BAN QUẢN LÝ RỪNG",
    "TRUNG TÂM Y TẾ", "TRUNG TÂM DỊCH VỤ", "TRUNG TÂM KHUYẾN NÔNG", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT",
    "TRUNG TÂM GIÁO DỤC", "TRUNG TÂM PHÁT TRIỂN", "TRUNG TÂM CHÍNH TRỊ", "BỆNH VIỆN ĐA KHOA", "BỆNH VIỆN Y HỌC CỔ TRUYỀN",
    "THUẾ CƠ SỞ", "THUẾ TỈNH", "THỐNG KÊ TỈNH", "THỐNG KÊ CƠ SỞ", "THI HÀNH ÁN DÂN SỰ", "CỤC THI HÀNH ÁN DÂN SỰ",
    "CHI CỤC THI HÀNH ÁN DÂN SỰ", "PHÒNG THI HÀNH ÁN DÂN SỰ", "TRẠI TẠM GIAM", "TRẠI GIAM", "ĐỒN BIÊN PHÒNG",
    "BAN CHỈ HUY QUÂN SỰ", "BAN CHỈ HUY PHÒNG THỦ", "LỮ ĐOÀN", "SƯ ĐOÀN", "TRUNG ĐOÀN", "HỘI NÔNG DÂN", "HỘI LIÊN HIỆP PHỤ NỮ",
    "HỘI CỰU CHIẾN BINH", "HỘI CHỮ THẬP ĐỎ", "HỘI NGƯỜI CAO TUỔI", "ỦY BAN MẶT TRẬN TỔ QUỐC", "QUỸ ĐẦU TƯ PHÁT TRIỂN", "TỔNG LÃNH SỰ QUÁN",
    "ĐÀI PHÁT THANH VÀ TRUYỀN HÌNH", "VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI", "BAN QUẢN LÝ RỪNG PHÒNG HỘ",
    "BAN QUẢN LÝ RỪNG ĐẶC DỤNG", "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG", "TRƯỜNG CHÍNH TRỊ",
    "TRƯỜNG PHỔ THÔNG DÂN TỘC NỘI TRÚ", "TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ", "TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP",
    "TRUNG TÂM GIÁO DỤC THƯỜNG XUYÊN", "TRUNG TÂM DỊCH VỤ NÔNG NGHIỆP", "TRUNG TÂM DỊCH VỤ VIỆC LÀM", "CHI CỤC PHÁT TRIỂN NÔNG THÔN",
    "CHI CỤC TRỒNG TRỌT VÀ BẢO VỆ THỰC VẬT", "CHI CỤC CHĂN NUÔI VÀ THÚ Y", "CHI CỤC AN TOÀN VỆ SINH THỰC PHẨM",
    "CHI CỤC QUẢN LÝ THỊ TRƯỜNG", "CHI CỤC TIÊU CHUẨN ĐO LƯỜNG CHẤT LƯỢNG", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
)  # fmt: skip
# Organs of the whole country and of its units whose names no organ of another kind bears.
OF_THE_STATE = (
    "CỤC ĐĂNG KIỂM VIỆT NAM", "CỤC ĐƯỜNG BỘ VIỆT NAM", "CỤC ĐƯỜNG CAO TỐC VIỆT NAM", "CỤC ĐƯỜNG THỦY NỘI ĐỊA VIỆT NAM",
    "CỤC HÀNG HẢI VÀ ĐƯỜNG THỦY VIỆT NAM", "BỆNH VIỆN ĐA KHOA TỈNH", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT",
    "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "TRUNG TÂM PHÁT TRIỂN QUỸ ĐẤT", "HỘI NÔNG DÂN", "HỘI LIÊN HIỆP PHỤ NỮ", "HỘI CỰU CHIẾN BINH",
    "HỘI CHỮ THẬP ĐỎ", "HỘI NGƯỜI CAO TUỔI",
)  # fmt: skip
SCHOOLS = ("MẦM NON", "MẪU GIÁO", "TIỂU HỌC", "TRUNG HỌC CƠ SỞ", "TRUNG HỌC PHỔ THÔNG", "THCS", "THPT")
OPENS_WHOLE = tuple(
    sorted({fold(name) for name in (*NAMED_WHOLE, *BODIES, *OPENINGS, *(f"{of} {unit}" for of in COUNCILS for unit in UNITS))})
)
"""Words that open an organ's name and stand on one line, whatever follows them."""
MONTHS = {
    "mot": "1", "gieng": "1", "hai": "2", "ba": "3", "tu": "4", "bon": "4", "nam": "5", "sau": "6", "bay": "7", "tam": "8",
    "chin": "9", "muoi": "10", "muoi mot": "11", "muoi hai": "12", "chap": "12",
}  # fmt: skip
