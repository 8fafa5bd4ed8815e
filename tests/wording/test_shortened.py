"""Abbreviations of organs' names, written in full."""

from __future__ import annotations

import pytest

from checker.wording.shortened import spelt_out


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("UBND TP. Huế", "Ủy ban nhân dân thành phố Huế"),
        ("UBND P.12", "Ủy ban nhân dân phường 12"),
        ("HĐND TX. Tân Biên", "Hội đồng nhân dân thị xã Tân Biên"),
        ("SỞ Y TẾ T. AN GIANG", "SỞ Y TẾ T. AN GIANG"),
        ("UBND PHƯỜNG 12", "Ủy ban nhân dân PHƯỜNG 12"),
    ],
)
def test_what_every_office_knows_is_written_in_full(printed, full):
    assert spelt_out(printed) == full
