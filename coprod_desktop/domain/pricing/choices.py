"""What people choose to do with an involvement payment: take it, take less, give it away, or have none."""

from collections.abc import Sequence
from dataclasses import dataclass

from coprod_desktop.domain.claims import PaymentMethod
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.pricing.adjustments import payment_lines, take_off
from coprod_desktop.domain.pricing.priced_line import PricedLine
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _


@dataclass(frozen=True)
class Choice:
    """The offer and the choice, both recorded: only ``chosen`` counts as the person's."""

    offered: Money
    chosen: Money
    to_charity: Money
    lines: tuple[PricedLine, ...]


_REASONS: dict[PaymentMethod, str] = {
    PaymentMethod.NONE: N_("They chose to have no payment."),
    PaymentMethod.CHARITY: N_("They chose to give it to a charity, paid direct."),
    PaymentMethod.TIME_CREDITS: N_("They chose time credits instead."),
    PaymentMethod.LESS: N_("They chose a lower amount."),
}


def apply_choice(lines: Sequence[PricedLine], method: PaymentMethod, less: Money | None = None) -> Choice:
    """The lines with what the person chose not to have as a line of its own; expenses are untouched.

    ``less`` is the lower amount, needed for that choice. Raises :class:`Problem` when it is missing, below zero
    or more than the offer.
    """
    paid = payment_lines(lines)
    offered = Money.total(line.allowed for line in paid)
    chosen = _chosen(offered, method, less)
    to_charity = offered if method is PaymentMethod.CHARITY else NOTHING
    reason = _(_REASONS[method]) if method in _REASONS else ""
    why = _("Offered {offered}. {reason}").format(offered=offered.text(), reason=reason)
    taken_off = take_off(paid, offered - chosen, _("The person's own choice"), why)
    return Choice(offered, chosen, to_charity, (*lines, *taken_off))


def _chosen(offered: Money, method: PaymentMethod, less: Money | None) -> Money:
    if method is PaymentMethod.LESS:
        if less is None or not NOTHING <= less <= offered:
            raise Problem(
                _("Type the amount they chose, no more than the {offered} offered.").format(
                    offered=offered.text()
                ),
                "chosen_pence",
            )
        return less
    return NOTHING if method in _REASONS else offered
