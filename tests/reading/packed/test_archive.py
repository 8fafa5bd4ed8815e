"""Archives: which files they hold, under which names, and those made to hurt."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Unreadable
from checker.reading import Limits, read
from checker.reading.packed.archive import Member, load, members
from checker.reading.word.package import directory, unpack
from tests.reading.wordfile import package, paragraph, zipped

LIMITS = Limits()


def archive(folder: Path, files: dict[str, bytes] | bytes) -> str:
    path = folder / "a.zip"
    path.write_bytes(files if isinstance(files, bytes) else zipped(files))
    return str(path)


def names(path: str) -> list[str]:
    return [member.name for member in members(path, LIMITS) or ()]


def problem(path: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        [load(member, limits) for member in members(path, limits) or ()]
    return caught.value.key.removeprefix("unreadable.")


def raw_zip(
    name: bytes, content: bytes, *, flags: int = 0, packed: bytes | None = None, size: int | None = None, extra: bytes = b""
) -> bytes:
    """A zip of one entry written by hand, with a name, flags and size no library would write."""
    body = content if packed is None else packed
    method = 0 if packed is None else 8
    size = len(content) if size is None else size
    fields = (20, flags, method, 0, 0, zlib.crc32(content), len(body), size, len(name))
    local = struct.pack("<4s5H3L2H", b"PK\3\4", *fields, 0) + name + body
    central = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, *fields, len(extra), 0, 0, 0, 0, 0) + name + extra
    return local + central + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)


class TestWhatIsAnArchive:
    def test_a_zip_of_files_is_and_its_files_come_whole(self, tmp_path: Path) -> None:
        path = archive(tmp_path, {"a.txt": b"mot", "thu muc/b.docx": package(paragraph("hai"))})
        found = members(path, LIMITS)
        assert found is not None
        assert [member.path for member in found] == [f"{path}/a.txt", f"{path}/thu muc/b.docx"]
        assert load(found[0], LIMITS) == b"mot"
        assert read(load(found[1], LIMITS), name="b.docx").blocks[0].text == "hai"

    @pytest.mark.parametrize("content", [
        package(paragraph("a")), zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        zipped({"xl/workbook.xml": "<a/>"}), zipped({"./word/document.xml": "<a/>"}), b"van ban", b"",
    ])  # fmt: skip
    def test_a_document_is_none_though_it_is_a_zip(self, tmp_path: Path, content: bytes) -> None:
        assert members(archive(tmp_path, content), LIMITS) is None

    def test_a_zip_of_stored_word_files_is_an_archive_for_all_it_holds_their_parts(self, tmp_path: Path) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
            file.writestr("ke-hoach.docx", package(paragraph("a")))
        assert names(archive(tmp_path, buffer.getvalue())) == ["ke-hoach.docx"]

    def test_an_empty_one_holds_nothing(self, tmp_path: Path) -> None:
        assert names(archive(tmp_path, {})) == []

    def test_reading_one_as_a_document_says_what_it_is(self) -> None:
        with pytest.raises(Unreadable) as caught:
            read(zipped({"a.txt": "a"}), name="a.zip")
        assert caught.value.key == "unreadable.archive"


class TestNames:
    @pytest.mark.parametrize(("written", "shown"), [
        ("../../../etc/passwd.txt", "etc/passwd.txt"), ("/etc/a.txt", "etc/a.txt"), ("C:\\Windows\\a.txt", "Windows/a.txt"),
        ("..\\..\\a.txt", "a.txt"), ("./a/./b.txt", "a/b.txt"), ("a\nb.txt", "a_b.txt"), ("..", "_"), ("kế hoạch.docx", "kế hoạch.docx"),
    ])  # fmt: skip
    def test_a_name_is_a_label_that_leads_nowhere(self, tmp_path: Path, written: str, shown: str) -> None:
        assert names(archive(tmp_path, raw_zip(written.encode(), b"x", flags=0x800))) == [shown]
        assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]

    def test_a_nul_in_a_name_cuts_nothing_off(self, tmp_path: Path) -> None:
        assert names(archive(tmp_path, raw_zip(b"a.txt\0.exe", b"x"))) == ["a.txt_.exe"]

    @pytest.mark.parametrize(("raw", "shown"), [
        ("Kế hoạch.txt".encode(), "Kế hoạch.txt"),  # UTF-8 without the flag, as macOS writes it
        (b"K\xea\xec hoa\xf2ch \xf0\xf5.txt", "Kế hoạch đơ.txt"),  # Windows in Vietnamese
        ("Régime ±.txt".encode("cp437"), "Régime ±.txt"),
    ])  # fmt: skip
    def test_names_without_a_flag_are_read_in_the_encoding_that_fits(self, tmp_path: Path, raw: bytes, shown: str) -> None:
        assert names(archive(tmp_path, raw_zip(raw, b"x"))) == [shown]

    def test_the_extra_field_for_unicode_names_counts_while_it_is_this_name_s(self, tmp_path: Path) -> None:
        def extra(of: bytes) -> bytes:
            field = b"\1" + struct.pack("<L", zlib.crc32(of)) + "Kế hoạch.txt".encode()
            return struct.pack("<HH", 0x7075, len(field)) + field

        assert names(archive(tmp_path, raw_zip(b"K_ ho_ch.txt", b"x", extra=extra(b"K_ ho_ch.txt")))) == ["Kế hoạch.txt"]
        assert names(archive(tmp_path, raw_zip(b"khac.txt", b"x", extra=extra(b"K_ ho_ch.txt")))) == ["khac.txt"]

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_equal_names_are_counted(self, tmp_path: Path) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            for content in ("mot", "hai"):
                file.writestr("a.txt", content)
        found = members(archive(tmp_path, buffer.getvalue()), LIMITS)
        assert found is not None
        assert [(member.name, load(member, LIMITS)) for member in found] == [("a.txt", b"mot"), ("a (2).txt", b"hai")]


class TestHostile:
    def test_an_encrypted_file_is_named_so(self, tmp_path: Path) -> None:
        assert problem(archive(tmp_path, raw_zip(b"a.txt", b"x", flags=1))) == "encrypted"

    def test_a_bomb_is_refused_at_its_ratio(self, tmp_path: Path) -> None:
        content = bytes(30_000_000)
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        assert problem(archive(tmp_path, raw_zip(b"a.txt", content, packed=packed))) == "bomb"

    def test_a_size_that_lies_is_damage_and_a_true_one_over_the_limit_a_bomb(self, tmp_path: Path) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(b"x" * 1000) + packer.flush()
        assert problem(archive(tmp_path, raw_zip(b"a.txt", b"x" * 1000, packed=packed, size=10))) == "damaged"
        assert problem(archive(tmp_path, raw_zip(b"a.txt", b"x", size=1 << 31))) == "bomb"

    def test_a_cut_or_crowded_one_is_refused(self, tmp_path: Path) -> None:
        whole = zipped({f"{number}.txt": b"x" for number in range(30)})
        assert problem(archive(tmp_path, whole[:-30])) == "truncated"
        assert problem(archive(tmp_path, whole), Limits(entries=20)) == "too_many_entries"

    def test_one_that_changed_since_it_was_listed_is_damaged_not_misread(self, tmp_path: Path) -> None:
        path = archive(tmp_path, {"a.txt": b"mot"})
        (member,) = members(path, LIMITS) or ()
        Path(path).write_bytes(b"PK" + bytes(500))
        with pytest.raises(Unreadable):
            load(member, LIMITS)
        Path(path).unlink()
        with pytest.raises(Unreadable):
            load(member, LIMITS)
        assert isinstance(member, Member)

    def test_two_zips_one_behind_the_other_are_told_alike_on_the_disk_and_in_memory(self, tmp_path: Path) -> None:
        path = archive(tmp_path, {"a.txt": b"mot" * 50})
        twice = Path(path).read_bytes() * 2
        Path(path).write_bytes(twice)
        for content in (None, twice):
            with pytest.raises(Unreadable):
                members(path, LIMITS, content)

    @given(st.integers(0, 1000), st.binary(min_size=1, max_size=6))
    def test_any_damage_ends_in_files_or_a_problem(self, at: int, noise: bytes) -> None:
        whole = zipped({"a.txt": b"mot", "b.txt": b"hai" * 100})
        at %= len(whole)
        data = whole[:at] + noise + whole[at + len(noise) :]
        with contextlib.suppress(Unreadable):
            for entry in directory(data, LIMITS):
                assert len(unpack(data, entry, 10_000, LIMITS)) == entry.size
