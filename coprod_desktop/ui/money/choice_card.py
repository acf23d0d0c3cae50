"""What was offered and what the person chose to have of it; who is paid; an advance given before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.claims import PAYMENT_METHOD_NAMES, PaymentMethod
from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import _
from coprod_desktop.services import settling
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.money.advance_forms import ask_advance
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.services.claims import ClaimPage as Shown
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


class ChoiceCard(Card):
    """The offer and the choice are both kept; saying no costs nobody anything."""

    def __init__(self, desk: Desk, shown: Shown) -> None:
        super().__init__(_("How they want to be paid"))
        self.desk, self.claim = desk, shown.claim
        self.add(Facts(_facts(shown)))
        if shown.amount_unknown:
            self.add(
                Words(_("They asked for a lower amount. Type how much before handing it in."), Kind.ATTENTION)
            )
        if not shown.claim.is_settled:
            flow = Flow()
            flow.addWidget(Button(_("Change their choice"), self.on_change_asked, icon="pen"))
            flow.addWidget(Button(_("Advance given"), self.on_advance_asked))
            self.add(flow)
        self.body.addStretch(1)

    def on_change_asked(self) -> None:
        """Bank, cash, less, none, to a charity."""
        choice_dialog(self, self.desk, self.claim).open()

    def on_advance_asked(self) -> None:
        """Money they had beforehand."""
        ask_advance(self, self.desk, self.claim.person_id, claim_id=self.claim.id)


def choice_dialog(card: ChoiceCard, desk: Desk, claim: Claim) -> FormDialog:
    """One short form; the lower amount is asked only where they want less."""

    def choose(work: Work, values: dict[str, Any]) -> None:
        settling.choose(work, claim.id, values["method"], values["chosen_pence"], values["choice_note"])

    method = Choice(of_names(PAYMENT_METHOD_NAMES, without=[PaymentMethod.OTHER]))
    offered = Money(claim.offered_pence).text()
    dialog = FormDialog(
        card.window(),
        _("How they want to be paid"),
        [
            Field("method", _("They chose"), method),
            Field("chosen_pence", _("The lower amount they want"), MoneyEdit()),
            Field("choice_note", _("Note"), TextLine(most=300), help=_("For a charity: which one.")),
        ],
        verb=_("Save"),
        jobs=desk.jobs,
        label=_("Claim {number}: their choice of payment").format(number=claim.number),
        work=choose,
        sentence=_("Offered for their time: {amount}. Expenses are paid whatever they choose.").format(
            amount=offered
        ),
    )
    dialog.form.fill({"method": claim.method, "choice_note": claim.choice_note})
    if claim.method is PaymentMethod.LESS and claim.chosen_pence < claim.offered_pence:
        dialog.form.fill({"chosen_pence": claim.chosen_pence})

    def show_less() -> None:
        dialog.form.show_field("chosen_pence", shown=method.value() is PaymentMethod.LESS)

    method.changed.connect(show_less)
    show_less()
    return dialog


def _facts(shown: Shown) -> list[tuple[str, str]]:
    claim = shown.claim
    return [
        (_("Offered for their time"), Money(claim.offered_pence).text()),
        (_("They chose to have"), "" if shown.amount_unknown else Money(claim.chosen_pence).text()),
        (_("To a charity"), Money(claim.charity_pence).text() if claim.charity_pence else ""),
        (_("How"), _(PAYMENT_METHOD_NAMES[claim.method])),
        (_("Note"), claim.choice_note),
        (_("Paid to"), shown.payee),
        (_("Advance given before"), Money(claim.advance_pence).text() if claim.advance_pence else ""),
    ]
