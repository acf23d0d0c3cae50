"""Milestones: training, charter and checks - written down, renewed, and signed anew when the words change."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.milestones import Milestone, MilestoneKind
from coprod_desktop.domain.people import Person, Status
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, FieldProblems, Gone, Problem
from coprod_desktop.i18n import Language
from coprod_desktop.services import charter, milestones, organisation, today_milestones
from coprod_desktop.services.milestones import MilestoneList, MilestoneQuery
from coprod_desktop.services.today_rows import Place, TodayRow
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_colleague, a_person
from tests.documents.golden_papers import accessibility_failures, words
from tests.services.undoing import do, keep, see

DAY = timedelta(days=1)
WORDS = {"definition": "Equal partners.", "charter": "We listen.\nWe pay on time."}


class Circle:
    """A person and a colleague, with everything switched on."""

    def __init__(self, store: Store, actor: Actor) -> None:
        self.store, self.actor = store, actor
        self.person = a_person()
        self.colleague = a_colleague()
        keep(store, self.person, self.colleague)
        used = tuple(extra.value for extra in Extra)
        store.write(actor, "On", lambda work: organisation.save(work, extras=used))

    def add(self, **values: Any) -> Milestone:
        given = {"kind": MilestoneKind.CHECK, "what": "Enhanced DBS", "person_id": self.person.id, **values}
        return do(self.store, self.actor, lambda work: milestones.add(work, given))

    def sign(self, **whose: int | None) -> Milestone:
        return self.add(kind=MilestoneKind.CHARTER, what="-", **(whose or {"person_id": self.person.id}))

    def today(self) -> list[TodayRow]:
        return see(
            self.store,
            self.actor,
            lambda work: today_milestones.to_renew(work, organisation.current(work)),
        )

    def names(self, text: str = "", *kinds: MilestoneKind) -> list[tuple[str, str]]:
        wanted = MilestoneList(MilestoneQuery(text, frozenset(kinds)))
        rows = see(self.store, self.actor, lambda work: wanted.rows(work, [*wanted.ids(work), 5]))
        return [(row.name, row.milestone.what) for row in rows]


@pytest.fixture
def circle(store: Store, actor: Actor) -> Circle:
    return Circle(store, actor)


def test_training_is_written_down_for_people_and_colleagues_alike(circle: Circle) -> None:
    circle.add(kind=MilestoneKind.TRAINING, what="Easy read", on=TODAY - DAY)
    theirs = {"person_id": None, "colleague_id": circle.colleague.id}
    row = circle.add(kind=MilestoneKind.TRAINING, what="Chairing together", **theirs)
    assert row.on == TODAY
    assert circle.names() == [("Idris Vale", "Chairing together"), ("Amara Quill", "Easy read")]
    assert circle.names("quill") == [("Amara Quill", "Easy read")]
    assert circle.names("", MilestoneKind.CHECK) == []
    mine = see(circle.store, circle.actor, lambda work: milestones.of_person(work, circle.person.id))
    assert [one.milestone.what for one in mine.rows] == ["Easy read"]
    assert mine.kinds == (MilestoneKind.TRAINING, MilestoneKind.CHARTER, MilestoneKind.CHECK)
    his = see(circle.store, circle.actor, lambda work: milestones.of_colleague(work, circle.colleague.id))
    assert [one.name for one in his.rows] == ["Idris Vale"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"person_id": None}, "person_id"),
        ({"on": TODAY + DAY}, "on"),
        ({"renew_by": TODAY}, "renew_by"),
        ({"what": " "}, "what"),
        ({"kind": MilestoneKind.CHARTER}, "kind"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(circle: Circle, values: dict[str, Any], field: str) -> None:
    given = {"kind": MilestoneKind.CHECK, "what": "DBS", "person_id": circle.person.id, **values}
    with pytest.raises((Problem, FieldProblems)) as refusal:
        circle.store.write(circle.actor, "Add", lambda work: milestones.add(work, given))
    assert refusal.value.field == field
    with pytest.raises(Gone):
        circle.store.write(circle.actor, "Add", lambda work: milestones.add(work, {**given, "person_id": 5}))


def test_a_check_to_renew_is_a_job_two_months_before_until_it_is_renewed(circle: Circle) -> None:
    old = circle.add(on=date(2023, 11, 20), renew_by=TODAY - DAY)
    circle.add(what="Basic DBS", on=TODAY - DAY, renew_by=TODAY + 61 * DAY)
    theirs = {"person_id": None, "colleague_id": circle.colleague.id}
    circle.add(on=date(2024, 1, 8), renew_by=TODAY + 9 * DAY, **theirs)
    first, second = circle.today()
    assert (first.title, first.detail) == (
        "Amara Quill: Enhanced DBS",
        "Was to be renewed by 21 November 2026",
    )
    assert (first.place, first.target_id, first.days_left) == (Place.MILESTONE, old.id, -1)
    assert (second.title, second.days_left) == ("Idris Vale: Enhanced DBS", 9)
    circle.add(on=TODAY, renew_by=date(2029, 11, 22))
    assert [row.title for row in circle.today()] == ["Idris Vale: Enhanced DBS"]
    one = see(circle.store, circle.actor, lambda work: milestones.one(work, old.id))
    assert (one.name, one.stands) == ("Amara Quill", False)


def test_who_has_left_and_what_is_switched_off_is_no_job(circle: Circle) -> None:
    circle.add(on=date(2023, 11, 20), renew_by=TODAY)
    circle.store.write(circle.actor, "Off", lambda work: organisation.save(work, extras=("training",)))
    assert circle.today() == []
    circle.store.write(circle.actor, "On", lambda work: organisation.save(work, extras=("checks",)))
    assert len(circle.today()) == 1
    circle.store.write(
        circle.actor,
        "Left",
        lambda work: work.edit(work.get(Person, circle.person.id), None, {"status": Status.LEFT}),
    )
    assert circle.today() == []


def test_a_milestone_is_changed_removed_and_not_overwritten(circle: Circle) -> None:
    row = circle.add()
    do(circle.store, circle.actor, lambda work: milestones.edit(work, row.id, row.version, {"note": "Seen"}))
    with pytest.raises(Conflict):
        circle.store.write(
            circle.actor, "Edit", lambda work: milestones.edit(work, row.id, row.version, {"note": ""})
        )
    do(circle.store, circle.actor, lambda work: milestones.remove(work, row.id))
    assert circle.names() == []


def test_a_charter_is_signed_as_it_stood_and_anew_when_its_words_change(circle: Circle) -> None:
    do(circle.store, circle.actor, lambda work: charter.write(work, WORDS))
    assert circle.sign().what == "Charter, version 1, agreed on 22 November 2026"
    circle.sign(person_id=None, colleague_id=circle.colleague.id)
    assert circle.today() == []
    new = WORDS | {"charter": "We listen.\nWe pay within ten days."}
    do(circle.store, circle.actor, lambda work: charter.write(work, new))
    (row,) = circle.today()
    assert (row.title, row.place) == ("2 people signed an earlier charter", Place.CHARTER)
    again = see(circle.store, circle.actor, charter.to_sign_anew)
    assert [one.name for one in again] == ["Amara Quill", "Idris Vale"]
    circle.sign()
    assert [one.name for one in see(circle.store, circle.actor, charter.to_sign_anew)] == ["Idris Vale"]
    assert circle.names("quill")[0][1].startswith("Charter, version 2")


def test_words_that_are_the_same_or_still_to_come_are_no_new_version(circle: Circle) -> None:
    assert see(circle.store, circle.actor, charter.to_sign_anew) == []
    circle.store.write(circle.actor, "Charter", lambda work: charter.write(work, WORDS))
    for values, field in ((WORDS, "charter"), (WORDS | {"agreed_on": TODAY + DAY}, "agreed_on")):
        with pytest.raises(Problem) as refusal:
            circle.store.write(circle.actor, "Charter", partial(charter.write, values=values))
        assert refusal.value.field == field


def test_the_charter_is_printed_with_who_signs_anew_and_room_for_others(circle: Circle) -> None:
    with pytest.raises(Problem, match="no charter yet"):
        circle.store.read(circle.actor, charter.paper)
    circle.store.write(circle.actor, "Charter", lambda work: charter.write(work, WORDS))
    circle.sign()
    circle.store.write(
        circle.actor, "Charter", lambda work: charter.write(work, {"charter": "We listen twice."})
    )
    assert circle.store.read(circle.actor, charter.other_languages) == []
    keep(circle.store, a_person("Siân Môn", language="cy+en"), a_person("Ola Wit", language="pl"))
    assert see(circle.store, circle.actor, charter.other_languages) == ["cy"]
    welsh = words(charter.draw(circle.store.read(circle.actor, lambda work: charter.paper(work, "cy"))))
    assert Language("cy").gettext("Our charter") in welsh
    assert "22 Tachwedd 2026" in welsh
    pdf = charter.draw(see(circle.store, circle.actor, charter.paper))
    assert accessibility_failures(pdf) == []
    said = words(pdf)
    assert "We listen twice." in said
    assert "Amara Quill" in said
    assert "Charter, version 2, agreed on 22 November 2026" in said
    assert "What we mean by co-production" not in said
