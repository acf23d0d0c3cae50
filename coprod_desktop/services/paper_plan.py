"""Who gets which invitation, in which form and language and how: as it is shown before any is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.paper_languages import written_in
from coprod_desktop.domain.people import Reach
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import paper_ways

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coprod_desktop.domain.people import PaperForm, Person
    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.services.paper_recipients import Recipient

#: What is put in envelopes first, then what is handed over, sent or said.
WAYS = (Reach.POST, Reach.IN_PERSON, Reach.EMAIL, Reach.PHONE, Reach.TEXT, Reach.OTHER)


@dataclass(frozen=True)
class PlannedCopy:
    """What someone's supporter gets, in their own name, because the person wants them told of meetings."""

    supporter_id: int
    version: int
    name: str
    form: PaperForm
    language: str
    way: Reach


@dataclass(frozen=True)
class PlannedPaper:
    """What one person gets: the form and language it is really in, how it reaches them, and what falls short.

    ``sent_on`` is the day an invitation left before; ``made`` how many were made for them for this meeting; ``for_now``
    says that they asked for another form or language than they get. ``copies`` go to their supporters besides.
    """

    person_id: int
    name: str
    form: PaperForm
    language: str
    way: Reach
    notes: tuple[str, ...]
    sent_on: date | None
    made: int
    for_now: bool = False
    copies: tuple[PlannedCopy, ...] = ()


@dataclass(frozen=True)
class PaperPlan:
    """Who gets which invitation and how, sorted by way; and what must be filled in before any is made."""

    rows: tuple[PlannedPaper, ...]
    problems: tuple[Problem, ...]
    no_payment_why: str

    @property
    def to_make(self) -> tuple[PlannedPaper, ...]:
        """Those not sent yet."""
        return tuple(row for row in self.rows if row.sent_on is None)

    def by_way(self, way: Reach) -> tuple[PlannedPaper, ...]:
        """Those that go this way: print and post, e-mail, phone."""
        return tuple(row for row in self.rows if row.way is way)

    @property
    def sentence(self) -> str:
        """What the page says under its title."""
        n = len(self.to_make)
        if not n:
            return _("Every invitation has been made.")
        return ngettext("{n} invitation to make.", "{n} invitations to make.", n).format(
            n=language().count(n)
        )


def planned(
    invited: Sequence[Recipient],
    people: Mapping[int, Person],
    times: Mapping[int, int],
    told: Mapping[int, Sequence[Supporter]],
) -> tuple[PlannedPaper, ...]:
    """What each of those invited gets, by the way it goes and then by name.

    ``times`` is how many were made for each before, ``told`` their supporters who get a copy.
    """
    rows = [
        _one(row, people[row.person_id], times.get(row.person_id, 0), told.get(row.person_id, ()))
        for row in invited
    ]
    rows.sort(key=lambda row: (WAYS.index(row.way), people[row.person_id].sort_key, row.person_id))
    return tuple(rows)


def _one(row: Recipient, person: Person, made: int, beside: Sequence[Supporter]) -> PlannedPaper:
    way, why = paper_ways.way_to(person)
    short = paper_ways.shortfalls(person)
    return PlannedPaper(
        person_id=person.id,
        name=person.name,
        form=paper_ways.form_for(person),
        language=written_in(person.language),
        way=way,
        notes=(*([why] if why else []), *short),
        sent_on=row.sent_on,
        made=made,
        for_now=bool(short),
        copies=tuple(_copy(one) for one in beside),
    )


def _copy(supporter: Supporter) -> PlannedCopy:
    return PlannedCopy(
        supporter_id=supporter.id,
        version=supporter.version,
        name=supporter.name,
        form=paper_ways.form_for(supporter),
        language=written_in(supporter.language),
        way=paper_ways.way_to_supporter(supporter),
    )
