"""Writing down an advance, what of it came back, and what stays with the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.advances import GIVEN_NAMES
from coprod_desktop.domain.claims import PaymentMethod
from coprod_desktop.i18n import _
from coprod_desktop.services import advances
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.person_pick import PersonPick
from coprod_desktop.ui.widgets.text_edit import TextLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.advances import AdvanceRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.widgets.form import Part
    from coprod_desktop.ui.widgets.form_dialog import FormDialog


def ask_advance(
    over: QWidget,
    desk: Desk,
    person_id: int,
    *,
    claim_id: int | None = None,
    meeting_id: int | None = None,
) -> FormDialog:
    """What someone was given beforehand: how much, when, how and what for."""
    sentence = _("It is taken off the total to pay. Payment and expenses are still shown in full.")
    if claim_id is None:
        sentence = _waits()
    return ask(
        over,
        desk.jobs,
        _("Advance given"),
        _parts(desk),
        _("Save"),
        _("Advance written down"),
        lambda work, values: advances.give(work, person_id, values, claim_id=claim_id, meeting_id=meeting_id),
        sentence,
        filled={"given_on": desk.today(), "method": PaymentMethod.CASH},
    )


def ask_anyone(over: QWidget, desk: Desk) -> FormDialog:
    """What somebody found by name was given beforehand."""
    return ask(
        over,
        desk.jobs,
        _("Advance given"),
        [Field("person_id", _("To whom"), PersonPick(desk.jobs)), *_parts(desk)],
        _("Save"),
        _("Advance written down"),
        lambda work, values: advances.give(
            work, values["person_id"], {key: one for key, one in values.items() if key != "person_id"}
        ),
        _waits(),
        filled={"given_on": desk.today(), "method": PaymentMethod.CASH},
    )


def _parts(desk: Desk) -> list[Part]:
    return [
        Field("amount_pence", _("What they were given beforehand"), MoneyEdit()),
        Field("given_on", _("When"), DayEdit(desk.today(), past=True)),
        Field("method", _("How"), Choice(of_names(GIVEN_NAMES))),
        Field(
            "what_for",
            _("What for"),
            TextLine(most=200),
            _("Finance reads this: “fare”, not why it was needed beforehand."),
        ),
    ]


def _waits() -> str:
    return _("It waits until it is taken off a claim, and stays in sight until then.")


def ask_back(over: QWidget, desk: Desk, row: AdvanceRow) -> FormDialog:
    """They brought some or all of it back."""
    return ask(
        over,
        desk.jobs,
        _("They gave it back"),
        [
            Field("back_pence", _("How much came back"), MoneyEdit()),
            Field("back_on", _("When"), DayEdit(desk.today())),
        ],
        _("Save"),
        _("{name}: advance given back").format(name=row.person),
        lambda work, values: advances.give_back(work, row.id, values["back_pence"], values["back_on"]),
        filled={"back_pence": row.stand.open.pence, "back_on": desk.today()},
    )


def ask_let_be(over: QWidget, desk: Desk, row: AdvanceRow) -> FormDialog:
    """What they have over stays with them."""
    return ask(
        over,
        desk.jobs,
        _("Leave it with them"),
        [Field("let_because", _("Why"), TextLine(most=300))],
        _("Leave it"),
        _("{name}: the rest of an advance is left with them").format(name=row.person),
        lambda work, values: advances.let_be(work, row.id, values["let_because"]),
        _("{amount} is not asked for any more.").format(amount=row.stand.open.text()),
    )
