"""The short forms of a float: asked for, agreed on paper, counted, reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services import cash_floats
from coprod_desktop.ui.money.batch import needed_day
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Row
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.text_edit import TextLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.cash_floats import FloatPage
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.form import Part
    from coprod_desktop.ui.widgets.form_dialog import FormDialog


def ask_float(over: QWidget, desk: Desk, meeting_id: int | None = None, purpose: str = "") -> FormDialog:
    """Ask for a float: for a meeting's day, or for a day of its own."""
    return ask(
        over,
        desk.jobs,
        _("Ask for a cash float"),
        _parts(desk, with_day=meeting_id is None),
        _("Ask for it"),
        _("Cash float asked for"),
        lambda work, values: cash_floats.plan(work, _known(values), meeting_id),
        _("It is agreed before the day. What is paid within it then counts as approved."),
        filled={"purpose": purpose, "carried_by": desk.actor.name, "day": desk.today()},
    )


def change_float(over: QWidget, desk: Desk, page: FloatPage) -> FormDialog:
    """Change what was asked for."""
    held = page.row.held
    agreed = _("It is approved. Changing it takes the approval back.") if held.approved_on else ""
    return ask(
        over,
        desk.jobs,
        _("Change the float"),
        _parts(desk, with_day=held.meeting_id is None),
        _("Save"),
        _("Float for {purpose} changed").format(purpose=held.purpose),
        lambda work, values: cash_floats.edit(work, held.id, held.version, _known(values)),
        agreed,
        filled=held,
    )


def approved_on_paper(over: QWidget, desk: Desk, page: FloatPage) -> FormDialog:
    """Who signed, and when."""
    held = page.row.held

    def do(work: Work, values: dict[str, Any]) -> None:
        day = needed_day(values, "approved_on")
        cash_floats.approve_on_paper(work, held.id, values["approved_by"], day)

    return ask(
        over,
        desk.jobs,
        _("Approved on paper"),
        [
            Field("approved_by", _("Who signed"), TextLine(most=120)),
            Field("approved_on", _("When"), DayEdit(desk.today(), past=True)),
        ],
        _("Save"),
        _("Float for {purpose} approved on paper").format(purpose=held.purpose),
        do,
        _("Whoever carries the cash does not approve it."),
        filled={"approved_on": desk.today()},
    )


def count_back(over: QWidget, desk: Desk, page: FloatPage) -> FormDialog:
    """What is in the tin now; anything over or short is said."""
    held, left = page.row.held, page.row.left.cash
    return ask(
        over,
        desk.jobs,
        _("Count the cash"),
        [
            Field("back_pence", _("Cash counted"), MoneyEdit()),
            Field(
                "because",
                _("If it is over or short: why, as far as you know"),
                TextLine(most=300),
                _("“Not known” is an answer too."),
            ),
        ],
        _("Write it down"),
        _("Float for {purpose} counted").format(purpose=held.purpose),
        lambda work, values: cash_floats.count_back(work, held.id, values["back_pence"], values["because"]),
        _(
            "{out} went out and {paid} was paid, so {left} should be there. After this, nothing more is paid from it."
        ).format(out=held.total.text(), paid=page.row.out.cash.text(), left=left.text()),
    )


def review(over: QWidget, desk: Desk, page: FloatPage) -> FormDialog:
    """The approver has seen a signature for each payment."""
    held = page.row.held
    return ask(
        over,
        desk.jobs,
        _("The signed sheet"),
        [Field("review_note", _("Anything to note"), TextLine(most=300))],
        _("I looked at it"),
        _("Float for {purpose} reviewed").format(purpose=held.purpose),
        lambda work, values: cash_floats.review(work, held.id, values["review_note"]),
        _review_words(page),
    )


def reviewed_on_paper(over: QWidget, desk: Desk, page: FloatPage) -> FormDialog:
    """Who signed the sheet as reviewed, and when."""
    held = page.row.held

    def do(work: Work, values: dict[str, Any]) -> None:
        day = needed_day(values, "reviewed_on")
        cash_floats.review_on_paper(work, held.id, values["reviewed_by"], day, values["review_note"])

    return ask(
        over,
        desk.jobs,
        _("Reviewed on paper"),
        [
            Field("reviewed_by", _("Who signed"), TextLine(most=120)),
            Field("reviewed_on", _("When"), DayEdit(desk.today(), past=True)),
            Field("review_note", _("Anything to note"), TextLine(most=300)),
        ],
        _("Save"),
        _("Float for {purpose} reviewed on paper").format(purpose=held.purpose),
        do,
        _review_words(page),
        filled={"reviewed_on": desk.today(), "reviewed_by": held.approved_by},
    )


def _review_words(page: FloatPage) -> str:
    people = {one.payment.person_id for one in page.paid}
    said = ngettext(
        "{n} person was paid {amount}. Is there a signature?",
        "{n} people were paid {amount}. Is there a signature for each?",
        len(people),
    )
    return said.format(n=len(people), amount=Money(page.row.held.paid_pence).text())


def _parts(desk: Desk, *, with_day: bool) -> list[Part]:
    day: list[Part] = [Field("day", _("For which day"), DayEdit(desk.today()))] if with_day else []
    return [
        Field(
            "purpose",
            _("What for"),
            TextLine(most=120),
            _("Finance reads this, and it stands on the cash sheet. Say nothing of anybody’s health."),
        ),
        *day,
        Row(
            (
                Field("total_pence", _("Cash in all"), MoneyEdit()),
                Field("limit_pence", _("At most for one person"), MoneyEdit()),
            )
        ),
        Row(
            (
                Field("carried_by", _("Who carries it"), TextLine(most=120)),
                Field("vouchers_pence", _("Vouchers besides, in all"), MoneyEdit()),
            )
        ),
    ]


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Amounts left empty are none."""
    empty = {name: 0 for name in ("total_pence", "limit_pence", "vouchers_pence") if values[name] is None}
    return values | empty
