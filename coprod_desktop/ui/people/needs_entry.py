"""A paper form typed in: a number and Enter ticks a need, its detail and Enter goes back to the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coprod_desktop.domain.access import CATEGORY_NAMES
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services.needs_form import NOTHING, Ticked
from coprod_desktop.ui import theme
from coprod_desktop.ui.people.need_line import NeedLine
from coprod_desktop.ui.speaking import speak
from coprod_desktop.ui.widgets.card import Card, empty
from coprod_desktop.ui.widgets.choice import Tick
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.needs_form import FormNeed, NeedsForm


class NeedsEntry(QWidget):
    """The form in the order of the paper, two sides side by side; ``changed`` when something is ticked or typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.lines: dict[str, NeedLine] = {}
        self._numbers: dict[int, NeedLine | Tick] = {}
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(theme.current().space(theme.GAP))
        self.number = TextLine(most=120, example=_("for example 9"))
        self.number.setAccessibleName(_("Number on the form"))
        self.number.returnPressed.connect(self.on_entered)
        self.said = Words("", Kind.NOTE)
        self._outer.addWidget(self._typing())
        self._sides = QVBoxLayout()
        self._outer.addLayout(self._sides)
        self.nothing, self.venue_yes, self.venue_no = Tick(""), Tick(""), Tick("")
        self.own = Card(_("Something else"))

    def fill(self, form: NeedsForm) -> None:
        """Show the form with what they told us before."""
        empty(self._sides)
        self.lines, self._numbers = {}, {}
        self.nothing = Tick(f"{NOTHING}. " + _("Nothing. I can take part as it is."))
        self.venue_yes = Tick(f"{form.venue_yes}. " + _("Yes, tell the venue"))
        self.venue_no = Tick(f"{form.venue_no}. " + _("No, do not tell the venue"))
        self.own = Card(_("Something else"))
        self._numbers = {
            NOTHING: self.nothing,
            form.venue_yes: self.venue_yes,
            form.venue_no: self.venue_no,
        }
        for tick in (self.nothing, self.venue_yes, self.venue_no):
            tick.changed.connect(self.changed)
        self.venue_yes.changed.connect(lambda: self._one_answer(self.venue_yes, self.venue_no))
        self.venue_no.changed.connect(lambda: self._one_answer(self.venue_no, self.venue_yes))
        self._lay_out(form)
        for need, detail in {**form.ticked, **form.own}.items():
            (self.lines.get(need) or self._add_own(need)).show_ticked(detail)
        self.venue_yes.show_value(form.tell_venue is True)
        self.venue_no.show_value(form.tell_venue is False)
        self.said.setText(_help())
        self.number.clear()

    def ticked(self) -> Ticked:
        """What stands on the paper. Raises :class:`Problem` for nothing at all, and for "nothing" beside a need."""
        needs = {need: line.detail.value() for need, line in self.lines.items() if line.on()}
        if self.nothing.value() and needs:
            raise Problem(_("“Nothing” is ticked beside other needs. Take one of them away."))
        if not self.nothing.value() and not needs:
            raise Problem(_("Tick what stands on the paper; type 0 if they need nothing."))
        answered = self.venue_yes.value() or self.venue_no.value()
        return Ticked(needs, self.venue_yes.value() if answered else None)

    def on_entered(self) -> None:
        """A number ticks or unticks; other words are a need of their own."""
        text = self.number.value()
        self.number.clear()
        if not text:
            return
        if not text.isdigit():
            self._tick(self.lines.get(text) or self._add_own(text), on=True)
        elif (found := self._numbers.get(int(text))) is None:
            self._say(_("There is no number {n} on the form.").format(n=text))
        elif isinstance(found, NeedLine):
            self._tick(found, on=not found.on())
        else:
            found.click()
            self._say(_("{what}: ticked") if found.value() else _("{what}: not ticked"), found.text())

    def _tick(self, line: NeedLine, *, on: bool) -> None:
        line.tick(on=on)
        if on:
            self._say(_("{what}: ticked. Say more if the paper does, then Enter."), line.need)
            line.detail.setFocus()
        else:
            self._say(_("{what}: not ticked"), line.need)

    def _say(self, words: str, what: str = "") -> None:
        self.said.setText(words.format(what=what) if what else words)
        speak(self.said, self.said.text())

    def _add_own(self, need: str) -> NeedLine:
        line = self._line("", need)
        self.own.add(line)
        self.own.show()
        return line

    def _line(self, number: str, need: str) -> NeedLine:
        line = NeedLine(number, need)
        line.done.connect(self.number.setFocus)
        line.changed.connect(self.changed)
        self.lines[need] = line
        return line

    def _typing(self) -> Card:
        card = Card()
        label = QLabel(_("Number on the form"))
        label.setProperty("kind", "strong")
        label.setBuddy(self.number)
        for part in (label, self.number, self.said):
            card.add(part)
        return card

    def _lay_out(self, form: NeedsForm) -> None:
        groups: dict[str, list[FormNeed]] = {}
        for one in form.needs:
            groups.setdefault(_(CATEGORY_NAMES[one.category]), []).append(one)
        sides: list[list[QWidget]] = [[_card("", self.nothing)], []]
        half = 0
        for heading, some in groups.items():
            cards = [self._numbered(one) for one in some]
            sides[0 if half * 2 < len(form.needs) else 1].append(_card(heading, *cards))
            half += len(some)
        self.own.hide()
        venue = _card(_("May we tell the venue what you need?"), self.venue_yes, self.venue_no)
        sides[1] += [self.own, venue]
        self._sides.addWidget(columns((stack(*sides[0]), 1), (stack(*sides[1]), 1)))

    def _numbered(self, one: FormNeed) -> NeedLine:
        line = self._line(f"{one.number}. ", one.need)
        self._numbers[one.number] = line
        return line

    @staticmethod
    def _one_answer(answered: Tick, other: Tick) -> None:
        if answered.value():
            other.show_value(False)


def _card(heading: str, *parts: QWidget) -> Card:
    card = Card(heading) if heading else Card()
    for part in parts:
        card.add(part)
    return card


def _help() -> str:
    return _(
        "Type a number and Enter. Enter after its detail comes back here. 0 is “nothing”; any other words are a need of "
        "their own. Ctrl+Enter keeps the form."
    )
