"""Where a rule is explained to people: its page on the site of the documentation, as far as one is known.

Nothing is ever fetched from there: a report names the address, a reader may follow it.
"""

from __future__ import annotations

import os
import re

SITE = ""
"""The address the site of this distribution is published at, ``https://…/``; empty: it is published nowhere, and no report links to it."""
VARIABLE = "THETHUC_SITE"
"""The variable of the environment that names another address: an intranet's, or a folder (``file:///…``)."""

_ADDRESS = re.compile(r"(?:https?|file)://[!-~]+")
_RULE = re.compile(r"TT[0-9]{4}")


def is_address(text: str) -> bool:
    """Whether a text may stand behind a link: the web or a folder, in ASCII, nothing that runs."""
    return _ADDRESS.fullmatch(text) is not None


def rule_page(rule: str) -> str | None:
    """The address of a rule's page: ``https://…/quy-tac/TT0302.html``; ``None`` without a site, and for a house's own rules."""
    site = os.environ.get(VARIABLE, "") or SITE
    if not is_address(site) or not _RULE.fullmatch(rule):
        return None
    return f"{site.rstrip('/')}/quy-tac/{rule}.html"
