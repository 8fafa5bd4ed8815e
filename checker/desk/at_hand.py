"""Documents of the register judged again from where they lie, to be shown; what was judged lately is at hand."""

from __future__ import annotations

from collections import OrderedDict

from starlette.concurrency import run_in_threadpool

from checker.desk.bench import Bench, TookTooLong, WorkerDied
from checker.desk.desk_options import DeskOptions
from checker.desk.dossiers import Dossier
from checker.desk.work import CheckedFile, GivenFile, checked, loaded

_MOST = 32
"""Documents whose pages are kept in memory, so that a decision does not have them judged anew."""


class AtHand:
    """The documents of one desk."""

    def __init__(self, bench: Bench, options: DeskOptions) -> None:
        self._bench = bench
        self._options = options
        self._kept: OrderedDict[tuple[str, str], CheckedFile] = OrderedDict()

    async def given(self, found: Dossier, lang: str) -> GivenFile | None:
        """The document as it was given, if these very bytes still lie where it was met."""
        for path in found.paths:
            if data := await run_in_threadpool(loaded, path, found.document["sha256"]):
                return GivenFile(path, data, (), lang, self._options.config, self._options.no_config)
        return None

    async def judged(self, found: Dossier, lang: str) -> CheckedFile | None:
        """The document judged again; ``None`` where it is no longer there or took too long."""
        key = (found.document["sha256"], lang)
        if (kept := self.kept(*key)) is not None:
            return kept
        given = await self.given(found, lang)
        if given is None:
            return None
        try:
            seen = (await self._bench.run(checked, given, name=given.name)).read_once()
        except (TookTooLong, WorkerDied):
            return None
        self._kept[key] = seen
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return seen

    def kept(self, sha256: str, lang: str) -> CheckedFile | None:
        """The document as it was judged lately; ``None`` where it was not."""
        if (sha256, lang) not in self._kept:
            return None
        self._kept.move_to_end((sha256, lang))
        return self._kept[sha256, lang]

    def shown(self, sha256: str) -> set[tuple[str, str]]:
        """Rule and fingerprint of what the pages at hand show of a document."""
        shown = (one for (each, _), seen in list(self._kept.items()) if each == sha256 for one in seen.told)
        return {(row["rule"], row["fingerprint"]) for one in shown for row in one["findings"]}
