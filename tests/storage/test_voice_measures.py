"""The figures about voices, against a slow reckoning of the same definitions."""

from collections import Counter
from datetime import date, timedelta

import pytest

from coprod_desktop.domain.boards import Stage
from coprod_desktop.domain.meetings import Came, DeclinedWhy, Meeting, Reply, Way
from coprod_desktop.domain.people import Status
from coprod_desktop.domain.period import Period
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.voice_facts import VoiceFact
from coprod_desktop.domain.voice_mix import Mix
from coprod_desktop.domain.voice_scope import VoiceScope
from coprod_desktop.domain.voices import Told, VoiceRule, VoiceStatus, status
from coprod_desktop.services import voices
from coprod_desktop.storage import voice_funnel, voice_measures
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.voice_status import STATUSES, Look, status_mark
from tests.builders import TODAY, a_board, a_meeting, a_person, a_seat, a_term, an_attendance, an_invitation
from tests.storage.voice_registers import Register, first_days, random_register, status_word

PERIOD = Period(date(2024, 10, 1), date(2025, 6, 30))
RULES = [
    VoiceRule(4, None),
    VoiceRule(4, date(2024, 6, 1)),
    VoiceRule(2, date(2024, 2, 29)),
    VoiceRule(1, date(2025, 1, 1)),
]


def oracle(made: Register, scope: VoiceScope, period: Period, rule: VoiceRule) -> Mix:
    """The mix, one person after another."""

    def wanted(meeting: Meeting) -> bool:
        return (scope.board_id is None or meeting.board_id == scope.board_id) and (
            scope.way is None or meeting.way == scope.way
        )

    count: Counter[str] = Counter()
    new_here = 0
    for person, day in first_days(made, period.start, period.last, wanted):
        word = status_word(made, person, day, rule.familiar_days, rule.complete_from)
        seats = [
            t for s, t in made.terms if t.person_id == person.id and scope.board_id in (None, s.board_id)
        ]
        holds = any(t.starts <= day and (t.ends is None or day <= t.ends) for t in seats)
        count[f"{word} seat" if word == "familiar" and holds else word] += 1
        on_board = [m.day for who, m in made.came if who is person and m.board_id == scope.board_id]
        new_here += scope.board_id is not None and min(on_board) == day
    return Mix(
        count["new"],
        count["returning"],
        count["familiar seat"],
        count["familiar"],
        count["unknown"],
        None if scope.board_id is None else new_here,
    )


def mixes(store: Store, actor: Actor, looks: list[Look]) -> list[Mix]:
    """What the SELECTs say."""
    return store.read(actor, lambda work: voice_measures.mixes(work.session, looks))


@pytest.mark.parametrize("seed", range(6))
def test_the_sql_gives_every_attendance_the_status_the_domain_gives_it(
    store: Store, actor: Actor, seed: int
) -> None:
    made = random_register(store, actor, seed)
    told = {person.id: Told(person.taken_before, person.days_declared) for person in made.people}

    def compare(work: Work) -> None:
        from sqlalchemy import select

        for rule in RULES:
            for fact, mark in work.session.execute(select(VoiceFact, status_mark(rule))):
                assert STATUSES[mark] is status(fact, told[fact.person_id], rule)

    store.read(actor, compare)


@pytest.mark.parametrize("seed", range(8))
def test_the_mix_is_what_a_slow_reckoning_finds(store: Store, actor: Actor, seed: int) -> None:
    made = random_register(store, actor, seed)
    scopes = [VoiceScope(), VoiceScope(way=Way.ONLINE), *(VoiceScope(board.id) for board in made.boards)]
    for rule in RULES:
        looks = [Look(scope, PERIOD, rule) for scope in scopes]
        assert mixes(store, actor, looks) == [oracle(made, scope, PERIOD, rule) for scope in scopes]


@pytest.mark.parametrize("seed", range(3))
def test_the_mix_of_each_board_is_the_mix_of_that_board_alone(store: Store, actor: Actor, seed: int) -> None:
    made = random_register(store, actor, seed)
    look = Look(VoiceScope(), PERIOD, RULES[1])
    found = store.read(actor, lambda work: voice_measures.mixes_by_board(work.session, look))
    expected = {board.id: oracle(made, VoiceScope(board.id), PERIOD, look.rule) for board in made.boards}
    assert found == {board_id: mix for board_id, mix in expected.items() if mix.people}


@pytest.mark.parametrize("seed", range(3))
def test_attendances_are_counted_one_by_one(store: Store, actor: Actor, seed: int) -> None:
    made = random_register(store, actor, seed)
    rule = RULES[1]
    look = Look(VoiceScope(), PERIOD, rule)
    inside = [(who, m) for who, m in made.came if PERIOD.contains(m.day)]

    def words(board_id: int | None, *, every: bool) -> dict[VoiceStatus, int]:
        chosen = [(who, m) for who, m in inside if every or m.board_id == board_id]
        found = Counter(
            status_word(made, who, m.day, rule.familiar_days, rule.complete_from) for who, m in chosen
        )
        return {each: found[each.value] for each in VoiceStatus}

    found = store.read(actor, lambda work: voice_measures.attendances(work.session, [look]))
    by_board = store.read(actor, lambda work: voice_measures.attendances_by_board(work.session, look))
    assert found == [words(None, every=True)]
    assert by_board == {b.id: words(b.id, every=False) for b in made.boards if b.id in by_board}
    assert store.read(
        actor, lambda work: voice_measures.meetings_attended(work.session, look.scope, PERIOD)
    ) == len({m.id for _who, m in inside})


@pytest.mark.parametrize("seed", range(4))
def test_who_came_back_is_what_a_slow_reckoning_finds(store: Store, actor: Actor, seed: int) -> None:
    made = random_register(store, actor, seed)
    rule, today = RULES[2], date(2025, 7, 1)
    found = store.read(
        actor, lambda work: voice_measures.came_back(work.session, Look(VoiceScope(), PERIOD, rule), today)
    )
    again = had_time = too_soon = 0
    for person in made.people:
        days = sorted({m.day for who, m in made.came if who is person})
        if not days or not PERIOD.contains(days[0]):
            continue
        if status_word(made, person, days[0], rule.familiar_days, rule.complete_from) != "new":
            continue
        if days[0] + timedelta(days=183) >= today:
            too_soon += 1
            continue
        had_time += 1
        again += len(days) > 1 and (days[1] - days[0]).days <= 183
    assert (found.came_again, found.had_time, found.too_soon) == (again, had_time, too_soon)


def test_an_empty_register_has_empty_figures(store: Store, actor: Actor) -> None:
    def look(work: Work) -> None:
        whole = Look(VoiceScope(), PERIOD, VoiceRule())
        assert voice_measures.mixes(work.session, []) == []
        assert voice_measures.attendances(work.session, []) == []
        assert voice_measures.mixes(work.session, [whole])[0].people == 0
        assert voice_measures.came_back(work.session, whole, TODAY).had_time == 0
        assert voice_measures.busiest(work.session, whole.scope, PERIOD).people == 0
        assert voice_measures.earliest_day(work.session) is None
        assert voice_funnel.funnel(work.session, None).on_register == 0
        assert voice_funnel.access(work.session, whole.scope, PERIOD).needed == 0

    store.read(actor, look)


def test_someone_who_came_unasked_counts_as_asked_and_each_step_lies_within_the_one_before(
    store: Store, actor: Actor
) -> None:
    board, other = a_board(), a_board("Other")
    first, second = a_meeting(board, date(2026, 3, 2)), a_meeting(other, date(2026, 5, 4))
    walked_in, asked, waiting = a_person("A B"), a_person("C D"), a_person("E F", joined=date(2025, 9, 1))
    left, said_yes = a_person("G H", status=Status.LEFT), a_person("I J")
    seat = a_seat(board)

    def write(work: Work) -> None:
        for row in (board, other, first, second, walked_in, asked, waiting, left, said_yes, seat):
            work.add(row)
        work.add(a_term(seat, walked_in))
        work.add(an_attendance(first, walked_in))
        work.add(an_attendance(second, walked_in, Came.PART))
        work.add(an_attendance(first, left))
        work.add(an_invitation(first, asked, sent_on=date(2026, 2, 1), reply=Reply.SENT))
        work.add(an_invitation(second, said_yes, reply=Reply.YES))
        voices.recompute(work, {walked_in.id, left.id})

    store.write(actor, "meetings", write)
    found = store.read(actor, lambda work: voice_funnel.funnel(work.session, None))
    on_board = store.read(actor, lambda work: voice_funnel.funnel(work.session, board.id))
    steps = [step.people for step in found.steps()]
    assert steps == [4, 3, 2, 1, 1, 1]
    assert found.waiting_since == date(2025, 9, 1)
    assert [step.people for step in on_board.steps()] == [4, 2, 1, 1, 0, 1]


def test_the_busiest_tenth_is_reckoned_over_the_period_only(store: Store, actor: Actor) -> None:
    people = [a_person(f"Person {n}") for n in range(10)]
    meetings = [a_meeting(None, date(2025, 1, 1) + timedelta(days=n)) for n in range(11)]
    before = a_meeting(None, date(2024, 1, 1))

    def write(work: Work) -> None:
        for row in (*people, *meetings, before):
            work.add(row)
        for meeting in meetings:
            work.add(an_attendance(meeting, people[0]))
        for person in people[1:]:
            work.add(an_attendance(meetings[0], person))
            work.add(an_attendance(before, person))
        voices.recompute(work, {person.id for person in people})

    store.write(actor, "meetings", write)
    found = store.read(
        actor, lambda work: voice_measures.busiest(work.session, VoiceScope(), Period(date(2025, 1, 1)))
    )
    assert (found.people, found.percent) == (10, 55)


def test_stages_and_people_who_declined_because_of_a_need_are_counted(store: Store, actor: Actor) -> None:
    plan, idea = a_meeting(None, date(2026, 3, 2)), a_meeting(None, date(2026, 4, 2), stage=Stage.IDEA)
    nobody = a_meeting(None, date(2026, 4, 3), stage=Stage.REVIEW)
    person, other = a_person(), a_person("C D")

    def write(work: Work) -> None:
        for row in (plan, idea, nobody, person, other):
            work.add(row)
        work.add(an_attendance(plan, person))
        work.add(an_attendance(idea, person))
        for meeting in (plan, idea):
            work.add(an_invitation(meeting, other, reply=Reply.NO, declined_why=DeclinedWhy.ACCESS))
        voices.recompute(work, {person.id})

    store.write(actor, "meetings", write)
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert store.read(actor, lambda work: voice_funnel.stages(work.session, VoiceScope(), year)) == {
        Stage.IDEA: 1,
        Stage.PLAN: 1,
    }
    assert store.read(actor, lambda work: voice_funnel.access(work.session, VoiceScope(), year)).declined == 1


def test_the_mix_reads_no_row_but_those_of_an_index(store: Store, actor: Actor) -> None:
    from sqlalchemy import text

    from coprod_desktop.storage.voice_measures import _mix

    def plans(work: Work) -> list[str]:
        found = []
        for scope in (VoiceScope(), VoiceScope(1), VoiceScope(way=Way.ONLINE)):
            look = Look(scope, PERIOD, VoiceRule(4, date(2024, 6, 1)))
            sql = _mix(0, look).compile(work.session.get_bind(), compile_kwargs={"literal_binds": True})
            plan = work.session.execute(text(f"EXPLAIN QUERY PLAN {sql}")).all()
            found += [row[3] for row in plan if "voice_fact" in row[3]]
        return found

    found = store.read(actor, plans)
    assert [line.split("INDEX ")[1].split(" ")[0] for line in found] == [
        "ix_voice_fact_day",
        "ix_voice_fact_board",
        "ix_voice_fact_day",
    ]
    assert all("COVERING INDEX" in line for line in found)
