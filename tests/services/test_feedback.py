"""What people say of a meeting afterwards, and the notes kept of it."""

from datetime import date

import pytest

from coprod_desktop.domain.access import AccessNeed, Adjustment, AdjustmentFor, Worked
from coprod_desktop.domain.feedback import Face, FaceQuestion, Feedback, Tally
from coprod_desktop.domain.meetings import Came, Meeting
from coprod_desktop.domain.people import Person, Status
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, FieldProblems, Problem
from coprod_desktop.services import attendance, feedback, meeting_notes
from coprod_desktop.services.feedback import AskedRow, FormOf, Told
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_board, a_meeting, a_person, an_attendance
from tests.services.undoing import do, keep, see, whole


def a_room(store: Store, *names: str) -> tuple[Meeting, list[Person]]:
    """A meeting of yesterday, and those who came."""
    meeting = a_meeting(day=date(2026, 11, 21))
    people = [a_person(name) for name in names]
    keep(store, meeting, *people, *(an_attendance(meeting, one) for one in people))
    return meeting, people


def told(store: Store, actor: Actor, meeting: Meeting) -> Told:
    return see(store, actor, lambda work: feedback.told(work, meeting.id))


def row(found: Told, name: str, asks: FaceQuestion | None) -> AskedRow:
    return next(one for one in found.rows if one.name == name and one.question is asks)


def test_each_person_who_came_is_asked_form_by_form_in_the_order_of_the_paper(
    store: Store, actor: Actor
) -> None:
    meeting, (amara, ben) = a_room(store, "Amara Quill", "Ben Zed")
    need = AccessNeed(person_id=ben.id, need="Hearing loop")
    line = Adjustment(meeting_id=meeting.id, need="Hearing loop", what="Set up the loop")
    link = AdjustmentFor(adjustment_id=line.id, access_need_id=need.id, person_id=ben.id)
    away = a_person("Away")
    keep(store, need, line, link, away, an_attendance(meeting, away, Came.APOLOGIES))
    asked = [(one.name, one.asks) for one in told(store, actor, meeting).rows]
    assert asked == [
        ("Amara Quill", "Was the meeting good for you?"),
        ("Amara Quill", "Did we listen to you?"),
        ("Ben Zed", "Was the meeting good for you?"),
        ("Ben Zed", "Did we listen to you?"),
        ("Ben Zed", "Set up the loop"),
    ]
    assert len({one.id for one in told(store, actor, meeting).rows}) == 5
    assert amara.name == "Amara Quill"


def test_a_face_is_one_verb_and_taking_back_the_last_leaves_no_form(store: Store, actor: Actor) -> None:
    meeting, _people = a_room(store, "Amara Quill")
    asked = row(told(store, actor, meeting), "Amara Quill", FaceQuestion.HEARD)
    do(store, actor, lambda work: feedback.say(work, asked, meeting.id, Face.PARTLY))
    found = told(store, actor, meeting)
    assert (found.heard.came, found.heard.told, found.heard.heard) == (1, 1, Tally(partly=1))
    assert row(found, "Amara Quill", FaceQuestion.GOOD).face is Face.NOT_SAID
    do(store, actor, lambda work: feedback.say(work, asked, meeting.id, Face.NOT_SAID))
    assert whole(store)["feedback"] == []
    store.write(actor, "Nothing", lambda work: feedback.say(work, asked, meeting.id, Face.NOT_SAID))
    assert whole(store)["feedback"] == []


def test_what_was_arranged_is_asked_about_with_the_same_faces(store: Store, actor: Actor) -> None:
    meeting, (ben,) = a_room(store, "Ben Zed")
    line = Adjustment(meeting_id=meeting.id, need="Hearing loop", what="Set up the loop")
    link = AdjustmentFor(adjustment_id=line.id, person_id=ben.id)
    keep(store, line, link)
    asked = row(told(store, actor, meeting), "Ben Zed", None)
    do(store, actor, lambda work: feedback.say(work, asked, meeting.id, Face.YES))
    found = told(store, actor, meeting)
    assert (found.needed, found.worked, row(found, "Ben Zed", None).face) == (1, 1, Face.YES)
    do(store, actor, lambda work: feedback.say(work, asked, meeting.id, Face.NOT_SAID))
    assert store.read(actor, lambda work: work.get(AdjustmentFor, link.id).worked) is Worked.NOT_ASKED


def test_words_are_kept_with_the_faces_within_their_limits(store: Store, actor: Actor) -> None:
    meeting, (amara,) = a_room(store, "Amara Quill")
    form = FormOf(amara.id)
    assert see(store, actor, lambda work: feedback.words_of(work, meeting.id, form)).best == ""
    values = {"good": Face.YES, "best": " The break ", "better": "More time"}
    do(store, actor, lambda work: feedback.write_words(work, meeting.id, form, values))
    kept = see(store, actor, lambda work: feedback.words_of(work, meeting.id, form))
    assert (kept.good, kept.best, kept.better) == (Face.YES, "The break", "More time")
    assert row(told(store, actor, meeting), "Amara Quill", FaceQuestion.GOOD).words == "The break · More time"
    with pytest.raises(FieldProblems):
        store.write(
            actor, "Long", lambda work: feedback.write_words(work, meeting.id, form, {"best": "x" * 1001})
        )


def test_a_form_without_a_name_counts_like_any_other(store: Store, actor: Actor) -> None:
    meeting, _people = a_room(store, "Amara Quill", "Ben Zed")
    form = do(store, actor, lambda work: feedback.add_nameless(work, meeting.id))
    asked = row(told(store, actor, meeting), "Form without a name, 1", FaceQuestion.GOOD)
    do(store, actor, lambda work: feedback.say(work, asked, meeting.id, Face.NO))
    assert told(store, actor, meeting).heard.good == Tally(no=1)
    store.write(actor, "Back", lambda work: feedback.say(work, asked, meeting.id, Face.NOT_SAID))
    assert told(store, actor, meeting).heard.told == 1
    do(store, actor, lambda work: feedback.remove_nameless(work, form.id))
    assert told(store, actor, meeting).heard.told == 0


def test_there_are_never_more_forms_than_people_who_came(store: Store, actor: Actor) -> None:
    empty = a_meeting(day=TODAY)
    keep(store, empty)
    with pytest.raises(Problem, match="First tick who came"):
        store.write(actor, "Form", lambda work: feedback.add_nameless(work, empty.id))
    meeting, _people = a_room(store, "Amara Quill")
    store.write(actor, "Form", lambda work: feedback.add_nameless(work, meeting.id))
    with pytest.raises(Problem, match="Is everyone ticked"):
        store.write(actor, "Form", lambda work: feedback.add_nameless(work, meeting.id))


def test_who_did_not_come_says_nothing_of_it(store: Store, actor: Actor) -> None:
    meeting, _people = a_room(store, "Amara Quill")
    keep(store, away := a_person("Away"), an_attendance(meeting, away, Came.APOLOGIES))
    with pytest.raises(Problem, match="not ticked"):
        store.write(
            actor,
            "Words",
            lambda work: feedback.write_words(work, meeting.id, FormOf(away.id), {"best": "Lovely"}),
        )


def test_a_tick_taken_back_hides_the_form_until_it_is_given_again(store: Store, actor: Actor) -> None:
    meeting, (amara,) = a_room(store, "Amara Quill")
    asked = row(told(store, actor, meeting), "Amara Quill", FaceQuestion.GOOD)
    store.write(actor, "Face", lambda work: feedback.say(work, asked, meeting.id, Face.YES))
    store.write(actor, "Untick", lambda work: attendance.untick(work, meeting.id, amara.id))
    assert told(store, actor, meeting).heard.told == 0
    store.write(actor, "Tick", lambda work: attendance.tick(work, meeting.id, [amara.id], Came.PART))
    assert told(store, actor, meeting).heard.good == Tally(yes=1)


def test_what_someone_said_stays_known_when_they_leave(store: Store, actor: Actor) -> None:
    meeting, (amara,) = a_room(store, "Amara Quill")
    asked = row(told(store, actor, meeting), "Amara Quill", FaceQuestion.GOOD)
    store.write(actor, "Face", lambda work: feedback.say(work, asked, meeting.id, Face.YES))
    store.write(actor, "Leave", lambda work: setattr(work.get(Person, amara.id), "status", Status.LEFT))
    assert told(store, actor, meeting).heard.told == 1


def test_a_boards_year_adds_up_its_meetings_and_no_others(store: Store, actor: Actor) -> None:
    board = a_board()
    recent, old = a_meeting(board, date(2026, 10, 1)), a_meeting(board, date(2025, 1, 1))
    people = [a_person(f"P{n}") for n in range(3)]
    keep(store, board, recent, old, *people)
    keep(store, *(an_attendance(meeting, one) for meeting in (recent, old) for one in people))
    keep(store, other := a_meeting(day=date(2026, 10, 1)), an_attendance(other, people[0]))
    for meeting, one in ((recent, people[0]), (recent, people[1]), (old, people[0]), (other, people[0])):
        keep(store, Feedback(meeting_id=meeting.id, person_id=one.id, heard=Face.YES, good=Face.PARTLY))
    found = see(store, actor, lambda work: feedback.of_board_year(work, board.id))
    assert (found.came, found.told, found.heard, found.good) == (3, 2, Tally(yes=2), Tally(partly=2))


def test_notes_are_kept_changed_and_taken_away_again(store: Store, actor: Actor) -> None:
    meeting, _people = a_room(store, "Amara Quill")
    assert see(store, actor, lambda work: meeting_notes.of_meeting(work, meeting.id)) is None
    store.write(actor, "Nothing", lambda work: meeting_notes.keep(work, meeting.id, None, {"text": " "}))
    do(store, actor, lambda work: meeting_notes.keep(work, meeting.id, None, {"text": "Buses. "}))
    first = store.read(actor, lambda work: meeting_notes.of_meeting(work, meeting.id))
    assert first is not None
    assert first.text == "Buses."
    values = {"text": "Buses and lunch", "taken_by": "Jo"}
    do(store, actor, lambda work: meeting_notes.keep(work, meeting.id, first.version, values))
    with pytest.raises(Conflict):
        store.write(actor, "Older", lambda work: meeting_notes.keep(work, meeting.id, first.version, values))
    with pytest.raises(Conflict):
        store.write(actor, "Twice", lambda work: meeting_notes.keep(work, meeting.id, None, values))
    second = store.read(actor, lambda work: meeting_notes.of_meeting(work, meeting.id))
    assert second is not None
    assert second.taken_by == "Jo"
    do(store, actor, lambda work: meeting_notes.keep(work, meeting.id, second.version, {"text": ""}))
    assert whole(store)["meeting_notes"] == []
