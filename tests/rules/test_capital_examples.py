"""Every example of Phụ lục II: right as the decree writes it, and its wrong form told where a rule can know it."""

from __future__ import annotations

from collections.abc import Sequence

from checker import lint, load_ruleset, parse, read
from checker.model.data import home

_PLAN = (home("fixtures") / "compliant" / "so-noi-vu.txt").read_text(encoding="utf-8")
_LINE = "a) Đánh giá đúng tình hình soạn thảo, ban hành và quản lý văn bản tại các cơ quan, đơn vị được kiểm tra."
_OPEN = ""  # an open set of names, or a word that is common too: no rule can know it

# The place in the annex, its example in a sentence, the same with other letters, and the rule that tells these.
_EXAMPLES = (
    ("I", "Kinh phí do đơn vị bảo đảm. Các đơn vị tự cân đối.", "Kinh phí do đơn vị bảo đảm. các đơn vị tự cân đối.", "TT1639"),
    ("II.1.a", "Noi gương Nguyễn Ái Quốc, Trần Phú.", "Noi gương Nguyễn ái Quốc, Trần phú.", _OPEN),
    ("II.1.b", "Nhớ Vua Hùng, Bà Triệu, Ông Gióng, Bác Hồ, Cụ Hồ.", "Nhớ vua Hùng, bà Triệu, ông Gióng, bác Hồ, cụ Hồ.", "TT1647"),
    ("II.2.a", "Tìm hiểu về Kim Nhật Thành, Mao Trạch Đông, Thành Cát Tư Hãn.", "Tìm hiểu về Kim nhật thành, Mao trạch đông.", _OPEN),
    ("II.2.b", "Đọc Vla-đi-mia I-lích Lê-nin, Phri-đrích Ăng-ghen.", "Đọc Vla-Đi-Mia I-Lích Lê-Nin, Phri-Đrích Ăng-Ghen.", "TT1648"),
    ("III.1.a", "Làm tại thành phố Thái Nguyên, tỉnh Nam Định.", "Làm tại thành phố Thái Nguyên, Tỉnh Nam Định.", "TT1634"),
    ("III.1.b", "Làm tại Quận 1, Phường Điện Biên Phủ.", "Làm tại quận 1, phường Điện Biên Phủ.", "TT1642"),
    ("III.1.c", "Đi Thủ đô Hà Nội, Thành phố Hồ Chí Minh.", "Đi thủ đô Hà Nội, thành phố Hồ Chí Minh.", "TT1601"),
    ("III.1.d", "Đi Cửa Lò, Vũng Tàu, Lạch Trường, Vàm Cỏ, Cầu Giấy.", "Đi cửa Lò, vũng Tàu, lạch Trường, vàm Cỏ, cầu Giấy.", _OPEN),
    ("III.1.d", "Đi biển Cửa Lò, chợ Bến Thành, sông Vàm Cỏ, vịnh Hạ Long.", "Đi Biển Cửa Lò, Chợ Bến Thành, Sông Vàm Cỏ.", _OPEN),
    ("III.1.đ", "Các tỉnh Tây Bắc, Đông Bắc, Bắc Bộ.", "Các tỉnh Tây bắc.", "TT1637"),
    ("III.2.a", "Học tại Bắc Kinh, Bình Nhưỡng, Pháp, Anh.", "Học tại Bắc kinh, Bình nhưỡng.", _OPEN),
    ("III.2.b", "Học tại Mát-xcơ-va, Men-bơn.", "Học tại Mát-Xcơ-Va, Men-Bơn.", "TT1648"),
    (
        "IV.1.a",
        "Theo Ban Chỉ đạo trung ương về Phòng chống tham nhũng.",
        "Theo Ban chỉ đạo trung ương về Phòng chống tham nhũng.",
        "TT1628",
    ),
    ("IV.1.a", "Theo Văn phòng Chủ tịch nước.", "Theo Văn phòng chủ tịch nước.", "TT1621"),
    ("IV.1.a", "Theo Bộ Tài nguyên và Môi trường.", "Theo Bộ tài nguyên và môi trường.", "TT1613"),
    ("IV.1.a", "Theo Tập đoàn Điện lực Việt Nam.", "Theo Tập đoàn điện lực Việt Nam.", _OPEN),
    ("IV.1.a", "Theo Hội đồng nhân dân tỉnh Sơn La.", "Theo Hội đồng Nhân dân tỉnh Sơn La.", "TT1602"),
    ("IV.1.a", "Giao Sở Tài chính chủ trì.", "Giao Sở tài chính chủ trì.", "TT1613"),
    ("IV.1.b", "Theo Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam.", "Theo Ban chấp hành trung ương Đảng cộng sản Việt Nam.", "TT1604"),
    ("IV.1.b", "Theo Văn phòng Trung ương Đảng.", "Theo Văn phòng trung ương Đảng.", "TT1604"),
    ("IV.2.a", "Theo Liên hợp quốc (UN), Tổ chức Y tế thế giới (WHO).", "Theo Liên Hợp Quốc (UN).", "TT1624"),
    ("IV.2.b", "Theo WTO, UNDP, UNESCO, ASEAN.", "Theo Wto, Undp, Unesco, Asean.", "TT1625"),
    ("V.1", "Phục vụ Nhân dân; chủ trương của Đảng và Nhà nước.", "Phục vụ nhân dân; chủ trương của Đảng và nhà nước.", "TT1643"),
    ("V.2", "Tặng Huân chương Sao vàng.", "Tặng Huân chương Sao Vàng.", "TT1632"),
    ("V.2", "Danh hiệu Nghệ sĩ Nhân dân, Anh hùng Lao động.", "Danh hiệu Nghệ sĩ nhân dân, Anh hùng lao động.", "TT1636"),
    ("V.3", "Theo Chủ tịch Quốc hội, Thủ tướng Chính phủ.", "Theo chủ tịch Quốc hội, thủ tướng Chính phủ.", "TT1650"),
    ("V.3", "Mời Giáo sư Tôn Thất Tùng.", "Mời giáo sư Tôn Thất Tùng.", "TT1635"),
    ("V.4", "Dưới sự lãnh đạo của Đảng, làm theo lời Bác.", "Dưới sự lãnh đạo của đảng, làm theo lời bác.", "TT1622"),
    ("V.5", "Chào mừng ngày Quốc khánh 2-9, ngày Quốc tế Lao động 1-5.", "Chào mừng ngày quốc khánh 2-9.", "TT1630"),
    ("V.5", "Kỷ niệm ngày Tổng tuyển cử đầu tiên.", "Kỷ niệm ngày tổng tuyển cử đầu tiên.", "TT1630"),
    ("V.5", "Chào mừng ngày Phụ nữ Việt Nam 20-10.", "Chào mừng ngày phụ nữ Việt Nam 20-10.", "TT1630"),
    ("V.6", "Theo quy định của Bộ luật Hình sự.", "Theo quy định của Bộ luật hình sự.", "TT1646"),
    ("V.6", "Theo quy định của Luật Tổ chức Quốc hội.", "Theo quy định của Luật tổ chức Quốc hội.", "TT1646"),
    (
        "V.7",
        "Theo điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự.",
        "Theo điểm a khoản 2 Điều 103 mục 5 chương XII Phần I của Bộ luật Hình sự.",
        "TT1626",
    ),
    (
        "V.7",
        "Theo điểm a khoản 1 Điều 24 Tiểu mục 1 Mục 1 Chương III của Nghị quyết này.",
        "Theo điểm a khoản 1 Điều 24 tiểu mục 1 Mục 1 Chương III của Nghị quyết này.",
        "TT1626",
    ),
    ("V.8.a", "Đón xuân Kỷ Tỵ; năm Tân Hợi, năm Mậu Tuất, năm Mậu Thân.", "Đón xuân Kỷ tỵ; năm Tân hợi.", "TT1631"),
    ("V.8.b", "Dịp tết Nguyên đán, tết Đoan ngọ, tết Trung thu; nghỉ Tết.", "Dịp tết Nguyên Đán, tết Trung Thu.", "TT1609"),
    ("V.8.c", "Họp sáng thứ Hai, chiều thứ Tư, trong tháng Năm, tháng Tám.", "Họp sáng thứ hai, chiều thứ tư.", "TT1629"),
    ("V.9", "Di tích thời Triều Lý, Triều Trần, Phong trào Xô viết Nghệ Tĩnh.", "Di tích thời triều Lý, triều Trần.", "TT1610"),
    ("V.9", "Kỷ niệm Cách mạng tháng Tám.", "Kỷ niệm Cách mạng Tháng Tám.", "TT1610"),
    ("V.10", "Trích từ điển Bách khoa toàn thư, tạp chí Cộng sản.", "Trích Từ điển bách khoa toàn thư, Tạp chí cộng sản.", _OPEN),
)


def _told(sentences: Sequence[str]) -> list[set[str]]:
    """What is told of each sentence, all of them paragraphs of one plan."""
    text = _PLAN.replace(_LINE, "\n\n".join([_LINE, *sentences]))
    first = text[: text.index(_LINE)].count("\n") + 3
    plan = parse(read(text.encode(), name="a.txt", medium="text"))
    told: list[set[str]] = [set() for _ in sentences]
    for finding in lint(plan, load_ruleset(plan)).findings:
        assert finding.place is not None
        told[((finding.place.line or 0) - first) // 2].add(finding.rule)
    return told


def test_what_the_decree_writes_is_right() -> None:
    told = _told([right for _, right, _, _ in _EXAMPLES])
    assert [(at, right, rules) for (at, right, _, _), rules in zip(_EXAMPLES, told, strict=True) if rules] == []


def test_the_same_in_other_letters_is_told_where_a_rule_can_know_it() -> None:
    told = _told([wrong for _, _, wrong, _ in _EXAMPLES])
    wanted = [{rule} if rule else set() for _, _, _, rule in _EXAMPLES]
    assert [(row[2], rules) for row, rules, want in zip(_EXAMPLES, told, wanted, strict=True) if rules != want] == []
