"""Work done in a child under limits: its answer, its trouble, its end."""

import os
import signal

import pytest

from checker.model import Unreadable
from checker.reading.guarded import Room, allow_more, guarded

MB = 1024 * 1024

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system makes no copy of a process: the work is done in this one")


def held(megabytes: int) -> int:
    return len(b"\1" * (megabytes * MB))


def test_what_it_returns_comes_back():
    assert guarded(lambda: ("a", os.getpid()), Room(5, 50))[0] == "a"


def test_it_is_another_process():
    assert guarded(os.getpid, Room(5, 50)) != os.getpid()


def test_what_it_raises_comes_back():
    def refuse():
        raise Unreadable("unreadable.empty")

    with pytest.raises(Unreadable) as trouble:
        guarded(refuse, Room(5, 50))
    assert trouble.value.key == "unreadable.empty"


def test_what_takes_too_much_is_refused():
    with pytest.raises(Unreadable) as trouble:
        guarded(lambda: held(400), Room(5, 50))
    assert trouble.value.key == "unreadable.too_costly"


@pytest.mark.parametrize(("number", "key"), [(signal.SIGABRT, "too_costly"), (signal.SIGTRAP, "reader_died")])
def test_a_child_that_dies_is_told_by_how_it_died(number, key):
    """A library that was given no more memory aborts, however little it held until then; of another death nothing is known."""
    with pytest.raises(Unreadable) as trouble:
        guarded(lambda: os.kill(os.getpid(), number), Room(5, 5000))
    assert trouble.value.key == f"unreadable.{key}"


def test_what_grows_with_a_file_is_given_as_it_is_done():
    def page_by_page():
        for _ in range(4):
            allow_more(Room(0.1, 100))
        return held(400)

    assert guarded(page_by_page, Room(5, 50)) == 400 * MB


def test_nothing_is_asked_outside_a_child():
    import resource

    before = resource.getrlimit(resource.RLIMIT_CPU)
    allow_more(Room(1, 1))
    assert resource.getrlimit(resource.RLIMIT_CPU) == before
