"""A pattern that is not tried on a text without one of its words matches no such text."""

from checker.model.patterns import _WordedPattern, lazy_pattern
from tests.patterns.collecting import globals_of_code
from tests.patterns.making import samples


def test_every_text_it_matches_holds_one_of_its_words():
    worded = [(name, value) for name, value in globals_of_code() if isinstance(value, _WordedPattern)]
    unmatched, wordless = [], []
    for name, pattern in worded:
        matched = [text for text in samples(pattern._text, pattern._flags, 400) if pattern._compiled.search(text)]
        unmatched += [] if matched else [name]
        wordless += [(name, text) for text in matched if not any(word in text for word in pattern.words)]
    assert (unmatched, wordless) == ([], [])
    assert len(worded) > 15


def test_a_text_without_its_words_does_not_compile_it():
    broken = lazy_pattern("(", words=("KẾ",))
    assert broken.search("QUYẾT ĐỊNH") is broken.match("QUYẾT ĐỊNH") is broken.fullmatch("") is None


def test_with_one_of_them_it_is_a_pattern_like_any_other():
    worded = lazy_pattern(r"KẾ (HOẠCH)", words=("KẾ", "không"))
    assert [worded.search("1 KẾ HOẠCH")[1], worded.match("1 KẾ HOẠCH", 2)[1], worded.fullmatch("KẾ HOẠCH")[1]] == ["HOẠCH"] * 3
    assert worded.search("1 KẾ HOẠCH", 0, 5) is worded.match("1 KẾ HOẠCH") is worded.fullmatch("KẾ") is None
    assert worded.sub("x", "KẾ HOẠCH 2") == "x 2"
