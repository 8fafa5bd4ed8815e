"""``thethuc baseline show``: what is known, document by document."""

from __future__ import annotations

from collections import Counter

import click

from checker.cli.baseline.write import total
from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write
from checker.reporting.catalogue import Words
from checker.settings.baseline import USUAL, load


@verb("show")
@click.argument("file", metavar="[FILE]", required=False, default=USUAL)
@options.lang
def command(file: str, lang: str) -> int:
    """Print each document with its rules and how often each is known, and the sum."""
    words = Words(lang)
    baseline = load(file)
    lines = []
    for name, document in sorted(baseline.files.items()):
        rules: Counter[str] = Counter()
        for (rule, _), count in document.entries.items():
            rules[rule] += count
        lines.append(f"{name}: " + ", ".join(f"{rule} × {count}" if count > 1 else rule for rule, count in sorted(rules.items())))
    lines.append(words.ui("baseline.total", count=total(baseline), documents=len(baseline.files)))
    write("\n".join(lines) + "\n", None)
    return 0
