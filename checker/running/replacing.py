"""A file written whole or not at all: beside its place first, made sure on the disk, then moved there; and the copy of the old one.

What belongs to a file beside its content stays with it where the system lets: owner, mode, extended attributes (access lists
among them). What could not be kept is named to the caller, by keys of ``ui.not_kept``.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

BACKUP = ".bak"
_BY_THE_LIBRARY = ("-wal", "-shm")
"""What SQLite puts beside a file while it writes it."""
_PART = re.compile(rf"\.thethuc-(?P<pid>[0-9]{{1,10}})-[a-z0-9_]{{8}}\.part(?:{'|'.join(_BY_THE_LIBRARY)})?")
_NEW = 0o666
"""Mode of a new file, less what the user's mask takes."""


def replace_file(path: str, data: bytes, backup: str | None = None) -> tuple[str, ...]:
    """Put ``data`` into the file at ``path`` (no link); a device or pipe is written to as it is.

    ``backup``: where the caller keeps the old file. Returns what could not be kept of the file that was there. Raises ``OSError``,
    and then the old file is as it was and nothing half-written is left; also for a file that nobody may write.
    """
    part = Part(path)
    try:
        part.put(data)
        return part.put_in_place(backup)
    except BaseException:
        part.drop()
        raise


class Part:
    """What is to become the file at ``path`` (no link), written beside it; a device or pipe is written to as it is.

    Raises ``OSError``, also for a file that nobody may write.
    """

    file: BinaryIO

    def __init__(self, path: str) -> None:
        self._path = path
        self._before = os.stat(path) if os.path.exists(path) else None
        self._beside: str | None = None
        if self._before is not None and not stat.S_ISREG(self._before.st_mode):
            self.file = open(path, "wb")  # noqa: SIM115 - closed when it is put in place or dropped
            return
        if self._before is not None and not self._before.st_mode & 0o222:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), path)
        self._folder = os.path.dirname(path) or "."
        _drop_parts(self._folder)
        handle, self._beside = _new_part(self._folder)
        self.file = open(handle, "wb")  # noqa: SIM115

    def put(self, data: bytes) -> None:
        """A piece of it; whoever reads from a pipe has it when this returns."""
        self.file.write(data)
        if self._beside is None:
            self.file.flush()

    def put_in_place(self, backup: str | None = None) -> tuple[str, ...]:
        """Make it the file; what could not be kept of the one that was there, which lies at ``backup`` too if the caller kept it."""
        if self._beside is None:
            self.file.close()
            return ()
        with self.file:
            self.file.flush()
            lost = _kept(self._path, self._before, self.file, backup) if self._before is not None else _as_new(self.file)
            os.fsync(self.file.fileno())
        os.replace(self._beside, self._path)
        self._beside = None
        _settle(self._folder)
        return lost

    def drop(self) -> None:
        """Leave nothing of it; the old file is as it was. Nothing once it is in place."""
        with suppress(OSError):
            self.file.close()
        if self._beside is not None:
            with suppress(OSError):
                os.unlink(self._beside)
            self._beside = None


@contextmanager
def beside(path: str) -> Iterator[str]:
    """A new empty file beside ``path``, for a library that writes by name: nothing is left of it, nor of what the library puts by it.

    Only its owner may read it, and what a killed run left goes with the next :class:`Part` there. Raises ``OSError``.
    """
    folder = os.path.dirname(os.path.abspath(path))
    _drop_parts(folder)
    handle, name = _new_part(folder)
    os.close(handle)
    try:
        yield name
    finally:
        for each in (name, *(name + suffix for suffix in _BY_THE_LIBRARY)):
            with suppress(FileNotFoundError):
                os.unlink(each)


def name_new(aside: str, path: str) -> None:
    """Give the whole file ``aside`` the name ``path`` too, which nothing may bear. Raises ``OSError``: ``FileExistsError`` where one does.

    Where the system has no second names it is moved there, and only who gives that name in the same moment is not seen.
    """
    if not _linked(aside, path):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
        os.rename(aside, path)
    _settle(os.path.dirname(path) or ".")


def _new_part(folder: str) -> tuple[int, str]:
    return tempfile.mkstemp(prefix=f".thethuc-{os.getpid()}-", suffix=".part", dir=folder)


def write_new(data: bytes, path: str) -> None:
    """Put ``data`` into the new file ``path``. Raises ``OSError``, also when something bears that name; nothing is left then."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW), "wb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                os.unlink(path)
            raise


def keep_copy(path: str) -> str:
    """Keep the file at ``path`` beside itself, under a name nothing bears; returns the name. Raises ``OSError``.

    Where the system can the old file itself gets the second name: that costs no room, and its owner and attributes stay.
    """
    for name in _names(path):
        with suppress(FileExistsError):
            if os.path.islink(path) or os.stat(path).st_nlink > 1 or not _linked(path, name):
                _copied(path, name)
            return name
    raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), path)


def _names(path: str) -> Iterator[str]:
    yield path + BACKUP
    yield from (f"{path}{BACKUP}{number}" for number in range(2, 10_000))


def _linked(path: str, name: str) -> bool:
    """Whether the file got ``name`` too. Raises :class:`FileExistsError`, also for a link that leads nowhere."""
    try:
        os.link(path, name, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk without such links
        return False
    return True


def _copied(path: str, name: str) -> None:
    """Copy the file to a new file ``name``; nothing is followed or written over, and nothing is left when it fails."""
    with open(path, "rb") as source, open(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:
        try:
            shutil.copyfileobj(source, copy)
            copy.flush()
            shutil.copystat(path, name)
            _kept(path, os.stat(path), copy)
            os.fsync(copy.fileno())
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise


def _as_new(file: BinaryIO) -> tuple[str, ...]:
    if hasattr(os, "fchmod"):
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(file.fileno(), _NEW & ~mask)
    return ()


def _kept(path: str, before: os.stat_result, file: BinaryIO, backup: str | None = None) -> tuple[str, ...]:
    """Give ``file`` what the file at ``path`` has beside its content; what it could not be given."""
    ours = 1 + (backup is not None and os.path.samefile(path, backup))
    lost = ["links"] if before.st_nlink > ours else []
    if hasattr(os, "fchown") and not _owned(file.fileno(), before):
        lost.append("owner")
    if hasattr(os, "listxattr") and not _attributed(path, file.fileno()):
        lost.append("attributes")
    if hasattr(os, "fchmod"):  # last: a change of owner takes some bits of the mode
        try:
            os.fchmod(file.fileno(), stat.S_IMODE(before.st_mode))
        except OSError:
            lost.append("mode")
    return tuple(lost)


def _owned(handle: int, before: os.stat_result) -> bool:
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) == (before.st_uid, before.st_gid):
        return True
    try:
        os.fchown(handle, before.st_uid, before.st_gid)
    except OSError:
        with suppress(OSError):
            os.fchown(handle, -1, before.st_gid)
        return False
    return True


def _attributed(path: str, handle: int) -> bool:
    whole = True
    try:
        names = os.listxattr(path)
    except OSError:
        return True  # a disk that has none
    for name in filter(_of_the_user, names):
        try:
            os.setxattr(handle, name, os.getxattr(path, name))
        except OSError:
            whole = False
    return whole


def _of_the_user(attribute: str) -> bool:
    """Whether a person gave it: notes and access lists; what a guard of the system puts there it puts on the new file too."""
    return attribute.startswith(("user.", "system.posix_acl"))


def _settle(folder: str) -> None:
    """Make the new name sure on the disk, where a folder can be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _drop_parts(folder: str) -> None:
    """Delete what killed runs left half-written in the folder."""
    from checker.processes import alive

    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            part = _PART.fullmatch(entry.name)
            if part and entry.is_file(follow_symlinks=False) and not alive(int(part["pid"])):
                with suppress(OSError):
                    os.unlink(entry.path)
