"""What periods are called on the window."""

from coprod_desktop.domain.period import Period, Quarter
from coprod_desktop.i18n import language, ngettext


def period_name(period: Period) -> str:
    """A period as people say it: a quarter by its name, years by their last day."""
    quarter = Quarter.of(period.start)
    if quarter.end == period.last:
        return quarter.label
    years = round((period.last - period.start).days / 365)
    said = ngettext("{n} year to {day}", "{n} years to {day}", years)
    return said.format(n=years, day=language().day(period.last, weekday=False))
