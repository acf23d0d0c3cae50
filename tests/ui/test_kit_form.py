from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.problems import FieldProblems, Problem
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.choice import Choice, Tick, Ticks
from coprod_desktop.ui.widgets.day_edit import ClockEdit, DayEdit
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.form import Field, Form, Part, Row, Section
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.text_edit import NumberLine, TextArea, TextLine
from tests.ui.drivers import FormDriver, open_dialog, settle, unnamed
from tests.ui.pretended import TODAY, PretendedStore


class Weather(TextEnum):
    SUN = "sun"
    RAIN = "rain"
    OTHER = "other"


NAMES = {Weather.SUN: "Sunshine", Weather.RAIN: "Rain", Weather.OTHER: "Other"}


def _parts() -> list[Part]:
    return [
        Section("Who they are", "Only the name is needed."),
        Field("name", "Full name", TextLine(most=40)),
        Row((Field("born", "Born", DayEdit(TODAY, past=True)), Field("at", "At", ClockEdit()))),
        Field("fare", "Usual fare", MoneyEdit(), "There and back."),
        Field("places", "Places", NumberLine(least=1, most=9)),
        Field("weather", "Weather", Choice(of_names(NAMES, without=[Weather.OTHER], nothing="Not said"))),
        Field("reach", "How to reach them", Ticks([("post", "Post"), ("phone", "Phone")])),
        Field("told", "They know", Tick("They know")),
        Field("notes", "Notes", TextArea()),
    ]


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(_parts())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def driver(qtbot: QtBot, form: Form) -> FormDriver:
    return FormDriver(qtbot, form)


def test_a_row_whose_fields_are_all_hidden_takes_no_room(form: Form) -> None:
    high = form.sizeHint().height()
    form.show_field("born", shown=False)
    assert form.sizeHint().height() == high
    form.show_field("at", shown=False)
    without = form.sizeHint().height()
    bare = Form([part for part in _parts() if not isinstance(part, Row)])
    assert without == bare.sizeHint().height()
    form.show_field("at", shown=True)
    assert form.sizeHint().height() == high


VALUES: dict[str, Any] = {
    "name": "Amara Quill",
    "born": date(1958, 3, 3),
    "at": None,
    "fare": 1250,
    "places": 3,
    "weather": Weather.RAIN,
    "reach": {"post"},
    "told": True,
    "notes": "Sings.",
}


def test_what_is_filled_in_is_what_is_read(form: Form) -> None:
    form.fill(VALUES)
    assert form.values() == VALUES


def test_a_choice_comes_back_as_the_choice_it_is(form: Form) -> None:
    form.fill({"weather": Weather.SUN})
    assert form.values()["weather"] is Weather.SUN
    form.fill({"weather": None})
    assert form.values()["weather"] is None


def test_only_what_the_user_changes_makes_a_form_dirty(form: Form, driver: FormDriver) -> None:
    form.fill(VALUES)
    states = [form.dirty]
    for name in ("Amara", "Amara Quill"):
        driver.type("name", name)
        states.append(form.dirty)
    assert states == [False, True, False]


def test_typed_text_is_tidied_when_the_user_goes_on(driver: FormDriver) -> None:
    for name, typed in (("born", "3/3/58"), ("fare", "£1240"), ("at", "10.30")):
        driver.type(name, typed)
        driver.leave(name)
    assert [driver.shown(name) for name in ("born", "fare", "at")] == ["3 March 1958", "1,240.00", "10:30am"]


def test_what_cannot_be_understood_is_said_beside_its_field_and_kept(form: Form, driver: FormDriver) -> None:
    form.fill(VALUES)
    driver.type("fare", "lots")
    driver.type("places", "12")
    with pytest.raises(FieldProblems):
        form.values()
    assert "12.50" in form.problem_at("fare")
    assert "9 or less" in form.problem_at("places")
    assert form.problem_at("name") == ""
    assert driver.shown("fare") == "lots"
    assert "12.50" in form.control("fare").accessibleDescription()


def test_a_problem_of_no_field_is_given_back(form: Form) -> None:
    elsewhere = Problem("The register is busy.")
    assert form.problems_at(FieldProblems([Problem("Please fill this in.", "name"), elsewhere])) == [
        elsewhere
    ]
    assert form.problem_at("name") == "Please fill this in."
    form.clear_problems()
    assert form.problem_at("name") == ""


def test_every_control_has_a_name(form: Form) -> None:
    assert unnamed(form) == []


@pytest.fixture
def asked() -> list[dict[str, Any]]:
    return []


def _dialog(desk: Desk, asked: list[dict[str, Any]]) -> FormDialog:
    def add(_work: object, values: dict[str, Any]) -> int:
        if not values["name"]:
            raise FieldProblems([Problem("Please fill this in.", "name")])
        if values["name"] == "Busy":
            raise Problem("The register is busy.")
        asked.append(values)
        return 99

    made = FormDialog(
        None,
        "Add a person",
        [Field("name", "Full name", TextLine())],
        verb="Add",
        jobs=desk.jobs,
        label="Added a person",
        work=add,
    )
    made.open()
    return made


def test_a_dialog_does_one_action_and_closes(
    qtbot: QtBot, desk: Desk, desk_store: PretendedStore, asked: list[dict[str, Any]]
) -> None:
    dialog = _dialog(desk, asked)
    FormDriver(qtbot, dialog.form).type("name", "Ines Calloway")
    with qtbot.waitSignal(dialog.finished_with) as finished:
        dialog.main.click()
    assert finished.args == [99]
    assert asked == [{"name": "Ines Calloway"}]
    assert desk_store.labels == ["Added a person"]


def test_a_dialog_stays_open_with_the_problem_beside_its_field(
    qtbot: QtBot, desk: Desk, asked: list[dict[str, Any]]
) -> None:
    dialog = _dialog(desk, asked)
    dialog.main.click()
    settle(qtbot, desk)
    assert dialog.isVisible()
    assert dialog.form.problem_at("name") == "Please fill this in."
    FormDriver(qtbot, dialog.form).type("name", "Busy")
    dialog.main.click()
    settle(qtbot, desk)
    assert dialog.trouble.text() == "The register is busy."
    FormDriver(qtbot, dialog.form).type("name", "")
    dialog.form.fill({"name": ""})
    dialog.reject()
    assert asked == []


def test_leaving_a_half_filled_form_asks_first(qtbot: QtBot, desk: Desk, asked: list[dict[str, Any]]) -> None:
    dialog = _dialog(desk, asked)
    FormDriver(qtbot, dialog.form).type("name", "Ines")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]
    assert dialog.isVisible()
    ask = next(one for one in dialog.findChildren(Dialog) if one.isVisible())
    ask.main.click()
    assert not dialog.isVisible()


def test_a_question_is_asked_without_stopping_the_program(qtbot: QtBot, desk: Desk) -> None:
    done: list[str] = []
    qtbot.addWidget(desk.notices.bar)
    dialog = desk.notices.ask(
        "Remove this seat?", "It can be undone.", "Remove", lambda: done.append("yes"), destructive=True
    )
    assert open_dialog() is dialog
    assert done == []
    dialog.main.click()
    assert done == ["yes"]
