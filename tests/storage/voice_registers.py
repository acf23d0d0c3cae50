"""Small random registers of attendances, and a slow, separate reckoning of what the SELECTs must say."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from coprod_desktop.domain.boards import Board, Seat, Term
from coprod_desktop.domain.meetings import Came, Meeting, MeetingKind, MeetingState, Way
from coprod_desktop.domain.people import Person, TakenBefore
from coprod_desktop.domain.permission import Actor
from coprod_desktop.services import voices
from coprod_desktop.storage.database import Store, Work
from tests.builders import a_board, a_meeting, a_person, a_seat, a_term, an_attendance

BEGINS = date(2024, 1, 1)
DAYS = 700


@dataclass
class Register:
    """What was written, kept beside the file for the oracle."""

    people: list[Person] = field(default_factory=list)
    boards: list[Board] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    came: list[tuple[Person, Meeting]] = field(default_factory=list)
    terms: list[tuple[Seat, Term]] = field(default_factory=list)


def random_register(store: Store, actor: Actor, seed: int) -> Register:
    """Write a random register: several meetings a day, called-off ones, kinds that do not count, people of all sorts."""
    dice = random.Random(seed)  # noqa: S311 - made-up people, not secrets
    made = Register(boards=[a_board("One"), a_board("Two")])
    made.people = [_person(dice, number) for number in range(14)]
    days = sorted(dice.sample(range(DAYS), 30))
    for day in days:
        made.meetings += [
            _meeting(dice, made.boards, BEGINS + timedelta(days=day)) for _n in range(dice.choice((1, 1, 2)))
        ]
    for board in made.boards:
        seat = a_seat(board)
        starts = BEGINS + timedelta(days=dice.randrange(300))
        ends = dice.choice((None, starts + timedelta(days=200)))
        made.terms.append((seat, a_term(seat, dice.choice(made.people), starts, ends=ends)))
    store.write(actor, "random register", lambda work: _write(work, made, dice))
    return made


def _person(dice: random.Random, number: int) -> Person:
    told = dice.choice(list(TakenBefore))
    days = dice.choice((None, 0, 1, 3, 5, 12))
    return a_person(f"Person {number}", taken_before=told, days_declared=days)


def _meeting(dice: random.Random, boards: list[Board], day: date) -> Meeting:
    board = dice.choice((*boards, *boards, None))
    kind = MeetingKind.SURVEY if dice.random() < 0.08 else MeetingKind.MEETING
    state = MeetingState.CANCELLED if dice.random() < 0.08 else MeetingState.TOOK_PLACE
    return a_meeting(board, day, kind=kind, state=state, way=dice.choice((Way.IN_PERSON, Way.ONLINE)))


def _write(work: Work, made: Register, dice: random.Random) -> None:
    for row in (*made.people, *made.boards, *made.meetings):
        work.add(row)
    for seat, term in made.terms:
        work.add(seat)
        work.add(term)
    busy = {person.id: dice.choice((0.02, 0.1, 0.3, 0.7)) for person in made.people}
    for meeting in made.meetings:
        for person in made.people:
            if dice.random() < busy[person.id]:
                came = dice.choice((Came.CAME, Came.CAME, Came.PART, Came.APOLOGIES))
                work.add(an_attendance(meeting, person, came))
                counts = (
                    meeting.state is not MeetingState.CANCELLED and meeting.kind is not MeetingKind.SURVEY
                )
                if counts and came in (Came.CAME, Came.PART):
                    made.came.append((person, meeting))
    voices.recompute(work, {person.id for person in made.people})


def a_year_earlier(day: date) -> date:
    """The same date a year earlier, written apart from the program's own."""
    try:
        return date(day.year - 1, day.month, day.day)
    except ValueError:
        return date(day.year - 1, day.month, day.day - 1)


def complete_year_starts(complete_from: date) -> date:
    """The first day of which every earlier day within a year is on or after ``complete_from``."""
    day = complete_from
    while a_year_earlier(day) < complete_from:
        day += timedelta(days=1)
    return day


def status_word(made: Register, person: Person, on: date, needed: int, complete_from: date | None) -> str:
    """The status of a person on a day, reckoned from the words of the definitions, one day after another."""
    earlier = {meeting.day for who, meeting in made.came if who is person and meeting.day < on}
    year = a_year_earlier(on)
    recent = len([day for day in earlier if day >= year])
    if recent >= needed:
        return "familiar"
    if complete_from is not None:
        full = complete_year_starts(complete_from)
        told = person.days_declared if person.taken_before is TakenBefore.YES else 0
        if complete_from <= on < full and told and told * (full - on).days / 365 + recent >= needed - 1e-12:
            return "familiar"
    if earlier or person.taken_before is TakenBefore.YES:
        return "returning"
    known = complete_from is not None and on >= complete_year_starts(complete_from)
    return "new" if known or person.taken_before is TakenBefore.NO else "unknown"


def first_days(
    made: Register, start: date, end: date, wanted: Callable[[Meeting], bool]
) -> Iterable[tuple[Person, date]]:
    """Everyone who came to a wanted meeting from one day to another, with the first such day."""
    for person in made.people:
        days = [m.day for who, m in made.came if who is person and start <= m.day <= end and wanted(m)]
        if days:
            yield person, min(days)
