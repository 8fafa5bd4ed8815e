"""``checker.check``: one file as the command line judges it; and the same package under the distribution's name."""

import subprocess
import sys
from pathlib import Path

import pytest

import checker
from checker import check
from checker.model.errors import Misconfigured, Refused

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def plan(tmp_path):
    """A plan without its motto."""
    text = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text(encoding="utf-8").replace("Độc lập - Tự do - Hạnh phúc", "")
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return path


class DescribeCheck:
    def it_heeds_settings_keys_and_suppressions(self, plan):
        assert check(plan).verdict == "fail"
        assert check(plan, fail_on="never").verdict == "pass"
        (plan.parent / "thethuc.toml").write_text('[levels]\nTT0102 = "warning"\n', encoding="utf-8")
        assert [each.level for each in check(plan).findings] == ["warning"]
        assert check(plan, no_config=True).verdict == "fail"
        plan.with_name("a.txt.thethuc.toml").write_text('[[suppress]]\nrule = "TT0102"\nreason = "mẫu cũ"\n', encoding="utf-8")
        report = check(plan)
        assert ([each.rule for each in report.findings], [each.rule for each in report.suppressed]) == ([], ["TT0102"])

    def it_refuses_what_names_nothing_with_a_key_and_no_sentence(self, plan):
        with pytest.raises(TypeError, match="unknown key 'fail_onn'"):
            check(plan, fail_onn="never")
        with pytest.raises(Refused) as refused:
            check(plan, select=("TT99999",))
        assert refused.value.key == "bad.rule"
        (plan.parent / "thethuc.toml").write_text('select = "TT99999"\n', encoding="utf-8")
        with pytest.raises(Misconfigured):
            check(plan)

    def it_tells_an_unreadable_file_in_the_report(self, tmp_path):
        assert check(tmp_path / "none.docx").problem[0] == "unreadable.missing"


class DescribeTheAlias:
    @pytest.fixture
    def site(self, tmp_path):
        """What the wheel installs: this folder under the distribution's name."""
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "thethuc").symlink_to(ROOT / "checker" / "alias", target_is_directory=True)
        return tmp_path / "site"

    def run(self, site, *arguments):
        path = {"PYTHONPATH": f"{site}:{ROOT}", "PATH": ""}
        return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=path, cwd=site, check=False)

    def it_gives_the_same_names_and_runs_as_a_module(self, site):
        said = self.run(site, "-c", "import thethuc, checker; print(thethuc.check is checker.check, thethuc.__version__)").stdout
        assert said == f"True {checker.__version__}\n"
        assert self.run(site, "-m", "thethuc", "--version").stdout == f"thethuc {checker.__version__}\n"

    def it_gives_every_name_it_says_it_has_and_a_findings_sentence(self, site, plan):
        code = f"""
import thethuc
report = thethuc.check({str(plan)!r})
assert isinstance(report, thethuc.DocumentReport) and isinstance(report.findings[0], thethuc.Finding) and thethuc.Report
print([name for name in thethuc.__all__ if not hasattr(thethuc, name)])
print(thethuc.message(report.findings[0]), thethuc.message(report.findings[0], "en"), sep="\\n")
"""
        assert self.run(site, "-c", code).stdout == "[]\nVăn bản không có Tiêu ngữ.\nThe document has no motto (Tiêu ngữ).\n"

    def it_is_what_the_wheel_is_told_to_install(self):
        assert '"checker/alias" = "thethuc"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
