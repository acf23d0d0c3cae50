"""The smaller cards of a claim's page: what stands out, and who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import _, language
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.claims import ClaimPage as Shown


def exceptions_card(shown: Shown) -> Card | None:
    """Costs without a receipt, questions, what other claims pay on the same day, miles beside HMRC's; None for nothing."""
    miles = [one.sentence() for one in shown.miles]
    said = [*_exceptions(shown), *shown.questions, *_same_date(shown), *miles]
    if not said:
        return None
    card = Card(_("What stands out"))
    for words in said:
        card.add(Words(words))
    return card


def history_card(shown: Shown) -> Card:
    """Who changed what, newest first."""
    card = Card(_("Who did what"))
    for row in shown.history:
        at = language().short_day(row.at.date())
        card.add(Words(_("{day} · {who} · {what}").format(day=at, who=row.who, what=row.label), Kind.NOTE))
    if not shown.history:
        card.add(Words(_("Nothing has been done here since the claim came into this register."), Kind.NOTE))
    return card


def _exceptions(shown: Shown) -> list[str]:
    said = [
        _("No receipt for {what}, {amount}.").format(what=line.what, amount=line.allowed.text())
        for line in shown.lines
        if line.is_exception
    ]
    if shown.claim.exceptions_reason:
        said.append(_("Approved without it because: {reason}").format(reason=shown.claim.exceptions_reason))
    return said


def _same_date(shown: Shown) -> list[str]:
    return [
        _("Claim {number} pays {amount} for their time on {day} as well.").format(
            number=other.number, amount=Money(other.pence).text(), day=language().short_day(other.day)
        )
        for other in shown.same_date
    ]
