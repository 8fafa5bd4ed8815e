import sys
from pathlib import Path

import pytest

from tests.hostile.files import OCR, PACKAGES, TEXTS
from tests.hostile.measuring import cost

SECONDS, PLANS, MEGABYTES = 5, 360, 200
"""Processor time; on a slower machine as many ordinary plans as took five seconds where one took 14 ms."""
OFFICE = 208
"""MB that LibreOffice takes with an empty document open, before it has read a byte of ours."""
CONVERTED = (".rtf", ".doc", ".odt")
CONVERTED_INSIDE = "an envelope of old files"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processor time and memory are asked of Linux")


def held(path: Path, *arguments: str, converted: bool = False) -> None:
    """The bounds, with what LibreOffice takes where it has ``converted`` something.

    The cheapest of three, since other work on the machine costs caches and so time.
    """
    for last in (False, False, True):
        took = cost(path, *arguments, enough=SECONDS)
        assert took.megabytes <= MEGABYTES + OFFICE * converted, took
        assert took.report["verdict"] != "unreadable" or took.report["problem"]["key"] != "unreadable.internal", took
        if took.seconds <= SECONDS or took.plans <= PLANS:
            return
        assert not last, took


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_bounded(name: str, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(TEXTS[name]())
    held(path)


@pytest.mark.parametrize("name", OCR)
def test_a_recognised_text_is_bounded(name: str, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(OCR[name]())
    held(path, "--medium", "ocr")


@pytest.mark.parametrize("name", PACKAGES)
def test_a_file_is_bounded(name: str, tmp_path: Path) -> None:
    suffix, make = PACKAGES[name]
    path = tmp_path / f"ke-hoach.{suffix}"
    path.write_bytes(make())
    held(path, converted=path.suffix in CONVERTED or name == CONVERTED_INSIDE)


@pytest.mark.parametrize("name", [name for name in PACKAGES if "without an end" in name])
def test_what_of_a_file_without_an_end_was_not_looked_at_is_told_within_a_second(name: str, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(PACKAGES[name][1]())
    took = min((cost(path, enough=1) for _ in range(3)), key=lambda each: each.seconds)
    assert took.seconds <= 1 or took.plans <= PLANS / SECONDS, took
    assert [row["kind"] for row in took.report["not_read"]] == ["packed_left"]
