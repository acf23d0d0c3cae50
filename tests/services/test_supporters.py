"""Supporters: what the person decided is heeded wherever someone is told, asked or expected."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from coprod_desktop.documents import forms
from coprod_desktop.documents.preview import page_count
from coprod_desktop.domain.access import AccessNeed
from coprod_desktop.domain.meetings import Invitation, Reply, Way
from coprod_desktop.domain.outcomes import OutcomeState
from coprod_desktop.domain.people import NeedsAsked, PaperForm, Person, Reach
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, FieldProblems, Gone, Problem
from coprod_desktop.domain.templates import RowKind, TemplateKind, TemplateRow
from coprod_desktop.i18n import Language
from coprod_desktop.services import (
    attendance,
    invitations,
    meeting_notes,
    meetings,
    organisation,
    outcomes,
    papers,
    sent_papers,
    support,
    supporters,
    templates,
)
from coprod_desktop.services.invitations import Said
from coprod_desktop.services.paper_ways import FORMS
from coprod_desktop.services.supporters import SupporterList, SupporterQuery
from coprod_desktop.storage.database import Store, Work
from tests.builders import TODAY, a_meeting, a_person, a_supporter, an_attendance, an_invitation
from tests.documents.golden_papers import accessibility_failures, words
from tests.services.undoing import do, keep, see, whole

ANSWER = {
    "said": "The bus is late.",
    "decided": "We will ask for a bus.",
    "state": OutcomeState.DECIDED,
}
CONTACT = {"contact_name": "Jo Penn", "contact_phone": "01632 960 001", "contact_email": "jo@marlow.example"}


class Table:
    """One person invited to a meeting, with supporters."""

    def __init__(self, store: Store, actor: Actor, *scopes: dict[str, Any], **person: Any) -> None:
        self.store, self.actor = store, actor
        self.person: Person = a_person(
            "Amara Quill", address="1 Wren Street", needs_asked=NeedsAsked.RECORDED, **person
        )
        self.supporters = [
            a_supporter(self.person, name, **scope)
            for name, scope in zip(("Mari Tegid", "Tom Lisle"), scopes, strict=False)
        ]
        self.meeting = a_meeting(venue="Town Hall", starts=time(10, 30), ends=time(12, 0))
        self.need = AccessNeed(person_id=self.person.id, need="Hearing loop")
        asked = an_invitation(self.meeting, self.person)
        keep(store, self.person, *self.supporters, self.meeting, self.need, asked)
        self.do(lambda work: organisation.save(work, **CONTACT))

    def do(self, verb: Callable[[Work], Any]) -> Any:
        return self.store.write(self.actor, "Done", verb).value

    def ask(self, query: Callable[[Work], Any]) -> Any:
        return self.store.read(self.actor, query)

    def says(self, reply: Reply, by: int | None = None) -> None:
        said = [Said(self.person.id, reply, answered_by=by)]
        self.do(lambda work: invitations.record(work, self.meeting.id, said))

    def asked(self) -> Invitation:
        rows = self.ask(lambda work: invitations.invited(work, self.meeting.id))
        found = self.ask(lambda work: work.get(Invitation, rows[0].id))
        assert isinstance(found, Invitation)
        return found

    def make(self, folder: Path) -> list[str]:
        batch = self.ask(lambda work: papers.to_make(work, self.meeting.id))
        made = papers.make(batch, folder)
        self.do(lambda work: papers.record(work, batch, made))
        return [path.relative_to(made.folder).as_posix() for path in made.shelf.files]

    def lines(self) -> list[tuple[str, bool]]:
        found = self.ask(lambda work: support.booking_list(work, self.meeting.id))
        return [(row.what, row.no_longer_needed) for row in found.rows]


PLACE = "A place and food for Mari Tegid, who comes with Amara Quill"


def test_a_supporter_is_recorded_changed_ended_and_undone(store: Store, actor: Actor) -> None:
    person = a_person()
    keep(store, person)
    values = {"name": "Mari Tegid", "told_of_meetings": True, "decided_how": "Told Beth"}
    row = do(store, actor, lambda work: supporters.add(work, person.id, values))
    assert (row.decided_on, row.may_answer) == (TODAY, False)
    row = do(
        store, actor, lambda work: supporters.edit(work, row.id, row.version, {"phone": "01632 960 004"})
    )
    do(store, actor, lambda work: supporters.end(work, row.id))
    (ended,) = see(store, actor, lambda work: supporters.of_person(work, person.id))
    assert (ended.ended, ended.phone) == (TODAY, "01632 960 004")
    assert see(store, actor, lambda work: supporters.told_of_meetings(work, [person.id])) == {}
    do(store, actor, lambda work: supporters.start_again(work, row.id))
    told = see(store, actor, lambda work: supporters.told_of_meetings(work, [person.id]))
    assert [one.id for one in told[person.id]] == [row.id]
    do(store, actor, lambda work: supporters.remove(work, row.id))


def test_a_supporter_without_a_name_or_of_nobody_is_refused(store: Store, actor: Actor) -> None:
    person = a_person()
    keep(store, person)
    with pytest.raises(FieldProblems):
        store.write(actor, "Add", lambda work: supporters.add(work, person.id, {"name": ""}))
    with pytest.raises(Gone):
        store.write(actor, "Add", lambda work: supporters.add(work, 5, {"name": "Mari"}))
    with pytest.raises(Problem) as refusal:
        store.write(
            actor, "Add", lambda work: supporters.add(work, person.id, {"name": "M", "is_payee": True})
        )
    assert refusal.value.field == "decided_how"


def test_money_goes_to_one_payee_at_a_time(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {"is_payee": True}, {})
    first, second = table.supporters
    with pytest.raises(Problem, match="Mari Tegid already"):
        table.do(lambda work: supporters.edit(work, second.id, None, {"is_payee": True}))
    do(store, actor, lambda work: supporters.end(work, first.id))
    do(store, actor, lambda work: supporters.edit(work, second.id, None, {"is_payee": True}))
    with pytest.raises(Problem, match="Tom Lisle already"):
        table.do(lambda work: supporters.start_again(work, first.id))


def test_who_is_told_of_meetings_gets_a_copy_and_the_person_always_their_own(
    store: Store, actor: Actor, tmp_path: Path
) -> None:
    table = Table(
        store,
        actor,
        {"told_of_meetings": True, "email": "mari@example.org", "preferred_reach": Reach.EMAIL},
        {},
    )
    (row,) = table.ask(lambda work: papers.plan(work, table.meeting.id)).rows
    assert [(one.name, one.way) for one in row.copies] == [("Mari Tegid", Reach.EMAIL)]
    names = table.make(tmp_path)
    assert names == [
        "1 Print and post/01 Amara Quill.pdf",
        "1 Print and post/All to print.pdf",
        "4 For supporters/2 E-mail drafts/01 Mari Tegid for Amara Quill.eml",
        "4 For supporters/2 E-mail drafts/01 Mari Tegid for Amara Quill.pdf",
        "4 For supporters/2 E-mail drafts/List for mail merge.xlsx",
    ]
    made = table.ask(lambda work: papers.made(work, table.meeting.id))
    assert {(one.paper.supporter_id, one.paper.sent_by) for one in made} == {
        (None, Reach.POST),
        (table.supporters[0].id, Reach.EMAIL),
    }
    assert table.asked().sent_on == TODAY
    (again,) = table.ask(lambda work: papers.plan(work, table.meeting.id)).rows
    assert again.made == 1


def test_a_copy_says_when_and_where_and_nothing_of_needs_or_money(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {"told_of_meetings": True})
    own, copy = table.ask(lambda work: papers.to_make(work, table.meeting.id)).papers
    said = words(pdf_of(copy))
    for sentence in (
        "Mari, this is a copy for you",
        "We have invited Amara Quill to a meeting.",
        "Amara Quill asked us to tell you.",
        "It is at Town Hall.",
        "Amara Quill has an invitation too.",
        "Amara Quill will answer.",
    ):
        assert sentence in said
    assert "hearing loop" not in said
    assert "Please tick one box" not in said
    assert own.copy is None


@pytest.mark.parametrize(
    ("kind", "reply", "said"),
    [
        (TemplateKind.REMINDER, Reply.YES, "Amara, our meeting is soon"),
        (TemplateKind.RESERVE, Reply.RESERVE, "You are on our list."),
        (TemplateKind.COVER, Reply.YES, "We send you papers about Carers board."),
        (TemplateKind.NOTES, Reply.YES, "The bus is late."),
        (TemplateKind.CHANGED, Reply.YES, "We decided: We will ask for a bus."),
    ],
)
def test_every_paper_goes_to_who_is_told_of_meetings_without_needs_or_money(
    store: Store, actor: Actor, tmp_path: Path, kind: TemplateKind, reply: Reply, said: str
) -> None:
    table = Table(store, actor, {"told_of_meetings": True, "language": "en"}, {"may_answer": True})
    table.do(lambda work: invitations.send(work, table.meeting.id, [table.person.id]))
    table.says(reply)
    keep(store, an_attendance(table.meeting, table.person))
    table.do(lambda work: meeting_notes.keep(work, table.meeting.id, None, {"text": "The bus is late."}))
    table.do(lambda work: outcomes.add(work, table.meeting.id, ANSWER))
    batch = table.ask(lambda work: papers.to_make(work, table.meeting.id, kind=kind))
    own, copy = batch.papers
    assert (own.copy, copy.copy and copy.copy.name) == (None, "Mari Tegid")
    pdf = pdf_of(copy)
    for sentence in ("Mari, this is a copy for you", "We have written to Amara Quill.", said):
        assert sentence in words(pdf)
    assert "hearing loop" not in words(pdf)
    assert accessibility_failures(pdf) == []
    made = papers.make(batch, tmp_path)
    table.do(lambda work: papers.record(work, batch, made))
    assert kind not in table.ask(lambda work: papers.others_to_make(work, table.meeting.id))
    sent = table.ask(lambda work: sent_papers.of_person(work, table.person.id))
    assert {row.supporter for row in sent} == {"", "Mari Tegid"}
    shown = table.ask(lambda work: sent_papers.look_again(work, sent[0].paper.id))
    assert said in words(shown.pdf)


def test_the_letter_about_what_changed_tells_everyone_who_came_and_again_when_there_is_more(
    store: Store, actor: Actor, tmp_path: Path
) -> None:
    table = Table(store, actor, {"told_of_meetings": True})
    walked_in = a_person("Bryn Hale", email="b@example.org", preferred_reach=Reach.EMAIL)
    keep(store, walked_in)
    for one in (table.person, walked_in):
        keep(store, an_attendance(table.meeting, one))
    table.do(lambda work: outcomes.add(work, table.meeting.id, ANSWER))

    def waiting() -> int:
        counts: dict[TemplateKind, int] = table.ask(
            lambda work: papers.others_to_make(work, table.meeting.id)
        )
        return counts.get(TemplateKind.CHANGED, 0)

    assert waiting() == 2
    batch = table.ask(lambda work: papers.to_make(work, table.meeting.id, kind=TemplateKind.CHANGED))
    made = papers.make(batch, tmp_path)
    table.do(lambda work: papers.record(work, batch, made))
    known = table.ask(lambda work: outcomes.what_changed(work, table.meeting.id))
    assert {(row.name, row.how) for row in known.told} == {
        ("Amara Quill", Reach.POST),
        ("Bryn Hale", Reach.EMAIL),
    }
    assert known.supporters_told == ("Mari Tegid",)
    assert (known.not_told, known.supporters_not_told, waiting()) == ((), (), 0)
    table.do(lambda work: outcomes.add(work, table.meeting.id, {**ANSWER, "said": "Too dark."}))
    assert waiting() == 2


def test_a_part_to_send_back_is_on_a_copy_only_where_the_supporter_may_answer(
    store: Store, actor: Actor
) -> None:
    table = Table(store, actor, {"told_of_meetings": True}, {"told_of_meetings": True, "may_answer": True})
    table.do(lambda work: invitations.send(work, table.meeting.id, [table.person.id]))
    rows = (
        TemplateRow(RowKind.TITLE, ("Soon",)),
        TemplateRow(RowKind.PART, ("needs",)),
        TemplateRow(RowKind.PART, ("reply slip",)),
    )
    english = Language("en")
    table.do(lambda work: templates.save(work, TemplateKind.REMINDER, english, rows, 0))
    made = table.ask(lambda work: papers.to_make(work, table.meeting.id, kind=TemplateKind.REMINDER)).papers
    own, told, answers = (words(pdf_of(paper)) for paper in made)
    assert "hearing loop" in own
    assert ["Please tick one box." in said for said in (own, told, answers)] == [True, False, True]
    assert "Answered by: Tom Lisle" in answers
    assert len({paper.template_version_id for paper in made}) == 1


def test_who_may_answer_gets_the_slip_with_their_name_on_it(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {"told_of_meetings": True, "may_answer": True})
    copy = table.ask(lambda work: papers.to_make(work, table.meeting.id)).papers[1]
    said = words(pdf_of(copy))
    assert "You can answer for Amara Quill." in said
    assert "Name: Amara Quill" in said
    assert "Answered by: Mari Tegid" in said


def pdf_of(paper: papers.InvitationToMake) -> bytes:
    return forms.pdf(forms.in_form(paper.contents(), FORMS[paper.got.form]))


@pytest.mark.parametrize("form", [PaperForm.EASY_READ, PaperForm.LARGE_PRINT])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_copy_is_accessible_easy_to_read_and_on_one_sheet(
    store: Store, actor: Actor, form: PaperForm, language: str
) -> None:
    scope = {"told_of_meetings": True, "may_answer": True, "paper_form": form, "language": language}
    table = Table(store, actor, scope)
    copy = table.ask(lambda work: papers.to_make(work, table.meeting.id)).papers[1]
    assert copy.copy is not None
    assert (copy.copy.form, copy.copy.language) == (form, language)
    pdf = pdf_of(copy)
    assert accessibility_failures(pdf) == []
    assert page_count(pdf) <= 2


def test_a_consent_withdrawn_while_papers_are_drawn_stops_them(
    store: Store, actor: Actor, tmp_path: Path
) -> None:
    table = Table(store, actor, {"told_of_meetings": True})
    batch = table.ask(lambda work: papers.to_make(work, table.meeting.id))
    made = papers.make(batch, tmp_path / "papers")
    table.do(lambda work: supporters.end(work, table.supporters[0].id))
    with pytest.raises(Conflict):
        table.do(lambda work: papers.record(work, batch, made))
    made.take_away()
    assert not (tmp_path / "papers").exists()


@pytest.mark.parametrize(
    ("known", "wanted", "way"),
    [
        ({"address": "2 Mill Lane"}, Reach.POST, Reach.POST),
        ({"email": "m@example.org"}, Reach.POST, Reach.EMAIL),
        ({"phone": "01632 960 004"}, Reach.EMAIL, Reach.PHONE),
        ({}, Reach.TEXT, Reach.IN_PERSON),
    ],
)
def test_a_copy_goes_a_way_that_is_written_down(
    store: Store, actor: Actor, known: dict[str, Any], wanted: Reach, way: Reach
) -> None:
    table = Table(store, actor, {"told_of_meetings": True, "preferred_reach": wanted, **known})
    (row,) = table.ask(lambda work: papers.plan(work, table.meeting.id)).rows
    assert row.copies[0].way is way


def test_a_supporter_answers_only_where_the_person_wants_it(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {"may_answer": True}, {})
    may, may_not = table.supporters
    table.says(Reply.YES, may.id)
    assert table.asked().answered_by_id == may.id
    table.says(Reply.NO)
    assert table.asked().answered_by_id is None
    with pytest.raises(Problem, match="Tom Lisle may not answer"):
        table.says(Reply.YES, may_not.id)
    with pytest.raises(Gone):
        table.says(Reply.YES, 5)
    table.do(lambda work: supporters.end(work, may.id))
    with pytest.raises(Problem, match="Mari Tegid may not answer"):
        table.says(Reply.YES, may.id)


def test_who_comes_along_has_a_place_and_food_until_nobody_comes(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {"comes_along": True})
    table.says(Reply.YES)
    assert (PLACE, False) in table.lines()
    found = table.ask(lambda work: support.booking_list(work, table.meeting.id))
    assert found.supporters == 1
    assert next(row.by_when for row in found.rows if row.what == PLACE) == date(2026, 12, 3)
    table.says(Reply.NO)
    assert PLACE not in dict(table.lines())


def test_who_comes_along_this_time_is_said_for_this_time(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {}, {"comes_along": True})
    mari, tom = table.supporters
    table.says(Reply.YES)
    assert table.asked().comes_with_id == tom.id
    person = table.person.id
    do(store, actor, lambda work: invitations.come_with(work, table.meeting.id, person, mari.id))
    assert (PLACE, False) in table.lines()
    do(store, actor, lambda work: invitations.come_with(work, table.meeting.id, person, None))
    assert PLACE not in dict(table.lines())
    with pytest.raises(Gone):
        table.do(lambda work: invitations.come_with(work, table.meeting.id, person, 5))
    with pytest.raises(Gone):
        table.do(lambda work: invitations.come_with(work, table.meeting.id, 5, None))


def test_a_place_already_seen_to_stays_and_is_marked(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {"comes_along": True})
    table.says(Reply.YES)
    rows = table.ask(lambda work: support.booking_list(work, table.meeting.id)).rows
    place = next(row.id for row in rows if row.what == PLACE)
    table.do(lambda work: support.arrange(work, [place]))
    table.do(lambda work: supporters.end(work, table.supporters[0].id))
    assert (PLACE, True) in table.lines()


def test_nobody_takes_up_a_seat_online(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {"comes_along": True})
    table.do(lambda work: meetings.edit(work, table.meeting.id, None, {"way": Way.ONLINE}))
    table.says(Reply.YES)
    assert PLACE not in dict(table.lines())


def test_the_day_says_who_comes_along_and_how_to_ring_them(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {"comes_along": True, "phone": "01632 960 004"})
    table.says(Reply.YES)
    (row,) = see(store, actor, lambda work: attendance.day_sheet(work, table.meeting.id))
    assert row.comes_with == "Mari Tegid · 01632 960 004"


def test_a_supporter_who_left_traces_stays_known(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {"may_answer": True}, {})
    answered, nothing = table.supporters
    table.says(Reply.MAYBE, answered.id)
    with pytest.raises(Problem, match="stay known"):
        table.do(lambda work: supporters.remove(work, answered.id))
    do(store, actor, lambda work: supporters.remove(work, nothing.id))
    assert [row[0] for row in whole(store)["supporter"]] != []


def test_a_supporter_changed_meanwhile_is_not_overwritten(store: Store, actor: Actor) -> None:
    table = Table(store, actor, {})
    (mari,) = table.supporters
    version = mari.version
    table.do(lambda work: supporters.edit(work, mari.id, None, {"note": "New number soon"}))
    with pytest.raises(Conflict):
        table.do(lambda work: supporters.edit(work, mari.id, version, {"note": "Other"}))


def test_supporters_of_everyone_are_listed_by_name_and_found_by_either_name(
    store: Store, actor: Actor
) -> None:
    person, other = a_person(), a_person("Gwen Abara")
    mari = a_supporter(person, "Mari Tegid")
    keep(store, person, other, mari, a_supporter(other, "Tom Lisle"), a_supporter(other, "Al", ended=TODAY))

    def names(text: str = "", *, ended: bool = False) -> list[tuple[str, str]]:
        wanted = SupporterList(SupporterQuery(text, ended))
        rows = see(store, actor, lambda work: wanted.rows(work, [*wanted.ids(work), 5]))
        return [(row.supporter.name, row.person) for row in rows]

    assert names() == [("Tom Lisle", "Gwen Abara"), ("Mari Tegid", "Amara Quill")]
    assert names("quill") == names("mari") == [("Mari Tegid", "Amara Quill")]
    assert names(ended=True) == [("Al", "Gwen Abara")]
    assert see(store, actor, lambda work: supporters.one(work, mari.id)).person == "Amara Quill"
    assert [row.id for row in see(store, actor, lambda work: supporters.find(work, "teg"))] == [mari.id]
