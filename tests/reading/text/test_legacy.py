"""Text typed before Unicode: TCVN3 and VNI come out as the Vietnamese they are, and nothing else is taken for them."""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.model import Document
from checker.reading import read
from checker.reading.legacy import _TCVN3_SIGNS, TCVN3, VNI, _letter, clusters, code_of_font, in_unicode, pieces_in_unicode
from checker.reading.recoding import Recoder
from checker.reading.syllables import is_syllable
from tests.builders.files import FIXTURES
from tests.builders.old_codes import ENCODED, tcvn3, vni
from tests.reading.wordfile import opened, package, paragraph, run, style, styles, texts

LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
SENTENCE = "Căn cứ Quyết định của Ủy ban nhân dân tỉnh về việc kiểm tra công tác văn thư, lưu trữ năm 2024"
ONSETS = ["", *"b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x".split()]  # noqa: SIM905
RIMES = "a ai ang anh ăc âng e ênh iêu i oan oat ô ôi ông ơi ương u uyên ưa ưng uôc y".split()  # noqa: SIM905
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
FOREIGN = [
    "Le préfet a déjà été très élevé, où l’on naît français, à Besançon: noël, cœur, garçon, père, forêt, hôtel, naïve.",
    "Die Universität Düsseldorf, Müller, Köln, Straße, schön, für, über, Grüße, Österreich, während, möglich.",
    "© 2024 Microsoft® Office™ 365 – 10 µm ± 5 % × 2 ½ °C · § 12 ¶ « guillemets » m² và m³",
    "El niño español también leyó la información según José Muñoz Núñez, con acción y razón.",
]


def syllables(tone: str, onset: str, rime: str) -> str:
    """A syllable with the tone on its last vowel that is not the end of it."""
    vowels = [at for at, letter in enumerate(rime) if letter in "aăâeêioôơuưy"]
    at = vowels[-1] if rime[-1] not in "aăâeêioôơuưy" or len(vowels) == 1 else vowels[-2]
    return unicodedata.normalize("NFC", onset + rime[: at + 1] + tone + rime[at + 1 :])


# Alone between spaces the sign for ã (and â, đ) is a bullet or a mark of trade.
SYLLABLE = st.builds(syllables, st.sampled_from(TONES), st.sampled_from(ONSETS), st.sampled_from(RIMES)).filter("ã".__ne__)


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def decoded(text: str, code: str) -> str:
    return "".join(letter for *_, letter in clusters([text], [code], ["VNI-Times" if code == "vni" else ".VnTime"]))


def codes(document: Document) -> set[str | None]:
    return {each.style.code for block in document.blocks for each in block.runs}


class DescribeTheTables:
    @pytest.mark.parametrize("letter", LETTERS)
    def it_has_every_small_letter_in_both(self, letter: str) -> None:
        assert (in_unicode(tcvn3(letter), "tcvn3"), in_unicode(vni(letter), "vni")) == (letter, letter)

    @pytest.mark.parametrize("letter", LETTERS.upper())
    def it_has_every_capital(self, letter: str) -> None:
        assert in_unicode(vni(letter), "vni") == letter
        assert "".join(each for *_, each in clusters([tcvn3(f"b{letter.lower()}")], ["tcvn3"], [".VnTimeH"])) == f"B{letter}"

    @given(st.lists(SYLLABLE, min_size=1, max_size=30).map(" ".join))
    @example("ướt thuở quỳnh khuỷu hoàng giữ nguyễn")
    def it_gives_back_what_was_typed(self, text: str) -> None:
        assert decoded(tcvn3(text), "tcvn3") == text
        assert decoded(vni(text), "vni") == text
        assert decoded(vni(text.upper()), "vni") == text.upper()

    @given(st.text(alphabet=LETTERS + " abcxyz0123-/.", max_size=60), st.sampled_from(["tcvn3", "vni"]))
    def it_says_where_each_letter_came_from(self, text: str, code: str) -> None:
        typed = ENCODED[code](text)
        found = clusters([typed], [code], [None])
        assert "".join(typed[start:end] for start, end, _ in found) == typed

    @pytest.mark.parametrize("text", [SENTENCE.lower()])
    def it_reads_what_passed_through_windows_1258(self, text: str) -> None:
        for code in ("tcvn3", "vni"):
            through = ENCODED[code](text).encode("latin-1").decode("cp1258", "ignore")
            if len(through) == len(ENCODED[code](text)):
                assert decoded(through, code) == text


class DescribeASyllable:
    @pytest.mark.parametrize("word", "hoạch Nghị KHUỶU ướt quốc thuế gì giếng yêu uỷ uống xoong khuya Đức".split())  # noqa: SIM905
    def it_is_told(self, word: str) -> None:
        assert is_syllable(word)
        assert is_syllable(unicodedata.normalize("NFD", word))

    @pytest.mark.parametrize("word", "été très Müller HĐND Đắkk hoàch bãc ngh ừừ São-Paulo".split())  # noqa: SIM905
    def it_is_not_what_cannot_be_one(self, word: str) -> None:
        assert not is_syllable(word)


class DescribeATextInUnicode:
    @pytest.mark.parametrize("text", [*FOREIGN, SENTENCE, unicodedata.normalize("NFD", SENTENCE), "Đắk Lắk, Bà Rịa, QĐ-HĐND"])
    def it_is_not_taken_for_another_code(self, text: str) -> None:
        assert Recoder(text * 5).code is None
        assert texts(opened(paragraph(text.replace("&", "&amp;") * 3))) == [unicodedata.normalize("NFC", text) * 3]

    def it_is_not_recoded_because_of_its_font(self) -> None:
        document = opened(paragraph(run(SENTENCE, font(".VnTime")) + run(" và " + SENTENCE, font("VNI-Times"))))
        assert (texts(document), codes(document)) == ([f"{SENTENCE} và {SENTENCE}"], {None})

    @given(st.lists(SYLLABLE, min_size=1, max_size=40).map(" ".join))
    def it_stays_as_it_is(self, text: str) -> None:
        assert Recoder(text).code is None
        assert read(text.encode(), medium="text").blocks[0].text == text

    def it_is_every_fixture_but_those_made_for_this(self) -> None:
        for path in [*(FIXTURES / "compliant").glob("*.docx"), *(FIXTURES / "shapes").glob("*.docx"), *(FIXTURES / "shapes").glob("*.txt")]:
            document = read(path)
            assert codes(document) <= {None}, path
            assert "old_code" not in document.traits, path


class DescribeAWordFileInAnOldCode:
    @pytest.mark.parametrize(("name", "code"), [(".VnTime", "tcvn3"), (".VnArial", "tcvn3"), ("VNI-Times", "vni"), ("VNI Helve", "vni")])
    def it_is_read_by_its_font(self, name: str, code: str) -> None:
        assert code_of_font(name) == code
        text = SENTENCE.replace("Ủ", "ủ")
        document = opened(paragraph(run(ENCODED[code](text), font(name)) + run(" (năm 2024)")))
        assert texts(document) == [f"{text} (năm 2024)"]
        assert [(each.start, each.end, each.style.code, each.style.font) for each in document.blocks[0].runs] == [
            (0, len(text), code, name),
            (len(text), len(text) + 11, None, document.blocks[0].runs[1].style.font),
        ]

    def it_is_read_by_a_font_of_its_style(self) -> None:
        parts = {"word/styles.xml": styles(style("Normal", run=font(".VnTime"), default=True))}
        assert texts(read(package(paragraph(tcvn3("kế hoạch")), parts))) == ["kế hoạch"]

    def it_is_capitals_in_a_font_of_capitals(self) -> None:
        document = opened(paragraph(run(tcvn3("Kế hoạch số 5"), font(".VnTimeH"))))
        assert texts(document) == ["KẾ HOẠCH SỐ 5"]

    def it_takes_a_mark_from_the_next_run(self) -> None:
        document = opened(
            paragraph(run("Ke", font("VNI-Times")) + run("á hoa", font("VNI-Times") + "<w:b/>") + run("ïch", font("VNI-Times")))
        )
        assert texts(document) == ["Kế hoạch"]
        assert [(each.start, each.end, each.style.bold) for each in document.blocks[0].runs] == [(0, 2, False), (2, 6, True), (6, 8, False)]

    def it_knows_the_soft_hyphen_for_a_letter(self) -> None:
        soft = run("th", font(".VnTime")) + f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:softHyphen/></w:r>"
        assert texts(opened(paragraph(run(tcvn3("văn "), font(".VnTime")) + soft))) == ["văn thư"]
        assert texts(opened(paragraph(run("thực") + "<w:r><w:softHyphen/></w:r>" + run("hiện")))) == ["thựchiện"]

    @pytest.mark.parametrize("code", ["tcvn3", "vni"])
    def it_is_read_by_its_letters_where_no_font_tells(self, code: str) -> None:
        text = SENTENCE.replace("Ủ", "ủ")
        document = opened(paragraph(ENCODED[code](text)) + paragraph(ENCODED[code]("Số: 5")))
        assert (texts(document), codes(document)) == ([text, "Số: 5"], {code})

    def it_leaves_the_paragraphs_that_are_unicode(self) -> None:
        document = opened("".join(paragraph(text) for text in (SENTENCE, tcvn3(SENTENCE.lower()), "Thủ đô: São Paulo", SENTENCE)))
        assert texts(document) == [SENTENCE, SENTENCE.lower(), "Thủ đô: São Paulo", SENTENCE]

    def it_leaves_bullets_and_signs(self) -> None:
        document = opened(paragraph(run("·", font("Symbol")) + run(tcvn3(f" {SENTENCE.lower()} ©")) + run(" · ")))
        assert texts(document) == [f"· {SENTENCE.lower()} © · "]


class DescribeATextFileInAnOldCode:
    @pytest.mark.parametrize("code", ["tcvn3", "vni"])
    @pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-16"])
    def it_is_read_and_told(self, code: str, encoding: str) -> None:
        text = SENTENCE.replace("Ủ", "ủ") + ".\n\nNoi nhận: văn thư"
        document = read(ENCODED[code](text).encode(encoding))
        assert texts(document) == text.split("\n\n")
        assert (document.medium, document.traits["old_code"]) == ("text", code.upper())

    def it_keeps_its_lines(self) -> None:
        text = "\r\n".join([SENTENCE.lower(), "", "số 5", "", "nơi nhận"])
        assert [block.line for block in read(vni(text).encode("latin-1")).blocks] == [1, 3, 5]

    @pytest.mark.parametrize(
        ("said", "meant"),
        [
            ("KẾ HOẠCH", "KẾ HOẠCH"),
            ("SỞ NỘI VỤ", "SỞ NỘI VỤ"),
            ("Số: 125/KH-SNV", "Số: 125/KH-SNV"),
            ("UBND tỉnh Hà Nam", "UBND tỉnh Hà Nam"),
            ("I. MỤC ĐÍCH, YÊU CẦU", "I. MỤC ĐÍCH, YÊU CẦU"),
        ],
    )
    def it_has_its_capitals_where_tcvn3_could_not_write_them(self, said: str, meant: str) -> None:
        assert read(tcvn3(f"{said}\n\n{SENTENCE.lower()}").encode("latin-1")).blocks[0].text == meant

    def it_is_windows_1258_when_its_words_are(self) -> None:
        assert read((FIXTURES / "shapes" / "cp1258.txt").read_bytes()).traits["encoding"] == "cp1258"


class DescribePiecesInUnicode:
    """They say what the letters one by one do, which tell places besides."""

    SIGNS = "aAeoOuyôöÖiíìæóòîñùøûõïâáàåãäêéèúüëÂÃÊµ¸¶·¹¨©®ÐđăƠ\u0301\u0323 \n.ﬁß" + "".join(_TCVN3_SIGNS)

    def letters(self, texts, codes, fonts):
        ends, pieces, at = list(accumulate(map(len, texts))), [""] * len(texts), 0
        for start, _, letter in clusters(texts, codes, fonts):
            while start >= ends[at]:
                at += 1
            pieces[at] += letter
        return pieces

    @pytest.mark.parametrize("seed", range(20))
    def it_gives_the_same_letters(self, seed):
        chance = Random(seed)
        for _ in range(100):
            texts = ["".join(chance.choices(self.SIGNS, k=chance.randrange(9))) for _ in range(5)]
            codes = [chance.choice((TCVN3, VNI, VNI, None)) for _ in texts]
            fonts = [chance.choice((".VnTime", ".VnTimeH", "VNI-Times", "Times New Roman", None)) for _ in texts]
            assert pieces_in_unicode(texts, codes, fonts) == self.letters(texts, codes, fonts), (texts, codes, fonts)

    @pytest.mark.parametrize("code", [TCVN3, VNI])
    def it_knows_the_same_words(self, code):
        chance = Random(5)
        for _ in range(500):
            word = "".join(chance.choices(self.SIGNS.replace(" ", "").replace("\n", ""), k=chance.randrange(1, 6)))
            at, told = 0, ""
            while told is not None and at < len(word):
                size, letter = _letter(word, at, code)
                told, at = None if letter is None else told + letter, at + size
            assert in_unicode(word, code) == told, word

    def it_bears_a_sign_that_is_two_in_capitals(self):
        assert pieces_in_unicode(["Uû ﬁ"], [TCVN3], [".VnTimeH"]) == ["UỶ ﬁ"]
        assert "".join(letter for *_, letter in clusters(["Uû ﬁ"], [TCVN3], [".VnTimeH"])) == "UỶ ﬁ"
