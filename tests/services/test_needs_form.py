"""The form "What helps you take part": its order, what it says, and taking in what was ticked."""

from itertools import pairwise

import pytest

from coprod_desktop.domain.access import AccessNeed, NeedCategory
from coprod_desktop.domain.meetings import Reply
from coprod_desktop.domain.people import NeedsAsked, Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict
from coprod_desktop.services import access, needs_form, support
from coprod_desktop.services.needs_form import Ticked
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_meeting, a_person, an_invitation
from tests.documents.golden_papers import accessibility_failures, pages
from tests.services.undoing import do, keep, see


@pytest.fixture
def person(store: Store) -> Person:
    made = a_person()
    keep(store, made)
    return made


def needs(store: Store, actor: Actor, person: Person) -> dict[str, tuple[str, bool]]:
    found = see(store, actor, lambda work: access.needs_of(work, person.id))
    return {one.need: (one.detail, one.share_with_venue) for one in found}


def test_the_form_is_in_the_order_of_the_paper_and_numbered(
    store: Store, actor: Actor, person: Person
) -> None:
    form = see(store, actor, lambda work: needs_form.read(work, person.id))
    assert [one.number for one in form.needs] == list(range(1, 33))
    places = [list(NeedCategory).index(one.category) for one in form.needs]
    assert all(before <= after for before, after in pairwise(places))
    paper = see(store, actor, lambda work: needs_form.paper(work, person.id))
    printed = [number for group in paper.groups for number, _need in group.needs]
    assert printed == [one.number for one in form.needs]
    assert (form.venue_yes, form.venue_no) == (paper.venue_yes, paper.venue_no) == (33, 34)


def test_what_is_ticked_is_recorded_with_its_detail_and_reaches_the_booking_list(
    store: Store, actor: Actor, person: Person
) -> None:
    meeting = a_meeting()
    keep(store, meeting, an_invitation(meeting, person, reply=Reply.YES))
    ticked = Ticked({"Hearing loop": "", "Taxi": "with a ramp", "A chair by the door": ""}, tell_venue=True)
    do(store, actor, lambda work: needs_form.take(work, person.id, person.version, ticked))
    assert needs(store, actor, person) == {
        "Hearing loop": ("", True),
        "Taxi": ("with a ramp", True),
        "A chair by the door": ("", True),
    }
    rows = store.read(actor, lambda work: support.booking_list(work, meeting.id)).rows
    assert {row.need for row in rows} == {"Hearing loop", "Taxi", "A chair by the door"}
    form = see(store, actor, lambda work: needs_form.read(work, person.id))
    assert form.ticked == {"Hearing loop": "", "Taxi": "with a ramp"}
    assert (form.own, form.tell_venue) == ({"A chair by the door": ""}, True)
    categories = {
        one.need: one.category for one in store.read(actor, lambda w: access.needs_of(w, person.id))
    }
    assert categories["Taxi"] is NeedCategory.GETTING_THERE
    assert categories["A chair by the door"] is NeedCategory.OTHER


def test_what_is_no_longer_ticked_is_no_longer_needed(store: Store, actor: Actor, person: Person) -> None:
    keep(
        store,
        AccessNeed(person_id=person.id, need="Taxi", share_with_venue=True),
        AccessNeed(person_id=person.id, need="Easy read"),
    )
    do(store, actor, lambda work: needs_form.take(work, person.id, None, Ticked({"Taxi": "with a ramp"})))
    assert needs(store, actor, person) == {"Taxi": ("with a ramp", True)}
    kept = store.read(actor, lambda work: work.get(Person, person.id))
    assert (kept.needs_asked, kept.needs_reviewed_on) == (NeedsAsked.RECORDED, TODAY)


def test_nothing_ticked_is_an_answer(store: Store, actor: Actor, person: Person) -> None:
    do(store, actor, lambda work: needs_form.take(work, person.id, None, Ticked()))
    kept = store.read(actor, lambda work: work.get(Person, person.id))
    assert (kept.needs_asked, needs(store, actor, person)) == (NeedsAsked.NONE, {})
    assert see(store, actor, lambda work: needs_form.read(work, person.id)).tell_venue is None


def test_nobody_overwrites_what_was_changed_meanwhile(store: Store, actor: Actor, person: Person) -> None:
    version = person.version
    store.write(actor, "Asked", lambda work: access.asked_none(work, person.id))
    with pytest.raises(Conflict):
        store.write(actor, "Form", lambda work: needs_form.take(work, person.id, version, Ticked()))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_paper_is_two_sides_anyone_can_have_read_aloud(store: Store, actor: Actor, language: str) -> None:
    person = a_person("Dewi Prosser", language=language)
    keep(store, person)
    text = see(store, actor, lambda work: needs_form.paper(work, person.id))
    pdf = needs_form.draw(text)
    assert accessibility_failures(pdf) == []
    sides = pages(pdf)
    assert len(sides) == 2
    assert "Dewi Prosser" in sides[0]
    assert ("9. A British Sign Language interpreter" in sides[0]) is (language == "en")
    assert needs_form.file_name(person).endswith("Dewi Prosser.pdf")


def test_a_form_for_anyone_has_a_line_for_the_name(store: Store, actor: Actor) -> None:
    text = see(store, actor, lambda work: needs_form.paper(work, None))
    assert text.name == ""
    assert "Name:" in pages(needs_form.draw(text))[0]
    assert needs_form.file_name(None) == "What helps you take part.pdf"
