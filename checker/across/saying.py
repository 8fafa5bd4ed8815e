"""What is said of a finding across plans: the catalogues' sentence under its rule."""

from __future__ import annotations

from checker.across.run_findings import RunFinding
from checker.reporting import phrases
from checker.reporting.catalogue import Words, fill


def sentence(finding: RunFinding, part: str, words: Words) -> str:
    """The ``title``, ``message`` or ``mend`` of a finding, days as the decree writes them; its rule's name where the catalogue lacks it."""
    said = words.find("across", finding.rule, part)
    values = {name: phrases.date(value, words) if isinstance(value, str) else value for name, value in finding.values.items()}
    return fill(said, values) if isinstance(said, str) else finding.name


def places(finding: RunFinding, words: Words) -> list[str]:
    """Each plan it is about with the part and what is printed there."""
    return [
        f"{each.path}: {phrases.component(each.component, words)}" + (f" {words.ui('quoted', text=each.text)}" if each.text else "")
        for each in finding.spots
    ]
