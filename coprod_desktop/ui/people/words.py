"""How people are said on screen: facts in the window's language."""

from datetime import date

from coprod_desktop.domain.people import CHOICE_NAMES, GONE, ConnectionKind, NeedsAsked, Status
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services.people import PersonRow
from coprod_desktop.ui.models.column import Chip, ChipKind

_SHOWN_NEEDS = 2


def connections(kinds: tuple[ConnectionKind, ...]) -> str:
    """How they connect, in one line."""
    return ", ".join(_(CHOICE_NAMES[kind]) for kind in kinds)


def facts(row: PersonRow, today: date) -> str:
    """What the list says below a name: that they rest or have left, else when they last came, or were never asked."""
    if said := _standing(row):
        return said
    if row.last_came is not None:
        came = ngettext("Came on {n} day", "Came on {n} days", row.days_came).format(n=row.days_came)
        return _("{came}, last on {day}").format(came=came, day=language().short_day(row.last_came))
    if row.times_asked:
        return ngettext(
            "Asked once, has not come yet", "Asked {n} times, has not come yet", row.times_asked
        ).format(n=row.times_asked)
    if row.joined is None or row.joined == today:
        return _("Never asked")
    return _("Never asked, joined {day}").format(day=language().short_day(row.joined))


def needs(row: PersonRow) -> list[Chip]:
    """Their needs as chips; "not asked yet" is a job, "none" an answer."""
    if row.needs:
        chips = [Chip(need, None) for need in row.needs[:_SHOWN_NEEDS]]
        more = len(row.needs) - _SHOWN_NEEDS
        return [*chips, Chip(_("+{n}").format(n=more), None)] if more > 0 else chips
    if row.needs_asked is NeedsAsked.NOT_ASKED:
        return [Chip(_("Not asked yet"), ChipKind.ATTENTION)]
    return []


def _standing(row: PersonRow) -> str:
    if row.status is Status.RESTING and row.resting_until is not None:
        until = language().short_day(row.resting_until)
        return _("Resting until {day}").format(day=until)
    if row.status in (Status.RESTING, Status.THINKING, *GONE):
        return _(CHOICE_NAMES[row.status])
    return ""
