"""No test depends on what the machine it runs on is set to, or leaves anything there."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Bytecode is kept as pip leaves an installed program's, whatever the machine says: a program that a test starts would else be compiled
# anew, which is half of its start. It lies with what pytest keeps, so that no folder of the checkout holds any.
_BYTECODE = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = _BYTECODE
sys.dont_write_bytecode, sys.pycache_prefix = False, _BYTECODE

# The same examples on every run: a change that passes once passes again. HYPOTHESIS_PROFILE=default looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser):
    parser.addoption("--whole", action="store_true", help="try every Word file where a chosen few stand for all")


def pytest_configure(config):
    from tests.fixing import words

    words.WHOLE = config.getoption("--whole")
    if getattr(config.option, "dist", "no") == "load":  # tests marked as a group share what only one process shall have to make
        config.option.dist = "loadgroup"


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch):
    for name in [name for name in os.environ if name.startswith("THETHUC_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("THETHUC_CACHE", "off")
