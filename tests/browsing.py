"""A real browser, and what axe finds on a page in it; ``python -m tests.browsing FOLDER`` looks at every page of a site."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="pages were NOT tried in a browser: pip install playwright")
axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="pages were NOT looked at by axe: pip install axe-playwright-python"
)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))), None)
"""The one that draws no window of its own first: it takes half the processor's time."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 60_000
"""ms that a page may take on a machine with much else to do."""
sync_api.expect.set_options(timeout=PATIENCE)
to_show = sync_api.expect
"""What a click leads to is waited for: a click is over when the way there begins, and a count taken then may be of no page at all."""
LOOKS = ((WIDE, "light"), (NARROW, "dark"))


@contextmanager
def browsing():
    """A browser, closed afterwards."""
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


def look_at(page, found, name):
    """What axe finds on a page, and whether it is wider than the screen, put into ``found``."""
    page.wait_for_load_state()
    result = axe.Axe().run(page, options={"resultTypes": ["violations"]})  # of what it finds right it need not gather every place
    if result.violations_count:
        found[name] = [(each["id"], each["nodes"][0]["html"]) for each in result.response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]:
        found[f"{name}: width"] = "wider than the screen"


def troubles(browser, pages: Iterable[Path]):
    """What is wrong with pages that lie in files, in both looks."""
    found = {}
    for size, scheme in LOOKS:
        context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
        shown = context.new_page()
        for path in pages:
            shown.goto(path.as_uri())
            look_at(shown, found, f"{path.name}, {size['width']} px, {scheme}")
        context.close()
    return found


if __name__ == "__main__":
    with browsing() as opened:
        for name, wrong in (told := troubles(opened, sorted(Path(sys.argv[1]).resolve().rglob("*.html")))).items():
            print(f"{name}: {wrong}")
    print(f"{len(told)} pages with troubles")
    sys.exit(bool(told))
