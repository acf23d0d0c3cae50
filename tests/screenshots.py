"""A picture of every page in every look, to look at: ``uv run python -m tests.screenshots``.

Writes ``<page>-<look>-<scale>-<lang>.png`` and one sheet a page with all of them side by side; ``--guide`` writes
the pictures of docs/guide.md instead. Everyone in them is made up. Not a test: nobody but a person can say
whether a page looks right.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from coprod_desktop import app, i18n
from coprod_desktop.app.entrance import entered
from coprod_desktop.domain.cash_floats import FloatState
from coprod_desktop.domain.claim_lines import LineKind
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.domain.permission import Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.templates import RowKind, TemplateKind, TemplateRow
from coprod_desktop.services import boards, cash_floats, meeting_notes, runs, sample, staff, today
from coprod_desktop.services.cash_floats import FloatRow
from coprod_desktop.services.claims import ClaimList
from coprod_desktop.services.meetings import MeetingList, MeetingQuery, MeetingRow, When
from coprod_desktop.services.people import PeopleList, PeopleQuery
from coprod_desktop.services.sample.spreadsheet import messy_csv
from coprod_desktop.settings import LookChoice, SettingsFile
from coprod_desktop.storage import bank as stored_bank
from coprod_desktop.storage import registers
from coprod_desktop.storage.claims import ClaimQuery
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.vault.vault import Vault
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.money.bank_card import BankCard
from coprod_desktop.ui.people.add_dialog import add_person
from coprod_desktop.ui.people.buddy_card import BuddyCard
from tests import finance_doors, handing_out
from tests.builders import KEYS as WITHOUT_FINANCE
from tests.builders import PASSWORD, WEAK, a_vault
from tests.doors import Door, doors, keep_backups

if TYPE_CHECKING:
    from PIL.Image import Image

DAY = date(2026, 11, 22)
SIZE, TALL = (1440, 900), 2600
LOOKS = (LookChoice.LIGHT, LookChoice.DARK, LookChoice.CONTRAST)
SCALES = (100, 200)
LANGUAGES = ("en", "cy")
PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
_GUIDE_WIDTH, _GUIDE_COLOURS, _AREAS = 1100, 256, 128
_SHEET_WIDTH, _SHEET_ROW, _GAP = 720, 3, 12
_STEADY, _TICK_MS, _PATIENCE = 12, 25, 800  # a preview waits a quarter of a second before it is drawn


@dataclass(frozen=True)
class Things:
    """Which board, meeting, person and claim of the sample the pictures show, and a spreadsheet to take in."""

    spreadsheet: Path
    person: int
    paid: int
    board: int
    vacant: int
    coming: int
    workshop: int
    unticked: int
    past: int
    claim: int


@dataclass(frozen=True)
class Stage:
    """A window to photograph: on the sample (or on an empty register), dressed and speaking."""

    window: MainWindow
    things: Things


@dataclass(frozen=True)
class Shot:
    """One picture: its name, how to get there, and what to photograph when it is not the window."""

    name: str
    go: Callable[[Stage], QWidget | None]
    empty: bool = False
    guide: bool = False


@dataclass(frozen=True, order=True)
class Dress:
    """A look, a text size in per cent, a language."""

    look: LookChoice
    scale: int
    language: str

    def __str__(self) -> str:
        return f"{self.look.value}-{self.scale}-{self.language}"


def page(name: str, key: str, *, empty: bool = False, guide: bool = False) -> Shot:
    """A page of its own."""

    def go(stage: Stage) -> None:
        stage.window.go(key)

    return Shot(name, go, empty, guide)


def tab(
    name: str,
    key: str,
    thing: Callable[[Things], object],
    part: str,
    *,
    empty: bool = False,
    guide: bool = False,
) -> Shot:
    """A tab of a page about one thing."""

    def go(stage: Stage) -> None:
        shown: Any = stage.window.go(key, thing(stage.things))
        settle(stage.window)
        shown.tabs.turn_to(part)

    return Shot(name, go, empty, guide)


def pressed(name: str, key: str, thing: Callable[[Things], object], part: str, *words: str) -> Shot:
    """What comes up when the buttons with these words are pressed, one after the other, on a page or on a tab of it."""

    def go(stage: Stage) -> QWidget | None:
        shown: Any = stage.window.go(key, thing(stage.things))
        settle(stage.window)
        if part:
            shown.tabs.turn_to(part)
            settle(stage.window)
        for each in words:
            said = i18n.language().gettext(each)
            _button(stage.window, said).click()
            settle(stage.window)
        return next(_dialogs(), None)

    return Shot(name, go)


def _button(window: MainWindow, said: str) -> QAbstractButton:
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    for one in buttons:
        if one.text().strip() == said:
            return one
    raise LookupError(said, [one.text() for one in buttons])


def shots() -> list[Shot]:
    """Every picture there is, in the order of the work."""
    return [
        *_door_shots(),
        page("today-first-day", "today", empty=True, guide=True),
        page("people-empty", "people", empty=True),
        page("meetings-empty", "meetings", empty=True),
        page("money-empty", "money", empty=True),
        page("today", "today", guide=True),
        Shot("people", _people, guide=True),
        Shot("person-new", _new_person),
        *(
            tab(f"person-{part}", "person", lambda things: things.person, part, guide=part == "needs")
            for part in ("who", "needs", "part", "contact", "money", "history")
        ),
        Shot("person-money-shown", _shown_numbers, guide=True),
        Shot("bank-entry", _enter_account),
        Shot("bank-checks", _check_account),
        page("colleagues-empty", "colleagues", empty=True),
        page("supporters-empty", "supporters", empty=True),
        page("partners-empty", "partners", empty=True),
        page("colleagues", "colleagues", guide=True),
        page("supporters", "supporters"),
        page("partners", "partners", guide=True),
        page("needs-form-whose", "needs-form"),
        Shot("needs-form", lambda stage: _go(stage, "needs-form", stage.things.person), guide=True),
        page("milestones-empty", "milestones", empty=True),
        page("milestones", "milestones", guide=True),
        Shot("milestone-new", lambda stage: _form_of(stage, "milestones")),
        Shot("colleague-new", lambda stage: _form_of(stage, "colleagues")),
        Shot("partner-new", lambda stage: _form_of(stage, "partners")),
        Shot("buddy-new", _buddy),
        *_dialog_shots(),
        page("import-file", "import"),
        Shot("import-columns", _columns),
        Shot("import-rows", _rows, guide=True),
        page("boards", "boards"),
        Shot("board", lambda stage: _go(stage, "board", stage.things.board), guide=True),
        page("meetings", "meetings", guide=True),
        Shot("meetings-month", _month),
        Shot("meeting-new", _new_meeting),
        page("venues-empty", "venues", empty=True),
        page("venues", "venues", guide=True),
        Shot("venue-new", _new_venue),
        Shot("venue-check", _check_venue),
        *_meeting_shots(),
        page("voices", "voices", guide=True),
        *(
            Shot(f"money-{key}", _money(key), guide=key == "approve")
            for key in ("finish", "approve", "pay", "paid", "all")
        ),
        Shot("claim", lambda stage: _go(stage, "claim", stage.things.claim), guide=True),
        Shot("expense-miles", _add_miles),
        Shot("runs", _runs, guide=True),
        Shot("run-make", _make_run),
        page("budgets", "budgets", guide=True),
        Shot("floats", lambda stage: _go(stage, _with_cash(stage, "floats"), None), guide=True),
        Shot("vouchers", lambda stage: _go(stage, _with_cash(stage, "vouchers"), None)),
        Shot("advances", lambda stage: _go(stage, _with_cash(stage, "advances"), None)),
        Shot("float-new", lambda stage: _form_of(stage, _with_cash(stage, "floats"))),
        Shot("meeting-cash", _meeting_with_cash),
        Shot("cash-pay", _pay_in_cash),
        Shot("packet-send", lambda stage: finance_doors.sending(stage.window)),
        Shot("packets", lambda stage: finance_doors.packets(stage.window)),
        Shot("finance-door", lambda stage: finance_doors.door(stage.window)),
        Shot("finance-new-key", lambda stage: finance_doors.new_key(stage.window)),
        Shot("finance-packet", lambda stage: finance_doors.desk(stage.window), guide=True),
        page("reports", "reports", guide=True),
        page("examples-empty", "examples", empty=True),
        page("examples", "examples"),
        Shot("example-new", lambda stage: _form_of(stage, "examples")),
        tab("settings-staff", "settings", lambda _things: "staff", "staff", guide=True, empty=True),
        tab("settings-signing-in", "settings", lambda _things: "signing-in", "signing-in", empty=True),
        *(
            tab(f"settings-{part}", "settings", lambda _things: None, part, guide=part == "schemes")
            for part in (
                "organisation",
                "extras",
                "adjustments",
                "pictures",
                "schemes",
                "bank",
                "look",
                "history",
                "out",
                "about",
            )
        ),
        Shot("settings-backups", _backups, guide=True),
        Shot("palette", _palette, guide=True),
    ]


def _door_shots() -> list[Shot]:
    guide = {"welcome", "unlock", "recovery-sheet", "damage"}
    return [
        Shot(name, partial(_at_door, opened), empty=name != "damage", guide=name in guide)
        for name, opened in doors().items()
    ]


def _at_door(opened: Door, stage: Stage) -> QWidget:
    return opened(stage.window)


def _dialog_shots() -> list[Shot]:
    def person(things: Things) -> int:
        return things.person

    def past(things: Things) -> int:
        return things.past

    def nothing(_things: Things) -> None:
        return None

    return [
        pressed("person-change", "person", person, "who", "Change details"),
        pressed("person-rest", "person", person, "who", "Wants a rest"),
        pressed("person-leave", "person", person, "who", "Wants to leave"),
        pressed("person-died", "person", person, "who", "Has died"),
        pressed("person-supporter", "person", person, "who", "Add a supporter"),
        pressed("person-need", "person", person, "needs", "Add a need"),
        pressed("person-equality", "person", person, "equality", "Record what they say"),
        pressed("meeting-series", "meeting", lambda things: things.coming, "plan", "Plan more like this"),
        pressed("board-review", "board", lambda things: things.board, "", "Write a review"),
        pressed("board-new", "boards", nothing, "", "Add a board"),
        pressed("board-seats", "board", lambda things: things.board, "", "Add seats"),
        pressed("board-end", "board", lambda things: things.board, "", "Comes to its end"),
        pressed("board-appoint", "board", lambda things: things.vacant, "", "Appoint…"),
        pressed("meeting-off", "meeting", lambda things: things.coming, "plan", "Call it off"),
        pressed("meeting-booking", "meeting", lambda things: things.workshop, "support", "Add a booking"),
        pressed("meeting-said", "meeting", past, "after", "Write down what was said"),
        pressed("voices-why", "voices", nothing, "", "Why?"),
        pressed("claim-line", "claim", lambda things: things.claim, "", "Add an expense"),
        pressed("claim-choice", "claim", lambda things: things.claim, "", "Change their choice"),
        pressed("claim-why", "claim", lambda things: things.claim, "", "Why this amount?"),
        pressed("settings-rate", "settings", nothing, "schemes", "Add a rate"),
        pressed("settings-rates-over-time", "settings", nothing, "schemes", "Over time"),
        pressed("settings-adjustment", "settings", nothing, "adjustments", "Add one"),
        pressed("settings-someone", "settings", nothing, "staff", "Add someone…"),
        pressed("settings-password", "settings", nothing, "signing-in", "Change your password…"),
    ]


def _bank_card(stage: Stage) -> Any:
    shown: Any = stage.window.go("person", stage.things.paid)
    settle(stage.window)
    shown.tabs.turn_to("money")
    settle(stage.window)
    return next(card for card in shown.findChildren(BankCard) if card.isVisible())


def _shown_numbers(stage: Stage) -> None:
    _bank_card(stage).on_show_asked()


def _enter_account(stage: Stage) -> QWidget:
    _bank_card(stage).on_enter_asked()
    dialog = _dialog()
    form: Any = dialog.form  # type: ignore[attr-defined]
    form.fill({"sort_code": "00-14-27", "number": "1234567"})
    form.changed.emit()
    settle(stage.window)
    return dialog


def _check_account(stage: Stage) -> QWidget:
    _bank_card(stage).on_checks_asked()
    return _dialog()


def _runs(stage: Stage) -> None:
    shown: Any = stage.window.go("runs")
    settle(stage.window)
    if not shown.list.model.rowCount():
        jobs = stage.window.desk.jobs
        for kind in (RunKind.LEDGER, RunKind.BANK_FILE):
            jobs.write(
                i18n.language().gettext("Payment run made"),
                partial(runs.make_of_all, kind=kind),
                _nothing,
                _nothing,
            )
            settle(stage.window)
        shown.refresh()


def _make_run(stage: Stage) -> QWidget:
    shown: Any = stage.window.go("runs")
    settle(stage.window)
    shown.on_make_asked()
    return _dialog()


def _with_cash(stage: Stage, page_key: str) -> str:
    """The page's key, once the sample has floats, vouchers and an advance to show on it."""
    jobs, things = stage.window.desk.jobs, stage.things

    def give(work: Work) -> None:
        if not cash_floats.rows(work):
            handing_out.of_a_day(work, things.unticked, things.coming, things.person)

    jobs.write(i18n.language().gettext("Cash float asked for"), give, _nothing, _nothing)
    settle(stage.window)
    return page_key


def _meeting_with_cash(stage: Stage) -> None:
    """The meeting whose float is open: what was ticked for one picture is ticked for the next."""
    _with_cash(stage, "meeting")

    def go(rows: list[FloatRow]) -> None:
        held = next(row.held for row in rows if row.state is FloatState.OPEN)
        stage.window.go("meeting", (held.meeting_id, "day"))

    stage.window.desk.jobs.read(cash_floats.rows, go, key="pictured float")
    settle(stage.window)


def _pay_in_cash(stage: Stage) -> QWidget:
    _meeting_with_cash(stage)
    shown: Any = stage.window.pages.current
    day = shown.parts["day"]
    day.people.list.table.setCurrentIndex(day.people.list.model.index(handing_out.NOT_PAID, 0))
    settle(stage.window)
    day.cash.on_pay_asked()
    settle(stage.window)
    return _dialog()


def _nothing(_answer: object) -> None:
    """What came of it is seen in the picture."""


def _add_miles(stage: Stage) -> QWidget:
    shown: Any = stage.window.go("claim", stage.things.claim)
    settle(stage.window)
    shown.on_add_asked()
    dialog = _dialog()
    kind: Any = dialog.form.control("kind")  # type: ignore[attr-defined]
    kind.show_value(LineKind.MILEAGE)
    kind.activated.emit(kind.currentIndex())
    return dialog


def _meeting_shots() -> list[Shot]:
    chosen: list[tuple[str, Callable[[Things], int]]] = [
        ("plan", lambda things: things.coming),
        ("invite", lambda things: things.coming),
        ("papers", lambda things: things.coming),
        ("support", lambda things: things.workshop),
        ("day", lambda things: things.unticked),
        ("after", lambda things: things.past),
    ]
    stages = [tab(f"meeting-{part}", "meeting", thing, part, guide=part != "plan") for part, thing in chosen]
    return [
        *stages,
        Shot("meeting-reading", _reading, guide=True),
        Shot("meeting-change", _change_meeting),
        Shot("paper", _paper, guide=True),
        Shot("settings-words", _words, guide=True),
        Shot("settings-words-notes", _words_of_notes),
        Shot("meeting-notes-pictures", _pictures_of_notes),
    ]


def _go(stage: Stage, key: str, thing: object) -> None:
    stage.window.go(key, thing)


def _reading(stage: Stage) -> None:
    shown: Any = stage.window.go("meeting", stage.things.coming)
    settle(stage.window)
    shown.tabs.turn_to("papers")
    settle(stage.window)
    card = shown.parts["papers"].preview
    if card.look.isVisible() and not card.reading.isVisible():
        card.on_look_asked()
        settle(stage.window)


def _words(stage: Stage) -> None:
    stage.window.go("settings", "words")
    settle(stage.window)


def _pictures_of_notes(stage: Stage) -> QWidget:
    meeting_id = stage.things.past
    text = (
        "The bus comes too late. People wait in the rain.\nThe letters are too long.\nWe meet again in May."
    )
    stage.window.desk.jobs.write(
        "Notes", lambda work: meeting_notes.keep(work, meeting_id, None, {"text": text})
    )
    shown: Any = stage.window.go("meeting", meeting_id)
    settle(stage.window)
    shown.tabs.turn_to("after")
    settle(stage.window)
    shown.parts["after"].notes.on_pictures_asked()
    settle(stage.window)
    return next(_dialogs())


def _words_of_notes(stage: Stage) -> None:
    shown: Any = stage.window.go("settings", "words")
    settle(stage.window)
    shown.parts["words"].chips.choose("kind", TemplateKind.NOTES)
    settle(stage.window)
    shown.parts["words"].on_added(TemplateRow(RowKind.QUESTION, ("?", "1", "2"), write=1))
    settle(stage.window)


def _paper(stage: Stage) -> QWidget:
    shown: Any = stage.window.go("meeting", stage.things.coming)
    settle(stage.window)
    shown.tabs.turn_to("papers")
    settle(stage.window)
    shown.parts["papers"].preview.on_large_asked()
    settle(stage.window)
    return _dialog()


def _change_meeting(stage: Stage) -> QWidget:
    shown: Any = stage.window.go("meeting", stage.things.coming)
    settle(stage.window)
    shown.tabs.turn_to("plan")
    shown.parts["plan"].on_change_asked()
    settle(stage.window)
    return _dialog()


def _people(stage: Stage) -> None:
    stage.window.go("people")
    settle(stage.window)
    stage.window.go("people", stage.things.person)


def _new_person(stage: Stage) -> QWidget:
    stage.window.go("people")
    add_person(stage.window.desk, stage.window)
    return _dialog()


def _form_of(stage: Stage, key: str) -> QWidget:
    shown: Any = stage.window.go(key)
    settle(stage.window)
    shown.on_add_asked()
    settle(stage.window)
    return _dialog()


def _buddy(stage: Stage) -> QWidget:
    shown: Any = stage.window.go("person", stage.things.person)
    settle(stage.window)
    shown.tabs.turn_to("who")
    next(card for card in shown.findChildren(BuddyCard) if card.isVisible()).on_choose_asked()
    settle(stage.window)
    return _dialog()


def _columns(stage: Stage) -> None:
    shown: Any = stage.window.go("import")
    shown.on_cancelled()
    shown = stage.window.go("import")
    shown.read_file(stage.things.spreadsheet)


def _rows(stage: Stage) -> None:
    _columns(stage)
    settle(stage.window)
    shown: Any = stage.window.pages.current
    shown.on_main()


def _month(stage: Stage) -> None:
    shown: Any = stage.window.go("meetings")
    shown.on_turn_asked()
    settle(stage.window)


def _new_meeting(stage: Stage) -> QWidget:
    shown: Any = stage.window.go("meetings")
    shown.on_turn_asked()
    shown.on_plan_asked()
    settle(stage.window)
    return _dialog()


def _new_venue(stage: Stage) -> QWidget:
    shown: Any = stage.window.go("venues")
    settle(stage.window)
    shown.on_add_asked()
    return _dialog()


def _check_venue(stage: Stage) -> QWidget:
    shown: Any = stage.window.go("venues")
    settle(stage.window)
    shown.summary.on_check_asked()
    return _dialog()


def _money(key: str) -> Callable[[Stage], None]:
    return lambda stage: _go(stage, "money", key)


def _backups(stage: Stage) -> None:
    shown: Any = stage.window.go("settings", "backups")
    settle(stage.window)
    part = shown.parts["backups"]
    keep_backups(stage.window)
    part.refresh()
    settle(stage.window)
    part.list.choose(part.list.model.id_at(0))
    part.view.on_look_asked()
    settle(stage.window)
    part.place.folder.setText("C:\\Users\\jo\\OneDrive\\Marlow Vale backups")


def _palette(stage: Stage) -> QWidget:
    stage.window.go("today")
    settle(stage.window)
    palette = stage.window.open_palette()
    QTest.keyClicks(palette.box, "car")
    QTest.qWait(200)
    return palette


def _dialog() -> QWidget:
    return next(_dialogs())


def _dialogs() -> Iterator[QWidget]:
    return (one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isModal())


def settle(window: MainWindow) -> None:
    """Wait until the window has been idle for a while: a list asks for its rows only when it is painted."""
    idle = 0
    for _round in range(_PATIENCE):
        time.sleep(_TICK_MS / 1000)  # not qWait: it would keep the workers from Python meanwhile
        QApplication.processEvents()
        idle = idle + 1 if window.desk.jobs.idle else 0
        if idle >= _STEADY:
            return
    sys.stderr.write(f"Still busy: {window.windowTitle()}\n")


# a register to photograph

KEYS = WITHOUT_FINANCE.with_finance(bytes(range(64, 96)))


def _employ(store: Store) -> None:
    """Somebody in finance who signed in once, and somebody who only got a first password."""
    jo, words = registers.sign_in(store), "six words for the pictures alone"
    vault = a_vault(store, jo)
    for name, role in (("Marcus Finch", Role.FINANCE), ("Ana Silver", Role.COORDINATOR)):
        store.write(
            jo,
            "Staff user added",
            partial(staff.add, vault=vault, keys=KEYS, name=name, roles={role}, password=words),
        )
    marcus = vault.staff[1]
    vault.keep_password(marcus.staff_user_id, marcus.name, words, KEYS, WEAK)
    vault.new_recovery(KEYS, jo.name, WEAK)


def vault_of(store: Store, folder: Path) -> Vault:
    """The keys beside the register, or for the made-up one some that lie elsewhere."""
    with suppress(Problem):
        return Vault.beside(store.path)
    actor = registers.sign_in(store)
    vault = Vault.make(folder / store.path.name, KEYS)
    vault.keep_password(actor.staff_user_id, actor.name, PASSWORD, KEYS, WEAK)
    vault.new_recovery(KEYS, actor.name, WEAK)
    return vault


@contextmanager
def open_register(folder: Path, *, empty: bool) -> Iterator[Store]:
    """The made-up register on its own day, or one that nobody is on yet."""
    i18n.use(i18n.Language("en"))  # the history keeps what was done in the words of whoever did it
    if empty:
        path = folder / "Marlow Vale Council.coprod"
        with registers.create(path, KEYS, "Marlow Vale Council", "Jo Trellis") as made:
            _employ(made)
    else:
        path = folder / "Marlow Vale (sample).coprod"
        sample.build(path, "small", today=DAY, keys=KEYS).close()
    with registers.open_register(path, KEYS) as store:
        store.clock = lambda: datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=UTC)
        yield store


def things_of(work: Work, spreadsheet: Path) -> Things:
    """What of the register the pictures show: where most can be seen."""
    ahead, been = _meetings(work, When.COMING), _meetings(work, When.PAST)
    people, claims = PeopleList(PeopleQuery()), ClaimList(ClaimQuery(states=(ClaimState.DRAFT,)))
    everyone = people.rows(work, people.first(work, 500))
    drafts = claims.rows(work, claims.first(work, 50))
    return Things(
        spreadsheet=spreadsheet,
        person=_best(everyone, lambda row: (len(row.needs), row.days_came, row.id)),
        paid=next((account.person_id for account in stored_bank.accounts(work.session)), 0),
        board=_best(boards.rows(work), lambda row: row.held),
        vacant=_best(boards.rows(work), lambda row: row.vacant),
        coming=_best(ahead, lambda row: (row.chosen, -row.said_yes)),
        workshop=_best(ahead, lambda row: row.to_arrange),
        unticked=_best(been, lambda row: (not row.came, row.day)),
        past=_with_an_answer_due(work) or _best(been, lambda row: (row.came > 0, row.day)),
        claim=_best(drafts, lambda row: (row.payment.pence > 0, row.expenses.pence)),
    )


def _with_an_answer_due(work: Work) -> int | None:
    rows = today.today(work).rows
    return next((row.target_id for row in rows if row.kind == "answer"), None)


def _meetings(work: Work, when: When) -> Sequence[MeetingRow]:
    wanted = MeetingList(MeetingQuery(when=when))
    return wanted.rows(work, wanted.first(work, 20))


def _best(rows: Sequence[Any], key: Callable[[Any], Any]) -> int:
    return int(max(rows, key=key).id) if rows else 0


# taking the pictures


def take(
    store: Store, wanted: Sequence[Shot], dresses: Iterable[Dress], out: Path, *, tall: bool = False
) -> Iterator[Path]:
    """Photograph these pages in each dress; the path of each picture as it is written."""
    with tempfile.TemporaryDirectory() as folder:
        spreadsheet = Path(folder) / "People we know.csv"
        spreadsheet.write_bytes(messy_csv(today=DAY))
        settings = SettingsFile(Path(folder) / "settings.toml")
        program = app.Program(app.application(), settings)
        actor = registers.sign_in(store)
        things = store.read(actor, lambda work: things_of(work, spreadsheet))
        vault = vault_of(store, Path(folder))
        for dress in dresses:
            settings.change(look=dress.look, text_scale=dress.scale, language=dress.language, window_state="")
            program.speak(dress.language)
            program.look.apply()
            window = program.window_for(entered(store, registers.sign_in(store), vault))
            window.resize(SIZE[0], TALL if tall else SIZE[1])
            window.show()
            for shot in wanted:
                path = out / f"{shot.name}-{dress}.png"
                _take(Stage(window, things), shot).save(str(path))
                yield path
            window.close()
            window.deleteLater()


def _take(stage: Stage, shot: Shot) -> QPixmap:
    seen = shot.go(stage) or stage.window
    settle(stage.window)
    if seen is stage.window and (focused := stage.window.focusWidget()) is not None:
        focused.clearFocus()  # the ring belongs to whoever is at the keyboard
        QTest.qWait(_TICK_MS)
    picture = seen.grab()
    if seen is not stage.window:
        put_away(seen)
        QTest.qWait(_TICK_MS)
    return picture


def put_away(seen: QWidget) -> None:
    """Close a window or a dialog; one in which something was typed does not ask whether it may go."""
    if isinstance(seen, QDialog):
        QDialog.reject(seen)
    else:
        seen.close()
    # Now, while nothing else runs: Python might clear it away later, on whatever thread it then is.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def sheet(paths: Sequence[Path], out: Path) -> None:
    """All the pictures of one page side by side, each with its name."""
    pictures = [
        QImage(str(path)).scaledToWidth(_SHEET_WIDTH, Qt.TransformationMode.SmoothTransformation)
        for path in paths
    ]
    height = max(picture.height() for picture in pictures) + _GAP * 2
    rows = -(-len(pictures) // _SHEET_ROW)
    made = QImage(_SHEET_ROW * (_SHEET_WIDTH + _GAP), rows * (height + _GAP), QImage.Format.Format_RGB32)
    made.fill(QColor("#777777"))
    painter = QPainter(made)
    font = painter.font()
    font.setPixelSize(_GAP + 2)
    painter.setFont(font)
    for number, (path, picture) in enumerate(zip(paths, pictures, strict=True)):
        row, column = divmod(number, _SHEET_ROW)
        corner = QPoint(column * (_SHEET_WIDTH + _GAP), row * (height + _GAP))
        painter.drawText(corner + QPoint(0, _GAP + 4), path.stem)
        painter.drawImage(corner + QPoint(0, _GAP * 2), picture)
    painter.end()
    made.save(str(out / f"{paths[0].stem.removesuffix(_ending(paths[0]))}-sheet.png"))


def for_guide(path: Path) -> None:
    """Put a picture into the guide: small, and without the dress in its name."""
    from PIL import Image

    with Image.open(path) as whole:
        width = min(_GUIDE_WIDTH, whole.width)
        small = whole.convert("RGB").resize(
            (width, round(whole.height * width / whole.width)), Image.Resampling.LANCZOS
        )
    few = small.quantize(_GUIDE_COLOURS, palette=_palette_of(small), dither=Image.Dither.NONE)
    few.save(PICTURES / (path.stem.removesuffix(_ending(path)) + ".png"), optimize=True)


def _palette_of(picture: "Image") -> "Image":
    """The colours of large areas as they are, the rest spread widely: a few amber words stay amber."""
    from PIL import Image

    areas = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    spread = picture.quantize(_GUIDE_COLOURS - _AREAS, Image.Quantize.MAXCOVERAGE).getpalette() or []
    made = Image.new("P", (1, 1))
    made.putpalette(
        [part for _count, colour in areas[:_AREAS] for part in cast("tuple[int, ...]", colour)] + spread
    )
    return made


def _ending(path: Path) -> str:
    return "-" + "-".join(path.stem.split("-")[-3:])


def main() -> int:
    """Take the pictures that were asked for."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    options = _parser().parse_args()
    wanted = [shot for shot in shots() if _wanted(shot, options)]
    if options.guide:
        PICTURES.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            for paths in take_all(wanted, [Dress(LookChoice.LIGHT, 100, "en")], Path(folder)).values():
                for_guide(paths[0])
        return 0
    options.out.mkdir(parents=True, exist_ok=True)
    dresses = [Dress(*each) for each in product(options.look, options.scale, options.language)]
    for paths in take_all(wanted, dresses, options.out, tall=options.tall).values():
        if len(paths) > 1:
            sheet(paths, options.out)
    return 0


def take_all(
    wanted: Sequence[Shot], dresses: Sequence[Dress], out: Path, *, tall: bool = False
) -> dict[str, list[Path]]:
    """Photograph these pages, each on the register it needs; the pictures of each page."""
    taken: dict[str, list[Path]] = {}
    for empty in (True, False):
        some = [shot for shot in wanted if shot.empty is empty]
        if not some:
            continue
        with tempfile.TemporaryDirectory() as folder, open_register(Path(folder), empty=empty) as store:
            for path in take(store, some, dresses, out, tall=tall):
                sys.stdout.write(f"{path}\n")
                taken.setdefault(path.stem.removesuffix(_ending(path)), []).append(path)
    return taken


def _wanted(shot: Shot, options: argparse.Namespace) -> bool:
    if options.guide and not shot.guide:
        return False
    return not options.only or any(
        shot.name == only or shot.name.startswith(f"{only}-") for only in options.only
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("screenshots"), metavar="FOLDER")
    parser.add_argument("--only", nargs="+", metavar="PAGE", help="a page, or all whose names begin so")
    parser.add_argument("--look", type=LookChoice, nargs="+", default=LOOKS)
    parser.add_argument("--scale", type=int, nargs="+", default=SCALES)
    parser.add_argument("--language", nargs="+", default=LANGUAGES)
    parser.add_argument("--tall", action="store_true", help="in a window so high that nothing scrolls")
    parser.add_argument("--guide", action="store_true", help="write the pictures of docs/guide.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
