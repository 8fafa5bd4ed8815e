"""A configuration and a profile to begin with: what is written can be used as it stands, and with every line of it switched on."""

import re
import tomllib

import pytest

from checker.profiles.profile import read_profile
from checker.settings.layers import DEFAULTS, OF_THE_USER
from checker.settings.schema import validate


class DescribeConfigInit:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_explains_every_key_and_sets_none(self, thethuc, tmp_path, monkeypatch, lang):
        monkeypatch.chdir(tmp_path)
        run = thethuc("config", "init", "--lang", lang)
        assert (run.code, run.err) == (0, "")
        text = (tmp_path / "thethuc.toml").read_text(encoding="utf-8")
        assert tomllib.loads(text) == {}
        switched_on = tomllib.loads(re.sub(r"(?m)^#(?! )", "", text))
        validate(switched_on, "thethuc.toml")
        assert set(switched_on) == set(DEFAULTS) - OF_THE_USER | {"extends", "files"}

    def it_leaves_a_file_that_is_there(self, thethuc, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "thethuc.toml").write_text('stage = "draft"')
        run = thethuc("config", "init")
        assert (run.code, run.out) == (2, "")
        assert "thethuc.toml: tệp đã có" in run.err
        assert (tmp_path / "thethuc.toml").read_text() == 'stage = "draft"'
        assert thethuc("config", "init", "--force").code == 0
        assert thethuc("config", "init", "-o", "khac.toml").code == 0


class DescribeProfileInit:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_makes_a_profile_that_proves_its_rules(self, thethuc, tmp_path, lang):
        folder = tmp_path / "quy-dinh"
        assert thethuc("profile", "init", folder, "--lang", lang).code == 0
        assert thethuc("rules", "check", "--profile", folder).code == 0
        run = thethuc("rules", "test", "--profile", folder)
        assert run.code == 0
        assert "5/5" in run.out
        assert thethuc("check", "--profile", folder, folder / "ke-hoach.txt").code == 0

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_may_be_used_with_every_key_switched_on(self, thethuc, tmp_path, lang):
        folder = tmp_path / "quy-dinh"
        thethuc("profile", "init", tmp_path / "quy-dinh-cua-tinh", "--lang", lang)
        thethuc("profile", "init", folder, "--lang", lang)
        file = folder / "profile.yaml"
        file.write_text(re.sub(r"(?m)^#(?! (?! ))", "", file.read_text(encoding="utf-8")), encoding="utf-8")
        profile = read_profile(folder)
        assert profile.builds_on
        assert {"bodies", "places", "units"} == set(profile.facts)
        assert len(profile.adjustments) == 1

    def it_writes_nothing_into_a_folder_that_holds_files(self, thethuc, tmp_path):
        (tmp_path / "a.txt").write_text("a")
        run = thethuc("profile", "init", tmp_path)
        assert (run.code, run.out) == (2, "")
        assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]

    def it_tells_its_keys(self, thethuc):
        run = thethuc("profile", "keys")
        assert "| `requires.sections` |" in run.out
        assert "| `id` * |" in run.out
        assert "names.abbreviations" in thethuc("profile", "keys", "--lang", "en").out
        assert '"profile.schema.json"' in thethuc("profile", "schema").out
