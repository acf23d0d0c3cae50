"""What there is to say when a register has just been opened, and what is looked after from then on."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coprod_desktop.i18n import _
from coprod_desktop.ui.trouble.looking import LookingBanner
from coprod_desktop.ui.trouble.older import OlderBanner
from coprod_desktop.ui.trouble.place import PlaceBanner, is_known

if TYPE_CHECKING:
    from coprod_desktop.app import Program
    from coprod_desktop.app.entrance import Entered
    from coprod_desktop.ui.keeper import Keeper
    from coprod_desktop.ui.main_window import MainWindow

_WEEK = timedelta(days=7)
#: The first page comes first, in milliseconds.
_AFTER = 5_000


def greet(program: Program, window: MainWindow, whole: Entered) -> list[str]:
    """Put up what stays said; return what is said once."""
    store, keeper = whole.store, window.desk.keeper
    if store.opened.only_looking:
        window.add_banner(LookingBanner(lambda: program.on_chosen_again(store.path)))
    if keeper is None:
        return []
    advice = store.opened.place.advice()
    if advice and not is_known(store.path, keeper):
        window.add_banner(PlaceBanner(advice, store.path, keeper))
    if keeper.backups.is_older_than_noted():
        show_backups = partial(window.go, "settings", "backups")
        window.add_banner(OlderBanner(show_backups, program.show_welcome))
    keeper.look_up()
    if not store.opened.unclean:
        QTimer.singleShot(_AFTER, keeper, lambda: check_weekly(keeper, window.desk.today()))
        return []
    keeper.note(checked_on=window.desk.today().isoformat())
    return [_("The program was not closed properly last time. Everything was checked and is whole.")]


def check_weekly(keeper: Keeper, today: date) -> None:
    """The quick check of the register, when the last one was a week ago; silent while all is well."""
    if not keeper.ours.checked_on or abs(today - date.fromisoformat(keeper.ours.checked_on)) >= _WEEK:
        keeper.check(today)
