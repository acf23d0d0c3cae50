"""The windows around the main one, each opened to be photographed: starting, signing in, trouble, leaving."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coprod_desktop import app, i18n
from coprod_desktop.app.entrance import Entrance
from coprod_desktop.domain.organisation import Organisation
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services.backups import Backup, Why
from coprod_desktop.storage.backups.shelf import usual_folder
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.opening.held import InUse
from coprod_desktop.ui.errands import Errands
from coprod_desktop.ui.founding.window import FoundingWindow, PassphraseStep
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.preferences import finance_key_dialog
from coprod_desktop.ui.preferences.finance_key_dialog import FinanceKeyDialog
from coprod_desktop.ui.trouble.damage import DamageWindow
from coprod_desktop.ui.trouble.going_back import GoingBackWindow
from coprod_desktop.ui.trouble.in_use import InUseStep
from coprod_desktop.ui.trouble.leaving_window import LeavingWindow
from coprod_desktop.ui.trouble.place import how_to_move
from coprod_desktop.ui.unlock.frame import StepWindow
from coprod_desktop.ui.unlock.recover import CodeStep, OwnPassword, WhoStep
from coprod_desktop.ui.unlock.rekey import Change, RekeyWindow
from coprod_desktop.ui.unlock.sheet import SheetStep
from coprod_desktop.ui.unlock.step import Step
from coprod_desktop.ui.unlock.window import UnlockWindow
from coprod_desktop.ui.welcome import Welcome
from tests.documents.recovery_sheets import SHEET

if TYPE_CHECKING:
    from coprod_desktop.storage.vault.vault import Vault

DAY = date(2026, 11, 22)
_TICK_MS = 25
_AT = datetime(2026, 11, 20, 17, 4, tzinfo=UTC)

_SIX = ("lantern", "orchard", "biscuit", "meadow", "trumpet", "harbour")

Door = Callable[[MainWindow], QWidget]


def doors() -> dict[str, Door]:
    """Every window there is, by the name of its picture."""
    return {
        "welcome": _welcome,
        "founding": _founding,
        "founding-passphrase": _passphrase,
        "recovery-sheet": _recovery_sheet,
        "unlock": _unlock,
        "unlock-wrong": _wrong,
        "unlock-locked": _locked,
        "unlock-own": _own_password,
        "unlock-code": _code,
        "unlock-who": _who,
        "unlock-elsewhere": _elsewhere,
        "rekey": _rekey,
        "finance-key": _finance_key,
        "finance-key-sheet": _finance_key_sheet,
        "damage": _damage,
        "going-back": _going_back,
        "leaving": _leaving,
        "leaving-failed": _not_backed_up,
        "moving": _moving,
    }


def _welcome(window: MainWindow) -> QWidget:
    return _shown(Welcome(window.desk.settings))


def _founding(_window: MainWindow) -> QWidget:
    return _shown(FoundingWindow(app.found, lambda: DAY))


def _passphrase(_window: MainWindow) -> QWidget:
    window = FoundingWindow(app.found, lambda: DAY)
    window._count(2)
    step = PassphraseStep(("Marlow Vale Council", "Jo Trellis"), _nothing)
    window.show_step(step)
    chosen = step.password
    chosen.on_suggest_asked()
    chosen.suggested.passphrase = " ".join(_SIX)
    chosen.suggested.words.setText(chosen.suggested.passphrase)
    chosen.take(chosen.suggested.passphrase)
    return _shown(window)


def _recovery_sheet(window: MainWindow) -> QWidget:
    founding = FoundingWindow(app.found, lambda: DAY)
    founding._count(3)
    founding.show_step(SheetStep(SHEET, Errands(window), i18n.language().gettext("Open the register")))
    return _shown(founding)


def _unlock(window: MainWindow) -> QWidget:
    return _shown(_way_in(window))


def _wrong(window: MainWindow) -> QWidget:
    unlock = _way_in(window)
    unlock.step.refuse(
        Problem(
            i18n.language().gettext(
                "This password is not right. Check Caps Lock and the keyboard's language, then try again."
            ),
            "password",
        )
    )
    return _shown(unlock)


def _locked(window: MainWindow) -> QWidget:
    said = i18n.language().gettext("Locked. Sign in to go on where you were.")
    way = Entrance(window.desk.register_path)
    return _shown(UnlockWindow(way, window.desk.settings, locked=said))


def _own_password(window: MainWindow) -> QWidget:
    return _at_step(window, OwnPassword(("Ana Silver",), _nothing))


def _code(window: MainWindow) -> QWidget:
    return _at_step(window, CodeStep(_nothing))


def _who(window: MainWindow) -> QWidget:
    people = Entrance(window.desk.register_path).people
    step = WhoStep(people, ("Marlow Vale Council",), opens_bank=False, back=_nothing)
    step.who.show_value(next(one.staff_user_id for one in people if one.opens_bank))
    step.on_chosen()
    return _at_step(window, step)


def _elsewhere(window: MainWindow) -> QWidget:
    problem = InUse(window.desk.register_path, "Marcus Finch", "FINANCE-07", "22 November, 8:40am")
    return _at_step(window, InUseStep(problem))


def _finance_key(window: MainWindow) -> QWidget:
    vault = cast("Vault", None)
    return _shown(FinanceKeyDialog(window, window.desk, vault, finance_key_dialog.change(vault)))


def _finance_key_sheet(window: MainWindow) -> QWidget:
    dialog = cast("FinanceKeyDialog", _finance_key(window))
    dialog.on_known(Organisation(name="Marlow Vale Council"))
    return dialog


def _rekey(_window: MainWindow) -> QWidget:
    return _shown(RekeyWindow(cast("Change", None), "Marlow Vale Council", lambda _code: SHEET))


def _damage(window: MainWindow) -> QWidget:
    found = Damaged("*** in database main ***", "Tree 14 page 212: btreeInitPage() returns error code 11")
    keep_backups(window)
    whole = cast("Any", window.desk)._store
    damage = DamageWindow(whole.path, whole.keys, found, None)
    damage.note.setText(_in_documents())
    damage.damage.on_details_asked()
    _shown(damage)
    while not damage.errands.idle:
        QTest.qWait(_TICK_MS)
    return damage


def _going_back(window: MainWindow) -> QWidget:
    path = window.desk.register_path
    backup = Backup(usual_folder(path) / path.name, _AT, Why.CLOSING, 1_900_000)
    going = GoingBackWindow(path, backup)
    going._done = True
    going.note.setText(_in_documents())
    return _shown(going)


def _leaving(window: MainWindow) -> QWidget:
    leaving = LeavingWindow(window.desk.register_path)
    leaving.note.setText(_in_documents())
    leaving.show_progress(45, 100, "")
    return _shown(leaving)


def _not_backed_up(window: MainWindow) -> QWidget:
    leaving = LeavingWindow(window.desk.register_path)
    leaving.note.setText(_in_documents())
    leaving.show_problem(Problem(i18n.language().gettext("The disk is full.")))
    return leaving


def _moving(window: MainWindow) -> QWidget:
    return how_to_move(window, window.desk.register_path)


def keep_backups(window: MainWindow) -> None:
    """Have three backups of the days before, unless there are some."""
    keeper, store = window.desk.keeper, cast("Any", window.desk)._store
    if keeper is None or keeper.backups.all():
        return
    usual = store.clock
    for day, why in ((13, Why.CLOSING), (20, Why.IMPORT), (21, Why.CLOSING)):
        store.clock = partial(datetime, 2026, 11, day, 16, 40, tzinfo=UTC)
        keeper.backups.take(why, lambda *_done: None)
    store.clock = usual


def _way_in(window: MainWindow) -> UnlockWindow:
    unlock = UnlockWindow(Entrance(window.desk.register_path), window.desk.settings)
    unlock.note.setText(_in_documents())
    return unlock


def _at_step(window: MainWindow, step: Step) -> QWidget:
    unlock = _way_in(window)
    unlock.show_step(step)
    return _shown(unlock)


def _in_documents() -> str:
    return i18n.language().gettext("A register in {folder}").format(folder="C:\\Users\\jo\\Documents")


def _shown(window: QWidget) -> QWidget:
    window.show()
    if isinstance(window, StepWindow):
        window.before_leaving = None
    return window


def _nothing() -> None:
    pass
