"""One scheme, or one book of figures: its rules, its rates, and what can be done about them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.rates import RateKind
from coprod_desktop.i18n import _, language
from coprod_desktop.services import schemes
from coprod_desktop.ui import theme
from coprod_desktop.ui.preferences import scheme_words as words
from coprod_desktop.ui.preferences.rates_card import RatesCard
from coprod_desktop.ui.preferences.scheme_form import rules_parts, whole
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog, roomy
from coprod_desktop.ui.widgets.reflow import Reflow
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.rates import Rate, Scheme
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

#: With less room than this the rules stand in one column, in pixels at 100 %.
_TWO_COLUMNS = 520


@dataclass(frozen=True)
class Shown:
    """What is shown: a scheme or none, its rates, and what HMRC allows beside them."""

    scheme: Scheme | None
    rates: tuple[Rate, ...]
    ceilings: tuple[Rate, ...] = ()


class SchemeView(QWidget):
    """At the right of the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.desk = desk
        self.scheme_id: int | None = None
        self.kind: RateKind | None = None
        self.shown: Shown | None = None
        self.verbs: dict[str, Button] = {}
        self.rates = RatesCard(desk)
        self._top = QVBoxLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().space(12))
        outer.addLayout(self._top)
        outer.addWidget(self.rates, 1)

    def show_scheme(self, scheme_id: int) -> None:
        """Ask for a scheme."""
        self.scheme_id, self.kind = scheme_id, RateKind.PAID
        self.refresh()

    def show_book(self, kind: RateKind) -> None:
        """Ask for the figures that belong to no scheme."""
        self.scheme_id, self.kind = None, kind
        self.refresh()

    def refresh(self) -> None:
        """Ask again for what is shown."""
        if self.kind is not None:
            read = partial(_read, self.scheme_id, self.kind)
            self.desk.jobs.read(read, self.on_read, lambda _gone: None, key="scheme", owner=self)

    def on_read(self, shown: Shown) -> None:
        """Draw it."""
        self.shown = shown
        empty(self._top)
        self.verbs = {}
        card = self._book() if shown.scheme is None else self._scheme(shown.scheme)
        for said in words.to_mend(shown.rates, self.desk.today()):
            card.add(Words(said, Kind.ATTENTION))
        self._top.addWidget(card)
        self.rates.show_rates(shown.rates, self.scheme_id, self.kind or RateKind.PAID, shown.ceilings)

    def on_confirm_asked(self) -> None:
        """The organisation pays by it from now on: ask first."""
        if self.shown is None or (scheme := self.shown.scheme) is None:
            return
        blank = sum(rate.amount_milli is None for rate in self.shown.rates)
        said = _("Compare its figures with your own policy first. Claims are priced by it from now on.")
        if blank:
            said += " " + _("{n} of its rates are still blank; what they are for cannot be paid yet.").format(
                n=blank
            )
        self.desk.notices.ask(
            _("Pay by “{scheme}”?").format(scheme=scheme.name),
            said,
            _("Confirm it"),
            lambda: self._write(
                _("“{scheme}” confirmed").format(scheme=scheme.name),
                lambda work: schemes.confirm(work, scheme.id),
            ),
        )

    def on_off_asked(self) -> None:
        """It is no longer paid by."""
        if self.shown is not None and (scheme := self.shown.scheme) is not None:
            self._write(
                _("“{scheme}” switched off").format(scheme=scheme.name),
                lambda work: schemes.put_off(work, scheme.id),
            )

    def on_copy_asked(self) -> None:
        """One of your own, with the rules and rates of this one."""
        if self.shown is None or (scheme := self.shown.scheme) is None:
            return
        self._dialog(
            _("Make your own"),
            [Field("name", _("What you call it"), TextLine(most=80))],
            _("Make it"),
            _("Scheme copied"),
            lambda work, values: schemes.copy(work, scheme.id, values["name"]),
        )

    def on_change_asked(self) -> None:
        """Its rules."""
        if self.shown is None or (scheme := self.shown.scheme) is None:
            return
        dialog = self._dialog(
            _("Change the rules"),
            rules_parts(),
            _("Save"),
            _("Rules changed: {scheme}").format(scheme=scheme.name),
            lambda work, values: schemes.edit(work, scheme.id, scheme.version, whole(values)),
        )
        dialog.form.fill(scheme)

    def _scheme(self, scheme: Scheme) -> Card:
        card = Card()
        card.add(Words(scheme.name, Kind.HEADING))
        if scheme.confirmed_on is None:
            card.add(Words(_("Off: an example until you confirm it. Nobody is paid by it."), Kind.ATTENTION))
        else:
            since = language().day(scheme.confirmed_on, weekday=False)
            card.add(Words(_("In force: confirmed on {day}.").format(day=since), Kind.NOTE))
        rules = [rule for rule in words.rules(scheme) if rule[1]]
        half = (len(rules) + 1) // 2
        card.add(Reflow((Facts(rules[:half]), 1), (Facts(rules[half:]), 1), least=_TWO_COLUMNS))
        flow = Flow()
        for key, button in self._buttons(scheme).items():
            self.verbs[key] = button
            flow.addWidget(button)
        card.add(flow)
        return card

    def _buttons(self, scheme: Scheme) -> dict[str, Button]:
        off = scheme.confirmed_on is None
        first = (
            Button(_("Confirm…"), self.on_confirm_asked, weight=Weight.MAIN, icon="check")
            if off
            else Button(_("Switch off"), self.on_off_asked)
        )
        return {
            "confirm" if off else "off": first,
            "copy": Button(_("Make your own from it"), self.on_copy_asked, icon="copy"),
            "change": Button(_("Change the rules"), self.on_change_asked, icon="pen"),
        }

    def _book(self) -> Card:
        card = Card()
        if self.kind is RateKind.CEILING:
            heading, said = (
                _("What HMRC allows free of tax"),
                _("Above these, miles may count as income. Slips say how much lies within them."),
            )
        else:
            heading, said = (
                _("Limits set for benefits"),
                _(
                    "What someone may earn before a benefit changes. Shown as a fact when asked for, never as advice."
                ),
            )
        card.add(Words(heading, Kind.HEADING))
        card.add(Words(said, Kind.NOTE))
        return card

    def _write(self, label: str, work: Any) -> None:
        self.desk.jobs.write(label, work, initiator=self)

    def _dialog(self, title: str, parts: Any, verb: str, label: str, work: Any) -> FormDialog:
        dialog = FormDialog(
            self.window(), title, parts, verb=verb, jobs=self.desk.jobs, label=label, work=work
        )
        dialog.open()
        roomy(dialog)
        return dialog


def _read(scheme_id: int | None, kind: RateKind, work: Work) -> Shown:
    if scheme_id is None:
        return Shown(None, tuple(schemes.figures(work, kind)))
    page = schemes.page(work, scheme_id)
    return Shown(page.scheme, page.rates, tuple(schemes.figures(work, RateKind.CEILING)))
