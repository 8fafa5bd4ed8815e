"""House rules: what a province, an office, a unit asks beyond the decree. Data only; nothing in a profile is ever run.

A profile is a folder with ``profile.yaml`` and, in ``*.yaml`` beside it, rules of the house's own, with the same check kinds
and examples as those of ``rules/``.
"""

from checker.profiles.layering import House, house_of, profiles_of
from checker.profiles.refusals import BadProfile

__all__ = ["BadProfile", "House", "house_of", "profiles_of"]
