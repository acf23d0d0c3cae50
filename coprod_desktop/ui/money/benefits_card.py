"""What would reach someone for their time in a week or month, beside the limits recorded. Facts, never advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.people import CheckFirst
from coprod_desktop.i18n import _, language
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.pricing.benefits import LimitComparison
    from coprod_desktop.services.benefits import Compared

TABLES = ("person", "payment", "payment_run", "claim", "claim_line", "invitation", "meeting", "rate", "board")


class BenefitsCard(Card):
    """Each week and month with what makes it up, and every limit recorded for it."""

    def __init__(self, compared: Compared) -> None:
        super().__init__(_("What would reach them"))
        asked = said_first(compared)
        if asked:
            self.add(Words(asked, Kind.ATTENTION))
        for period in compared.periods():
            self.add(Words(period[0].amount_sentence(), Kind.STRONG))
            parts = parts_words(compared, period[0])
            if parts:
                self.add(Words(parts, Kind.NOTE))
            for one in period:
                self.add(Words(one.limit_sentence(), Kind.ATTENTION if one.is_above else Kind.NOTE))
        for said in (outside_words(compared), rests_on()):
            if said:
                self.add(Words(said, Kind.NOTE))


def said_first(compared: Compared) -> str:
    """That they asked us to check before paying, and whether advice was offered."""
    person = compared.person
    if person.check_first is not CheckFirst.YES:
        return ""
    said = _("{name} asked us to check before paying.").format(name=person.name)
    if person.advice_on is None:
        return " ".join((said, _("Independent advice has not been offered yet.")))
    return said


def parts_words(compared: Compared, comparison: LimitComparison) -> str:
    """What the amount is made of, each payment with its day."""
    parts = compared.within(comparison)
    day = language().short_day
    return " · ".join(
        _("{what}: {amount}, {day}").format(what=part.what, amount=part.amount.text(), day=day(part.day))
        for part in parts
    )


def outside_words(compared: Compared) -> str:
    """Boards to which the rules for people who use services may not apply."""
    if not compared.outside:
        return ""
    return _(
        "{boards}: outside health, social care, housing, social security, child support and research. "
        "The rules on payments to people who use services may not apply."
    ).format(boards=", ".join(compared.outside))


def rests_on() -> str:
    """What is counted, and what this is not."""
    return _(
        "Payments for time and vouchers of all boards, by the day the money reaches them. Expenses are no part of it. "
        "These are the figures recorded here; what they mean for someone is for an adviser to say."
    )
