"""What a check costs, counted instead of timed: a count is the same on every machine."""

from collections import Counter

import pytest

from checker.grammar.elements import Element
from checker.running.one import judge
from checker.running.tasks import Task
from tests.bench import papers

READERS = ("read", "read_whole", "parsed")


@pytest.fixture
def calls(monkeypatch):
    """How often a grammar was put to work."""
    count = Counter()
    for name in READERS:
        original = getattr(Element, name)

        def counted(self, *arguments, _original=original, _name=name, **settings):
            count[_name] += 1
            return _original(self, *arguments, **settings)

        monkeypatch.setattr(Element, name, counted)
    return count


def test_more_paragraphs_reach_no_more_grammars_and_a_clean_plan_no_parser(calls, tmp_path):
    counts = []
    for paragraphs in (60, 600):
        calls.clear()
        assert judge(str(papers.docx(tmp_path / f"{paragraphs}.docx", paragraphs)), Task(fail_on="never")).verdict == "pass"
        counts.append(calls.total())
    assert counts[0] == counts[1]
    assert calls["parsed"] == 0 < calls["read_whole"]


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
    assert not any("media" in name for name in read)


def test_each_file_is_read_from_the_disk_once(tmp_path, monkeypatch):
    import builtins

    path = str(papers.text(tmp_path / "plan.txt", 4096))
    opened = []
    original = builtins.open
    monkeypatch.setattr(builtins, "open", lambda file, *a, **k: opened.append(file) or original(file, *a, **k))
    judge(path, Task())
    assert opened.count(path) == 1
