"""What applies to a file: nearest file, what it extends, its sections, the environment, flags; each over the one before."""

import pytest

from checker.model.errors import Misconfigured
from checker.settings.layers import DEFAULTS, Layers


@pytest.fixture
def write(tmp_path):
    def written(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def plain(values):
    return {key: each.value for key, each in values.items()}


class DescribeLayers:
    def it_has_defaults_where_nothing_is_written(self, tmp_path, monkeypatch):
        monkeypatch.delenv("THETHUC_CACHE")
        values = Layers({}).of(str(tmp_path / "a.docx"))
        assert plain(values) == dict(DEFAULTS)
        assert {each.origin.kind for each in values.values()} == {"default"}

    def it_takes_the_nearest_file_and_no_other(self, write):
        write("thethuc.toml", 'stage = "draft"\nfail-on = "note"')
        near = write("mau/thethuc.toml", 'stage = "template"')
        values = Layers({}).of(write("mau/so/a.docx", ""))
        assert (values["stage"].value, values["stage"].origin.name) == ("template", near)
        assert values["fail-on"].value == "error"

    def it_reads_the_table_of_a_pyproject_and_passes_over_one_without(self, write):
        write("pyproject.toml", '[project]\nname = "thethuc"\n[tool.thethuc]\nstage = "draft"')
        write("sub/pyproject.toml", '[project]\nname = "thethuc-mau"\n[tool.ruff]\n')
        assert Layers({}).of(write("sub/a.docx", ""))["stage"].value == "draft"

    def it_prefers_the_own_file_to_a_pyproject_beside_it(self, write):
        write("pyproject.toml", '[tool.thethuc]\nstage = "draft"')
        write("thethuc.toml", 'stage = "issued"')
        assert Layers({}).of(write("a.docx", ""))["stage"].value == "issued"

    def it_lays_a_file_over_what_it_extends(self, write):
        write("chung.toml", 'stage = "draft"\nfail-on = "note"\n[levels]\nTT0302 = "note"\nTT0022 = "off"')
        write("sub/thethuc.toml", 'extends = "../chung.toml"\nstage = "issued"\n[levels]\nTT0302 = "warning"')
        values = Layers({}).of(write("sub/a.docx", ""))
        assert values["stage"].value == "issued"
        assert values["fail-on"].value == "note"
        assert values["levels"].value == {"TT0302": "warning", "TT0022": "off"}
        assert {name: origin.name.rpartition("/")[2] for name, origin in values["levels"].parts} == {
            "TT0022": "chung.toml",
            "TT0302": "thethuc.toml",
        }

    def it_applies_sections_to_the_files_they_mean_and_the_later_wins(self, write):
        write("thethuc.toml", '[[files]]\nmatch = "mau/**"\nstage = "template"\n[[files]]\nmatch = ["*.txt", "x.docx"]\nstage = "draft"')
        layers = Layers({})
        assert layers.of(write("mau/a.docx", ""))["stage"].value == "template"
        both = layers.of(write("mau/a.txt", ""))["stage"]
        assert (both.value, both.origin.kind, both.origin.number) == ("draft", "section", 2)
        assert layers.of(write("a.docx", ""))["stage"].value == "auto"

    def it_puts_the_environment_over_files_and_flags_over_all(self, write, monkeypatch):
        write("thethuc.toml", 'stage = "draft"\nfail-on = "note"\n[levels]\nTT0302 = "off"')
        monkeypatch.setenv("THETHUC_STAGE", "issued")
        monkeypatch.setenv("THETHUC_FAIL_ON", "warning")
        monkeypatch.setenv("THETHUC_LEVELS", "TT0022=off, TT0301=note")
        values = Layers({"fail-on": "never"}).of(write("a.docx", ""))
        assert values["stage"].origin.name == "THETHUC_STAGE"
        assert (values["fail-on"].value, values["fail-on"].origin.kind) == ("never", "flag")
        assert values["levels"].value == {"TT0302": "off", "TT0022": "off", "TT0301": "note"}

    @pytest.mark.parametrize("key", DEFAULTS)
    def it_hears_every_key_from_the_environment(self, write, monkeypatch, key):
        texts = {"levels": "TT0302=off", "limits": "lines=3", "medium": "ocr", "as-of": "2024-03-07", "fail-on": "note"}
        texts |= {"cache": "off", "suppressions": "off", "fail-on-review": "on", "allow-secret": "on"}
        monkeypatch.setenv(f"THETHUC_{key.upper().replace('-', '_')}", texts.get(key, "issued"))
        value = Layers({}).of(write("a.docx", ""))[key]
        assert value.origin.kind == "env"
        assert value.value != DEFAULTS[key]

    def it_gives_files_of_one_lot_the_same_object(self, write):
        write("thethuc.toml", '[[files]]\nmatch = "*.txt"\nstage = "draft"')
        layers = Layers({})
        one, two, other = (layers.of(write(name, "")) for name in ("a.docx", "sub/b.docx", "c.txt"))
        assert one is two
        assert one is not other

    def it_takes_a_date_written_without_quotation_marks(self, write):
        write("thethuc.toml", "as-of = 2024-03-07")
        assert Layers({}).of(write("a.docx", ""))["as-of"].value == "2024-03-07"

    def it_uses_the_file_named_or_none(self, write, tmp_path):
        write("thethuc.toml", 'stage = "draft"')
        other = write("khac/x.toml", 'stage = "issued"')
        path = str(tmp_path / "a.docx")
        assert Layers({}, config=other).of(path)["stage"].value == "issued"
        assert Layers({}, alone=True).of(path)["stage"].value == "auto"


class DescribeTrouble:
    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("stage =", "config.syntax"),
            ('stage = "draft"\nstage = "issued"', "config.syntax"),
            ('extends = "khong-co.toml"', "config.extends"),
            ('extends = "thethuc.toml"', "config.circle"),
            ("[[files]]\nstage = 'draft'", "config.lacks"),
            ("[[files]]\nmatch = '[z-a]'", "config.wrong"),
            ("files = [1]", "config.wrong"),
            ('extends = "a\\u0000b"', "config.wrong"),
            ('baseline = "a\\u0000b"', "config.wrong"),
            ("as-of = 07:30:00", "config.wrong"),
            ("limits = nan", "config.wrong"),
            ("stage = " + "[" * 5000, "config.deep"),
            (".".join(["a"] * 5000) + " = 1", "config.deep"),
            ("[" + " . ".join(['"a"'] * 5000) + "]", "config.deep"),
            ("limits = 1" + "0" * 5000, "config.syntax"),
        ],
    )
    def it_names_the_file(self, write, text, key):
        file = write("thethuc.toml", text)
        with pytest.raises(Misconfigured) as trouble:
            Layers({}).of(write("a.docx", ""))
        assert trouble.value.key == key
        assert trouble.value.values["file"] == file

    def it_names_a_file_that_is_no_utf_8(self, tmp_path):
        (tmp_path / "thethuc.toml").write_bytes(b'stage = "\xff"')
        with pytest.raises(Misconfigured, match=r"config\.not_utf8"):
            Layers({}).of(str(tmp_path / "a.docx"))

    def it_names_the_variable(self, write, monkeypatch):
        monkeypatch.setenv("THETHUC_STAGE", "drft")
        with pytest.raises(Misconfigured) as trouble:
            Layers({})
        assert trouble.value.key == "config.wrong_env"
        assert trouble.value.values["key"] == "THETHUC_STAGE"

    def it_names_the_address_of_a_site_that_is_none(self, monkeypatch):
        monkeypatch.setenv("THETHUC_SITE", "javascript:alert(1)")
        with pytest.raises(Misconfigured) as trouble:
            Layers({})
        assert (trouble.value.key, trouble.value.values["key"]) == ("config.wrong_env", "THETHUC_SITE")
