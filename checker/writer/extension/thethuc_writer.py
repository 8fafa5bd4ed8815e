"""What the menu «Kiểm tra thể thức» of LibreOffice Writer does: has the ``thethuc`` of this machine judge a copy of the open document.

Findings become comments where they stand; mends are shown as recorded changes of a copy. Runs in LibreOffice's own Python; nothing leaves
the machine, and the document at work is changed by comments alone.
"""

import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import XServiceInfo
from com.sun.star.task import XJobExecutor

NAME = "vn.thethuc.Writer"
AUTHOR = "thethuc"
_WORD = "MS Word 2007 XML"
_SECONDS = 120
_USUAL = ("~/.local/bin/thethuc", "/opt/thethuc/bin/thethuc", "/usr/local/bin/thethuc")


class Hindered(Exception):  # noqa: N818 - what a user is told
    """Why nothing could be done, in the user's language."""


def said(key, **places):
    """A sentence of ``words.json``."""
    lang = "en" if os.environ.get("THETHUC_LANG", "").startswith("en") else "vi"
    with open(os.path.join(os.path.dirname(__file__), "words.json"), encoding="utf-8") as file:
        return json.load(file)[lang][key].format(**places)


def program():
    """Where ``thethuc`` is: as ``THETHUC`` says, on the path, or where it usually is."""
    for told in (os.environ.get("THETHUC", ""), shutil.which("thethuc") or "", *map(os.path.expanduser, _USUAL)):
        if told and os.access(told, os.X_OK):
            return told
    raise Hindered(said("no_program"))


def run(*arguments):
    """What ``thethuc`` says: exit code, output, complaint."""
    quiet = {"creationflags": subprocess.CREATE_NO_WINDOW} if sys.platform == "win32" else {}
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH")}
    environment["PYTHONUTF8"] = "1"
    try:
        done = subprocess.run(  # noqa: S603 - a program of this machine, by its path, without a shell
            [program(), *arguments], capture_output=True, timeout=_SECONDS, env=environment, check=False, **quiet
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Hindered(said("failed", why=type(error).__name__)) from None
    if done.returncode > 1:
        raise Hindered(said("failed", why=done.stderr.decode("utf-8", "replace").strip()[-400:]))
    return done.stdout.decode("utf-8", "replace")


def copied(document, folder):
    """The document as a Word file of its own in ``folder``; comments of ours are no matter to it."""
    path = os.path.join(folder, "van-ban.docx")
    document.storeToURL(unohelper.systemPathToFileUrl(path), (PropertyValue("FilterName", 0, _WORD, 0),))
    return path


def findings(document):
    """What is found in the document as it stands, each as in ``thethuc check --format json``."""
    with tempfile.TemporaryDirectory(prefix="thethuc-writer-") as folder:
        told = json.loads(run("check", "--format", "json", copied(document, folder)))
    return told["documents"][0]["findings"]


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


def range_of(document, finding, known=None):
    """The words a finding is about; the whole paragraph where they are not there, the first one where nobody knows."""
    known = list(paragraphs(document)) if known is None else known
    place = finding.get("place") or {}
    at = place.get("paragraph")
    if place.get("part") != "body" or not isinstance(at, int) or not 0 <= at < len(known):
        return known[0]
    paragraph = known[at]
    start, end = place.get("start"), place.get("end")
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(paragraph.getString()):
        cursor = paragraph.getText().createTextCursorByRange(paragraph.getStart())
        cursor.goRight(start, False)
        cursor.goRight(end - start, True)
        return cursor
    return paragraph


def comment(document):
    """Have each finding stand beside its words; those of before go. How many there are."""
    document.getUndoManager().enterUndoContext(said("title"))
    try:
        clear(document)  # first: a comment left in a file is itself a finding
        found = findings(document)
        known = list(paragraphs(document))
        spots = [range_of(document, each, known) for each in found]
        for each, spot in zip(found, spots):  # noqa: B905 - Python 3.8 of older offices
            note = document.createInstance("com.sun.star.text.textfield.Annotation")
            note.Author, note.Content = AUTHOR, remark(each)
            spot.getText().insertTextContent(spot, note, spot.supportsService("com.sun.star.text.TextCursor"))
    finally:
        document.getUndoManager().leaveUndoContext()
    return len(found)


def remark(finding):
    """A finding as a comment: what is wrong, what it should be, by which clause."""
    clause = finding.get("clause") or {}
    by = ", ".join(each for each in (clause.get("at"), clause.get("document")) if each)
    return "\n".join(
        each for each in (f"{finding['rule']}: {finding['message']}", f"→ {finding['want']}" if finding.get("want") else "", by) if each
    )


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


def mended(ctx, document, hidden=False):
    """A copy of the document in a window of its own, each mend a recorded change; nothing where nothing can be mended."""
    folder = tempfile.mkdtemp(prefix="thethuc-writer-")
    try:
        source, target = copied(document, folder), os.path.join(folder, "ban-sua.docx")
        run("fix", "-o", target, source)
        if not os.path.exists(target) or filecmp.cmp(source, target, shallow=False):
            return None
        desktop = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)
        asked = (PropertyValue("AsTemplate", 0, True, 0), PropertyValue("Hidden", 0, hidden, 0))
        return desktop.loadComponentFromURL(unohelper.systemPathToFileUrl(target), "_blank", 0, asked)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def list_of(ctx, found):
    """The dialog with the findings, ready to be shown."""
    made = ctx.ServiceManager.createInstanceWithContext("com.sun.star.awt.UnoControlDialogModel", ctx)
    made.Title, made.Width, made.Height = said("title"), 320, 180
    for kind, name, spot, told in (
        (
            "ListBox",
            "rows",
            (5, 5, 310, 150),
            {"StringItemList": uno.Any("[]string", tuple(" ".join(remark(each).split()) for each in found))},
        ),
        ("Button", "go", (195, 160, 60, 15), {"Label": said("go"), "PushButtonType": uno.Any("short", 1), "DefaultButton": True}),
        ("Button", "close", (257, 160, 58, 15), {"Label": said("close"), "PushButtonType": uno.Any("short", 2)}),
    ):
        part = made.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        part.PositionX, part.PositionY, part.Width, part.Height = spot
        for property_name, value in told.items():
            uno.invoke(part, "setPropertyValue", (property_name, value))  # a typed value, which a plain call would unpack
        made.insertByName(name, part)
    dialog = ctx.ServiceManager.createInstanceWithContext("com.sun.star.awt.UnoControlDialog", ctx)
    dialog.setModel(made)
    return dialog


def go_to(document, finding):
    """Put the cursor onto the words of a finding."""
    document.getCurrentController().select(range_of(document, finding))


def _is_text(component):
    return hasattr(component, "supportsService") and component.supportsService("com.sun.star.text.TextDocument")


class WriterMenu(unohelper.Base, XJobExecutor, XServiceInfo):
    """What the menu calls."""

    def __init__(self, ctx):
        self._ctx = ctx

    def trigger(self, what):
        """Do what the entry of the menu is for, with the document in front, or the only one where none is."""
        document = self._document()
        if document is None:
            return
        try:
            told = {"check": self._check, "list": self._list, "fix": self._fix, "clear": self._clear}[what](document)
        except Hindered as trouble:
            told = str(trouble)
        if told:
            self._tell(document, told)

    def _document(self):
        desktop = self._ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", self._ctx)
        front, found = desktop.getCurrentComponent(), desktop.getComponents().createEnumeration()
        open_ones = [front] if front is not None else []
        while front is None and found.hasMoreElements():
            open_ones.append(found.nextElement())
        texts = [each for each in open_ones if _is_text(each)]
        return texts[0] if len(texts) == 1 else None

    @staticmethod
    def _check(document):
        count = comment(document)
        return said("found", count=count) if count else said("nothing")

    @staticmethod
    def _clear(document):
        clear(document)
        return said("clear")

    def _fix(self, document):
        return said("mended") if mended(self._ctx, document) is not None else said("none_to_mend")

    def _list(self, document):
        found = findings(document)
        if not found:
            return said("nothing")
        dialog = list_of(self._ctx, found)
        dialog.createPeer(self._ctx.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", self._ctx), None)
        try:
            while dialog.execute() == 1:
                at = dialog.getControl("rows").getSelectedItemPos()
                if at >= 0:
                    go_to(document, found[at])
        finally:
            dialog.dispose()
        return ""

    def _tell(self, document, told):
        if os.environ.get("THETHUC_WRITER_QUIET"):
            return
        frame = document.getCurrentController().getFrame().getContainerWindow()
        box = frame.Toolkit.createMessageBox(frame, uno.Enum("com.sun.star.awt.MessageBoxType", "INFOBOX"), 1, said("title"), told)
        with suppress(Exception):
            box.execute()

    def getImplementationName(self):  # noqa: D102, N802 - UNO's
        return NAME

    def supportsService(self, name):  # noqa: D102, N802
        return name == NAME

    def getSupportedServiceNames(self):  # noqa: D102, N802
        return (NAME,)


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - LibreOffice looks for this name
g_ImplementationHelper.addImplementation(WriterMenu, NAME, (NAME,))
