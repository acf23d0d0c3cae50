"""How far each of the six steps of the Accessible Information Standard has got for one person.

Source: NHS England, Accessible Information Standard (DAPB1605): identify, record, flag, share, meet - and review,
named a step of its own in the version of 2025.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.people import NeedsAsked, Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.services import organisation
from coprod_desktop.storage import access as stored
from coprod_desktop.storage import access_review as stored_review

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class AccessSteps:
    """Facts of each step, in its order. ``ask_again`` is None while nobody has asked; ``worked`` of those who ``told``."""

    asked: NeedsAsked
    asked_on: date | None
    needs: int
    shared: int
    to_arrange: int
    worked: int
    told: int
    ask_again: date | None

    def due(self, today: date) -> bool:
        """Whether it is time to ask if their needs are still right."""
        return self.ask_again is not None and self.ask_again <= today


def of_person(work: Work, person_id: int) -> AccessSteps:
    """The six steps of one person."""
    work.actor.require(Permission.SEE_PEOPLE)
    person = work.get(Person, person_id)
    needs = stored.needs_of(work.session, person_id)
    worked, told = stored_review.worked_for(work.session, person_id)
    days = timedelta(days=organisation.current(work).needs_review_days)
    asked_on = person.needs_reviewed_on
    never = person.needs_asked is NeedsAsked.NOT_ASKED
    return AccessSteps(
        asked=person.needs_asked,
        asked_on=asked_on,
        needs=len(needs),
        shared=sum(need.share_with_venue for need in needs),
        to_arrange=stored_review.still_to_arrange(work.session, person_id, work.today),
        worked=worked,
        told=told,
        ask_again=None if never else work.today if asked_on is None else asked_on + days,
    )
