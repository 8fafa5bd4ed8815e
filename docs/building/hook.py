"""What ``mkdocs.yml`` names: adds the generated pages to those that lie in ``docs/pages``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

# The project's folder, where mkdocs does not look, holds the rest.
from docs.building import references, rule_lists
from docs.building.rule_pages import FOLDER, rule_page, written_rules
from docs.building.sheet_css import sheet_css
from docs.building.suppression_pages import suppression_pages

SHEET_CSS = "assets/sheet.css"
_FETCHED, _SHIPPED = "https://unpkg.com/iframe-worker/shim", "assets/iframe-worker.js"
_UNNAMED = '<div class="md-search" data-md-component="search" role="dialog"'


def generated() -> Iterator[tuple[str, str]]:
    """Every generated file: its place in the site, its text."""
    yield SHEET_CSS, sheet_css()
    yield f"{FOLDER}/theo-thanh-phan.md", rule_lists.by_part()
    yield f"{FOLDER}/theo-dieu-khoan.md", rule_lists.by_clause()
    yield "tham-chieu/cau-hinh.md", references.configuration()
    yield "tham-chieu/quy-dinh-rieng.md", references.profile()
    yield "tham-chieu/bao-cao-json.md", references.json_report()
    yield from suppression_pages().items()
    yield from ((rule.page, rule_page(rule)) for rule in written_rules())


def on_files(files: Any, config: Any, **_: Any) -> Any:
    """Called by mkdocs once it knows the files of ``docs/pages``."""
    from mkdocs.structure.files import File

    for name, text in generated():
        files.append(File.generated(config, name, content=text))
    return files


def on_post_page(output: str, page: Any, **_: Any) -> str:
    """Called for each page as HTML: what the theme would fetch from elsewhere lies beside the pages."""
    named = output.replace(_UNNAMED, f'{_UNNAMED} aria-label="Tìm kiếm"')
    return named.replace(_FETCHED, "../" * page.url.count("/") + _SHIPPED)


def on_post_build(config: Any, **_: Any) -> None:
    """Called when all is written: a page for addresses that are not there needs to know the site's own, which nobody does."""
    (Path(config.site_dir) / "404.html").unlink(missing_ok=True)
