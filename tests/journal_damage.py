"""Damage to the journal as someone with the key and plain SQL could do it behind the program's back.

Each kind takes a connection and chance, changes something and returns True - or finds nothing to do it to and returns
False. The same seed on the same register does the same damage.
"""

import random
from collections.abc import Callable
from typing import Any

#: Columns of an entry and of a group, all of which the chain covers.
ENTRY = ("group_id", "actor_id", "at", "entity", "entity_id", "before", "after", "salt", "commitment", "mac")
GROUP = ("label", "kind", "actor_id", "at", "takes_back", "sealed")

_SPARE = 1 << 60


def _sequences(db: Any) -> list[int]:
    return [row[0] for row in db.execute("select sequence from journal_entry order by sequence")]


def _other(value: Any, chance: random.Random) -> Any:
    """A value of the same kind that differs, or now and then none, or one of another kind."""
    if chance.random() < 0.2:
        return next(v for v in (None, "", b"\x00", 0.5) if v != value)
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 7))
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    return f"{value or ''}{chance.choice('x0 ')}"


def _change(db: Any, table: str, key: str, names: tuple[str, ...], chance: random.Random) -> bool:
    keys = [row[0] for row in db.execute(f"select {key} from {table} order by {key}")]
    row, name = chance.choice(keys), chance.choice(names)
    old = db.execute(f"select {name} from {table} where {key} = ?", (row,)).fetchone()[0]
    new = _other(old, chance)
    if new is None and name not in ("takes_back", "before", "after", "salt", "mac"):
        new = "" if name != "sealed" else 5
    db.execute(f"update {table} set {name} = ? where {key} = ?", (new, row))
    return bool(db.execute(f"select {name} is not ? from {table} where {key} = ?", (old, row)).fetchone()[0])


def edit_an_entry(db: Any, chance: random.Random) -> bool:
    """Change one value of one entry."""
    return _change(db, "journal_entry", "sequence", ENTRY, chance)


def edit_a_group(db: Any, chance: random.Random) -> bool:
    """Change one value of one group: its label, whether it is sealed, who did it."""
    return _change(db, "journal_group", "id", GROUP, chance)


def blank_an_entry(db: Any, chance: random.Random) -> bool:
    """Take the images and the salt out, as if they had been erased on purpose."""
    at = chance.choice(_sequences(db))
    blank = "update journal_entry set before = null, after = null, salt = null where sequence = ? and salt is not null"
    return bool(db.execute(blank, (at,)).rowcount)


def delete_an_entry(db: Any, chance: random.Random) -> bool:
    """Remove an entry that others follow, half of the time closing the gap."""
    sequences = _sequences(db)[:-1]
    if not sequences:
        return False
    at = chance.choice(sequences)
    db.execute("delete from journal_entry where sequence = ?", (at,))
    if chance.random() < 0.5:
        _shift(db, at, -1)
    return True


def delete_a_group(db: Any, chance: random.Random) -> bool:
    """Remove a group that others follow, with or without its entries."""
    groups = [row[0] for row in db.execute("select id from journal_group order by id")][:-1]
    if not groups:
        return False
    at = chance.choice(groups)
    db.execute("delete from journal_group where id = ?", (at,))
    if chance.random() < 0.5:
        db.execute("delete from journal_entry where group_id = ?", (at,))
    return True


def insert_an_entry(db: Any, chance: random.Random) -> bool:
    """Put a copy of one entry in somewhere, the later ones moved on; or at the end."""
    sequences = _sequences(db)
    at = chance.randint(1, len(sequences) + 1)
    _shift(db, at - 1, 1)
    names = ", ".join(ENTRY)
    found = chance.choice(_sequences(db))
    db.execute(
        f"insert into journal_entry (sequence, {names}) select ?, {names} from journal_entry where sequence = ?",
        (at, found),
    )
    return True


def insert_a_group(db: Any, chance: random.Random) -> bool:
    """Put in an action that changed nothing."""
    names = ", ".join(GROUP)
    found = chance.choice([row[0] for row in db.execute("select id from journal_group order by id")])
    db.execute(
        f"insert into journal_group ({names}) select {names} from journal_group where id = ?", (found,)
    )
    return True


def swap_entries(db: Any, chance: random.Random) -> bool:
    """Exchange the places of two entries."""
    sequences = _sequences(db)
    if len(sequences) < 2:
        return False
    one, two = chance.sample(sequences, 2)
    for old, new in ((one, _SPARE), (two, one), (_SPARE, two)):
        db.execute("update journal_entry set sequence = ? where sequence = ?", (new, old))
    return True


def swap_groups(db: Any, chance: random.Random) -> bool:
    """Exchange what two groups say of themselves."""
    groups = db.execute(f"select id, {', '.join(GROUP)} from journal_group order by id").fetchall()
    if len(groups) < 2:
        return False
    one, two = chance.sample(groups, 2)
    values = ", ".join(f"{name} = ?" for name in GROUP)
    for target, source in ((one, two), (two, one)):
        db.execute(f"update journal_group set {values} where id = ?", (*source[1:], target[0]))
    return bool(one[1:] != two[1:])


def cut_short(db: Any, chance: random.Random) -> bool:
    """Remove the end of the journal, groups that have no entry left too: only an anchor shows it."""
    at = chance.choice(_sequences(db))
    db.execute("delete from journal_entry where sequence >= ?", (at,))
    db.execute("delete from journal_group where id not in (select group_id from journal_entry)")
    return True


def _shift(db: Any, after: int, by: int) -> None:
    """Renumber the entries after one; through spare numbers, so that no two share one on the way."""
    db.execute("update journal_entry set sequence = -sequence where sequence > ?", (after,))
    db.execute("update journal_entry set sequence = ? - sequence where sequence < 0", (by,))


#: Everything but cutting short is noticed from the register alone.
KINDS: tuple[Callable[[Any, random.Random], bool], ...] = (
    edit_an_entry,
    edit_a_group,
    blank_an_entry,
    delete_an_entry,
    delete_a_group,
    insert_an_entry,
    insert_a_group,
    swap_entries,
    swap_groups,
)


def damage(db: Any, seed: int, *kinds: Callable[[Any, random.Random], bool]) -> str:
    """Do one of these kinds of damage (or of all) past every constraint; its name, or "" where there was nothing to do it to."""
    chance = random.Random(seed)  # noqa: S311 - to do it again, not to hide it
    kind = chance.choice(kinds or KINDS)
    db.execute("pragma foreign_keys = off")  # works outside a transaction, the next one inside
    db.execute("pragma defer_foreign_keys = on")
    return kind.__name__ if kind(db, chance) else ""
