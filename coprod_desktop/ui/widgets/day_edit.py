"""Days and times as people type them: 3/3/58, 3 Mar 2026, 10.30am."""

import re
from datetime import date, time
from typing import Any

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.ui.widgets.text_edit import TextLine

_DIGITS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(
    r"(?:[^\W\d]+,?\s+)?(\d{1,2})(?:st|nd|rd|th|ail|af|fed|ed|ydd|eg|ain)?\s+([^\W\d]+),?(?:\s+(\d{4}|\d{2}))?"
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|yb|yh)?")
_CENTURY, _NOON, _HOURS, _MINUTES = 100, 12, 24, 60


def day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day typed, or None when empty.

    A two-digit year is the nearest that fits: for something past (a birthday) never after today, otherwise at most 20 years on.
    Without a year it is this year's. Raises :class:`Problem` when it is no day.
    """
    tidy = " ".join(text.split()).casefold()
    if not tidy:
        return None
    try:
        return _understood(tidy, today, past=past)
    except ValueError:
        raise Problem(_("This is not a date. Write it like 3 March 2026.")) from None


def _understood(tidy: str, today: date, *, past: bool) -> date:
    if match := _ISO.fullmatch(tidy):
        return date(*(int(part) for part in match.groups()))
    if match := _DIGITS.fullmatch(tidy):
        number, month = int(match[1]), int(match[2])
    elif match := _NAMED.fullmatch(tidy):
        number, month = int(match[1]), _month(match[2])
    else:
        raise ValueError(tidy)
    if not match[3]:
        return date(today.year, month, number)
    if len(match[3]) > 2:  # noqa: PLR2004 - a year in full
        return date(int(match[3]), month, number)
    return _nearest(int(match[3]), month, number, today, past=past)


def _nearest(year: int, month: int, number: int, today: date, *, past: bool) -> date:
    century = today.year // _CENTURY * _CENTURY
    latest = today if past else date(today.year + 20, 12, 31)
    full = century + year
    if (full, month, number) > (latest.year, latest.month, latest.day):
        full -= _CENTURY
    return date(full, month, number)


def _month(word: str) -> int:
    """1 to 12 for a month's name or its beginning (three letters or more), in English or the window's language."""
    from babel.dates import get_month_names

    if len(word) < 3:  # noqa: PLR2004 - "ma" may be March or May
        raise ValueError(word)
    for code in ("en_GB", language().code):
        names = get_month_names("wide", locale="en_GB" if code == "en" else code)
        found = [int(number) for number, name in names.items() if name.casefold().startswith(word)]
        if len(found) == 1:
            return found[0]
    raise ValueError(word)


def clock(text: str) -> time | None:
    """The time typed ("10:30", "10.30am", "2pm", "midday"), or None when empty. Raises :class:`Problem`."""
    tidy = text.strip().casefold()
    if not tidy:
        return None
    if tidy in {"midday", "noon", _("midday").casefold()}:
        return time(_NOON)
    match = _CLOCK.fullmatch(tidy)
    found = _at(int(match[1]), int(match[2] or 0), match[3] or "") if match else None
    if found is None:
        raise Problem(_("This is not a time. Write it like 10:30."))
    return found


def _at(hour: int, minute: int, half: str) -> time | None:
    if half and not 1 <= hour <= _NOON:
        return None
    if half:
        hour = hour % _NOON + (_NOON if half in {"pm", "yh"} else 0)
    return time(hour, minute) if hour < _HOURS and minute < _MINUTES else None


class DayEdit(TextLine):
    """A line for a day; tidied to "3 March 2026" when the user leaves it. ``past`` for birthdays and what has been."""

    def __init__(self, today: date, *, past: bool = False) -> None:
        super().__init__(example=_("for example 3 March 2026"), brief=_("3 March 2026"))
        self.today, self.past = today, past
        self.editingFinished.connect(self.on_left)

    def value(self) -> Any:
        """The day, or None. Raises :class:`Problem`."""
        return day(self.text(), self.today, past=self.past)

    def show_value(self, value: Any) -> None:
        """Show this day."""
        self.setText("" if value is None else language().day(value, weekday=False))

    def on_left(self) -> None:
        """Write what was typed out in full, if it is a day."""
        try:
            self.show_value(self.value())
        except Problem:
            return


class ClockEdit(TextLine):
    """A line for a time of day; tidied to "10:30am" when the user leaves it."""

    def __init__(self) -> None:
        super().__init__(example=_("for example 10:30am"), brief=_("10:30am"))
        self.editingFinished.connect(self.on_left)

    def value(self) -> Any:
        """The time, or None. Raises :class:`Problem`."""
        return clock(self.text())

    def show_value(self, value: Any) -> None:
        """Show this time."""
        self.setText("" if value is None else language().clock(value))

    def on_left(self) -> None:
        """Write what was typed as times are written, if it is one."""
        try:
            self.show_value(self.value())
        except Problem:
            return
