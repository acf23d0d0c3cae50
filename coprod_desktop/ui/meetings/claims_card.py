"""The money of one meeting: two boxes, and the way to the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.meetings.paper_desk import PaperDesk
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.claims import ClaimRow
    from coprod_desktop.ui.meetings.part import Part


class ClaimsCard(Card):
    """Involvement payments and expenses, never added up; how many claims there are."""

    def __init__(self, part: Part) -> None:
        super().__init__(_("Money"))
        self._desk = part.desk
        self._papers = PaperDesk(part)

    def show_claims(self, claims: Sequence[ClaimRow] | None, without: int, each: Money | None) -> None:
        """Show the boxes; before anything is drafted, what each person is offered."""
        self.clear()
        if claims is None:
            self.add(Words(_("Your role here does not include claims."), Kind.NOTE))
            return
        self._show_boxes(claims, without, each)
        verbs = Flow()
        if claims:
            verbs.addWidget(
                Button(
                    _("See the claims"),
                    lambda: self._desk.navigate("money", claims[0].meeting_id),
                    icon="arrow-right",
                )
            )
        verbs.addWidget(self._papers.button(PaperKind.CLAIM_FORM))
        self.add(verbs)

    def _show_boxes(self, claims: Sequence[ClaimRow], without: int, each: Money | None) -> None:
        if without and each is not None:
            said = ngettext(
                "{n} person is still without a claim: {each}.",
                "{n} people are still without a claim: {each} each.",
                without,
            )
            self.add(Words(said.format(n=language().count(without), each=each.text())))
        if not claims:
            self.add(
                Words(
                    _("Drafting makes a claim for everyone who came. You check each before it goes on."),
                    Kind.NOTE,
                )
            )
            return
        self.add(
            Facts(
                [
                    (_("Claims"), language().count(len(claims))),
                    (_("Involvement payments"), Money.total(row.payment for row in claims).text()),
                    (_("Expenses"), Money.total(row.expenses for row in claims).text()),
                ]
            )
        )
