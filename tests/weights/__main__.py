"""``python -m tests.weights [--seed 1] [--plans DIR ...] [--write]``: learns the weights of recognition and prints how they fare.

The labelled lines are of the compliant plans in every form (:mod:`tests.slips.bases`) and of the files in ``--plans``, read as they
are (:mod:`tests.weights.labelled`), and of recognised pages (:mod:`tests.weights.pages`). A fifth of the documents is kept back to be
judged by. ``--write`` puts the weights into ``checker/parsing/recognition/weights.json``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from checker import read
from checker.model import Document, Unreadable
from checker.parsing.recognition import weighing
from tests.slips.bases import bases
from tests.weights.labelled import Case, cases
from tests.weights.learning import learned
from tests.weights.pages import pages

_EVERY = 3  # of the bases
_FALSE = {"typed": 3.0, "read": 0.3}
"""How many times a false part weighs a lost one: in a recognised header, which ends above the title, there is little else to be one."""
_KEPT_BACK = 5  # every fifth document


def main() -> int:
    """Learns, prints, writes. Exit code 0."""
    asked = _arguments()
    typed = [list(cases(document, Random(f"{asked.seed} {number}"))) for number, document in enumerate(_documents(asked))]
    weights = {"typed": _learned(typed, _FALSE["typed"]), "read": _learned(list(pages(asked.seed)), _FALSE["read"])}
    if asked.write:
        Path(weighing.FILE).write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")
    return 0


def _learned(groups: Sequence[Sequence[Case]], false: float) -> dict[str, dict[str, float]]:
    """The weights of each part, learned from the cases of most documents; how they fare on the others is printed."""
    used = [case for number, group in enumerate(groups) if number % _KEPT_BACK for case in group]
    kept = [case for number, group in enumerate(groups) if not number % _KEPT_BACK for case in group]
    weights = {}
    for part in dict.fromkeys(case.part for case in used):
        weights[part] = learned([(case.evidence, case.right) for case in used if case.part == part], false)
        _print(part, [case for case in kept if case.part == part], weights[part])
    return weights


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plans", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _documents(asked: argparse.Namespace) -> Iterator[Document]:
    for those in bases(asked.seed, ("text", "docx")).values():
        for base in those[::_EVERY]:
            yield read(base.make(base.plan), name=base.name)
    for folder in asked.plans:
        for path in sorted(folder.rglob("*_kh_*")):
            try:
                yield read(path.read_bytes(), name=path.name)
            except Unreadable:
                print(f"not read: {path}")


def _print(part: str, judged: Sequence[Case], weights: dict[str, float]) -> None:
    """Of the documents kept back: the parts lost, and the lines taken for one."""
    odds = [(weights["bias"] + sum(weights[name] * value for name, value in case.evidence.items()), case.right) for case in judged]
    right = [score for score, is_right in odds if is_right]
    other = [score for score, is_right in odds if not is_right]
    print(f"{part:14} {len(right):5} right, {sum(score <= 0 for score in right):4} lost; {len(other):5} others, "
          f"{sum(score > 0 for score in other):4} taken; {weights}")  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
