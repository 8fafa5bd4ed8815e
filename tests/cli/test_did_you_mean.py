"""A word that names nothing is answered with the one that may have been meant."""

import os

import pytest


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["chekc"], "“chekc” (có phải ý bạn là check?); các lệnh: xem `thethuc --help`"),
        (["rules", "lst"], "“lst” (có phải ý bạn là list?); các lệnh: xem `thethuc rules --help`"),
        (["rules", "show", "TT0102a"], "“TT0102a” (có phải ý bạn là TT0102?)"),
        (["rules", "show", "TT03"], "“TT03” (có phải ý bạn là TT0301?)"),
        (["rules", "show", "tt302"], "“tt302” (có phải ý bạn là TT0302?)"),
        (["rules", "show", "302"], "“302” (có phải ý bạn là TT0302?)"),
        (["rules", "show", "TT30xx"], "“TT30xx” (có phải ý bạn là TT3001?)"),
        (["rules", "show", "TT07*"], "“TT07*” (có phải ý bạn là TT0701?)"),
        (["check", "--select", "TT-0102", "x.txt"], "“TT-0102” (có phải ý bạn là TT0102?)"),
        (["check", "--select", "mottoo", "x.txt"], "“mottoo” (có phải ý bạn là motto?)"),
        (["check", "--format", "jsn", "x.txt"], "--format (có phải ý bạn là json?)"),
        (["check", "--stage", "drfat", "x.txt"], "--stage (có phải ý bạn là draft?)"),
        (["check", "--ignroe", "TT0102", "x.txt"], "--ignroe (có phải ý bạn là --ignore?)"),
        (["extract", "ke-hoahc.txt"], "Không tìm thấy tệp (có phải ý bạn là ke-hoach.txt?)."),
        (["check", "./ke-hoach.tx"], "Không tìm thấy tệp (có phải ý bạn là ./ke-hoach.txt?)."),
    ],
)
def test_the_nearest_word_is_asked_about(thethuc, faulty, tmp_path, monkeypatch, arguments, asked):
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "ke-hoach.txt").write_bytes(faulty.read_bytes())
    monkeypatch.chdir(tmp_path / "here")
    run = thethuc(*arguments)
    assert run.code == 2
    assert asked in run.err.replace("\\", "/")


def test_the_case_of_a_word_of_ours_is_nothing(thethuc, faulty, tmp_path):
    plain = thethuc("check", faulty, "--format", "json", "--level", "error", "-o", f"sarif:{tmp_path / 'a'}")
    typed = thethuc("check", faulty, "--format", "JSON", "--level", "Error", "-o", f"SARIF:{tmp_path / 'b'}")
    assert (typed.code, typed.out) == (plain.code, plain.out)
    assert (tmp_path / "b").read_bytes() == (tmp_path / "a").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [["qqqqq"], ["rules", "show", "?"], ["check", "--format", "0", "x"], ["extract", "qqqqqqqqq"], ["fix", "--no-cache", "x.txt"]],
)
def test_nothing_is_asked_where_nothing_is_near(thethuc, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    run = thethuc(*arguments)
    assert run.code == 2
    assert "có phải" not in run.err
    assert "hint" not in run.err


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_to_nothing_is_not_said_to_be_meant_by_itself(thethuc, tmp_path):
    (tmp_path / "ke-hoach.docx").symlink_to("gone.docx")
    run = thethuc("check", tmp_path)
    assert "Không tìm thấy tệp." in run.err
    assert "có phải" not in run.err


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "--port phải là số nguyên từ 0 đến 65535"), ("en", "--port takes a whole number from 0 to 65535")]
)
@pytest.mark.parametrize("port", ["99999", "-1", "tám"])
def test_a_number_out_of_its_range_is_told_in_the_readers_language(thethuc, lang, said, port):
    run = thethuc("desk", "--lang", lang, f"--port={port}")
    assert (run.code, said in run.err) == (2, True)


def test_fix_that_is_told_no_copy_says_what_else_there_is(thethuc, faulty):
    said = thethuc("fix", faulty).err
    assert "--output" in said
    assert "--in-place" in said
    assert "--diff" in said


def test_h_is_help(thethuc):
    for arguments in (["-h"], ["check", "-h"], ["rules", "show", "-h"]):
        run = thethuc(*arguments)
        assert (run.code, run.out) == (0, thethuc(*arguments[:-1], "--help").out)


@pytest.mark.parametrize("verb", [("new", "--organ"), ("annotate", "x.docx", "--author"), ("audit", ".", "--register", "r", "--who")])
@pytest.mark.parametrize("told", ["Sở\x01", "Sở\udcff", "Sở\ufffe", "Sở\uffff"])
def test_what_no_file_could_hold_is_refused_as_words(thethuc, tmp_path, verb, told):
    run = thethuc(*verb, told)
    assert run.code == 2
    assert run.err.split("\n")[0].endswith(f"{verb[-1]}: có ký tự điều khiển hoặc chữ không thuộc bộ mã nào")


@pytest.mark.parametrize(("stage", "near"), [("drat", "draft"), ("isued", "issued"), ("duthao", ""), ("du-thao", ""), ("ban-hanh", "")])
def test_a_word_of_another_language_is_taken_for_no_slip(thethuc, faulty, stage, near):
    said = thethuc("check", "--stage", stage, faulty).err
    assert "chấp nhận: auto, draft, issued, template, attached" in said
    assert ("có phải ý bạn" in said, f"là {near}?" in said) == (bool(near), bool(near))
