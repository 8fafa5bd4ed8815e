"""What the extension does with a document of LibreOffice Writer: has the ``thethuc`` of this machine judge a copy of it, finds the places
it speaks of, and writes comments and recorded changes. Runs in LibreOffice's own Python; nothing leaves the machine.
"""

import datetime
import difflib
import filecmp
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.util import DateTime

AUTHOR = "thethuc"
_WORD = "MS Word 2007 XML"
_SECONDS = 120
_USUAL = ("~/.local/bin/thethuc", "/opt/thethuc/bin/thethuc", "/usr/local/bin/thethuc")
_QUOTED = re.compile('[“"]([^“”"]+)[”"]$')
_TOKEN = re.compile(r"[^\W_]+|\s|.", re.DOTALL)
_NUMBER = re.compile(r"(?:[-–+•]|(?:[IVXLC]+|\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|(?:Điều|Mục|Phần|Chương|Phụ lục) [IVXLC\d]+)[.):]?)\s+")
"""Of a list, at the head of a paragraph."""
_ACT = re.compile(r"\d+/\d{4}/([^\W\d_]+)")


class Hindered(Exception):  # noqa: N818 - what a user is told
    """Why nothing could be done, in the user's language."""


def language():
    """The user's: ``vi`` or ``en``."""
    return "en" if os.environ.get("THETHUC_LANG", "").startswith("en") else "vi"


def words():
    """The sentences and names of ``words.json`` in the user's language."""
    return _words()[language()]


@functools.lru_cache(maxsize=1)
def _words():
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, os.pardir, "words.json"), encoding="utf-8") as file:
        return json.load(file)


def said(key, **places):
    """A sentence of ``words.json``."""
    return words()[key].format(**places)


def program():
    """Where ``thethuc`` is: as ``THETHUC`` says, on the path, or where it usually is. Raises :class:`Hindered`."""
    for told in (os.environ.get("THETHUC", ""), shutil.which("thethuc") or "", *map(os.path.expanduser, _USUAL)):
        if told and os.access(told, os.X_OK):
            return told
    raise Hindered(said("no_program"))


def run(*arguments):
    """What ``thethuc`` says: exit code, output, complaint. Raises :class:`Hindered` where it does not run, or not to its end."""
    quiet = {"creationflags": subprocess.CREATE_NO_WINDOW} if sys.platform == "win32" else {}
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH")}
    environment["PYTHONUTF8"] = "1"
    try:
        done = subprocess.run(  # noqa: S603 - a program of this machine, by its path, without a shell
            [program(), *arguments], capture_output=True, timeout=_SECONDS, env=environment, check=False, **quiet
        )
    except subprocess.TimeoutExpired:
        raise Hindered(said("too_long", seconds=_SECONDS)) from None
    except OSError as error:
        raise Hindered(said("failed", why=error.strerror or type(error).__name__)) from None
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def complaint(told, path):
    """The last line of what the program complained of, without its name and without a path of ours that nobody knows."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    last = lines[-1] if lines else said("no_word")
    return last.replace(path + ": ", "").replace(path, "").replace("thethuc: ", "", 1)[:400]


def copied(document, folder):
    """The document as a Word file of its own in ``folder``."""
    path = os.path.join(folder, "van-ban.docx")
    document.storeToURL(unohelper.systemPathToFileUrl(path), (PropertyValue("FilterName", 0, _WORD, 0),))
    return path


def report(document):
    """What ``thethuc check --format json`` tells of the document as it stands. Raises :class:`Hindered`."""
    with tempfile.TemporaryDirectory(prefix="thethuc-writer-") as folder:
        path = copied(document, folder)
        code, told, complained = run("check", "--format", "json", "--lang", language(), path)
    try:
        return json.loads(told)["documents"][0]
    except (ValueError, LookupError):
        raise Hindered(said("failed", why=complaint(complained, path) if code else said("no_word"))) from None


def conclusion(told):
    """How a document stands, in sentences: what was not judged is never said to be without fault."""
    if told["verdict"] in ("unreadable", "out_of_scope"):
        why = (told.get("problem") or {}).get("message", "")
        return " ".join(each for each in (said(told["verdict"]), why) if each)
    unsure = sum(each["state"] != "not_applicable" for each in told["not_checked"])
    parts = (
        said("found", count=len(told["findings"])) if told["findings"] else said("nothing"),
        said("not_checked", count=unsure) if unsure else "",
        said("not_read", count=len(told["not_read"])) if told["not_read"] else "",
    )
    return " ".join(each for each in parts if each)


def paragraphs(document):
    """All paragraphs in the order of the file: those of a table's cells row by row where the table stands."""
    yield from _within(document.getText())


def _within(text):
    parts = text.createEnumeration()
    while parts.hasMoreElements():
        part = parts.nextElement()
        if part.supportsService("com.sun.star.text.TextTable"):
            for name in sorted(part.getCellNames(), key=_row_by_row):
                yield from _within(part.getCellByName(name))
        elif part.supportsService("com.sun.star.text.Paragraph"):
            yield part


def _row_by_row(name):
    letters = name.rstrip("0123456789.")
    return int(name[len(letters) :].split(".")[0] or 0), len(letters), letters


def _plain(text):
    return " ".join(text.split())


def _bare(told):
    """A line without the signs that more stands before or after it."""
    return re.sub("^…|…$", "", told or "").strip()


def quoted(finding):
    """What a report quotes of the paragraph, and whether something stands before it."""
    last = _QUOTED.search(finding.get("where") or "")
    return (_bare(last.group(1)), last.group(1).startswith("…")) if last else ("", False)


def numbering(text, told):
    """How many letters more the report has at the head than Writer: the number of a list, which is no text of Writer's.

    0 where the words stand there as they are told, -1 where they do not.
    """
    if _plain(told) in _plain(text):
        return 0
    head = _NUMBER.match(told)
    return head.end() if head and _plain(text).startswith(_plain(told[head.end() :])) else -1


def shift_in(text, finding):
    """The same of whatever a finding tells of its paragraph; 0 of one that tells nothing."""
    told = [each for each in (_bare(finding.get("before")), quoted(finding)[0]) if each]
    return max((numbering(text, each) for each in told), default=0)


def paragraph_of(texts, finding):
    """The number of a finding's paragraph: the one it names, if the words it quotes stand there, else the only one where they do."""
    place = finding.get("place") or {}
    at = place.get("paragraph")
    if place.get("part") != "body" or not isinstance(at, int):
        return None
    if 0 <= at < len(texts) and shift_in(texts[at], finding) >= 0:
        return at
    found = [number for number, text in enumerate(texts) if shift_in(text, finding) >= 0]
    return found[0] if len(found) == 1 else None


def letters_of(text, finding):
    """First and last offset of the letters a finding is about; nothing where that cannot be told."""
    place, got, shift = finding["place"], finding.get("got") or "", shift_in(text, finding)
    if not isinstance(place.get("start"), int) or not isinstance(place.get("end"), int):
        return None
    start, end = place["start"] - shift, place["end"] - shift
    if not 0 <= start < end <= len(text):
        return None
    if not quoted(finding)[1] or text[start:end] == got:
        return start, end
    return (text.index(got), text.index(got) + len(got)) if got and text.count(got) == 1 else None


def letters(paragraph, start, end):
    """A cursor over some letters of a paragraph."""
    cursor = paragraph.getText().createTextCursorByRange(paragraph.getStart())
    cursor.goRight(start, False)
    cursor.goRight(end - start, True)
    return cursor


def range_of(document, finding, known=None):
    """The words a finding is about, the whole paragraph where they are not there; nothing where it has no one place."""
    known = list(paragraphs(document)) if known is None else known
    number = paragraph_of([each.getString() for each in known], finding)
    if number is None:
        return None
    paragraph = known[number]
    found = letters_of(paragraph.getString(), finding) if number == finding["place"]["paragraph"] else None
    return letters(paragraph, *found) if found else paragraph


def comment(document, told):
    """Have each finding of a report stand beside its words, one without a place at the first paragraph; those of before go."""
    document.getUndoManager().enterUndoContext(said("title"))
    try:
        clear(document)
        known = list(paragraphs(document))
        spots = [range_of(document, each, known) or known[0] for each in told["findings"]]
        for each, spot in zip(told["findings"], spots):  # noqa: B905 - Python 3.8 of older offices
            _write(document, each, spot)
    finally:
        document.getUndoManager().leaveUndoContext()


def comment_one(document, finding):
    """Have one finding stand beside its words; whether it has a place."""
    spot = range_of(document, finding)
    if spot is not None:
        _write(document, finding, spot)
    return spot is not None


def _write(document, finding, spot):
    """By its text range: a plain ``Content`` loses its lines in a Word file, and a comment without a date has one there that is none."""
    note, now = document.createInstance("com.sun.star.text.textfield.Annotation"), datetime.datetime.now()
    note.Author = AUTHOR
    note.DateTimeValue = DateTime(0, now.second, now.minute, now.hour, now.day, now.month, now.year, False)
    note.TextRange.setString(remark(finding))
    spot.getText().insertTextContent(spot, note, spot.supportsService("com.sun.star.text.TextCursor"))


def wanted(finding):
    """What should stand there; a setting (``footer/center``) in words."""
    if finding.get("after") or not finding.get("want"):
        return finding.get("after") or ""
    parts = [words()["names"]["settings"].get(each) for each in finding["want"].split("/")]
    return ", ".join(parts) if all(parts) else finding["want"]


def heading(finding):
    """The first line of a remark, by which every part of the program knows its own: ``1. LỖI · Số [TT0302]``."""
    names = words()["names"]
    component = names["components"].get(finding["component"], finding["component"])
    return f"{finding['number']}. {names['levels'][finding['level']].upper()} · {component} [{finding['rule']}]"


def remark(finding):
    """A finding in lines: which, what is wrong, what it should be, by which clause."""
    return "\n".join(each for each in (heading(finding), finding["message"], _want_line(finding), _law(finding)) if each)


def _want_line(finding):
    want = wanted(finding)
    return said("rewrite" if finding.get("after") else "want", text=want) if want else ""


def _law(finding):
    clause, names = finding.get("clause") or {}, words()["names"]
    act = clause.get("document") or ""
    kind = _ACT.match(act)
    spoken = clause.get("at") or ""
    for old, fresh in names["divisions"].items():
        spoken = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", fresh, spoken)
    act = f"{names['acts'][kind.group(1)]} {act}" if kind and kind.group(1) in names["acts"] else act
    return ", ".join(each for each in (act, spoken) if each)


def clear(document):
    """Take our comments away; others' stay. How many there were."""
    fields, found = document.getTextFields().createEnumeration(), []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation") and field.Author == AUTHOR:
            found.append(field)
    for field in found:
        field.getAnchor().getText().removeTextContent(field)
    return len(found)


def changes(before, after):
    """What makes one line of another: whole words and single signs, as ``(start, end, text)``."""
    old, fresh = _TOKEN.findall(before), _TOKEN.findall(after)
    ends = [0]
    for token in old:
        ends.append(ends[-1] + len(token))
    for what, first, last, begin, stop in difflib.SequenceMatcher(None, old, fresh, autojunk=False).get_opcodes():
        if what != "equal":
            yield ends[first], ends[last], "".join(fresh[begin:stop])


def mend(document, finding):
    """Mend a finding in the document at work by recorded changes: ``done``, or why not (``by_hand``, ``gone``, ``many``).

    Only where the report tells the line as it stands and as it should, and that line stands at one place.
    """
    before, after = _bare(finding.get("before")), _bare(finding.get("after"))
    if not before or not after or not finding.get("fix"):
        return "by_hand"
    number = _NUMBER.match(before)
    known = list(paragraphs(document))
    texts = [each.getString() for each in known]
    if number and after.startswith(number.group()) and not any(before in text for text in texts):
        before, after = before[number.end() :], after[number.end() :]  # Writer numbers the paragraph itself
    alone = re.compile(rf"(?<!\w){re.escape(before)}(?!\w)")
    found = [(each, match.start()) for each, text in zip(known, texts) for match in alone.finditer(text)]  # noqa: B905 - as above
    if len(found) != 1:
        return "many" if found else "gone"
    paragraph, start = found[0]
    recording = document.RecordChanges
    document.getUndoManager().enterUndoContext(said("title"))
    document.RecordChanges = True
    try:
        for first, last, text in reversed(list(changes(before, after))):
            letters(paragraph, start + first, start + last).setString(text)
    finally:
        document.RecordChanges = recording
        document.getUndoManager().leaveUndoContext()
    return "done"


def mended(ctx, document, hidden=False):
    """A copy of the document in a window of its own, each mend a recorded change; nothing where nothing can be mended."""
    folder = tempfile.mkdtemp(prefix="thethuc-writer-")
    try:
        source, target = copied(document, folder), os.path.join(folder, "ban-sua.docx")
        code, _told, complained = run("fix", "-o", target, source)
        if code > 1:
            raise Hindered(said("not_mended", why=complaint(complained, source)))
        if not os.path.exists(target) or filecmp.cmp(source, target, shallow=False):
            return None
        desktop = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)
        asked = (PropertyValue("AsTemplate", 0, True, 0), PropertyValue("Hidden", 0, hidden, 0))
        return desktop.loadComponentFromURL(unohelper.systemPathToFileUrl(target), "_blank", 0, asked)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def go_to(document, finding):
    """Put the cursor onto the words of a finding; whether it has a place."""
    spot = range_of(document, finding)
    if spot is not None:
        document.getCurrentController().select(spot)
    return spot is not None
