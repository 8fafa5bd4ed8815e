"""House rules: a layer above the decree, as data, trusted no further than data can be."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.checking import lint, load_ruleset
from checker.checking.rulesets import rules_of
from checker.parsing import parse
from checker.profiles import BadProfile, house_of
from checker.profiles.packs import folder_of
from checker.profiles.trust import refusal
from checker.profiles.vetted import as_bytes, from_bytes
from checker.reading import read

SAMPLE = Path(__file__).resolve().parents[2] / "fixtures" / "profile"
OFFICE = SAMPLE / "so-noi-vu-vinh-son"
TEXT = (OFFICE / "ke-hoach.txt").read_text(encoding="utf-8")


def findings(text, profile=str(OFFICE), stage=None):
    plan = parse(read(text.encode(), name="a.txt"), stage=stage)
    report = lint(plan, house_of(profile).over(load_ruleset(plan)) if profile else load_ruleset(plan))
    return {finding.rule: finding for finding in report.findings}


def changed(old, new):
    assert old in TEXT
    return TEXT.replace(old, new, 1)


@pytest.fixture
def copied(tmp_path):
    """Both sample profiles, to be spoilt; the function takes a file, old and new words, and gives the office's folder."""
    shutil.copytree(SAMPLE, tmp_path / "profile")

    def spoilt(name, old, new):
        path = tmp_path / "profile" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return str(tmp_path / "profile" / "so-noi-vu-vinh-son")

    return spoilt


class DescribeDemands:
    def it_finds_nothing_on_a_plan_that_meets_them_all(self):
        assert findings(TEXT) == {}

    @pytest.mark.parametrize(
        ("old", "new", "rule", "want"),
        [
            ("\nSỞ NỘI VỤ", "\nSỞ NGOẠI VỤ", "NB0251", "Sở Nội vụ"),
            ("KH-SNV\n", "KH-SNoV\n", "VS0351", "SNV"),
            ("Vĩnh Sơn, ngày", "Vĩnh Hạ, ngày", "VS0451", "Vĩnh Sơn"),
            ("III. TỔ CHỨC THỰC HIỆN", "III. TIẾN ĐỘ", "NB0651", "Tổ chức thực hiện"),
            ("- UBND tỉnh (để báo cáo);", "- Sở Tài chính;", "VS0951", "UBND tỉnh"),
            ("- Giám đốc, các Phó Giám đốc Sở;", "- Giám đốc Sở;", "NB0951", "Giám đốc, các Phó Giám đốc Sở"),
        ],
    )
    def it_finds_each_one_that_is_not_met_as_the_houses(self, old, new, rule, want):
        found = findings(changed(old, new))
        assert (found[rule].basis, found[rule].level, found[rule].want) == ("house", "warning", want)

    def it_asks_nothing_of_the_notation_of_an_organ_it_does_not_know(self):
        assert "VS0351" not in findings(changed("\nSỞ NỘI VỤ", "\nSỞ NGOẠI VỤ"))

    def it_asks_nothing_of_a_template(self):
        assert findings(changed("III. TỔ CHỨC THỰC HIỆN", "III. TIẾN ĐỘ"), stage="template").keys().isdisjoint({"NB0651"})

    def it_knows_names_that_have_ended(self):
        text = changed("- Các cơ quan, đơn vị được kiểm tra;", "- Ban Quản lý khu du lịch Vĩnh Sơn;")
        (rule,) = [finding for finding in findings(text).values() if finding.want == "Sở Du lịch"]
        assert rule.component == "recipients"
        assert "Sở Du lịch" not in {finding.want for finding in findings(text, profile=None).values()}


class DescribeOwnRules:
    def it_reports_them_under_their_own_ids_with_clause_and_words(self):
        finding = findings(changed("Lưu: VT, CCVC.", "Lưu: VT."))["NB0901"]
        assert (finding.clause.document, finding.clause.at) == ("Quyết định số 45/QĐ-SNV", "Điều 9 khoản 2")
        assert finding.said["vi"]["title"] == "Dòng Lưu ghi phòng soạn thảo"
        assert finding.said["en"]["title"] == "The archive line names the division"

    def it_does_not_know_them_without_the_profile(self):
        assert "NB0901" not in findings(changed("Lưu: VT, CCVC.", "Lưu: VT."), profile=None)


class DescribeAdjustments:
    def it_tightens_with_the_reason_beside_the_finding(self):
        finding = findings(changed("Lưu: VT, CCVC.", "Lưu: VT."))["NB0901"]
        assert (finding.level, finding.adjusted) == (
            "error",
            "Chỉ đạo của Giám đốc Sở (Quy chế văn thư của Sở Nội vụ tỉnh Vĩnh Sơn)",
        )

    def it_drops_a_rule_and_the_nearer_layer_decides(self):
        rules = {rule.id: rule for rule in house_of(str(OFFICE)).adjusted(rules_of("nd30-2020"))}
        assert "TT0022" not in rules
        assert "TT0302" in rules
        province = {rule.id: rule for rule in house_of(str(SAMPLE / "tinh-vinh-son")).adjusted(rules_of("nd30-2020"))}
        assert (province["TT0022"].level, province["TT0022"].basis) == ("note", "decree")


class DescribeRefusals:
    @pytest.mark.parametrize(
        ("file", "old", "new", "key"),
        [
            ("so-noi-vu-vinh-son/profile.yaml", ", reason: Chỉ đạo của Giám đốc Sở", "", "no_reason"),
            ("so-noi-vu-vinh-son/profile.yaml", 'reason: Chỉ đạo của Giám đốc Sở', 'reason: ""', "shape"),
            ("so-noi-vu-vinh-son/profile.yaml", "prefix: NB", "prefix: TT", "shape"),
            ("so-noi-vu-vinh-son/profile.yaml", "requires:", "require:", "whole"),
            ("so-noi-vu-vinh-son/profile.yaml", "rule: NB0901", "rule: NB0907", "no_rule"),
            ("so-noi-vu-vinh-son/profile.yaml", "base: ke-hoach.txt", "base: khong-co.txt", "no_file"),
            ("so-noi-vu-vinh-son/profile.yaml", "base: ke-hoach.txt", "base: ../../x.txt", "outside"),
            ("so-noi-vu-vinh-son/profile.yaml", "base: ke-hoach.txt", f"base: {'a' * 300}.txt", "no_file"),
            ("so-noi-vu-vinh-son/profile.yaml", "../tinh-vinh-son", "../khong-co", "missing"),
            ("so-noi-vu-vinh-son/profile.yaml", "../tinh-vinh-son", "a" * 300, "missing"),
            ("so-noi-vu-vinh-son/profile.yaml", "../tinh-vinh-son", ".", "circle"),
            ("tinh-vinh-son/profile.yaml", "id: tinh-vinh-son", "id: [", "syntax"),
            ("tinh-vinh-son/profile.yaml", "until: 2023-06-30", "until: 2023-06-31", "shape"),
            ("tinh-vinh-son/profile.yaml", "until: 2023-06-30", "until: 0000-06-30", "shape"),
            ("tinh-vinh-son/profile.yaml", "until: 2023-06-30", "until: 9999-12-31", "shape"),
            ("tinh-vinh-son/profile.yaml", "id: tinh-vinh-son", "id: tinh\nid: tinh-vinh-son", "twice"),
            ("tinh-vinh-son/profile.yaml", "places: [Vĩnh Sơn]", "places: [Vĩnh Sơn]\n  places: [Vĩnh Hạ]", "twice"),
            ("tinh-vinh-son/profile.yaml", "places: [Vĩnh Sơn]", "places: &a [Vĩnh Sơn]\n  organs: *a", "syntax"),
            ("tinh-vinh-son/profile.yaml", "id: tinh-vinh-son", "id: !!python/object/apply:os.getcwd []", "syntax"),
            ("so-noi-vu-vinh-son/noi-nhan.yaml", "id: NB0901", "id: TT0901", "shape"),
            ("so-noi-vu-vinh-son/noi-nhan.yaml", "basis: house", "basis: decree", "shape"),
            ("so-noi-vu-vinh-son/noi-nhan.yaml", "level: warning", "level: error", "shape"),
            ("so-noi-vu-vinh-son/noi-nhan.yaml", "level: warning", "level: warning\n  in_force: {from: 2024-02-30}", "shape"),
            ("so-noi-vu-vinh-son/noi-nhan.yaml", "level: warning", "level: note\n  level: warning", "twice"),
            ("so-noi-vu-vinh-son/noi-nhan.yaml", "kind: matches", "kind: runs", "shape"),
            ("so-noi-vu-vinh-son/noi-nhan.yaml", ".*VT, ?[A-ZĐ]{2,6}", "(?:V+)+T", "pattern"),
            ("so-noi-vu-vinh-son/noi-nhan.yaml", "id: NB0501", "id: NB0901", "clash"),
            ("so-noi-vu-vinh-son/noi-nhan.yaml", "of: archive", "of: archve", "selector.near"),
            ("so-noi-vu-vinh-son/noi-nhan.yaml", "of: archive", "of: zzz", "selector.none"),
        ],
    )  # fmt: skip
    def it_says_what_is_wrong_in_which_file(self, copied, file, old, new, key):
        with pytest.raises(BadProfile) as trouble:
            house_of(copied(file, old, new))
        assert trouble.value.key == key

    def it_refuses_two_layers_with_one_prefix_that_give_an_id_twice(self, copied):
        with pytest.raises(BadProfile) as trouble:
            house_of(copied("tinh-vinh-son/profile.yaml", "prefix: VS", "prefix: NB"))
        assert trouble.value.key == "clash"

    def it_refuses_a_file_that_is_too_large(self, copied):
        with pytest.raises(BadProfile) as trouble:
            house_of(copied("tinh-vinh-son/profile.yaml", "id:", "#" * 300_000 + "\nid:"))
        assert trouble.value.key == "large"


class DescribeAVettedHouse:
    @pytest.fixture
    def checked(self, copied, tmp_path):
        """One plan checked by the office's rules in a process of its own: exit code, report, and whether the rules were vetted."""
        folder = copied("tinh-vinh-son/profile.yaml", "id: tinh-vinh-son", "id: tinh-vinh-son")
        (tmp_path / "a.txt").write_text(changed("III. TỔ CHỨC THỰC HIỆN", "III. TIẾN ĐỘ"), encoding="utf-8")
        watch = "import sys; from checker.cli.root_command import run; code = run(sys.argv[1:]); sys.stdout.flush()\n"
        watch += "print(code, 'jsonschema' in sys.modules or 'yaml' in sys.modules, file=sys.stderr)"

        def run(*options):
            line = [sys.executable, "-c", watch, "check", "--format", "json", "--profile", folder, *options, str(tmp_path / "a.txt")]
            environment = {**os.environ, "THETHUC_CACHE": "on", "THETHUC_CACHE_DIR": str(tmp_path / "cache")}
            done = subprocess.run(line, capture_output=True, encoding="utf-8", env=environment, cwd=SAMPLE.parents[1], check=False)
            code, vetted = done.stderr.splitlines()[-1].split()
            return int(code), done.stdout, vetted == "True"

        return run

    def it_is_not_vetted_again_while_its_files_are_the_same(self, checked):
        first, second = checked(), checked("--stage", "issued")
        assert "NB0651" in first[1]
        assert (first[2], second[2]) == (True, False)
        assert json.loads(first[1])["documents"][0]["findings"] == json.loads(second[1])["documents"][0]["findings"]

    def it_is_vetted_anew_when_what_it_builds_on_is_another(self, checked, copied, tmp_path):
        checked()
        file = tmp_path / "profile" / "tinh-vinh-son" / "profile.yaml"
        file.write_text(file.read_text("utf-8").replace("prefix: VS", "prefix: VT"), encoding="utf-8")
        assert checked()[2]
        assert not checked()[2]
        file.write_text("id: [", encoding="utf-8")
        assert checked()[0] == 2

    def it_is_vetted_each_time_where_nothing_is_remembered(self, checked):
        assert [checked("--no-cache")[2] for _ in range(2)] == [True, True]

    def it_is_the_same_house(self):
        house = house_of(str(OFFICE))
        again = from_bytes(as_bytes(house))
        assert again == house
        assert [rule.check for rule in again.rules] == [rule.check for rule in house.rules]

    @pytest.mark.parametrize("data", [b"", b"{}", b'{"titles": 1}', b"\xff"])
    def it_is_vetted_where_something_else_lies_in_its_place(self, data):
        class Odd:
            def taken(self, about):
                return data

            def put(self, about, data):
                pass

        from checker.profiles import layering

        layering._laid_before.clear()
        assert house_of(str(OFFICE), Odd()).rules


class DescribePatterns:
    @pytest.mark.parametrize(
        ("pattern", "why"),
        [
            (r"(a+)+b", "nested"), (r"(?:a|aa)*b", "nested"), (r"(\w*\s?)*x", "nested"), (r"(?:a?a?)+b", "nested"),
            (r".*.*.*.*x", "ways"), (r"\w+,?\w+,?\w+x", "ways"), ("a?" * 30 + "a" * 30, "ways"),
            (r".{0,20}" * 6 + "x", "ways"), (r"(?:[a-z]{1,9}){9}x", "ways"), (r"(?:a|b.*|c.*d.*e.*)f", "ways"),
            (r"(?=(a+)+b)", "nested"), (r"(a)\1", "back"), ("a" * 401, "long"), ("(", "broken"), (r"(?:(?:x{0,30}y)*z)", "nested"),
            (r"(?<=a+)b", "broken"),
        ],
    )  # fmt: skip
    def it_refuses_what_may_run_for_ever(self, pattern, why):
        assert refusal(pattern) == why

    @pytest.mark.parametrize(
        "pattern",
        [
            r"[\s\S]*:\s*",
            r"(?:a|b)+c",
            r"(?:năm|giai đoạn) [0-9]{4}.*",
            r"(?:\d{2}/)+",
            r".*VT, ?[A-Z]{2,6}\b.*",
            r".*VT.*, ?[A-Z]{2,6}\b.*",
        ],
    )
    def it_takes_the_usual(self, pattern):
        assert refusal(pattern) == ""


class DescribePacks:
    def it_finds_a_profile_of_an_installed_package_without_importing_it(self, tmp_path, monkeypatch):
        package = tmp_path / "vinh_son_rules"
        shutil.copytree(SAMPLE / "tinh-vinh-son", package / "tinh")
        (package / "__init__.py").write_text("raise RuntimeError('imported')")
        info = tmp_path / "vinh_son_rules-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: vinh-son-rules\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("[thethuc.profiles]\nvinh-son = vinh_son_rules:tinh\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        assert folder_of("vinh-son") == package / "tinh"
        assert house_of("vinh-son").titles == ("Quy định của UBND tỉnh Vĩnh Sơn về trình bày văn bản",)

    def it_names_the_installed_ones_when_there_is_none_of_that_name(self, tmp_path):
        with pytest.raises(BadProfile) as trouble:
            folder_of("khong-co", str(tmp_path))
        assert trouble.value.key == "missing"


class DescribeTheCommandLine:
    @pytest.fixture(autouse=True)
    def _run(self, request):
        self.thethuc = request.getfixturevalue("thethuc")

    def it_proves_the_houses_rules(self):
        run = self.thethuc("rules", "test", "--profile", OFFICE)
        assert (run.code, run.err) == (0, "")

    def it_says_when_an_example_does_not_hold(self, copied):
        folder = copied("so-noi-vu-vinh-son/noi-nhan.yaml", 'text: "- Lưu: VT.", got: "Lưu: VT."', 'text: "- Lưu: VT, AB."')
        run = self.thethuc("rules", "test", "--profile", folder)
        assert run.code == 1
        assert "NB0901" in run.out

    def it_checks_the_files_of_a_profile(self, copied):
        assert self.thethuc("rules", "check", "--profile", OFFICE).code == 0
        run = self.thethuc("rules", "check", "--profile", copied("so-noi-vu-vinh-son/profile.yaml", "requires:", "require:"))
        assert run.code == 2
        assert len(run.err.strip().split("\n")) == 1
        assert "profile.yaml" in run.err

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_takes_the_profile_from_the_configuration_beside_which_it_lies(self, tmp_path, lang):
        shutil.copytree(SAMPLE, tmp_path / "quy-dinh")
        (tmp_path / "thethuc.toml").write_text('profile = "quy-dinh/so-noi-vu-vinh-son"')
        plan = tmp_path / "mau" / "ke-hoach.txt"
        plan.parent.mkdir()
        plan.write_text(changed("Lưu: VT, CCVC.", "Lưu: VT."), encoding="utf-8")
        run = self.thethuc("check", "--format", "json", "--lang", lang, plan)
        (finding,) = json.loads(run.out)["documents"][0]["findings"]
        assert run.code == 1
        assert (finding["rule"], finding["basis"]) == ("NB0901", "house")
        assert "Lưu: VT." in finding["message"]
        assert "Chỉ đạo" in finding["adjusted"]

    def it_complains_in_one_line_of_a_profile_that_is_not_there(self, tmp_path):
        (tmp_path / "thethuc.toml").write_text('profile = "khong-co"')
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        run = self.thethuc("check", tmp_path / "a.txt")
        assert run.code == 2
        assert len(run.err.strip().split("\n")) == 1
        assert "profile." not in run.err.replace("profile.yaml", "")
