"""Changes to an input: to its bytes, to its lines, and for a package to the XML inside it."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Sequence

from lxml import etree

_LARGEST = 300_000
"""Bytes a mutated input may have: what is larger is refused by a limit, which other tests show."""
_INSIDE = 0.9
"""Share of changes that respect what the input is; blind ones mostly end at the first check sum."""
_ODD = (
    "\0",
    "\ufeff",
    "\u200b",
    "\u0301",
    "\u202e",
    "\ud800",
    "\U0001f600",
    "Ð",
    "đ",
    "ﬁ",
    "½",
    "²",
    "\u2028",
    "\x0b",
    "\x85",
    "\t" * 40,
    " " * 300,
    "I" * 60,
    "(" * 50,
    "9" * 400,
    "-" * 90,
    "/" * 80,
    ";" * 60,
    "Căn cứ " * 30,
    "số " * 30,
    "ngày 31 tháng 02 năm 2024",
    "Số: 0/KH-",
    "TM. KT. TL. TUQ. Q.",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Nơi nhận:",
    "- Lưu: VT.",
    "KẾ HOẠCH",
    "Phụ lục",
    "I. ",
    "XLIX. ",
    "a) ",
    "1.1.1.1.1. ",
    "|",
    "| --- |",
    "**",
    "<!--",
)
_TOKENS = (
    b"\0",
    b"\xff\xfe",
    b"<",
    b">",
    b"&amp;",
    b"&#0;",
    b"]]>",
    b"<!--",
    b"<?x?>",
    b"xmlns:w=''",
    b'w:val="-1"',
    b"99999999999",
    b"-1",
    b"NaN",
    b"<w:p/>",
    b"<w:tbl/>",
    b"<w:tr/>",
    b"<w:t>x</w:t>",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"endobj",
    b"stream\n",
    b"0 0 R",
    b"/Type /Pages",
)
_VALUES = ("", "-1", "0", "99999999999999", "NaN", "true", "x" * 300, "0.5", "1e400", "\u0661", "auto", "rId1", "none")


def mutated(seed: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """``seed`` changed in one to six places, as its kind allows."""
    data = seed
    inner = _in_package if seed.startswith(b"PK") else _in_text
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        change = inner if chance.random() < _INSIDE else _in_bytes
        try:
            data = change(data, others, chance)
        except (
            zipfile.BadZipFile,
            etree.XMLSyntaxError,
            OSError,
            EOFError,
            zlib.error,
            ValueError,
            KeyError,
            NotImplementedError,
            RuntimeError,
            IndexError,
        ):
            data = _in_bytes(data, others, chance)
    return data[:_LARGEST]


def _in_bytes(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    end = min(end, start + chance.choice((1, 4, 64, 5000)))
    other = chance.choice(others)
    place = chance.randrange(len(other) + 1)
    return chance.choice(
        (
            lambda: data[:start] + data[end:],
            lambda: data[:start],
            lambda: data[:start] + chance.randbytes(min(end - start, 64)) + data[end:],
            lambda: data[:start] + data[start:end] * chance.choice((2, 2, 9)) + data[end:],
            lambda: data[:start] + chance.choice(_TOKENS) + data[start:],
            lambda: data[:start] + other[place : place + end - start + 1] + data[end:],
        )
    )()


def _in_text(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    lines = data.decode("utf-8", "replace").split("\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    line = lines[at]
    cut = chance.randrange(len(line) + 1)
    change: Callable[[], object] = chance.choice(
        (
            lambda: lines.__setitem__(at, line[:cut] + chance.choice(_ODD) + line[cut:]),
            lambda: lines.__setitem__(at, line[:cut]),
            lambda: lines.__setitem__(at, line[cut:]),
            lambda: lines.__setitem__(at, line.upper() if chance.random() < 0.5 else line.lower()),
            lambda: lines.__setitem__(
                at,
                line.replace(" ", chance.choice(("", "  ", "\t", "\xa0", "\n"))),
            ),
            lambda: lines.__setitem__(at, "".join(chance.sample(line, len(line)))),
            lambda: lines.insert(to, line),
            lambda: lines.__delitem__(slice(min(at, to), max(at, to))),
            lambda: lines.insert(at, chance.choice(_ODD)),
            lambda: lines.__setitem__(slice(at, at), chance.choice(others).decode("utf-8", "replace").split("\n")[:to]),
            lambda: chance.shuffle(lines),
            lambda: lines.__setitem__(slice(at, at + 4), [" ".join(lines[at : at + 4])]),
        )
    )
    change()
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _in_package(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()[:60]}
    names = list(parts)
    favoured = [name for name in names if name.endswith(("document.xml", "styles.xml", "numbering.xml"))]
    name = chance.choice(favoured or names) if chance.random() < 0.8 else chance.choice(names)
    roll = chance.random()
    if roll < 0.04:
        del parts[name]
    elif roll < 0.07:
        parts[chance.choice((name + "x", "./" + name, "../" + name, name.upper(), "[trash]"))] = parts[name]
    elif roll < 0.14:
        parts[name] = _in_bytes(parts[name], others, chance)
    else:
        parts[name] = _in_tree(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as package:
        for each, content in parts.items():
            package.writestr(each, content)
    return out.getvalue()


def _in_tree(data: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(data)
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    node, other = chance.choice(nodes), chance.choice(nodes)
    parent = node.getparent()
    change: Callable[[], object] = chance.choice(
        (
            lambda: parent.remove(node) if parent is not None else None,
            lambda: node.append(etree.fromstring(etree.tostring(other))),
            lambda: node.insert(0, etree.fromstring(etree.tostring(node))),
            lambda: setattr(node, "tag", other.tag),
            lambda: setattr(node, "text", chance.choice(_ODD[1:5] + _ODD[6:]) if chance.random() < 0.9 else None),
            lambda: [node.set(key, chance.choice(_VALUES)) for key in chance.sample(list(node.attrib), min(1, len(node.attrib)))],
            node.attrib.clear,
            lambda: [node.set(key, value) for key, value in other.attrib.items()],
            lambda: etree.strip_tags(root, node.tag),
        )
    )
    change()
    return etree.tostring(root)
