"""The composition root: puts settings, register, desk and window together, and owns nothing else."""

from __future__ import annotations

import logging
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from coprod_desktop import i18n, log
from coprod_desktop.app.entrance import Entered, Entrance, enter
from coprod_desktop.app.finance_way import FinanceWay, is_finances
from coprod_desktop.app.leaving import Leaving
from coprod_desktop.app.locking import Locking
from coprod_desktop.app.mending import Mending
from coprod_desktop.app.warming import Warming
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.settings import SettingsFile
from coprod_desktop.ui.look import Look
from coprod_desktop.ui.sweeping import swept_here

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.founding import Founded
    from coprod_desktop.services.sample import SizeName
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.ui.founding.window import FoundingWindow
    from coprod_desktop.ui.locking.away import Away
    from coprod_desktop.ui.locking.idleness import Idleness
    from coprod_desktop.ui.main_window import MainWindow
    from coprod_desktop.ui.unlock.rekey import RekeyWindow
    from coprod_desktop.ui.unlock.window import UnlockWindow
    from coprod_desktop.ui.welcome import Welcome


_log = logging.getLogger(__name__)


def application() -> QApplication:
    """The one application object of this process, made when first needed."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("Coprod Desktop")
    made.setQuitOnLastWindowClosed(True)
    return made


def run(register: Path | None, keys: Keys | None = None) -> int:
    """Open the window on a register, on the one opened last, or on the welcome page; the exit code.

    With ``keys`` nobody is asked for a password. Raises :class:`Problem` when the register named cannot be opened.
    """
    with log.falls_noted() as fell, swept_here(application()):
        _log.info(log.Event.STARTED)
        program = Program(application(), SettingsFile())
        program.fell = fell
        if register is not None and keys is not None:
            program.open_with(register, keys)
        else:
            program.start(register)
        _idleness, away = program.attend()
        code = program.qt.exec()
        away.stop()
        program.leaving.finish()
        return code


#: Every window the program may have, by its attribute.
_WINDOWS = ("welcome", "unlock", "founding", "rekey", "window")


class Program:
    """The program while it runs: at most one register open at a time."""

    def __init__(self, qt: QApplication, settings: SettingsFile, look: Look | None = None) -> None:
        self.qt = qt
        self.settings = settings
        self.window: MainWindow | None = None
        self.welcome: Welcome | None = None
        self.unlock: UnlockWindow | None = None
        self.founding: FoundingWindow | None = None
        self.rekey: RekeyWindow | None = None
        self.fell = False  # whether the last run ended by itself: said once
        self.warming = Warming()
        self.leaving = Leaving(settings)
        self.leaving.left.connect(self.on_left)
        self.mending = Mending(self)
        self.locking = Locking(self)
        self.finance = FinanceWay(self)
        self._words: list[QTranslator] = []
        self.speak(settings.now.language)
        self.look = look or Look(qt, settings)

    def speak(self, code: str) -> None:
        """The window's language, Qt's own words included."""
        i18n.use(i18n.Language(code))
        for old in self._words:
            self.qt.removeTranslator(old)
        translator = QTranslator(self.qt)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{code}", folder):
            self.qt.installTranslator(translator)
        self._words = [translator]

    # beginning

    def start(self, register: Path | None) -> None:
        """Open what was asked for; without anything, the register of last time or the welcome page."""
        from pathlib import Path

        from coprod_desktop import paths

        if register is not None and is_finances(register):
            self.finance.open(register)
            return
        if register is not None:
            self.open(register)
            return
        last = self.settings.now.last_register
        if last and paths.was_here(Path(last)):
            try:
                self.open(Path(last))
            except Problem as problem:
                self.show_welcome(problem.message)
            return
        self.show_welcome()

    def show_welcome(self, trouble: str = "") -> None:
        """Make a register, open one, or try the made-up one; what is open stays open until something is chosen."""
        from coprod_desktop.ui.welcome import Welcome

        before = self.welcome
        self.welcome = Welcome(self.settings, trouble)
        self.welcome.chosen.connect(self.on_chosen)
        self.welcome.packet_chosen.connect(self.finance.on_chosen)
        self.welcome.wanted.connect(self.on_new_wanted)
        self.welcome.tried.connect(self.on_tried)
        self.welcome.show()
        if before is not None:
            _end(before)
        self.put_away("unlock")
        self.warming.begin()

    def on_chosen(self, path: Path) -> None:
        """Someone chose a register on the welcome page; what is wrong with it is said there."""
        try:
            self.open(path)
        except Problem as problem:
            if self.welcome is not None:
                self.welcome.say(problem)

    def on_tried(self, size: SizeName = "small") -> None:
        """Open a made-up register, made afresh in this user's own folder."""
        from coprod_desktop import paths
        from coprod_desktop.services.sample import build
        from coprod_desktop.storage import register_file
        from coprod_desktop.storage.database import today_here

        self.put_away("window")  # it may be the sample of last time, whose file is made afresh
        path = paths.sample_register()
        register_file.take_away(path)
        try:
            store = build(path, size, today=today_here())
        except Problem as problem:
            if self.welcome is not None:
                self.welcome.say(problem)
            return
        self.show_register(enter(store, None))

    def attend(self) -> tuple[Idleness, Away]:
        """Lock the register when nobody is there any more, the screen is locked or the computer goes to sleep."""
        from coprod_desktop.ui.locking.away import Away
        from coprod_desktop.ui.locking.idleness import Idleness

        idleness, away = Idleness(self.qt, lambda: self.settings.now.lock_minutes), Away(self.qt)
        for noticed in (idleness.left, away.locked):
            noticed.connect(lambda: self.window.desk.lock() if self.window is not None else None)
            noticed.connect(self.finance.put_away)
        return idleness, away

    # a register that is there

    def open(self, path: Path) -> None:
        """Ask for the password of a register; what is open stays open until it is given.

        Raises :class:`Problem` when there is no register there, or its keys are missing.
        """
        self.ask_password(Entrance(path))

    def ask_password(self, way: Entrance, locked: str = "") -> UnlockWindow:
        """Show the window that asks for the password, and bring in the rest meanwhile."""
        from coprod_desktop.ui.unlock.window import UnlockWindow

        before, window = self.unlock, UnlockWindow(way, self.settings, locked=locked)
        self.unlock = window
        window.opened.connect(self.on_opened)
        window.another.connect(self.show_welcome)
        self.mending.watch_entrance(window)
        window.show()
        if before is not None:
            _end(before)
        if self.leaving.busy(way.path):
            window.hold(_("A backup is being kept first…"))
        self.warming.begin()
        return window

    def on_left(self, path: Path) -> None:
        """A register is closed by now: whoever wants to open it again may."""
        if self.unlock is not None and self.unlock.way.path.resolve() == path.resolve():
            self.unlock.let_go()

    def on_chosen_again(self, path: Path) -> None:
        """Open a register that is only looked at, to work on it."""
        try:
            self.open(path)
        except Problem as problem:
            self.show_welcome(problem.message)

    def on_opened(self, whole: Entered) -> None:
        """The password was right and the register is open: show it."""
        self.show_register(whole)
        path = str(whole.store.path.resolve())
        now = self.settings.now.opened(path)
        self.settings.keep(now.signed_in(whole.store.keys.file_id, whole.actor.staff_user_id))

    def open_with(self, path: Path, keys: Keys, staff_user_id: int | None = None) -> MainWindow:
        """Open a register whose keys are at hand; the one before is closed.

        Raises :class:`Problem` when it cannot be opened; then nothing has changed.
        """
        from coprod_desktop.storage import registers

        vault = Entrance(path).vault
        self.on_opened(enter(registers.open_register(path, keys), vault, staff_user_id))
        assert self.window is not None  # noqa: S101 - shown a line before
        return self.window

    # a new one

    def on_new_wanted(self) -> None:
        """Begin a register: whose it is, a passphrase, the recovery sheet."""
        from coprod_desktop.ui.founding.window import FoundingWindow

        self.put_away("founding")
        window = self.founding = FoundingWindow(found, today_here)
        window.made.connect(self.on_made)
        window.show()

    def on_made(self, founded: Founded) -> None:
        """A register was just made and its recovery sheet is on paper: it is open already."""
        self.on_opened(enter(founded.store, founded.vault, founded.actor.staff_user_id))

    # other keys

    def change_keys(self, whole: Entered, back_up: Callable[[], object]) -> RekeyWindow:
        """After a suspected leak: ask for the password, close the register, write it anew, print its new sheet."""
        from coprod_desktop.app.key_change import window_for

        self.put_away("rekey")
        window = self.rekey = window_for(whole, back_up)
        window.begun.connect(lambda: self.mending.put_register_away(whole))
        window.opened.connect(self.on_opened)
        window.show()
        return window

    # the window

    def show_register(self, whole: Entered) -> MainWindow:
        """Show an open register in a window of its own, and close what was open before."""
        window = self.window_for(whole)
        before = self._take_all()
        self.window = window
        window.closed.connect(partial(self.on_closed, window, whole))
        self.mending.watch(window, whole)
        window.desk.crashes.listen()
        window.start("today")
        window.show()
        self.locking.bring_back(whole, window)
        _log.info(log.Event.OPENED)
        for one in before:  # only now: a program whose last window closes has ended
            _end(one)
        self._greet(window, whole)
        return window

    def on_closed(self, window: MainWindow, whole: Entered) -> None:
        """The window is gone, with everyone's details that were in it; the register follows."""
        if self.window is window:
            self.window = None
        window.deleteLater()
        self.leaving.begin(whole, window.desk.keeper)
        _log.info(log.Event.CLOSED)

    def _greet(self, window: MainWindow, whole: Entered) -> None:
        """What there is to say about how the register was opened, once."""
        from coprod_desktop.app.greeting import greet

        said = greet(self, window, whole)
        if self.fell:
            self.fell = False
            said.append(
                _(
                    "The program ended by itself last time; what was saved is safe. Settings → About says where its log is."
                )
            )
        if whole.vault is not None and whole.vault.from_backup:
            said.append(
                _(
                    "The key file was damaged, so its second copy was used. The next change of a password mends it."
                )
            )
        if said:
            window.desk.notices.info(" ".join(said), icon="circle-info")

    def window_for(self, whole: Entered) -> MainWindow:
        """The window of an open register, with the pages this staff user works on."""
        from coprod_desktop.ui.actions import Deed
        from coprod_desktop.ui.desk import Desk, Tools
        from coprod_desktop.ui.furnish import furnish
        from coprod_desktop.ui.main_window import MainWindow

        self.warming.finish()
        store, actor, known = whole.store, whole.actor, whole.organisation
        today = lambda: store.read(actor, lambda work: work.today)  # noqa: E731 - the store's own clock, asked each time
        desk = Desk(Tools(store, actor, self.settings, self.look, today, whole.vault))
        if (keeper := desk.keeper) is not None:
            desk.change_keys = lambda: self.change_keys(whole, keeper.before_other_keys)
        remark = _("Nobody in here is real") if known.is_sample else ""
        window = MainWindow(desk, known.name or store.path.stem, actor.name, remark)
        another = Deed("another", _("Another register…"), self.show_welcome, "Ctrl+O", "folder-open")
        window.actions_of_window.add("register", another)
        if whole.vault is not None:
            desk.lock = lambda: self.locking.lock(whole)
            lock = Deed("lock", _("Lock"), desk.lock, "Ctrl+L", "lock")
            window.actions_of_window.add("register", lock)
        furnish(window, whole.used)
        return window

    def close(self) -> None:
        """Close what is open."""
        self.finance.put_away()
        for one in self._take_all():
            _end(one)

    def _take_all(self) -> list[QWidget]:
        taken = [getattr(self, name) for name in _WINDOWS]
        for name in _WINDOWS:
            setattr(self, name, None)
        return [one for one in taken if one is not None]

    def put_away(self, name: str) -> None:
        """Close one of the windows, if it is open."""
        window: QWidget | None = getattr(self, name)
        setattr(self, name, None)
        if window is not None:
            _end(window)


def _end(window: QWidget) -> None:
    """Close a window that may be gone already, and free what it held."""
    import shiboken6

    if shiboken6.isValid(window) and window.close():
        window.deleteLater()


def found(path: Path, organisation: str, staff_name: str, password: str) -> Founded:
    """A new register; away from the window's thread, for it takes seconds."""
    from coprod_desktop.services import founding

    return founding.make(path, organisation, staff_name, password)


def today_here() -> date:
    """The day it is here, before any register is open to say so."""
    from coprod_desktop.storage.database import today_here as today

    return today()


def wait_until_idle(window: MainWindow, most_ms: int = 30_000) -> None:
    """Let the window work until nothing is under way, without anyone at it."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop

    deadline = QDeadlineTimer(most_ms)
    loop = QEventLoop()
    while not window.desk.jobs.idle and not deadline.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    loop.processEvents()
