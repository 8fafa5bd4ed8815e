"""The page on the register from Python shows what runs."""

import re
import shutil

from checker import register
from tests.cli.conftest import ROOT

PAGE = (ROOT / "docs" / "pages" / "huong-dan" / "python.md").read_text("utf-8")


def test_its_example_runs_and_says_what_happened(tmp_path, monkeypatch, capsys):
    (tmp_path / "van-ban-den").mkdir()
    shutil.copy(ROOT / "fixtures" / "compliant" / "so-noi-vu.txt", tmp_path / "van-ban-den")
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "python.md", "exec"), {"__name__": "__main__"})
    said = capsys.readouterr().out
    assert said.startswith("1 mới, 0 đã soát, 0 không đọc được, 0 mật (không ghi gì)\n")
    assert "told Lê Thị Văn Thư checked → told Đề nghị đính chính (khoản 3 Điều 18)\n" in said
    assert said.endswith("[]\n")


def test_every_call_it_names_is_there():
    table = PAGE.partition("| lời gọi |")[2]
    for owner, names in (
        (register, re.findall(r"`(?:questions\.)?(audit|arrivals_in|events_of|faults)\(", table)),
        (register.questions, re.findall(r"`questions\.(\w+)\(", table)),
        (register.Register, re.findall(r"`(?:register|Register)\.(\w+)\(", table)),
    ):
        assert names
        assert [name for name in names if not hasattr(owner, name)] == []
