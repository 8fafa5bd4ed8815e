"""``python -m tests.paper --out DIR [--seed 1] [--count 12]``: scans of plans as offices make them, with what each holds.

Writes ``scans/*.tif`` and ``gold/*.json``. The same seed gives the same pages.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path
from random import Random

from PIL import Image

from tests.builders.plan_text import PlanText
from tests.paper.gold import gold
from tests.paper.habits import Habits, habits
from tests.paper.printing import scanned
from tests.rendering.varied import varied

_MANY = 100_000


def made(number: int) -> tuple[PlanText, Habits, bytes]:
    """The plan of that number, how its office makes paper, and the scan as a TIFF file."""
    plan, how = varied(number), habits(number)
    pages = scanned(plan, how, Random(f"paper {number}"))
    return plan, how, tiff(pages, how.dpi)


def tiff(pages: list[Image.Image], dpi: int) -> bytes:
    """Pages as one file."""
    first, *rest = pages
    file = io.BytesIO()
    compression = "group4" if first.mode == "1" else "tiff_deflate"
    first.save(file, "TIFF", save_all=True, append_images=rest, dpi=(dpi, dpi), compression=compression)
    return file.getvalue()


def main() -> int:
    """Writes the files. Exit code 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.paper")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=12)
    asked = parser.parse_args()
    for folder in ("scans", "gold"):
        (asked.out / folder).mkdir(parents=True, exist_ok=True)
    for number in Random(asked.seed).sample(range(_MANY), asked.count):
        plan, how, data = made(number)
        name = f"paper-{number}"
        (asked.out / "scans" / f"{name}.tif").write_bytes(data)
        labels = json.dumps(gold(name, f"{name}.tif", plan, how), ensure_ascii=False, indent=1)
        (asked.out / "gold" / f"{name}.json").write_text(labels + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
