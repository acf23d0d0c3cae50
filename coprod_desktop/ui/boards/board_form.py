"""The forms about a board: short to begin with, everything when there is more to say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import FIELD_NAMES, STAGE_NAMES, BoardField, Stage
from coprod_desktop.i18n import _
from coprod_desktop.services import boards
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Part, Row, Section
from coprod_desktop.ui.widgets.form_dialog import FormDialog, roomy
from coprod_desktop.ui.widgets.name_line import NameLine
from coprod_desktop.ui.widgets.text_edit import NumberLine, TextArea, TextLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.boards import Board
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


def add_board(desk: Desk, page: QWidget) -> FormDialog:
    """A name is enough; once added, go to its page to give it seats."""
    dialog = FormDialog(
        page.window(),
        _("Add a board"),
        _first_parts(),
        verb=_("Add"),
        jobs=desk.jobs,
        label=_("Board added"),
        work=_add,
        sentence=_("A board, panel, forum or working group. Its seats come next."),
    )
    dialog.form.fill({"stage": Stage.PLAN})
    dialog.finished_with.connect(lambda board: desk.navigate("board", board.id))
    dialog.open()
    roomy(dialog)
    return dialog


def change_board(desk: Desk, page: QWidget, board: Board) -> FormDialog:
    """Everything about a board."""
    dialog = FormDialog(
        page.window(),
        _("Change details"),
        [*_first_parts(), *_more_parts(desk)],
        verb=_("Save"),
        jobs=desk.jobs,
        label=_("Changed details of {name}").format(name=board.name),
        work=partial(_edit, board.id, board.version),
    )
    dialog.form.fill(board)
    dialog.open()
    roomy(dialog)
    return dialog


def end_board(desk: Desk, page: QWidget, board: Board) -> FormDialog:
    """A board comes to its end, and with it every seat."""

    def end(work: Work, values: dict[str, Any]) -> None:
        boards.end(work, board.id, values["ended"] or work.today)

    dialog = FormDialog(
        page.window(),
        _("{name} comes to its end?").format(name=board.name),
        [Field("ended", _("Its last day"), DayEdit(desk.today()))],
        verb=_("End the board"),
        jobs=desk.jobs,
        label=_("{name} has ended").format(name=board.name),
        work=end,
        sentence=_(
            "Every seat and term ends with it. Its meetings and who came stay known. You can undo this."
        ),
    )
    dialog.form.fill({"ended": desk.today()})
    dialog.open()
    roomy(dialog)
    return dialog


def _first_parts() -> list[Part]:
    return [
        Field("name", _("Name"), TextLine(most=200, example=_("for example Carers board"))),
        Field("purpose", _("What it is for"), TextArea(lines=2)),
        Row(
            (
                Field("host", _("Hosted by"), TextLine(most=200)),
                Field(
                    "stage", _("People join from the"), Choice(of_names(STAGE_NAMES, without=[Stage.OTHER]))
                ),
            )
        ),
        Field("topics", _("Topics"), TextLine(most=500, example=_("for example home care, housing"))),
    ]


def _more_parts(desk: Desk) -> list[Part]:
    return [
        Row(
            (
                Field("started", _("Began on"), DayEdit(desk.today())),
                Field("co_chair", _("Co-chaired by"), NameLine(desk.jobs)),
            )
        ),
        Field(
            "target_new",
            _("First-time voices to aim for at each meeting"),
            NumberLine(least=0, most=999),
            help=_("Invite shows how close you are while you choose."),
        ),
        Field(
            "field",
            _("What it is about"),
            Choice(of_names(FIELD_NAMES, without=[BoardField.OTHER])),
            help=_("Rules on payments to people who use services may not apply outside these fields."),
        ),
        Section(_("For finance")),
        Row(
            (
                Field("cost_code", _("Cost code for time"), TextLine(most=40)),
                Field("expenses_code", _("Cost code for expenses"), TextLine(most=40)),
            )
        ),
        Field(
            "finance_name",
            _("What finance papers call it"),
            TextLine(most=60),
            help=_("A plain name when the real one would say something about the people on it."),
        ),
    ]


def _add(work: Work, values: dict[str, Any]) -> Board:
    return boards.add(work, values)


def _edit(board_id: int, version: int, work: Work, values: dict[str, Any]) -> Board:
    return boards.edit(work, board_id, version, values | {"target_new": values["target_new"] or 0})
