"""Pages and PDFs read in the process of the test, as where a system cannot copy one: to copy the one that holds all tests costs more
than to read a file. What a child is for, its bounds, is asked by the tests marked ``in_a_child`` and by those of ``guarded``."""

from types import SimpleNamespace

import pytest

from checker.reading import guarded


@pytest.fixture(autouse=True)
def in_this_process(request, monkeypatch):
    if request.node.get_closest_marker("in_a_child") is None:
        monkeypatch.setattr(guarded, "os", SimpleNamespace())
