"""The rules of a scheme, as a form."""

from __future__ import annotations

from typing import Any

from coprod_desktop.domain.rates import TIME_STEPS, HomeTravelTax
from coprod_desktop.i18n import _
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.preferences import scheme_words as words
from coprod_desktop.ui.widgets.choice import Choice, Tick
from coprod_desktop.ui.widgets.form import Field, Part, Row, Section
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.text_edit import NumberLine, TextArea, TextLine

#: What stands when a number is left empty.
_EMPTY = {"late_percent": 0, "late_working_days": 0, "deadline_count": 0, "receipts_over_pence": 0}


def rules_parts() -> list[Part]:
    """Everything an organisation decides about paying people."""
    return [
        Field("name", _("What you call it"), TextLine(most=80)),
        *_time(),
        *_costs(),
        *_finance(),
        Field("note", _("Note"), TextArea(lines=3)),
    ]


def whole(values: dict[str, Any]) -> dict[str, Any]:
    """The values with what an empty number means."""
    return {name: _EMPTY.get(name) if value is None else value for name, value in values.items()}


def _time() -> list[Part]:
    steps = [(n, _("{n} minutes").format(n=n)) for n in TIME_STEPS]
    return [
        Section(_("Time")),
        Row(
            (
                Field("basis", _("Time is paid"), Choice(of_names(words.BASIS_NAMES))),
                Field("preparation", _("Time to prepare"), Choice(of_names(words.PREPARATION_NAMES))),
            )
        ),
        Row(
            (
                Field("half_day_minutes", _("A half day, in minutes"), NumberLine(least=1, most=1440)),
                Field("day_minutes", _("A day, in minutes"), NumberLine(least=1, most=1440)),
            )
        ),
        Row(
            (
                Field("cap_per_date_pence", _("At most on one day"), MoneyEdit(), _("Empty: no limit.")),
                Field("time_step_minutes", _("Hours are rounded up to"), Choice(steps)),
            )
        ),
        Row(
            (
                Field(
                    "late_working_days",
                    _("We cancel late: working days before"),
                    NumberLine(least=0, most=60),
                ),
                Field("late_percent", _("Then we still pay, in per cent"), NumberLine(least=0, most=100)),
            )
        ),
    ]


def _costs() -> list[Part]:
    return [
        Section(_("Expenses")),
        Row(
            (
                Field("mileage_band", _("Miles"), Choice(of_names(words.MILEAGE_NAMES))),
                Field("receipts", _("Receipts are needed"), Choice(of_names(words.RECEIPT_NAMES))),
            )
        ),
        Field("mileage_capped_at_fare", "", Tick(_("Never more for miles than the fare would be"))),
        Row(
            (
                Field("receipts_over_pence", _("Receipts over this amount"), MoneyEdit()),
                Field("lunch_cap_pence", _("Lunch up to"), MoneyEdit()),
            )
        ),
        Row(
            (
                Field("breakfast_cap_pence", _("Breakfast up to"), MoneyEdit()),
                Field("dinner_cap_pence", _("Dinner up to"), MoneyEdit()),
            )
        ),
        Row(
            (
                Field("deadline_count", _("Time to claim"), NumberLine(least=0, most=400)),
                Field("deadline_unit", _("Counted in"), Choice(of_names(words.DEADLINE_NAMES))),
            )
        ),
    ]


def _finance() -> list[Part]:
    taxes = of_names(words.TAX_NAMES, without=[HomeTravelTax.OTHER])
    return [
        Section(_("Finance")),
        Row(
            (
                Field("payment_route", _("Paid through"), Choice(of_names(words.ROUTE_NAMES))),
                Field("home_travel_tax", _("Travel from home"), Choice(taxes)),
            )
        ),
    ]
