"""A page of the web is known by what it opens with, whatever a browser passes over before; a text with tags in it is a text."""

import pytest

from checker.reading.sniffing import sniff

BODY = "".join(f"<p>{line}</p>\n" for line in ("SỞ NỘI VỤ", "Số: 12/KH-SNV", "KẾ HOẠCH", "Kiểm tra năm 2024", "I. MỤC ĐÍCH", "Nơi nhận:"))


@pytest.mark.parametrize(
    "page",
    [
        f"<!DOCTYPE html><html><body>{BODY}", f"<html>{BODY}", f"<!-- saved from url=(0014)about:internet -->\n<html>{BODY}",
        f"\ufeff<!-- a -->\n<!-- b --><html>{BODY}", f"\n\n  <HTML>{BODY}", f"<!--{'x' * 9000}--><!doctype  html>{BODY}",
        f'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html>{BODY}', f'<?xml version="1.0"?><?xml-stylesheet href="a"?>\n<html>{BODY}',
        f"<head><meta charset=utf-8></head>{BODY}", f"<body>{BODY}</body>", f"<meta charset=utf-8>{BODY}", f"<title>a</title>{BODY}",
        f"<style>p{{}}</style>{BODY}", BODY, f"<div class=a>{BODY}</div>", f"<!-- a -->{BODY}", BODY.replace("</p>", ""),
        f"<table><tr><td>{'</td><td>'.join('abcdefg')}</td></tr></table>",
    ],
)  # fmt: skip
def test_what_a_browser_shows_as_a_page_is_one(page):
    assert sniff(page.encode(), "a.txt") == "html"
    if not page.startswith("\ufeff"):
        assert sniff(page.encode("utf-16"), "a.txt") == "html"


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH\n", "<tên cơ quan>\nKẾ HOẠCH", "<!-- thethuc: bỏ qua TT0301 — mẫu -->\nSỞ NỘI VỤ\nKẾ HOẠCH\n", "<!-- chưa đóng\nKẾ HOẠCH",
        f'<div align="center">\n\n**SỞ NỘI VỤ**\n\n</div>\n\n# KẾ HOẠCH\n{BODY}', "<p>SỞ NỘI VỤ</p>\n\nKẾ HOẠCH\n\nKiểm tra năm 2024\n",
        f"<table>{'<tr><td>a</td></tr>' * 6}</table>\n\nKẾ HOẠCH\n\nKiểm tra công tác văn thư năm 2024 tại các cơ quan\n", "< 5 tỷ đồng\n",
    ],
)  # fmt: skip
def test_a_text_with_tags_in_it_is_none(text):
    assert sniff(text.encode(), "a.html") == "text"
