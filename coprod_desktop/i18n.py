"""Words, dates and numbers in the reader's language: gettext with Babel, and nothing else.

The window speaks one language at a time (``_`` and ``ngettext``). A paper speaks its own: it takes a
:class:`Language` and calls ``language.gettext``. Sentences carry named ``{placeholders}`` filled afterwards with
``.format``; f-strings are never translated.
"""

import gettext as _gettext
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from io import BytesIO

from coprod_desktop import paths

#: The languages the program itself speaks; papers may use any whose script our face can draw.
LANGUAGES = {"en": "English", "cy": "Cymraeg"}


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    folder = paths.translations() / code / "LC_MESSAGES"
    compiled = folder / "coprod.mo"
    source = folder / "coprod.po"
    if compiled.exists() and (not source.exists() or compiled.stat().st_mtime >= source.stat().st_mtime):
        with compiled.open("rb") as stream:
            return _gettext.GNUTranslations(stream)
    if not source.exists():
        return _gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = BytesIO()
    with source.open("rb") as stream:
        write_mo(buffer, read_po(stream, locale=code))
    buffer.seek(0)
    return _gettext.GNUTranslations(buffer)


@dataclass(frozen=True)
class Language:
    """One language of papers or window: ``en``, ``cy``, or any code Babel knows."""

    code: str = "en"
    _words: _gettext.NullTranslations | None = field(default=None, compare=False, repr=False)

    @property
    def words(self) -> _gettext.NullTranslations:
        """The catalogue; sentences without a translation stay in English."""
        return self._words or _catalogue(self.code)

    def gettext(self, message: str) -> str:
        """The sentence in this language."""
        return self.words.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The form of the sentence that goes with ``n``; fill ``{n}`` with ``.format``."""
        return self.words.ngettext(one, many, n)

    def day(self, day: date, *, weekday: bool = True, year: bool = True) -> str:
        """A date as easy read wants it: "Tuesday 3 March 2026"."""
        from babel.dates import format_date

        pattern = ("EEEE " if weekday else "") + "d MMMM" + (" y" if year else "")
        return format_date(day, pattern, locale=self._locale)

    def short_day(self, day: date, *, year: bool = True) -> str:
        """A date for a table: "8 Dec 2026"."""
        from babel.dates import format_date

        return format_date(day, "d MMM" + (" y" if year else ""), locale=self._locale)

    def clock(self, at: time) -> str:
        """A time as easy read wants it: "10:30am", "midday", "2pm"."""
        if (at.hour, at.minute) == (12, 0):
            return self.gettext("midday")
        if (at.hour, at.minute) == (0, 0):
            return self.gettext("midnight")
        half = self.gettext("am") if at.hour < 12 else self.gettext("pm")  # noqa: PLR2004 - the clock's twelve
        hour = at.hour % 12 or 12
        return f"{hour}:{at.minute:02}{half}" if at.minute else f"{hour}{half}"

    def count(self, n: int) -> str:
        """A whole number with its thousands marked: "2,418"."""
        from babel.numbers import format_decimal

        return format_decimal(n, locale=self._locale)

    def decimal(self, n: float) -> str:
        """A number with one place after the point: "1.8"."""
        from babel.numbers import format_decimal

        return format_decimal(n, "#,##0.0", locale=self._locale)

    @property
    def _locale(self) -> str:
        return "en_GB" if self.code == "en" else self.code


class _Window:
    language = Language("en")


def use(language: Language) -> None:
    """Make this the window's language from now on."""
    _Window.language = language


def language() -> Language:
    """The window's language."""
    return _Window.language


def _(message: str) -> str:
    """The sentence in the window's language."""
    return _Window.language.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form for ``n`` in the window's language."""
    return _Window.language.ngettext(one, many, n)


def N_(message: str) -> str:
    """Marks a sentence for translation where it is only looked up later."""
    return message
