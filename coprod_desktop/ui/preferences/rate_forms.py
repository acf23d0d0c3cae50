"""The short forms about one rate. A new figure begins a new row, so that every claim keeps the rate of its day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.money import rate_text
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import RATE_NAMES, Confidence, RateKey, RateKind, RateUnit
from coprod_desktop.i18n import _
from coprod_desktop.services import rates
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.preferences import scheme_words as words
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Part, Row
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask
from coprod_desktop.ui.widgets.text_edit import TextLine

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.rates import Rate
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


class RateForms:
    """Opens the forms over the settings."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        self._desk = desk
        self._dialog = partial(ask, over, desk.jobs)

    def add(self, scheme_id: int | None, kind: RateKind) -> FormDialog:
        """A row more."""

        def add(work: Work, values: dict[str, Any]) -> object:
            values["from_day"] = _needed(values, "from_day")
            return rates.add(work, scheme_id, values | {"kind": kind})

        filled = {
            "key": RateKey.HALF_DAY,
            "unit": RateUnit.FIXED,
            "from_day": self._desk.today(),
            "confidence": Confidence.UNCONFIRMED,
        }
        parts = _parts(self._desk.today())
        return self._dialog(_("Add a rate"), parts, _("Add"), _("Rate added"), add, filled=filled)

    def change(self, rate: Rate) -> FormDialog:
        """Put a row right; lines priced by it keep the figure they were priced by."""

        def edit(work: Work, values: dict[str, Any]) -> object:
            values["from_day"] = _needed(values, "from_day")
            return rates.edit(work, rate.id, rate.version, values)

        names = ("key", "unit", "from_day", "to_day", "source", "checked_on", "confidence")
        filled = {name: getattr(rate, name) for name in names}
        filled["amount_milli"] = "" if rate.amount_milli is None else rate_text(rate.amount_milli)
        return self._dialog(
            _("Put a rate right"),
            _parts(self._desk.today()),
            _("Save"),
            _("Rate changed: {name}").format(name=rate.name),
            edit,
            _("Claims priced by it keep the figure they were priced by."),
            filled,
        )

    def change_from(self, rate: Rate) -> FormDialog:
        """A new figure from a day on."""
        today = self._desk.today()

        def change(work: Work, values: dict[str, Any]) -> object:
            first = _needed(values, "from_day")
            return rates.change_from(work, rate.id, first, {k: values[k] for k in ("amount_milli", "source")})

        parts: list[Part] = [
            Row(
                (
                    Field("amount_milli", _("New figure"), _amount()),
                    Field("from_day", _("From"), DayEdit(today)),
                )
            ),
            Field("source", _("Who says so"), TextLine(most=300)),
        ]
        return self._dialog(
            _("New figure for {name}").format(name=rate.name),
            parts,
            _("Keep it"),
            _("New rate: {name}").format(name=rate.name),
            change,
            _(
                "Now {amount}. The old figure ends the day before and stays for what happened until then."
            ).format(amount=rate.text()),
            {"source": rate.source},
        )

    def end(self, rate: Rate) -> FormDialog:
        """It holds no longer than a day."""

        def end(work: Work, values: dict[str, Any]) -> object:
            return rates.end(work, rate.id, _needed(values, "to_day"))

        return self._dialog(
            _("{name}: last day").format(name=rate.name),
            [Field("to_day", _("Its last day"), DayEdit(self._desk.today()))],
            _("End it"),
            _("Rate ended: {name}").format(name=rate.name),
            end,
            filled={"to_day": self._desk.today()},
        )


def _parts(today: date) -> list[Part]:
    return [
        Row(
            (
                Field("key", _("What it is for"), Choice(of_names(RATE_NAMES))),
                Field("unit", _("One of it is"), Choice(of_names(words.UNIT_NAMES))),
            )
        ),
        Field("amount_milli", _("Figure"), _amount(), _("Leave empty until someone has found it.")),
        Row(
            (
                Field("from_day", _("From"), DayEdit(today)),
                Field("to_day", _("To, its last day"), DayEdit(today), _("Empty: until it changes.")),
            )
        ),
        Field(
            "source", _("Who says so"), TextLine(most=300, example=_("for example the policy of May 2026"))
        ),
        Row(
            (
                Field("checked_on", _("Compared with its source on"), DayEdit(today, past=True)),
                Field("confidence", _("How sure it is"), Choice(of_names(words.CONFIDENCE_NAMES))),
            )
        ),
    ]


def _amount() -> TextLine:
    return TextLine(most=20, example=_("for example 82.50 or 55p"))


def _needed(values: dict[str, Any], field: str) -> date:
    day: date | None = values[field]
    if day is None:
        raise Problem(_("Please fill this in."), field)
    return day
