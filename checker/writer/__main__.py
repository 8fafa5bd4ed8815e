"""``python -m checker.writer thethuc.oxt``: the extension, packed; ``unopkg add thethuc.oxt`` gives it to LibreOffice."""

from __future__ import annotations

import sys

from checker.writer.oxt import packed


def main(arguments: list[str]) -> int:
    """Write the file that is named, a new one; exit code 0, or 2 where none is or it cannot be made."""
    if len(arguments) != 1 or not arguments[0].endswith(".oxt"):
        print("python -m checker.writer thethuc.oxt", file=sys.stderr)
        return 2
    try:
        with open(arguments[0], "xb") as file:
            file.write(packed())
    except OSError as error:
        print(f"{arguments[0]}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
