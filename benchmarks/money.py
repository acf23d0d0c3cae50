"""Money at size: opening its page, drafting and pricing 10,000 claims."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.pairs import Result, Spread, paired, timed
from benchmarks.registers import DAY, KEYS
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.meetings import Attendance, Came, Meeting, MeetingState
from coprod_desktop.domain.people import PaymentChoice, Person
from coprod_desktop.services import drafting, schemes
from coprod_desktop.services.claims import ClaimList, ClaimQuery
from coprod_desktop.storage import registers
from coprod_desktop.storage.engine import connect
from coprod_desktop.ui.money import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_desktop.domain.permission import Actor
    from coprod_desktop.storage.database import Store, Work

_DRAFTED, _AT_ONE_MEETING, _SCREEN = 10_000, 40, 200

_COUNTS = "SELECT state, COUNT(*) FROM claim GROUP BY state"
_IDS = "SELECT id FROM claim WHERE state IN ('draft', 'returned') ORDER BY activity_day DESC, number DESC LIMIT 200"
_PAGE = """
SELECT c.*, p.name, m.title, SUM(l.allowed_pence) FROM claim c JOIN person p ON p.id = c.person_id
LEFT JOIN meeting m ON m.id = c.meeting_id LEFT JOIN claim_line l ON l.claim_id = c.id
WHERE c.id IN (:ids:) GROUP BY c.id
""".replace(":ids:", _IDS)
_LATE = """
SELECT c.*, p.name FROM claim c JOIN person p ON p.id = c.person_id
WHERE c.state IN ('draft', 'submitted', 'returned', 'approved', 'in run') AND c.activity_day <= ?
"""
_TOOK = "SELECT activity_day, paid_on, method FROM claim WHERE state = 'paid' AND paid_on BETWEEN ? AND ?"
_RISES = """
SELECT DISTINCT c.id FROM claim c JOIN claim_line l ON l.claim_id = c.id
JOIN rate r ON r.scheme_id = c.scheme_id AND r.key = l.rate_key
WHERE c.state = 'paid' AND r.kind = 'paid' AND r.from_day <= l.day AND (r.to_day IS NULL OR r.to_day >= l.day)
AND r.amount_milli > l.rate_amount_milli
"""


def opening(store: Store) -> Result:
    """The Money page as it opens: its figures and the first 200 rows, against the same questions in bare SQL."""
    actor, bare = registers.sign_in(store), connect(store.path, store.keys)
    wanted = ClaimList(ClaimQuery(states=(ClaimState.DRAFT, ClaimState.RETURNED), oldest_first=True))
    days = ((DAY - timedelta(days=90)).isoformat(), DAY.isoformat())

    def ours() -> None:
        store.read(actor, figures.read)
        store.read(actor, lambda work: wanted.rows(work, wanted.first(work, _SCREEN)))

    def floor() -> None:
        bare.execute(_COUNTS).fetchall()
        bare.execute(_LATE, ((DAY - timedelta(days=14)).isoformat(),)).fetchall()
        bare.execute(_TOOK, days).fetchall()
        bare.execute(_RISES).fetchall()
        bare.execute(_IDS).fetchall()
        bare.execute(_PAGE).fetchall()

    return paired("Money opened", ours, floor, against="bare SQL")


def drafting_claims() -> Result:
    """10,000 claims drafted and priced, 40 a meeting, in one action, against writing the same rows with bare SQL."""
    with _paying(_DRAFTED) as (store, actor, meetings):

        def draft(work: Work) -> None:
            for meeting_id in meetings:
                drafting.draft_for_meeting(work, meeting_id)

        ours = timed(lambda: store.write(actor, "Drafted", draft))
        floor = _copied(store, ("claim", "claim_line"))
    return _once(f"{_DRAFTED:,} claims drafted", ours, floor, each=_DRAFTED)


def _copied(store: Store, tables: tuple[str, ...]) -> float:
    """How long the rows of these tables take to be written again, as they are, in one transaction of bare SQL."""
    bare = connect(store.path, store.keys)
    held = {table: bare.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608
    with TemporaryDirectory() as folder:
        other = registers.create(Path(folder) / "bare.coprod", KEYS, "Bare", "Nobody")
        path = other.path
        other.close()
        into = connect(path, KEYS)
        into.execute("PRAGMA foreign_keys=OFF")

        def write() -> None:
            into.execute("BEGIN")
            for table, rows in held.items():
                marks = ", ".join("?" * len(rows[0]))
                into.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
            into.execute("COMMIT")

        return timed(write)


def _once(name: str, ours: float, floor: float, *, each: int) -> Result:
    """What can be done once only: one pair."""
    return Result(
        name,
        "bare SQL",
        ours=Spread.of([ours]),
        floor=Spread.of([floor]),
        ratio=Spread.of([ours / floor]),
        notes={"us each": 1000 * ours / each},
    )


@contextmanager
def _paying(people: int) -> Iterator[tuple[Store, Actor, list[int]]]:
    """A register in which so many people came to meetings of 40, by one scheme in force."""
    with TemporaryDirectory() as folder:
        store = registers.create(Path(folder) / "money.coprod", KEYS, "Money", "Jo Tester")
        actor = registers.sign_in(store)

        def fill(work: Work) -> list[int]:
            schemes.seed(work)
            schemes.confirm(work, next(row.id for row in schemes.rows(work) if "Half days" in row.name))
            meetings: list[Meeting] = []
            for nth in range(people):
                if nth % _AT_ONE_MEETING == 0:
                    day = work.today - timedelta(days=1 + nth // _AT_ONE_MEETING % 60)
                    title = f"Meeting {nth}"
                    meetings.append(work.add(Meeting(title=title, day=day, state=MeetingState.TOOK_PLACE)))
                someone = work.add(
                    Person(name=f"Person {nth}", payment_choice=PaymentChoice.BANK, supplier_number=str(nth))
                )
                work.add(Attendance(meeting_id=meetings[-1].id, person_id=someone.id, came=Came.CAME))
            return [meeting.id for meeting in meetings]

        with store:
            yield store, actor, store.write(actor, "Filled", fill).value
