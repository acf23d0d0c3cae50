"""How each figure about voices came about, in words: the rule, and whose faces are behind it."""

from dataclasses import dataclass

from coprod_desktop.domain.period import Period
from coprod_desktop.domain.voice_mix import NEW_IS_NOT_DIFFERENT, definition
from coprod_desktop.domain.voices import VoiceRule
from coprod_desktop.i18n import _, language
from coprod_desktop.services.voice_figures import Behind, VoiceFigures


@dataclass(frozen=True)
class Reason:
    """Why a figure is what it is: its sentence, the rule, and which people can be looked at, if any."""

    figure: str
    rule: tuple[str, ...]
    behind: tuple[tuple[Behind, str], ...] = ()
    period: Period | None = None


def of_mix(figures: VoiceFigures, figure: str) -> Reason:
    """The mix by quarter; the people are those of the latest quarter."""
    rule = figures.rule
    said = (
        _("Each person is counted once in a quarter, as they stood on the first day they came in it."),
        definition(rule),
        _("Returning: came before, but not as often as that, or told us they took part before our records."),
        _unknown(rule),
        _(
            "It is about coming to anything of ours: a familiar voice on a new board is still a familiar voice."
        ),
        _(NEW_IS_NOT_DIFFERENT),
    )
    behind = (
        (Behind.FIRST_TIME, _("First time with us")),
        (Behind.RETURNING, _("Returning")),
        (Behind.FAMILIAR, _("Familiar")),
        (Behind.NOT_KNOWN, _("Not known yet")),
    )
    latest = figures.quarters[-1].quarter.period if figures.quarters else figures.period
    return Reason(figure, said, behind, latest)


def of_came_back(figures: VoiceFigures, figure: str) -> Reason:
    """Who came back."""
    said = (
        _(
            "Counted are people whose first day with us was in this time, and who have since had six months (183 days)."
        ),
        _("They came again if they came on a later day within those six months, to anything of ours."),
        _("New people who do not come back are a sign that something about the first time could be better."),
    )
    behind = ((Behind.CAME_AGAIN, _("Came again")), (Behind.NOT_YET_AGAIN, _("Not again within six months")))
    return Reason(figure, said, behind, figures.period)


def of_funnel(figures: VoiceFigures, figure: str) -> Reason:
    """Where invitations stop."""
    said = (
        _("On the register: everyone who has not left."),
        _("Asked: an invitation was sent to them at any time. Someone who came without one counts as asked."),
        _("Came back: came on a second day, out of those who ever came."),
        _("These steps are about all the time we have records of, not only the quarters shown."),
    )
    return Reason(figure, said, ((Behind.NEVER_ASKED, _("Never asked, longest wait first")),), figures.period)


def of_busiest(figure: str) -> Reason:
    """How much rests on the busiest tenth; nobody is listed for being well heard."""
    return Reason(
        figure,
        (
            _(
                "Counted is every time somebody came in the last 12 months. The busiest tenth are the people who came most."
            ),
            _(
                "There is no right number. What matters is which way it moves, so last year's stands beside it."
            ),
            _("No names are shown here: being well heard is nothing to be held against anyone."),
        ),
    )


def of_boards(figure: str) -> Reason:
    """The mix of each board."""
    return Reason(
        figure,
        (
            _(
                "Each person is counted once on each board, as they stood on the first day they came to it in this time."
            ),
            _(
                "People who came to two boards are counted on both, so the boards add up to more than everyone."
            ),
        ),
    )


def _unknown(rule: VoiceRule) -> str:
    if rule.complete_from is None:
        return _(
            "Not known yet: nobody has said from which day our records are complete, or whether the person came before."
        )
    said = _(
        "Not known yet: our records are complete from {day}, and we have not heard whether they came before that."
    )
    return said.format(day=language().day(rule.complete_from, weekday=False))
