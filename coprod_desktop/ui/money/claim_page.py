"""One claim, whole: its two boxes line by line, the total, what comes next, its slips and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.claim_lines import Box, LineKind
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.people import CheckFirst
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.services import bank, benefits, claim_lines, claims, slips
from coprod_desktop.ui import theme
from coprod_desktop.ui.money import bank_card, benefits_card, line_form, words
from coprod_desktop.ui.money.advance_card import advance_card
from coprod_desktop.ui.money.advance_card import read as read_advances
from coprod_desktop.ui.money.bank_card import BankCard
from coprod_desktop.ui.money.benefits_card import BenefitsCard
from coprod_desktop.ui.money.box_card import expenses_card, payment_card
from coprod_desktop.ui.money.choice_card import ChoiceCard
from coprod_desktop.ui.money.claim_cards import exceptions_card, history_card
from coprod_desktop.ui.money.claim_verbs import ClaimVerbs
from coprod_desktop.ui.money.line_row import LineVerbs
from coprod_desktop.ui.money.next_card import NextCard
from coprod_desktop.ui.money.receipts import Receipts
from coprod_desktop.ui.money.slip_printing import SlipPrinting
from coprod_desktop.ui.money.slips_card import SlipsCard
from coprod_desktop.ui.money.total_card import TotalCard
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import empty
from coprod_desktop.ui.widgets.form_dialog import roomy
from coprod_desktop.ui.widgets.page import Page, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.documents.slip_content import Reader
    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.services.bank import AccountSeen
    from coprod_desktop.services.benefits import Compared
    from coprod_desktop.services.claims import ClaimPage as Shown
    from coprod_desktop.services.slips import PrintedSlip
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.money.advance_card import Advances
    from coprod_desktop.ui.money.box_card import BoxCard

    Found = tuple[Shown, list[PrintedSlip], AccountSeen | None, Compared | None, Advances]

#: Where what would reach the person stands at right: below the total and what comes next.
_AFTER_NEXT = 2


class ClaimPage(Page):
    """A claim's own page; ``thing`` is its id. The main action follows its state."""

    tables = ("paper", "advance", "miles_elsewhere", *bank_card.TABLES, *benefits_card.TABLES)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Claim"))
        self.shown: Shown | None = None
        self.verbs: ClaimVerbs | None = None
        self.boxes: dict[Box, BoxCard] = {}
        self.printing = SlipPrinting(self, desk)
        self.receipts = Receipts(self, desk)
        self.add_expense = self.add_action(
            _("Add an expense"), self.on_add_asked, icon="plus", shortcut="Ctrl+N"
        )
        self.print = self.add_action(_("Print slips"), self.on_print_asked, icon="print", shortcut="Ctrl+P")
        self.main = self.add_action(_("Hand in"), self.on_main_asked, shortcut="Ctrl+Shift+A", main=True)
        self.left, self.right = _column(), _column()
        self.add(columns((self.left, 5), (self.right, 2)), 1)

    def refresh(self) -> None:
        """Ask for the claim."""
        wanted = self.thing
        if isinstance(wanted, int):
            self.desk.jobs.read(lambda work: _read(work, wanted), self.on_read, self.on_gone, key="claim")

    def on_gone(self, _problem: object) -> None:
        """It is no longer in the register: its drafting was undone."""
        self.desk.notices.problem(_("This claim is no longer in the register. It may have been undone."))
        self.desk.navigate("money")

    def on_read(self, found: Found) -> None:
        """Draw it."""
        shown, made, account, beside, given = found
        self.shown, self.verbs = shown, ClaimVerbs(self, shown)
        held = self._held()
        self._say_head(shown)
        self._dress_verbs()
        self._fill(shown, made, account)
        if beside is not None:
            _layout(self.right).insertWidget(_AFTER_NEXT, BenefitsCard(beside))
        taken = advance_card(self.desk, shown.claim, given)
        if taken is not None:
            _layout(self.right).insertWidget(_AFTER_NEXT, taken)
        self.receipts.show(shown.claim, self.boxes[Box.EXPENSES].rows)
        self._hold_again(held)

    def on_main_asked(self) -> None:
        """The next step."""
        verb = self.verbs.main() if self.verbs else None
        if verb is not None:
            verb.run()

    def on_print_asked(self) -> None:
        """Both copies."""
        self.on_reprint_asked(*slips.readers_of(self.desk.actor))

    def on_reprint_asked(self, *readers: Reader) -> None:
        """These copies, into a folder."""
        if self.shown is not None:
            self.printing.ask([self.shown.claim.id], readers)

    def on_add_asked(self) -> None:
        """What it cost them."""
        if self.shown is not None:
            dialog = line_form.add_dialog(
                self, self.desk, self.shown.claim, capped_at_fare=self.shown.scheme.mileage_capped_at_fare
            )
            dialog.open()
            roomy(dialog)

    def on_change_asked(self, line: ClaimLine) -> None:
        """What was claimed, what is allowed."""
        if self.shown is not None:
            dialog = line_form.edit_dialog(self, self.desk, self.shown.claim, line)
            dialog.open()
            roomy(dialog)

    def on_remove_asked(self, line: ClaimLine) -> None:
        """Off the claim; Undo puts it back."""
        self.desk.jobs.write(
            _("Claim {number}: line taken off").format(number=self.shown.claim.number if self.shown else ""),
            lambda work: claim_lines.remove_line(work, line.id),
        )

    def on_minutes_asked(self) -> None:
        """They were there for another time than the meeting lasted."""
        if self.shown is not None:
            line_form.minutes_dialog(self, self.desk, self.shown.claim).open()

    @property
    def may_change(self) -> bool:
        """Whether lines may be changed: an approval is then taken back, but nothing that is paid changes."""
        claim = None if self.shown is None else self.shown.claim
        if claim is None or not self.desk.actor.may(Permission.EDIT_CLAIMS):
            return False
        return claim.is_open or claim.state is ClaimState.APPROVED

    def _say_head(self, shown: Shown) -> None:
        claim = shown.claim
        meeting = shown.meeting.title if shown.meeting else ""
        said = [meeting, words.table_day(claim.activity_day)]
        self.set_title(
            _("Claim {number}: {person}").format(number=claim.number, person=shown.person),
            " · ".join(part for part in said if part),
        )
        crumbs = [(_("Money"), self.desk.way("money"))]
        if shown.meeting is not None:
            meeting_id = shown.meeting.id
            crumbs.append((meeting, self.desk.way("meeting", meeting_id)))
        crumbs.append((shown.person, self.desk.way("person", claim.person_id)))
        self.set_crumbs(crumbs)

    def _dress_verbs(self) -> None:
        verb = self.verbs.main() if self.verbs else None
        self.main.setVisible(verb is not None)
        if verb is not None:
            self.main.setText(verb.words)
        void = self.shown is not None and self.shown.claim.state is ClaimState.VOID
        self.print.setVisible(not void)
        self.add_expense.setVisible(self.may_change)

    def _fill(self, shown: Shown, made: Sequence[PrintedSlip], account: AccountSeen | None) -> None:
        for side in (self.left, self.right):
            empty(_layout(side))
        left, right = _layout(self.left), _layout(self.right)
        left.addWidget(columns((self._payment(shown), 1), (self._expenses(shown), 1)))
        remarks = exceptions_card(shown)
        if remarks is not None:
            left.addWidget(remarks)
        slips_made = SlipsCard(self.desk, shown.claim, made, self.on_reprint_asked)
        left.addWidget(columns((ChoiceCard(self.desk, shown), 1), (slips_made, 1)))
        left.addWidget(history_card(shown))
        others = self.verbs.others() if self.verbs else []
        right.addWidget(TotalCard(shown.totals, shown.claim.state))
        right.addWidget(NextCard(shown, others))
        if account is not None:
            right.addWidget(BankCard(self.desk, account))
        for layout in (left, right):
            layout.addStretch(1)

    def _held(self) -> str:
        """The name of the button here that has the keyboard, if one has: it is drawn anew with the claim."""
        held = cast("QWidget | None", self.window().focusWidget())
        if held is None or not (self.left.isAncestorOf(held) or self.right.isAncestorOf(held)):
            return ""
        return held.accessibleName()

    def _hold_again(self, name: str) -> None:
        """Give the keyboard back to the same button, or else to what stands first on the claim."""
        if not name:
            return
        cards = [card for side in (self.left, self.right) for card in _drawn(_layout(side))]
        buttons = [one for card in cards for one in card.findChildren(Button)]
        again = next(
            (one for one in buttons if one.accessibleName() == name), buttons[0] if buttons else None
        )
        if again is not None:
            again.setFocus()

    def _payment(self, shown: Shown) -> BoxCard:
        card = self.boxes[Box.PAYMENT] = payment_card(shown.totals.payment)
        self._show_lines(card, shown, Box.PAYMENT)
        timed = any(line.kind is LineKind.INVOLVEMENT_PAYMENT for line in shown.lines)
        if timed and self.may_change:
            card.end(_("They were there longer or shorter"), self.on_minutes_asked, "clock")
        else:
            card.end()
        return card

    def _expenses(self, shown: Shown) -> BoxCard:
        card = self.boxes[Box.EXPENSES] = expenses_card(shown.totals.expenses)
        self._show_lines(card, shown, Box.EXPENSES)
        card.end()
        return card

    def _show_lines(self, card: BoxCard, shown: Shown, box: Box) -> None:
        verbs = LineVerbs(receipt=self.receipts.verbs(may_change=self.may_change))
        if self.may_change:
            verbs = verbs._replace(change=self.on_change_asked, remove=self.on_remove_asked)
        card.show_lines(shown.box(box), shown.claim.activity_day, verbs)


def _column() -> QWidget:
    side = QWidget()
    side.setObjectName("bare")
    layout = QVBoxLayout(side)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.current().space(12))
    return side


def _drawn(layout: QVBoxLayout) -> list[QWidget]:
    """What stands in it now; what it held before is still there until Qt has time to take it away."""
    parts = (layout.itemAt(at) for at in range(layout.count()))
    widgets = (None if part is None else part.widget() for part in parts)
    return [widget for widget in widgets if widget]


def _layout(side: QWidget) -> QVBoxLayout:
    layout = side.layout()
    if not isinstance(layout, QVBoxLayout):
        raise TypeError(layout)
    return layout


def _read(work: Work, claim_id: int) -> Found:
    shown = claims.page(work, claim_id)
    account = None
    if shown.claim.method.uses_account and work.actor.may(Permission.EDIT_BANK_DETAILS):
        account = bank.of_person(work, shown.claim.payee_person_id or shown.claim.person_id)
    given = read_advances(work, shown.claim)
    return shown, slips.printed(work, claim_id), account, _beside(work, shown), given


def _beside(work: Work, shown: Shown) -> Compared | None:
    """What would reach the person in that week, for whoever may see people; not where they said no check is needed."""
    settled = shown.claim.state in (ClaimState.PAID, ClaimState.VOID)
    if settled or not work.actor.may(Permission.SEE_PEOPLE):
        return None
    compared = benefits.of_claim(work, shown.claim.id)
    return None if compared.person.check_first is CheckFirst.NO else compared
