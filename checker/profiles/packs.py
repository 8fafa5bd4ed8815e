"""Where a profile lies: a folder, or a folder inside an installed Python package that offers it.

A package offers one by an entry point of the group ``thethuc.profiles``: ``vinh-son = "vinh_son_rules:so_noi_vu"`` is the
folder ``so_noi_vu`` of the package ``vinh_son_rules``. Nothing of the package is imported: it is looked up, and read.
"""

from __future__ import annotations

import os
from pathlib import Path

from checker.profiles.refusals import BadProfile

GROUP = "thethuc.profiles"
FILE = "profile.yaml"


def folder_of(name: str, beside: str = "") -> Path:
    """The folder of a profile named by a path (from the folder ``beside``) or by an installed package's word for it.

    Raises :class:`BadProfile`.
    """
    path = Path(os.path.abspath(os.path.join(beside, name)))
    if os.path.isfile(path / FILE):  # of a name that is too long too
        return path
    installed = _installed()
    if name not in installed:
        known = ", ".join(sorted(installed)) or "–"
        raise BadProfile(str(path), "missing", name=FILE, known=known)
    if not (installed[name] / FILE).is_file():
        raise BadProfile(str(installed[name]), "missing", name=FILE, known="–")
    return installed[name]


def _installed() -> dict[str, Path]:
    """Profiles of installed packages, by their names."""
    from importlib.metadata import entry_points

    found = {}
    for point in entry_points(group=GROUP):
        home = _home(point.module.partition(".")[0])
        if home is not None:
            rest = [*point.module.split(".")[1:], *point.attr.split(".")]
            found[point.name] = home.joinpath(*filter(None, rest))
    return found


def _home(package: str) -> Path | None:
    """The folder of a top-level package, found without running any of it."""
    from importlib.util import find_spec

    spec = find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None
