"""No test depends on what the machine it runs on is set to, or leaves anything there."""

import gc
import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Bytecode is kept as pip leaves an installed program's, whatever the machine says: a program that a test starts would else be compiled
# anew, which is half of its start. It lies with what pytest keeps, so that no folder of the checkout holds any.
_BYTECODE = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = _BYTECODE
sys.dont_write_bytecode, sys.pycache_prefix = False, _BYTECODE

# A shell that runs the tests in the background has them ignore Ctrl-C, and with them every program they start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples on every run: a change that passes once passes again. HYPOTHESIS_PROFILE=default looks for new ones.
# How long a busy machine takes to make them is nothing that a test asks.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser):
    parser.addoption("--whole", action="store_true", help="try every Word file where a chosen few stand for all")


def pytest_configure(config):
    from tests.fixing import words

    words.WHOLE = config.getoption("--whole")
    config.addinivalue_line("markers", "long: takes many seconds by itself, so it is begun first")
    config.addinivalue_line("markers", "in_a_child: reads its file as the program does, in a process whose costs are bounded")
    if getattr(config.option, "dist", "no") == "load":
        config.option.dist = "loadgroup"
    elif hasattr(config, "workerinput"):
        config.option.loadgroup = True  # what the first process decides is not told to those it starts


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What a fixture makes for a module or for all is made by one of the processes that share the tests; the longest tests come first."""
    for item in items:
        shared = min(map(_group, item._fixtureinfo.name2fixturedefs.values()), default="~")
        if shared != "~":
            item.add_marker(pytest.mark.xdist_group(shared))
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish():
    """Twelve thousand tests outlive every test: the collector need not look at them again and again."""
    gc.collect()
    gc.freeze()


def pytest_make_parametrize_id(val, argname):
    """Bytes bear the name of what they are given as: a zip made while the tests are collected holds the second it was made in."""
    return argname if isinstance(val, bytes) else None


def _group(definitions):
    """The name of a fixture of ours that outlives its test, those of modules before those of all; ``~`` of any other."""
    last = definitions[-1]
    return f"{last.scope} {last.baseid} {last.argname}" if last.scope != "function" and last.baseid.startswith("tests") else "~"


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch):
    for name in [name for name in os.environ if name.startswith("THETHUC_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("THETHUC_CACHE", "off")
