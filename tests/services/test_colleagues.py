"""Colleagues: kept by name, offered by name, and whatever they look after follows that name."""

from datetime import date, timedelta
from functools import partial

import pytest

from coprod_desktop.documents.meeting_rows import Faces
from coprod_desktop.domain.access import Adjustment, UsualAdjustment
from coprod_desktop.domain.agenda import AgendaItem
from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.buddies import Buddy
from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.domain.content import Photograph
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.outcomes import Outcome, OutcomeState
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, FieldProblems, Problem
from coprod_desktop.services import colleagues, photos
from coprod_desktop.services.colleagues import ColleagueList, ColleagueQuery
from coprod_desktop.storage.database import Store, Work
from tests.builders import TODAY, a_board, a_colleague, a_meeting, a_person
from tests.services.undoing import do, keep, see, whole

NAME = "Idris Vale"


@pytest.fixture(name="colleague")
def _colleague(store: Store) -> Colleague:
    made = a_colleague(NAME)
    keep(store, made)
    return made


def test_a_colleague_is_kept_and_undone(store: Store, actor: Actor) -> None:
    made = do(store, actor, lambda work: colleagues.add(work, {"name": NAME, "team": "Commissioning"}))
    assert (made.name, made.does(), made.ended) == (NAME, "Commissioning", None)
    with pytest.raises(FieldProblems):
        store.write(actor, "Add", lambda work: colleagues.add(work, {"name": " "}))


def test_a_name_means_one_colleague(store: Store, actor: Actor, colleague: Colleague) -> None:
    other = do(store, actor, lambda work: colleagues.add(work, {"name": "Idris Valentine"}))
    for verb in (
        lambda work: colleagues.add(work, {"name": "idris vale"}),
        lambda work: colleagues.edit(work, other.id, None, {"name": "IDRIS VALE"}),
    ):
        with pytest.raises(Problem) as refusal:
            store.write(actor, "Again", verb)
        assert refusal.value.field == "name"
    do(
        store,
        actor,
        lambda work: colleagues.edit(work, colleague.id, colleague.version, {"name": "Ídris Vale"}),
    )


def everything_named(store: Store) -> dict[str, int]:
    """Something of each kind that names the colleague, what is over beside what is not."""
    coming, past = a_meeting(owner=NAME), a_meeting(day=date(2026, 1, 8), owner=NAME)
    board, ended = a_board(co_chair=NAME), a_board("Old board", co_chair=NAME, ended=date(2025, 1, 1))
    open_, closed = (
        Outcome(meeting_id=past.id, said=said, owner=NAME, state=state)
        for said, state in (("More buses", OutcomeState.OPEN), ("Tea", OutcomeState.DONE))
    )
    booking = Adjustment(meeting_id=coming.id, what="Book BSL", who=NAME)
    usual = UsualAdjustment(need="A chair by the door", what="Book BSL", who=NAME)
    item = AgendaItem(meeting_id=coming.id, what="Welcome", who=NAME)
    keep(store, coming, past, board, ended, open_, closed, booking, usual, item)
    rows = {
        "item": item,
        "past": past,
        "coming": coming,
        "board": board,
        "ended": ended,
        "closed": closed,
        "usual": usual,
    }
    return {key: row.id for key, row in rows.items()}


def test_what_a_colleague_looks_after_is_what_is_not_over(
    store: Store, actor: Actor, colleague: Colleague
) -> None:
    ids = everything_named(store)
    person = a_person()
    keep(store, person, Buddy(person_id=person.id, by_colleague_id=colleague.id))
    shown = see(store, actor, lambda work: colleagues.page(work, colleague.id))
    found = shown.looks_after
    assert [one.id for one in found.meetings] == [ids["coming"]]
    assert found.bookings == ((ids["coming"], "Book BSL"),)
    assert found.answers == ((ids["past"], "More buses"),)
    assert found.boards == ((ids["board"], "Carers board"),)
    assert found.buddied == ((person.id, "Amara Quill"),)
    assert (shown.times_named, shown.signs_in, found.anything()) == (9, False, True)


def test_another_name_is_said_wherever_something_is_not_over(
    store: Store, actor: Actor, colleague: Colleague
) -> None:
    ids = everything_named(store)
    do(store, actor, lambda work: colleagues.edit(work, colleague.id, None, {"name": "Idris Vale-Marsh"}))

    def named(kind: type, key: str, field: str) -> str:
        return str(store.read(actor, lambda work: getattr(work.get(kind, ids[key]), field)))

    assert named(Meeting, "coming", "owner") == named(UsualAdjustment, "usual", "who") == "Idris Vale-Marsh"
    assert named(Board, "board", "co_chair") == named(AgendaItem, "item", "who") == "Idris Vale-Marsh"
    assert named(Meeting, "past", "owner") == named(Board, "ended", "co_chair") == NAME
    assert named(Outcome, "closed", "owner") == NAME


def test_a_colleague_in_use_is_not_removed_and_it_says_in_how_many_places(
    store: Store, actor: Actor, colleague: Colleague
) -> None:
    person = a_person()
    keep(store, a_meeting(owner=NAME), person, Buddy(person_id=person.id, by_colleague_id=colleague.id))
    with pytest.raises(Problem, match="named in 2 places"):
        store.write(actor, "Remove", lambda work: colleagues.remove(work, colleague.id))
    do(store, actor, lambda work: colleagues.end(work, colleague.id))
    assert see(store, actor, colleagues.offered) == []
    assert store.read(actor, lambda work: colleagues.offered(work, colleague.id)) == [(colleague.id, NAME)]
    do(store, actor, lambda work: colleagues.start_again(work, colleague.id))
    assert see(store, actor, colleagues.offered) == [(colleague.id, NAME)]


def test_a_colleague_nobody_named_is_removed(store: Store, actor: Actor, colleague: Colleague) -> None:
    do(store, actor, lambda work: colleagues.remove(work, colleague.id))
    assert see(store, actor, lambda work: colleagues.find(work, "idris")) == []


def test_nobody_overwrites_anybody(store: Store, actor: Actor, colleague: Colleague) -> None:
    version = colleague.version
    do(store, actor, lambda work: colleagues.edit(work, colleague.id, version, {"phone": "01632 960 121"}))
    with pytest.raises(Conflict):
        store.write(actor, "Edit", lambda work: colleagues.edit(work, colleague.id, version, {"phone": ""}))


@pytest.mark.usefixtures("colleague")
def test_names_offered_are_colleagues_and_then_who_signs_in(store: Store, actor: Actor) -> None:
    gone = a_colleague("Ann Old", ended=TODAY - timedelta(days=1))
    keep(store, gone)
    assert see(store, actor, colleagues.names) == [NAME, "Jo Tester"]


@pytest.mark.usefixtures("colleague")
def test_the_list_is_by_family_name_and_searched_by_role_and_team(store: Store, actor: Actor) -> None:
    keep(store, a_colleague("Zoe Abara", role="Lead"), a_colleague("Gone Person", ended=TODAY))

    def names(text: str = "", *, ended: bool = False) -> list[str]:
        wanted = ColleagueList(ColleagueQuery(text, ended))
        return see(
            store,
            actor,
            lambda work: [row.name for row in wanted.rows(work, [*wanted.first(work, 9), 5])],
        )

    assert names() == ["Zoe Abara", NAME]
    assert names("commissio") == ["Zoe Abara", NAME]
    assert names("lead") == ["Zoe Abara"]
    assert names(ended=True) == ["Gone Person"]


def test_a_photo_is_kept_replaced_taken_away_and_goes_with_whoever_was_kept_by_mistake(
    store: Store, actor: Actor, colleague: Colleague
) -> None:
    for photo in (b"first", b"second"):
        store.write(actor, "Photo", partial(colleagues.keep_photo, colleague_id=colleague.id, photo=photo))
    assert see(store, actor, lambda work: colleagues.page(work, colleague.id)).photo == b"second"
    assert len(whole(store)["attachment"]) == 1
    do(store, actor, lambda work: colleagues.remove_photo(work, colleague.id))
    assert see(store, actor, lambda work: colleagues.page(work, colleague.id)).photo == b""
    store.write(actor, "Photo", lambda work: colleagues.keep_photo(work, colleague.id, b"third"))
    do(store, actor, lambda work: colleagues.remove(work, colleague.id))
    assert whole(store)["attachment"] == []


def test_whoever_meets_people_is_renamed_with_the_colleague_and_shown_by_their_photo(
    store: Store, actor: Actor, colleague: Colleague
) -> None:
    coming, past = a_meeting(welcome=NAME), a_meeting(day=date(2026, 1, 8), welcome=NAME)
    keep(store, coming, past)
    store.write(actor, "Photo", lambda work: colleagues.keep_photo(work, colleague.id, b"photo"))
    store.write(actor, "Edit", lambda work: colleagues.edit(work, colleague.id, None, {"name": "Idris Hill"}))
    faces = [see(store, actor, partial(_faces, meeting.id)) for meeting in (coming, past)]
    assert [(one.welcome, one.welcomes) for one in faces] == [
        ("Idris Hill", Photograph(b"photo", "Idris Hill")),
        (NAME, None),
    ]
    with pytest.raises(Problem, match="named in 1 place"):
        store.write(actor, "Remove", lambda work: colleagues.remove(work, colleague.id))


def _faces(meeting_id: int, work: Work) -> Faces:
    return photos.of_meeting(work, work.get(Meeting, meeting_id))
