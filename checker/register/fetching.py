"""Files that lie elsewhere, named by a URL (``s3://bucket/folder``): listed, and copied here one after another while they are judged.

fsspec does it, and is loaded when a URL is named; nothing is asked of any network before. A copy lies in a folder of its own that goes with
the run, or is swept by the next where the run was killed; it goes as soon as its document is judged.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from checker.model import DocumentReport
from checker.model.errors import Refused, Unavailable
from checker.model.records import replace
from checker.running.one import unreadable
from checker.running.walking import PassesOver, Walked, looks_like_a_plan, may_be_a_document, nothing, walk
from checker.temporary import folder

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PIECE = 1 << 20


def is_url(path: str) -> bool:
    """Whether a path names something that lies elsewhere."""
    return _URL.match(path) is not None


def walk_all(paths: Iterable[str], passes_over: PassesOver = nothing) -> Walked:
    """The files below ``paths``, those behind URLs among them, taken as in folders of this machine. Raises :class:`Refused`."""
    paths = list(paths)
    met = walk([path for path in paths if not is_url(path)], passes_over)
    files, skipped = dict.fromkeys(met.files), list(met.skipped)
    for path in paths:
        for name in _below(path) if is_url(path) else ():
            base = name.rsplit("/", 1)[-1]
            if passes_over(name, False):
                continue
            if looks_like_a_plan(base) or name == path:
                files[name] = None
            elif may_be_a_document(base):
                skipped.append(name)
    return met._replace(files=list(files), skipped=skipped)


def _below(url: str) -> Iterator[str]:
    """Every file behind a URL, in the order of the names; the URL itself where it is one."""
    system, place = _opened(url)
    try:
        if system.isfile(place):
            yield url
            return
        found = False
        for where, _, names in system.walk(place):
            for name in sorted(names):
                found = True
                yield f"{url.rstrip('/')}/{f'{where}/{name}'[len(place) :].lstrip('/')}"
    except Exception as error:
        raise Unavailable("fetching.failed", url=_bare(url), cause=_cause(error)) from error
    if not found:
        raise Refused("fetching.nothing", url=_bare(url))


def _opened(url: str) -> tuple[Any, str]:
    """The file system of a URL and the place in it. Raises :class:`Refused`."""
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError:
        raise Refused("lacks", library="fsspec", extra="cloud") from None
    try:
        system, place = url_to_fs(url, use_listings_cache=False, skip_instance_cache=url.startswith("s3"))
    except ImportError as error:
        raise Refused("lacks", library=(error.name or "s3fs").partition(".")[0], extra="cloud") from None
    except Exception as error:
        raise Unavailable("fetching.failed", url=_bare(url), cause=_cause(error)) from error
    return system, place


def _cause(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _bare(url: str) -> str:
    """A URL without who signs in and how."""
    return re.sub(r"//[^/@]*@", "//", url)


class Copies(AbstractContextManager["Copies"]):
    """Copies of files from elsewhere, each under its own name in a folder of its own, as long as they are needed."""

    def __init__(self, most: int) -> None:
        """``most``: bytes of one file; of a larger one no more is copied than shows that it is too large."""
        self._most = most
        self._folder = folder()
        self._systems: dict[str, tuple[Any, str]] = {}
        self._held: OrderedDict[str, str] = OrderedDict()
        self._number = 0
        self.cut: set[str] = set()

    def __enter__(self) -> Copies:
        self._place = self._folder.__enter__()
        return self

    def __exit__(self, *trouble: Any) -> None:
        self._folder.__exit__(*trouble)

    def fetched(self, files: Iterable[str]) -> Iterator[str | DocumentReport]:
        """Files of this machine as they are, others as copies of theirs; a report where one cannot be had."""
        for file in files:
            if is_url(file):
                yield self._fetched(file)
            else:
                yield file

    def _fetched(self, url: str) -> str | DocumentReport:
        self._number += 1
        place = os.path.join(self._place, str(self._number))
        copy = os.path.join(place, _name_of(url))
        try:
            system, inner = self._system(url)
            os.mkdir(place, 0o700)
            self._held[copy] = url
            with system.open(inner, "rb") as source, open(copy, "wb") as target:
                left = self._most + 1
                while left and (piece := source.read(min(_PIECE, left))):
                    target.write(piece)
                    left -= len(piece)
        except Exception as error:
            return unreadable(url, "unreadable.io", reason=_cause(error))
        if not left:
            self.cut.add(copy)
        return copy

    def _system(self, url: str) -> tuple[Any, str]:
        """The file system, one for all files of a bucket."""
        bucket = "/".join(url.split("/", 3)[:3])
        if bucket not in self._systems:
            self._systems[bucket] = _opened(url)
        system, _ = self._systems[bucket]
        return system, system._strip_protocol(url)

    def name_of(self, path: str) -> str:
        """What a path is called: for a copy, or a file within one, the URL it came from."""
        for copy, url in reversed(self._held.items()):
            if path == copy or path.startswith(f"{copy}/"):
                return url + path[len(copy) :]
        return path

    def named(self, report: DocumentReport) -> DocumentReport:
        """The report under the name of what was copied, in what could not be read too."""
        name = self.name_of(report.path)
        if name == report.path:
            return report
        problem = report.problem
        if problem is not None:
            values = {key: self.name_of(value) if isinstance(value, str) else value for key, value in problem[1].items()}
            problem = (problem[0], values)
        return replace(report, path=name, problem=problem)

    def done_before(self, path: str) -> None:
        """The copies taken before that of ``path`` are needed no more."""
        if not any(path == copy or path.startswith(f"{copy}/") for copy in self._held):
            return
        while self._held:
            copy = next(iter(self._held))
            if path == copy or path.startswith(f"{copy}/"):
                return
            del self._held[copy]
            shutil.rmtree(os.path.dirname(copy), ignore_errors=True)


def _name_of(url: str) -> str:
    """The file's own name, as far as a file may bear it here."""
    name = url.rstrip("/").rsplit("/", 1)[-1].replace("\\", "_").replace("\0", "_")
    return name if name not in ("", ".", "..") and len(name.encode()) <= 255 else "tep"
