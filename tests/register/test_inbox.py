"""The small form of ``python -m tests.register.inbox`` and its audit: every planted fault is found, and nothing else."""

import pytest
from sqlalchemy import select

from checker.register import Register, tables
from checker.register.auditing import Audit, audit_settings
from checker.register.crossed import as_rows, crossed
from checker.reporting.catalogue import Words
from checker.running.walking import walk
from tests.register.inbox import made
from tests.register.inbox_audit import scored, with_superiors


@pytest.mark.long
def test_all_that_is_planted_in_an_inbox_is_found_and_nothing_is_invented(tmp_path):
    told = made(tmp_path / "den", 150, 7, 8)
    assert len({each["rule"] for each in told["planted"]}) == 17
    with Register.open(str(tmp_path / "so.db")) as register:
        register.choose("series", told["series"], who="Lê An")
        audit = Audit(register, audit_settings({}, None, True), "Lê An", jobs=1)
        for _ in audit.over(walk([str(tmp_path / "den")]).files):
            pass
        audit.end()
        media = {row.medium for row in register.rows(select(tables.readings.c.medium))}
        findings = with_superiors(str(tmp_path / "so.db"), as_rows(crossed(register), Words("vi")))
    score = scored(tmp_path / "den", told["planted"], findings)
    assert (score.missed, score.invented, score.found) == ([], [], score.planted)
    assert media >= {"docx", "text", "ocr", "pdf"}
    assert audit.unreadable == 0
