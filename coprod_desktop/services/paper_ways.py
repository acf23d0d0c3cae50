"""In which form someone's papers come and how they reach them: as they asked, where that is possible and safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.content import Form
from coprod_desktop.domain.paper_languages import PAPER_LANGUAGES
from coprod_desktop.domain.people import CHOICE_NAMES, PaperForm, Reach
from coprod_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_desktop.domain.people import Person
    from coprod_desktop.domain.supporters import Supporter

#: What each recorded form looks like; one nobody knows is easy read.
FORMS: dict[PaperForm, Form] = {
    PaperForm.EASY_READ: Form.EASY_READ,
    PaperForm.LARGE_PRINT: Form.LARGE_PRINT,
    PaperForm.STANDARD: Form.LETTER,
    PaperForm.PLAIN_TEXT: Form.PLAIN_TEXT,
    PaperForm.READ_ALOUD: Form.READ_ALOUD,
    PaperForm.WORD: Form.WORD,
}

#: If their own way does not do, these are tried in turn.
_OTHER_WAYS = (Reach.POST, Reach.EMAIL, Reach.PHONE, Reach.TEXT, Reach.IN_PERSON)


def form_for(reader: Person | Supporter) -> PaperForm:
    """The form their paper has, as it is recorded: what they asked for; easy read where nobody knows what that is."""
    return reader.paper_form if reader.paper_form in FORMS else PaperForm.EASY_READ


def shortfalls(reader: Person | Supporter) -> list[str]:
    """What they asked for that this paper is not: their form, their language."""
    said = []
    if reader.paper_form not in FORMS:
        form = _(CHOICE_NAMES[reader.paper_form])
        said.append(_("They asked for “{form}”. For now they get easy read.").format(form=form))
    if reader.language not in PAPER_LANGUAGES:
        said.append(_("We do not write in their language yet. This one is in English."))
    return said


def way_to(person: Person) -> tuple[Reach, str]:
    """How a paper gets to someone, and why it is not the way they chose, if it is not."""
    possible = {
        Reach.POST: person.safe_post and bool(person.address or person.postcode),
        Reach.EMAIL: bool(person.email),
        Reach.PHONE: bool(person.phone or person.mobile),
        Reach.TEXT: person.safe_text and bool(person.mobile),
        Reach.IN_PERSON: True,
    }
    wanted = person.preferred_reach
    if person.paper_form is PaperForm.READ_ALOUD:
        return _said_to_them(wanted, by_phone=possible[Reach.PHONE])
    way = _possible_way(possible, wanted)
    if way is wanted:
        return way, ""
    if wanted is Reach.POST and not person.safe_post:
        return way, _("It is not safe to post to them.")
    if wanted is Reach.TEXT and not person.safe_text:
        return way, _("It is not safe to text them.")
    return way, _("They chose “{way}”, but nothing is written down for it.").format(
        way=_(CHOICE_NAMES[wanted])
    )


def way_to_supporter(supporter: Supporter) -> Reach:
    """How a copy gets to a supporter: their own way where it is written down, else the first that is."""
    possible = {
        Reach.POST: bool(supporter.address),
        Reach.EMAIL: bool(supporter.email),
        Reach.PHONE: bool(supporter.phone),
        Reach.TEXT: bool(supporter.phone),
        Reach.IN_PERSON: True,
    }
    if supporter.paper_form is PaperForm.READ_ALOUD:
        return _said_to_them(supporter.preferred_reach, by_phone=possible[Reach.PHONE])[0]
    return _possible_way(possible, supporter.preferred_reach)


def address(person: Person) -> tuple[str, ...]:
    """The lines of someone's address, as an envelope needs them."""
    return tuple(line for part in (person.address, person.town, person.postcode) for line in _lines(part))


def numbers(person: Person, way: Reach) -> tuple[str, ...]:
    """The numbers to phone or to text, the right one first."""
    found = (person.mobile,) if way is Reach.TEXT else (person.phone, person.mobile)
    return tuple(number for number in found if number)


def care(person: Person) -> tuple[str, ...]:
    """What whoever phones must heed to keep them safe."""
    said = (
        (person.safe_say_who, _("Say who you are only when you are sure it is them.")),
        (person.safe_voicemail, _("Do not leave a voicemail.")),
        (person.safe_text, _("Do not text.")),
    )
    return tuple(sentence for safe, sentence in said if not safe)


def _said_to_them(wanted: Reach, *, by_phone: bool) -> tuple[Reach, str]:
    """Who wants a paper read aloud is phoned, or it is read to them when they meet."""
    if by_phone and wanted is not Reach.IN_PERSON:
        return Reach.PHONE, ""
    if wanted is Reach.IN_PERSON:
        return Reach.IN_PERSON, ""
    return Reach.IN_PERSON, _("They want it read aloud, but no phone number is written down.")


def _possible_way(possible: Mapping[Reach, bool], wanted: Reach) -> Reach:
    return wanted if possible.get(wanted) else next(reach for reach in _OTHER_WAYS if possible[reach])


def _lines(text: str) -> list[str]:
    return [line.strip(" ,") for line in text.splitlines() if line.strip(" ,")]
