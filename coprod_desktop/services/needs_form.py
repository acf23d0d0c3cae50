"""The form "What helps you take part": what it asks, in the order of the paper, and taking in what was ticked."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from coprod_desktop.domain.access import CATEGORY_NAMES, AccessNeed, NeedCategory
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Conflict
from coprod_desktop.i18n import _, language
from coprod_desktop.services import access, need_words, organisation
from coprod_desktop.services.slip_texts import paper_language
from coprod_desktop.storage import access as stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_desktop.documents.needs_form import NeedsFormText
    from coprod_desktop.domain.access import UsualAdjustment
    from coprod_desktop.storage.database import Work

#: The number of "Nothing. I can take part as it is."
NOTHING = 0

_ORDER = {category: place for place, category in enumerate(NeedCategory)}


@dataclass(frozen=True)
class FormNeed:
    """One line of the form."""

    number: int
    need: str
    category: NeedCategory


@dataclass(frozen=True)
class NeedsForm:
    """What the form asks, and what one person told us before.

    ``ticked`` are details by need, ``own`` needs that are no line of the form, each with its detail.
    """

    person: Person
    needs: tuple[FormNeed, ...]
    ticked: Mapping[str, str]
    own: Mapping[str, str]
    tell_venue: bool | None

    @property
    def venue_yes(self) -> int:
        """The number of "Yes, tell the venue"."""
        return len(self.needs) + 1

    @property
    def venue_no(self) -> int:
        """The number of "No, do not tell the venue"."""
        return len(self.needs) + 2


@dataclass(frozen=True)
class Ticked:
    """What stands on one paper: details by need, those in their own words too; ``tell_venue`` None where not answered."""

    needs: Mapping[str, str] = field(default_factory=dict)
    tell_venue: bool | None = None


def read(work: Work, person_id: int) -> NeedsForm:
    """The form as it is now for one person, with what they told us ticked."""
    work.actor.require(Permission.EDIT_PEOPLE)
    person, needs = work.get(Person, person_id), _needs(work)
    asked = {fold(one.need): one.need for one in needs}
    told = stored.needs_of(work.session, person_id)
    return NeedsForm(
        person=person,
        needs=needs,
        ticked={asked[fold(one.need)]: one.detail for one in told if fold(one.need) in asked},
        own={one.need: one.detail for one in told if fold(one.need) not in asked},
        tell_venue=any(one.share_with_venue for one in told) if told else None,
    )


def take(work: Work, person_id: int, version: int | None, ticked: Ticked) -> None:
    """Keep exactly what stands on the paper: what is ticked is recorded, what is not is no longer needed.

    Nothing ticked is an answer: they need nothing. Raises :class:`Conflict` when someone changed the person since
    the form was opened.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    person = work.get(Person, person_id)
    if version is not None and person.version != version:
        raise Conflict
    if not ticked.needs:
        access.asked_none(work, person_id)
        return
    standing = {fold(one.need): one for one in stored.needs_of(work.session, person_id)}
    wanted = {fold(need) for need in ticked.needs}
    categories = {fold(one.need): one.category for one in stored.usual(work.session)}
    for need, detail in ticked.needs.items():
        _keep(work, person_id, standing.get(fold(need)), categories, need, detail, ticked.tell_venue)
    work.flush()
    for key, row in standing.items():
        if key not in wanted:
            access.remove(work, row.id)
    access.still_right(work, person_id)


def _keep(
    work: Work,
    person_id: int,
    row: AccessNeed | None,
    categories: Mapping[str, NeedCategory],
    need: str,
    detail: str,
    tell_venue: bool | None,  # noqa: FBT001 - an answer of three: yes, no, not answered
) -> None:
    shared = {} if tell_venue is None else {"share_with_venue": tell_venue}
    if row is None:
        category = categories.get(fold(need), NeedCategory.OTHER)
        access.add(work, person_id, {"need": need, "category": category, "detail": detail, **shared})
    else:
        access.edit(work, row.id, None, {"detail": detail, **shared})


def paper(work: Work, person_id: int | None) -> NeedsFormText:
    """The form for one person in their language with their name on it, or for anyone."""
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents.needs_form import NeedsFormText, NeedsGroup
    from coprod_desktop.domain.content import Contact

    settings, needs = organisation.current(work), _needs(work)
    person = None if person_id is None else work.get(Person, person_id)
    words = language() if person is None else paper_language(person.language)
    groups = tuple(
        NeedsGroup(
            words.gettext(CATEGORY_NAMES[category]),
            tuple((one.number, need_words.on_form(one.need, words)) for one in some),
        )
        for category, some in groupby(needs, key=lambda one: one.category)
    )
    return NeedsFormText(
        organisation=settings.name,
        groups=groups,
        contact=Contact(
            settings.contact_name, settings.contact_phone, settings.contact_email, settings.contact_address
        ),
        nothing=NOTHING,
        venue_yes=len(needs) + 1,
        venue_no=len(needs) + 2,
        name="" if person is None else person.name,
        language=words,
    )


def draw(text: NeedsFormText) -> bytes:
    """The form as a PDF; it takes no register.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when a character cannot be drawn.
    """
    from coprod_desktop.documents.needs_form import needs_form_pdf

    return needs_form_pdf([text])


def file_name(person: Person | None) -> str:
    """What the file of a form is called."""
    title = _("What helps you take part")
    return f"{title}.pdf" if person is None else f"{title}, {person.name}.pdf"


def _needs(work: Work) -> tuple[FormNeed, ...]:
    def place(row: UsualAdjustment) -> tuple[int, str]:
        return _ORDER[row.category], fold(row.need)

    rows = sorted(stored.usual(work.session), key=place)
    return tuple(FormNeed(number, row.need, row.category) for number, row in enumerate(rows, 1))
