"""``python -m docs.building.links SITE``: every link of the built site leads somewhere in it, and no page fetches from elsewhere."""

from __future__ import annotations

import os
import posixpath
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_FETCHING = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src")}


class BuiltPage(HTMLParser):
    """The anchors of a page, where its links lead, what it fetches."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: set[str] = set()
        self.doubled: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one element says."""
        for name, value in attrs:
            if name == "id" and value:
                self.doubled |= {value} & self.anchors
                self.anchors.add(value)
            elif (tag, name) in _FETCHING and value and dict(attrs).get("rel") not in ("canonical", "prev", "next"):
                self.fetched.append(value)
            elif (tag, name) == ("a", "href") and value:
                self.links.append(value)


def troubles(site: Path) -> Iterator[str]:
    """What is wrong, a line each, page by page."""
    pages = {path.relative_to(site).as_posix(): BuiltPage(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    for name, page in pages.items():
        yield from (f"{name}: the anchor {each} stands twice" for each in sorted(page.doubled))
        for address in page.fetched:
            if urlsplit(address).netloc:
                yield f"{name}: fetches {address}"
            elif not _exists(site, name, address):
                yield f"{name}: fetches {address}, which is not there"
        yield from (f"{name}: {address} leads nowhere" for address in page.links if not _leads(site, pages, name, address))


def _leads(site: Path, pages: dict[str, BuiltPage], name: str, address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    target = _resolved(name, parts.path) if parts.path else name
    if target not in pages:
        return _exists(site, name, parts.path)
    return parts.fragment in ("", "__top") or unquote(parts.fragment) in pages[target].anchors


def _exists(site: Path, name: str, address: str) -> bool:
    return (site / _resolved(name, urlsplit(address).path)).is_file()


def _resolved(name: str, path: str) -> str:
    """A path from one page as a path in the site; a folder is its index."""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
    return posixpath.join(found, "index.html") if path.endswith("/") or not os.path.splitext(found)[1] else found


if __name__ == "__main__":
    found = list(troubles(Path(sys.argv[1])))
    print("\n".join(found), file=sys.stderr)
    sys.exit(int(bool(found)))
