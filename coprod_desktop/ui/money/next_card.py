"""How far a claim is, how long the person has waited, and the less common things to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import CLAIM_STATE_NAMES, ApprovalHow, ClaimState
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.money import words
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.services.claims import ClaimPage as Shown


class NextCard(Card):
    """What has happened, and what comes next, in a sentence and a few quiet verbs."""

    def __init__(self, shown: Shown, verbs: Sequence[tuple[str, Callable[[], object], str]]) -> None:
        super().__init__(_(CLAIM_STATE_NAMES[shown.claim.state]))
        claim = shown.claim
        self.add(Words(next_sentence(claim)))
        if words.waits(claim.state) and shown.totals.to_pay:
            kind = words.waited_kind(shown.clock)
            row = Flow()
            row.addWidget(
                Words(
                    words.waited_words(shown.clock), Kind.CHIP_CALM if kind is None else words.kind_of(kind)
                )
            )
            self.add(row)
        self.add(Facts(_facts(shown)))
        if claim.returned_because:
            self.add(Words(_("To put right: {reason}").format(reason=claim.returned_because), Kind.ATTENTION))
        if verbs:
            flow = Flow()
            for said, run, icon in verbs:
                flow.addWidget(Button(said, run, icon=icon))
            self.add(flow)


def next_sentence(claim: Claim) -> str:
    """What comes next, and who does it."""
    return {
        ClaimState.DRAFT: _("Check the lines with the person, then hand it in."),
        ClaimState.SUBMITTED: _("Someone who is not the person agrees to pay it."),
        ClaimState.RETURNED: _("Put it right, then hand it in again."),
        ClaimState.APPROVED: _("Print the slips, send finance theirs, and write down when it was paid."),
        ClaimState.IN_RUN: _("It is with finance. Write down when it was paid."),
        ClaimState.PART_PAID: _("Part of it has been paid. Write down when the rest was."),
        ClaimState.PAID: _("The money has reached them. Nothing more to do."),
        ClaimState.VOID: _("It is not needed, and nothing is paid. Its number is not used again."),
    }.get(claim.state, "")


def _facts(shown: Shown) -> list[tuple[str, str]]:
    claim, day = shown.claim, language().short_day
    approved = ""
    if claim.approved_on is not None:
        said = {
            ApprovalHow.ON_PAPER: _("{name}, on paper, {day}"),
            ApprovalHow.CASH_FLOAT: _("{name}, with the cash float, {day}"),
        }.get(claim.approved_how, _("{name}, {day}"))
        approved = said.format(name=claim.approved_by, day=day(claim.approved_on))
    return [
        (_("Handed in"), day(claim.submitted_on) if claim.submitted_on else ""),
        (_("Approved by"), approved),
        (_("Paid"), _paid(shown)),
        (_("Promised by"), day(shown.clock.due) if words.waits(claim.state) else ""),
        (_("Last day to claim"), day(shown.last_day) if shown.last_day and claim.is_open else ""),
        (_("Came in late because"), claim.late_reason),
        (_("Not needed because"), claim.void_because),
        (_("Scheme"), shown.scheme.name),
        (_("Version"), str(claim.version_no) if claim.version_no > 1 else ""),
    ]


def _paid(shown: Shown) -> str:
    if shown.claim.paid_on is None:
        return ""
    took = ngettext("{day}, after {n} working day", "{day}, after {n} working days", shown.clock.waited)
    return took.format(day=language().short_day(shown.claim.paid_on), n=shown.clock.waited)
