"""Why someone is suggested for an invitation, in facts: never asked, waiting 14 months; came once, in March."""

from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from coprod_desktop import i18n
from coprod_desktop.domain.paper_languages import BILINGUAL, PAPER_LANGUAGES
from coprod_desktop.domain.people import CheckFirst
from coprod_desktop.domain.voice_people import months_between, told_sentence
from coprod_desktop.i18n import Language


@dataclass(frozen=True)
class AskedBefore:
    """What the register knows of asking one person.

    ``date_declined`` counts invitations they declined because the date did not suit; ``days_in_year``, the days
    they came in the 12 months before today, and ``boards`` how many boards that was on; ``asked_in_year``, the
    invitations of the last 12 months other than this one; ``told_days``, the days they told us they came in the
    year before our records.
    """

    joined: date | None = None
    times_asked: int = 0
    date_declined: int = 0
    last_came: date | None = None
    days_in_year: int = 0
    boards: int = 0
    asked_in_year: int = 0
    holds_seat: bool = False
    language: str = "en"
    good_times: str = ""
    check_first: CheckFirst = CheckFirst.NOT_ASKED
    told_days: int = 0


def why(asked: AskedBefore, today: date, language: Language | None = None) -> tuple[str, ...]:
    """The facts that say why this person stands where they do in the list."""
    words = language or i18n.language()
    facts = [words.gettext("Holds a seat on this board")] if asked.holds_seat else []
    facts += _came(asked, today, words) if asked.last_came is not None else _never_came(asked, today, words)
    if told := told_sentence(asked.told_days, words):
        facts.append(told)
    if asked.language not in ("", words.code):
        facts.append(
            words.gettext("prefers {language}").format(language=_language_name(asked.language, words))
        )
    return tuple(facts)


def _never_came(asked: AskedBefore, today: date, words: Language) -> list[str]:
    n = asked.times_asked
    if not n:
        return [words.gettext("Never asked"), *_waiting(asked.joined, today, words)]
    if asked.date_declined == n:
        said = words.ngettext("Asked once, the date did not suit", "Asked {n} times, no date suited", n)
    else:
        said = words.ngettext("Asked once, has not come yet", "Asked {n} times, has not come yet", n)
    return [said.format(n=n)]


def _waiting(joined: date | None, today: date, words: Language) -> list[str]:
    if joined is None:
        return []
    months = months_between(joined, today)
    if months < 1:
        return [words.gettext("joined this month")]
    return [words.ngettext("waiting {n} month", "waiting {n} months", months).format(n=months)]


def _came(asked: AskedBefore, today: date, words: Language) -> list[str]:
    last = asked.last_came or today
    if not asked.days_in_year:
        months = months_between(last, today)
        return [
            words.ngettext("Last came {n} month ago", "Last came {n} months ago", months).format(n=months)
        ]
    if asked.days_in_year == 1:
        month = format_date(last, "MMMM", locale=_locale(words))
        return [words.gettext("Came once, in {month}").format(month=month)]
    n = asked.days_in_year
    came = words.ngettext("Came {n} time in 12 months", "Came {n} times in 12 months", n).format(n=n)
    if asked.boards <= 1:
        return [came]
    return [came, words.ngettext("{n} board", "{n} boards", asked.boards).format(n=asked.boards)]


def over_limit(asked: AskedBefore, limit: int) -> bool:
    """Whether one more invitation would go over the organisation's yearly limit."""
    return asked.asked_in_year >= limit


def warnings(asked: AskedBefore, limit: int, language: Language | None = None) -> tuple[str, ...]:
    """What to think of before choosing this person; none of it is held against them."""
    words = language or i18n.language()
    said = []
    if over_limit(asked, limit):
        said.append(words.gettext("Over {limit} this year").format(limit=limit))
    if asked.good_times:
        said.append(asked.good_times)
    if asked.check_first is CheckFirst.YES:
        said.append(words.gettext("Check before paying"))
    return tuple(said)


def _locale(words: Language) -> str:
    return "en_GB" if words.code == "en" else words.code


def _language_name(code: str, words: Language) -> str:
    if code == BILINGUAL:
        return words.gettext(PAPER_LANGUAGES[code])
    name = Locale.parse(_locale(words)).languages.get(code)
    return name or code
