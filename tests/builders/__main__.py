"""Write every generated fixture: ``python -m tests.builders``."""

from __future__ import annotations

from tests.builders.files import write_all

if __name__ == "__main__":
    write_all()
