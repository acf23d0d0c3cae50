"""Valid objects for tests: a test names only what matters to it."""

from datetime import date, time
from typing import Any

from coprod_desktop.domain.boards import Board, Seat, Term
from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.domain.meetings import Attendance, Came, Invitation, Meeting
from coprod_desktop.domain.partners import Partner, PartnerKind
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.supporters import Supporter
from coprod_desktop.domain.venues import Venue
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.strength import Strength
from coprod_desktop.storage.vault.vault import Vault

#: Everyone in the tests works on this day unless a test says otherwise.
TODAY = date(2026, 11, 22)

#: The password of every staff user in the tests, and how little it costs to try.
PASSWORD = "four quiet garden chairs"  # noqa: S105 - it opens nothing but registers of the tests
WEAK = Strength(memory_kib=8, passes=1)

#: What opens the registers of the tests. Nobody's data is behind it.
KEYS = Keys(file_id=bytes(range(16)), data=bytes(range(32)), finance=None)


def an_actor(*roles: Role, staff_user_id: int = 1) -> Actor:
    """A staff user with the roles named; without any, a coordinator who also holds the finance and lead roles."""
    return Actor(staff_user_id, "Jo Tester", frozenset(roles or (Role.COORDINATOR, Role.FINANCE, Role.LEAD)))


def a_vault(store: Store, actor: Actor) -> Vault:
    """The key file beside an open register, opened by :data:`PASSWORD`."""
    vault = Vault.make(store.path, store.keys)
    vault.keep_password(actor.staff_user_id, actor.name, PASSWORD, store.keys, WEAK)
    return vault


def a_person(name: str = "Amara Quill", **values: Any) -> Person:
    """Someone active on the register."""
    return Person(name=name, **{"joined": date(2025, 1, 6), **values})


def a_board(name: str = "Carers board", **values: Any) -> Board:
    """A board without seats."""
    return Board(name=name, **values)


def a_seat(board: Board, experience: str = "Unpaid carer", **values: Any) -> Seat:
    """One seat of a board."""
    return Seat(board_id=board.id, experience=experience, **values)


def a_term(seat: Seat, person: Person, starts: date = date(2026, 1, 1), **values: Any) -> Term:
    """A person holding a seat until further notice."""
    return Term(seat_id=seat.id, person_id=person.id, starts=starts, **values)


def a_meeting(board: Board | None = None, day: date = date(2026, 12, 8), **values: Any) -> Meeting:
    """A morning meeting in person."""
    given = {"title": "Carers board", "starts": time(10, 30), "ends": time(12, 0), **values}
    return Meeting(board_id=None if board is None else board.id, day=day, **given)


def a_venue(name: str = "Marlow Town Hall", **values: Any) -> Venue:
    """A venue somebody asked about today, with nothing known of what is there."""
    return Venue(name=name, **{"address": "1 Market Hill, Marlow Vale", "checked_on": TODAY, **values})


def a_colleague(name: str = "Idris Vale", **values: Any) -> Colleague:
    """Someone who works with us."""
    return Colleague(name=name, **{"role": "Commissioner", "team": "Commissioning", **values})


def a_partner(name: str = "Vale Carers' Centre", **values: Any) -> Partner:
    """A partner organisation."""
    return Partner(name=name, **{"kind": PartnerKind.CARERS, "reaches": "young carers", **values})


def a_supporter(person: Person, name: str = "Mari Tegid", **values: Any) -> Supporter:
    """Someone who supports a person, who said so; nothing is decided yet."""
    return Supporter(person_id=person.id, name=name, **{"decided_how": "Told us on the phone", **values})


def an_invitation(meeting: Meeting, person: Person, **values: Any) -> Invitation:
    """An invitation chosen today."""
    return Invitation(meeting_id=meeting.id, person_id=person.id, **{"chosen_on": TODAY, **values})


def an_attendance(meeting: Meeting, person: Person, came: Came = Came.CAME, **values: Any) -> Attendance:
    """Someone who came."""
    return Attendance(meeting_id=meeting.id, person_id=person.id, came=came, **values)
