"""The figures of the Voices page, and the people behind them."""

from datetime import date, timedelta

import pytest

from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.people import Person, TakenBefore
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import NotAllowed
from coprod_desktop.domain.voice_scope import VoiceScope
from coprod_desktop.services import organisation, voice_figures, voices
from coprod_desktop.services.voice_figures import Behind, PeopleBehind, VoicesAsked
from coprod_desktop.storage.database import Store, Work
from tests.builders import TODAY, a_board, a_meeting, a_person, an_actor, an_attendance

WHOLE = Period(date(2026, 1, 1), date(2026, 12, 31))


def came(store: Store, actor: Actor, history: list[tuple[Person, list[Meeting]]]) -> None:
    def write(work: Work) -> None:
        for meeting in {id(m): m for _person, meetings in history for m in meetings}.values():
            work.add(meeting)
        for person, meetings in history:
            work.add(person)
            for meeting in meetings:
                work.add(an_attendance(meeting, person))
        voices.recompute(work, {person.id for person, _meetings in history})

    store.write(actor, "meetings", write)


def behind(store: Store, actor: Actor, which: Behind, period: Period = WHOLE) -> list[str]:
    people = PeopleBehind(which, VoicesAsked(), period)

    def read(work: Work) -> list[str]:
        ids = list(people.ids(work))
        assert list(people.first(work, 1)) == ids[:1]
        names = {row.id: row.name for row in people.rows(work, ids)}
        return [names[n] for n in ids]

    return store.read(actor, read)


def test_the_page_looks_at_whole_quarters_up_to_the_present_one() -> None:
    assert VoicesAsked(quarters=4).period(TODAY) == Period(date(2026, 1, 1), date(2026, 12, 31))


def test_the_two_years_compared_touch_and_do_not_overlap() -> None:
    this, before = voice_figures.years_to(date(2026, 11, 22))
    assert (this.start, this.end) == (date(2025, 11, 23), date(2026, 11, 22))
    assert (before.start, before.end) == (date(2024, 11, 23), date(2025, 11, 22))


def test_quarters_before_anybody_came_are_left_out(store: Store, actor: Actor) -> None:
    came(store, actor, [(a_person(taken_before=TakenBefore.NO), [a_meeting(None, date(2026, 5, 1))])])
    found = store.read(actor, lambda work: voice_figures.figures(work, VoicesAsked()))
    assert [(row.quarter.number, row.mix.people) for row in found.quarters] == [(2, 1), (3, 0), (4, 0)]


def test_a_register_where_nobody_came_shows_the_present_quarter(store: Store, actor: Actor) -> None:
    found = store.read(actor, lambda work: voice_figures.figures(work, VoicesAsked()))
    assert [row.mix.people for row in found.quarters] == [0]


def test_changing_the_number_of_days_restates_history(store: Store, actor: Actor) -> None:
    meetings = [a_meeting(None, date(2026, 10, 1) + timedelta(days=n)) for n in range(3)]
    latest = a_meeting(None, date(2026, 11, 20))
    came(store, actor, [(a_person(), [*meetings, latest])])
    month = [Period(date(2026, 11, 1), date(2026, 11, 30))]
    assert behind(store, actor, Behind.RETURNING, month[0]) == ["Amara Quill"]
    store.write(actor, "N", lambda work: organisation.save(work, familiar_days=3))
    assert behind(store, actor, Behind.FAMILIAR, month[0]) == ["Amara Quill"]


def test_the_people_behind_each_figure_are_those_it_counts(store: Store, actor: Actor) -> None:
    first, soon, late = (
        a_meeting(None, day) for day in (date(2026, 1, 5), date(2026, 3, 2), date(2026, 11, 2))
    )
    no = TakenBefore.NO
    people = [
        (a_person("Bo Again", taken_before=no), [first, soon]),
        (a_person("Cy Late", taken_before=no), [first, late]),
        (a_person("Di Recent", taken_before=no), [late]),
        (a_person("Ed Unknown"), [late]),
        (a_person("Flo Waits", joined=date(2026, 2, 1)), []),
        (a_person("Gus Waits", joined=date(2025, 2, 1)), []),
    ]
    came(store, actor, people)
    assert behind(store, actor, Behind.CAME_AGAIN) == ["Bo Again"]
    assert behind(store, actor, Behind.NOT_YET_AGAIN) == ["Cy Late"]
    assert behind(store, actor, Behind.FIRST_TIME) == ["Bo Again", "Cy Late", "Di Recent"]
    assert behind(store, actor, Behind.NOT_KNOWN) == ["Ed Unknown"]
    assert behind(store, actor, Behind.NEVER_ASKED) == ["Gus Waits", "Flo Waits"]
    figures = store.read(actor, lambda work: voice_figures.figures(work, VoicesAsked(quarters=4)))
    assert (figures.came_back.came_again, figures.came_back.had_time, figures.came_back.too_soon) == (1, 2, 1)


def test_more_says_each_board_only_where_all_are_looked_at(store: Store, actor: Actor) -> None:
    board = a_board()
    store.write(actor, "board", lambda work: work.add(board))
    came(store, actor, [(a_person(), [a_meeting(board, date(2026, 5, 1))])])
    everything = store.read(actor, lambda work: voice_figures.more(work, VoicesAsked()))
    one = store.read(actor, lambda work: voice_figures.more(work, VoicesAsked(VoiceScope(board.id))))
    assert [(name, mix.new_to_board) for name, mix in everything.by_board] == [("Carers board", 1)]
    assert one.by_board == ()


def test_a_lead_sees_figures_and_never_the_people_behind_them(store: Store) -> None:
    lead = an_actor(Role.LEAD)
    assert store.read(lead, lambda work: voice_figures.figures(work, VoicesAsked())).funnel.on_register == 0
    with pytest.raises(NotAllowed):
        behind(store, lead, Behind.FIRST_TIME)
    with pytest.raises(NotAllowed):
        store.read(an_actor(Role.FINANCE), lambda work: voice_figures.figures(work, VoicesAsked()))
