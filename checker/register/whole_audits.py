"""An audit as one call, for Python programs: folders and files into a register, to the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing

from checker.model import DocumentReport
from checker.model.tuples import NamedTuple
from checker.register.auditing import Audit, audit_settings
from checker.register.entering import Arrival
from checker.register.register import Register
from checker.running.walking import walk


class AuditTotals(NamedTuple):
    """What an audit came to, in files: met, judged now, judged before by the same version, not readable, kept out for a mark of secrecy."""

    seen: int
    added: int
    known: int
    unreadable: int
    secret: int


def audit(
    register: Register, paths: Iterable[str | os.PathLike[str]], *, who: str, arrivals: Mapping[str, Arrival] | None = None,
    jobs: int | None = None, config: str | None = None, no_config: bool = False, each: Callable[[DocumentReport], object] | None = None,
) -> AuditTotals:  # fmt: skip
    """Judge what the register does not know by its bytes and this version, and keep it; ``each`` gets every report that was made now.

    ``paths``: files and folders; ``arrivals``: as :func:`~checker.register.arriving.arrivals_in` gives them; ``config``, ``no_config``: as
    of the command. A file that cannot be read stops nothing. Raises :class:`~checker.model.errors.Refused`.
    """
    settings = audit_settings({}, config, no_config)
    files = walk([os.fspath(path) for path in paths], settings.passes_over).files
    run = Audit(register, settings, who, jobs=jobs, arrivals=arrivals)
    with closing(run.over(files)) as found:
        for report in found:
            if report is not None and each is not None:
                each(report)
    run.end()
    return AuditTotals(run.seen, run.added, run.known, run.unreadable, run.secret)
