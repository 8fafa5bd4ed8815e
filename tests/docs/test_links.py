"""The check of a built site: dead links, doubled anchors and pages that fetch are told."""

import pytest

from docs.building.links import troubles

FINE = '<a href="b/c.html#x">c</a><img src="i.png"><a href="https://example.vn">out</a><a href="#here" id="here">h</a>'


@pytest.fixture
def site(tmp_path):
    def made(index):
        (tmp_path / "b").mkdir()
        (tmp_path / "i.png").write_bytes(b"")
        (tmp_path / "index.html").write_text(index, encoding="utf-8")
        (tmp_path / "b" / "c.html").write_text('<p id="x"></p><a href="../index.html">home</a>', encoding="utf-8")
        return list(troubles(tmp_path))

    return made


def test_a_sound_site_is_passed(site):
    assert site(FINE) == []


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        ('<a href="b/d.html">d</a>', "index.html: b/d.html leads nowhere"),
        ('<a href="b/c.html#y">c</a>', "index.html: b/c.html#y leads nowhere"),
        ('<script src="https://cdn.example.vn/a.js"></script>', "index.html: fetches https://cdn.example.vn/a.js"),
        ('<img src="j.png">', "index.html: fetches j.png, which is not there"),
        ('<p id="two"></p><p id="two"></p>', "index.html: the anchor two stands twice"),
    ],
)
def test_what_is_wrong_is_told(site, spoilt, told):
    assert site(FINE + spoilt) == [told]
