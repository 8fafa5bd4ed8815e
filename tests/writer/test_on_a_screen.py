"""The extension in a LibreOffice that shows itself: comments in a view, and the sidebar itself asking for the panel.

It takes a screen (``DISPLAY``, ``Xvfb`` is one) and an office that has windows, which ``libreoffice-writer-nogui`` has not;
``THETHUC_SOFFICE`` names the folder of another office than the usual one.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.writer.test_in_writer import PLAN, PYTHON, Driven, around, folder

PROGRAM = Path(os.environ.get("THETHUC_SOFFICE", "/usr/lib/libreoffice/program"))
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        PYTHON is None or not os.environ.get("DISPLAY") or not list(PROGRAM.glob("libvclplug_*lo.so")),
        reason="the extension of Writer was NOT tried on a screen: it takes DISPLAY and apt install libreoffice-writer python3-uno",
    ),
]
__all__ = ["folder"]


@pytest.fixture(scope="module")
def seen(folder):
    environment = around(folder) | {"SAL_USE_VCLPLUGIN": "gen"}
    driven = Driven(folder, environment, str(PROGRAM), screen=True)
    driven.given(folder / "thethuc.oxt")
    return json.loads(driven.run(str(folder / "code"), shutil.copy(PLAN, folder)))


def test_the_menu_opens_the_sidebar_at_the_panel(seen):
    assert seen["panels"] == ["ThethucPanel"]
    assert seen["active"]
    assert seen["still_active"]


def test_comments_stand_in_the_view_once(seen):
    assert [words for _, words in seen["comments"]] == ["5"]
    assert seen["again"] == seen["comments"]


def test_the_panel_leads_to_the_words_and_comments_on_them(seen):
    assert seen["selected"] == "5"
    assert seen["noted"] == "Đã ghi chú."
    assert len(seen["after_note"]) == 1
