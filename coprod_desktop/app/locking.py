"""Locking the register that is open: the window goes, its keys are dropped, and whoever comes back is where they were."""

from __future__ import annotations

import contextlib
import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from coprod_desktop.app.entrance import Entrance
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services.drafts import Drafts

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

    from coprod_desktop.app import Program
    from coprod_desktop.app.entrance import Entered
    from coprod_desktop.ui.main_window import MainWindow
    from coprod_desktop.ui.unlock.window import UnlockWindow


@dataclass(frozen=True)
class Place:
    """Where somebody was: ids and page names, nobody's details."""

    file_id: bytes
    staff_user_id: int
    geometry: QByteArray
    places: tuple[tuple[str, object], ...]
    at: int


class Locking:
    """Locks the program's window and brings it back."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._place: Place | None = None
        self._drafts = Drafts(program.settings.path.parent / "drafts")

    def lock(self, whole: Entered) -> None:
        """Hide everything at once; close it as soon as what is being kept or made has ended.

        The made-up register is not locked: nobody could open it again.
        """
        program, window = self._program, self._program.window
        if window is None or whole.vault is None or window.isHidden():
            return
        with contextlib.suppress(Problem):  # without its key file it could not be opened again: it stays open
            way = Entrance(whole.store.path)
            unlock = program.ask_password(way, _("Locked. Sign in to go on where you were."))
            self._take_its_place(unlock, window)
            window.put_out_of_sight()
            unlock.hold(_("Finishing what was under way…"))
            window.desk.jobs.when_settled(lambda: self._shut(whole, window, unlock))

    def bring_back(self, whole: Entered, window: MainWindow) -> None:
        """Whoever signed in again is where they were, with what they had typed."""
        place, self._place = self._place, None
        keys, staff_user_id = whole.store.keys, whole.actor.staff_user_id
        if place is not None and (place.file_id, place.staff_user_id) == (keys.file_id, staff_user_id):
            window.restoreGeometry(place.geometry)
            window.pages.resume(place.places, place.at)
        if whole.vault is not None and (kept := self._drafts.take(keys, staff_user_id)):
            self._give_back(window, kept)

    def _give_back(self, window: MainWindow, kept: list[dict[str, object]]) -> None:
        from coprod_desktop.ui.locking.half_filled import PutBack

        back = PutBack(self._program.qt, window, kept)

        def fill() -> None:
            said = []
            if back.fill_pages():
                said.append(_("What you were typing is back."))
            said += [
                _("Open “{form}” again, and what you typed there is back.").format(form=form)
                for form in back.waiting
            ]
            if said:
                window.desk.notices.info(" ".join(said), icon="circle-info")

        window.desk.jobs.when_settled(fill)

    def _shut(self, whole: Entered, window: MainWindow, unlock: UnlockWindow) -> None:
        from coprod_desktop.ui.locking.half_filled import gather

        keys, staff_user_id = whole.store.keys, whole.actor.staff_user_id
        trail = window.pages.trail
        self._place = Place(keys.file_id, staff_user_id, window.saveGeometry(), tuple(trail.places), trail.at)
        if kept := gather(window):
            self._drafts.keep(keys, staff_user_id, kept)
        if self._program.window is window:
            self._program.window = None
        window.close()
        window.deleteLater()
        if self._program.leaving.busy(whole.store.path):
            unlock.hold(_("A backup is being kept first…"))  # whoever closes it says when that is done
        else:
            unlock.let_go()
        QTimer.singleShot(0, gc.collect)  # nothing that was shown stays behind in memory

    @staticmethod
    def _take_its_place(unlock: UnlockWindow, window: MainWindow) -> None:
        unlock.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not window.isActiveWindow())
        middle = window.frameGeometry().center()
        unlock.move(middle - unlock.rect().center())
        if window.isMinimized():
            unlock.showMinimized()
