"""The advances of a claim: what each was, what of it is owed back, and what still waits to be taken off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import advances
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.advances import Advance, Reconciled
    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


class Advances(NamedTuple):
    """What is taken off a claim, and what its person was given that is taken off none."""

    taken: Sequence[Reconciled]
    waiting: Sequence[Advance]


def read(work: Work, claim: Claim) -> Advances:
    """The advances a claim's page speaks of."""
    may = claim.is_open and work.actor.may(Permission.EDIT_CLAIMS)
    waiting = advances.waiting_for(work, claim.person_id) if may else []
    return Advances(advances.of_claim(work, claim), [one for one in waiting if not one.closed])


def advance_card(desk: Desk, claim: Claim, found: Advances) -> Card | None:
    """One line an advance; no card where there is none."""
    if not (found.taken or found.waiting):
        return None
    card = Card(_("Advances"))
    for one in found.taken:
        card.add(Words(_said(one.advance)))
        if one.owed_back:
            owed = _("{amount} of it is owed back.").format(amount=one.owed_back.text())
            card.add(Words(owed, Kind.ATTENTION))
    for waits in found.waiting:
        card.add(Words(_said(waits)))
        card.add(Words(_("It is taken off no claim yet."), Kind.NOTE))
        flow = Flow()
        flow.addWidget(Button(_("Take it off this claim"), partial(_take_off, desk, claim, waits)))
        card.add(flow)
    if found.taken:
        flow = Flow()
        see = partial(desk.navigate, "advances", found.taken[0].advance.id)
        flow.addWidget(Button(_("See the advance"), see, icon="arrow-right"))
        card.add(flow)
    return card


def _said(advance: Advance) -> str:
    day = language().short_day(advance.given_on)
    said = _("{amount}, given {day}").format(amount=advance.amount.text(), day=day)
    return f"{said} · {advance.what_for}" if advance.what_for else said


def _take_off(desk: Desk, claim: Claim, advance: Advance) -> None:
    desk.jobs.write(
        _("Claim {number}: advance taken off").format(number=claim.number),
        lambda work: advances.take_off(work, advance.id, claim.id),
    )
