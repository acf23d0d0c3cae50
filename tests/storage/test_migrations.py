"""A register brought up step by step is the same as one made today."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect
from sqlmodel import SQLModel

from coprod_desktop.storage import migrate, tables
from coprod_desktop.storage.engine import connect, make_engine
from tests.builders import KEYS


def shape(path: Path) -> dict[str, Any]:
    """Every table: columns with type and null, keys, unique sets, indexes, foreign keys with when they are checked."""
    engine = make_engine(path, KEYS)
    seen = inspect(engine)
    found = {name: _table(seen, name) for name in seen.get_table_names() if name != "alembic_version"}
    engine.dispose()
    return found


def _table(seen: Any, name: str) -> dict[str, Any]:
    return {
        "columns": sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)),
        "key": seen.get_pk_constraint(name)["constrained_columns"],
        "unique": sorted(tuple(u["column_names"]) for u in seen.get_unique_constraints(name)),
        "indexes": sorted(
            (i["name"], tuple(i["column_names"]), bool(i["unique"])) for i in seen.get_indexes(name)
        ),
        "links": sorted(
            (tuple(f["constrained_columns"]), f["referred_table"], str(sorted(f["options"].items())))
            for f in seen.get_foreign_keys(name)
        ),
    }


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    tables.complete()
    path = tmp_path / "fresh.coprod"
    engine = make_engine(path, KEYS)
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    return path


def test_migrating_from_nothing_gives_the_schema_of_today(tmp_path: Path, fresh: Path) -> None:
    migrated = tmp_path / "migrated.coprod"
    migrate.create_schema(migrated, KEYS)
    assert shape(migrated) == shape(fresh)


def test_a_register_from_before_venues_keeps_every_place_as_it_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "older.coprod"
    migrate.create_schema(path, KEYS, "0002")
    fields = {"id": 1, "version": 1, "title": "Board", "venue": "Tŷ Gwyn", "venue_address": "1 Stryd Fawr"}
    with closing(connect(path, KEYS)) as older:
        insert(older, "meeting", fields | {"venue_access": "Step-free", "day": "2026-12-08"})
        insert(older, "adjustment", {"id": 2, "version": 1, "meeting_id": 1, "state": "arranged"})
        insert(older, "adjustment", {"id": 3, "version": 1, "meeting_id": 1, "state": "to arrange"})
        insert(older, "usual_adjustment", {"id": 4, "version": 1, "need": "Dolen glyw"})
        insert(older, "usual_adjustment", {"id": 5, "version": 1, "need": "Taxi"})
    assert migrate.upgrade(path, KEYS) is not None
    with closing(connect(path, KEYS)) as newer:
        place = newer.execute("SELECT venue, venue_address, venue_access, venue_id FROM meeting").fetchone()
        marks = newer.execute("SELECT marked_by FROM adjustment ORDER BY id").fetchall()
        met = newer.execute("SELECT met_by FROM usual_adjustment ORDER BY id").fetchall()
    assert tuple(place) == ("Tŷ Gwyn", "1 Stryd Fawr", "Step-free", None)
    assert ([row[0] for row in marks], [row[0] for row in met]) == (
        ["us", "nobody"],
        ["hearing loop", "nothing"],
    )


def insert(register: Any, table: str, values: dict[str, Any]) -> None:
    """A row of an older schema; what is not named and may not be missing is empty."""
    columns = register.execute(f"PRAGMA table_info({table})").fetchall()
    empty = {row[1]: 0 if row[2] in ("INTEGER", "BOOLEAN") else "" for row in columns if row[3]}
    whole = empty | values
    quoted = [f'"{name}"' for name in whole]
    marks = ", ".join("?" for _name in whole)
    register.execute(f"INSERT INTO {table} ({', '.join(quoted)}) VALUES ({marks})", tuple(whole.values()))


def test_every_foreign_key_is_checked_at_the_end_of_the_action(fresh: Path) -> None:
    links = [link for table in shape(fresh).values() for link in table["links"]]
    assert links
    assert [link for link in links if "DEFERRED" not in link[2]] == [(("group_id",), "journal_group", "[]")]


def test_every_table_that_is_journalled_has_one_id(fresh: Path) -> None:
    alone = {
        "attachment_content": ["content_hash"],
        "register_key": ["name"],
        "voice_fact": ["attendance_id"],
    }
    keys = {name: table["key"] for name, table in shape(fresh).items()}
    expected = {name: alone.get(name, ["sequence"] if name == "journal_entry" else ["id"]) for name in keys}
    assert keys == expected


def test_a_register_from_before_colleagues_finds_its_supporters_by_name(tmp_path: Path) -> None:
    path = tmp_path / "older.coprod"
    migrate.create_schema(path, KEYS, "0008")
    with closing(connect(path, KEYS)) as older:
        insert(older, "person", {"id": 1, "version": 1, "name": "Amara Quill"})
        insert(older, "supporter", {"id": 2, "version": 1, "name": "Siân Tegid", "person_id": 1})
        insert(older, "contact", {"id": 3, "version": 1, "person_id": 1, "on": "2026-01-08", "said": "Hello"})
    assert migrate.upgrade(path, KEYS) is not None
    with closing(connect(path, KEYS)) as newer:
        found = newer.execute("SELECT sort_key, search_text FROM supporter").fetchone()
        kept = newer.execute("SELECT person_id, partner_id, said FROM contact").fetchone()
    assert tuple(found) == ("tegid sian", " sian tegid")
    assert tuple(kept) == (1, None, "Hello")


def test_an_advance_that_was_typed_on_a_claim_becomes_one_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "older.coprod"
    migrate.create_schema(path, KEYS, "0022")
    with closing(connect(path, KEYS)) as older:
        insert(older, "person", {"id": 1, "version": 1, "name": "Amara Quill"})
        insert(older, "scheme", {"id": 2, "version": 1, "name": "Half days"})
        for claim_id, state, pence in ((3, "draft", 40_00), (4, "void", 40_00), (5, "draft", 0)):
            given = {"id": claim_id, "version": 1, "number": claim_id, "person_id": 1, "scheme_id": 2}
            insert(
                older,
                "claim",
                given | {"state": state, "advance_pence": pence, "activity_day": "2026-01-08"},
            )
    assert migrate.upgrade(path, KEYS) is not None
    with closing(connect(path, KEYS)) as newer:
        found = newer.execute("SELECT person_id, claim_id, amount_pence, given_on FROM advance").fetchall()
    assert [tuple(row) for row in found] == [(1, 3, 40_00, "2026-01-08")]
