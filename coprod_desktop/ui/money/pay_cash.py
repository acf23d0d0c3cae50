"""Paying someone by hand: cash from the float, vouchers for their time, a cost they just showed a receipt for."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.claim_lines import LINE_KIND_NAMES, Box, LineKind
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.vouchers import fitting
from coprod_desktop.i18n import _
from coprod_desktop.services import cash_payments, vouchers
from coprod_desktop.services.claim_lines import TYPED_KINDS, CostTyped
from coprod_desktop.services.payments import BOTH
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.widgets.choice import Choice, Tick, Ticks
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Row, Section
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask, roomy
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.domain.vouchers import Voucher
    from coprod_desktop.services.cash_payments import CashOffer
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.form import Part

    Found = tuple[CashOffer, list[Voucher]]

#: A meal depends on its hours, so it is put on the claim's own page.
_COSTS = {kind: LINE_KIND_NAMES[kind] for kind in TYPED_KINDS if kind is not LineKind.MEAL}

#: So many vouchers are offered at once.
_OFFERED = 24


def ask_cash(over: QWidget, desk: Desk, meeting_id: int, person_id: int) -> None:
    """Read what someone is owed, then ask once: Enter pays it."""

    def read(work: Work) -> Found:
        return cash_payments.offer(work, meeting_id, person_id), vouchers.in_hand(work)

    desk.jobs.read(read, partial(_show, over, desk, meeting_id), key="cash offer", owner=over)


def ask_vouchers(over: QWidget, desk: Desk, claim: Claim, owed: Money) -> None:
    """Which vouchers somebody is given for the time of an approved claim."""
    desk.jobs.read(vouchers.in_hand, partial(_show_vouchers, over, desk, claim, owed), key="vouchers here")


class CashDialog(FormDialog):
    """What they are owed in its two boxes, a cost to add, and what that comes to in cash while it is typed."""

    def __init__(self, over: QWidget, desk: Desk, meeting_id: int, found: Found) -> None:
        self.offer, here = found
        self.meeting_id = meeting_id
        totals = self.offer.totals
        super().__init__(
            over.window(),
            _("Pay {name} by hand").format(name=self.offer.person),
            self._parts(here),
            verb=_("Pay"),
            jobs=desk.jobs,
            label=_("{name} paid by hand").format(name=self.offer.person),
            work=self.pay,
            sentence=_("For their time {payment}, expenses {expenses}.").format(
                payment=totals.payment.text(), expenses=totals.expenses.text()
            ),
        )
        self.comes_to = Words("", Kind.STRONG)
        self.add(self.comes_to)
        chosen = [one.id for one in fitting(here, totals.payment)] if self.offer.in_vouchers else []
        self.form.fill({"boxes": "both", "kind": LineKind.FARE, "vouchers": chosen})
        self.form.changed.connect(self.on_changed)
        self.on_changed()

    def on_changed(self) -> None:
        """Another sum."""
        cash = self._cash()
        said = _("In cash now: {amount}.").format(amount=cash.text())
        if self.offer.totals.advance:
            before = _("They had {amount} before.").format(amount=self.offer.totals.advance.text())
            said = f"{said} {before}"
        left = _("{left} is then left in the float.").format(left=(self.offer.left.cash - cash).text())
        self.comes_to.setText(f"{said} {left}")
        self.main.setText(_("Pay {amount}").format(amount=cash.text()) if cash else _("Pay"))

    def pay(self, work: Work, values: dict[str, Any]) -> None:
        """All of it as one action."""
        offer, costs = self.offer, _costs(values)
        where = (self.meeting_id, offer.person_id, offer.float_id or 0)
        if offer.in_vouchers and values["vouchers"]:
            vouchers.give_on_day(
                work,
                *where,
                values["vouchers"],
                signed=values["signed"],
                costs=costs,
                reason=values["reason"],
            )
            return
        boxes = _BOXES[values.get("boxes") or "expenses"]
        cash_payments.pay(work, *where, boxes, costs, values["reason"])

    def _parts(self, here: Sequence[Voucher]) -> list[Part]:
        totals = self.offer.totals
        parts: list[Part] = []
        if self.offer.in_vouchers:
            offered = _pairs(here, totals.payment)
            parts += [
                Field("vouchers", _("Vouchers for their time"), Ticks(offered, _("Vouchers for their time"))),
                Field("signed", "", Tick(_("They signed for them"))),
            ]
        elif totals.payment:
            parts.append(Field("boxes", _("What is paid now"), Choice(_box_names())))
        return [
            *parts,
            Section(_("A cost that is not on their claim yet")),
            Row(
                (
                    Field("kind", _("What it was for"), Choice(of_names(_COSTS))),
                    Field("claimed_pence", _("How much"), MoneyEdit()),
                )
            ),
            Field(
                "what", _("In a few words"), TextLine(most=200, example=_("for example bus there and back"))
            ),
            Field("has_receipt", "", Tick(_("The receipt is here"))),
            Field("reason", _("No receipt: why"), TextLine(most=300)),
        ]

    def _cost(self) -> Money:
        with suppress(Problem):
            return Money(self.form.control("claimed_pence").value() or 0)
        return NOTHING

    def _cash(self) -> Money:
        """What would leave the float, as far as it can be read while it is typed."""
        totals, typed = self.offer.totals, self.form.typed()
        cost = self._cost()
        if self.offer.in_vouchers:
            return totals.expenses + cost
        boxes = _BOXES[typed.get("boxes") or "expenses"]
        time = totals.payment if Box.PAYMENT in boxes else NOTHING
        spent = totals.expenses + cost if Box.EXPENSES in boxes else NOTHING
        return max(time + spent - totals.advance, NOTHING)


_BOXES: dict[str, tuple[Box, ...]] = {
    "both": BOTH,
    "expenses": (Box.EXPENSES,),
    "payment": (Box.PAYMENT,),
}


def _box_names() -> list[tuple[str, str]]:
    return [
        ("both", _("Their time and their expenses")),
        ("expenses", _("Only their expenses")),
        ("payment", _("Only their time")),
    ]


def _costs(values: dict[str, Any]) -> list[CostTyped]:
    if not values["claimed_pence"]:
        return []
    kind: LineKind = values["kind"]
    return [
        CostTyped(
            kind=kind,
            claimed=values["claimed_pence"],
            what=values["what"].strip() or _(LINE_KIND_NAMES[kind]),
            has_receipt=values["has_receipt"],
            reason=values["reason"],
        )
    ]


def _show(over: QWidget, desk: Desk, meeting_id: int, found: Found) -> None:
    if found[0].not_yet:
        desk.notices.problem(found[0].not_yet)
        return
    dialog = CashDialog(over, desk, meeting_id, found)
    dialog.open()
    roomy(dialog)
    dialog.main.setFocus()


def _show_vouchers(over: QWidget, desk: Desk, claim: Claim, owed: Money, here: list[Voucher]) -> None:
    if not here:
        desk.notices.problem(_("There are no vouchers here. Take some in on the page of vouchers first."))
        return
    ask(
        over,
        desk.jobs,
        _("Give vouchers"),
        [
            Field("vouchers", _("Which"), Ticks(_pairs(here, owed), _("Vouchers"))),
            Field("given_on", _("When"), DayEdit(desk.today(), past=True)),
            Field("signed", "", Tick(_("They signed for them"))),
        ],
        _("Give them"),
        _("Claim {number}: vouchers given").format(number=claim.number),
        lambda work, values: vouchers.give(
            work, claim.id, values["vouchers"], signed=values["signed"], on=values["given_on"]
        ),
        _("{owed} is owed for their time. Vouchers come to exactly that.").format(owed=owed.text()),
        filled={"vouchers": [one.id for one in fitting(here, owed)], "given_on": desk.today()},
    )


def _pairs(here: Sequence[Voucher], owed: Money) -> list[tuple[int, str]]:
    """Those that fit first, then others that are not worth more than is owed."""
    first = fitting(here, owed)
    others = [one for one in here if one not in first and one.value <= owed]
    said = _("{serial}, {value}")
    return [
        (one.id, said.format(serial=one.serial, value=one.value.text()))
        for one in [*first, *others][: max(_OFFERED, len(first))]
    ]
