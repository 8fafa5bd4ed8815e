"""What once failed never does again; and a few fresh inputs each run, so that the fuzzer itself stays in order."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import run
from tests.fuzz.mutating import mutated
from tests.fuzz.targets import PAST, TARGETS, check, seeds

FRESH = 16
"""Inputs of each target; the fuzzer itself takes two hundred thousand."""
FAILURES = sorted(path for path in PAST.iterdir() if path.name != "README.md")


@pytest.mark.parametrize("path", FAILURES, ids=lambda path: path.name)
def test_a_past_failure_now_has_an_outcome(path) -> None:
    target = path.name.partition("-")[0]
    assert TARGETS[target](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_fresh_mutations_all_end_in_an_outcome(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.MEGABYTES", 4000)  # this process holds other tests too
    _, ends, _, _, failed = run((target, 20_260_101, 0, FRESH))
    assert failed == []
    assert sum(ends.values()) == FRESH


def test_a_failure_is_seen_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    def crash(_data: bytes) -> str:
        raise KeyError("planted")

    monkeypatch.setitem(TARGETS, "text", crash)
    monkeypatch.setattr("tests.fuzz.__main__.PAST", tmp_path)
    _, ends, _, _, failed = run(("text", 1, 0, 1))
    assert ends["FAILED"] == 1
    assert "KeyError: 'planted'" in failed[0][1]
    assert [path.name for path in tmp_path.iterdir()] == [failed[0][0]]


def test_a_hang_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    def hang(_data: bytes) -> str:
        while True:
            pass

    monkeypatch.setitem(TARGETS, "text", hang)
    monkeypatch.setattr("tests.fuzz.__main__.PAST", tmp_path)
    monkeypatch.setattr("tests.fuzz.__main__.SECONDS", 0.2)
    assert "HangError" in run(("text", 1, 0, 1))[-1][0][1]


def test_mutations_are_repeatable_and_do_change_things() -> None:
    stock = seeds("docx")
    one, two = (mutated(stock[0], stock, random.Random(7)) for _ in range(2))
    assert one == two != stock[0]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_has_an_outcome(text: str) -> None:
    assert check(text.encode(), "a.txt")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Số: 12/KH-SYT",
                "KẾ HOẠCH",
                "Về việc thử nghiệm",
                "I. MỤC ĐÍCH",
                "1. Yêu cầu",
                "a) Một",
                "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;",
                "Nơi nhận:",
                "- Như trên;",
                "- Lưu: VT.",
                "KT. GIÁM ĐỐC",
                "PHÓ GIÁM ĐỐC",
                "Trần Văn Thử",
                "Phụ lục I",
                "SỞ Y TẾ",
                "Đồng Xa, ngày 05 tháng 3 năm 2024",
                "",
                "\t",
                "| a | b |",
            ]
        ),
        max_size=40,
    )
)
def test_lines_of_a_plan_in_any_order_have_an_outcome(lines: list[str]) -> None:
    assert check("\n".join(lines).encode(), "a.txt")
