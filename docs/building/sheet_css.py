"""The style sheet of the examples: that of the HTML report, for pieces of paper that stand on a page of the site."""

from __future__ import annotations

import re

from checker.model.data import data_file

_SECTIONS = ("signs", "the sheets", "remarks")
_ROOT = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)


def sheet_css() -> str:
    """The sections of ``reports/page.css`` that set sheets and remarks, below ``.paper``; its colours by the scheme of the site."""
    with open(data_file("page.css"), encoding="utf-8") as file:
        page = file.read()
    light, dark = (_colours(found) for found in _ROOT.findall(page)[:2])
    rules = "\n".join(_section(page, name) for name in _SECTIONS)
    scheme = f".paper {{ {light} }}\n[data-md-color-scheme=slate] .paper {{ {dark} }}\n"
    return (
        f"{scheme}.paper {{\n*, ::before, ::after {{ box-sizing: border-box; }}\np, ul, dl, dd {{ margin: 0; padding: 0; }}\n{rules}\n}}\n"
    )


def _colours(declarations: str) -> str:
    """The variables that say colours and fonts; lengths are the site's own."""
    found = re.findall(r"--[\w-]+:\s*[^;]+;", declarations)
    return " ".join(each for each in found if not each.startswith(("--u:", "--side:", "--margin:")))


def _section(page: str, name: str) -> str:
    """What stands below the comment that opens with ``name``, up to the next."""
    found = re.search(rf"/\* --- {re.escape(name)}\b.*?\*/(.*?)(?=/\* ---)", page, re.DOTALL)
    if found is None:
        raise ValueError(f"page.css has no section {name!r}")
    return found[1]
