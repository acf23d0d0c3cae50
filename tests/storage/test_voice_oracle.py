"""The SELECTs about voices against the oracle, to the last person, on random registers.

``COPROD_REGISTERS=300 uv run pytest tests/storage/test_voice_oracle.py`` tries three hundred; otherwise a few.
"""

import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import pytest

from coprod_desktop.domain.meetings import DeclinedWhy, Reply, Way
from coprod_desktop.domain.people import Person, Status
from coprod_desktop.domain.period import Period, Quarter
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.voice_mix import Mix
from coprod_desktop.domain.voice_scope import VoiceScope
from coprod_desktop.domain.voices import VoiceRule
from coprod_desktop.storage import today as stored_today
from coprod_desktop.storage import voice_funnel, voice_measures, voice_people
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.voice_people import Behind, Group
from coprod_desktop.storage.voice_status import Look
from tests.builders import an_invitation
from tests.storage.voice_oracle import Place, Rows
from tests.storage.voice_registers import BEGINS, DAYS, Register, random_register

REGISTERS = int(os.environ.get("COPROD_REGISTERS", "3"))
DAY_OF_REPORT = date(2025, 7, 1)
PERIODS = (Period(date(2024, 10, 1), date(2025, 6, 30)), Period(date(2024, 1, 1), date(2024, 12, 31)))
RULES = ((4, None), (4, date(2024, 6, 1)), (2, date(2024, 2, 29)), (1, date(2025, 1, 1)))


def a_busy_register(store: Store, actor: Actor, seed: int) -> Register:
    """A random register in which people were also invited, waited, rested, left or died."""
    made = random_register(store, actor, seed)
    dice = random.Random(seed + 10_000)  # noqa: S311 - made-up people, not secrets

    def write(work: Work) -> None:
        for person in made.people:
            row = work.get(Person, person.id)
            row.status = dice.choice((Status.ACTIVE, Status.ACTIVE, *Status))
            row.joined = dice.choice((None, BEGINS + timedelta(days=dice.randrange(DAYS))))
        for meeting in dice.sample(made.meetings, 12):
            for person in dice.sample(made.people, 4):
                sent = dice.choice((None, meeting.day - timedelta(days=dice.randrange(40))))
                reply, why = dice.choice(list(Reply)), dice.choice(list(DeclinedWhy))
                work.add(an_invitation(meeting, person, sent_on=sent, reply=reply, declined_why=why))

    store.write(actor, "invited", write)
    return made


def looks(made: Register) -> Iterator[tuple[Look, Place, tuple[int, date | None]]]:
    """Every combination of place, period and rule, for the program and for the oracle."""
    scopes = (VoiceScope(), VoiceScope(way=Way.ONLINE), *(VoiceScope(board.id) for board in made.boards))
    for scope in scopes:
        way = None if scope.way is None else scope.way.value
        for period in PERIODS:
            for rule in RULES:
                yield Look(scope, period, VoiceRule(*rule)), Place(scope.board_id, way), rule


def the_mix(rows: Rows, place: Place, period: Period, rule: tuple[int, date | None]) -> Mix:
    by_status, first = rows.by_status(place, period, rule), rows.first_days(place, period)
    seated = sum(rows.seated(person, place, first[person]) for person in by_status["familiar"])
    return Mix(
        new=len(by_status["new"]),
        returning=len(by_status["returning"]),
        familiar_seat=seated,
        familiar_no_seat=len(by_status["familiar"]) - seated,
        unknown=len(by_status["unknown"]),
        new_to_board=None if place.board is None else rows.new_to_board(place, period),
    )


def the_people(
    rows: Rows, place: Place, period: Period, rule: tuple[int, date | None]
) -> dict[Behind, set[int]]:
    by_status = rows.by_status(place, period, rule)
    again, not_again, _too_soon = rows.first_timers(place, period, rule, DAY_OF_REPORT)
    steps = rows.funnel(place.board)
    return {
        Behind.FIRST_TIME: by_status["new"],
        Behind.RETURNING: by_status["returning"],
        Behind.FAMILIAR: by_status["familiar"],
        Behind.NOT_KNOWN: by_status["unknown"],
        Behind.CAME_AGAIN: again,
        Behind.NOT_YET_AGAIN: not_again,
        Behind.NEVER_ASKED: steps["on_register"] - steps["asked"],
    }


def check_look(work: Work, rows: Rows, look: Look, place: Place, rule: tuple[int, date | None]) -> None:
    """Mix, who came back and the people behind each: equal to the last person."""
    assert voice_measures.mixes(work.session, [look]) == [the_mix(rows, place, look.period, rule)]
    found = voice_measures.came_back(work.session, look, DAY_OF_REPORT)
    again, not_again, too_soon = rows.first_timers(place, look.period, rule, DAY_OF_REPORT)
    assert (found.came_again, found.had_time) == (len(again), len(again) + len(not_again))
    assert found.too_soon == len(too_soon)
    for behind, people in the_people(rows, place, look.period, rule).items():
        ids = list(work.session.scalars(voice_people.ordered(Group(behind, look, DAY_OF_REPORT))))
        assert sorted(ids) == sorted(people), behind


def check_places(work: Work, rows: Rows, look: Look, place: Place) -> None:
    """What no rule touches: the busiest tenth, stages, and who declined because of a need."""
    busiest = voice_measures.busiest(work.session, look.scope, look.period)
    share = Fraction(busiest.held, busiest.whole) if busiest.whole else Fraction(0)
    assert (busiest.people, share) == rows.busiest_tenth(place, look.period)
    stages = voice_funnel.stages(work.session, look.scope, look.period)
    assert {stage.value: n for stage, n in stages.items()} == rows.stages(place, look.period)
    access = voice_funnel.access(work.session, look.scope, look.period)
    assert access.declined == rows.declined_for_access(place, look.period)


def check_funnel(work: Work, rows: Rows, board_id: int | None) -> None:
    """Where invitations stop, and since when the longest waits."""
    found = voice_funnel.funnel(work.session, board_id)
    steps = {step.key: step.people for step in found.steps()}
    assert steps == {key: len(people) for key, people in rows.funnel(board_id).items()}
    assert found.waiting_since == rows.waiting_since(board_id)


def check_today(work: Work, rows: Rows, rule: tuple[int, date | None]) -> None:
    """New voices on the Today page are those of the Voices page."""
    each = [Quarter(2024, number).period for number in (1, 2, 3, 4)]
    found = stored_today.new_voices(
        work.session, [(period.start, period.last) for period in each], VoiceRule(*rule).full_from
    )
    assert found == [len(rows.by_status(Place(), period, rule)["new"]) for period in each]


@pytest.mark.parametrize("seed", range(REGISTERS))
def test_every_measure_is_what_the_oracle_counts_to_the_last_person(
    store: Store, actor: Actor, seed: int
) -> None:
    made = a_busy_register(store, actor, seed)

    def compare(work: Work) -> None:
        rows = Rows(work)
        for look, place, rule in looks(made):
            check_look(work, rows, look, place, rule)
            check_places(work, rows, look, place)
        for board_id in (None, *(board.id for board in made.boards)):
            check_funnel(work, rows, board_id)
        for rule in RULES:
            check_today(work, rows, rule)

    store.read(actor, compare)
