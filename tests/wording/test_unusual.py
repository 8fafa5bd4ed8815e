"""The first look at a text passes over no sign that a closer one would stop at."""

import sys
from functools import cache

from checker.parsing.secrecy_letters import _ODD as ODD_IN_MARKS
from checker.reading.letters import _MANY_SIGNS, _ODD
from checker.wording.unusual import UNUSUAL


@cache
def usual() -> str:
    return "".join(sign for sign in map(chr, range(sys.maxunicode + 1)) if UNUSUAL.search(sign) is None)


def test_no_usual_sign_is_odd():
    assert [hex(ord(sign)) for sign in usual() if _ODD.search(sign) or ODD_IN_MARKS.search(sign) or _MANY_SIGNS.search(sign * 9)] == []


def test_vietnamese_is_usual():
    text = "Căn cứ Luật số 63/2025/QH15; “Đổi mới – sáng tạo” — TỔ CHỨC THỰC HIỆN…\n\tKẾ HOẠCH: ẤẦẨẪẬắằẳẵặễợưỳỷỹỵ"
    assert UNUSUAL.search(text) is None
