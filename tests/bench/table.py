"""The table of the bench: each figure with what it must hold and whether it did."""

from __future__ import annotations

_ROW = "{:48} {:>16} {:>26} {:>4}"


class Table:
    """Prints a row as soon as it is known, and remembers what did not hold."""

    def __init__(self) -> None:
        self.missed: list[str] = []
        print(_ROW.format("figure", "bound", "measured", "met"), flush=True)

    def at_most(self, what: str, bound: float, measured: float, unit: str, *, of: str = "") -> None:
        """A figure that must not be greater than its bound; ``of``: what it was worked out from."""
        met = measured <= bound
        if not met:
            self.missed.append(what)
        self._print(what, f"<= {bound:g} {unit}", f"{of} {measured:.2f} {unit}".strip(), "yes" if met else "NO")

    def told(self, what: str, measured: str) -> None:
        """A figure without a bound, or one that cannot be measured here."""
        self._print(what, "", measured, "")

    def _print(self, what: str, bound: str, measured: str, met: str) -> None:
        print(_ROW.format(what, bound, measured, met), flush=True)
