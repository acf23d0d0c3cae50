"""The window: navigation at the left, a page, notices at the foot."""

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui.actions import Actions, Deed
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.pages import PageEntry, Pages
from coprod_desktop.ui.palette import Finder, Offer, Palette
from coprod_desktop.ui.widgets.banner import Banner
from coprod_desktop.ui.widgets.page import Page
from coprod_desktop.ui.widgets.rail import Rail

_TEXT_STEP = 10
_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """Holds the pages of one register. ``closed`` when the user has closed it."""

    closed = Signal()

    def __init__(self, desk: Desk, register: str, who: str, remark: str = "") -> None:
        super().__init__()
        self.desk = desk
        desk.setParent(
            self
        )  # it goes with its window: what its signals lead to would otherwise stay in memory
        self.setWindowTitle(_("{register} – Coprod Desktop").format(register=register))
        self.rail = Rail()
        self.rail.name_register(
            register, "\n".join(said for said in (remark, _("Signed in: {who}").format(who=who)) if said)
        )
        stack = QStackedWidget()
        self._banners = QVBoxLayout()
        self.pages = Pages(desk, stack)
        self._lay_out(stack)
        self.actions_of_window = Actions(self)
        self._finders: list[Finder] = []
        self._add_actions()
        self.rail.turned.connect(self.on_chosen_in_rail)
        self.pages.turned.connect(self.on_turned)
        desk.notices.bar.rest(_("Everything is kept as you go. Ctrl+K goes anywhere."))
        desk.navigate = self.go
        desk.reaches = self.pages.entries.__contains__
        desk.look.changed.connect(self.on_look_changed)
        self._restore()

    # what it is made of

    def add_page(self, entry: PageEntry, *, shown: bool = True) -> None:
        """One more page; ``shown`` False hides its entry until it is used."""
        self.pages.add(entry)
        if entry.under:
            return
        self.rail.add(entry.key, entry.words, entry.icon, foot=entry.foot)
        self.rail.show_entry(entry.key, shown=shown)
        deed = Deed(f"go {entry.key}", entry.words, lambda: self.go(entry.key), entry.shortcut, entry.icon)
        action = self.actions_of_window.add("go", deed)
        action.setVisible(shown)

    def add_finder(self, finder: Finder) -> None:
        """Let "Go to or do" find one more kind of thing."""
        self._finders.append(finder)

    def show_entry(self, key: str, *, shown: bool = True) -> None:
        """Show a page's entry from now on."""
        self.rail.show_entry(key, shown=shown)
        self.actions_of_window[f"go {key}"].setVisible(shown)

    def add_banner(self, banner: Banner) -> None:
        """Say this at the top of every page until the banner is taken away."""
        self._banners.addWidget(banner)

    # going about

    def go(self, key: str, thing: object = None) -> Page | None:
        """Open a page, which takes the keyboard; ``thing`` is what it should show."""
        page = self.pages.go(key, thing)
        if page is not None:
            page.take_keyboard()
        return page

    def on_chosen_in_rail(self, key: str) -> None:
        """Whoever chose a page in the rail keeps the keyboard there, to go on to the next."""
        self.pages.go(key)

    def start(self, first: str) -> None:
        """Open the page the user was on last time, or ``first``, or else the first of those they have."""
        wanted = (self.desk.settings.now.last_page, first, *self.pages.entries)
        self.go(next((key for key in wanted if self.rail.shown(key)), first))

    def on_turned(self, entry: PageEntry, page: Page) -> None:
        """A page was opened: mark it, offer its actions, allow back and forward."""
        self.rail.mark(entry.under or entry.key)
        self.actions_of_window.show_page_actions(page.page_actions)
        self.actions_of_window["back"].setEnabled(self.pages.trail.can(-1))
        self.actions_of_window["forward"].setEnabled(self.pages.trail.can(1))

    def on_look_changed(self) -> None:
        """Charts hold colours: every page is drawn anew when next seen."""
        for page in self.pages.made():
            page.stale = True
        if self.pages.current is not None:
            self.pages.current.bring_up_to_date()

    def open_palette(self) -> Palette:
        """Show "Go to or do"."""
        offers = [
            self._offer(action)
            for action in self.actions_of_window.all()
            if action.text() != _("Go to or do…")
        ]
        palette = Palette(self.desk, self, offers, self._finders)
        palette.open()
        palette.box.setFocus()
        return palette

    @staticmethod
    def _offer(action: QAction) -> Offer:
        return Offer(
            action.text().replace("&", ""), str(action.property("icon_name") or "arrow-right"), action.trigger
        )

    # inside

    def _lay_out(self, stack: QStackedWidget) -> None:
        frame = QWidget()
        frame.setObjectName("frame")
        across = QHBoxLayout(frame)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._banners)
        right.addWidget(stack, 1)
        right.addWidget(self.desk.notices.bar)
        across.addLayout(right, 1)
        self.setCentralWidget(frame)

    def _add_actions(self) -> None:
        desk, add = self.desk, self.actions_of_window.add
        add("register", Deed("quit", _("Close"), self.close, "Ctrl+Q", "xmark"))
        if desk.may_undo:
            add("edit", Deed("undo", _("Undo"), desk.undo, "Ctrl+Z", "rotate-left"))
            add("edit", Deed("redo", _("Do again"), desk.redo, "Ctrl+Shift+Z", "rotate-right"))
        add("go", Deed("palette", _("Go to or do…"), self.open_palette, "Ctrl+K", "magnifying-glass"))
        add("go", Deed("back", _("Back"), lambda: self.pages.step(-1), "Alt+Left", "arrow-left"))
        add("go", Deed("forward", _("Forward"), lambda: self.pages.step(1), "Alt+Right", "arrow-right"))
        self.actions_of_window.part("go")
        add(
            "view",
            Deed("larger", _("Larger text"), lambda: desk.look.resize_text(_TEXT_STEP), "Ctrl++", "plus"),
        )
        add(
            "view",
            Deed("smaller", _("Smaller text"), lambda: desk.look.resize_text(-_TEXT_STEP), "Ctrl+-", "minus"),
        )
        add("view", Deed("refresh", _("Look again"), self.refresh, "F5", "rotate-right"))
        self.actions_of_window.show_page_actions([])

    def refresh(self) -> None:
        """Ask again for what is shown."""
        if self.pages.current is not None:
            self.pages.current.refresh()

    def put_out_of_sight(self) -> None:
        """Hide it with every dialog over it, at once; nothing in them is answered."""
        for one in (self, *self.findChildren(QDialog)):
            one.hide()

    def _restore(self) -> None:
        self.resize(*_SIZE)
        state = self.desk.settings.now.window_state
        if state:
            self.restoreGeometry(QByteArray.fromBase64(state.encode("ascii", "ignore")))

    def _remember(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        key = self.pages.trail.places[self.pages.trail.at][0] if self.pages.trail.places else ""
        self.desk.settings.change(window_state=geometry, last_page=key)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the user was, and end what is under way."""
        self._remember()
        self.desk.close()
        super().closeEvent(event)
        self.closed.emit()
