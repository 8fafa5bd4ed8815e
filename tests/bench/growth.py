"""Whether what a document costs grows with its size and no faster: twice as much of something beside the once of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.bench import papers
from tests.bench.stopwatch import best, process, side_by_side
from tests.builders.plans import SO_NOI_VU
from tests.builders.printed_plans import printed_plan

MOST = 2.6
"""Times that twice as much may cost: what grows with the square costs four times as much, what is linear rounds about two."""
_TRIES = 3

Grown = tuple[str, float, float]
"""What was doubled, and what the once and the twice of it cost (ms)."""


def grown(folder: Path, check: Callable[[Path], object]) -> Iterator[Grown]:
    """Each thing that documents are long of, on a plan and on one with twice as much of it; ``check`` judges a file."""
    yield _doubled("paragraphs of docx", [papers.docx(folder / f"blocks-{count}.docx", count) for count in (1000, 2000)], check)
    yield _doubled("lines of text", [papers.text(folder / f"lines-{size}.txt", size) for size in (100_000, 200_000)], check)
    yield _doubled("length of one line", [_one_line(folder / f"line-{size}.txt", size) for size in (90_000, 180_000)], check)
    yield _doubled("pages of PDF", [_pages(folder / f"pages-{times}.pdf", times) for times in (5, 10)], check)
    yield _doubled("findings", [papers.docx(folder / f"faults-{count}.docx", count, papers.FAULTY_POINT) for count in (400, 800)], check)
    yield _findings_mended(folder)
    yield _rules(papers.docx(folder / "rules.docx", 120))


def _doubled(what: str, paths: Sequence[Path], check: Callable[[Path], object]) -> Grown:
    less, more = side_by_side([partial(check, path) for path in paths], _TRIES)
    return what, less, more


def _one_line(path: Path, size: int) -> Path:
    """A plan with one paragraph of that many bytes."""
    words = "đơn vị được giao nhiệm vụ phối hợp thực hiện "
    text = papers.text(path, 4096).read_text(encoding="utf-8")
    head, _, rest = text.partition("1. Phòng")
    path.write_text(f"{head}1. {words * (size // len(words.encode()))}\n\n1. Phòng{rest}", encoding="utf-8")
    return path


def _pages(path: Path, times: int) -> Path:
    path.write_bytes(printed_plan(replace(SO_NOI_VU, body=SO_NOI_VU.body * times)))
    return path


def _findings_mended(folder: Path) -> Grown:
    """Whole processes that mend, apart from what one costs that has nothing to mend."""
    paths = [folder / f"faults-{count}.docx" for count in (400, 800)]
    clean = papers.docx(folder / "clean.docx", 12)
    works = [
        process(
            folder, "-m", "checker", "fix", "--accept", "--unsafe", "--no-config", "--force", "-o", str(folder / "mended.docx"), str(path)
        )
        for path in (clean, *paths)
    ]
    best(works[0], 1)
    least, less, more = side_by_side(works, _TRIES)
    return "findings mended", less - least, more - least


def _rules(path: Path) -> Grown:
    """Lint with every other rule and with all of them."""
    from checker.checking import lint, load_ruleset, prepared
    from checker.parsing import parse
    from checker.reading import read

    plan = parse(read(path))
    whole = load_ruleset(plan)
    works = [partial(lint, plan, prepared(rules)) for rules in (whole._replace(rules=whole.rules[::2]), whole)]
    less, more = side_by_side(works, 15)
    return "rules", less, more
