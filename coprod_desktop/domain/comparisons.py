"""A share beside a population's: more, fewer, or cannot tell."""

import math
from enum import StrEnum

from coprod_desktop.domain.baselines import EVERYBODY
from coprod_desktop.i18n import N_

#: The normal quantile of a 95 % interval.
_Z = 1.959963984540054


class Comparison(StrEnum):
    """What can honestly be said of a share beside a population's."""

    NONE = ""
    MORE = "more than"
    FEWER = "fewer than"
    CANNOT_TELL = "cannot tell"
    HIDDEN_FEWER = "fewer than in the population"


COMPARISON_NAMES: dict[Comparison, str] = {
    Comparison.MORE: N_("More than in the population"),
    Comparison.FEWER: N_("Fewer than in the population"),
    Comparison.CANNOT_TELL: N_("Cannot tell"),
    Comparison.HIDDEN_FEWER: N_("Fewer than in the population"),
}


def wilson(count: int, base: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share, both ends from 0 to 1 (E. B. Wilson, JASA 22, 1927).

    Unlike the plain (Wald) interval it keeps its word for small groups and rare answers.
    """
    share = count / base
    z2 = _Z * _Z
    middle = (share + z2 / (2 * base)) / (1 + z2 / base)
    reach = _Z / (1 + z2 / base) * math.sqrt(share * (1 - share) / base + z2 / (4 * base * base))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def compared(count: int, base: int, expected: int) -> Comparison:
    """The word for ``count`` of ``base`` beside a population share per 100,000."""
    low, high = wilson(count, base)
    share = expected / EVERYBODY
    if low > share:
        return Comparison.MORE
    return Comparison.FEWER if high < share else Comparison.CANNOT_TELL


def chance_of_none(people: int, expected: int) -> int:
    """How likely a perfectly fair group of this size has nobody from a category, in whole per cent."""
    return round(100 * (1 - expected / EVERYBODY) ** people)
