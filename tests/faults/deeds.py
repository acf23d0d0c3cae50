"""What is being done when something happens: a day's work through the program's own services, decided by a seed."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Self

from sqlalchemy import func, select
from sqlmodel import col

from coprod_desktop.documents.reading_receipt import ReceiptFile
from coprod_desktop.documents.sheet import Sheet
from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.boards import Board, Seat, Term
from coprod_desktop.domain.claim_lines import ClaimLine, LineKind
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.meetings import Attendance, Came, Meeting
from coprod_desktop.domain.people import Connection, ConnectionKind, Person
from coprod_desktop.domain.permission import Actor
from coprod_desktop.services import (
    access,
    attendance,
    boards,
    claim_lines,
    drafting,
    history,
    importing,
    meetings,
    organisation,
    people,
    receipts,
    settling,
)
from coprod_desktop.services.claim_lines import CostTyped
from coprod_desktop.services.importing import Taking
from coprod_desktop.storage.database import Done, Store, Work

#: How many rows of each table the work has made: the model the register is held against.
Counts = Counter[str]
COUNTED = (Person, Connection, Board, Seat, Term, Meeting, Attendance, Claim, Attachment)

_GIVEN = ("Amara", "Dewi", "Ines", "Gwen", "Tomos", "Priya", "Callum", "Nia")
_FAMILY = ("Quill", "Prosser", "Calloway", "Abara", "Vale", "Ashby", "Merrick", "Teague")


@dataclass(frozen=True)
class Said:
    """What is said aloud once an action is kept: its number in the journal, and the rows it made."""

    group: int
    made: Counts

    def line(self) -> str:
        """As one line of text."""
        return f"did {self.group} {json.dumps(self.made, sort_keys=True)}"

    @classmethod
    def read(cls, line: str) -> Self:
        """From its line."""
        _word, group, made = line.split(" ", 2)
        return cls(int(group), Counter(json.loads(made)))


def heard(lines: list[str]) -> list[Said]:
    """The actions among the lines a child said."""
    return [Said.read(line) for line in lines if line.startswith("did ")]


def count(work: Work) -> Counts:
    """How many rows there are of each table that is counted."""
    found = {
        str(kind.__tablename__): work.session.scalar(select(func.count()).select_from(kind))
        for kind in COUNTED
    }
    return Counter({table: number or 0 for table, number in found.items()})


class Deeds:
    """One staff user at work in an open register."""

    def __init__(self, store: Store, actor: Actor, chance: Random) -> None:
        self.store, self.actor, self.chance = store, actor, chance
        self._last: tuple[Counts, bool] | None = None

    def work(self, most: int = 1_000_000) -> Iterator[Said]:
        """One action after another, each told once it is kept."""
        for _number in range(most):
            yield self.step()

    def step(self) -> Said:
        """One action."""
        return self._undone() if self._last and self.chance.random() < 0.15 else self._next()

    def _undone(self) -> Said:
        """Take the last action back, or the taking back."""
        made, back = self._last or (Counter(), False)
        done = self.store.write(self.actor, "Undo", history.redo if back else history.undo)
        change = made if back else Counter({table: -number for table, number in made.items()})
        self._last = (made, not back)
        return Said(done.changes.group, change)

    def _next(self) -> Said:
        verb = self.chance.choices(list(_VERBS), list(_VERBS.values()))[0]
        done = self._list_taken_in() if verb is _list_taken_in else self._write(verb)
        while not done.changes.group:  # nothing there yet to do this with
            done = self._write(_person_added)
        self._last = None if done.changes.sealed else (done.value, False)
        return Said(done.changes.group, done.value)

    def _write(self, verb: "Verb") -> Done[Counts]:
        return self.store.write(self.actor, verb.__name__.strip("_"), lambda work: verb(work, self.chance))

    def _list_taken_in(self) -> Done[Counts]:
        sheet = _sheet(self.chance)
        mapping = self.store.read(self.actor, lambda work: importing.suggested(work, sheet))
        seen = self.store.read(self.actor, lambda work: importing.preview(work, sheet, mapping, _quietly))
        taking = Taking("list.csv", seen, {}, mapping.remember(sheet.headings))
        done = self.store.write(self.actor, "Import", lambda work: importing.take_in(work, taking, _quietly))
        return Done(Counter(person=done.value.new), done.changes)


#: An action with a chance of its own; what it made.
Verb = Callable[[Work, Random], Counts]


def _quietly(_done: int, _total: int, _text: str = "") -> None:
    """Nobody watches."""


def _name(chance: Random) -> str:
    return f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)} {chance.randrange(1_000_000)}"


def _sheet(chance: Random) -> Sheet:
    rows = [(_name(chance), f"Town {chance.randrange(9)}") for _row in range(chance.randint(3, 60))]
    return Sheet("list", ("Name", "Town"), tuple(rows))


def _list_taken_in(_work: Work, _chance: Random) -> Counts:
    """Stands in the table of verbs for an import, which reads before it writes."""
    raise NotImplementedError


def _some(
    work: Work, chance: Random, kind: type[Person | Board | Meeting | Claim], most: int = 1
) -> list[int]:
    ids = list(work.session.scalars(select(col(kind.id)).order_by(col(kind.id))))
    return chance.sample(ids, min(len(ids), most))


def _person_added(work: Work, chance: Random) -> Counts:
    kinds = chance.sample([ConnectionKind.CARER, ConnectionKind.FAMILY, ConnectionKind.USED_TO], 2)
    people.add(work, {"name": _name(chance), "note": "A word or two. " * chance.randrange(200)}, kinds)
    return Counter(person=1, connection=2)


def _person_changed(work: Work, chance: Random) -> Counts:
    for person_id in _some(work, chance, Person):
        person = work.get(Person, person_id)
        people.edit(work, person_id, person.version, {"town": f"Town {chance.randrange(1_000_000)}"})
    return Counter()


def _board_changed(work: Work, chance: Random) -> Counts:
    """What no index knows of."""
    for board_id in _some(work, chance, Board):
        boards.edit(work, board_id, None, {"cost_code": f"SC-{chance.randrange(1_000_000)}"})
    return Counter()


def _need_recorded(work: Work, chance: Random) -> Counts:
    for person_id in _some(work, chance, Person):
        access.add(work, person_id, {"need": f"Need {chance.randrange(1_000_000)}"})
    return Counter()


def _board_founded(work: Work, chance: Random) -> Counts:
    board = boards.add(work, {"name": f"Board {chance.randrange(1_000_000)}"})
    work.flush()
    seats = boards.add_seat(work, board.id, {"experience": "Unpaid carer"}, 3)
    work.flush()
    members = _some(work, chance, Person, 2)
    for seat, person_id in zip(seats, members, strict=False):
        boards.appoint(work, seat.id, person_id, {"starts": work.today})
    return Counter(board=1, seat=3, term=len(members))


def _meeting_held(work: Work, chance: Random) -> Counts:
    board = next(iter(_some(work, chance, Board)), None)
    meeting = meetings.add(
        work,
        {"title": "Meeting", "board_id": board, "day": work.today, "starts": "10:30", "ends": "12:00"},
    )
    work.flush()
    came = _some(work, chance, Person, chance.randint(1, 6))
    attendance.tick(work, meeting.id, came, Came.CAME)
    return Counter(meeting=1, attendance=len(came))


def _claims_drafted(work: Work, chance: Random) -> Counts:
    for meeting_id in _some(work, chance, Meeting):
        return Counter(claim=len(drafting.draft_for_meeting(work, meeting_id).claim_ids))
    return Counter()


def _claim_settled(work: Work, chance: Random) -> Counts:
    """One step on the way of a claim; the last one seals it."""
    for claim_id in _some(work, chance, Claim):
        state = work.get(Claim, claim_id).state
        if state is ClaimState.DRAFT:
            settling.submit(work, claim_id)
        elif state is ClaimState.SUBMITTED:
            settling.approve(work, claim_id)
        elif state is ClaimState.APPROVED:
            settling.mark_paid(work, [claim_id], work.today)
    return Counter()


def _receipt_kept(work: Work, chance: Random) -> Counts:
    for claim_id in _some(work, chance, Claim):
        if work.get(Claim, claim_id).state is not ClaimState.DRAFT:
            return Counter()
        typed = CostTyped(kind=LineKind.FARE, claimed="12.40", what="Bus", reason="See the receipt")
        line: ClaimLine = claim_lines.add_cost(work, claim_id, typed)
        work.flush()
        pages = chance.randbytes(chance.randrange(5_000, 60_000))
        receipts.attach(work, line.id, None, ReceiptFile("bus.pdf", chance.randbytes(32), pages, 1))
        return Counter(attachment=1)
    return Counter()


def _setting_changed(work: Work, chance: Random) -> Counts:
    organisation.save(work, papers_days_before=chance.randint(2, 28))
    return Counter()


_VERBS: dict[Verb, int] = {
    _person_added: 5,
    _person_changed: 4,
    _board_changed: 2,
    _need_recorded: 2,
    _board_founded: 2,
    _meeting_held: 4,
    _claims_drafted: 3,
    _claim_settled: 4,
    _receipt_kept: 3,
    _setting_changed: 1,
    _list_taken_in: 2,
}
