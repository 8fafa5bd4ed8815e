"""A file checked in a process of its own, and what that process and its children took."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_SERVER = """
import json, os, resource, signal, sys, time, timeit
from checker.cli.root_command import run

ORDINARY = ["check", "--no-cache", "--quiet", sys.argv[1]]

def checked(asked):
    signal.alarm(120)
    resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(asked[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    code = run(asked["arguments"])
    sys.stdout.flush()
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    held = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    seconds = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    took = {"code": code, "seconds": seconds, "megabytes": max(held, others.ru_maxrss) / 1024}
    with open(asked["cost"], "w") as told:
        json.dump(took, told)

def in_plans(asked):
    with open(asked["cost"]) as told:
        took = json.load(told)
    if took["seconds"] > asked["enough"]:
        usual = min(timeit.repeat(lambda: run(ORDINARY), timer=time.process_time, repeat=3, number=2)) / 2
        with open(asked["cost"], "w") as told:
            json.dump({**took, "plans": took["seconds"] / usual}, told)

run(ORDINARY)
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if not child:
        try:
            checked(asked)
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(0)
    ended = os.waitpid(child, 0)[1]
    if os.path.exists(asked["cost"]):
        in_plans(asked)
    print("ended by", ended, flush=True)
"""
"""Forks a process for each line of arguments, when all that a check of a clean plan loads has been loaded once.

Where it took longer than is ``enough``, an ordinary plan is checked just behind it, so that it is told in plans: seconds mean little on a
machine nobody knows.
"""


class Cost(NamedTuple):
    """Exit code, seconds of processor time, most megabytes of one process, the report, and how many ordinary plans take as long."""

    code: int
    seconds: float
    megabytes: float
    report: dict[str, Any]
    plans: float = 0.0


def cost(path: Path, *arguments: str, enough: float = 0.0) -> Cost:
    """What checking a file costs; ``plans`` where it takes more than ``enough`` seconds. Fails when the process does not end by itself."""
    with tempfile.TemporaryDirectory() as home:
        asked = {name: f"{home}/{name}" for name in ("out", "err", "cost")}
        ended = _ended({**asked, "enough": enough, "arguments": ["check", "--no-cache", "--format", "json", *arguments, str(path)]})
        told = Path(asked["cost"])
        assert told.exists(), Path(asked["err"]).read_text(encoding="utf-8")[-2000:] or ended
        return Cost(**json.loads(told.read_text()), report=json.loads(Path(asked["out"]).read_text(encoding="utf-8"))["documents"][0])


def _ended(asked: dict[str, object]) -> str:
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(asked) + "\n")
    server.stdin.flush()
    return next(line for line in server.stdout if line.startswith("ended by"))


@cache
def _server() -> subprocess.Popen[str]:
    plan = str(ROOT / "fixtures" / "compliant" / "so-noi-vu.txt")
    server = subprocess.Popen([sys.executable, "-c", _SERVER, plan], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(server.kill)
    return server
