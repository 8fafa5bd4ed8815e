"""What a check costs, counted instead of timed: a count is the same on every machine."""

from collections import Counter

import pyparsing as pp
import pytest

from checker.cli.judging import Task, judge
from tests.bench import papers

READERS = ("parse_string", "scan_string", "search_string")


@pytest.fixture
def calls(monkeypatch):
    """How often a grammar was put to work."""
    count = Counter()
    for name in READERS:
        original = getattr(pp.ParserElement, name)

        def counted(self, *arguments, _original=original, _name=name, **settings):
            count[_name] += 1
            return _original(self, *arguments, **settings)

        monkeypatch.setattr(pp.ParserElement, name, counted)
    return count


def test_paragraphs_without_a_citation_or_a_heading_reach_no_grammar(calls, tmp_path):
    counts = []
    for paragraphs in (60, 600):
        calls.clear()
        assert judge(str(papers.docx(tmp_path / f"{paragraphs}.docx", paragraphs)), Task(fail_on="never")).verdict == "pass"
        counts.append(calls.total())
    assert counts[0] == counts[1]
    assert calls["scan_string"] == calls["search_string"] == 0


def test_a_photo_in_a_package_is_never_unpacked(tmp_path, monkeypatch):
    import zipfile

    from checker.reading.word import package

    path = papers.docx(tmp_path / "plan.docx", 12)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("word/media/image1.png", b"\x89PNG" + bytes(1000))
    read = []
    original = package.Package.read
    monkeypatch.setattr(package.Package, "read", lambda self, name: read.append(name) or original(self, name))
    assert judge(str(path), Task(fail_on="never")).verdict == "pass"
    assert "word/document.xml" in read
    assert len(read) == len(set(read))
    assert not any("media" in name or "docprops" in name.lower() for name in read)


def test_each_file_is_read_from_the_disk_once(tmp_path, monkeypatch):
    from pathlib import Path

    path = papers.text(tmp_path / "plan.txt", 4096)
    opened = []
    original = Path.open
    monkeypatch.setattr(Path, "open", lambda self, *a, **k: opened.append(self.name) or original(self, *a, **k))
    judge(str(path), Task())
    assert opened.count("plan.txt") == 1
