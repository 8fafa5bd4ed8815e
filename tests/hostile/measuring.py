"""A file checked in a process of its own, and what that process and its children took."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from checker.cli.root_command import run
code = run(sys.argv[1:])
sys.stdout.flush()
own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
held = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({"code": code, "seconds": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
                  "megabytes": max(held, others.ru_maxrss) / 1024}), file=sys.stderr)
"""


class Cost(NamedTuple):
    """Exit code, seconds of processor time, most megabytes of one process, and the report."""

    code: int
    seconds: float
    megabytes: float
    report: dict[str, object]


def cost(path: Path, *arguments: str) -> Cost:
    """What checking a file costs. Fails when the process does not end by itself."""
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, "check", "--no-cache", "--format", "json", *arguments, str(path)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    told = done.stderr.strip().split("\n")[-1]
    assert told.startswith("{"), done.stderr[-2000:] or f"ended by {done.returncode}"
    return Cost(**json.loads(told), report=json.loads(done.stdout)["documents"][0])
