"""A template filled in: Word's own file with ``{{ places }}``, which an office writes and may change.

A template is text with holes, no program: it may print what it is given, ask whether something is so and go through a list. It calls
nothing, imports nothing, switches no escaping off; what a plan holds enters as text, whatever signs are in it.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from checker.model import Unreadable
from checker.model.errors import Refused
from checker.model.patterns import lazy_pattern

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "title", "trim", "upper")
"""What a template may do with a text: nothing that makes much of little or lets text through unescaped."""
_FORBIDDEN = ("Block", "CallBlock", "EvalContextModifier", "Extends", "FromImport", "Import", "Include", "Macro", "Mul", "Pow", "Mod")
_DATED = (1980, 1, 1, 0, 0, 0)
_WITHIN = lazy_pattern(r"(?<=\w)-(?=[\w…])")
_CLOSED = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
"""What the library would turn into the signs of a template."""


def filled(template: bytes, values: dict[str, Any], name: str) -> bytes:
    """The Word file ``template`` with its places filled: the same bytes on any day. ``name`` is the template's, for complaints.

    Raises :class:`Refused` for what is no Word file, holds macros or asks for what there is not.
    """
    _refuse_unsound(template, name)
    try:
        import docxtpl  # noqa: F401 - asked for here, so that its absence is told as that
        from jinja2 import TemplateError
    except ImportError:
        raise Refused("lacks", library="docxtpl", extra="office") from None

    try:
        return _dated(_rendered(template, _closed(values), name))
    except Refused:
        raise
    except TemplateError as error:
        raise Refused("letter.template", path=name, why=" ".join(str(error).split())) from None
    except Exception as error:  # the library fails on what its own patterns do not expect
        raise Refused("letter.template", path=name, why=f"{type(error).__name__}: {error}") from None


def _refuse_unsound(template: bytes, name: str) -> None:
    """Complain of a template that our own reader, which heeds its limits, does not take for a Word file without macros."""
    from checker.reading import read

    try:
        document = read(template, name=name)
    except Unreadable:
        raise Refused("letter.no_template", path=name) from None
    if document.medium != "docx" or document.traits.get("macros"):
        raise Refused("letter.no_template", path=name)


def _rendered(template: bytes, values: dict[str, Any], name: str) -> bytes:
    from docxtpl import DocxTemplate

    class Filled(DocxTemplate):  # type: ignore[misc]
        """Its properties are the office's own, and no template."""

        def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
            """Nothing."""

    letter = Filled(io.BytesIO(template))
    letter.render(values, _environment(name), autoescape=True)
    _keep_symbols_whole(letter.docx.element.body)
    buffer = io.BytesIO()
    letter.save(buffer)
    return buffer.getvalue()


def _keep_symbols_whole(body: Any) -> None:
    """Let no line under the number (``V/v … 93/KH-UBND``) break within a symbol: Word's own non-breaking hyphen, read as “-”."""
    from checker.reading.word.markup import W

    for paragraph in body.iter(f"{W}p"):
        texts = list(paragraph.iter(f"{W}t"))
        if not "".join(each.text or "" for each in texts).startswith("V/v"):
            continue
        for each in texts:
            first, *rest = _WITHIN.split(each.text or "")
            each.text = first
            for piece in reversed(rest):
                more = each.makeelement(f"{W}t", dict(each.attrib))
                more.text = piece
                each.addnext(more)
                each.addnext(each.makeelement(f"{W}noBreakHyphen"))


def _environment(template: str) -> SandboxedEnvironment:
    """Jinja's sandbox with nothing in it but our values: no function, no calls, no arithmetic that grows."""
    from jinja2 import StrictUndefined, nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    forbidden = tuple(getattr(nodes, name) for name in _FORBIDDEN)

    class TextOnly(ImmutableSandboxedEnvironment):
        """What a template of text may do."""

        def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
            tree = super()._parse(source, name, filename)
            for node in tree.find_all((*forbidden, nodes.Call)):
                raise Refused("letter.forbidden", path=template, what=type(node).__name__)
            if any(True for loop in tree.find_all(nodes.For) for _ in loop.find_all(nodes.For)):
                raise Refused("letter.forbidden", path=template, what="For in For")
            if any(node.name == "self" for node in tree.find_all(nodes.Name)):
                raise Refused("letter.forbidden", path=template, what="self")
            return tree

        def is_safe_callable(self, obj: Any) -> bool:
            """Nothing is called."""
            return False

    environment = TextOnly(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


def _closed(value: Any) -> Any:
    """The values without what the library would read as signs of a template: a zero-width joiner keeps them apart."""
    if isinstance(value, str):
        return _CLOSED.sub(lambda found: f"{found.group()[0]}\u2060{found.group()[1:]}", value)
    if isinstance(value, dict):
        return {key: _closed(each) for key, each in value.items()}
    return [_closed(each) for each in value] if isinstance(value, list) else value


def _dated(data: bytes) -> bytes:
    """The package with one date on every entry, so that the same letter is the same file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, _DATED), old.read(entry), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
