"""How well printed plans are read back, over all of the project's own: ``python -m tests.rendering [count]`` (some minutes).

Every compliant plan, every layout of the header and closing, and ``count`` (40) varied plans are printed by LibreOffice,
scanned at 150, 200 and 300 dpi and read by tesseract with and without Vietnamese.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from checker import lint, load_ruleset, parse, read, render
from tests.builders import outcomes
from tests.builders.plan_text import PlanText
from tests.builders.plans import COMPLIANT, SO_NOI_VU
from tests.builders.shapes import LAYOUTS, word
from tests.rendering.printing import missing_tools, printed, recognised
from tests.rendering.scoring import Score, scored
from tests.rendering.varied import varied

DPI = (200, 150, 300)
UNREADABLE = {"header-text-boxes"}  # LibreOffice prints the boxes over the text


def plans(count: int) -> dict[str, tuple[PlanText, bytes]]:
    made = {name: (plan, word(plan)) for name, plan in COMPLIANT.items()}
    made |= {name: (SO_NOI_VU, word(SO_NOI_VU, layout)) for name, layout in LAYOUTS.items() if name not in UNREADABLE}
    return made | {f"varied-{number}": (varied(number), word(varied(number))) for number in range(count)}


def main(count: int) -> None:
    parts: dict[tuple[str, str], Score] = defaultdict(Score)
    with tempfile.TemporaryDirectory() as folder:
        made = plans(count)
        pages = printed({name: data for name, (_, data) in made.items()}, Path(folder))
        for at, (name, (plan, _)) in enumerate(made.items()):
            for language in ("vie", "eng"):
                found = parse(read(recognised(pages[name], language, dpi=DPI[at % len(DPI)]).encode()))
                report = json.loads(render(lint(found, load_ruleset(found)), "json"))["documents"][0]
                for part, score in scored(outcomes.components(plan), report["components"]).items():
                    parts[language, part] += score
                    parts[language, "all parts"] += score
                    if score.lost or score.extra:
                        print(f"{name} {language} {part}: {report['components'][part]['text']}", file=sys.stderr)
    print(f"{len(made)} plans")
    for (language, part), score in parts.items():
        print(f"{language} {part:16} F1 {score.f1:.4f}  right {score.right:5}  extra {score.extra:4}  lost {score.lost:4}")


if __name__ == "__main__":
    if absent := missing_tools():
        sys.exit(f"not on this machine: {', '.join(absent)}")
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
