"""Writing an agenda: order, running times, and the break people are told of."""

from datetime import date, time

import pytest

from coprod_desktop.domain.agenda import AgendaItem
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import FieldProblems, Problem
from coprod_desktop.services import agenda, meeting_papers, meetings
from coprod_desktop.storage.database import Store
from tests.builders import a_meeting
from tests.documents import golden_papers
from tests.services.undoing import do, keep, see


@pytest.fixture
def meeting(store: Store) -> Meeting:
    made = a_meeting(day=date(2026, 12, 8), starts=time(10), ends=time(12), about="home care")
    keep(store, made)
    return made


def said(store: Store, actor: Actor, meeting: Meeting) -> list[tuple[str, time]]:
    found = see(store, actor, lambda work: agenda.of_meeting(work, meeting.id))
    return [(row.item.what, row.starts) for row in found.rows]


def break_at(store: Store, actor: Actor, meeting: Meeting) -> time | None:
    return store.read(actor, lambda work: work.get(Meeting, meeting.id)).break_at


def test_the_usual_agenda_fills_the_meeting_and_sets_its_break(
    store: Store, actor: Actor, meeting: Meeting
) -> None:
    do(store, actor, lambda work: agenda.begin(work, meeting.id))
    assert said(store, actor, meeting) == [
        ("Welcome", time(10)),
        ("home care", time(10, 10)),
        ("Break", time(10, 52)),
        ("home care", time(11, 7)),
        ("What happens next", time(11, 50)),
    ]
    found = see(store, actor, lambda work: agenda.of_meeting(work, meeting.id))
    assert (found.concerns, found.free) == ((), 0)
    assert break_at(store, actor, meeting) == time(10, 52)
    with pytest.raises(Problem, match="agenda already"):
        store.write(actor, "Again", lambda work: agenda.begin(work, meeting.id))


def test_a_short_meeting_has_no_break_and_a_very_short_one_no_usual_agenda(
    store: Store, actor: Actor
) -> None:
    short, shorter = a_meeting(starts=time(10), ends=time(11)), a_meeting(starts=time(10), ends=time(10, 30))
    keep(store, short, shorter)
    do(store, actor, lambda work: agenda.begin(work, short.id))
    assert len(said(store, actor, short)) == 3
    with pytest.raises(Problem, match="too short"):
        store.write(actor, "Begin", lambda work: agenda.begin(work, shorter.id))


def test_items_are_added_changed_moved_and_taken_off(store: Store, actor: Actor, meeting: Meeting) -> None:
    first = do(store, actor, lambda work: agenda.add(work, meeting.id, {"what": "Talk", "minutes": 30}))
    rest = {"what": "Break", "minutes": 15, "is_break": True}
    second = do(store, actor, lambda work: agenda.add(work, meeting.id, rest))
    assert break_at(store, actor, meeting) == time(10, 30)
    do(store, actor, lambda work: agenda.edit(work, first.id, None, {"minutes": 40, "who": "Dewi"}))
    assert break_at(store, actor, meeting) == time(10, 40)
    do(store, actor, lambda work: agenda.move(work, second.id, -1))
    assert said(store, actor, meeting) == [("Break", time(10)), ("Talk", time(10, 15))]
    store.write(actor, "Move", lambda work: agenda.move(work, second.id, -1))
    do(store, actor, lambda work: agenda.remove(work, second.id))
    assert said(store, actor, meeting) == [("Talk", time(10))]
    with pytest.raises(FieldProblems):
        store.write(actor, "Add", lambda work: agenda.add(work, meeting.id, {"what": "", "minutes": 0}))


def test_a_meeting_that_starts_later_takes_its_agenda_and_break_along(
    store: Store, actor: Actor, meeting: Meeting
) -> None:
    store.write(actor, "Begin", lambda work: agenda.begin(work, meeting.id))
    later = {"starts": time(13), "ends": time(15), "break_at": None}
    do(store, actor, lambda work: meetings.edit(work, meeting.id, None, later))
    assert break_at(store, actor, meeting) == time(13, 52)


def test_the_paper_says_what_happens_when_and_needs_an_agenda(
    store: Store, actor: Actor, meeting: Meeting
) -> None:
    def read() -> meeting_papers.ToDraw:
        return see(store, actor, lambda work: meeting_papers.read(work, meeting.id, PaperKind.AGENDA))

    with pytest.raises(Problem, match="no agenda yet"):
        read()
    keep(store, AgendaItem(meeting_id=meeting.id, what="Hear from carers", minutes=40, who="Dewi Prosser"))
    words = golden_papers.words(meeting_papers.draw(read()))
    assert "10am: Hear from carers" in words
    assert "Dewi Prosser leads this part." in words
