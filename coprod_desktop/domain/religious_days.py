"""Days on which many people will not come for reasons of faith: said while planning, never enforced.

The table was drawn up on 29 November 2026 for 2026 to 2031. Jewish days follow from the date of Passover by the fixed
arithmetic of the Hebrew calendar; Islamic ones are those of the Umm al-Qura calendar, which a sighted moon may move by
a day; Hindu, Sikh and Buddhist ones are those of India's national calendar, compared with the tables of the
python-holidays project. Communities may keep another day: that is why the program asks, and does not decide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from coprod_desktop.domain.holidays import easter
from coprod_desktop.i18n import N_, _

#: The years the table covers.
FIRST_YEAR, LAST_YEAR = 2026, 2031

_DAY = timedelta(days=1)
_RAMADAN, _EID_AL_FITR, _EID_AL_ADHA = N_("Ramadan"), N_("Eid al-Fitr"), N_("Eid al-Adha")

#: The first full day of Passover (15 Nisan); every other Jewish day here lies a fixed number of days after it.
_PASSOVER = (
    date(2026, 4, 2),
    date(2027, 4, 22),
    date(2028, 4, 11),
    date(2029, 3, 31),
    date(2030, 4, 18),
    date(2031, 4, 8),
)
_AFTER_PASSOVER = (
    (0, 8, N_("Passover")),
    (50, 2, N_("Shavuot")),
    (163, 2, N_("Rosh Hashanah")),
    (172, 1, N_("Yom Kippur")),
    (177, 7, N_("Sukkot")),
)

#: The first day of Ramadan, of Eid al-Fitr, and of Eid al-Adha in each Islamic year, as reckoned beforehand.
_ISLAMIC = (
    (date(2026, 2, 18), date(2026, 3, 20), date(2026, 5, 27)),
    (date(2027, 2, 8), date(2027, 3, 9), date(2027, 5, 16)),
    (date(2028, 1, 28), date(2028, 2, 26), date(2028, 5, 5)),
    (date(2029, 1, 16), date(2029, 2, 14), date(2029, 4, 24)),
    (date(2030, 1, 5), date(2030, 2, 4), date(2030, 4, 13)),
    (date(2030, 12, 26), date(2031, 1, 24), date(2031, 4, 2)),
)

#: Days of one day each, by name, in the years of the table.
_SINGLE = {
    N_("Orthodox Easter"): ((4, 12), (5, 2), (4, 16), (4, 8), (4, 28), (4, 13)),
    N_("Holi"): ((3, 4), (3, 22), (3, 11), (3, 1), (3, 20), (3, 9)),
    N_("Diwali"): ((11, 8), (10, 29), (10, 17), (11, 5), (10, 26), (11, 14)),
    N_("Vaisakhi"): ((4, 14), (4, 14), (4, 13), (4, 14), (4, 14), (4, 14)),
    N_("Guru Nanak's birthday"): ((11, 24), (11, 14), (11, 2), (11, 21), (11, 10), (11, 28)),
    N_("Wesak"): ((5, 1), (5, 20), (5, 8), (5, 27), (5, 17), (5, 7)),
    N_("Lunar New Year"): ((2, 17), (2, 6), (1, 26), (2, 13), (2, 3), (1, 23)),
}


@dataclass(frozen=True)
class ReligiousDay:
    """A day of faith. ``about`` says that a sighted moon may move it by a day; ``from_sunset``, that it begins that evening."""

    name: str
    about: bool = False
    from_sunset: bool = False

    def sentence(self) -> str:
        """As said beside a date, in the window's language."""
        name = _(self.name)
        if self.from_sunset:
            return _("{festival} begins at sunset").format(festival=name)
        if self.about:
            return _("about {festival}: the moon decides").format(festival=name)
        return name


def religious_days(day: date) -> tuple[ReligiousDay, ...]:
    """What falls on this day; nothing is known outside the years of the table but Easter."""
    return _table().get(day, ()) + ((ReligiousDay(N_("Easter Sunday")),) if day == easter(day.year) else ())


@cache
def _table() -> dict[date, tuple[ReligiousDay, ...]]:
    found: dict[date, tuple[ReligiousDay, ...]] = {}
    for day, festival in (*_jewish(), *_islamic(), *_single()):
        found[day] = (*found.get(day, ()), festival)
    return found


def _jewish() -> Iterator[tuple[date, ReligiousDay]]:
    for passover in _PASSOVER:
        for after, length, name in _AFTER_PASSOVER:
            first = passover + after * _DAY
            yield first - _DAY, ReligiousDay(name, from_sunset=True)
            yield from ((first + n * _DAY, ReligiousDay(name)) for n in range(length))


def _islamic() -> Iterator[tuple[date, ReligiousDay]]:
    for ramadan, fitr, adha in _ISLAMIC:
        for n in range((fitr - ramadan).days):
            # Its last day is covered by the day before Eid.
            yield ramadan + n * _DAY, ReligiousDay(_RAMADAN, about=n == 0)
        for first, name in ((fitr, _EID_AL_FITR), (adha, _EID_AL_ADHA)):
            for n in (-1, 0, 1):
                yield first + n * _DAY, ReligiousDay(name, about=True)


def _single() -> Iterator[tuple[date, ReligiousDay]]:
    for name, days in _SINGLE.items():
        for year, (month, day) in zip(range(FIRST_YEAR, LAST_YEAR + 1), days, strict=True):
            yield date(year, month, day), ReligiousDay(name)
