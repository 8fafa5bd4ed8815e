"""What a verb would write over is refused, the file left as it is, unless ``--force`` is given: one rule for all that write one file."""

import pytest


@pytest.mark.parametrize(
    "verb",
    [["explain", "-o"], ["extract", "-o"], ["fix", "--diff", "--report"], ["fix", "-o"]],
    ids=["explain", "extract", "fix --report", "fix -o"],
)
class DescribeAFileThatIsThere:
    def it_is_not_written_over(self, thethuc, faulty, tmp_path, verb):
        there = tmp_path / "there.txt"
        there.write_text("của người khác", encoding="utf-8")
        run = thethuc(*verb, there, faulty)
        assert run.code == 2
        assert "thêm --force nếu muốn ghi đè" in run.err
        assert there.read_text(encoding="utf-8") == "của người khác"

    def it_is_written_over_when_forced(self, thethuc, faulty, tmp_path, verb):
        there = tmp_path / "there.txt"
        there.write_text("của người khác", encoding="utf-8")
        assert thethuc(*verb, there, faulty, "--force").code in (0, 1)
        assert "của người khác" not in there.read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", ["explain", "extract"])
def test_the_plan_itself_is_never_written_over(thethuc, faulty, verb):
    before = faulty.read_bytes()
    assert thethuc(verb, faulty, "-o", faulty, "--force").code == 2
    assert faulty.read_bytes() == before
