"""What the room would be like: the mix of voices, seats by experience, money that would reach people."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.meetings.button_flow import button_flow
from coprod_desktop.ui.money.benefits_card import outside_words, rests_on
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.squares import SquaresTable
from coprod_desktop.ui.widgets.stacked_bar import StackedBar, voices
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.benefits import Compared
    from coprod_desktop.services.live_mix import LiveMix
    from coprod_desktop.ui.desk import Desk

_MOST_NAMED = 4


class MixCard(Card):
    """First time, returning, familiar - and apart from that, who is new to this board."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("The mix so far"))
        self.bar = StackedBar(voices(0, 0, 0))
        self.said = Words("", Kind.NOTE)
        self.add(self.bar)
        self.add(self.said)
        self.link = Button(
            _("See Diversity"), lambda: desk.navigate("reports", "diversity"), weight=Weight.FILTER
        )
        self.add(self.link)

    def show_mix(self, shown: LiveMix) -> None:
        """Show the room as it would be."""
        mix = shown.mix
        self.bar.show_shares(voices(mix.new, mix.returning, mix.familiar, mix.unknown))
        self.said.setText(mix_words(shown))


def mix_words(shown: LiveMix) -> str:
    """The mix in sentences, with the target, what new does not mean, and who is new to this board."""
    mix, count = shown.mix, language().count
    if not mix.people:
        return _("Nobody chosen yet. The mix shows here as you choose.")
    said = [
        ngettext(
            "{new} of {n} would be with us for the first time",
            "{new} of {n} would be with us for the first time",
            mix.people,
        ).format(new=count(mix.new), n=count(mix.people))
    ]
    if shown.target_new:
        said = [
            _("{mix}; your target is at least {target}.").format(mix=said[0], target=count(shown.target_new))
        ]
    else:
        said = [_("{mix}.").format(mix=said[0])]
    if mix.unknown:
        unknown = ngettext(
            "Ask {n} of them whether they took part before.",
            "Ask {n} of them whether they took part before.",
            mix.unknown,
        )
        said.append(unknown.format(n=count(mix.unknown)))
    if mix.new_to_board is not None:
        said.append(
            _("Apart from that, {n} of {all} would be new to this board.").format(
                n=count(mix.new_to_board), all=count(mix.people)
            )
        )
    said.append(_("New does not mean different."))
    return " ".join(said)


class SeatsCard(Card):
    """Which experience the people chosen would bring to the board's seats."""

    def __init__(self) -> None:
        super().__init__(_("Seats by experience"))
        self.table = SquaresTable()
        self.add(self.table)

    def show_seats(self, shown: LiveMix) -> None:
        """Show them; a meeting without a board has no seats."""
        self.setVisible(bool(shown.seats))
        self.table.show_rows([(seat.experience, seat.filled, seat.seats) for seat in shown.seats])


class MoneyCard(Card):
    """What would reach people, and whom to check with before paying."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Money that would reach people"))
        self._desk = desk

    def show_money(self, shown: LiveMix, compared: Sequence[Compared]) -> None:
        """Show amounts; expenses are said apart, because they are never income."""
        self.clear()
        self.add(Words(money_words(shown)))
        if shown.payment.each is None:
            choose = partial(self._desk.navigate, "settings", "schemes")
            self.add(button_flow([Button(_("Schemes and rates"), choose, weight=Weight.FILTER)]))
        people = shown.check_first
        if not people:
            return
        first = people[0][1]
        self.add(Words(_check_words(first, len(people)), Kind.ATTENTION))
        buttons = [
            Button(name, partial(self._desk.navigate, "person", (person_id, "money")), weight=Weight.FILTER)
            for person_id, name in people[:_MOST_NAMED]
        ]
        self.add(button_flow(buttons if len(people) > 1 else [self._why(people[0])]))
        for one in compared[:_MOST_NAMED]:
            self._add_compared(one)
        self.add(Words(rests_on(), Kind.NOTE))

    def _add_compared(self, compared: Compared) -> None:
        """What would reach one of them in that week, beside the limits that are near enough to matter."""
        for period in compared.periods():
            said = _("{name}: {amount}").format(name=compared.person.name, amount=period[0].amount_sentence())
            self.add(Words(said))
            for one in period:
                if one.is_above:
                    self.add(Words(one.limit_sentence(), Kind.ATTENTION))
            beside = " ".join(one.limit_sentence() for one in period if not one.is_above)
            self.add(Words(beside, Kind.NOTE))
        if outside := outside_words(compared):
            self.add(Words(outside, Kind.NOTE))

    def _why(self, person: tuple[int, str]) -> Button:
        person_id, name = person
        return Button(
            _("See why"),
            partial(self._desk.navigate, "person", (person_id, "money")),
            weight=Weight.FILTER,
            name=_("See why: {name}").format(name=name),
        )


def _check_words(first: str, n: int) -> str:
    if n == 1:
        return _("{name} asked us to check before paying.").format(name=first)
    return ngettext(
        "{n} person asked us to check before paying.", "{n} people asked us to check before paying.", n
    ).format(n=language().count(n))


def money_words(shown: LiveMix) -> str:
    """The forecast in words, for as many as are likely to come; expenses are never part of it."""
    payment, likely = shown.payment, shown.turn_out.likely
    if payment.each is None:
        return payment.why_not
    if not shown.chosen:
        said = _("{each} for each person who comes.").format(each=payment.each.text())
    else:
        said = ngettext(
            "If {n} comes: {all} in involvement payments, {each} each.",
            "If {n} come: {all} in involvement payments, {each} each.",
            likely,
        ).format(n=language().count(likely), all=payment.all.text(), each=payment.each.text())
    return " ".join((said, _("Expenses come on top.")))
