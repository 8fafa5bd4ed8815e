import pytest

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
    ],
)
def test_a_glob_means_what_it_says(path, pattern, expected):
    assert matches(path, pattern) is expected
