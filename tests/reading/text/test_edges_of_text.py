"""Where the running text of a printed page begins: proven only where some line goes on from another."""

from dataclasses import dataclass

import pytest

from checker.reading.page_layout.edges import edges_of


@dataclass
class Printed:
    """A line as far as edges ask of it, pt."""

    x0: float
    x1: float
    text: str
    baseline: float = 0.0
    size: float = 14.0
    sheet: int = 0

    @property
    def width(self) -> float:
        return self.x1 - self.x0


BEGINNINGS = [Printed(121, 400, "Căn cứ Luật Lưu trữ;"), Printed(121, 300, "I. NỘI DUNG"), Printed(121, 200, "a) Việc thứ nhất")]


@pytest.mark.parametrize(
    ("more", "firm"),
    [
        ([], False),
        ([Printed(121, 450, "Sở Xây dựng và các đơn vị"), Printed(85, 200, "thực hiện."), Printed(85, 180, "quý I.")], True),
        ([Printed(121, 510, "Sở Xây dựng"), *(Printed(85, 510, f"{at} đơn vị") for at in range(4))], True),
        ([Printed(85, 300, "Phòng Kế hoạch"), Printed(85, 300, "Phòng Tài chính")], False),
    ],
    ids=["each begins a paragraph", "in small letters", "below full lines", "short lines in capitals"],
)
def test_an_edge_is_firm_where_a_line_goes_on_there(more, firm):
    edges = edges_of([*BEGINNINGS, *more])
    assert edges is not None
    assert edges.firm is firm
