"""Planning a meeting: one short form, filled from the board's last meeting where there was one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import STAGE_NAMES, Stage
from coprod_desktop.domain.meetings import KIND_NAMES, WAY_NAMES, MeetingKind, Way
from coprod_desktop.i18n import _
from coprod_desktop.services import boards, meetings, organisation, schemes, venues
from coprod_desktop.ui.meetings import day_card, easy_words
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.choice import Choice, Tick
from coprod_desktop.ui.widgets.day_edit import ClockEdit, DayEdit
from coprod_desktop.ui.widgets.form import Field, Form, Part, Row, Section
from coprod_desktop.ui.widgets.form_dialog import FormDialog, roomy
from coprod_desktop.ui.widgets.name_line import NameLine
from coprod_desktop.ui.widgets.text_edit import NumberLine, TextArea, TextLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

#: What the next meeting of a board likely shares with its last.
_SHARED = (
    "title",
    "kind",
    "way",
    "stage",
    "starts",
    "ends",
    "break_at",
    "venue_id",
    "venue",
    "venue_address",
    "venue_access",
    "joining",
    "places",
    "target_new",
    "owner",
    "welcome",
    "scheme_id",
)

_Pairs = list[tuple[int | None, str]]


class Offered:
    """What the form offers: the boards, the venues, the schemes in force, and how many days before replies are due.

    ``at`` is the venue a meeting is at already: it is offered even when it is no longer used.
    """

    def __init__(self, work: Work, at: int | None = None) -> None:
        self.boards: _Pairs = [(None, _("No board")), *((row.id, row.name) for row in boards.rows(work))]
        kept = venues.offered(work, at)
        self.venues: _Pairs = [(None, _("Another place: type it below")), *kept] if kept else []
        in_force = [(row.id, row.name) for row in schemes.rows(work) if row.in_force]
        self.schemes: _Pairs = [(None, _("No payment for time")), *in_force]
        self.reply_days = organisation.current(work).reply_days_before
        self.usual = {board: meetings.usual(work, board) for board, _name in self.boards}
        self.only_scheme = in_force[0][0] if len(in_force) == 1 else None


def plan(
    desk: Desk, window: QWidget, on_planned: Callable[[Meeting], object], *, board_id: int | None = None
) -> None:
    """Ask for a new meeting, perhaps of a board chosen already."""

    def show(offered: Offered) -> None:
        dialog = FormDialog(
            window,
            _("Plan a meeting"),
            _parts(desk, offered),
            verb=_("Plan it"),
            jobs=desk.jobs,
            label=_("Meeting planned"),
            work=_add,
            sentence=_("Choose a board and the rest is filled in from its last meeting."),
        )
        form = dialog.form
        form.fill({"kind": MeetingKind.MEETING, "places": 12, "scheme_id": offered.only_scheme})
        form.control("board_id").changed.connect(lambda: _fill_from_last(form, offered))
        _follow_venue(form, offered)
        if board_id is not None:
            form.fill({"board_id": board_id})
            _fill_from_last(form, offered)
        dialog.finished_with.connect(on_planned)
        dialog.open()
        roomy(dialog)
        if board_id is not None:
            form.control("day").setFocus()

    desk.jobs.read(Offered, show, key="plan a meeting", owner=window)


def change(desk: Desk, window: QWidget, meeting: Meeting) -> None:
    """Ask what to change about a meeting."""
    before = meeting.reply_by

    def edit(work: Work, values: dict[str, Any]) -> Meeting:
        if values["day"] != meeting.day and values["reply_by"] == before:
            del values["reply_by"]
        values["target_new"] = values["target_new"] or 0
        _keep_venue(work, values)
        return meetings.edit(work, meeting.id, meeting.version, values)

    def show(offered: Offered) -> None:
        dialog = FormDialog(
            window,
            _("Change this meeting"),
            _parts(desk, offered),
            verb=_("Keep changes"),
            jobs=desk.jobs,
            label=_("Meeting changed"),
            work=edit,
            sentence=_("If the day or the venue changes, everything booked must be arranged again."),
        )
        dialog.form.fill(meeting)
        _follow_venue(dialog.form, offered)
        dialog.open()
        roomy(dialog)

    at = meeting.venue_id
    desk.jobs.read(lambda work: Offered(work, at), show, key="plan a meeting", owner=window)


def _add(work: Work, values: dict[str, Any]) -> Meeting:
    if values["target_new"] is None:
        del values["target_new"]
    _keep_venue(work, values)
    return meetings.add(work, values)


def _keep_venue(work: Work, values: dict[str, Any]) -> None:
    """A place typed here is kept as a venue if the tick says so."""
    keep = values.pop("keep_venue")
    if keep and values["venue"] and values.get("venue_id") is None:
        typed = {"name": values["venue"], "address": values["venue_address"]}
        values["venue_id"] = venues.add(work, typed, typed_as=values["venue"]).id


def _follow_venue(form: Form, offered: Offered) -> None:
    """Name and address are asked only of a place that is not kept."""
    if offered.venues:
        form.control("venue_id").changed.connect(lambda: _show_place(form, offered))
    _show_place(form, offered)


def _show_place(form: Form, offered: Offered) -> None:
    kept = bool(offered.venues) and form.control("venue_id").value() is not None
    for name in ("venue", "venue_address", "keep_venue"):
        form.show_field(name, shown=not kept)


def _fill_from_last(form: Form, offered: Offered) -> None:
    board_id = form.control("board_id").value()
    last = offered.usual.get(board_id) if board_id is not None else None
    if last is not None:
        form.fill({name: getattr(last, name) for name in _SHARED})
        _show_place(form, offered)
    elif board_id is not None and not form.control("title").value():
        form.fill({"title": dict(offered.boards)[board_id]})


def _parts(desk: Desk, offered: Offered) -> list[Part]:
    today = desk.today()
    return [
        Field("board_id", _("Board"), Choice(offered.boards)),
        Field("title", _("Title"), TextLine(most=200)),
        Field("day", _("Day"), DayEdit(today), advice=day_card.advice),
        Row(
            (
                Field("starts", _("Starts"), ClockEdit()),
                Field("ends", _("Ends"), ClockEdit()),
                Field("break_at", _("Break at"), ClockEdit()),
            )
        ),
        Field("about", _("What it is about"), TextArea(lines=2), help=_about(), advice=easy_words.about),
        *_place(desk, offered),
        *_asking(desk, offered),
    ]


def _about() -> str:
    return _("Finishes the sentence “Tell us what you think about …” on the invitation.")


def _place(desk: Desk, offered: Offered) -> list[Part]:
    kept: list[Part] = [Field("venue_id", _("Venue"), Choice(offered.venues))] if offered.venues else []
    return [
        Section(_("Where and how")),
        Row(
            (
                Field("kind", _("Kind"), Choice(of_names(KIND_NAMES, without=[MeetingKind.OTHER]))),
                Field("way", _("People join"), Choice(of_names(WAY_NAMES, without=[Way.OTHER]))),
            )
        ),
        *kept,
        Row(
            (
                Field("venue", _("Place") if kept else _("Venue"), TextLine(most=200)),
                Field("venue_address", _("Address"), TextLine(most=300)),
            )
        ),
        Field("keep_venue", "", Tick(_("Keep it as a venue for next time"))),
        Field(
            "venue_access",
            _("What to know about the place"),
            TextLine(most=500, example=_("for example the room on the first floor, by the lift")),
            advice=easy_words.venue,
        ),
        Field("joining", _("Joining link"), TextLine(most=300), advice=easy_words.joining),
        Field(
            "welcome",
            _("Who meets people there"),
            NameLine(desk.jobs),
            help=_("Said on invitations, with their photo if they are a colleague who has one."),
        ),
    ]


def _asking(desk: Desk, offered: Offered) -> list[Part]:
    usual = _("Empty: {n} days before the meeting.").format(n=offered.reply_days)
    return [
        Section(_("Who is asked, and what they are offered")),
        Row(
            (
                Field("places", _("Places"), NumberLine(least=1, most=10_000)),
                Field(
                    "target_new", _("At least this many for the first time"), NumberLine(least=0, most=10_000)
                ),
            )
        ),
        Row(
            (
                Field("stage", _("Involved from"), Choice(of_names(STAGE_NAMES, without=[Stage.OTHER]))),
                Field("scheme_id", _("Payment for time"), Choice(offered.schemes)),
            )
        ),
        Row(
            (
                Field("reply_by", _("Replies by"), DayEdit(desk.today()), help=usual),
                Field("owner", _("Who looks after it"), NameLine(desk.jobs)),
            )
        ),
        Field(
            "finance_name",
            _("What finance papers call it"),
            TextLine(most=60),
            help=_("Empty: the board's finance name, or “Meeting” and a number. Never its topic."),
        ),
    ]
