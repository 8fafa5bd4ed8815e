"""As ``driver.py``, in an office that shows itself: ``screen_driver.py PIPE MODULE-FOLDER PLAN``; prints JSON."""

from __future__ import annotations

import json
import os
import sys
import time

import uno
from com.sun.star.awt import ActionEvent, ItemEvent
from com.sun.star.beans import PropertyValue

pipe, _folder, plan = sys.argv[1:]
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
document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(plan), "_blank", 0, ())
time.sleep(2)
controller = document.getCurrentController()
component = ctx.ServiceManager.createInstanceWithContext("vn.thethuc.Writer", ctx)


def comments():
    fields, found = document.getTextFields().createEnumeration(), []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation"):
            found.append([field.Content.split("\n")[0], field.getAnchor().getString()])
    return sorted(found)


told = {}
component.trigger("list")
deck = controller.getSidebar().getDecks().getByName("ThethucDeck")
told["active"], told["panels"] = deck.isActive(), list(deck.getPanels().getElementNames())
component.trigger("list")
told["still_active"] = deck.isActive()
component.trigger("check")
told["comments"] = comments()
component.trigger("check")
told["again"] = comments()
component.trigger("clear")

factory = ctx.ServiceManager.createInstanceWithContext("vn.thethuc.PanelFactory", ctx)
frame = controller.getFrame()
given = (PropertyValue("Frame", 0, frame, 0), PropertyValue("ParentWindow", 0, frame.getContainerWindow(), 0))
panel = factory.createUIElement("private:resource/toolpanel/ThethucPanelFactory/Findings", given).getRealInterface()


def press(name):
    event = ActionEvent()
    event.ActionCommand = name
    panel.actionPerformed(event)
    return panel.Window.getControl("told").getText()


press("check")
panel.Window.getControl("rows").selectItemPos(0, True)
panel.itemStateChanged(ItemEvent())
told["selected"] = controller.getSelection().getByIndex(0).getString()
told["noted"] = press("note")
told["after_note"] = comments()
document.close(True)
print(json.dumps(told), flush=True)
os._exit(0)  # as in driver.py
