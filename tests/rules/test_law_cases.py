"""The cases of the law kept beside the checkout: how many faults are told under their own part, and how few right plans are blamed."""

import json
import re
from pathlib import Path

import pytest

from checker import lint, load_ruleset, parse, read
from checker.model import Finding
from tests.rules.law_parts import parts_of

_CASES = Path(__file__).resolve().parents[2].parent / "shared/cases/law"
_UNSURE = re.compile(r"(\?|sai\?|WARN\?$|\?\?|WARN/none|draft|attached|copy|.*OK/hint|WARN\?.*; OK)")
_RIGHT = re.compile(r"OK|đúng|Ngoài|OUT|none|.*không báo", re.IGNORECASE)
_LATER = "TT0618"  # the plain text the cases were made from cites an act that has ended since; those about it are named "expired"
_TOLD, _BLAMED = 160, 4
_RIGHT_AFTER_ALL = {"g_10", "c18", "b_04_luat_2in1"}
"""A ward's own name is its địa danh (khoản 4 điểm a); the decree itself writes "quản lý nhà nước"; a law and the law that amends it are
one căn cứ (khoản 6 điểm a)."""


@pytest.mark.skipif(not _CASES.is_dir(), reason="the cases are not beside this checkout")
def test_faults_are_told_and_right_plans_are_not_blamed() -> None:
    told, elsewhere, blamed = [], [], []
    for folder in filter(Path.is_dir, sorted(_CASES.iterdir())):
        asked = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*")):
            said = asked.get(file.stem, "").split(" :: ")[0]
            if file.is_dir() or file.name == "expected.json" or not said or "\n" in said or _UNSURE.match(said):
                continue
            plan = parse(read(str(file)))
            found = [finding for finding in lint(plan, load_ruleset(plan)).findings if finding.rule != _LATER or "expired" in file.stem]
            if not _RIGHT.match(said) and file.stem not in _RIGHT_AFTER_ALL:
                (told if _under(parts_of(file.stem), found) else elsewhere).append(file.name)
            elif any(finding.level != "note" for finding in found):
                blamed.append(file.name)
    assert not elsewhere
    assert len(told) >= _TOLD
    assert len(blamed) <= _BLAMED, blamed


def _under(parts: tuple[str, ...], found: list[Finding]) -> bool:
    return any(name in parts for finding in found for name in (finding.component, finding.rule[:4]))
