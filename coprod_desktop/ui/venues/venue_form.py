"""The forms of a venue: everything about it, and the short one for whoever has just asked whether it is still right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.venues import CHOICE_NAMES, FEATURE_FIELDS, Has
from coprod_desktop.i18n import _
from coprod_desktop.services import place_words, venues
from coprod_desktop.ui.meetings import easy_words
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Part, Row, Section
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.venues import Venue
    from coprod_desktop.services.venues import TypedPlace
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


def add(
    desk: Desk, over: QWidget, on_added: Callable[[Venue], object], typed: TypedPlace | None = None
) -> None:
    """Ask for a venue to keep; one that was typed on meetings until now takes them along."""
    typed_as = "" if typed is None else typed.name
    dialog = ask(
        over,
        desk.jobs,
        _("Add a venue"),
        _parts(desk.today()),
        _("Add"),
        _("Venue added"),
        lambda work, values: venues.add(work, _priced(values), typed_as=typed_as),
        _(
            "Asked once, used by every invitation, booking list and day there. Leave open what you do not know."
        ),
        _begun(desk.today(), typed),
    )
    dialog.finished_with.connect(on_added)


def change(desk: Desk, over: QWidget, venue: Venue) -> None:
    """Ask what to change about a venue."""

    def edit(work: Work, values: dict[str, Any]) -> Venue:
        return venues.edit(work, venue.id, venue.version, _priced(values))

    filled = {name: getattr(venue, name) for name in type(venue).model_fields}
    ask(
        over,
        desk.jobs,
        _("Change this venue"),
        _parts(desk.today()),
        _("Keep changes"),
        _("Venue changed: {venue}").format(venue=venue.name),
        edit,
        _("Every meeting to come there follows."),
        filled | {"cost_pence": venue.cost_pence or None},
    )


def check(desk: Desk, over: QWidget, venue: Venue) -> None:
    """Somebody has just asked: what is there, and that it was checked today."""

    def checked(work: Work, values: dict[str, Any]) -> Venue:
        return venues.check(work, venue.id, venue.version, values)

    ask(
        over,
        desk.jobs,
        _("Is this still right at {venue}?").format(venue=venue.name),
        _features(),
        _("Checked today"),
        _("{venue} checked today").format(venue=venue.name),
        checked,
        " ".join(
            part for part in (whom_to_ask(venue), place_words.last_checked(venue, desk.today())) if part
        ),
        venue,
    )


def check_by_id(desk: Desk, over: QWidget, venue_id: int) -> None:
    """The same, for a venue that has to be read first."""
    desk.jobs.read(
        lambda work: venues.page(work, venue_id).venue,
        lambda venue: check(desk, over, venue),
        key="venue to check",
        owner=over,
    )


def whom_to_ask(venue: Venue) -> str:
    """Whom to ring about the building."""
    if venue.contact and venue.phone:
        return _("Ask {name} on {phone}.").format(name=venue.contact, phone=venue.phone)
    if venue.phone:
        return _("Ring {phone}.").format(phone=venue.phone)
    return _("Ask {name}.").format(name=venue.contact) if venue.contact else ""


def _begun(today: date, typed: TypedPlace | None) -> dict[str, Any]:
    begun: dict[str, Any] = {"checked_on": today} | dict.fromkeys(FEATURE_FIELDS.values(), Has.NOT_KNOWN)
    if typed is not None:
        begun |= {"name": typed.name, "address": typed.address, "note": typed.access}
    return begun


def _parts(today: date) -> list[Part]:
    return [
        Row(
            (
                Field("name", _("Name"), TextLine(most=200)),
                Field("address", _("Address"), TextLine(most=300)),
            )
        ),
        Section(_("What is there"), _("“Not known” is a question to ask, not a no.")),
        *_features(),
        Section(_("Getting there")),
        Row(
            (
                Field(
                    "nearest_stop",
                    _("Nearest stop"),
                    TextLine(most=200, example=_("for example Market Hill, bus 7")),
                ),
                Field(
                    "parking",
                    _("Parking"),
                    TextLine(most=200, example=_("for example behind the hall")),
                ),
            )
        ),
        Field("way_in", _("How to find the door"), TextLine(most=300), advice=easy_words.venue),
        Section(_("For us")),
        Row(
            (
                Field("contact", _("Whom to ask there"), TextLine(most=120)),
                Field("phone", _("Their phone"), TextLine(most=40)),
            )
        ),
        Row(
            (
                Field("cost_pence", _("Usual cost of a meeting"), MoneyEdit()),
                Field("checked_on", _("Last checked on"), DayEdit(today)),
            )
        ),
        Field("note", _("Note, not for invitations"), TextArea(lines=2)),
    ]


def _features() -> list[Part]:
    fields = [
        Field(field, _(CHOICE_NAMES[feature]), Choice(_answers()))
        for feature, field in FEATURE_FIELDS.items()
    ]
    return [Row(tuple(fields[at : at + 2])) for at in range(0, len(fields), 2)]


def _answers() -> list[tuple[Has, str]]:
    return [(has, _(CHOICE_NAMES[has])) for has in (Has.NOT_KNOWN, Has.YES, Has.NO)]


def _priced(values: dict[str, Any]) -> dict[str, Any]:
    return values | {"cost_pence": values["cost_pence"] or 0}
