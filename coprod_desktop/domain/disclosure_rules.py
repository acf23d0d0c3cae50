"""The numbers and names of "Hiding small numbers": who may see what, and from how many people."""

from dataclasses import dataclass
from datetime import timedelta

from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.period import Period, add_months
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.questions import QuestionRule
from coprod_desktop.i18n import N_, _

#: Stored with every release; raised whenever a rule below changes.
RULE_VERSION = 1

#: Shown counts and totals are rounded to the nearest multiple of this.
STEP = 5

#: A cell over this many per cent of the base says something about almost everyone, so it is hidden.
MOST_PERCENT = 90

#: A table needs at least this many cells that can be shown.
FEWEST_SHOWN = 2

#: Nothing is compared with a population when fewer than this many per cent of the people answered.
ANSWERED_PERCENT = 60

_QUARTER, _YEAR, _TWO_YEARS, _THREE_YEARS = 3, 12, 24, 36


class Audience(TextEnum):
    """Who a table is for. One this version does not know is treated as public."""

    WORKING = "working"
    LEAD = "lead"
    PUBLIC = "public"
    OTHER = "other"


AUDIENCE_NAMES: dict[Audience, str] = {
    Audience.WORKING: N_("Working figures: on this screen only"),
    Audience.LEAD: N_("For leads"),
    Audience.PUBLIC: N_("For anyone"),
    Audience.OTHER: N_("Other"),
}


@dataclass(frozen=True)
class Limits:
    """How the counts of one table are hidden.

    Counts under ``threshold`` are hidden, zero too unless ``zero_shown``. ``least_span`` is how far apart the
    lowest and highest possible value of a hidden count must stay, for someone who knows the totals.
    ``exact_for_leads`` marks counts that say nothing about a characteristic.
    """

    threshold: int
    least_span: int
    zero_shown: bool = False
    exact_for_leads: bool = False


SPECIAL = Limits(threshold=10, least_span=5)
#: Age band, area and how people join. Crossed with another characteristic they are special.
ORDINARY = Limits(threshold=5, least_span=2, zero_shown=True)
#: New, returning and familiar, reach and attendance: exact for leads, for anyone else as if special.
VOICES = Limits(threshold=10, least_span=5, exact_for_leads=True)


def limits_of(rule: QuestionRule) -> Limits:
    """How the answers to a question are hidden; the strict way unless it is known to be ordinary."""
    return ORDINARY if rule is QuestionRule.ORDINARY else SPECIAL


def fewest_answers(audience: Audience) -> int:
    """How many people must have answered before any group is shown to this audience."""
    return 30 if audience is Audience.LEAD else 100


def rounded(people: int) -> int:
    """A count to the nearest 5; always the same way, never with noise."""
    return (people + STEP // 2) // STEP * STEP


def check_period(period: Period, audience: Audience) -> None:
    """Refuse days that are not a whole quarter, or one, two or three whole years from the start of a quarter.

    Free choice of days would let two tables be subtracted to single people out. For anyone outside, whole years
    only. Raises :class:`Problem` beside the dates.
    """
    months = (
        (_QUARTER, _YEAR, _TWO_YEARS, _THREE_YEARS)
        if audience is Audience.LEAD
        else (_YEAR, _TWO_YEARS, _THREE_YEARS)
    )
    starts_well = period.start.day == 1 and period.start.month % _QUARTER == 1
    fits = any(period.end == add_months(period.start, count) - timedelta(days=1) for count in months)
    if not (starts_well and fits):
        said = _("Choose a whole quarter, or one to three whole years.")
        if audience is not Audience.LEAD:
            said = _("Choose one, two or three whole years: figures for anyone are made once a year.")
        raise Problem(said, "from_day")
