"""``python -m tests.bench``: every figure of the design with its bound, what was measured, and whether it is met.

Nothing is asserted: a loaded machine is no fault of the code; compare the ratios. What grows is measured as the twice of it beside the
once; ``python -m tests.bench.many`` runs over the twenty thousand files for which a few hundred stand here.
"""

import argparse
import contextlib
import os
import shutil
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench import many, papers
from tests.bench.growth import MOST, grown
from tests.bench.stopwatch import best, megabytes, process, side_by_side, spent_by_children
from tests.bench.table import Table

FOLDER = 1000
STREAMED = 240
"""Files over which the first byte and the memory of a run are seen: beyond the first hundred."""
SCANS = (3, 8)
"""Numbers of the scans as ``tests.paper`` makes them."""
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docx"
_FLOOR = """
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tests.bench.__main__ import bare
with ProcessPoolExecutor(2) as pool:
    list(pool.map(bare, sorted(Path(sys.argv[1]).iterdir()), chunksize=25))
"""
"""Unzip, parse and take the text of every file, in two processes."""
_HASHES = """
import hashlib, sys
from pathlib import Path
print(*(hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(sys.argv[1]).iterdir())))
"""
"""Read and hash every file."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def main() -> int:
    """Measure everything once; some minutes on two quiet cores. Exit code 0."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--python", metavar="PATH", help="measure with another interpreter: Debian's is built with profiles, pyenv's is not"
    )
    parser.add_argument("--only", choices=tuple(PARTS), action="append", help="this part of the table alone; may be said again")
    parser.add_argument(
        "--plans", type=Path, default=CORPUS, metavar="FOLDER", help="real plans (*_kh_*.docx), which are no part of the project"
    )
    asked = parser.parse_args()
    if asked.python:
        rest = [argument for name in asked.only or () for argument in ("--only", name)]
        path = os.pathsep.join(filter(None, sys.path))
        os.execve(asked.python, [asked.python, "-m", "tests.bench", "--plans", str(asked.plans), *rest], os.environ | {"PYTHONPATH": path})
    from checker.cli import collect_rarely

    collect_rarely()
    table = Table()
    with tempfile.TemporaryDirectory() as place:
        check(papers.docx(Path(place) / "plan.docx", 120))
        for name in asked.only or PARTS:
            PARTS[name](table, Path(place), asked.plans)
    print(f"not met: {', '.join(table.missed)}" if table.missed else "every figure is met")
    return 0


def cold(table: Table, folder: Path, _plans: Path) -> None:
    """A whole process for one docx, clean and faulty, beside one that only imports the two libraries it needs, and an empty one."""
    path = folder / "plan.docx"
    fixtures = Path(__file__).resolve().parents[2] / "fixtures"
    clean = ("-m", "checker", "check", "--no-cache", str(fixtures / "compliant" / "so-noi-vu.docx"))
    judged = ("-m", "checker", "check", "--no-cache", "--fail-on", "never", str(path))
    remembered = ("-m", "checker", "check", "--cache-dir", str(folder / "remembered"), "--fail-on", "never", str(path))
    libraries = "import lxml.etree, click"
    works = [process(folder, *line) for line in (clean, judged, ("-c", libraries), ("-c", "pass"), remembered)]
    best(lambda: [work() for work in works], 1)
    flawless, whole, floor, empty, again = side_by_side(works, 12)
    table.at_most("cold, a clean plan", 100, flawless, "ms")
    table.at_most("cold, a clean plan / lxml and click imported", 2, flawless / floor, "x", of=f"{flawless:.0f} / {floor:.0f} =")
    table.at_most("cold, a faulty plan", 130, whole, "ms")
    table.told("  the same again, remembered; an empty python", f"{again:.0f} ms; {empty:.0f} ms")


def warm(table: Table, folder: Path, plans: Path) -> None:
    """One document more in a warm process."""
    _another_docx(table, "the bench's plan", [folder / "plan.docx"], bound=None)
    real = sorted(plans.glob("*_kh_*.docx"))
    if real:
        _another_docx(table, f"{len(real)} real plans", real, bound=4.5)
    else:
        table.told("a docx more, real plans", f"none in {plans}")
    text = papers.text(folder / "plan.txt", 8 * 1024)
    checked, _ = side_by_side([lambda: check(text), lambda: text.read_text(encoding="utf-8").split("\n")], 40)
    table.at_most("8 KB of text more", 3, checked, "ms")


def _another_docx(table: Table, what: str, paths: list[Path], *, bound: float | None) -> None:
    """Beside unzipping and parsing it and taking the text of every w:p; the mean of several."""
    costs = [side_by_side([partial(check, path), partial(bare, path), parsed_and_linted(path)], 25) for path in paths]
    checked, floor, parsed = (statistics.fmean(column) for column in zip(*costs, strict=True))
    if bound is None:
        table.told(f"a docx more / floor, {what}", f"{checked:.1f} / {floor:.1f} = {checked / floor:.2f} x")
    else:
        table.at_most(f"a docx more / floor, {what}", bound, checked / floor, "x", of=f"{checked:.1f} / {floor:.1f} =")
    table.at_most(f"  of it parse and lint, {what}", 6, parsed, "ms")


def parsed_and_linted(path: Path) -> Callable[[], object]:
    """What parses and lints a document that has been read already, before rules made ready once, as a run does."""
    from checker.checking import lint, load_ruleset, prepared
    from checker.parsing import parse
    from checker.reading import read

    document = read(path)
    ready = prepared(load_ruleset(parse(document)))
    return lambda: lint(parse(document), ready)


def growth(table: Table, folder: Path, _plans: Path) -> None:
    """What the twice of everything costs beside the once."""
    for what, less, more in grown(folder, check):
        table.at_most(f"twice the {what}", MOST, more / less, "x", of=f"{more:.0f} / {less:.0f} =")


def memory(table: Table, folder: Path, _plans: Path) -> None:
    """The most a process held, on an ordinary file, a long one, and a bomb."""
    paths = (folder / "plan.docx", papers.docx(folder / "long.docx", 2060), papers.text(folder / "long.txt", 300_000))
    for path in (*paths, papers.bomb(folder / "bomb.docx")):
        table.at_most(f"memory, {path.name}", 100, megabytes("check", "--quiet", str(path)), "MB")
    table.told(
        "  the bomb of 500 MB refused", f"{best(process(folder, '-m', 'checker', 'check', '--quiet', str(folder / 'bomb.docx')), 3):.0f} ms"
    )


def a_folder(table: Table, folder: Path, _plans: Path) -> None:
    """A thousand Word plans: judged by two processes and remembered, then remembered only; beside the least any run must do."""
    plans = papers.many(folder / "many", FOLDER, 120)
    command = ("-m", "checker", "check", "--jobs", "2", "--fail-on", "never", "--cache-dir", str(folder / "results"), str(plans))
    process(folder, "-m", "checker", "check", "--no-cache", str(next(plans.iterdir())))()  # for the bytecode
    cold_, floor = (best(process(folder, *line), 1) for line in (command, ("-c", _FLOOR, str(plans))))
    table.at_most(f"{FOLDER} docx, nothing remembered", 7.5, cold_ / 1000, "s", of=f"(floor {floor / 1000:.1f} s)")
    again, floor = side_by_side([process(folder, *line) for line in (command, ("-c", _HASHES, str(plans)))], 5)
    table.at_most(f"{FOLDER} docx, all remembered", 0.4, again / 1000, "s", of=f"(floor {floor / 1000:.1f} s)")


def streams(table: Table, folder: Path, _plans: Path) -> None:
    """The first document in every format, and what many files need beyond the first hundred."""
    laid = folder / "streamed"
    laid.mkdir()
    seen = many.seen(many.lay(laid, STREAMED * 3 // 4, STREAMED // 4), many.FORMATS)
    late = ", ".join(seen.late)
    table.at_most("formats late with the first document", 0, len(seen.late), "formats", of=late and f"({late})")
    table.at_most(f"memory beyond the first hundred, {STREAMED} files", many.MOST_MORE, seen.whole.peak - seen.few.peak, "MB")
    table.at_most("memory of the largest process", 100, seen.whole.peak, "MB")


def scans(table: Table, folder: Path, _plans: Path) -> None:
    """The processor seconds of a page of a scan, those of the recogniser with them."""
    if shutil.which("tesseract") is None:
        table.told("a scan page", "Tesseract is not here")
        return
    from tests.paper.__main__ import made

    pages, spent = 0, 0.0
    for number in SCANS:
        path = folder / f"scan-{number}.tif"
        path.write_bytes(made(number)[2])
        before = spent_by_children()
        process(folder, "-m", "checker", "check", "--no-cache", "--fail-on", "never", str(path))()
        spent += spent_by_children() - before
        pages += _pages(path)
    table.at_most(f"a scan page, the mean of {pages}", 1.5, spent / pages, "CPU s")


def _pages(path: Path) -> int:
    from PIL import Image

    with contextlib.closing(Image.open(path)) as image:
        return int(getattr(image, "n_frames", 1))


def check(path: Path) -> str:
    """What the command line does for one more file: judge and render."""
    from checker.reporting import render
    from checker.running.one import judge
    from checker.running.tasks import Task

    report = judge(str(path), Task())
    if report.verdict == "unreadable":
        raise SystemExit(f"{path}: {report.problem}")
    return render(report, "json")


def bare(path: Path) -> list[str]:
    """The least any reader of Word files must do: unzip and parse document.xml and styles.xml, and take the text of every w:p."""
    import lxml.etree as etree

    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        if "word/styles.xml" in package.namelist():
            etree.fromstring(package.read("word/styles.xml"))
    return ["".join(node.text or "" for node in paragraph.iter(f"{W}t")) for paragraph in root.iter(f"{W}p")]


PARTS: dict[str, Callable[[Table, Path, Path], None]] = {
    "cold": cold, "warm": warm, "growth": growth, "memory": memory, "folder": a_folder, "streams": streams, "scans": scans,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
