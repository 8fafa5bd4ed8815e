"""What of other programs and libraries a result may hang on: found by looking at their files, none of them is started.

The program a package installs may be a script that never changes; so its neighbours that bear the version are looked at too.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from glob import escape, glob

from checker.model.tuples import NamedTuple
from checker.reading.word.soffice import find_soffice

_LIBRARIES = ("pypdfium2", "Pillow", "pyHanko", "lxml")
_OFFICE = ("soffice.bin", "soffice.exe", "versionrc", "version.ini", "libmergedlo.so", "libswlo.so")
_ENGINE = ("lib/libtesseract*", "lib/*/libtesseract*")
_LANGUAGES = ("tessdata/{}", "share/tessdata/{}", "share/tesseract-ocr/*/tessdata/{}", "bin/tessdata/{}", "{}")
_TRAINED = "*.traineddata"
_WINDOWS = r"C:\Program Files\Tesseract-OCR\tesseract.exe"


class Looked(NamedTuple):
    """A file as it stood there: its path, when it was changed (ns), its bytes."""

    path: str
    changed: int
    size: int


def helpers() -> tuple[object, ...]:
    """The versions of the libraries, then the files of LibreOffice and of Tesseract with its languages, in a fixed order."""
    return (*_versions(), *_looked(_office()), *_looked(_tesseract()), os.environ.get("TESSDATA_PREFIX"))


def _versions() -> Iterator[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version

    for name in _LIBRARIES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, ""


def _office() -> Iterator[str]:
    program = find_soffice()
    if program is not None:
        real = os.path.realpath(program)
        yield real
        yield from (os.path.join(os.path.dirname(real), name) for name in _OFFICE)


def _tesseract() -> Iterator[str]:
    program = shutil.which("tesseract") or shutil.which(_WINDOWS)
    if program is None:
        return
    real = os.path.realpath(program)
    yield real
    home = os.path.dirname(real)
    roots = [root for root in (os.environ.get("TESSDATA_PREFIX"), home, os.path.dirname(home)) if root]
    for root in roots:
        for pattern in (*_ENGINE, *(each.format(_TRAINED) for each in _LANGUAGES)):
            yield from glob(os.path.join(escape(root), *pattern.split("/")))


def _looked(paths: Iterator[str]) -> Iterator[Looked]:
    for path in sorted(set(paths)):
        try:
            state = os.stat(path)
        except OSError:
            continue
        yield Looked(path, state.st_mtime_ns, state.st_size)
