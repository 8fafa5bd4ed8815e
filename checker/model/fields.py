"""The named pieces of each part of a plan, as types: what a rule may ask for, and what the parser promises to give.

A field holds text as printed unless its type says otherwise; a piece that was not printed is ``""``. What each means stands in
``parsing/README.md``. ``thethuc rules check`` holds every selector of every rule and profile against the tables at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypedDict

from checker.model.document import Location

YesNo = Literal["yes", "no"]
NumberForm = Literal["state", "party", ""]
DateForm = Literal["words", "slashes", ""]


class OrganFields(TypedDict, total=False):
    """``superior_organ`` and ``organ``: ``kind`` is the first words folded (``ubnd``, ``so``, ``bo`` …); ``joint``: several organs.

    ``reversed``: the superior stands below the issuer.
    """

    kind: str
    joint: YesNo
    reversed: YesNo


class NumberFields(TypedDict, total=False):
    """``number``: the pieces of the printed line ``Số: 5/KH-SKHCN``."""

    line: str
    word: str
    colon: str
    gap: str
    slash: str
    suffix: str
    form: NumberForm
    year: str


class NotationFields(TypedDict, total=False):
    """``notation``: the groups of ``KH-SKHCN`` and what stands between them."""

    printed: str
    type: str
    organ: str
    slash: str
    joint: str
    year: str


class PlaceFields(TypedDict, total=False):
    """``place``: whether a comma stands after it."""

    comma: str


class DateFields(TypedDict, total=False):
    """``date``: its figures as printed; ``real``: a whole date that the calendar has."""

    day: str
    month: str
    year: str
    form: DateForm
    real: YesNo


class SubjectFields(TypedDict, total=False):
    """``subject``: the words it opens with (``V/v``, ``Về việc``); ``run_in``: what of it stands on the line of the type name."""

    opening: str
    run_in: str


class LegalBasesFields(TypedDict, total=False):
    """``legal_bases``: how they are given."""

    form: Literal["can_cu", "narrative", "mixed"]


class SectionsFields(TypedDict, total=False):
    """``sections``: the style of the top level, how many, and whether one is about carrying out."""

    style: str
    implementation: YesNo
    count: int


class CompetenceFields(TypedDict, total=False):
    """``competence``, and each of its lines: ``TM``, the mark after it, the space, and the rest; of the whole, the first below the post."""

    prefix: str
    mark: str
    space: str
    rest: str
    below_post: str


class PositionFields(TypedDict, total=False):
    """``position``: whether a deputy's, a second office, an authority written before it, the department or committee it names, the post
    itself where it stands below the name, or behind the authority on one line."""

    deputy: YesNo
    second: str
    prefix: str
    organ: str
    below_name: str
    run_in: str


class FullNameFields(TypedDict, total=False):
    """``full_name``: a rank or degree before it, the name without, and again where two of its words run together."""

    honorific: str
    bare: str
    run_together: str
    others: str


class RecipientsFields(TypedDict, total=False):
    """``recipients``: the label and its colon."""

    label: str
    colon: str


class ArchiveFields(TypedDict, total=False):
    """``archive``: the word Lưu, its marks, ``VT`` when it is among the codes."""

    word: str
    colon: str
    clerk: str
    ending: str
    dash: str
    last: YesNo


class AnnexesFields(TypedDict, total=False):
    """``annexes``: whether the plan announces any, and how many follow."""

    announced: YesNo
    count: int


class AddressFields(TypedDict, total=False):
    """``address``: whether a line is drawn above it."""

    line: Literal["yes", "", "unknown"]


class CitationFields(TypedDict, total=False):
    """One act cited. ``line`` is the index of its basis; ``date`` ISO or none; ``type_in_code``, ``year_in_code`` what its code tells.

    ``code_meant``: the code with the letters of the type named, where its issuer gives no act of the type the code tells.
    ``no_such_day``: the date as printed, where the calendar has none such. ``typed``: the type is named, not told by the code alone.
    ``owned``: an issuer is named, be it behind a day that cannot be read. ``sure``: more than the code tells that it is an act's.
    """

    type: str
    typed: bool
    sure: bool
    owned: bool
    code: str | None
    date: str | None
    no_such_day: str
    organ: str
    subject: str
    number_word: bool
    type_in_code: str
    code_meant: str
    year_in_code: str
    year: str
    law: bool
    first: bool
    nested: bool
    line: int
    basis: bool


class BasisFields(TypedDict, total=False):
    """One paragraph of the bases; ``followed``: the agency's own sentence comes after them.

    ``proposal``: ``Theo đề nghị của …``, ``Xét đề nghị của …``; ``among``: one of the bases, a proposal that closes them counted;
    ``listed``: its end mark is one of theirs.
    """

    text: str
    followed: bool
    proposal: bool
    among: bool
    listed: bool
    opens: bool
    ending: str
    acts: int
    opening: str
    last: bool
    lead_in: bool
    repeats: bool
    basis: bool


class HeadingFields(TypedDict, total=False):
    """One numbered heading or point; ``group`` is the id of its siblings; ``through``: its numbers run through the whole plan; ``own``: the
    numeral it should bear, where its first number is of another item than it stands in, or a part in Roman ones has an Arabic one."""

    numeral: str
    style: str
    ordinal: int
    level: int
    group: str
    title: str
    empty: bool
    titled: bool
    sure: bool
    mark: str
    through: bool
    opens: bool
    own: str
    run_in: str


class RecipientFields(TypedDict, total=False):
    """One recipient; ``stop`` is the place of its last sign, ``counted`` the ``a, `` that stands for its dash."""

    dash: str
    counted: str
    ending: str
    last: bool
    stop: Location


class AnnexFields(TypedDict, total=False):
    """What heads one annex."""

    label: str | None
    title: str
    numeral: str
    ordinal: int
    style: str
    group: str
    run_in: str
    own_page: str
    note: str
    note_type: str
    note_code: str
    note_number: str
    note_date: str | None
    note_no_such_day: str
    note_above: str
    note_organ: str


class LineFields(TypedDict, total=False):
    """A line of an annex's title or note: whether it is the first."""

    first: bool


class ParagraphFields(TypedDict, total=False):
    """A paragraph of the body."""

    table: bool


class ReferenceFields(TypedDict, total=False):
    """``Quyết định này`` in the body; ``cited``: an act of that type was named just before."""

    type: str
    cited: bool


class PlaceholderFields(TypedDict, total=False):
    """A placeholder; ``form``: dots to be written on."""

    form: bool


class CopyFields(TypedDict, total=False):
    """The words of a copy (``SAO Y``): on paper or electronic, the code they ask for, the one printed, who copied and when."""

    form: Literal["paper", "electronic"]
    words: str
    wanted: str
    code: str
    organ: str
    time: str


class CoveredFields(TypedDict, total=False):
    """Words that a signature covers, and the part they are of."""

    part: str


class NoFields(TypedDict):
    """Nothing but the text."""


FIELDS: Mapping[str, type] = {
    "national_name": NoFields,
    "motto": NoFields,
    "superior_organ": OrganFields,
    "organ": OrganFields,
    "number": NumberFields,
    "notation": NotationFields,
    "place": PlaceFields,
    "date": DateFields,
    "type_name": NoFields,
    "subject": SubjectFields,
    "legal_bases": LegalBasesFields,
    "sections": SectionsFields,
    "competence": CompetenceFields,
    "position": PositionFields,
    "full_name": FullNameFields,
    "recipients": RecipientsFields,
    "archive": ArchiveFields,
    "annexes": AnnexesFields,
    "urgency": NoFields,
    "secrecy": NoFields,
    "circulation": NoFields,
    "drafter": NoFields,
    "address": AddressFields,
}
"""The fields of each part."""


class SignerFields(TypedDict, total=False):
    """One signer: the authority and the posts as printed, and whether the plan is approved rather than signed by it."""

    authority: str
    posts: list[str]
    name: str
    approves: bool


class SlipFields(TypedDict, total=False):
    """A slip of the pen in a fixed word of a part: what was meant, and whether a figure is among it."""

    want: str | None
    figures: bool


ITEMS: Mapping[str, type] = {
    **{f"{name}/slips": SlipFields for name in FIELDS},
    "competence/lines": CompetenceFields,
    "legal_bases/lines": BasisFields,
    "legal_bases/citations": CitationFields,
    "sections/top": HeadingFields,
    "sections/all": HeadingFields,
    "recipients/entries": RecipientFields,
    "annexes/labels": AnnexFields,
    "annexes/titles": LineFields,
    "annexes/notes": LineFields,
    "extra/addressee": NoFields,
    "extra/as_above": RecipientFields,
    "extra/signers": SignerFields,
    "extra/citations": CitationFields,
    "extra/citations_left": ParagraphFields,
    "extra/paragraphs": ParagraphFields,
    "extra/self_references": ReferenceFields,
    "extra/placeholders": PlaceholderFields,
    "extra/covered": CoveredFields,
    "extra/copies": CopyFields,
    "extra/issuers": NoFields,
    "extra/attached_note": NoFields,
    "extra/note_slips": SlipFields,
    "extra/signing": NoFields,
    "extra/repeated": NoFields,
    "extra/misplaced": NoFields,
    "extra/further_plans": NoFields,
}
"""The fields of each item, by the list it stands in."""

PLAN_FACTS = ("stage", "type", "date", "medium")
"""What a selector ``plan.…`` may name."""

TRAITS = (
    # of the file
    "comments", "encoding", "javascript", "macros", "malformed", "markdown", "old_code", "own_report", "pages", "possible_marks",
    "protected", "revisions", "stamps", "template", "themeFontLang",
    # of its letters
    "invisible", "lookalikes", "nfd", "odd_spaces", "private_use", "reversed", "split_words",
    # of recognition
    "mended", "recognised_pages", "recogniser", "without_vietnamese",
    # of signatures
    "laid_over", "signatures", "signatures_broken", "signatures_outdated", "signed_by_organ", "signed_by_person", "signed_by_unknown",
    # of the envelope it came in
    "envelope_date", "envelope_full_name", "envelope_notation", "envelope_number", "envelope_organ", "envelope_place", "envelope_position",
    "envelope_secrecy", "envelope_subject", "envelope_type_name", "envelope_urgency",
)  # fmt: skip
"""What readers say of a file as a whole: the keys of ``Document.traits``, which a selector ``trait.…`` may name."""
