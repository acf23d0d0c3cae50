"""The six steps of the Accessible Information Standard for one person, each named, with how far it has got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.people import NeedsAsked
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.page import close
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.services.access_steps import AccessSteps


class StepsCard(Card):
    """Amber where somebody has to do something."""

    def __init__(self, steps: AccessSteps, today: date) -> None:
        super().__init__(_("Six steps of accessible information"))
        for name, said, waits in _steps(steps, today):
            self.add(close(Words(name, Kind.STRONG), Words(said, Kind.ATTENTION if waits else Kind.NOTE)))


def _steps(steps: AccessSteps, today: date) -> list[tuple[str, str, bool]]:
    never = steps.asked is NeedsAsked.NOT_ASKED
    return [
        (_("Identify"), _identify(steps), never),
        (_("Record"), _record(steps), False),
        (_("Flag"), _flag(steps), False),
        (_("Share"), _share(steps), False),
        (_("Meet"), _meet(steps), steps.to_arrange > 0),
        (_("Review"), _review(steps, today), steps.due(today)),
    ]


def _identify(steps: AccessSteps) -> str:
    if steps.asked is NeedsAsked.NOT_ASKED:
        return _("Not asked yet. Ask before the first invitation.")
    if steps.asked_on is None:
        return _("Asked.")
    return _("Asked on {day}.").format(day=language().day(steps.asked_on, weekday=False))


def _record(steps: AccessSteps) -> str:
    if steps.needs:
        said = ngettext("{n} need, as they told us.", "{n} needs, as they told us.", steps.needs)
        return said.format(n=steps.needs)
    return _("Nothing yet.") if steps.asked is NeedsAsked.NOT_ASKED else _("Asked, none: that is an answer.")


def _flag(steps: AccessSteps) -> str:
    if steps.needs:
        return _("Seen in every list, on each invitation and on the day sheet.")
    return _("Nothing to show.")


def _share(steps: AccessSteps) -> str:
    if not steps.needs:
        return _("Nothing to share.")
    if not steps.shared:
        return _("Only with whoever arranges it. The venue is told nothing.")
    return _("The venue may know of {n} of {all}.").format(n=steps.shared, all=steps.needs)


def _meet(steps: AccessSteps) -> str:
    said = []
    if steps.to_arrange:
        waits = ngettext(
            "{n} thing is still to arrange.", "{n} things are still to arrange.", steps.to_arrange
        )
        said.append(waits.format(n=steps.to_arrange))
    if steps.told:
        said.append(_("It worked {yes} of {told} times.").format(yes=steps.worked, told=steps.told))
    return " ".join(said) or _("Nothing was arranged so far.")


def _review(steps: AccessSteps, today: date) -> str:
    if steps.ask_again is None:
        return _("A year after they were first asked.")
    if steps.due(today):
        return _("Time to ask whether they are still right.")
    return _("Ask again by {day}.").format(day=language().day(steps.ask_again, weekday=False))
