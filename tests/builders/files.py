"""The generated fixtures as files: where each stands and what is in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.builders import outcomes
from tests.builders.faults import Fault, faults
from tests.builders.layout_faults import layout_faults
from tests.builders.officer_faults import officer_faults
from tests.builders.old_codes import ENCODED
from tests.builders.printed_plans import signature_over_recipients
from tests.builders.shapes import Fixture, compliant, shapes, word
from tests.builders.unasked import unasked

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def _old_text(fault: Fault) -> bytes:
    """The plan as a text file in the code that the fault's name begins with."""
    return ENCODED[fault.name.split("-")[0]](fault.plan.text()).encode("latin-1")


WRITTEN: dict[str, Callable[[Fault], bytes]] = {
    "txt": lambda fault: fault.plan.text().encode(),
    "docx": lambda fault: word(fault.plan, fault.layout),
    "old.txt": _old_text,
}


def faulty() -> list[Fixture]:
    """Every fault as text and as Word; what only a PDF has, as one."""
    made = []
    for fault in (*faults(), *officer_faults(), *layout_faults()):
        outcome = outcomes.of_fault(fault.components, fault.level)
        made.extend(Fixture(f"{fault.stem}.{medium}", WRITTEN[medium](fault), outcome) for medium in fault.media)
    covering = Fixture(
        "TT2094-signature-over-recipients.pdf", signature_over_recipients(), outcomes.of_fault(("document", "recipients"), "warning")
    )
    return [*made, covering]


FOLDERS = {"compliant": compliant, "shapes": shapes, "faulty": faulty, "unasked": unasked}


def generated() -> dict[Path, bytes]:
    """Path below ``fixtures/`` → content, for every fixture and the outcome beside it, if there is one."""
    made: dict[Path, bytes] = {}
    for folder, build in FOLDERS.items():
        for fixture in build():
            made[Path(folder, fixture.name)] = fixture.data
            if fixture.outcome is not None:
                made[Path(folder, f"{fixture.name}.expect.json")] = printed(fixture.outcome)
    return made


def printed(outcome: dict[str, Any]) -> bytes:
    """An outcome as its file holds it."""
    return (json.dumps(outcome, ensure_ascii=False, indent=1) + "\n").encode()


def write_all() -> None:
    """Write what is new or changed, and remove generated files that are no longer generated."""
    made = generated()
    for folder in FOLDERS:
        for path in sorted((FIXTURES / folder).glob("*")):
            if path.relative_to(FIXTURES) not in made:
                path.unlink()
    for name, data in made.items():
        path = FIXTURES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
