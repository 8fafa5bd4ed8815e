"""``thethuc fix --in-place`` on several files, as a hook calls it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAULTY = ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx"
SOUND = ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"


@pytest.fixture
def plans(tmp_path) -> list[Path]:
    """A plan that can be mended, one without fault, another that can be mended."""
    files = {"a.docx": FAULTY, "b.docx": SOUND, "c.docx": FAULTY}
    for name, source in files.items():
        (tmp_path / name).write_bytes(source.read_bytes())
    return [tmp_path / name for name in files]


def test_every_file_is_mended_and_kept_beside_itself(thethuc, plans, tmp_path):
    outcome = thethuc("fix", "--in-place", *plans)
    assert outcome.code == 0
    assert outcome.out.count("[TT0302]") == 2
    assert "Lưu ý: văn bản đã phát hành" in outcome.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.docx.bak", "b.docx", "c.docx", "c.docx.bak"]
    assert plans[1].read_bytes() == SOUND.read_bytes()


def test_what_a_baseline_knows_is_left_as_it_is_and_does_not_fail(thethuc, plans, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert thethuc("baseline", "write", ".").code == 0
    (tmp_path / "thethuc.toml").write_text('baseline = ".thethuc-baseline.json"\n', "utf-8")
    (tmp_path / "d.docx").write_bytes((FAULTY.parent / "TT0706-deputy-without-kt.docx").read_bytes())
    known = thethuc("fix", "--in-place", "--accept", "a.docx", "b.docx", "c.docx")
    assert (known.code, [plan.read_bytes() for plan in plans]) == (0, [FAULTY.read_bytes(), SOUND.read_bytes(), FAULTY.read_bytes()])
    assert thethuc("fix", "--in-place", "--accept", "a.docx", "d.docx").code == 1
    assert thethuc("fix", "--in-place", "--accept", "--no-config", "a.docx").code == 0
    assert plans[0].read_bytes() != FAULTY.read_bytes()


def test_no_copies_are_kept_where_none_are_wanted_and_twice_changes_nothing(thethuc, plans, tmp_path):
    assert thethuc("fix", "--in-place", "--no-backup", "--accept", *plans).code == 0
    mended = [plan.read_bytes() for plan in plans]
    assert mended[0] != FAULTY.read_bytes()
    assert thethuc("fix", "--in-place", "--no-backup", "--accept", *plans).code == 0
    assert [plan.read_bytes() for plan in plans] == mended
    assert len(list(tmp_path.iterdir())) == 3


def test_the_worst_exit_code_counts_and_the_other_files_are_mended(thethuc, plans, tmp_path):
    (tmp_path / "x.docx").write_bytes(b"PK\x03\x04 not a zip")
    outcome = thethuc("fix", "--in-place", tmp_path / "x.docx", *plans)
    assert outcome.code == 2
    assert "x.docx" in outcome.err
    assert plans[2].read_bytes() != FAULTY.read_bytes()


def test_several_files_may_be_looked_at_without_writing(thethuc, plans):
    outcome = thethuc("fix", "--diff", *plans)
    assert outcome.code == 1
    assert outcome.out.count("+Số: 05/KH-SNV") == 2
    assert plans[0].read_bytes() == FAULTY.read_bytes()


@pytest.mark.parametrize("more", [(), ("-o", "out.docx")])
def test_one_copy_of_several_files_is_refused(thethuc, plans, more):
    outcome = thethuc("fix", *plans, *more)
    assert outcome.code == 2
    assert "--in-place" in outcome.err


def test_nothing_to_fix_is_a_wrong_command_line(thethuc):
    assert thethuc("fix", "--in-place").code == 2
