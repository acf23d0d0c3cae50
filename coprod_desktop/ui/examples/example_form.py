"""The form of a practice example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import STAGE_NAMES, Stage
from coprod_desktop.i18n import _
from coprod_desktop.services import boards, practice_examples
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Part, Row
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.practice_examples import PracticeExample
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

    Pairs = list[tuple[int | None, str]]


def add(
    desk: Desk,
    over: QWidget,
    on_added: Callable[[PracticeExample], object],
    begun: Mapping[str, Any] | None = None,
) -> None:
    """Ask for an example; a title is enough to begin with. ``begun`` is what is known of it already."""

    def show(pairs: Pairs) -> None:
        dialog = ask(
            over,
            desk.jobs,
            _("Write an example"),
            _parts(desk, pairs),
            _("Keep"),
            _("Practice example kept"),
            lambda work, values: practice_examples.add(work, _priced(values)),
            _("In plain words and without names, so that it can be shared."),
            begun or {"stage": Stage.IDEA, "on": desk.today()},
        )
        dialog.finished_with.connect(on_added)

    desk.jobs.read(_boards, show, key="boards of examples", owner=over)


def change(desk: Desk, over: QWidget, example: PracticeExample) -> None:
    """Ask what to change about it."""

    def edit(work: Work, values: dict[str, Any]) -> object:
        return practice_examples.edit(work, example.id, example.version, _priced(values))

    def show(pairs: Pairs) -> None:
        filled = {name: getattr(example, name) for name in type(example).model_fields}
        ask(
            over,
            desk.jobs,
            _("Change this example"),
            _parts(desk, pairs),
            _("Save"),
            _("Practice example changed"),
            edit,
            _("In plain words and without names, so that it can be shared."),
            filled | {"cost_pence": example.cost_pence or None},
        )

    desk.jobs.read(_boards, show, key="boards of examples", owner=over)


def _boards(work: Work) -> Pairs:
    return [(None, _("No board")), *((row.id, row.name) for row in boards.rows(work))]


def _parts(desk: Desk, pairs: Pairs) -> list[Part]:
    return [
        Field("title", _("Title"), TextLine(most=200, example=_("for example letters people can read"))),
        Row(
            (
                Field("board_id", _("Board"), Choice(pairs)),
                Field("on", _("Day"), DayEdit(desk.today(), past=True)),
            )
        ),
        Field("did", _("What we did"), TextArea(lines=4)),
        Field("involved", _("Who was involved"), TextArea(lines=2)),
        Row(
            (
                Field("stage", _("Involved from"), Choice(of_names(STAGE_NAMES, without=[Stage.OTHER]))),
                Field("cost_pence", _("What it cost"), MoneyEdit()),
            )
        ),
        Field("changed", _("What changed"), TextArea(lines=4)),
    ]


def _priced(values: dict[str, Any]) -> dict[str, Any]:
    return values | {"cost_pence": values["cost_pence"] or 0}
