"""Results remembered from earlier runs: by the bytes of the document, the rules, this program, and what was asked.

One file a result, written aside and then renamed, so that runs beside each other never see half of one. Each begins with the
name it was kept under: one that was put in another's place is not used, nor is a result of another version, of other rules, or
one whose bytes are damaged. Documents that could not be read, and reports
with a rule that crashed, are judged again each time; so is a document that bears a mark of secrecy, of which nothing is kept.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b, sha256

from checker import __version__
from checker.cache.folder import drop_parts, emptied, entries, foreign, part_of, take, usual_folder
from checker.cache.packing import packed, unpacked
from checker.model import DocumentReport
from checker.model.data import built_file
from checker.model.media import medium
from checker.model.regular import open_regular
from checker.model.report import SetPage
from checker.model.tuples import NamedTuple

MOST_BYTES = 256 * 1024 * 1024
"""Bytes the results may take; beyond it the oldest go, until three quarters are left."""
_SWEEP_EVERY = 200
"""Results written by one process between looks at how much there is."""
_SWEEP_RUNS = 64
"""Of so many short runs about one looks too."""
_LARGEST = 64 * 1024 * 1024
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Inner(NamedTuple):
    """A file in another: its bytes, and all that the other says about it which its report hangs on."""

    data: bytes
    about: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """Where results are kept, and the mark of all that a result hangs on but the document itself."""

    folder: str
    mark: str

    def recall(self, path: str, spec: tuple[object, ...] | None = None, inner: Inner | None = None) -> DocumentReport | None:
        """The result for the file, if it is known, with its page set as ``spec`` says; ``None`` otherwise. Never raises.

        ``inner``: what lies in another file, where ``path`` only names it.
        """
        try:
            key = self._key(path, inner)
            found = unpacked(self.read_back(key), path)
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None
        if spec is None:
            return found
        with contextlib.suppress(OSError, ValueError, zlib.error):
            text = zlib.decompress(self.read_back(key + _page_name(path, spec))).decode("utf-8", "surrogatepass")
            return _with_page(found, SetPage(spec, text))
        return found

    def keep(self, report: DocumentReport, inner: Inner | None = None) -> None:
        """Remember a result, and its page if it has one. A folder that cannot be written to is no trouble."""
        if report.secret or not medium(report.medium).remembered or report.crashed or report.verdict == "unreadable":
            return
        with contextlib.suppress(OSError, ValueError):
            key = self._key(report.path, inner)
            self.write(key, packed(report))
            self.keep_page(report, key)
            _count(self.folder)

    def keep_page(self, report: DocumentReport, key: str | None = None) -> None:
        """Remember the page of a result that is known."""
        if report.page is not None and not report.secret:
            with contextlib.suppress(OSError, ValueError):
                name = (key or self._key(report.path)) + _page_name(report.path, report.page.spec)
                self.write(name, zlib.compress(report.page.text.encode("utf-8", "surrogatepass"), 1))

    def _key(self, path: str, inner: Inner | None = None) -> str:
        """What names the result for a file: its bytes, its name (by which a stub of a Word file is told), the mark, and the helpers.

        A text needs none of them, and a Word file only Tesseract, for pictures of pages pasted into it.
        """
        data, about = (_read(path), "") if inner is None else inner
        helped = "" if _is_typed(data) else _helpers()
        said = f"{self.mark}\0{os.path.basename(path)}\0{sha256(data).hexdigest()}\0{helped}{about}"
        return blake2b(said.encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()

    def _place(self, name: str) -> str:
        return os.path.join(self.folder, name[:2], name)

    def read_back(self, name: str) -> bytes:
        """What was kept under ``name``. Raises ``OSError``, and ``ValueError`` for what was kept under another."""
        data = _read(self._place(name))
        proof = _proof(name)
        if not data.startswith(proof):
            raise ValueError("another's")
        return data[len(proof) :]

    def write(self, name: str, data: bytes) -> None:
        """Keep ``data`` under ``name`` whole or not at all; only the user may read it, since it quotes documents."""
        if not _taken(self.folder):
            return
        place = self._place(name)
        with contextlib.suppress(FileExistsError):
            try:
                os.mkdir(os.path.dirname(place), 0o700)
            except FileNotFoundError:  # deleted since it was taken: it is taken anew next time
                _taken.cache_clear()
                raise
        aside = part_of(self.folder, name)
        try:
            with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(_proof(name) + data)
            os.replace(aside, place)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(aside)
            raise


def _is_typed(data: bytes) -> bool:
    """Whether this program alone reads the file: plain text, or a Word package without pictures. In doubt it says no."""
    if data.startswith(b"PK"):
        return b"/media/" not in data and _OPEN_DOCUMENT not in data[:200]
    return not data.startswith(_HELPED) and b"\0" not in data[:4096]


_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_HELPED = (b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<", b"\xef\xbb\xbf<", b"MIME", b"From:")


@cache
def _helpers() -> str:
    from checker.cache.helping import helpers

    return repr(helpers())


def refused(folder: str) -> bool:
    """Whether results cannot lie there, since the folder holds what is not ours; nothing is made or changed but in our usual folder."""
    if not foreign(folder):
        return False
    return not (os.path.abspath(folder) == os.path.abspath(usual_folder()) and emptied(folder))


@cache
def _taken(folder: str) -> bool:
    """Take the folder, once a process, and clear it of what killed runs left half-written."""
    if not take(folder):
        return False
    drop_parts(folder)
    return True


def _proof(name: str) -> bytes:
    return f"thethuc {name}\n".encode("ascii")


def _with_page(report: DocumentReport, page: SetPage) -> DocumentReport:
    from checker.model.records import replace

    return replace(report, page=page)


def _page_name(path: str, spec: tuple[object, ...]) -> str:
    return "." + blake2b(repr((path, spec)).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _read(path: str) -> bytes:
    with open_regular(path) as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError("large")
    return data


@cache
def build() -> str:
    """A mark of this program and its rules: version, Python, the rules' and sentences' bytes; in a checkout the modules too."""
    digest = blake2b(f"{__version__} {sys.version}".encode(), digest_size=16)
    for name in ("catalogue.vi.json", "catalogue.en.json", "rules.json"):
        digest.update(_read(built_file(name)))
    if not os.path.isdir(os.path.join(_PACKAGE, "_data")):
        for name, changed, size in sorted(_modules(_PACKAGE)):
            digest.update(f"{name} {changed} {size}\n".encode())
    return digest.hexdigest()


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """Every module of a checkout with its time and size: there the version does not change when the code does."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _modules(entry.path)
            elif entry.name.endswith(".py"):
                state = entry.stat()
                yield entry.path, state.st_mtime_ns, state.st_size


_written = 0


def _count(folder: str) -> None:
    """Look now and then whether the results have become too many."""
    global _written  # noqa: PLW0603 - one count a process
    _written += 1
    if _written % _SWEEP_EVERY == 0 or (_written == 1 and os.getpid() % _SWEEP_RUNS == 0):
        sweep(folder, MOST_BYTES)


def sweep(folder: str, most: int) -> None:
    """Delete the oldest results when all together take more than ``most`` bytes, and half-written ones left behind.

    In a folder that is not marked as ours nothing is done, whatever it holds.
    """
    if not take(folder):
        return
    drop_parts(folder)
    kept = sorted(entries(folder))
    total = sum(entry.size for entry in kept)
    if total <= most:
        return
    for entry in kept:
        with contextlib.suppress(OSError):
            os.unlink(entry.path)
        total -= entry.size
        if total <= most * 3 // 4:
            return
