"""``python -m tests.mutation [--room grammar] [--module NAME] [--kind guard] [--limit 60] [--seed 1]``: which mutants survive.

Each mutant (:mod:`tests.mutation.mutants`) is put before the tests that meet its line: those of its room, and the examples of the
rules. It is killed when one fails, dies or takes ten times its time, does so again alone, and passes where the module is put in
unchanged; what survives is listed with its place: a guard that no text needs, or a text that is missing. What no text can tell from the
original is excluded by :mod:`tests.mutation.equivalent`, each with its reason. Exit code 1 when any survives, 2 when a test fails
without a mutant.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.mutation.equivalent import is_equivalent
from tests.mutation.mutants import KINDS, Mutant, mutants
from tests.mutation.trying import forget_runs

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    "wording": "tests/wording",
    "grammar": "tests/grammar",
    "checking": "tests/checking",
    "checking/kinds": "tests/checking",
    "parsing": "tests/parsing",
    "parsing/recognition": "tests/parsing",
    "parsing/ocr": "tests/parsing",
}
EXAMPLES = "tests/mutation/rule_examples.py"


class Case(NamedTuple):
    """A mutant of a module; ``path`` is below the root."""

    room: str
    path: Path
    mutant: Mutant

    def told(self) -> str:
        """Where it is, and what becomes what."""
        was = " ".join((ROOT / self.path).read_text(encoding="utf-8")[self.mutant.start : self.mutant.end].split())
        return f"{self.path}:{self.mutant.line}: {self.mutant.kind}: {was[:80]} → {self.mutant.put[:80]}"


def main() -> int:
    """Prints the survivors."""
    asked = _arguments()
    _in_one_order()
    every = [case for room in asked.room for case in cases(room) if _is_asked(case, asked)]
    chosen = sampled(every, asked.limit, asked.seed)
    if asked.fresh:
        forget_runs()
    trial = Trial(chosen, asked.verbose)
    _unhurried()
    options = ["-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:xdist", "-s"]
    tests = [*dict.fromkeys(ROOMS[room] for room in asked.room), EXAMPLES]
    pytest.main([*options, *(str(ROOT / each) for each in tests)], plugins=[trial])
    if trial.failing:
        print(f"fails without any mutant: {', '.join(trial.failing)}", file=sys.stderr)
        return 2
    print(f"seed {asked.seed}")
    _print(every, chosen, trial.killers)
    if trial.moved and "" in trial.killers:
        print(f"{trial.moved} tests were seen to meet lines of older sources: run with --fresh before a survivor is believed")
    return int("" in trial.killers)


def cases(room: str) -> Iterator[Case]:
    """Every mutant of the room's own modules that is not known to be equivalent, in order."""
    for path in sorted((ROOT / "checker" / room).glob("*.py")):
        source, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT)
        yield from (Case(room, name, mutant) for mutant in mutants(source) if not is_equivalent(name, source, mutant))


def sampled(every: list[Case], limit: int, seed: int) -> list[Case]:
    """Of each room and kind so many, chosen by the seed; room by room."""
    groups: dict[tuple[str, str], list[Case]] = {}
    for case in every:
        groups.setdefault(_group(case), []).append(case)
    return [case for of in groups.values() for case in sorted(random.Random(seed).sample(of, min(limit, len(of))))]


def _group(case: Case) -> tuple[str, str]:
    return case.room, case.mutant.kind


class Trial:
    """Takes pytest's place once the tests are collected. ``killers``: for each case the test that told it, ``""`` when none did."""

    def __init__(self, chosen: list[Case], verbose: bool = False) -> None:
        self.chosen = chosen
        self.verbose = verbose
        self.killers: list[str] = []
        self.failing: list[str] = []
        self.moved = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Map, then try."""
        from tests.mutation.trials import Asked, Court

        court = Court(session.items)
        self.failing, self.moved = court.failing, court.moved
        if self.failing:
            return True
        cases = {Asked(case.path, case.mutant, ROOMS[case.room]): case for case in self.chosen}
        killers = {}
        for asked, (killer, doubted) in court.verdicts([*cases]):
            case = cases[asked]
            killers[case] = killer
            if self.verbose or not killer:
                print(f"{case.told()}  [{killer or 'SURVIVES'}]" if self.verbose else case.told(), flush=True)
            for name in doubted:
                print(f"  fails, but not for that alone: {name}", flush=True)
        self.killers = [killers[case] for case in self.chosen]
        return True


def _in_one_order() -> None:
    """Begins again where the order of sets is another at every start: a mutant that it hides or shows is killed once and not again."""
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, "-m", "tests.mutation", *sys.argv[1:]], {**os.environ, "PYTHONHASHSEED": "0"})


def _unhurried() -> None:
    """No test fails for the time it takes on a busy machine, and none looks for the smallest of the examples that fail.

    ``tests/conftest.py`` loads the profile that the environment names.
    """
    from hypothesis import HealthCheck, Phase, settings

    settings.register_profile(
        "unhurried", max_examples=25, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    os.environ["HYPOTHESIS_PROFILE"] = "unhurried"


def _is_asked(case: Case, asked: argparse.Namespace) -> bool:
    return case.mutant.kind in asked.kind and (not asked.module or case.path.stem in asked.module)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("--room", choices=ROOMS, action="append")
    parser.add_argument("--module", action="append", help="the name of a module, without .py")
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--limit", type=int, default=60, help="so many of each room and kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fresh", action="store_true", help="see anew which lines the tests meet: else only those of changed files")
    parser.add_argument("--verbose", action="store_true", help="tell of each mutant which test killed it")
    asked = parser.parse_args()
    asked.room, asked.kind = asked.room or list(ROOMS), asked.kind or list(KINDS)
    return asked


def _print(every: list[Case], chosen: list[Case], killers: list[str]) -> None:
    there, tried = Counter(map(_group, every)), Counter(map(_group, chosen))
    killed = Counter(_group(case) for case, killer in zip(chosen, killers, strict=True) if killer)
    for (room, kind), count in tried.items():
        print(f"{room:20} {kind:7} {killed[room, kind]:4} of {count:4} killed; {there[room, kind]} there are")
    print(f"{'all':28} {sum(killed.values()):4} of {len(chosen):4} killed; {len(every)} there are")


if __name__ == "__main__":
    sys.exit(main())
