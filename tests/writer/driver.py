"""Run by the Python that knows UNO: has a LibreOffice without a screen work with the extension it was given, and tells what came of it.

``driver.py PIPE MODULE-FOLDER PLAN CLEAN``; prints JSON.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress

import uno
from com.sun.star.beans import PropertyValue

pipe, folder, plan, clean = sys.argv[1:]
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
sys.path.insert(0, folder)
import thethuc_writer as writer  # noqa: E402 - from the folder that was named


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
told["entries"] = [menu.Submenu.getByName(name).URL for name in menu.Submenu.ElementNames]

document = without_view(plan)
last = list(writer.paragraphs(document))[-1]
own = document.createInstance("com.sun.star.text.textfield.Annotation")
own.Author, own.Content = "Lê An", "của tôi"
last.getText().insertTextContent(last.getEnd(), own, False)
before = texts(document)
writer.comment(document)
told["comments"] = comments(document)
writer.comment(document)
told["again"] = comments(document)
told["same_text"] = texts(document) == before
writer.clear(document)
told["cleared"] = comments(document)
document.close(True)

document = opened(plan)
before = texts(document)
found = writer.findings(document)
writer.go_to(document, found[0])
told["selected"] = document.getCurrentController().getSelection().getByIndex(0).getString()
dialog = writer.list_of(ctx, found)
told["rows"] = list(dialog.getControl("rows").getItems())
dialog.dispose()
copy = writer.mended(ctx, document, True)
told["changes"] = []
redlines = copy.getRedlines().createEnumeration()
while redlines.hasMoreElements():
    each = redlines.nextElement()
    told["changes"].append([each.RedlineType, each.RedlineAuthor])
told["untouched"] = texts(document) == before
copy.close(True)
document.close(True)

document = opened(clean)
component.trigger("check")
told["clean"] = comments(document)
told["nothing_to_mend"] = writer.mended(ctx, document, True) is None
document.close(True)
print(json.dumps(told))
with suppress(Exception):
    desktop.terminate()
