"""Typing in the search over everyone, and opening one person, against their SQL alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.pairs import Result, paired
from coprod_desktop.services import people
from coprod_desktop.services.people import PeopleList, PeopleQuery
from coprod_desktop.storage import registers
from coprod_desktop.storage.engine import connect

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Store, Work

_KEYS = ("a", "am", "ama", "s", "si", "sia", "sian", "pr", "pri", "zz", "o", "wil")
_SCREEN = 200

_SEARCH = "SELECT id FROM person WHERE search_text LIKE ? ORDER BY sort_key, id LIMIT 200"
_ROWS = "SELECT * FROM person WHERE id IN (SELECT id FROM person WHERE search_text LIKE ? ORDER BY sort_key, id LIMIT 200)"


def search(store: Store) -> Result:
    """Twelve keys typed: the first 200 rows each, as the list shows them, against two bare SELECTs on the same file."""
    actor = registers.sign_in(store)
    bare = connect(store.path, store.keys)

    def key(work: Work, text: str) -> int:
        wanted = PeopleList(PeopleQuery(text=text))
        return len(wanted.rows(work, wanted.first(work, _SCREEN)))

    def ours() -> None:
        for text in _KEYS:
            store.read(actor, lambda work, text=text: key(work, text))  # type: ignore[misc]

    def floor() -> None:
        for text in _KEYS:
            bare.execute(_SEARCH, (f"% {text}%",)).fetchall()
            bare.execute(_ROWS, (f"% {text}%",)).fetchall()

    return paired("people search, 12 keys", ours, floor, against="bare SQL")


def opening(store: Store) -> Result:
    """Opening ten people, whole, against their SQL alone."""
    actor = registers.sign_in(store)
    bare = connect(store.path, store.keys)
    ids = [row[0] for row in bare.execute("SELECT id FROM person ORDER BY search_text LIMIT 10")]

    def ours() -> None:
        for person_id in ids:
            store.read(actor, lambda work, person_id=person_id: people.page(work, person_id))  # type: ignore[misc]

    def floor() -> None:
        for person_id in ids:
            for table, column in (
                ("person", "id"),
                ("connection", "person_id"),
                ("access_need", "person_id"),
                ("term", "person_id"),
            ):
                bare.execute(f"SELECT * FROM {table} WHERE {column} = ?", (person_id,)).fetchall()  # noqa: S608 - our own names
            bare.execute(_TIMELINE, {"p": person_id}).fetchall()

    return paired("open ten people", ours, floor, against="their SQL", promise=2)


_TIMELINE = """
SELECT m.id, m.title, b.name, m.day, i.reply, a.came FROM meeting m
LEFT JOIN board b ON b.id = m.board_id
LEFT JOIN invitation i ON i.meeting_id = m.id AND i.person_id = :p
LEFT JOIN attendance a ON a.meeting_id = m.id AND a.person_id = :p
WHERE m.id IN (SELECT meeting_id FROM invitation WHERE person_id = :p UNION SELECT meeting_id FROM attendance WHERE person_id = :p)
ORDER BY m.day DESC, m.id DESC LIMIT 200
"""
