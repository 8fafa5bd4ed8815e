"""The pages of what can be wrong with a suppression: no rule finds it, so that there are words and no examples."""

from __future__ import annotations

import json

from checker.settings.settling import RULES
from docs.building.markdown import escaped
from docs.building.rule_pages import FOLDER, words


def suppression_pages() -> dict[str, str]:
    """Markdown by the name of its file."""
    return {f"{FOLDER}/{rule.id}.md": _page(name, rule.id, rule.level) for name, rule in RULES.items()}


def _page(name: str, rule: str, level: str) -> str:
    title, message, mend = (words().say("suppressions", f"{name}.{part}") for part in ("title", "message", "mend"))
    kind = words().ui(f"levels.{level}")
    return (
        f"---\ntitle: {json.dumps(f'{rule} · {title}', ensure_ascii=False)}\n---\n# {rule} · {escaped(title)}\n\n"
        f'<p class="facts"><span class="level {level}">{kind[:1].upper()}{kind[1:]}</span> '
        "Về yêu cầu bỏ qua, không phải về thể thức</p>\n\n"
        f"{escaped(message)}\n\n## Cách sửa\n\n{escaped(mend)}\n"
    )
