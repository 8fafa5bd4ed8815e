"""``python -m tests.fuzz.guided TARGET [-runs=N …]``: the same targets under atheris, which follows what each input reaches.

Needs ``pip install atheris`` (Linux, macOS); it is no dependency of the tests. Arguments after the target are libFuzzer's.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["checker"]):
    from tests.fuzz.mutating import mutated
    from tests.fuzz.targets import TARGETS, seeds


def main() -> None:
    """Run until libFuzzer is told to stop; it writes the input that failed beside it and says so."""
    target = sys.argv[1]
    stock = seeds(target)

    def mutate(data: bytes, largest: int, seed: int) -> bytes:
        return mutated(data or stock[0], stock, random.Random(seed))[:largest]

    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(stock):
            Path(folder, str(number)).write_bytes(data)
        arguments = [sys.argv[0], "-timeout=2", "-rss_limit_mb=400", "-max_len=300000", *sys.argv[2:], folder]
        atheris.Setup(arguments, TARGETS[target], custom_mutator=mutate)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
