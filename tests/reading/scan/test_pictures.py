"""Picture files that are broken, huge or unread because the recogniser is missing, hangs or dies: each ends in one clear line."""

from __future__ import annotations

import io
import os
import stat
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from checker.model import Unreadable
from checker.reading import PROBLEMS, Limits, read
from checker.reading.scan import pictures, tesseract
from checker.reading.scan.pictures import pages_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the recogniser is played by a shell script")

HANGS = "sleep 60 & echo $! > {log}; sleep 60"
DIES = "kill -SEGV $$"
SPEAKS_NONSENSE = "printf 'a\\tb\\n5\\tx\\n'"


def problem(data: bytes, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(Unreadable) as caught:
        read(data, name="scan.png", limits=limits)
    assert caught.value.key in PROBLEMS
    return caught.value.key.removeprefix("unreadable.")


def picture(form: str = "PNG", size: tuple[int, int] = (300, 400), pages: int = 1) -> bytes:
    file = io.BytesIO()
    page = Image.new("L", size, 255)
    page.putpixel((0, 0), 0)  # one without a speck is not given to the recogniser
    more = {"save_all": True, "append_images": [page] * (pages - 1)} if pages > 1 else {}
    page.save(file, form, **more)
    return file.getvalue()


def header_of(width: int, height: int) -> bytes:
    """A PNG that says how large it is and then holds next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.fixture
def recogniser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A program called tesseract that knows Vietnamese and does what a script says."""

    def install(script: str, languages: str = "vie") -> None:
        program = tmp_path / "tesseract"
        log = tmp_path / "log"
        program.write_text(f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo {languages}; exit; fi\n{script.format(log=log)}\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        tesseract._languages.cache_clear()

    yield install
    tesseract._languages.cache_clear()


class TestPictures:
    def test_a_huge_one_is_refused_by_its_header(self, recogniser) -> None:
        recogniser(SPEAKS_NONSENSE)
        started = time.process_time()
        assert problem(header_of(30_000, 30_000)) == "too_many_pixels"
        assert problem(header_of(8_000, 8_000)) == "too_many_pixels"
        assert time.process_time() - started < 1

    def test_a_cut_one_is_named_so(self, recogniser) -> None:
        recogniser(SPEAKS_NONSENSE)
        noise = Image.effect_noise((300, 400), 80)
        file = io.BytesIO()
        noise.save(file, "JPEG")
        assert problem(file.getvalue()[: len(file.getvalue()) // 2]) == "truncated"
        assert problem(b"\x89PNG\r\n\x1a\n" + b"\0" * 40) == "bad_picture"
        assert problem(picture("TIFF")[:60]) in ("bad_picture", "truncated")

    def test_pages_are_counted_no_further_than_the_limit(self, recogniser) -> None:
        recogniser(SPEAKS_NONSENSE)
        assert problem(picture("TIFF", (20, 20), 70)) == "too_many_pictures"

    def test_every_page_of_a_tiff_is_seen(self) -> None:
        assert len(list(pages_of(picture("TIFF", (20, 20), 3), Limits()))) == 3

    @pytest.mark.parametrize("colour", [(200, 20, 40), (20, 40, 160), (0, 0, 0)])
    def test_one_finer_than_is_read_is_made_coarser_and_keeps_its_colours(self, colour: tuple[int, int, int]) -> None:
        page, file = Image.new("RGB", (4003, 4001), "white"), io.BytesIO()
        page.paste(colour, (1000, 2000, 1400, 2400))
        page.save(file, "PNG", dpi=(400, 400))
        [(coarser, dpi)] = pages_of(file.getvalue(), Limits())
        assert coarser.size == (2002, 2001)
        assert dpi == pytest.approx(200, abs=0.2)
        assert coarser.getpixel((600, 1100)) == pytest.approx(colour, abs=3)
        assert coarser.getpixel((300, 300)) == coarser.getpixel((2001, 2000)) == (255, 255, 255)

    @pytest.mark.parametrize(("sampling", "ink", "is_read"), [(0, "RGB", False), (2, "RGB", True), (0, "L", True), (0, "CMYK", False)])
    def test_one_that_comes_in_waves_is_bound_by_all_its_values(self, monkeypatch, sampling: int, ink: str, is_read: bool) -> None:
        monkeypatch.setattr(pictures, "_WAVES", 80_000)
        file = io.BytesIO()
        Image.new(ink, (96, 96)).save(file, "JPEG", progressive=True, subsampling=sampling)
        try:
            assert len(list(pages_of(file.getvalue(), Limits()))) == is_read
        except Unreadable as trouble:
            assert (trouble.key, is_read) == ("unreadable.too_many_pixels", False)  # noqa: PT017

    def test_a_resolution_that_makes_no_sheet_of_paper_is_not_believed(self) -> None:
        file = io.BytesIO()
        Image.new("L", (1654, 2339)).save(file, "PNG", dpi=(72, 72))
        ((_, dpi),) = pages_of(file.getvalue(), Limits())
        assert 195 < dpi < 205


def _is_gone(process: int) -> bool:
    """Whether a killed process ends; a busy machine may let it wait for its turn to do so."""
    status = Path(f"/proc/{process}/status")
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            if "zombie" in status.read_text():
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


class TestRecogniser:
    def test_none_installed_is_said_with_how_to_install_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/nowhere")
        assert problem(picture()) == "no_recogniser"

    def test_one_that_hangs_is_stopped_with_all_it_started(self, recogniser, tmp_path: Path) -> None:
        recogniser(HANGS)
        started = time.monotonic()
        assert problem(picture(), Limits(recognition_seconds=1)) == "recogniser_slow"
        assert time.monotonic() - started < 10
        child = int((tmp_path / "log").read_text())
        assert _is_gone(child)

    def test_one_that_dies_is_one_clear_line(self, recogniser) -> None:
        recogniser(DIES)
        assert problem(picture()) == "recogniser_failed"

    def test_one_without_a_language_we_can_use_is_one_clear_line(self, recogniser) -> None:
        recogniser(SPEAKS_NONSENSE, languages="fra")
        assert problem(picture()) == "recogniser_failed"

    def test_nonsense_from_it_is_no_text(self, recogniser) -> None:
        recogniser(SPEAKS_NONSENSE)
        assert problem(picture()) == "no_words"

    def test_no_temporary_file_is_left(self, recogniser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(scratch))
        recogniser(DIES)
        problem(picture())
        assert list(scratch.iterdir()) == []
