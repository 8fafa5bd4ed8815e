"""The office that writes: what its letters print above and below."""

from __future__ import annotations

from checker.model.tuples import NamedTuple
from checker.wording.issuer_names import names_council, without_place
from checker.wording.shortened import spelt_out


class Letterhead(NamedTuple):
    """The office's names: its own as a sentence has it, the organ above, its letters in symbols, the place before the date.

    What is empty becomes a placeholder in square brackets, as in ``thethuc new``.
    """

    office: str = ""
    superior: str = ""
    code: str = ""
    place: str = ""

    @property
    def name(self) -> str:
        """The office within a sentence."""
        return self.office or "[Tên cơ quan]"

    @property
    def printed(self) -> str:
        """The office as its header has it, in capitals and in full (II.2.a); its province stands above it where the organ above has one.

        A commune's committee prints its own place, not the province.
        """
        bare = without_place(self.office)
        name = bare if self.superior or names_council(bare) else self.office
        return spelt_out(name).upper()
