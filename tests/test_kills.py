"""The short form of ``python -m tests.kills``: a few runs killed, every time the tests run."""

import random
import sys

import pytest

from tests.kills import WORKS, Place, _lost, killed

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


@pytest.fixture(scope="module")
def faults(tmp_path_factory):
    """What was wrong after one run of each work was killed at a moment of chance."""
    dice, home = random.Random(5), tmp_path_factory.mktemp("kills")
    return [fault for name in ("check", "cache", "fix") for fault in killed(name, dice, home / name)]


def test_no_file_is_lost_and_nothing_is_left(faults):
    assert [fault for fault in faults if "lives on" not in fault] == []


def test_no_process_lives_on(faults):
    assert faults == []


@pytest.mark.parametrize("damage", ["emptied", "cut", "gone", "other"])
def test_a_lost_file_is_noticed(tmp_path, damage):
    place = Place(tmp_path, WORKS["fix"], "x")
    path = place.files / "0.docx"
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes({"emptied": b"", "cut": data[:-100], "other": (place.files / "1.docx").read_bytes()}[damage])
    assert list(_lost(place))
