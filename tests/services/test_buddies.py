"""Buddies: chosen, named where both agreed, and no longer once they have gone."""

from functools import partial

import pytest

from coprod_desktop.domain.meetings import Reply
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import Language
from coprod_desktop.services import attendance, buddies, colleagues, invitation_texts, people
from coprod_desktop.storage.database import Store, Work
from tests.builders import a_colleague, a_meeting, a_person, an_invitation
from tests.services.undoing import do, keep, see


class Circle:
    """Someone, someone who could be their buddy, and a colleague."""

    def __init__(self, store: Store, actor: Actor) -> None:
        self.store, self.actor = store, actor
        self.person = a_person()
        self.other = a_person("Gwen Abara", mobile="07700 900 001")
        self.colleague = a_colleague(phone="01632 960 121")
        self.meeting = a_meeting()
        invited = an_invitation(self.meeting, self.person, reply=Reply.YES)
        keep(store, self.person, self.other, self.colleague, self.meeting, invited)

    def choose(self, *, agreed: bool = True, **by: int) -> None:
        values = {**by, "on_invitations": agreed}
        do(self.store, self.actor, lambda work: buddies.choose(work, self.person.id, None, values))

    def on_invitation(self) -> tuple[str, str] | None:
        def read(work: Work) -> tuple[str, str] | None:
            about = invitation_texts.gather(work, self.meeting, [self.person.id])
            return invitation_texts.text(about, self.person, Language("en")).buddy

        return self.store.read(self.actor, read)

    def on_day_sheet(self) -> str:
        (row,) = self.store.read(self.actor, lambda work: attendance.day_sheet(work, self.meeting.id))
        return row.buddy


@pytest.fixture
def circle(store: Store, actor: Actor) -> Circle:
    return Circle(store, actor)


def test_a_buddy_is_one_person_or_one_colleague(circle: Circle) -> None:
    both = {"by_person_id": circle.other.id, "by_colleague_id": circle.colleague.id}
    for values in ({}, both, {"by_person_id": circle.person.id}):
        chosen = partial(buddies.choose, person_id=circle.person.id, version=None, values=values)
        with pytest.raises(Problem) as refusal:
            circle.store.write(circle.actor, "Choose", chosen)
        assert refusal.value.field == "by_person_id"
    circle.choose(by_person_id=circle.other.id)
    circle.choose(by_colleague_id=circle.colleague.id)
    shown = see(circle.store, circle.actor, lambda work: people.page(work, circle.person.id)).buddy
    assert shown is not None
    assert (shown.name, shown.phone, shown.here) == ("Idris Vale", "01632 960 121", True)


def test_a_buddy_stands_on_the_day_sheet_and_on_the_invitation_only_where_agreed(circle: Circle) -> None:
    assert (circle.on_invitation(), circle.on_day_sheet()) == (None, "")
    circle.choose(by_person_id=circle.other.id, agreed=False)
    assert (circle.on_invitation(), circle.on_day_sheet()) == (None, "Gwen Abara · 07700 900 001")
    circle.choose(by_person_id=circle.other.id)
    assert circle.on_invitation() == ("Gwen Abara", "07700 900 001")


def test_a_buddy_who_has_gone_is_named_nowhere(circle: Circle) -> None:
    circle.choose(by_person_id=circle.other.id)
    do(circle.store, circle.actor, lambda work: people.leave(work, circle.other.id))
    assert (circle.on_invitation(), circle.on_day_sheet()) == (None, "")
    circle.choose(by_colleague_id=circle.colleague.id)
    do(circle.store, circle.actor, lambda work: colleagues.end(work, circle.colleague.id))
    assert (circle.on_invitation(), circle.on_day_sheet()) == (None, "")


def test_whom_someone_buddies_is_on_their_own_page_until_it_ends(circle: Circle) -> None:
    circle.choose(by_person_id=circle.other.id)
    theirs = see(circle.store, circle.actor, lambda work: people.page(work, circle.other.id))
    assert theirs.buddy_of == ((circle.person.id, "Amara Quill"),)
    do(circle.store, circle.actor, lambda work: buddies.remove(work, circle.person.id))
    assert see(circle.store, circle.actor, lambda work: buddies.of_people(work, [circle.person.id])) == {}
    circle.store.write(circle.actor, "Again", lambda work: buddies.remove(work, circle.person.id))
