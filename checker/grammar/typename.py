"""Names of documents: the 29 types of Điều 7 with their codes (Phụ lục III), and the acts that plans cite."""

from __future__ import annotations

from functools import cache

from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare, one_space

# Phụ lục III, Mục I of Nghị định 30/2020/NĐ-CP; Công văn and Thư công have no code there, CV is the name used in practice.
TYPES = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ", "Thông cáo": "TC",
    "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr", "Kế hoạch": "KH", "Phương án": "PA", "Đề án": "ĐA",
    "Dự án": "DA", "Báo cáo": "BC", "Biên bản": "BB", "Tờ trình": "TTr", "Hợp đồng": "HĐ", "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ", "Giấy mời": "GM", "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP", "Phiếu gửi": "PG", "Phiếu chuyển": "PC", "Phiếu báo": "PB", "Thư công": "TC", "Công văn": "CV",
}  # fmt: skip

# Acts above administrative documents and Party papers: cited by plans, never the type of one.
ACTS = {
    "Hiến pháp": "HP", "Bộ luật": "BL", "Luật": "L", "Pháp lệnh": "PL", "Lệnh": "L", "Nghị định": "NĐ", "Thông tư": "TT",
    "Thông tư liên tịch": "TTLT", "Kết luận": "KL", "Văn bản": "VB", "Chương trình hành động": "CTr", "Quy chế phối hợp": "QCPH",
    "Thông tri": "TT", "Chiến lược": "CL", "Tuyên bố": "TB",
}  # fmt: skip

LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")

CODES = {code: name for name, code in reversed(TYPES.items()) if name != "Thư công"} | {
    "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "KL": "Kết luận", "QH": "Luật",
}  # fmt: skip

_BARE_TYPES = {bare(name): name for name in TYPES}
_BARE_CODES = {bare(code): code for code in CODES}
_JOINED = {key.replace(" ", ""): key for key in _BARE_TYPES}
_BARE_NAMES = tuple(_BARE_TYPES)
_LONGEST = 400  # characters of a line that opens with a type; of the subject behind it QCVN 102:2016 allows 500
_PLACEHOLDER = lazy_pattern(r"(<|\[|\{\{|«)?\s*ten loai( van ban)?\s*(>|\]|\}\}|»)?", words=("ten loai",))


def unspaced(text: str) -> str:
    """``K Ế  H O Ạ C H`` as ``KẾ HOẠCH``: the letters of a type name set apart to fill the line; any other text as it is."""
    letters = text.split()
    if any(len(letter) > 1 for letter in letters):
        return text
    name = _JOINED.get(bare("".join(letters)))
    if name is None:
        return text
    left = iter(letters)
    return " ".join("".join(next(left) for _ in word) for word in name.split(" "))


def _names_ward(text: str) -> bool:
    """``PHƯỜNG AN HÒA``: without its marks it would open with ``Phương án``."""
    return text.lower().startswith("phường ")


def type_of(text: str) -> tuple[str, str] | None:
    """The type a line names when it says nothing else: (name, code), or ``None``."""
    if _names_ward(text):
        return None
    words = one_space(bare(unspaced(text.strip(" .:*-"))))
    name = _BARE_TYPES.get(words)
    return (name, TYPES[name]) if name else None


def type_leading(text: str) -> tuple[str, int] | None:
    """The type whose name in capitals opens a line with a subject behind it: (name, where it ends), or ``None``."""
    low = bare(text)
    words = one_space(low)
    if len(text) >= _LONGEST or not words.startswith(_BARE_NAMES) or _names_ward(text):
        return None
    key, end = next(key for key in _BARE_NAMES if words.startswith(key)), 0
    for word in key.split():  # whatever blanks stand between them
        end = low.index(word, end) + len(word)
    return (_BARE_TYPES[key], end) if text[:end].isupper() and not text[end : end + 1].isalpha() else None


def is_type_placeholder(text: str) -> bool:
    """``TÊN LOẠI VĂN BẢN`` of the decree's own form 1.4, or a bracketed placeholder for it."""
    return bool(_PLACEHOLDER.fullmatch(one_space(bare(text))))


@cache
def code_of(symbol: str) -> str | None:
    """The official code a type group stands for, diacritics forgiven (``QD`` in OCR is ``QĐ``), or ``None``."""
    return _BARE_CODES.get(bare(symbol))
