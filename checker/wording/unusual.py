"""A first look at the signs of a text: nearly every plan is Vietnamese letters, ASCII and the marks that Word types."""

from __future__ import annotations

from checker.model.patterns import lazy_pattern

UNUSUAL = lazy_pattern("[^\t\n -~\xc0-\xcf\xd1-\xd6\xd8-\xef\xf1-\xf6\xf8-\u0188\u018a-\u024f\u1ea0-\u1ef9–—…“”]")
"""Any other sign. Whoever looks for odd ones by a long list of them asks this first, and for most plans never that."""
