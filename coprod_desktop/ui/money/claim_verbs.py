"""What can be done with one claim as it stands: its next step, and the less common ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from coprod_desktop.domain.claims import ApprovalHow, ClaimState, PaymentMethod
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.services import advances, drafting, settling
from coprod_desktop.ui.money import settle_forms
from coprod_desktop.ui.money.batch import paid_dialog
from coprod_desktop.ui.money.pay_cash import ask_vouchers
from coprod_desktop.ui.money.signed_paper import SignedPaper

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.services.claims import ClaimPage as Shown
    from coprod_desktop.ui.widgets.page import Page


class Verb(NamedTuple):
    """Its words, what it does, and its picture."""

    words: str
    run: Callable[[], object]
    icon: str


class ClaimVerbs:
    """The verbs of the claim a page shows."""

    def __init__(self, page: Page, shown: Shown) -> None:
        self.page, self.shown, self.claim = page, shown, shown.claim
        self.paper = SignedPaper(page, page.desk)
        self.jobs = page.desk.jobs

    def main(self) -> Verb | None:
        """The one thing that comes next, if there is one and this staff user may do it."""
        may = self.page.desk.actor.may
        approve = Verb(_("Approve"), self.approve, "check")
        paid = Verb(_("Paid on…"), self.paid, "sterling-sign")
        if self.covered:
            paid = Verb(_("The advance covers it"), self.settle, "check")
        steps = {
            ClaimState.DRAFT: Verb(_("Hand in"), self.hand_in, "paper-plane"),
            ClaimState.RETURNED: Verb(_("Hand in again"), self.hand_in, "paper-plane"),
            ClaimState.SUBMITTED: approve if may(Permission.APPROVE_CLAIMS) else self._on_paper(),
            ClaimState.APPROVED: paid,
            ClaimState.IN_RUN: paid,
            ClaimState.PART_PAID: paid,
        }
        return steps.get(self.claim.state) if may(Permission.EDIT_CLAIMS) else None

    def others(self) -> list[Verb]:
        """The less common ones."""
        return [*self._by_hand(), *self._by_state(), *self._signed()]

    @property
    def covered(self) -> bool:
        """Whether what they had before is as much as the claim, or more: nothing leaves, and it is settled."""
        return bool(self.shown.totals.advance) and not self.shown.totals.to_pay

    def _by_state(self) -> list[Verb]:
        state, may = self.claim.state, self.page.desk.actor.may
        if not may(Permission.EDIT_CLAIMS):
            return []
        void = Verb(_("Not needed"), lambda: settle_forms.void_dialog(self.page, self.shown).open(), "ban")
        back = Verb(
            _("Send back"), lambda: settle_forms.return_dialog(self.page, self.shown).open(), "rotate-left"
        )
        if state is ClaimState.SUBMITTED:
            paper = [self._on_paper()] if may(Permission.APPROVE_CLAIMS) else []
            return [*paper, back, void]
        if state in {ClaimState.DRAFT, ClaimState.RETURNED, ClaimState.APPROVED}:
            return [void]
        if state in {ClaimState.IN_RUN, ClaimState.PAID, ClaimState.PART_PAID}:
            return [Verb(_("The money came back"), self.came_back, "rotate-left")]
        if state is ClaimState.VOID and self.claim.meeting_id is not None:
            return [Verb(_("Draft a new claim"), self.draft_again, "plus")]
        return []

    def hand_in(self) -> None:
        """At once; with a question first where the last day to claim has gone by."""
        claim, today = self.claim, self.page.desk.today()
        last = self.shown.last_day
        if last is not None and (claim.received_on or today) > last and not claim.late_reason.strip():
            settle_forms.late_dialog(self.page, self.shown).open()
            return
        label = _("Claim {number} handed in").format(number=claim.number)
        self.jobs.write(label, lambda work: settling.submit(work, claim.id))

    def approve(self) -> None:
        """Agree to pay what is seen here; a missing receipt asks for a reason."""
        if settle_forms.needs_reason(self.shown):
            settle_forms.exceptions_dialog(self.page, self.shown).open()
            return
        claim, seen = self.claim, self.shown.seen
        label = _("Claim {number} approved").format(number=claim.number)
        self.jobs.write(label, lambda work: settling.approve(work, claim.id, seen))

    def paid(self) -> None:
        """Finance paid it on a day."""
        totals = self.shown.totals
        apart = self.claim.state is ClaimState.APPROVED and not totals.advance
        whole = bool(totals.payment and totals.expenses)
        paid_dialog(self.page, (self.claim.id,), "", apart=apart and whole).open()

    def settle(self) -> None:
        """Nothing leaves; what they have over is followed under Advances."""
        claim = self.claim
        label = _("Claim {number}: settled with the advance").format(number=claim.number)
        self.jobs.write(label, lambda work: advances.settle(work, claim.id))

    def _by_hand(self) -> list[Verb]:
        approved = self.claim.state in {ClaimState.APPROVED, ClaimState.PART_PAID}
        chose = self.claim.method is PaymentMethod.VOUCHER and self.shown.totals.payment
        if not (approved and chose and self.page.desk.actor.may(Permission.EDIT_CLAIMS)):
            return []
        owed = self.shown.totals.payment
        give = partial(ask_vouchers, self.page, self.page.desk, self.claim, owed)
        return [Verb(_("Give vouchers…"), give, "ticket")]

    def came_back(self) -> None:
        """The bank sent it back, or it was never paid."""
        claim = self.claim
        self.page.desk.notices.ask(
            _("Did the money of claim {number} come back?").format(number=claim.number),
            _("It is then owed again, approved as before. Its slips stay as they are."),
            _("It came back"),
            lambda: self.jobs.write(
                _("Claim {number}: the money came back").format(number=claim.number),
                lambda work: settling.payment_came_back(work, claim.id),
            ),
        )

    def draft_again(self) -> None:
        """A new claim for the same meeting, in place of a void one."""
        claim, page = self.claim, self.page
        meeting_id = claim.meeting_id
        if meeting_id is None:
            return

        def go(made: Claim) -> None:
            page.desk.navigate("claim", made.id)

        self.jobs.write(
            _("Claim drafted for {person}").format(person=self.shown.person),
            lambda work: drafting.draft_for_person(work, meeting_id, claim.person_id),
            go,
            initiator=page,
        )

    def _signed(self) -> list[Verb]:
        claim = self.claim
        if claim.approved_on is None or claim.approved_how is not ApprovalHow.ON_PAPER:
            return []
        if claim.approval_scan_id is not None:
            return [Verb(_("Look at the signed paper"), lambda: self.paper.look(claim), "file-signature")]
        if not self.page.desk.actor.may(Permission.EDIT_CLAIMS):
            return []
        return [Verb(_("Keep the signed paper…"), lambda: self.paper.ask(claim), "file-signature")]

    def _on_paper(self) -> Verb:
        return Verb(
            _("Approved on paper"),
            lambda: settle_forms.paper_dialog(self.page, self.shown).open(),
            "file-signature",
        )
