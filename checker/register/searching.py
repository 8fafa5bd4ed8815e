"""What is searched in a register: every field of a document, and its text where the office keeps words of documents.

Words are kept as names are compared, without case and with one place of the tone mark, and once more without marks: who types marks finds
what bears them, who types none finds both. SQLite searches by FTS5, PostgreSQL by a text search vector over words that are folded here.
Whoever changes which words these are writes a revision that fills the table anew: ``register verify`` holds every row to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, and_, func, insert, literal, literal_column, select, text, update

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.register.columns import TamperedError
from checker.register.tables import arrivals, citations, copies, findings, readings, searchables
from checker.wording.folding import bare, fold

LONGEST = 200_000
"""Letters of a text that are searched: PostgreSQL has a bound on the words of one row."""
_PIECE = 400
_WORD = lazy_pattern(r"[^\W_]+")
_TERM = lazy_pattern(r'"([^"]*)"(\*?)|(\S+)')
_TEXTS = (
    "organ_name", "superior_organ", "type_name", "code", "code_number", "code_notation", "issued_date", "place", "subject", "competence",
    "position", "full_name", "archive", "priority",
)  # fmt: skip
"""Columns of a reading that are searched."""
_TREES = ("to_places", "signers", "annexes")


class Term(NamedTuple):
    """Words that stand one behind the other; ``open``: the last may go on."""

    words: tuple[str, ...]
    open: bool = False


def words_of(said: str) -> list[str]:
    """The words of a text as they are compared: letters and figures, marks kept."""
    return _WORD.findall(fold(said).casefold())


def terms(asked: str) -> list[Term]:
    """What somebody looks for: words, ``"words in their order"``, ``begin*``; a word with signs in it is several in their order."""
    found = []
    for match in _TERM.finditer(asked):
        phrase, ends_open, word = match[1], match[2], match[3]
        said = words_of(phrase if word is None else word)
        if said:
            found.append(Term(tuple(said), bool(ends_open) if word is None else word.endswith("*")))
    return found


def fts(wanted: Sequence[Term]) -> str:
    """The terms as FTS5 takes them; nothing but letters and figures stands between the quotes."""
    return " AND ".join(f'"{bare(" ".join(term.words))}"{"*" if term.open else ""}' for term in wanted)


def tsquery(wanted: Sequence[Term]) -> str:
    """The terms as PostgreSQL takes them."""
    return " & ".join(f"({' <-> '.join(bare(word) for word in term.words)}{':*' if term.open else ''})" for term in wanted)


def matching(dialect: str, wanted: Sequence[Term]) -> Select[Any]:
    """The numbers of the documents that hold every term."""
    if dialect == "postgresql":
        asked = select(searchables.c.document_id).where(_VECTOR.op("@@")(func.to_tsquery(literal_column("'simple'"), tsquery(wanted))))
    else:
        index = text("SELECT rowid AS document_id FROM search_index WHERE search_index MATCH :wanted").bindparams(wanted=fts(wanted))
        found = index.columns(searchables.c.document_id).subquery()
        asked = select(searchables.c.document_id).where(searchables.c.document_id.in_(select(found.c.document_id)))
    return asked.where(*_marked(wanted))


def holds(dialect: str, wanted: Sequence[Term], document: Any) -> Any:
    """Whether the document of that number does, asked of one after the other: for what nearly all hold."""
    if dialect == "postgresql":
        return document.in_(matching(dialect, wanted))
    one = "EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH :wanted AND rowid = documents.id)"
    marked = _marked(wanted)
    same = select(searchables.c.document_id).where(searchables.c.document_id == document, *marked).correlate_except(searchables).exists()
    return and_(text(one).bindparams(wanted=fts(wanted)), *([same] if marked else []))


_VECTOR = func.to_tsvector(literal_column("'simple'"), searchables.c.bare)


def _marked(wanted: Sequence[Term]) -> list[Any]:
    """That words typed with marks stand there with them."""
    said = literal(" ") + searchables.c.fields + " " + searchables.c.body + " "
    asked = []
    for term in wanted:
        for at, word in enumerate(term.words, 1):
            if bare(word) != word:
                ends = "" if term.open and at == len(term.words) else " "
                asked.append(said.contains(f" {word}{ends}", autoescape=True))
    return asked


def index(connection: Connection, identities: Iterable[int], texts: Mapping[int, str] | None = None) -> None:
    """Make the rows of documents what the register holds of them now; ``texts``: of those that were read just now, others keep theirs."""
    every, said = list(dict.fromkeys(identities)), texts or {}
    for start in range(0, len(every), _PIECE):
        some = every[start : start + _PIECE]
        kept = select(searchables.c.document_id, searchables.c.body).where(searchables.c.document_id.in_(some))
        bodies = {row.document_id: row.body for row in connection.execute(kept)}
        bodies |= {number: body_of(said[number]) for number in some if number in said}
        rows = [_row(number, fields, bodies.get(number, "")) for number, fields in fields_of(connection, some).items()]
        connection.execute(searchables.delete().where(searchables.c.document_id.in_(some)))
        if rows:
            connection.execute(insert(searchables), rows)


def body_of(said: str) -> str:
    """The words of a text, as they are kept."""
    return " ".join(words_of(said[:LONGEST]))


def body_mark(body: str) -> str:
    """The digest by which an event attests the words that are kept of a text; none of none."""
    return blake2b(body.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() if body else ""


def _row(number: int, fields: str, body: str) -> dict[str, Any]:
    return {"document_id": number, "fields": fields, "body": body, "bare": bare(f"{fields} {body}".strip())}


def fields_of(connection: Connection, some: Sequence[int]) -> dict[int, str]:
    """The words of the fields of documents: of their reading that stands, of what they cite, of their receipt, of where they lie."""
    said: dict[int, list[str]] = {}
    columns = [readings.c[name] for name in (*_TEXTS, *_TREES)]
    for row in connection.execute(select(readings.c.document_id, *columns).where(readings.c.document_id.in_(some), readings.c.current)):
        told = row._mapping
        spoken = "/".join(reversed(told["issued_date"].split("-")))
        said[row.document_id] = [*(told[name] for name in _TEXTS), spoken, *chain.from_iterable(_leaves(told[name]) for name in _TREES)]
    standing = select(readings.c.id).where(readings.c.document_id.in_(some), readings.c.current)
    for table, names in ((citations, ("code", "type", "organ", "subject")), (findings, ("rule",))):
        asked = select(table.c.document_id, *(table.c[name] for name in names)).where(table.c.reading_id.in_(standing)).distinct()
        _add(said, connection, asked)
    _add(said, connection, _of(arrivals, ("arrival_number", "arrival_date", "to_places"), some))
    _add(said, connection, _of(copies, ("path",), some))
    return {number: " ".join(words_of(" ".join(each))) for number, each in said.items()}


def _of(table: Any, names: Sequence[str], some: Sequence[int]) -> Select[Any]:
    return select(table.c.document_id, *(table.c[name] for name in names)).where(table.c.document_id.in_(some)).order_by(table.c.id)


def _add(said: dict[int, list[str]], connection: Connection, asked: Select[Any]) -> None:
    for number, *told in map(tuple, connection.execute(asked)):
        if number in said:
            said[number] += map(str, told)


def _leaves(tree: Any) -> Iterator[str]:
    if isinstance(tree, Mapping):
        tree = list(tree.values())
    if isinstance(tree, list):
        for each in tree:
            yield from _leaves(each)
    elif isinstance(tree, str):
        yield tree


def fill(connection: Connection) -> None:
    """Make the rows of a register that has none; none of a document whose rows another program changed: verify tells of it."""
    last = 0
    while True:
        some = select(readings.c.document_id).where(readings.c.document_id > last, readings.c.current)
        numbers = list(connection.scalars(some.order_by(readings.c.document_id).limit(_PIECE)))
        if not numbers:
            return
        try:
            index(connection, numbers)
        except TamperedError:
            for number in numbers:
                with suppress(TamperedError):
                    index(connection, [number])
        last = numbers[-1]


def forget_texts(connection: Connection) -> None:
    """Leave the fields alone searchable: the office no longer keeps words of documents."""
    rows = connection.execute(select(searchables.c.document_id, searchables.c.fields).where(searchables.c.body != "")).all()
    for row in rows:
        one = update(searchables).where(searchables.c.document_id == row.document_id)
        connection.execute(one.values(body="", bare=bare(row.fields)))


def forget_words(connection: Connection) -> None:
    """Let no word of what was taken out stay in the index of a SQLite file: FTS5 crosses it out and keeps it until it is asked to tidy."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search_index (search_index) VALUES ('optimize')"))
