"""Print the table. Nothing is asserted: a loaded machine is no fault of the code; compare the ratios.

``--python PATH`` measures with another interpreter that sees the same packages (Debian's own is built with profiles, pyenv's is not).
"""

import os
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench import papers
from tests.bench.stopwatch import best, megabytes, process, side_by_side

FOLDER = 1000
REAL = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docx"
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
ROW = "{:44} {:>10} {:>10} {:>7} {:>12}"


def main() -> None:
    """Measure everything once; about half a minute."""
    if "--python" in sys.argv:
        another = sys.argv[sys.argv.index("--python") + 1]
        os.execve(another, [another, "-m", "tests.bench"], os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))})
    from checker.cli import collect_rarely

    collect_rarely()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        print(ROW.format("what", "measured", "floor", "ratio", "to hold"))
        check(papers.docx(folder / "plan.docx", 120))
        cold(folder / "plan.docx")
        another_docx("a docx more, the bench's plan", [folder / "plan.docx"])
        real = sorted(REAL.glob("*_kh_*.docx"))
        if real:
            another_docx(f"a docx more, {len(real)} real plans", real)
        else:
            print(f"real plans are not measured: none in {REAL}")
        another_text(papers.text(folder / "plan.txt", 8 * 1024))
        growth(papers.docx(folder / "short.docx", 60), papers.docx(folder / "long.docx", 2060), "docx")
        growth(papers.text(folder / "short.txt", 8 * 1024), papers.text(folder / "long.txt", 8 * 1024 + 2000 * 150), "text")
        memory(folder)
        a_folder(papers.many(folder / "many", FOLDER, 120), folder)


def line(what: str, measured: float, floor: float | None, hold: str, unit: str = "ms") -> None:
    """One row of the table."""
    ratio = f"{measured / floor:.2f}" if floor else ""
    print(ROW.format(what, f"{measured:.1f} {unit}", f"{floor:.1f} {unit}" if floor else "", ratio, hold), flush=True)


def cold(path: Path) -> None:
    """A whole process for one docx, clean and faulty, beside one that only imports the two libraries it needs, and an empty one."""
    fixtures = Path(__file__).resolve().parents[2] / "fixtures"
    clean = ("-m", "checker", "check", "--no-cache", str(fixtures / "compliant" / "so-noi-vu.docx"))
    judged = ("-m", "checker", "check", "--no-cache", "--fail-on", "never", str(path))
    remembered = ("-m", "checker", "check", "--cache-dir", str(path.parent / "remembered"), "--fail-on", "never", str(path))
    libraries = "import lxml.etree, click"
    works = [process(path.parent, *line) for line in (clean, judged, ("-c", libraries), ("-c", "pass"), remembered)]
    best(lambda: [work() for work in works], 1)
    flawless, whole, floor, empty, again = side_by_side(works, 12)
    line("one docx, cold, a clean plan", flawless, floor, "<= 2; <= 100 ms")
    line("one docx, cold, a faulty plan", whole, floor, "<= 130 ms")
    line("  the same again, remembered", again, None, "")
    line("  of it an empty python", empty, None, "")


def another_docx(what: str, paths: list[Path]) -> None:
    """One docx more in a warm process, beside unzipping and parsing it and taking the text of every w:p; the mean of several."""
    costs = [side_by_side([partial(check, path), partial(bare, path), parsed_and_linted(path)], 25) for path in paths]
    checked, floor, parsed = (statistics.fmean(column) for column in zip(*costs, strict=True))
    line(what, checked, floor, "ratio <= 4.5")
    line("  of it parse and lint", parsed, floor, "<= 6 ms")


def parsed_and_linted(path: Path) -> Callable[[], object]:
    """What parses and lints a document that has been read already."""
    from checker.checking import lint, load_ruleset
    from checker.parsing import parse
    from checker.reading import read

    document = read(path)

    def work() -> object:
        plan = parse(document)
        return lint(plan, load_ruleset(plan))

    return work


def another_text(path: Path) -> None:
    """8 KB of text more in a warm process, beside decoding and splitting it."""
    checked, floor = side_by_side([lambda: check(path), lambda: path.read_text(encoding="utf-8").split("\n")], 40)
    line("8 KB of text more", checked, floor, "<= 3 ms")


def growth(short: Path, long: Path, kind: str) -> None:
    """What 2,000 more paragraphs cost."""
    less, more = side_by_side([lambda: check(short), lambda: check(long)], 5)
    bare_cost = best(lambda: bare(long), 5) - best(lambda: bare(short), 5) if kind == "docx" else None
    line(f"2,000 more paragraphs of {kind}", more - less, bare_cost, "<= 150 ms")


def memory(folder: Path) -> None:
    """The most a process held, on an ordinary file, a long one, and a bomb."""
    for name in ("plan.docx", "long.docx", "long.txt"):
        line(f"memory, {name}", megabytes("check", "--quiet", str(folder / name)), None, "<= 100 MB", "MB")
    path = papers.bomb(folder / "bomb.docx")
    line("memory, a bomb of 500 MB", megabytes("check", "--quiet", str(path)), None, "<= 100 MB", "MB")
    line("a bomb refused, whole process", best(process(folder, "-m", "checker", "check", "--quiet", str(path)), 3), None, "< 1000 ms")


def a_folder(plans: Path, place: Path) -> None:
    """A thousand Word plans: judged by two processes and remembered, then remembered only; beside the least any run must do."""
    command = ("-m", "checker", "check", "--jobs", "2", "--fail-on", "never", "--cache-dir", str(place / "results"), str(plans))
    process(place, "-m", "checker", "check", "--no-cache", str(next(plans.iterdir())))()  # for the bytecode
    cold, floor = (best(process(place, *line), 1) for line in (command, ("-c", _FLOOR, str(plans))))
    line(f"{FOLDER} docx, nothing remembered", cold, floor, "<= 7500 ms")
    warm, floor = side_by_side([process(place, *line) for line in (command, ("-c", _HASHES, str(plans)))], 5)
    line(f"{FOLDER} docx, all remembered", warm, floor, "<= 400 ms")


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


if __name__ == "__main__":
    sys.exit(main())
