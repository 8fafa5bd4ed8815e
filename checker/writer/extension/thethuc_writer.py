"""What LibreOffice Writer sees of the extension: the menu «Kiểm tra thể thức», and a panel of the sidebar that lists what is found."""

import os
from contextlib import suppress

import thethuc_document as work
import uno
import unohelper
from com.sun.star.awt import XActionListener, XItemListener, XWindowListener
from com.sun.star.lang import XServiceInfo
from com.sun.star.task import XJobExecutor
from com.sun.star.ui import LayoutSize, XSidebarPanel, XToolPanel, XUIElement, XUIElementFactory
from com.sun.star.ui.UIElementType import TOOLPANEL

NAME, FACTORY = "vn.thethuc.Writer", "vn.thethuc.PanelFactory"
DECK = "ThethucDeck"
URL = "private:resource/toolpanel/ThethucPanelFactory/Findings"
_GAP, _BUTTON, _SAID, _NARROW = 6, 30, 72, 180  # pixels
_BUTTONS = ("check", "go", "note", "mend")
_PANELS = []  # those that are open, each beside its document
_AWAITED = []  # documents whose panel is to check as soon as it is there


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
        except work.Hindered as trouble:
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
        told = work.report(document)
        work.comment(document, told)
        return work.conclusion(told)

    @staticmethod
    def _clear(document):
        work.clear(document)
        return work.said("clear")

    def _fix(self, document):
        return work.said("copy_mended") if work.mended(self._ctx, document) is not None else work.said("none_to_mend")

    def _list(self, document):
        """Have our panel of the sidebar check, opened first where it is not; without a sidebar how the document stands is told."""
        controller = document.getCurrentController()
        sidebar = controller.getSidebar() if hasattr(controller, "getSidebar") else None
        if sidebar is None:
            return work.conclusion(work.report(document))
        open_ones = [panel for panel in _PANELS if panel.document == document]
        if not open_ones:
            _AWAITED.append(document)
        if not open_ones or not sidebar.getDecks().getByName(DECK).isActive():
            helper = self._ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self._ctx)
            helper.executeDispatch(controller.getFrame(), f".uno:SidebarDeck.{DECK}", "", 0, ())
        for panel in open_ones:
            panel.check()
        return ""

    @staticmethod
    def _tell(document, told):
        if os.environ.get("THETHUC_WRITER_QUIET"):
            return
        frame = document.getCurrentController().getFrame().getContainerWindow()
        box = frame.Toolkit.createMessageBox(frame, uno.Enum("com.sun.star.awt.MessageBoxType", "INFOBOX"), 1, work.said("title"), told)
        with suppress(Exception):
            box.execute()

    def getImplementationName(self):  # noqa: D102, N802 - UNO's
        return NAME

    def supportsService(self, name):  # noqa: D102, N802
        return name == NAME

    def getSupportedServiceNames(self):  # noqa: D102, N802
        return (NAME,)


class FindingsPanel(unohelper.Base, XUIElement, XToolPanel, XSidebarPanel, XActionListener, XItemListener, XWindowListener):
    """The list beside a document: a check, how it stands, each finding, and for the one that is chosen jump, comment and mend."""

    def __init__(self, ctx, frame, parent):
        self.ResourceURL, self.Type, self.Frame = URL, TOOLPANEL, frame
        self._found = []
        self._parent = parent
        self.Window = self._made(ctx, parent)
        parent.addWindowListener(self)
        _PANELS.append(self)
        self._laid_out()
        if self.document in _AWAITED:
            _AWAITED.remove(self.document)
            self.check()

    @property
    def document(self):
        """The document it stands beside."""
        return self.Frame.getController().getModel()

    def _made(self, ctx, parent):
        """The controls, not yet laid out."""

        def service(name):
            return ctx.ServiceManager.createInstanceWithContext(f"com.sun.star.awt.{name}", ctx)

        box = service("UnoControlContainer")
        box.setModel(service("UnoControlContainerModel"))
        box.createPeer(service("Toolkit"), parent)
        parts = {
            "check": ("Button", {"Label": work.said("check")}),
            "told": ("FixedText", {"Label": work.said("unchecked"), "MultiLine": True}),
            "rows": ("ListBox", {"HelpText": work.said("rows")}),
            "one": ("Edit", {"ReadOnly": True, "MultiLine": True, "VScroll": True}),
            "go": ("Button", {"Label": work.said("go"), "Enabled": False}),
            "note": ("Button", {"Label": work.said("note"), "Enabled": False}),
            "mend": ("Button", {"Label": work.said("mend"), "Enabled": False}),
        }
        for name, (kind, looks) in parts.items():
            model = service(f"UnoControl{kind}Model")
            for key, value in looks.items():
                model.setPropertyValue(key, value)
            control = service(f"UnoControl{kind}")
            control.setModel(model)
            box.addControl(name, control)
            if name in _BUTTONS:
                control.setActionCommand(name)
                control.addActionListener(self)
        box.getControl("rows").addItemListener(self)
        box.setVisible(True)
        return box

    def _laid_out(self):
        """Everything below each other over the whole width, the list taking what is left of the height."""
        size = self._parent.getPosSize()
        width, height = max(size.Width, _NARROW) - 2 * _GAP, max(size.Height, 420)
        left = height - 5 * _BUTTON - _SAID - 8 * _GAP
        tall = {"told": _SAID, "rows": left // 2, "one": left // 2 + _BUTTON}
        at = _GAP
        for name in ("check", "told", "rows", "one", "go", "note", "mend"):
            self.Window.getControl(name).setPosSize(_GAP, at, width, tall.get(name, _BUTTON), 15)
            at += tall.get(name, _BUTTON) + _GAP
        self.Window.setPosSize(0, 0, size.Width, height, 15)

    def _say(self, sentence):
        self.Window.getControl("told").setText(sentence)

    def check(self):
        """Have the document judged and list what is found."""
        self._found = []
        rows = self.Window.getControl("rows")
        rows.removeItems(0, rows.getItemCount())
        self._say(work.said("checking"))
        try:
            told = work.report(self.document)
        except work.Hindered as trouble:
            self._say(str(trouble))
        else:
            self._found = told["findings"]
            rows.addItems(tuple(f"{each['number']}. {each['message']}" for each in self._found), 0)
            self._say(work.conclusion(told))
        self._show()

    def _chosen(self):
        at = self.Window.getControl("rows").getSelectedItemPos()
        return self._found[at] if 0 <= at < len(self._found) else None

    def _show(self):
        """The chosen finding whole, and what can be done with it."""
        chosen = self._chosen()
        self.Window.getControl("one").setText(work.remark(chosen) if chosen else "")
        mends = bool(chosen and chosen.get("after") and chosen.get("fix"))
        for name, useful in (("go", chosen is not None), ("note", chosen is not None), ("mend", mends)):
            self.Window.getControl(name).getModel().setPropertyValue("Enabled", useful)

    def actionPerformed(self, event):  # noqa: N802 - UNO's
        """A button was pressed."""
        what, chosen = event.ActionCommand, self._chosen()
        if what == "check":
            self.check()
        elif chosen is not None:
            getattr(self, f"_{what}")(chosen)

    def _go(self, finding):
        if not work.go_to(self.document, finding):
            self._say(work.said("no_place"))

    def _note(self, finding):
        self._say(work.said("noted" if work.comment_one(self.document, finding) else "no_place"))

    def _mend(self, finding):
        self._say(work.said(f"mend_{work.mend(self.document, finding)}"))

    def itemStateChanged(self, _event):  # noqa: N802
        """Another row was chosen: show it, and lead to its words."""
        self._show()
        chosen = self._chosen()
        if chosen is not None:
            self._go(chosen)

    def windowResized(self, _event):  # noqa: D102, N802
        self._laid_out()

    def windowMoved(self, _event):  # noqa: D102, N802
        pass

    windowShown = windowHidden = windowMoved  # noqa: N815

    def disposing(self, _event):
        """The document goes, and the panel with it."""
        if self in _PANELS:
            _PANELS.remove(self)

    def getRealInterface(self):  # noqa: D102, N802
        return self

    def createAccessible(self, _parent):  # noqa: D102, N802
        return self.Window.getAccessibleContext() if hasattr(self.Window, "getAccessibleContext") else None

    def getHeightForWidth(self, _width):  # noqa: D102, N802
        return LayoutSize(420, -1, 600)

    def getMinimalWidth(self):  # noqa: D102, N802
        return _NARROW


class PanelFactory(unohelper.Base, XUIElementFactory, XServiceInfo):
    """What the sidebar asks for the panel."""

    def __init__(self, ctx):
        self._ctx = ctx

    def createUIElement(self, _url, given):  # noqa: N802
        """The panel in the window it is given, beside the document of its frame."""
        told = {each.Name: each.Value for each in given}
        return FindingsPanel(self._ctx, told["Frame"], told["ParentWindow"])

    def getImplementationName(self):  # noqa: D102, N802
        return FACTORY

    def supportsService(self, name):  # noqa: D102, N802
        return name in (FACTORY, "com.sun.star.ui.UIElementFactory")

    def getSupportedServiceNames(self):  # noqa: D102, N802
        return (FACTORY, "com.sun.star.ui.UIElementFactory")


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - LibreOffice looks for this name
g_ImplementationHelper.addImplementation(WriterMenu, NAME, (NAME,))
g_ImplementationHelper.addImplementation(PanelFactory, FACTORY, (FACTORY, "com.sun.star.ui.UIElementFactory"))
