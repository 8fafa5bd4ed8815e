"""A Word file opened to be marked or mended: its parts as trees, and the same bytes for all that did not change."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from lxml import etree

from checker.fixing.tracing import Trace, TracingStory
from checker.fixing.zipping import rewritten
from checker.model import Document, Location
from checker.reading.limits import DEFAULT, Limits
from checker.reading.word.docx import read_docx
from checker.reading.word.markup import W, parse, strict, transitional
from checker.reading.word.package import Package, canonical
from checker.reading.word.story import Shared

CONTENT_TYPES = "[Content_Types].xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_ROOT_BYTES = 8192
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class WordFile:
    """A Word package: ``document`` as the check reads it, its parts as trees to change.

    Trees bear the namespaces of everyday files; :meth:`saved` gives a Strict file its own back. Raises
    :class:`Unreadable` for what the reader refuses.
    """

    def __init__(self, data: bytes, limits: Limits = DEFAULT) -> None:
        self.data = data
        self._limits = limits
        self._package = Package(data, limits)
        self._opened: list[TracingStory] = []
        self.document: Document = read_docx(data, "", sha256(data).hexdigest(), limits, self._open)
        self.main = next(story for story in self._opened if story.part == "body")
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self._strict = b"http://purl.oclc.org/ooxml/" in self._package.read(self.main.name)[:_ROOT_BYTES]
        self._rels = self._find_rels()

    def _open(self, data: bytes, name: str, part: str, shared: Shared) -> TracingStory:
        story = TracingStory(data, name, part, shared)
        self._opened.append(story)
        return story

    def trace(self, place: Location | None) -> Trace | None:
        """The paragraph of a place, or ``None`` when the file has no such paragraph with text."""
        found = self.story(place)
        return found.traces[place.paragraph] if found is not None and place is not None and place.paragraph is not None else None

    def story(self, place: Location | None) -> TracingStory | None:
        """The part of the file that has the paragraph of a place."""
        if place is None or place.paragraph is None:
            return None
        return next((story for story in self._opened if story.part == place.part and place.paragraph in story.traces), None)

    @property
    def roots(self) -> Iterator[etree._Element]:
        """The trees of all parts with text."""
        yield from (story.root for story in self._opened)

    def tree(self, name: str) -> etree._Element:
        """The root of a part, to look at; parsed when first asked for. :class:`KeyError` when there is no such part."""
        key = canonical(name)
        if key not in self._trees:
            told = next((story.root for story in self._opened if canonical(story.name) == key), None)
            self._trees[key] = parse(transitional(self._package.read(key)), key, self._limits) if told is None else told
        return self._trees[key]

    def changing(self, name: str) -> etree._Element:
        """The same, to be changed: the part will be written anew."""
        self._changed.add(canonical(name))
        return self.tree(name)

    def related(self, kind: str) -> str | None:
        """The part that the main one names as its ``kind`` (``comments``)."""
        for each in self.tree(self._rels):
            if each.get("Type", "").rpartition("/")[2] == kind and each.get("TargetMode") != "External":
                name = self._target(each.get("Target", ""))
                if name in self._package or name in self._trees:
                    return name
        return None

    def add(self, kind: str, root: etree._Element, content_type: str) -> str:
        """A new part beside the main one, related to it as ``kind``; returns its name."""
        folder = self.main.name.rpartition("/")[0]
        name = self._free(f"{folder}/{kind}" if folder else kind)
        self._trees[name] = root
        self._changed.add(name)
        types = self.changing(CONTENT_TYPES)
        etree.SubElement(types, f"{_TYPES_NS}Override", {"PartName": f"/{name}", "ContentType": content_type})
        relations = self.changing(self._rels)
        used = {each.get("Id") for each in relations}
        identity = next(f"rId{number}" for number in range(1, len(used) + 2) if f"rId{number}" not in used)
        attributes = {"Id": identity, "Type": RELATION + kind, "Target": name.rpartition("/")[2]}
        etree.SubElement(relations, f"{_RELS_NS}Relationship", attributes)
        return name

    def relation(self, name: str) -> str:
        """The id by which the main part names that part."""
        return next(each.get("Id", "") for each in self.tree(self._rels) if self._target(each.get("Target", "")) == canonical(name))

    def target(self, identity: str) -> str | None:
        """The part that the main one names by that id, if it is in the package."""
        for each in self.tree(self._rels):
            if each.get("Id") == identity and each.get("TargetMode") != "External":
                name = self._target(each.get("Target", ""))
                return name if name in self._package or name in self._trees else None
        return None

    def show_markup(self) -> None:
        """Let Word show changes and comments: an office that hid those of the original would not see ours."""
        name = self.related("settings")
        for view in self.tree(name).findall(W + "revisionView") if name is not None else ():
            self.changing(str(name)).remove(view)

    def saved(self) -> bytes:
        """The file again: changed and new parts written, every other entry byte for byte as it was."""
        written = {name: self._written(self._trees[name]) for name in sorted(self._changed)}
        changed = {name: content for name, content in written.items() if name in self._package}
        added = {name: content for name, content in written.items() if name not in self._package}
        return rewritten(self.data, changed, added) if written else self.data

    def _written(self, root: etree._Element) -> bytes:
        data = _HEAD + etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)
        return strict(data) if self._strict else data

    def _find_rels(self) -> str:
        """The part that holds the main one's relations; an empty one when the file has none."""
        folder, _, name = self.main.name.rpartition("/")
        rels = canonical(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        if rels not in self._package:
            self._trees[rels] = etree.fromstring(f'<Relationships xmlns="{_RELS_NS[1:-1]}"/>')
        return rels

    def _target(self, target: str) -> str:
        folder = self.main.name.rpartition("/")[0]
        return canonical(target if target.startswith("/") or not folder else f"{folder}/{target}")

    def _free(self, stem: str) -> str:
        names = (f"{stem}{number or ''}.xml" for number in range(len(self._package.names) + 2))
        return next(name for name in names if name not in self._package and name not in self._trees)
