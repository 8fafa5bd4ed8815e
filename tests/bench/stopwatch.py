"""How long something takes and how much memory a process took: the best of several tries, since noise only ever adds."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_RSS = """
import sys
from checker.cli.root_command import run
run(sys.argv[1:])
sys.stdout.flush()
try:
    with open("/proc/self/status") as status:
        most = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
except OSError:
    import resource
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(most, file=sys.stderr)
"""


def best(work: Callable[[], object], tries: int) -> float:
    """Milliseconds of the fastest of ``tries`` calls."""
    fastest = float("inf")
    for _ in range(tries):
        start = time.perf_counter()
        work()
        fastest = min(fastest, time.perf_counter() - start)
    return fastest * 1000


def side_by_side(works: Sequence[Callable[[], object]], tries: int) -> list[float]:
    """:func:`best` of each, taken in turns, so that a slow moment of the machine falls on all alike."""
    fastest = [float("inf")] * len(works)
    for _ in range(tries):
        for number, work in enumerate(works):
            fastest[number] = min(fastest[number], best(work, 1))
    return fastest


def environment(place: Path) -> dict[str, str]:
    """The environment of an installed program: bytecode is kept (below ``place``), as pip leaves it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(place / "bytecode")}


def process(place: Path, *arguments: str) -> Callable[[], object]:
    """A whole Python process with these arguments."""
    settings = environment(place)
    return lambda: subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=settings)


def spent_by_children() -> float:
    """Processor seconds of all processes that were started and waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def megabytes(*arguments: str) -> float:
    """The most memory a ``thethuc`` process with these arguments held, in MB. Linux and macOS only."""
    run = subprocess.run([sys.executable, "-c", _RSS, *arguments], capture_output=True, check=False, text=True)
    return int(run.stderr.split()[-1]) / 1024
