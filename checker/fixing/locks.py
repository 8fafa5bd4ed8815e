"""What a Word file says against being changed: a digital signature, which any change breaks, and the author's protection."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from checker.fixing.zipping import rewritten
from checker.model.errors import Refused
from checker.reading.limits import DEFAULT, Limits
from checker.reading.word.markup import W, parse, transitional
from checker.reading.word.package import Package, canonical

LOCKS = ("signed", "protected")
_SIGNATURES = "_xmlsignatures/"
_TYPES, _RELS = canonical("[Content_Types].xml"), "_rels/.rels"
_OF_SIGNATURES = "digital-signature"
_SETTINGS = "word/settings.xml"
_HASHED = ("hash", "hashValue", "cryptProviderType")
_OPEN_TO = {"comments": ("annotate",), "trackedChanges": ("annotate", "fix")}
"""What a protection of that kind lets everybody do: write comments; write tracked changes too (ISO 29500-1 §17.15.1.29)."""


def refuse_locked(data: bytes, path: str, doing: str, allowed: Collection[str] = (), limits: Limits = DEFAULT) -> None:
    """Raise :class:`Refused` for a file that is signed or protected against ``doing`` (``annotate``, ``fix``, ``accept``), but for
    the :data:`LOCKS` that are ``allowed``; nothing for what is no Word package.
    """
    for lock in locks_of(data, doing, limits):
        if lock not in allowed:
            raise Refused(f"locked.{lock}", path=path)


def locks_of(data: bytes, doing: str, limits: Limits = DEFAULT) -> Iterator[str]:
    """Which of :data:`LOCKS` a Word file bears against ``doing``."""
    if not data.startswith(b"PK"):
        return
    package = Package(data, limits)
    if any(name.startswith(_SIGNATURES) for name in package.names):
        yield "signed"
    if _SETTINGS in package and _is_closed(parse(transitional(package.read(_SETTINGS)), _SETTINGS, limits), doing):
        yield "protected"


def without_signatures(data: bytes, limits: Limits = DEFAULT) -> bytes:
    """The file without its digital signatures; the same bytes when it has none."""
    package = Package(data, limits)
    gone = [name for name in package.names if name.startswith(_SIGNATURES)]
    if not gone:
        return data
    changed = {_TYPES: _left_of(package, _TYPES, limits, "ContentType", "PartName"), _RELS: _left_of(package, _RELS, limits, "Type")}
    return rewritten(data, changed, {}, gone)


def _left_of(package: Package, name: str, limits: Limits, *attributes: str) -> bytes:
    """A list of the package without its rows on signatures."""
    root = parse(package.read(name), name, limits)
    for row in list(root):
        if any(_OF_SIGNATURES in row.get(attribute, "") or f"/{_SIGNATURES}" in row.get(attribute, "") for attribute in attributes):
            root.remove(row)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_closed(settings: etree._Element, doing: str) -> bool:
    """Whether the protection in force, or a password asked of whoever would write, forbids it."""
    locked = settings.find(W + "writeProtection")
    if locked is not None and any(locked.get(W + name) for name in _HASHED):
        return True
    protection = settings.find(W + "documentProtection")
    if protection is None or protection.get(W + "enforcement") in (None, "0", "false", "off"):
        return False
    kind = protection.get(W + "edit", "none")
    return kind != "none" and doing not in _OPEN_TO.get(kind, ())
