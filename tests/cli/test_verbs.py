import json
import re
import shutil
import subprocess
import sys

import pytest

from checker.running.tools import FoundTool


class DescribeExplain:
    def it_names_the_part_the_cue_and_the_runner_up_of_each_block(self, thethuc, compliant):
        run = thethuc("explain", compliant)
        assert (run.code, run.err) == (0, "")
        assert "Quốc hiệu" in run.out
        assert max(len(line) for line in run.out.split("\n")[3:]) <= 80

    @pytest.mark.parametrize(("lang", "sure"), [("vi", "0,90"), ("en", "0.90")])
    def it_writes_how_sure_it_is_as_its_reader_does(self, thethuc, compliant, lang, sure):
        figures = [
            line.split()[-1] for line in thethuc("explain", "--lang", lang, compliant).out.split("\n") if re.search(r" \d\D\d\d$", line)
        ]
        assert sure in figures
        assert {figure[1] for figure in figures} == {sure[1]}

    def it_says_that_a_text_is_no_administrative_document_instead_of_guessing(self, thethuc, tmp_path):
        path = tmp_path / "ghi-chu.md"
        path.write_text("# Ghi chú\n\nMua sữa.\n", encoding="utf-8")
        run = thethuc("explain", path)
        assert (run.code, run.err) == (0, "")
        assert "Không nhận ra đây là văn bản hành chính" in " ".join(run.out.split())
        assert "Mua sữa" not in run.out

    @pytest.mark.parametrize("format_", ["text", "json"])
    def it_tells_the_shape_alone_when_the_text_is_nobody_elses_business(self, thethuc, compliant, format_):
        whole = json.loads(thethuc("explain", "--format", "json", compliant).out)
        run = thethuc("explain", "--no-text", "--format", format_, compliant)
        assert run.code == 0
        words = {word for row in whole["blocks"] for word in re.findall(r"[^\W\d_]{4,}", row["text"])}
        for row in json.loads(thethuc("explain", "--no-text", "--format", "json", compliant).out)["blocks"]:
            assert not set(re.findall(r"[^\W\d_]+", row["text"])) & words
            assert not re.search(r"[1-9]", row["text"])
        assert compliant.stem not in run.out

    def it_tells_the_same_parts_without_the_text(self, thethuc, compliant):
        trees = [json.loads(thethuc("explain", *more, "--format", "json", compliant).out) for more in ([], ["--no-text"])]
        assert [row["readings"] for row in trees[0]["blocks"]] == [row["readings"] for row in trees[1]["blocks"]]
        assert [len(row["text"]) for row in trees[0]["blocks"]] == [len(row["text"]) for row in trees[1]["blocks"]]

    def it_gives_every_block_as_json(self, thethuc, compliant):
        tree = json.loads(thethuc("explain", "--format", "json", compliant).out)
        assert tree["schema"] == "thethuc-explain/1"
        assert [row["block"] for row in tree["blocks"]] == list(range(len(tree["blocks"])))
        parts = {reading["component"] for row in tree["blocks"] for reading in row["readings"]}
        assert {"national_name", "motto", "number", "date", "subject", "recipients"} <= parts

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_says_every_cue_in_words(self, thethuc, compliant, lang):
        tree = json.loads(thethuc("explain", "--format", "json", compliant).out)
        text = thethuc("explain", "--lang", lang, compliant).out
        for cue in {reading["cue"] for row in tree["blocks"] for reading in row["readings"] if "_" in reading["cue"]}:
            assert cue not in text


class DescribeExtract:
    def it_names_the_metadata_as_the_exchange_format_does(self, thethuc, compliant):
        tree = json.loads(thethuc("extract", compliant).out)
        assert tree["type"] == "KH"
        assert tree["edxml"]["PromulgationDate"] == tree["components"]["date"]["value"] == tree["date"]
        assert tree["edxml"]["SignerInfo"]["FullName"]
        assert tree["edxml"]["ToPlaces"]

    def it_gives_no_day_to_a_draft_that_bears_none(self, thethuc, compliant, tmp_path):
        text = compliant.with_suffix(".txt").read_text(encoding="utf-8")
        assert "Căn cứ" in text
        draft = re.sub(r"(Số: )\d+", r"\1    ", re.sub(r", ngày \d+ tháng \d+ năm \d+\n", ", ngày     tháng     năm 20…\n", text, count=1))
        (tmp_path / "a.txt").write_text(draft, encoding="utf-8")
        found = json.loads(thethuc("extract", tmp_path / "a.txt").out)
        assert (found["stage"], found["date"], found["edxml"]["PromulgationDate"]) == ("draft", None, None)

    def it_names_a_file_it_cannot_read_in_one_line(self, thethuc):
        run = thethuc("extract", "không-có.docx")
        assert (run.code, run.out) == (2, "")
        assert run.err.count("\n") == 1


class DescribeRules:
    def it_lists_each_rule_once(self, thethuc):
        rows = json.loads(thethuc("rules", "list", "--format", "json").out)["rules"]
        ids = [row["id"] for row in rows]
        assert ids == sorted(set(ids))
        assert all(row["title"] for row in rows)

    def it_lists_those_of_one_part_and_level(self, thethuc):
        rows = json.loads(thethuc("rules", "list", "--format", "json", "--component", "date", "--level", "error").out)["rules"]
        assert rows
        assert {(row["component"], row["level"]) for row in rows} == {("date", "error")}

    def it_calls_no_note_mandatory(self, thethuc):
        for lang, word in (("vi", "bắt buộc"), ("en", "mandatory")):
            assert word not in thethuc("rules", "list", "--level", "note", "--lang", lang).out

    def it_shows_everything_about_a_rule(self, thethuc):
        out = thethuc("rules", "show", "TT0302").out
        for piece in ("khoản 3, điểm c", "Số: 05/KH-SKHCN", "Số: 5/KH-SNV"):
            assert piece in " ".join(out.split())

    def it_proves_one_rule_or_says_there_is_none(self, thethuc):
        assert thethuc("rules", "test", "TT0302").code == 0
        run = thethuc("rules", "test", "TT9999")
        assert run.code == 2
        assert "TT9999" in run.err

    def it_exits_1_when_an_example_does_not_hold(self, thethuc, monkeypatch):
        from checker.authoring import compiling

        rows = {name: [dict(row) for row in rows] for name, rows in compiling.sources().items()}
        for row in rows["nd30-2020"]:
            if row["id"] == "TT0302":
                row["examples"] = {"good": ["Số: 5/KH-SNV"], "bad": ["Số: 05/KH-SNV"]}
        monkeypatch.setattr("checker.authoring.proving.sources", lambda: rows)
        run = thethuc("rules", "test", "TT0302")
        assert run.code == 1
        assert run.out.count("TT0302") >= 2

    def it_finds_the_rule_files_valid_and_the_compiled_data_current(self, thethuc):
        run = thethuc("rules", "check")
        assert (run.code, run.err) == (0, "")

    @pytest.mark.parametrize("content", ["- id: X1\n", "- [\n", "- {id: TT0301, name: x}\n", "a: b\n", "\xff"])
    def it_names_the_file_and_the_fault_of_a_bad_rule_file(self, thethuc, tmp_path, content):
        path = tmp_path / "bad.yaml"
        path.write_bytes(content.encode("latin-1"))
        run = thethuc("rules", "check", path)
        assert run.code == 2
        assert "bad.yaml" in run.err
        assert "Traceback" not in run.err


class DescribeRuleNames:
    @pytest.mark.parametrize("word", ["TT0302", "tt0302", "number-zero-padded", "Number-Zero-Padded"])
    def it_takes_an_id_in_any_case_and_a_name(self, thethuc, word):
        rows = json.loads(thethuc("rules", "show", "--format", "json", word).out)["rules"]
        assert {row["id"] for row in rows} == {"TT0302"}

    def it_still_refuses_what_names_no_rule(self, thethuc):
        run = thethuc("rules", "show", "tt03")
        assert run.code == 2
        assert "tt03" in run.err


class DescribeTheLanguage:
    def it_is_taken_before_the_verb_and_after_it(self, thethuc, compliant, monkeypatch):
        assert thethuc("--lang", "en", "check", "-q", compliant).out.startswith("PASS")
        assert "What the law asks" in thethuc("rules", "--lang", "en", "show", "TT0302").out
        assert thethuc("--lang", "en", "check", "--lang", "vi", "-q", compliant).out.startswith("ĐẠT")
        monkeypatch.setenv("THETHUC_LANG", "en")
        assert thethuc("check", "-q", compliant).out.startswith("PASS")
        assert thethuc("--lang", "vi", "check", "-q", compliant).out.startswith("ĐẠT")

    def it_is_refused_in_one_sentence_when_there_is_no_such(self, thethuc, compliant):
        run = thethuc("--lang", "fr", "check", compliant)
        assert run.code == 2
        assert "“fr”" in run.err


class DescribeDoctor:
    def it_never_fails(self, thethuc, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda name: f"/nowhere/{name}")
        monkeypatch.setattr(subprocess, "run", lambda *_, **__: (_ for _ in ()).throw(OSError))
        run = thethuc("doctor")
        assert (run.code, run.err) == (0, "")
        assert "tesseract" in run.out

    def it_says_what_lacks_and_what_brings_it_and_ends_with_that_only_then(self, thethuc, monkeypatch):
        note = "Thiếu công cụ tùy chọn không ảnh hưởng"
        there = [FoundTool("docxtpl", "1.0"), FoundTool("libreoffice", "LibreOffice 7.4")]
        for tools in (there, [FoundTool("docxtpl", None), *there[1:]]):
            monkeypatch.setattr("checker.cli.doctor.tools", lambda tools=tools: iter(tools))
            monkeypatch.setattr("checker.cli.doctor.knows_vietnamese", lambda: True)
            out = thethuc("doctor").out
            assert ("· docxtpl" in " ".join(out.split())) == (note in out) == (tools is not there)
            assert "phần thêm office" in " ".join(out.split())
            assert "✓ libreoffice 7.4 đọc" in " ".join(out.split())
            assert all(len(line) <= 80 for line in out.splitlines() if "/" not in line)

    def it_counts_the_rules_that_are_listed(self, thethuc):
        listed = thethuc("rules", "list").out.splitlines()[-1]
        assert f"{listed}, {listed.replace('quy tắc', 'câu')}" in " ".join(thethuc("doctor").out.split())


class DescribeHelp:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize(
        "verb",
        [
            "",
            "check",
            "explain",
            "extract",
            "doctor",
            "annotate",
            "fix",
            "new",
            "completions",
            "man",
            "rules",
            *(f"rules {verb}" for verb in ("list", "show", "check", "test", "coverage")),
        ],
    )
    def it_says_everything_in_the_users_language(self, thethuc, monkeypatch, verb, lang):
        monkeypatch.setenv("THETHUC_LANG", lang)
        run = thethuc(*verb.split(), "--help")
        assert (run.code, run.err) == (0, "")
        assert "help." not in run.out

    def it_prints_the_version(self, thethuc):
        from checker import __version__

        assert thethuc("--version").out == f"thethuc {__version__}\n"


class DescribeABareCommand:
    @pytest.mark.parametrize("words", [[], ["rules"]])
    def it_prints_its_help_as_help(self, words: list[str]) -> None:
        done = subprocess.run([sys.executable, "-m", "checker", *words], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) > 5
        assert "Traceback" not in done.stderr
