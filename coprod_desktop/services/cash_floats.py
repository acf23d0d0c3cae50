"""Cash floats: asked for, approved before the day, counted after it, and the signed sheet looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.cash_floats import CashFloat, CashFloatFields, FloatState, HandedOut
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.claims import ApprovalHow
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.holidays import bank_holidays_between
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import approvers, finance_words, organisation
from coprod_desktop.services.claim_choices import typed_amount
from coprod_desktop.storage import cash_floats as stored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coprod_desktop.storage.cash_floats import PaidFromFloat
    from coprod_desktop.storage.database import Work

_AMOUNTS = ("limit_pence", "total_pence", "vouchers_pence")
_NAME_LENGTH, _NOTE_LENGTH = 120, 300


@dataclass(frozen=True)
class FloatRow:
    """One float in a list: what it is for, how far it has come, and what it has paid."""

    id: int
    held: CashFloat
    meeting: str
    out: HandedOut
    review_by: date

    @property
    def state(self) -> FloatState:
        """How far it has come."""
        return self.held.state

    @property
    def paid(self) -> HandedOut:
        """What it paid: by the time it was counted, or so far."""
        if self.held.back_pence is None:
            return self.out
        return HandedOut(Money(self.held.paid_pence), Money(self.held.given_pence))

    @property
    def left(self) -> HandedOut:
        """What may still be paid of it."""
        return self.held.left(self.out)


@dataclass(frozen=True)
class FloatPage:
    """One float whole, with every payment from it by name."""

    row: FloatRow
    paid: tuple[PaidFromFloat, ...]


def plan(work: Work, values: Mapping[str, Any], meeting_id: int | None = None) -> CashFloat:
    """Ask for a float: for a meeting's day, or another day.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong, and :class:`Problem` for
    a day gone by or a limit above all of it.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    given = dict(values)
    if meeting_id is not None:
        given["day"] = work.get(Meeting, meeting_id).day
    return work.add(CashFloat(meeting_id=meeting_id, **_checked(work, given).model_dump()))


def edit(work: Work, float_id: int, version: int | None, values: Mapping[str, Any]) -> CashFloat:
    """Change what was asked for; an approval is cancelled by it.

    Raises :class:`Problem` once anything was paid from it.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    held = _unused(work, float_id)
    whole = {name: getattr(held, name) for name in CashFloatFields.model_fields} | dict(values)
    if held.meeting_id is not None:
        whole["day"] = held.day
    fields = _checked(work, whole)
    held.changed()
    return work.edit(held, version, fields)


def remove(work: Work, float_id: int) -> None:
    """It is not needed. Raises :class:`Problem` once anything was paid from it."""
    work.actor.require(Permission.EDIT_CLAIMS)
    work.delete(_unused(work, float_id))


def approve(work: Work, float_id: int) -> CashFloat:
    """Agree to a float here in the program: cash paid within it counts as approved."""
    work.actor.require(Permission.APPROVE_CLAIMS)
    held = work.get(CashFloat, float_id)
    held.approve(approvers.of_float(work), work.today)
    return held


def approve_on_paper(work: Work, float_id: int, by: str, on: date) -> CashFloat:
    """Write down that someone agreed to a float with their signature on paper: who, and when."""
    work.actor.require(Permission.EDIT_CLAIMS)
    held = work.get(CashFloat, float_id)
    name = _signed(work, by, on, "approved")
    held.approve(approvers.of_float(work, name), on, ApprovalHow.ON_PAPER)
    return held


def count_back(work: Work, float_id: int, counted: str | int | None, because: str = "") -> CashFloat:
    """The cash was counted after the day; anything over or short is said, with why.

    Raises :class:`Problem` beside the field for an amount that is none, and for a difference nobody explains.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    held = work.get(CashFloat, float_id)
    out = stored.handed_out(work.session, float_id)
    amount = typed_amount(counted, "back_pence")
    held.count_back(amount, out, work.today, work.actor.name[:_NAME_LENGTH], because[:_NOTE_LENGTH])
    return held


def review(work: Work, float_id: int, note: str = "") -> CashFloat:
    """The approver has looked at the signed sheet, here in the program."""
    work.actor.require(Permission.APPROVE_CLAIMS)
    held = work.get(CashFloat, float_id)
    held.review(work.actor.name[:_NAME_LENGTH], work.today, note[:_NOTE_LENGTH])
    return held


def review_on_paper(work: Work, float_id: int, by: str, on: date, note: str = "") -> CashFloat:
    """Write down that the approver signed the sheet they looked at: who, and when."""
    work.actor.require(Permission.EDIT_CLAIMS)
    held = work.get(CashFloat, float_id)
    held.review(_signed(work, by, on, "reviewed"), on, note[:_NOTE_LENGTH])
    return held


def rows(work: Work) -> list[FloatRow]:
    """Every float, the latest day first."""
    work.actor.require(Permission.SEE_CLAIMS)
    return [_row(work, held) for held in stored.rows(work.session)]


def of_meeting(work: Work, meeting_id: int) -> list[FloatRow]:
    """The floats of a meeting."""
    work.actor.require(Permission.SEE_CLAIMS)
    return [_row(work, held) for held in stored.of_meeting(work.session, meeting_id)]


def page(work: Work, float_id: int) -> FloatPage:
    """One float with all it has paid."""
    work.actor.require(Permission.SEE_CLAIMS)
    return FloatPage(_row(work, work.get(CashFloat, float_id)), tuple(stored.paid(work.session, float_id)))


def to_review(work: Work) -> list[FloatRow]:
    """Floats whose signed sheet waits for the approver, the earliest first."""
    work.actor.require(Permission.SEE_CLAIMS)
    return [_row(work, held) for held in stored.to_review(work.session)]


def to_count(work: Work) -> list[FloatRow]:
    """Floats whose day is over and whose cash nobody has counted, the earliest first."""
    work.actor.require(Permission.SEE_CLAIMS)
    return [_row(work, held) for held in stored.to_count(work.session, work.today)]


def to_approve(work: Work, up_to: date) -> list[FloatRow]:
    """Floats for a day from now up to this one that nobody has agreed to, the earliest first."""
    work.actor.require(Permission.SEE_CLAIMS)
    return [_row(work, held) for held in stored.to_approve(work.session, work.today, up_to)]


def in_use(work: Work) -> bool:
    """Whether anyone is paid by hand here: it is switched on, there is a float, voucher or advance, or someone asked."""
    work.actor.require(Permission.SEE_CLAIMS)
    return organisation.current(work).uses(Extra.CASH) or stored.by_hand(work.session)


def _row(work: Work, held: CashFloat) -> FloatRow:
    meeting = None if held.meeting_id is None else work.find(Meeting, held.meeting_id)
    shown = finance_words.meeting_read(work, meeting)
    day, nation = held.day, organisation.current(work).nation
    return FloatRow(
        id=held.id,
        held=held,
        meeting="" if shown is None else shown.title,
        out=stored.handed_out(work.session, held.id),
        review_by=held.review_by(bank_holidays_between(day.year, day.year + 1, nation)),
    )


def _checked(work: Work, values: Mapping[str, Any]) -> CashFloatFields:
    amounts = {name: typed_amount(values.get(name, 0), name).pence for name in _AMOUNTS}
    fields = checked(CashFloatFields, {**values, **amounts})
    if fields.day < work.today:
        raise Problem(_("This day has gone by. A float is approved before the day."), "day")
    if not fields.total_pence and not fields.vouchers_pence:
        raise Problem(_("Type how much cash goes out."), "total_pence")
    if Money(fields.limit_pence) > Money(fields.total_pence + fields.vouchers_pence):
        raise Problem(_("One person cannot have more than all of it."), "limit_pence")
    return fields


def _unused(work: Work, float_id: int) -> CashFloat:
    held = work.get(CashFloat, float_id)
    if held.back_pence is not None or stored.was_used(work.session, float_id):
        raise Problem(_("Cash was paid from this float, so it stays as it is."))
    return held


def _signed(work: Work, by: str, on: date, which: str) -> str:
    name = by.strip()[:_NAME_LENGTH]
    if not name:
        raise Problem(_("Say who signed it."), f"{which}_by")
    if on > work.today:
        raise Problem(_("This day is still to come. Check the date."), f"{which}_on")
    return name
