import random
import re
import subprocess
import time

import pytest

from checker.settings import globs
from checker.settings.globs import matches


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("mau/ke-hoach.docx", "*.docx", True),
        ("mau/ke-hoach.docx", "mau/*.docx", True),
        ("mau/so/ke-hoach.docx", "mau/*.docx", False),
        ("mau/so/ke-hoach.docx", "mau/**/*.docx", True),
        ("mau/ke-hoach.docx", "mau/**/*.docx", True),
        ("khac/mau/a.docx", "**/mau/*.docx", True),
        ("mau/a.docx", "**/mau/*.docx", True),
        ("mẫu có dấu/tệp 1.docx", "mẫu có dấu/**", True),
        ("a/b1.txt", "a/b?.txt", True),
        ("a/b1.txt", "a/b[0-9].txt", True),
        ("a/b1.txt", "a/b[!0-9].txt", False),
        ("a/b/c.txt", "a?b/c.txt", False),
        ("a.docx", "./a.docx", True),
        ("b/a.docx", "./a.docx", False),
        ("a+b(1).docx", "a+b(1).docx", True),
        ("aab1.docx", "a+b(1).docx", False),
        ("mau/so/a.docx", "mau", True),  # a folder means all that lies in it
        ("mau/so/a.docx", "mau/", True),
        ("khac/mau/a.docx", "mau/", True),
        ("khac/mau/a.docx", "/mau/", False),
        ("mau", "mau/", False),
        ("mau2/a.docx", "mau", False),
        ("mau/so/a.docx", "mau/**", True),
        ("mau/so/a.docx", "so", True),
        ("a*.docx", "a\\*.docx", True),
        ("ab.docx", "a\\*.docx", False),
        ("a/b1.txt", "a/b[^0-9].txt", False),
        ("m\u1eabu/a.docx", "ma\u0302\u0303u/*.docx", True),  # composed and taken apart
        ("ma\u0302\u0303u/a.docx", "m\u1eabu", True),
    ],
)
def test_a_glob_means_what_it_says(path, pattern, expected):
    assert matches(path, pattern) is expected


def test_a_glob_that_ends_in_a_slash_means_folders_alone() -> None:
    assert matches("nhap", "nhap/", folder=True)
    assert not matches("nhap", "nhap/")


def test_globs_mean_what_git_means(tmp_path) -> None:
    """Random globs against ``git check-ignore``, but for stars grown together, of which git makes what no book says."""
    chance = random.Random(5)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    asked = 0
    while asked < 40:
        pattern = "".join(
            chance.choice(["a", "b", "/", "?", "*", "**/", "/**", "[ab]", "[!a]", "\\*", "[^b]"]) for _ in range(chance.randint(1, 6))
        )
        if "//" in pattern or re.search(r"\*{3}|[^/]\*\*|\*\*[^/]", pattern):
            continue
        asked += 1
        (tmp_path / ".gitignore").write_text(pattern + "\n")
        paths = [
            "/".join("".join(chance.choice("ab*") for _ in range(chance.randint(1, 3))) for _ in range(chance.randint(1, 3)))
            for _ in range(60)
        ]
        command = ["git", "-C", str(tmp_path), "check-ignore", "--no-index", "--stdin", "-z"]
        told = subprocess.run(command, input="\0".join(paths), capture_output=True, text=True, check=False).stdout.split("\0")
        assert [path for path in paths if matches(path, pattern)] == [path for path in paths if path in told], pattern


def test_many_stars_mean_what_few_mean() -> None:
    """The walk agrees with the expression on globs both can take."""
    chance = random.Random(9)
    for _ in range(3000):
        pattern = "".join(chance.choice(["a", "b", "/", "?", "*", "**/", "**", "[ab]", "[!a]"]) for _ in range(chance.randint(1, 6)))
        path = "".join(chance.choice("ab/") for _ in range(chance.randint(1, 8)))
        assert globs._walked(path, globs._states(pattern)) == (globs._compiled(pattern).fullmatch(path) is not None), (path, pattern)


@pytest.mark.parametrize("pattern", ["*a" * 12 + "b", "**/" * 12 + "b", "**a" * 12 + "b", "*?" * 12 + "b/"])
def test_no_glob_goes_back_and_back(pattern: str) -> None:
    begun = time.process_time()
    assert not matches("a" * 200, pattern)
    assert not matches("a/" * 100, pattern)
    assert time.process_time() - begun < 2
