"""The forms of a milestone: a new one, what to change about it, and that it was renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.milestones import CHOICE_NAMES, MilestoneKind
from coprod_desktop.i18n import _
from coprod_desktop.services import colleagues, milestones
from coprod_desktop.ui.people import who_fields
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Part, Row
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.text_edit import TextLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.milestones import MilestoneRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.form_dialog import FormDialog

_WHO = ("person_id", "colleague_id")


def add(
    desk: Desk, over: QWidget, kinds: Sequence[MilestoneKind], whose: dict[str, int] | None = None
) -> None:
    """Ask what to write down, of one person or colleague, or of whoever the form says."""
    if whose is not None:
        _add(desk, over, [_kind(kinds), *_parts(desk)], lambda values: values | whose)
    else:
        desk.jobs.read(
            colleagues.offered, lambda offered: _add_for(desk, over, kinds, offered), key="whose", owner=over
        )


def change(desk: Desk, over: QWidget, row: MilestoneRow) -> None:
    """Ask what to change; what a charter is called stays."""
    parts = [part for part in _parts(desk) if not _is_name(part, row)]

    def edit(work: Work, values: dict[str, Any]) -> object:
        return milestones.edit(work, row.id, row.milestone.version, values)

    ask(
        over,
        desk.jobs,
        _("Change what was written down"),
        parts,
        _("Save"),
        _("{name}: {what} changed").format(name=row.name, what=row.milestone.what),
        edit,
        filled=row.milestone,
    )


def renewed(desk: Desk, over: QWidget, milestone_id: int) -> None:
    """Ask when it was renewed and when next; the one before stays known."""
    desk.jobs.read(
        lambda work: milestones.one(work, milestone_id),
        lambda row: _renewed(desk, over, row),
        key="renewed",
        owner=over,
    )


def _renewed(desk: Desk, over: QWidget, row: MilestoneRow) -> None:
    before = row.milestone
    same = {
        "kind": before.kind,
        "what": before.what,
        "person_id": before.person_id,
        "colleague_id": before.colleague_id,
    }
    ask(
        over,
        desk.jobs,
        _("{name}: {what}").format(name=row.name, what=before.what),
        [
            Row(
                (
                    Field("on", _("Renewed on"), DayEdit(desk.today(), past=True)),
                    Field("renew_by", _("Renew again by"), DayEdit(desk.today())),
                )
            )
        ],
        _("Renewed"),
        _("{name}: {what} renewed").format(name=row.name, what=before.what),
        lambda work, values: milestones.add(work, same | values),
        filled={"on": desk.today()},
    )


def _add_for(
    desk: Desk, over: QWidget, kinds: Sequence[MilestoneKind], offered: list[tuple[int, str]]
) -> None:
    who = who_fields.fields(desk.jobs, offered, *_WHO)
    dialog = _add(
        desk, over, [_kind(kinds), *who, *_parts(desk)], lambda values: who_fields.whole(values, *_WHO)
    )
    who_fields.follow(dialog.form, *_WHO)


def _add(
    desk: Desk, over: QWidget, parts: list[Part], whole: Callable[[dict[str, Any]], dict[str, Any]]
) -> FormDialog:
    dialog = ask(
        over,
        desk.jobs,
        _("Write down a milestone"),
        parts,
        _("Write it down"),
        _("Milestone written down"),
        lambda work, values: milestones.add(work, _named(whole(values))),
        filled={"on": desk.today()},
    )
    form = dialog.form
    kind = form.control("kind")

    def follow() -> None:
        form.show_field("what", shown=kind.value() is not MilestoneKind.CHARTER)

    kind.changed.connect(follow)
    follow()
    return dialog


def _named(values: dict[str, Any]) -> dict[str, Any]:
    """What a charter is called follows from the one in force."""
    return values | {"what": "-"} if values["kind"] is MilestoneKind.CHARTER else values


def _kind(kinds: Sequence[MilestoneKind]) -> Field:
    control = Choice([(kind, _(CHOICE_NAMES[kind])) for kind in kinds])
    control.show_value(kinds[0] if kinds else None)
    return Field("kind", _("What kind"), control)


def _parts(desk: Desk) -> list[Part]:
    return [
        Field("what", _("What it was"), TextLine(most=200, example=_("for example easy read, half a day"))),
        Row(
            (
                Field("on", _("On which day"), DayEdit(desk.today(), past=True)),
                Field("renew_by", _("Renew by"), DayEdit(desk.today())),
            )
        ),
        Field("note", _("Note"), TextLine(most=500)),
    ]


def _is_name(part: Part, row: MilestoneRow) -> bool:
    return row.milestone.kind is MilestoneKind.CHARTER and isinstance(part, Field) and part.name == "what"
