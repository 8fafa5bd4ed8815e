"""No test depends on what the machine it runs on is set to, or leaves anything there."""

import os

import pytest


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch):
    for name in [name for name in os.environ if name.startswith("THETHUC_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("THETHUC_CACHE", "off")
