"""What libraries say in English alone is said in the user's language: TOML, YAML, schemas."""

import re

import pytest

PROFILE = "id: so-noi-vu\ntitle: Quy chế văn thư\ndocument: Quyết định số 45/QĐ-SNV\nprefix: NB\n"
FAULTS = [
    ("id: Sở\n" + PROFILE.partition("\n")[2], 'id: “Sở” không đúng dạng'),
    (PROFILE + "adjust: [{rule: TT0022, level: high, reason: Lý do}]", "level: “high” không hợp lệ; chấp nhận: error, warning, note, off"),
    (PROFILE + "adjust: [{rule: TT0022, level: note}]", "phải ghi lý do"),
    (PROFILE + "adjust: [{rule: TT0022, reason: Lý do}]", "adjust.0: thiếu khóa “level”"),
    (PROFILE + "name: {}", "không có khóa “name” (có phải ý bạn là names?)"),
    (PROFILE + "names: {organs: Sở Nội vụ}", "names.organs: “Sở Nội vụ” không đúng kiểu; cần: danh sách"),
    (PROFILE + "requires:", "profile.yaml: requires: để trống; cần: bảng"),
    (PROFILE + "requires: {sections: true}", "requires.sections: “true” không đúng kiểu; cần: danh sách"),
    (PROFILE + "require: {}", "profile.yaml: không có khóa “require” (có phải ý bạn là requires?)"),
    (PROFILE + "names: {organs: []}", "names.organs: quá ngắn, quá ít hoặc quá nhỏ; ít nhất 1"),
    (PROFILE + "names: {organs: [" + "a" * 301 + "]}", "names.organs.0: quá dài, quá nhiều hoặc quá lớn; nhiều nhất 300"),
    (PROFILE + "names: [", "không đúng YAML ở dòng 5, cột "),
    (PROFILE + "\t- x", "không đúng YAML ở dòng 5, cột 1"),
]  # fmt: skip
_ENGLISH = re.compile(r"\b(?:is|not|was|expected|found|while|valid|invalid|unexpected|required|property|schema|does)\b", re.I)


@pytest.mark.parametrize(("text", "said"), FAULTS)
def test_what_is_wrong_with_a_profile(thethuc, tmp_path, text, said):
    (tmp_path / "profile.yaml").write_text(text, encoding="utf-8")
    run = thethuc("rules", "check", "--profile", tmp_path)
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert said in run.err
    assert not _ENGLISH.search(run.err.replace(str(tmp_path), ""))
    english = thethuc("rules", "check", "--profile", tmp_path, "--lang", "en").err
    assert not re.search(r"[ăâđêôơưạảấầậắếềệịọốồộớờợụủứừựỳ]", english.replace("Sở Nội vụ", "").replace("Sở", ""), re.I)


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("stage =", "dòng 1, cột 8"),
        ("stage = template", "dòng 1, cột 9; chữ đặt trong ngoặc kép"),
        ('a = 1\nstage = "x', "dòng 2, cột "),
        ("[levels\n", "dòng 1, cột 8"),
        ("a = 1\na = 2", "dòng 2, cột 6"),
    ],
)
def test_what_is_wrong_with_a_configuration(thethuc, tmp_path, faulty, text, spot):
    (tmp_path / "thethuc.toml").write_text(text, encoding="utf-8")
    run = thethuc("check", faulty)
    assert run.code == 2
    assert f"thethuc.toml: không đúng TOML ở {spot}" in run.err
    assert not _ENGLISH.search(run.err.replace(str(tmp_path), ""))


def test_what_is_wrong_with_a_rule_file(thethuc, tmp_path):
    file = tmp_path / "quy-dinh.yaml"
    file.write_text("- id: NB0901\n  name: x\n", encoding="utf-8")
    run = thethuc("rules", "check", file)
    assert run.code == 2
    assert "NB0901: thiếu khóa “" in run.err
    file.write_bytes(b"\xff")
    assert "không phải văn bản UTF-8" in thethuc("rules", "check", file).err
    file.write_text("- {", encoding="utf-8")
    assert "không đúng YAML ở dòng 1, cột " in thethuc("rules", "check", file).err


@pytest.mark.parametrize(
    "arguments", [("query", "xyz", "so.db"), ("check", "--format", "xyz", "a.txt"), ("rules", "show"), ("completions", "xyz")]
)
def test_a_wrong_command_line_is_told_without_a_word_of_the_code(thethuc, arguments):
    said = thethuc(*arguments).err
    assert not re.search(r"\b(?:question|shell|format_|value|argument|files)\b", said.replace("--format", "")), said
    assert not _ENGLISH.search(said)
    english = thethuc(*arguments, "--lang", "en").err
    assert not re.search(r"[ăđơưạảấầậắếềệịọốồộớờợụủứừự]", english, re.I), english
