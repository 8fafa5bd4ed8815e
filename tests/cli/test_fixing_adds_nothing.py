"""What is mended in a text may change what its other lines mean; then it is taken back."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

OPENING = "Trường Mầm non Hoa Sữa ban hành Kế hoạch kiểm tra công tác văn thư năm 2024 như sau:"
TEXTS = {
    "a title among recipients": f"Độc lập - Tự do - Hạnh phúc\nNơi nhận:\nKẾ HOẠCH\n"
    f"II. NỘI DUNG\n2. Các đơn vị\n{OPENING}\n1. Mục đích",
    "a signer among recipients": f"Độc lập - Tự do - Hạnh phúc\nNơi nhận:\nIII. TỔ CHỨC THỰC HIỆN\nUBND TỈNH TÂY NINH\n"
    f"Căn cứ Quyết định số 18/2023/QĐ-UBND ngày 12 tháng 6 năm 2023 của Ủy ban nhân dân tỉnh Tây Ninh về tổ chức.\n{OPENING}\nKT. GIÁM ĐỐC",
}  # fmt: skip


def rules(path: Path) -> Counter[str]:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", "--no-cache", "--format", "json", str(path)], capture_output=True, text=True, check=False
    )
    return Counter(finding["rule"] for finding in json.loads(done.stdout)["documents"][0]["findings"])


@pytest.mark.parametrize("name", TEXTS)
def test_no_rule_finds_more_than_before(name: str, tmp_path: Path) -> None:
    path, mended = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text(TEXTS[name], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "checker", "fix", "--unsafe", "-o", str(mended), str(path)], capture_output=True, text=True, check=False
    )
    assert mended.exists(), done.stderr
    assert not rules(mended) - rules(path)
