"""A rate went up for days already paid: the difference on a claim of its own, the paid one left as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.claim_lines import Box
from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.supplements import supplementary_lines
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.i18n import _
from coprod_desktop.services import organisation
from coprod_desktop.services.claim_choices import settle
from coprod_desktop.storage import claims as stored
from coprod_desktop.storage import rates as stored_rates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.domain.pricing.priced_line import PricedLine
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class Owed:
    """Paid claims that would come to more by the rates of today: how many, and the difference in its two boxes."""

    claims: int = 0
    payment: Money = NOTHING
    expenses: Money = NOTHING


def owed(work: Work) -> Owed:
    """What is still owed because a rate was raised for days that were paid already."""
    work.actor.require(Permission.SEE_CLAIMS)
    differing = _differences(work)
    found = [line for _claim, lines in differing for line in lines]
    return Owed(
        claims=len(differing),
        payment=Money.total(line.allowed for line in found if line.kind.box is Box.PAYMENT),
        expenses=Money.total(line.allowed for line in found if line.kind.box is Box.EXPENSES),
    )


def draft(work: Work) -> tuple[int, ...]:
    """Draft a supplementary claim for each paid claim that would come to more today; their ids.

    No difference is paid twice, and the promise runs from today: nobody could have paid it before. Raises :class:`Problem` when nothing is owed.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    found = _differences(work)
    if not found:
        raise Problem(_("Every paid claim was paid by the rates of today. Nothing is owed."))
    return tuple(_draft(work, old, lines) for old, lines in found)


def _differences(work: Work) -> list[tuple[Claim, list[PricedLine]]]:
    """Each paid claim with the lines of what is still owed on it."""
    ids = stored.rises(work.session)
    lines, earlier = stored.lines_of(work.session, ids), stored.supplements(work.session, ids)
    made = [
        (claim, _lines(work, claim, lines[claim.id], earlier[claim.id]))
        for claim in stored.by_ids(work.session, ids)
    ]
    return [(claim, owed_lines) for claim, owed_lines in made if owed_lines]


def _lines(
    work: Work, claim: Claim, paid: Sequence[ClaimLine], earlier: Sequence[ClaimLine]
) -> list[PricedLine]:
    return supplementary_lines(paid, stored_rates.of_scheme(work.session, claim.scheme_id), earlier)


def _draft(work: Work, old: Claim, lines: Sequence[PricedLine]) -> int:
    claim = Claim(
        number=stored.take_number(work.session, organisation.current(work).claim_start),
        person_id=old.person_id,
        payee_person_id=old.payee_person_id,
        meeting_id=old.meeting_id,
        scheme_id=old.scheme_id,
        activity_day=work.today,
        supplements_id=old.id,
        note=_("The rate was raised after claim {number} was paid.").format(number=old.number),
    )
    work.add(claim)
    for place, line in enumerate(lines):
        work.add(line.to_claim_line(claim.id, place))
    settle(work, claim, work.get(Scheme, old.scheme_id), old.method, None, old.choice_note)
    return claim.id
