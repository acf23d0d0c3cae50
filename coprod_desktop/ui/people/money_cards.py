"""A person's money: what they were paid this tax year, in two boxes, and each of their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.period import tax_year
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import benefits, miles, payments
from coprod_desktop.services.claims import ClaimList, ClaimQuery
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.page import close, columns
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from coprod_desktop.domain.money import Money
    from coprod_desktop.services.benefits import Compared
    from coprod_desktop.services.claims import ClaimRow
    from coprod_desktop.services.miles import MilesOfYear
    from coprod_desktop.services.payments import YearSoFar
    from coprod_desktop.ui.jobs import Work


class PersonMoney(NamedTuple):
    """A person's claims, the newest first, and what reached them this tax year."""

    claims: list[ClaimRow]
    year: YearSoFar
    beside: Compared
    miles: MilesOfYear


def money_of(work: Work, person_id: int) -> PersonMoney | None:
    """Every claim of this person and their year so far; None for whoever may not see claims."""
    if not work.actor.may(Permission.SEE_CLAIMS):
        return None
    wanted = ClaimList(ClaimQuery(person_id=person_id))
    rows = wanted.rows(work, wanted.ids(work))
    newest = sorted(rows, key=lambda row: (row.activity_day, row.number), reverse=True)
    year = payments.reached(work, person_id, tax_year(work.today))
    return PersonMoney(newest, year, benefits.of_person(work, person_id), miles.of_person(work, person_id))


def year_so_far(paid: YearSoFar, today: date) -> QWidget:
    """What was paid to them since 6 April, by the day it was paid: two boxes that nobody adds up."""
    year = tax_year(today)
    since = _("Paid since {day}").format(day=language().day(year.start, weekday=False))
    return columns(
        (_box(_("Payments for their time"), paid.payment, since), 1),
        (_box(_("Expenses"), paid.expenses, since), 1),
    )


def claims(rows: Sequence[ClaimRow], navigate: Callable[..., object], form: QWidget | None = None) -> Card:
    """A line a claim; pressing one opens it. ``form`` leads to a form to claim on."""
    card = Card(_("Claims"))
    for row in rows:
        card.add(_line(row, navigate))
    if not rows:
        card.add(Words(_("No claims yet. They are drafted after a meeting."), Kind.NOTE))
    if form is not None:
        card.add(form)
    return card


def _box(heading: str, amount: Money, since: str) -> Card:
    card = Card(heading)
    card.add(Words(amount.text(), Kind.FIGURE))
    card.add(Words(since, Kind.NOTE))
    return card


def _line(row: ClaimRow, navigate: Callable[..., object]) -> QVBoxLayout:
    day, meeting = language().short_day(row.activity_day), row.meeting or _("No meeting")
    link = Link(
        f"{day} · {meeting}",
        lambda: navigate("claim", row.id),
        name=_("Open claim {number}, {day}").format(number=row.number, day=day),
    )
    parts = [
        _("Claim {number}").format(number=row.number),
        _("time {amount}").format(amount=row.payment.text()),
        _("expenses {amount}").format(amount=row.expenses.text()),
        _state(row),
    ]
    return close(link, Words(" · ".join(parts), Kind.NOTE))


def _state(row: ClaimRow) -> str:
    if row.state is ClaimState.PAID and row.paid_on is not None:
        return _("Paid {day}").format(day=language().short_day(row.paid_on))
    return row.state_name
