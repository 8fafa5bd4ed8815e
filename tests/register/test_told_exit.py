"""What is said of the exit code of an audit, and that it is so."""

import pytest

from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture
from tests.register.test_account import filled  # noqa: F401 - a fixture

SAID = {"vi": "chỉ tính văn bản vừa kiểm tra trong lần chạy này", "en": "counts only what was judged in this run"}


def test_what_fails_fails_the_run_that_judged_it_alone(filled, thethuc, tmp_path):  # noqa: F811
    run, place = filled
    assert run.code == 1
    assert thethuc("audit", tmp_path / "den", "--register", place, "--jobs", 1).code == 0


@pytest.mark.parametrize("lang", sorted(SAID))
def test_help_and_readme_say_so(thethuc, lang):  # noqa: F811
    assert SAID[lang] in " ".join(thethuc("audit", "--help", "--lang", lang).out.split())
    readme = (ROOT / ("README.md" if lang == "vi" else "README.en.md")).read_text("utf-8")
    heading = {"vi": "## Mã thoát", "en": "## Exit codes"}[lang]
    section = readme.split(heading + "\n")[1].split("\n## ")[0]
    assert SAID[lang] in " ".join(section.split())
    assert SAID[lang] in " ".join(thethuc("man", "--lang", lang).out.replace("\\", "").split())
