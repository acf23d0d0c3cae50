"""The composition root: puts settings, register, desk and window together, and owns nothing else."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from coprod_desktop import i18n, log
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.settings import SettingsFile
from coprod_desktop.ui.look import Look

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.domain.permission import Actor
    from coprod_desktop.services.founding import Founded
    from coprod_desktop.services.sample import SizeName
    from coprod_desktop.storage.database import Store
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.ui.main_window import MainWindow
    from coprod_desktop.ui.unlock import Unlock
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
    with log.falls_noted() as fell:
        _log.info(log.Event.STARTED)
        program = Program(application(), SettingsFile())
        program.fell = fell
        if register is not None and keys is not None:
            program.open_with(register, keys)
        else:
            program.start(register)
        return program.qt.exec()


class Program:
    """The program while it runs: at most one register open at a time."""

    def __init__(self, qt: QApplication, settings: SettingsFile, look: Look | None = None) -> None:
        self.qt = qt
        self.settings = settings
        self.window: MainWindow | None = None
        self.welcome: Welcome | None = None
        self.unlock: Unlock | None = None
        self.fell = False  # whether the last run ended by itself: said once
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

    def start(self, register: Path | None) -> None:
        """Open what was asked for; without anything, the register of last time or the welcome page."""
        from pathlib import Path

        if register is not None:
            self.open(register)
            return
        last = self.settings.now.last_register
        if last and Path(last).is_file():
            try:
                self.open(Path(last))
            except Problem as problem:
                self.show_welcome(problem.message)
            return
        self.show_welcome()

    def show_welcome(self, trouble: str = "") -> None:
        """Make a register, open one, or try the made-up one; what is open stays open until something is chosen."""
        from coprod_desktop.services import founding
        from coprod_desktop.ui.welcome import Welcome

        if self.welcome is not None:
            self.welcome.close()
        self.welcome = Welcome(self.settings, founding.make, trouble)
        self.welcome.chosen.connect(self.on_chosen)
        self.welcome.made.connect(self.on_made)
        self.welcome.tried.connect(self.on_tried)
        self.welcome.show()

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

        if self.window is not None:  # it may be the sample of last time, whose file is made afresh
            self.window.close()
            self.window = None
        path = paths.sample_register()
        register_file.take_away(path)
        try:
            store = build(path, size, today=today_here())
        except Problem as problem:
            if self.welcome is not None:
                self.welcome.say(problem)
            return
        self._show(store)

    def open(self, path: Path) -> None:
        """Ask for the password of a register; what is open stays open until it is given.

        Raises :class:`Problem` when there is no register there, or its keys are missing.
        """
        from coprod_desktop.storage import register_file
        from coprod_desktop.storage.vault.vault import Vault
        from coprod_desktop.ui.unlock import Unlock

        register_file.file_id(path)
        vault = Vault.beside(path)
        if self.unlock is not None:
            self.unlock.close()
        self.unlock = Unlock(path, vault)
        self.unlock.unlocked.connect(lambda keys, staff_user_id: self.on_unlocked(path, keys, staff_user_id))
        self.unlock.show()

    def on_unlocked(self, path: Path, keys: Keys, staff_user_id: int) -> None:
        """The password was right; what is wrong with the register itself is said where it was typed."""
        try:
            self.open_with(path, keys, staff_user_id)
        except Problem as problem:
            if self.unlock is not None:
                self.unlock.say(problem)

    def open_with(self, path: Path, keys: Keys, staff_user_id: int | None = None) -> MainWindow:
        """Open a register in a window of its own; the one before is closed.

        Raises :class:`Problem` when it cannot be opened; then nothing has changed.
        """
        from coprod_desktop.storage import registers

        store = registers.open_register(path, keys)
        window = self._show(store, staff_user_id)
        self.settings.keep(self.settings.now.opened(str(path.resolve())))
        return window

    def on_made(self, founded: Founded) -> None:
        """A register was just made: it is open already."""
        self._show(founded.store, founded.actor.staff_user_id)
        self.settings.keep(self.settings.now.opened(str(founded.store.path.resolve())))

    def _show(self, store: Store, staff_user_id: int | None = None) -> MainWindow:
        from coprod_desktop.storage import registers

        window = self.window_for(store, registers.sign_in(store, staff_user_id))
        self.close()
        self.window = window
        window.closed.connect(store.close)
        window.closed.connect(lambda: _log.info(log.Event.CLOSED))
        window.desk.crashes.listen()
        window.start("today")
        window.show()
        _log.info(log.Event.OPENED)
        self._say_fell(window)
        return window

    def _say_fell(self, window: MainWindow) -> None:
        if self.fell:
            self.fell = False
            window.desk.notices.info(
                _(
                    "The program ended by itself last time; what was saved is safe. Settings → About says where its log is."
                ),
                icon="circle-info",
            )

    def window_for(self, store: Store, actor: Actor) -> MainWindow:
        """The window of an open register, with the pages this staff user works on."""
        from coprod_desktop.services import organisation, used
        from coprod_desktop.ui.actions import Deed
        from coprod_desktop.ui.desk import Desk, Tools
        from coprod_desktop.ui.furnish import furnish
        from coprod_desktop.ui.main_window import MainWindow

        known = store.read(actor, organisation.current)
        today = lambda: store.read(actor, lambda work: work.today)  # noqa: E731 - the store's own clock, asked each time
        desk = Desk(Tools(store, actor, self.settings, self.look, today))
        remark = _("Nobody in here is real") if known.is_sample else ""
        window = MainWindow(desk, known.name or store.path.stem, actor.name, remark)
        another = Deed("another", _("Another register…"), self.show_welcome, "Ctrl+O", "folder-open")
        window.actions_of_window.add("register", another)
        furnish(window, store.read(actor, used.used))
        return window

    def close(self) -> None:
        """Close what is open."""
        if self.welcome is not None:
            self.welcome.close()
            self.welcome = None
        if self.unlock is not None:
            self.unlock.close()
            self.unlock = None
        if self.window is not None:
            self.window.close()
            self.window = None


def wait_until_idle(window: MainWindow, most_ms: int = 30_000) -> None:
    """Let the window work until nothing is under way, without anyone at it."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop

    deadline = QDeadlineTimer(most_ms)
    loop = QEventLoop()
    while not window.desk.jobs.idle and not deadline.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    loop.processEvents()
