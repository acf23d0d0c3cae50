"""What the report for leads says, as plain released figures; the paper, the sheets and the window show the same."""

from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.domain.disclosure import ReleasedTable
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.voice_measures import CameBack, Concentration, Funnel
from coprod_desktop.domain.voice_mix import Mix, QuarterMix
from coprod_desktop.i18n import Language


@dataclass(frozen=True)
class DiversityTable:
    """The released answers to one question.

    ``question`` is short ("Ethnic group"); ``source`` says where the population's shares are from. Raises ValueError
    for working figures: they are never printed or exported.
    """

    question: str
    released: ReleasedTable
    source: str = ""

    def __post_init__(self) -> None:
        if not self.released.may_leave:
            raise ValueError("working figures stay on the screen")


@dataclass(frozen=True)
class ReportContent:
    """The figures of one report. ``boards`` are names, none meaning all boards; ``people`` are distinct.

    ``definition`` is the sentence of the rule that was used. ``small_groups`` are a category's name and its share of
    the population per 100,000, for saying what chance alone does in a group of twelve.
    """

    organisation: str
    period: Period
    made_on: date
    definition: str
    people: int
    meetings: int
    quarters: tuple[QuarterMix, ...]
    came_back: CameBack
    boards: tuple[str, ...] = ()
    funnel: Funnel | None = None
    by_board: tuple[tuple[str, Mix], ...] = ()
    busiest: Concentration | None = None
    busiest_before: Concentration = field(default_factory=lambda: Concentration(0, 0, 0))
    diversity: tuple[DiversityTable, ...] = ()
    small_groups: tuple[tuple[str, int], ...] = ()
    contact: tuple[str, ...] = ()
    language: Language = field(default_factory=Language)

    def about(self) -> tuple[tuple[str, str], ...]:
        """What every copy says of itself: boards, days, how many people, what the words mean."""
        words, language = self.language.gettext, self.language
        period = words("{first} to {last}").format(
            first=language.day(self.period.start, weekday=False),
            last=language.day(self.period.last, weekday=False),
        )
        meetings = language.ngettext(
            "{people} came to {n} meeting", "{people} came to {n} meetings", self.meetings
        )
        people = language.ngettext("{n} person", "{n} people", self.people).format(
            n=language.count(self.people)
        )
        return (
            (words("Boards"), ", ".join(self.boards) or words("All boards")),
            (words("Period"), period),
            (words("Counted"), meetings.format(people=people, n=language.count(self.meetings))),
            (words("What the words mean"), self.definition),
            (words("Made on"), language.day(self.made_on)),
        )
