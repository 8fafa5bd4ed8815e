"""A page as a tree that tests can ask: written with nothing but the standard library's own HTML parser."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset(("meta", "input", "br", "link", "img"))


class Element:
    """A tag with its attributes, its children in order (elements and texts) and the element around it."""

    def __init__(self, name, attributes, parent):
        self.name, self.attributes, self.parent, self.children = name, dict(attributes), parent, []

    @property
    def text(self):
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self):
        return (self.attributes.get("class") or "").split()

    def all(self, name=None, *classes, **attributes):
        """Every element below, in document order, that has this name, these classes and these attributes."""
        stack = [child for child in reversed(self.children) if isinstance(child, Element)]
        found = []
        while stack:
            each = stack.pop()
            if (name is None or each.name == name) and set(classes) <= set(each.classes) and attributes.items() <= each.attributes.items():
                found.append(each)
            stack += [child for child in reversed(each.children) if isinstance(child, Element)]
        return found


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("#root", {}, None)
        self.faults = []

    def handle_starttag(self, tag, attrs):
        if len({name for name, _ in attrs}) != len(attrs):
            self.faults.append(f"an attribute twice on {tag}")
        element = Element(tag, attrs, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag):
        if self.here.name != tag:
            self.faults.append(f"</{tag}> closes <{self.here.name}>")
            return
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def parse(html):
    """The tree of a page; a page whose tags do not match is no page."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.faults == []
    assert builder.here is builder.root
    return builder.root
