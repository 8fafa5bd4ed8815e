"""A part that nobody reads as text is vouched for by its marks; what looks odd is parsed to know."""

import pytest

from checker.model import Unreadable
from checker.reading.limits import DEFAULT
from checker.reading.word.intact import refuse_broken

STYLES = '<w:style w:styleId="a"><w:name w:val="A &amp; B"/></w:style>' * 60
SOUND = f'<?xml version="1.0"?><w:styles xmlns:w="urn:w">{STYLES}{{}}{STYLES}</w:styles>'


@pytest.mark.parametrize("within", ["", "<!-- của cơ quan -->", "<?dau trang?>", "Vì sao? Thế!", "<![CDATA[<a>]]>"])
def test_a_whole_part_is_vouched_for(within: str) -> None:
    refuse_broken(SOUND.format(within).encode(), "word/styles.xml", DEFAULT)


@pytest.mark.parametrize("within", ["<w:style>", "</w:style>", "<!--", "<?dau", "<", "A & B"])
def test_a_broken_part_is_refused(within: str) -> None:
    with pytest.raises(Unreadable) as refused:
        refuse_broken(SOUND.format(within).encode(), "word/styles.xml", DEFAULT)
    assert refused.value.key == "unreadable.bad_xml"
