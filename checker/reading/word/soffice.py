"""LibreOffice as a converter: found, started in a house of its own, waited for, and ended with all it started.

Each call has its own folder and profile, so that calls beside each other never meet; nothing of it is left afterwards.
The profile forbids macros, and every link to another file or host: measured on LibreOffice 7.4, which without it fetches
the pictures of a page from the network.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker import temporary
from checker.model import Unreadable
from checker.model.tuples import NamedTuple
from checker.reading.guarded import Room
from checker.reading.programs import run

VARIABLE = "THETHUC_SOFFICE"
"""The environment variable that names the program, for a LibreOffice in no usual place."""

_NAMES = ("soffice", "libreoffice")
_MAC = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)
_WINDOWS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_MEMORY = 240
"""MB of data a process of it may hold: it needs between 120 and 180 for a real file of 500 KB, and at most 220 for 19,000 paragraphs."""
_WORK, _WORK_MORE = 1 / 15, 2
"""Its processor time, of the time it is given by the clock, and seconds for each file more in one call. A real file takes one or two."""
_FILTER = "docx:MS Word 2007 XML"
_STEM = "plan"

_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_PROXY = "/org.openoffice.Inet/Settings"
_SETTINGS = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    # Should a link slip through all the same, it ends at a port where nothing listens.
    (_PROXY, "ooInetProxyType", "2"),
    *((_PROXY, f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *((_PROXY, f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
)  # fmt: skip


def find_soffice() -> str | None:
    """The path of LibreOffice: as the environment names it, on the PATH, or where it usually is on macOS and Windows."""
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, (*_NAMES, *_usual())) if path), None)


def _usual() -> Iterator[str]:
    yield from _MAC if sys.platform == "darwin" else ()
    if sys.platform == "win32":
        for folder in filter(None, map(os.environ.get, _WINDOWS)):
            yield os.path.join(folder, "LibreOffice", "program", "soffice.com")


class Original(NamedTuple):
    """A file to be converted: its bytes, and the suffix LibreOffice shall know it by."""

    data: bytes
    suffix: str


def to_docx(program: str, original: Original, seconds: int, most: int) -> bytes:
    """The file as a Word package of at most ``most`` bytes.

    Raises :class:`Unreadable`: conversion_timeout after ``seconds``, conversion_failed when no package comes out.
    """
    with temporary.folder() as name:
        made = _converted(program, Path(name), (original,), seconds)
        return _content(made[0], most)


def several_to_docx(program: str, originals: Sequence[Original], seconds: int, most: int) -> list[bytes | None]:
    """The same of several files in one call, which starts LibreOffice once; ``None`` for each that is better tried alone.

    A call that took too long or ended badly gives none: what it was at may be half-written, and alone it gets its own name.
    """
    with temporary.folder() as name:
        try:
            packages = _converted(program, Path(name), originals, seconds)
            return [_content(made, most) if made.exists() else None for made in packages]
        except Unreadable:
            return [None] * len(originals)


def _converted(program: str, folder: Path, originals: Sequence[Original], seconds: int) -> list[Path]:
    """Where the packages of the files lie that one call makes, each if it was made. Raises :class:`Unreadable`."""
    out, profile = folder / "out", folder / "profile"
    sources = [folder / f"{_STEM}{number or ''}{original.suffix}" for number, original in enumerate(originals)]
    for source, original in zip(sources, originals, strict=True):
        source.write_bytes(original.data)
    _furnish(profile)
    command = (
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", _FILTER, "--outdir", str(out), *map(str, sources),
    )  # fmt: skip
    _run(command, folder, seconds, Room(_WORK * seconds + _WORK_MORE * (len(originals) - 1), _MEMORY))
    return [out / f"{source.stem}.docx" for source in sources]


def _furnish(profile: Path) -> None:
    """Write the settings of a new profile."""
    items = (
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">{"".join(items)}</oor:items>',
        encoding="utf-8",
    )


def _run(command: tuple[str, ...], folder: Path, seconds: int, room: Room) -> None:
    """Run to the end or for ``seconds``, within ``room``; whatever it started is gone when this returns or raises."""
    environment = {"SAL_USE_VCLPLUGIN": "svp", "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    try:
        late = run(command, seconds=seconds, env=environment, cwd=str(folder), quiet=True, room=room).late
    except OSError:
        raise Unreadable("unreadable.conversion_failed") from None
    if late:
        raise Unreadable("unreadable.conversion_timeout", seconds=seconds)


def _content(made: Path, most: int) -> bytes:
    try:
        size = made.stat().st_size
        if size > most:
            raise Unreadable("unreadable.too_large", what=made.name, size=size, limit=most)
        return made.read_bytes()
    except OSError:
        raise Unreadable("unreadable.conversion_failed") from None
