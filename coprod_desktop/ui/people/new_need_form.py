"""A need that came to light on the day: written down, then asked about, so that it is known next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.access import CATEGORY_NAMES, NeedCategory
from coprod_desktop.i18n import _, language
from coprod_desktop.services import new_needs
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.storage.new_needs import NewNeedRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


def write_down(desk: Desk, over: QWidget, meeting_id: int, person_id: int, name: str) -> FormDialog:
    """What someone turned out to need, and what was done: two short lines."""
    return ask(
        over,
        desk.jobs,
        _("What did {name} need?").format(name=name),
        [
            Field("need", _("What they needed and we did not know"), TextLine(most=120)),
            Field("done", _("What we did about it"), TextArea(lines=2)),
        ],
        _("Write it down"),
        _("{name} needed something new").format(name=name),
        lambda work, values: new_needs.add(work, meeting_id, person_id, values),
        _("We ask them about it afterwards, so that it is there next time."),
    )


def ask_by_id(desk: Desk, over: QWidget, new_need_id: int) -> None:
    """Ask about one that somebody may have asked about meanwhile."""

    def found(row: NewNeedRow | None) -> None:
        if row is None:
            desk.notices.info(_("Somebody has asked about this already."))
        else:
            ask_about(desk, over, row)

    desk.jobs.read(lambda work: new_needs.one(work, new_need_id), found, key="new need", owner=over)


def ask_about(desk: Desk, over: QWidget, row: NewNeedRow) -> FormDialog:
    """What they say when asked: every time, or only that day."""
    answers: list[tuple[Any, str]] = [
        (True, _("They need it every time: keep it")),
        (False, _("It was only that day")),
    ]
    dialog = ask(
        over,
        desk.jobs,
        _("Ask {name}").format(name=row.person),
        [
            Field("every_time", _("What do they say?"), Choice(answers)),
            Field("need", _("In a few words"), TextLine(most=120)),
            Field("category", _("What it is about"), Choice(of_names(CATEGORY_NAMES))),
            Field("detail", _("What exactly helps"), TextArea(lines=2)),
        ],
        _("Keep"),
        _("{name} asked about {need}").format(name=row.person, need=row.need),
        lambda work, values: _answered(work, row.id, values),
        sentence(row),
        {"every_time": True, "need": row.need, "category": NeedCategory.OTHER, "detail": ""},
    )
    form = dialog.form
    form.control("every_time").changed.connect(lambda: _show_rest(dialog))
    return dialog


def _show_rest(dialog: FormDialog) -> None:
    every_time = bool(dialog.form.control("every_time").value())
    for name in ("need", "category", "detail"):
        dialog.form.show_field(name, shown=every_time)


def _answered(work: Work, new_need_id: int, values: dict[str, Any]) -> None:
    if values["every_time"]:
        given = {name: values[name] for name in ("need", "category", "detail")}
        new_needs.keep(work, new_need_id, given)
    else:
        new_needs.only_then(work, new_need_id)


def sentence(row: NewNeedRow) -> str:
    """What they needed when, and what we did."""
    day = language().day(row.day, year=False)
    said = _("At {meeting} on {day} they needed: {need}.").format(meeting=row.meeting, day=day, need=row.need)
    return " ".join((said, _("We did: {done}.").format(done=row.done.rstrip("."))) if row.done else (said,))
