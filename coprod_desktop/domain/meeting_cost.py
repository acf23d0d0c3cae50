"""What a meeting will likely cost before anyone is called; every line says why it is this amount."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import _, language, ngettext


@dataclass(frozen=True)
class CostLine:
    """One line of the forecast: what, how much, and why this amount."""

    what: str
    amount: Money
    why: str


@dataclass(frozen=True)
class Expected:
    """Who will be there: ``asked`` people of whom about ``likely`` come, out of ``pool`` people whose needs we know.

    ``chosen`` says that the pool are the people chosen already; else it is everyone who can be asked.
    """

    asked: int
    likely: int
    pool: int
    chosen: bool

    def sentence(self) -> str:
        """For the page: what the forecast rests on."""
        asked, likely = language().count(self.asked), language().count(self.likely)
        if self.chosen:
            return ngettext(
                "{asked} person chosen, about {likely} likely to come.",
                "{asked} people chosen, about {likely} likely to come.",
                self.asked,
            ).format(asked=asked, likely=likely)
        return ngettext(
            "Nobody is chosen yet. To fill the places, about {asked} person is asked and {likely} come.",
            "Nobody is chosen yet. To fill the places, about {asked} people are asked and {likely} come.",
            self.asked,
        ).format(asked=asked, likely=likely)


@dataclass(frozen=True)
class LikelyNeed:
    """A need ``have`` people of the pool have, and what its usual answer costs: once, or for each of them."""

    need: str
    what: str
    cost: Money
    shared: bool
    have: int


def payment_line(each: Money, paid: int, because: str) -> CostLine:
    """Involvement payments for so many people, by what the scheme offers one of them."""
    why = ngettext(
        "{each} × {n} person likely to come and take payment.",
        "{each} × {n} people likely to come and take payment.",
        paid,
    ).format(each=each.text(), n=language().count(paid))
    return CostLine(_("Involvement payments"), each * paid, f"{why} {because}".strip())


def support_lines(needs: Iterable[LikelyNeed], expected: Expected) -> list[CostLine]:
    """What needs will likely come to, the dearest first; what costs nothing is left out.

    What serves everyone is counted by the chance that somebody needs it, what each has of their own by how many do:
    over many meetings that is what is spent.
    """
    lines = [_shared(need, expected) if need.shared else _each(need, expected) for need in needs]
    return sorted((line for line in lines if line.amount), key=lambda line: -line.amount.pence)


def _shared(need: LikelyNeed, expected: Expected) -> CostLine:
    chance = round(100 * _chance(need.have, expected))
    amount = Money((need.cost.pence * chance + 50) // 100)
    why = _(
        "{have} Of {likely} who come, the chance that somebody does is {chance}%: {chance}% of {cost}."
    ).format(
        have=_have(need, expected),
        likely=language().count(expected.likely),
        chance=chance,
        cost=need.cost.text(),
    )
    return CostLine(need.what, amount, why)


def _each(need: LikelyNeed, expected: Expected) -> CostLine:
    tenths = round(Fraction(10 * expected.likely * need.have, expected.pool))
    amount = Money((need.cost.pence * tenths + 5) // 10)
    why = _("{have} Of {likely} who come, that is {n} on average: {n} × {cost}.").format(
        have=_have(need, expected),
        likely=language().count(expected.likely),
        n=f"{tenths / 10:g}",
        cost=need.cost.text(),
    )
    return CostLine(need.what, amount, why)


def _chance(have: int, expected: Expected) -> float:
    """The chance that at least one of those who come has the need, were they drawn from the pool by lot."""
    pool = expected.pool
    come = min(expected.likely, pool)
    return 1 - prod((pool - have - n) / (pool - n) for n in range(come))


def _have(need: LikelyNeed, expected: Expected) -> str:
    said = (
        ngettext(
            "{n} of the {pool} person chosen needs “{need}”.",
            "{n} of the {pool} people chosen need “{need}”.",
            expected.pool,
        )
        if expected.chosen
        else ngettext(
            "{n} of the {pool} person who can be asked needs “{need}”.",
            "{n} of the {pool} people who can be asked need “{need}”.",
            expected.pool,
        )
    )
    count = language().count
    return said.format(n=count(need.have), pool=count(expected.pool), need=need.need)
