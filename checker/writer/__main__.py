"""``python -m checker.writer thethuc.oxt``: the extension, packed; ``unopkg add thethuc.oxt`` gives it to LibreOffice."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.writer.oxt import packed


def main(arguments: list[str]) -> int:
    """Write the file that is named; exit code 0, or 2 where none is."""
    if len(arguments) != 1 or not arguments[0].endswith(".oxt"):
        print("python -m checker.writer thethuc.oxt", file=sys.stderr)
        return 2
    Path(arguments[0]).write_bytes(packed())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
