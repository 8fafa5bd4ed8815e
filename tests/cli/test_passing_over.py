"""What is passed over when a folder is checked, as a user meets it."""

import json

import pytest


@pytest.fixture
def house(tmp_path, faulty, monkeypatch):
    """A folder of plans: two at the top, one in ``nhap``, one in ``nhap/giu``."""
    for name in ("a.txt", "b.txt", "nhap/c.txt", "nhap/giu/d.txt"):
        (tmp_path / "house" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "house" / name).write_bytes(faulty.read_bytes())
    monkeypatch.chdir(tmp_path / "house")
    return tmp_path / "house"


def checked(run):
    return [document["path"].replace("\\", "/") for document in json.loads(run.out)["documents"]]


class DescribeExclude:
    @pytest.mark.parametrize(
        "written", ['exclude = "nhap"', 'exclude = ["nhap/"]', 'exclude = ["c.txt", "**/giu/"]', 'exclude = "nhap/**"']
    )
    def it_passes_over_what_the_configuration_names(self, thethuc, house, written):
        (house / "thethuc.toml").write_text(written)
        run = thethuc("check", "--format", "json", ".")
        assert checked(run) == ["./a.txt", "./b.txt"]
        assert "exclude" in run.err
        assert thethuc("check", "--quiet", "a.txt", ".").err == ""

    def it_takes_a_file_that_is_named_by_itself(self, thethuc, house):
        (house / "thethuc.toml").write_text('exclude = "*.txt"')
        assert checked(thethuc("check", "--format", "json", "a.txt")) == ["a.txt"]

    def it_starts_from_the_file_that_says_it(self, thethuc, house):
        (house / "thethuc.toml").write_text('exclude = "/giu"')
        assert len(checked(thethuc("check", "--format", "json", "."))) == 4
        (house / "nhap" / "thethuc.toml").write_text('exclude = "/giu"')
        assert len(checked(thethuc("check", "--format", "json", "."))) == 3

    def it_is_an_option_and_a_variable_too(self, thethuc, house, monkeypatch):
        assert checked(thethuc("check", "--format", "json", "--exclude", "nhap", "--exclude", "b.*", ".")) == ["./a.txt"]
        monkeypatch.setenv("THETHUC_EXCLUDE", "nhap,a.txt")
        assert checked(thethuc("check", "--format", "json", ".")) == ["./b.txt"]

    def it_is_told_when_nothing_is_left(self, thethuc, house):
        run = thethuc("check", "--exclude", "*.txt", ".")
        assert run.code == 2
        assert ".: mọi tệp trong thư mục đều bị bỏ qua" in run.err

    def it_is_told_when_it_is_no_glob(self, thethuc, house):
        (house / "thethuc.toml").write_text('exclude = "[z-a]"')
        run = thethuc("check", ".")
        assert (run.code, run.out) == (2, "")
        assert "thethuc.toml" in run.err
        assert "[z-a]" in run.err


class DescribeIgnoreFile:
    def it_reads_as_gits(self, thethuc, house):
        (house / ".thethucignore").write_text("# nháp\n\nnhap/*\n!nhap/giu/\nb.txt   \n", encoding="utf-8-sig")
        assert checked(thethuc("check", "--format", "json", ".")) == ["./a.txt", "./nhap/giu/d.txt"]

    def it_speaks_of_its_own_folder_and_the_nearest_decides(self, thethuc, house):
        (house / ".thethucignore").write_text("*.txt\n")
        (house / "nhap" / ".thethucignore").write_text("!c.txt\n")
        assert checked(thethuc("check", "--format", "json", ".")) == ["./nhap/c.txt"]
        assert checked(thethuc("check", "--format", "json", "nhap")) == ["nhap/c.txt"]

    def it_goes_before_the_configuration(self, thethuc, house):
        (house / "thethuc.toml").write_text('exclude = "a.txt"')
        (house / ".thethucignore").write_text("!a.txt\nnhap\n")
        assert checked(thethuc("check", "--format", "json", ".")) == ["./a.txt", "./b.txt"]

    @pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"[z-a]\n", b"#" * (1024 * 1024 + 1)])
    def it_is_refused_in_one_line_when_it_cannot_be_read(self, thethuc, house, data):
        (house / ".thethucignore").write_bytes(data)
        run = thethuc("check", ".")
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
        assert ".thethucignore" in run.err

    def it_is_heeded_by_a_baseline_too(self, thethuc, house):
        (house / ".thethucignore").write_text("nhap\n")
        assert thethuc("baseline", "write", "-o", "known.json", ".").code == 0
        assert "2 văn bản" in thethuc("baseline", "write", "-o", "known.json", ".").out
