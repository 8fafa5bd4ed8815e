"""Run by the Python that knows UNO: has a LibreOffice without a screen work with the extension it was given, and tells what came of it.

``driver.py PIPE MODULE-FOLDER PLAN CLEAN LETTER NUMBERED HINDRANCE``; prints JSON. While there is a file HINDRANCE the program fails.
"""

from __future__ import annotations

import json
import os
import sys
import time

import uno
from com.sun.star.awt import ActionEvent, ItemEvent, Rectangle, WindowDescriptor
from com.sun.star.awt.WindowClass import TOP
from com.sun.star.beans import PropertyValue

pipe, folder, plan, clean, letter, numbered, hindrance = sys.argv[1:]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)


def connected():
    for _ in range(150):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


connected()
time.sleep(3)  # with a new profile it answers before it has begun, and may begin once more
ctx = connected()
desktop = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)
sys.path.insert(0, os.path.join(folder, "pythonpath"))
import thethuc_document as writer  # noqa: E402 - from the folder that was named


def opened(path):
    return desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))


def without_view(path):
    """A LibreOffice without windows (``-nogui``) has no comments to show, and dies of one in any view, a hidden one too."""
    made = ctx.ServiceManager.createInstanceWithContext("com.sun.star.comp.Writer.TextDocument", ctx)
    made.load((PropertyValue("URL", 0, uno.systemPathToFileUrl(path), 0), PropertyValue("FilterName", 0, "MS Word 2007 XML", 0)))
    return made


def comments(document):
    fields, found = document.getTextFields().createEnumeration(), []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation"):
            found.append([field.Author, field.Content, field.getAnchor().getString()])
    return sorted(found)


def redlines(document):
    found, changes = document.getRedlines().createEnumeration(), []
    while found.hasMoreElements():
        each = found.nextElement()
        changes.append([each.RedlineType, each.RedlineAuthor])
    return changes


class Panel:
    """The panel of the sidebar as its factory makes it, in a window of its own: without a screen there is no sidebar to ask for it."""

    def __init__(self, document):
        frame = document.getCurrentController().getFrame()
        asked = WindowDescriptor(TOP, "window", None, -1, Rectangle(0, 0, 300, 700), 0)
        self._window = ctx.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", ctx).createWindow(asked)
        factory = ctx.ServiceManager.createInstanceWithContext("vn.thethuc.PanelFactory", ctx)
        url = "private:resource/toolpanel/ThethucPanelFactory/Findings"
        given = (PropertyValue("Frame", 0, frame, 0), PropertyValue("ParentWindow", 0, self._window, 0))
        self.part = factory.createUIElement(url, given).getRealInterface()
        self.box = self.part.Window

    def press(self, name):
        """What it says after a button was pressed."""
        event = ActionEvent()
        event.ActionCommand = name
        self.part.actionPerformed(event)
        return self.box.getControl("told").getText()

    def rows(self):
        return list(self.box.getControl("rows").getItems())

    def choose(self, at):
        """What it shows of the row."""
        self.box.getControl("rows").selectItemPos(at, True)
        self.part.itemStateChanged(ItemEvent())
        return self.box.getControl("one").getText()

    def can(self):
        return [name for name in ("go", "note", "mend") if self.box.getControl(name).getModel().Enabled]


def texts(document):
    return [each.getString() for each in writer.paragraphs(document)]


told = {}
component = ctx.ServiceManager.createInstanceWithContext("vn.thethuc.Writer", ctx)
told["installed"] = component is not None and component.supportsService("vn.thethuc.Writer")
settings = ctx.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", ctx)
menu = settings.createInstanceWithArguments(
    "com.sun.star.configuration.ConfigurationAccess",
    (PropertyValue("nodepath", 0, "/org.openoffice.Office.Addons/AddonUI/OfficeMenuBar/vn.thethuc.writer", 0),),
)
told["menu"] = menu.Title
for node in (
    "Sidebar/Content/DeckList/ThethucDeck",
    "Sidebar/Content/PanelList/ThethucPanel",
    "Factories/Registered/UIElementFactories/vn.thethuc.panels",
):
    settings.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationAccess", (PropertyValue("nodepath", 0, f"/org.openoffice.Office.UI.{node}", 0),)
    )
told["entries"] = [menu.Submenu.getByName(name).URL for name in menu.Submenu.ElementNames]

document = without_view(plan)
writer.comment(document, writer.report(document))
told["saved"] = os.path.join(os.path.dirname(plan), "ghi-chu.docx")
document.storeToURL(uno.systemPathToFileUrl(told["saved"]), (PropertyValue("FilterName", 0, "MS Word 2007 XML", 0),))
writer.clear(document)
last = list(writer.paragraphs(document))[-1]
own = document.createInstance("com.sun.star.text.textfield.Annotation")
own.Author, own.Content = "Lê An", "của tôi"
last.getText().insertTextContent(last.getEnd(), own, False)
before = texts(document)
writer.comment(document, writer.report(document))
told["comments"] = comments(document)
writer.comment(document, writer.report(document))
told["again"] = comments(document)
told["same_text"] = texts(document) == before
writer.clear(document)
told["cleared"] = comments(document)
document.close(True)

document = opened(plan)
before = texts(document)
copy = writer.mended(ctx, document, True)
told["changes"] = redlines(copy)
told["untouched"] = texts(document) == before
copy.close(True)
panel = Panel(document)
told["said"] = [panel.press("check")]
told["rows"] = panel.rows()
told["can"] = [panel.can()]
told["shown"] = panel.choose(0)
told["can"].append(panel.can())
told["selected"] = document.getCurrentController().getSelection().getByIndex(0).getString()
told["said"].append(panel.press("mend"))
told["recorded"] = [kind for kind, _ in redlines(document)]
told["recording"] = document.RecordChanges
told["line"] = texts(document)[4]
told["said"].append(panel.press("mend"))
told["recorded_again"] = len(redlines(document))
open(hindrance, "w").close()
told["hindered"] = panel.press("check")
told["rows_then"] = panel.rows()
os.remove(hindrance)
document.close(True)

document = opened(numbered)
panel = Panel(document)
panel.press("check")
panel.choose(0)
told["numbered"] = [document.getCurrentController().getSelection().getByIndex(0).getString(), panel.press("mend"), len(redlines(document))]
document.close(True)

document = opened(letter)
panel = Panel(document)
told["letter"] = panel.press("check")
document.close(True)

document = opened(clean)
component.trigger("check")
told["clean"] = comments(document)
told["nothing_to_mend"] = writer.mended(ctx, document, True) is None
document.close(True)
print(json.dumps(told), flush=True)
os._exit(0)  # its bridge to an office that ends with it may crash; whoever began the office ends it
