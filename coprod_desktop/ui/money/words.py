"""How a claim is said in lists and cards: its state, how long someone has waited, how much of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.claim_lines import Receipt
from coprod_desktop.domain.claims import CLAIM_STATE_NAMES, ClaimState
from coprod_desktop.domain.money import quantity_text, rate_text
from coprod_desktop.domain.rates import RateUnit
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.models.column import Chip, ChipKind
from coprod_desktop.ui.widgets.words import Kind

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.services.claims import ClaimRow
    from coprod_desktop.services.promise import Clock

#: So many working days before the promise is broken a claim is shown as near it.
NEAR = 2

_STATE_KINDS = {
    ClaimState.RETURNED: ChipKind.ATTENTION,
    ClaimState.APPROVED: ChipKind.GOOD,
    ClaimState.PAID: ChipKind.GOOD,
    ClaimState.PART_PAID: ChipKind.ATTENTION,
    ClaimState.VOID: None,
}

_CHIP_WORDS = {
    ChipKind.CALM: Kind.CHIP_CALM,
    ChipKind.ATTENTION: Kind.CHIP,
    ChipKind.GOOD: Kind.CHIP_GOOD,
    ChipKind.STOP: Kind.CHIP_STOP,
}


def state_chip(state: ClaimState) -> Chip:
    """How far it is."""
    return Chip(_(CLAIM_STATE_NAMES[state]), _STATE_KINDS.get(state, ChipKind.CALM))


def waits(state: ClaimState) -> bool:
    """Whether someone still waits for the money of a claim in this state."""
    return state not in {ClaimState.PAID, ClaimState.VOID}


def waited_kind(clock: Clock) -> ChipKind | None:
    """Late, near, or in good time."""
    if clock.overdue:
        return ChipKind.STOP
    return ChipKind.ATTENTION if clock.days_left <= NEAR else None


def waited_words(clock: Clock) -> str:
    """How long, and in words whether that is late: nothing is said by colour alone."""
    if clock.overdue:
        return _("late: {days}").format(days=clock.sentence)
    return clock.sentence


def waited(row: ClaimRow) -> list[Chip]:
    """The chip of a list: only for those who still wait for something."""
    if not waits(row.state) or not row.to_pay:
        return []
    return [Chip(waited_words(row.clock), waited_kind(row.clock))]


def waited_text(row: ClaimRow) -> str:
    """For those who wait no longer: how long it took."""
    if row.state is not ClaimState.PAID:
        return ""
    return ngettext("took {n} working day", "took {n} working days", row.clock.waited).format(
        n=row.clock.waited
    )


def kind_of(kind: ChipKind) -> Kind:
    """A chip of this kind as words on a card."""
    return _CHIP_WORDS[kind]


def table_day(day: date) -> str:
    """A date with its weekday, short enough for a table: "Tue 8 Dec 2026"."""
    from babel.dates import format_date

    code = language().code
    return format_date(day, "EEE d MMM y", locale="en_GB" if code == "en" else code)


def quantity(line: ClaimLine) -> str:
    """What was multiplied: "40 miles × 55p", "1 half day × £75.00"; nothing for a plain cost."""
    if line.rate_amount_milli is None:
        return ""
    return _("{quantity} × {rate}").format(
        quantity=_counted(line.quantity_milli, line.unit), rate=rate_text(line.rate_amount_milli)
    )


def _counted(quantity_milli: int, unit: RateUnit) -> str:
    n = 1 if quantity_milli == 1000 else 2  # noqa: PLR2004 - one whole; anything else takes the plural
    said = {
        RateUnit.HOUR: ngettext("{n} hour", "{n} hours", n),
        RateUnit.HALF_DAY: ngettext("{n} half day", "{n} half days", n),
        RateUnit.DAY: ngettext("{n} day", "{n} days", n),
        RateUnit.MILE: ngettext("{n} mile", "{n} miles", n),
    }.get(unit, "{n}")
    return said.format(n=quantity_text(quantity_milli))


def receipt(line: ClaimLine) -> str:
    """Whether its receipt is here: on paper in the folder, or kept with the line, which then shows it."""
    if line.receipt is Receipt.ATTACHED:
        return _("receipt {n}").format(n=line.receipt_no) if line.receipt_no else _("receipt here")
    return _("no receipt") if line.receipt is Receipt.MISSING else ""
