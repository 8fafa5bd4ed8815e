"""The cases of the law kept beside the checkout: how many faults are told and how few right plans are blamed."""

import json
import re
from pathlib import Path

import pytest

from checker import lint, load_ruleset, parse, read

_CASES = Path(__file__).resolve().parents[2].parent / "shared/cases/law"
_UNSURE = re.compile(r"(\?|sai\?|WARN\?$|\?\?|WARN/none|draft|attached|copy)")
_RIGHT = re.compile(r"OK|đúng|Ngoài|OUT|none|KHÔNG báo")
_LATER = "TT0618"  # the plain text the cases were made from cites an act that has ended since
_TOLD, _BLAMED = 148, 6


@pytest.mark.skipif(not _CASES.is_dir(), reason="the cases are not beside this checkout")
def test_faults_are_told_and_right_plans_are_not_blamed() -> None:
    told, blamed = [], []
    for folder in filter(Path.is_dir, sorted(_CASES.iterdir())):
        asked = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*")):
            said = asked.get(file.stem, "").split(" :: ")[0]
            if file.is_dir() or file.name == "expected.json" or not said or _UNSURE.match(said):
                continue
            plan = parse(read(str(file)))
            found = [finding for finding in lint(plan, load_ruleset(plan)).findings if finding.rule != _LATER]
            if not (_RIGHT.match(said) or "KHÔNG báo" in said):
                told += [file.name] if found else []
            elif any(finding.level != "note" for finding in found):
                blamed.append(file.name)
    assert len(told) >= _TOLD, told
    assert len(blamed) <= _BLAMED, blamed
