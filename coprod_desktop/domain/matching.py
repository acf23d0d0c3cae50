"""Whether two entries are the same person: rules with weights, and the reasons in words. It never decides alone."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coprod_desktop.domain.names_alike import Alike, alike, name_words
from coprod_desktop.domain.typed_contacts import phones_from, postcode_from
from coprod_desktop.domain.typed_text import tidy
from coprod_desktop.i18n import N_, _

#: From this weight on two entries are taken for the same person; from the second, someone is asked.
SAME_FROM = 70
PERHAPS_FROM = 45


class Verdict(Enum):
    """What the rules make of two entries."""

    SAME = "same"
    PERHAPS = "perhaps"
    DIFFERENT = "different"


class Reason(Enum):
    """What two entries share, or where they part."""

    NAME = "same name"
    SWAPPED = "same names in another order"
    SHORT_FORM = "forms of one name"
    WITHIN = "one name is part of the other"
    SPELLING = "names spelt nearly the same"
    INITIAL = "same initial and surname"
    FIRST_NAME = "same first name, another surname"
    BORN = "same date of birth"
    BORN_SWAPPED = "day and month of birth swapped"
    BORN_NEAR = "date of birth nearly the same"
    BORN_OTHER = "different dates of birth"
    POSTCODE = "same postcode"
    PHONE = "same phone"
    EMAIL = "same e-mail"


REASON_NAMES: dict[Reason, str] = {
    Reason.NAME: N_("same name"),
    Reason.SWAPPED: N_("same names in another order"),
    Reason.SHORT_FORM: N_("forms of one name"),
    Reason.WITHIN: N_("one name is part of the other"),
    Reason.SPELLING: N_("names spelt nearly the same"),
    Reason.INITIAL: N_("same initial and surname"),
    Reason.FIRST_NAME: N_("same first name, another surname"),
    Reason.BORN: N_("same date of birth"),
    Reason.BORN_SWAPPED: N_("day and month of birth swapped"),
    Reason.BORN_NEAR: N_("date of birth nearly the same"),
    Reason.BORN_OTHER: N_("different dates of birth"),
    Reason.POSTCODE: N_("same postcode"),
    Reason.PHONE: N_("same phone"),
    Reason.EMAIL: N_("same e-mail"),
}

_OF_NAMES: dict[Alike, tuple[int, Reason | None]] = {
    Alike.SAME: (45, Reason.NAME),
    Alike.SWAPPED: (42, Reason.SWAPPED),
    Alike.SHORT_FORM: (38, Reason.SHORT_FORM),
    Alike.WITHIN: (34, Reason.WITHIN),
    Alike.SPELLING: (32, Reason.SPELLING),
    Alike.FIRST_SPELLING: (30, Reason.SPELLING),
    Alike.INITIAL: (25, Reason.INITIAL),
    Alike.FIRST_ONLY: (10, Reason.FIRST_NAME),
    Alike.DIFFERENT: (0, None),
}
_OF_THE_REST: dict[Reason, int] = {
    Reason.BORN: 40,
    Reason.BORN_SWAPPED: 20,
    Reason.BORN_NEAR: 5,
    Reason.BORN_OTHER: -45,
    Reason.POSTCODE: 25,
    Reason.PHONE: 25,
    Reason.EMAIL: 30,
}
#: Alan and Alun, or S Davies and Sam Davies, may share a home and a telephone: only a date of birth makes them one.
_NEEDS_BIRTHDAY = (Alike.FIRST_SPELLING, Alike.INITIAL)


@dataclass(frozen=True, slots=True)
class Traits:
    """What two entries are compared by, prepared once. ``key`` is whose they are: an id, or a row's number."""

    key: int
    names: tuple[tuple[str, ...], ...]
    born: date | None = None
    postcode: str = ""
    phones: frozenset[str] = frozenset()
    email: str = ""


def traits_of(
    key: int,
    name: str,
    *,
    legal_name: str = "",
    born: date | None = None,
    postcode: str = "",
    phone: str = "",
    mobile: str = "",
    email: str = "",
) -> Traits:
    """The traits in a person's fields as they stand in the register or a file."""
    names = dict.fromkeys(words for words in (name_words(name), name_words(legal_name)) if words)
    phones = frozenset(number.e164 for typed in (phone, mobile) for number in phones_from(typed))
    return Traits(key, tuple(names), born, postcode_from(postcode), phones, tidy(email).casefold())


@dataclass(frozen=True, slots=True)
class Match:
    """How much speaks for two entries being one person, and why. ``key`` is the other entry's."""

    key: int
    weight: int
    reasons: tuple[Reason, ...]
    verdict: Verdict

    def why(self) -> str:
        """The reasons as one line: "same name, same postcode"."""
        return ", ".join(_(REASON_NAMES[reason]) for reason in self.reasons)


def compare(one: Traits, other: Traits) -> Match:
    """How the rules see two entries; the match carries ``other``'s key. It does not matter which comes first."""
    names = _best_names(one, other)
    weight, reason = _OF_NAMES[names]
    shared = [found for found in (_birthdays(one.born, other.born), *_contacts(one, other)) if found]
    weight += sum(_OF_THE_REST[found] for found in shared)
    reasons = ((reason,) if reason else ()) + tuple(shared)
    return Match(other.key, weight, reasons, _verdict(names, weight, frozenset(shared)))


def worth_comparing(one: Traits, other: Traits) -> bool:
    """Whether two entries share more than a surname: without, the rules cannot reach "perhaps"."""
    if not set(one.names).isdisjoint(other.names):
        return True
    shared = (_birthdays(one.born, other.born), *_contacts(one, other))
    return any(found for found in shared if found and _OF_THE_REST[found] > 0)


_ORDER = {kind: place for place, kind in enumerate(Alike)}


def _best_names(one: Traits, other: Traits) -> Alike:
    ways = (alike(a, b) for a in one.names for b in other.names)
    return min(ways, key=_ORDER.__getitem__, default=Alike.DIFFERENT)


def _birthdays(one: date | None, other: date | None) -> Reason | None:
    if one is None or other is None:
        return None
    if one == other:
        return Reason.BORN
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return Reason.BORN_SWAPPED
    parts = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    return Reason.BORN_NEAR if parts > 1 else Reason.BORN_OTHER


def _contacts(one: Traits, other: Traits) -> tuple[Reason | None, ...]:
    return (
        Reason.POSTCODE if one.postcode and one.postcode == other.postcode else None,
        Reason.PHONE if one.phones & other.phones else None,
        Reason.EMAIL if one.email and one.email == other.email else None,
    )


def _verdict(names: Alike, weight: int, shared: frozenset[Reason]) -> Verdict:
    """The weight's verdict, held back where a household would look the same."""
    if names is Alike.DIFFERENT:
        # A new name, first or last; two people of one home share the e-mail or the birthday, hardly both.
        both = {Reason.BORN, Reason.EMAIL} <= shared
        return Verdict.PERHAPS if both else Verdict.DIFFERENT
    if weight < PERHAPS_FROM:
        return Verdict.DIFFERENT
    if weight < SAME_FROM or Reason.BORN_OTHER in shared or names is Alike.FIRST_ONLY:
        return Verdict.PERHAPS
    if names in _NEEDS_BIRTHDAY and Reason.BORN not in shared:
        return Verdict.PERHAPS
    return Verdict.SAME
