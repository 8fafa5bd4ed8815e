"""``python -m tests.slips [--seed 1] [--limit 21000] [--medium text,docx,pdf,ocr] [--jobs 2] [--show 5] [--ratchet]``.

Plants slips of the pen in the fixed lines of compliant plans and prints, by part, medium and kind, how many parts were lost,
how many slips were blamed on another part, and how many were passed over in silence (:mod:`tests.slips.measuring` says what
counts). ``--show`` prints examples of each; ``--ratchet`` writes the figures that ``test_slips.py`` holds.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections import defaultdict

from tests.slips.bases import MEDIA
from tests.slips.measuring import Outcome
from tests.slips.ratchet import RATCHET, figures
from tests.slips.sampling import Slip, Stock, Tally

_BATCH = 50
_held: list[tuple[Stock, list[Slip]]] = []  # what the processes forked from this one measure


def main() -> int:
    """Prints the figures. Exit code 0."""
    asked = _arguments()
    if asked.ratchet:
        RATCHET.write_text(json.dumps(figures(), indent=2) + "\n", encoding="utf-8")
        return 0
    stock = Stock(asked.seed, asked.medium)
    drawn = list(stock.drawn(asked.seed, asked.limit))
    _held.append((stock, drawn))
    outcomes: list[Outcome] = []
    with multiprocessing.get_context("fork").Pool(asked.jobs) as pool:
        for outcome in pool.imap(_measured, range(len(drawn)), _BATCH):
            outcomes.append(outcome)
            if sys.stderr.isatty():
                print(f"\r{len(outcomes) * 100 // len(drawn)} %", end="", file=sys.stderr, flush=True)
    measured = list(zip(drawn, outcomes, strict=True))
    _print_tables(measured)
    _print_unsound(stock)
    _print_examples(measured, asked.show)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.slips")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=21_000)
    parser.add_argument("--medium", type=lambda text: tuple(text.split(",")), default=MEDIA)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--ratchet", action="store_true")
    return parser.parse_args()


def _measured(number: int) -> Outcome:
    stock, drawn = _held[-1]
    return stock.measure(drawn[number])


Measured = list[tuple[Slip, Outcome]]


def _print_tables(measured: Measured) -> None:
    for title, of in (
        ("medium", lambda slip: slip.base.medium),
        ("part", lambda slip: slip.line.name),
        ("kind", lambda slip: slip.kind),
        ("form", lambda slip: f"{slip.base.medium} {slip.base.name.rpartition(' ')[2]}"),
    ):
        tallies: dict[str, Tally] = defaultdict(Tally)
        for slip, outcome in measured:
            tallies[of(slip)].add(outcome)
            tallies["all"].add(outcome)
        print(f"{title:16} {'slips':>7} {'lost':>8} {'blamed':>8} {'hit':>7} {'silent':>8}")
        for name, tally in sorted(tallies.items(), key=lambda pair: pair[0] == "all"):
            print(f"{name:16} {tally.slips:7} {_share(tally.lost, tally.slips)} {_share(tally.blamed, tally.slips)} "
                  f"{tally.hit:7} {_share(tally.silent, tally.hit)}")  # fmt: skip
        print()


def _share(count: int, whole: int) -> str:
    return f"{100 * count / whole:6.2f} %" if whole else f"{'-':>8}"


def _print_unsound(stock: Stock) -> None:
    """The lines that are not read right even without a slip, so that nothing was planted in them."""
    unsound: dict[str, list[str]] = defaultdict(list)
    for base, line in stock.unsound:
        unsound[f"{base.medium} {base.name} (read as {stock.read[base].medium})"].append(line.name)
    for name, parts in unsound.items():
        print(f"not read right without a slip: {name}: {', '.join(parts)}")


def _print_examples(measured: Measured, most: int) -> None:
    shown: dict[tuple[str, ...], int] = defaultdict(int)
    for slip, outcome in measured:
        for verdict, why in (("lost", outcome.lost), ("blamed", outcome.blamed), ("silent", "." if outcome.silent else "")):
            key = verdict, slip.line.name, slip.base.medium
            shown[key] += bool(why)
            if why and shown[key] <= most:
                print(f"{' '.join(key):32} {slip.kind:9} {slip.base.name:24} {slip.edit.on(slip.line.text)!r}: {why}")


if __name__ == "__main__":
    sys.exit(main())
