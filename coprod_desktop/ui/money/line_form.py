"""The short forms of a line: add what it cost, change it, take it off, price the time again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.claim_lines import LINE_KIND_NAMES, Box, LineKind, Receipt
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.costs import MEAL_NAMES, Meal
from coprod_desktop.domain.pricing.mileage import VEHICLE_NAMES, Vehicle
from coprod_desktop.i18n import _
from coprod_desktop.services import claim_lines
from coprod_desktop.services.claim_lines import TYPED_KINDS, CostTyped, TripTyped
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.choice import Choice, Tick
from coprod_desktop.ui.widgets.day_edit import ClockEdit, DayEdit
from coprod_desktop.ui.widgets.form import Field, Row
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.text_edit import NumberLine, TextLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.form import Part

_OTHERS = (LineKind.MILEAGE, LineKind.HOME_MEETING)
_AMOUNT_FIELDS = ("claimed_pence", "has_receipt", "receipt_no", "reason")
_TRIP_FIELDS = ("origin", "destination", "there_and_back", "miles", "vehicle", "passengers")
_MEAL_FIELDS = ("meal", "left_at", "back_at")


def add_dialog(parent: QWidget, desk: Desk, claim: Claim, *, capped_at_fare: bool = False) -> FormDialog:
    """What it cost them: an amount, miles, or the allowance for meeting from home.

    ``capped_at_fare``: the scheme pays no more for miles than public transport would have cost, so that is asked.
    """
    plain = desk.actor.may(Permission.SEE_PEOPLE)
    kinds = (
        one for one in (*TYPED_KINDS[:-1], *_OTHERS, TYPED_KINDS[-1]) if plain or not one.tells_of_support
    )
    kind = Choice([(one, _(LINE_KIND_NAMES[one])) for one in kinds])
    dialog = FormDialog(
        parent.window(),
        _("Add an expense"),
        _parts(desk, kind),
        verb=_("Add"),
        jobs=desk.jobs,
        label=_("Claim {number}: expense added").format(number=claim.number),
        work=partial(_add, claim.id),
    )
    dialog.form.fill(
        {"kind": LineKind.FARE, "day": claim.activity_day, "vehicle": Vehicle.CAR, "meal": Meal.LUNCH}
    )

    def show_fields() -> None:
        chosen = kind.value()
        for names, shown in (
            (("day",), chosen is not LineKind.HOME_MEETING),
            (("what",), chosen not in _OTHERS),
            (("fare",), chosen is LineKind.MILEAGE and capped_at_fare),
            (_AMOUNT_FIELDS, chosen not in _OTHERS),
            (_TRIP_FIELDS, chosen is LineKind.MILEAGE),
            (_MEAL_FIELDS, chosen is LineKind.MEAL),
        ):
            for name in names:
                dialog.form.show_field(name, shown=shown)
        dialog.form.clear_problems()

    kind.changed.connect(show_fields)
    show_fields()
    return dialog


def edit_dialog(parent: QWidget, desk: Desk, claim: Claim, line: ClaimLine) -> FormDialog:
    """What was claimed and what is allowed, side by side, with the reason where they differ."""
    from_rate = line.rate_amount_milli is not None
    claimed = MoneyEdit()
    claimed.setReadOnly(from_rate)
    plain = desk.actor.may(Permission.SEE_PEOPLE)
    parts: list[Part] = [Field("what", _("What it was"), TextLine(most=200))] if plain else []
    parts += [
        Row(
            (
                Field("claimed_pence", _("Claimed"), claimed, _worked_out() if from_rate else ""),
                Field("allowed_pence", _("Allowed"), MoneyEdit()),
            )
        ),
        Field(
            "reason",
            _("Reason"),
            TextLine(most=300),
            _("Needed where less is allowed, or a receipt is missing."),
        ),
    ]
    if line.kind.needs_receipt:
        if line.receipt_id is None:
            parts.append(Field("has_receipt", "", Tick(_("The receipt is here"))))
        parts.append(Field("receipt_no", _("Receipt number"), NumberLine(least=1)))
    if line.box is Box.EXPENSES:
        parts.append(Field("cost_code", _("Cost code"), TextLine(most=40)))
    dialog = FormDialog(
        parent.window(),
        _("Change {what}").format(what=_(LINE_KIND_NAMES[line.kind])),
        parts,
        verb=_("Save"),
        jobs=desk.jobs,
        label=_("Claim {number}: line changed").format(number=claim.number),
        work=partial(_edit, line),
        sentence=_("This claim is approved. Changing it takes the approval back.")
        if not claim.is_open
        else "",
    )
    dialog.form.fill(line)
    if line.receipt_id is None:
        dialog.form.fill({"has_receipt": line.receipt is Receipt.ATTACHED})
    return dialog


def minutes_dialog(parent: QWidget, desk: Desk, claim: Claim) -> FormDialog:
    """They were there for longer or shorter than the meeting lasted."""
    return FormDialog(
        parent.window(),
        _("How long they were there"),
        [
            Row(
                (
                    Field("hours", _("Hours"), NumberLine(least=0, most=24)),
                    Field("minutes", _("Minutes"), NumberLine(least=0, most=59)),
                )
            )
        ],
        verb=_("Work out again"),
        jobs=desk.jobs,
        label=_("Claim {number}: time worked out again").format(number=claim.number),
        work=lambda work, values: claim_lines.set_minutes(
            work, claim.id, 60 * (values["hours"] or 0) + (values["minutes"] or 0)
        ),
        sentence=_("The payment is worked out again at the rate of the day."),
    )


def _parts(desk: Desk, kind: Choice) -> list[Part]:
    return [
        Field("kind", _("What it was for"), kind),
        Field("what", _("In a few words"), TextLine(most=200, example=_("for example bus there and back"))),
        Row(
            (
                Field("origin", _("From"), TextLine(most=80, example=_("for example home"))),
                Field("destination", _("To"), TextLine(most=80)),
            )
        ),
        Field("there_and_back", "", Tick(_("There and back: the miles are of both ways"))),
        Row(
            (
                Field("miles", _("Miles"), TextLine(most=12, example="7.5")),
                Field("fare", _("What public transport would have cost"), MoneyEdit()),
            )
        ),
        Row(
            (
                Field(
                    "vehicle",
                    _("How they travelled"),
                    Choice(of_names(VEHICLE_NAMES, without=[Vehicle.OTHER])),
                ),
                Field("passengers", _("Who came along"), TextLine(), _("Names, with commas between them.")),
            )
        ),
        Field("meal", _("Which meal"), Choice(of_names(MEAL_NAMES, without=[Meal.OTHER]))),
        Row(
            (
                Field("left_at", _("Left home at"), ClockEdit()),
                Field("back_at", _("Came home at"), ClockEdit()),
            )
        ),
        Row(
            (
                Field("claimed_pence", _("What it cost"), MoneyEdit()),
                Field("day", _("Day"), DayEdit(desk.today())),
            )
        ),
        Field("has_receipt", "", Tick(_("The receipt is here"))),
        Field("receipt_no", _("Receipt number"), NumberLine(least=1)),
        Field("reason", _("If there is no receipt: why"), TextLine(most=300)),
    ]


def _worked_out() -> str:
    return _("Worked out from the rate.")


def _add(claim_id: int, work: Work, values: dict[str, Any]) -> None:
    kind = values["kind"]
    if kind is LineKind.HOME_MEETING:
        claim_lines.add_home_meeting(work, claim_id)
    elif kind is LineKind.MILEAGE:
        names = tuple(name.strip() for name in values["passengers"].split(",") if name.strip())
        trip = TripTyped(
            miles=values["miles"],
            origin=values["origin"],
            destination=values["destination"],
            there_and_back=values["there_and_back"],
            fare=values["fare"],
            day=values["day"],
            vehicle=values["vehicle"],
            passengers=names,
        )
        claim_lines.add_trip(work, claim_id, trip)
    else:
        claim_lines.add_cost(work, claim_id, _cost(kind, values))


def _cost(kind: LineKind, values: dict[str, Any]) -> CostTyped:
    return CostTyped(
        kind=kind,
        claimed=values["claimed_pence"],
        what=values["what"],
        day=values["day"],
        reason=values["reason"],
        has_receipt=values["has_receipt"],
        receipt_no=values["receipt_no"],
        meal=values["meal"] if kind is LineKind.MEAL else None,
        left_at=values["left_at"],
        back_at=values["back_at"],
    )


def _edit(line: ClaimLine, work: Work, values: dict[str, Any]) -> None:
    changed = {name: value for name, value in values.items() if name != "has_receipt"}
    if not changed["reason"].strip() and not line.reason:
        del changed["reason"]  # nothing was said, and one that was not shown is not taken away
    if line.claimed_pence == line.allowed_pence == changed["allowed_pence"]:
        del changed["allowed_pence"]  # allowed in full before: it goes on following what was claimed
    if "has_receipt" in values:
        was = line.receipt is Receipt.ATTACHED
        if values["has_receipt"] and not was:
            changed["receipt"] = Receipt.ATTACHED
        elif was and not values["has_receipt"]:
            changed["receipt"] = Receipt.MISSING
    claim_lines.edit_line(work, line.id, line.version, changed)
