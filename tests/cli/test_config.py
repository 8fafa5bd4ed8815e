"""Configuration as a user meets it."""

import json
import re
from pathlib import Path

import pytest

import checker
from checker.running.one import judge
from checker.running.tasks import Task

OURS = {name for file in Path(checker.__file__).parent.rglob("*.py") for name in re.findall(r"\bTHETHUC_[A-Z]+\b", file.read_text("utf-8"))}
OURS -= {"THETHUC_FAIL_ON"}


@pytest.fixture
def folder(tmp_path, faulty):
    """A folder with one plan (one error: no motto) and room for a configuration."""
    return tmp_path


def lines(text):
    return [line for line in text.split("\n") if line]


class DescribeCheck:
    def it_heeds_the_configuration_beside_the_file(self, thethuc, folder, faulty):
        assert thethuc("check", faulty).code == 1
        (folder / "thethuc.toml").write_text('[levels]\nTT0102 = "note"')
        assert thethuc("check", faulty).code == 0
        assert thethuc("check", "--no-config", faulty).code == 1
        assert thethuc("check", "--fail-on", "note", faulty).code == 1

    def it_reports_at_the_level_set_and_not_at_all_when_off(self, thethuc, folder, faulty):
        def levels(text):
            (folder / "thethuc.toml").write_text(text)
            findings = json.loads(thethuc("check", "--format", "json", faulty).out)["documents"][0]["findings"]
            return [finding["level"] for finding in findings if finding["rule"] == "TT0102"]

        assert levels('[levels]\nmotto = "note"') == ["note"]
        assert levels('[levels]\nmotto = "note"\nTT01 = "warning"') == ["warning"]
        assert levels('[levels]\nmotto = "note"\nTT01 = "warning"\nTT0102 = "off"') == []
        assert levels('ignore = "TT0102"') == []

    def it_judges_each_file_by_its_own_configuration(self, thethuc, tmp_path, faulty):
        for name, level in (("a", "note"), ("b", "error")):
            (tmp_path / name).mkdir()
            (tmp_path / name / "x.txt").write_bytes(faulty.read_bytes())
            (tmp_path / name / "thethuc.toml").write_text(f'[levels]\nTT0102 = "{level}"')
        documents = json.loads(thethuc("check", "--format", "json", tmp_path / "a", tmp_path / "b").out)["documents"]
        assert [document["verdict"] for document in documents] == ["pass", "fail"]

    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize(
        "text",
        [
            "stage = 1",
            'stagee = "draft"',
            "stage =",
            'ruleset = "nd110"',
            'as-of = "2024-02-31"',
            'select = "TT9999"',
            "[limits]\nline = 1",
        ],
    )
    def it_complains_in_one_line_that_names_the_file(self, thethuc, folder, faulty, text, lang):
        (folder / "thethuc.toml").write_text(text)
        run = thethuc("check", "--lang", lang, faulty)
        assert (run.code, run.out) == (2, "")
        assert len(lines(run.err)) == 1
        assert str(folder / "thethuc.toml") in run.err
        assert "config." not in run.err

    def it_heeds_it_in_the_other_verbs_that_read_a_plan(self, thethuc, folder, faulty):
        (folder / "thethuc.toml").write_text('stage = "template"')
        assert json.loads(thethuc("extract", faulty).out)["stage"] == "template"
        assert json.loads(thethuc("extract", "--stage", "issued", faulty).out)["stage"] == "issued"


class DescribeSections:
    @pytest.fixture
    def house(self, tmp_path, faulty, monkeypatch):
        (tmp_path / "house" / "mau").mkdir(parents=True)
        (tmp_path / "house" / "mau" / "a.txt").write_bytes(faulty.read_bytes())
        monkeypatch.chdir(tmp_path / "house")
        return tmp_path / "house"

    @pytest.mark.parametrize("match", ["mau", "mau/", "*.txt"])
    def it_means_a_folder_as_git_does(self, thethuc, house, match):
        (house / "thethuc.toml").write_text(f'[[files]]\nmatch = "{match}"\n[files.levels]\nTT0102 = "off"')
        run = thethuc("check", ".")
        assert (run.code, run.err) == (0, "")

    def it_is_told_when_it_means_no_file(self, thethuc, house):
        (house / "thethuc.toml").write_text('[[files]]\nmatch = "mau"\nstage = "issued"\n[[files]]\nmatch = "mãu"\nstage = "draft"')
        assert "thethuc.toml: mục [[files]] thứ 2 không khớp tệp nào" in thethuc("check", ".").err
        assert "thethuc.toml: section [[files]] number 2 means no file" in thethuc("check", "--lang", "en", ".").err

    def it_is_told_by_an_audit_too(self, thethuc, house, tmp_path):
        (house / "thethuc.toml").write_text('[[files]]\nmatch = "mãu"\nstage = "draft"')
        asked = ("--register", tmp_path / "so.db", "--jobs", 1)
        assert "mục [[files]] thứ 1 không khớp tệp nào" in thethuc("audit", ".", *asked).err
        assert "[[files]]" not in thethuc("audit", "mau", *asked).err

    def it_is_told_though_its_folder_is_there(self, thethuc, house):
        """The folder is walked and asked what it excludes: no file of it is met by that."""
        (house / "trong" / "con").mkdir(parents=True)
        (house / "trong" / "bang.xlsx").write_bytes(b"PK")
        (house / "thethuc.toml").write_text('exclude = "x"\n[[files]]\nmatch = "trong/"\nstage = "issued"')
        assert "mục [[files]] thứ 1 không khớp tệp nào" in thethuc("check", ".").err

    def it_is_not_told_when_only_some_files_were_asked_about(self, thethuc, house):
        (house / "thethuc.toml").write_text('[[files]]\nmatch = "khac"\nstage = "draft"')
        assert thethuc("check", "mau").err == ""
        assert thethuc("check", "mau/a.txt").err == ""

    def it_is_not_told_of_a_file_that_others_extend(self, thethuc, house, tmp_path):
        (tmp_path / "house" / "chung.toml").write_text('[[files]]\nmatch = "khac"\nstage = "draft"')
        (house / "thethuc.toml").write_text('extends = "chung.toml"')
        assert thethuc("check", ".").err == ""


class DescribeVariables:
    def it_is_told_which_mean_nothing(self, thethuc, faulty, monkeypatch):
        monkeypatch.setenv("THETHUC_FAILON", "note")
        monkeypatch.setenv("THETHUC_QQQQQQ", "1")
        run = thethuc("check", faulty)
        assert "THETHUC_FAILON không có nghĩa gì (có phải ý bạn là THETHUC_FAIL_ON?)" in run.err
        assert "THETHUC_QQQQQQ không có nghĩa gì\n" in run.err
        assert run.code == 1

    @pytest.mark.parametrize("name", sorted(name for name in OURS))
    def it_is_silent_about_its_own(self, thethuc, faulty, monkeypatch, name):
        monkeypatch.setenv(name, "")
        assert "không có nghĩa" not in thethuc("check", faulty).err


class DescribeShow:
    def it_tells_where_each_value_comes_from(self, thethuc, folder, faulty, monkeypatch):
        file = folder / "thethuc.toml"
        file.write_text('fail-on = "note"\n[[files]]\nmatch = "*.txt"\nstage = "draft"\n[levels]\nTT0302 = "off"')
        file.write_text('fail-on = "note"\n[levels]\nTT0302 = "off"\n[[files]]\nmatch = "*.txt"\nstage = "draft"')
        monkeypatch.setenv("THETHUC_IGNORE", "TT0022")
        shown = json.loads(thethuc("config", "show", "--format", "json", faulty).out)["settings"]
        assert shown["fail-on"] == {"value": "note", "from": {"kind": "file", "name": str(file)}}
        assert shown["stage"] == {"value": "draft", "from": {"kind": "section", "name": str(file), "section": 1}}
        assert shown["ignore"] == {"value": ["TT0022"], "from": {"kind": "env", "name": "THETHUC_IGNORE"}}
        assert shown["levels"]["rows"] == {"TT0302": {"kind": "file", "name": str(file)}}
        assert shown["ruleset"] == {"value": None, "from": {"kind": "default"}}
        text = thethuc("config", "show", faulty).out
        assert "levels.TT0302" in text
        assert "THETHUC_IGNORE" in text

    def it_shows_what_applies_when_nobody_says_anything(self, thethuc, faulty, monkeypatch):
        monkeypatch.delenv("THETHUC_CACHE")
        rows = [line.split() for line in lines(thethuc("config", "show", "--lang", "en", faulty).out)]
        assert ["cache", "true", "default"] in rows
        assert ["fail-on", "error", "default"] in rows
        assert ["ruleset", "–", "default"] in rows

    def it_exits_2_for_a_configuration_that_is_wrong(self, thethuc, folder, faulty):
        (folder / "thethuc.toml").write_text('ruleset = "nd110"')
        assert thethuc("config", "show", faulty).code == 2


def test_the_schema_and_the_table_of_keys_come_from_the_same_file(thethuc):
    schema = json.loads(thethuc("config", "schema").out)
    for lang, said in (("vi", "x-vi"), ("en", "description")):
        table = thethuc("config", "keys", "--lang", lang).out
        for key, shape in schema["properties"].items():
            found = schema["$defs"][shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape
            (row,) = [line for line in lines(table) if line.startswith(f"| `{key}` |")]
            assert row.endswith(f"| {found[said]} |")


def test_every_option_that_is_a_key_reaches_the_task(thethuc, faulty, monkeypatch):
    seen: list[Task] = []
    monkeypatch.setattr("checker.running.one.judge", lambda path, task: seen.append(task) or judge(path, task))
    thethuc("check", "--stage", "draft", "--medium", "ocr", "--ruleset", "tt01-2011", "--as-of", "2012-01-01", "--fail-on", "note",
            "--select", "TT01,motto", "--ignore", "TT0105", "--limit", "lines=3000", faulty)  # fmt: skip
    (task,) = seen
    assert (task.stage, task.medium, task.ruleset, task.as_of, task.fail_on) == ("draft", "ocr", "tt01-2011", "2012-01-01", "note")
    assert (task.select, task.ignore, task.limits) == (("TT01", "motto"), ("TT0105",), (("lines", 3000),))
