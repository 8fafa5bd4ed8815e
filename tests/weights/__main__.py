"""``python -m tests.weights [--seed 1] [--plans DIR ...] [--write]``: learns the weights of recognition and prints how they fare.

The labelled lines are of the compliant plans in every form (:mod:`tests.slips.bases`), and of the files in ``--plans``, read as they
are. A fifth of the documents is kept back to be judged by. ``--write`` puts the weights into ``checker/parsing/recognition/weights.json``.
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
from checker.parsing.recognition.guessing import REACH
from tests.slips.bases import bases
from tests.weights.labelled import Case, cases
from tests.weights.learning import learned

_EVERY = 3  # of the bases
_KEPT_BACK = 5  # every fifth document


def main() -> int:
    """Learns, prints, writes. Exit code 0."""
    asked = _arguments()
    groups = [list(cases(document, Random(f"{asked.seed} {number}"))) for number, document in enumerate(_documents(asked))]
    used = [case for number, group in enumerate(groups) if number % _KEPT_BACK for case in group]
    kept = [case for number, group in enumerate(groups) if not number % _KEPT_BACK for case in group]
    weights = {part: learned([(case.evidence, case.right) for case in used if case.part == part]) for part in REACH}
    for part in REACH:
        _print(part, [case for case in kept if case.part == part], weights[part])
    if asked.write:
        known = json.loads(Path(weighing.FILE).read_text(encoding="utf-8")) if Path(weighing.FILE).exists() else {}
        Path(weighing.FILE).write_text(json.dumps(known | {"typed": weights}, indent=2) + "\n", encoding="utf-8")
    return 0


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
