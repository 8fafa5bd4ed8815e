"""Parts of a remembered report that are made when first looked at: most runs only ask whether a document passed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

_Item_co = TypeVar("_Item_co", covariant=True)


class LaterList(Sequence[_Item_co]):
    """A sequence made by ``make`` when first looked at."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Sequence[_Item_co]]) -> None:
        self._make = make
        self._made: Sequence[_Item_co] | None = None

    def _now(self) -> Sequence[_Item_co]:
        if self._made is None:
            self._made = self._make()
        return self._made

    @overload
    def __getitem__(self, place: int) -> _Item_co: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[_Item_co]: ...

    def __getitem__(self, place: int | slice) -> _Item_co | Sequence[_Item_co]:
        return self._now()[place]

    def __iter__(self) -> Iterator[_Item_co]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())


class LaterTable(Mapping[str, Any]):
    """A table made by ``make`` when first looked at."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Mapping[str, Any]]) -> None:
        self._make = make
        self._made: Mapping[str, Any] | None = None

    def _now(self) -> Mapping[str, Any]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, name: str) -> Any:
        return self._now()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())


class LaterFindings(LaterList[_Item_co]):
    """Findings made when first looked at; how many there are of each level is known before."""

    __slots__ = ("levels",)

    def __init__(self, make: Callable[[], Sequence[_Item_co]], levels: Mapping[str, int]) -> None:
        super().__init__(make)
        self.levels = levels

    def __len__(self) -> int:
        return sum(self.levels.values())
