"""Keeps a made-up register of today's schema for the tests of all later ones: ``python -m tests.registers.keep [REGISTER]``."""

import hashlib
import json
import shutil
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from coprod_desktop.services.sample import build
from coprod_desktop.storage.engine import Manner, connect
from tests.builders import KEYS

FOLDER = Path(__file__).parent
DAY = date(2026, 11, 22)

Contents = dict[str, dict[str, Any]]


def contents(path: Path, wanted: Contents | None = None) -> Contents:
    """Of each table its columns, how many rows it has, and a hash of them; only these tables and columns, if given."""
    with closing(connect(path, KEYS, Manner.UNCHANGING)) as connection:
        names = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
        tables = [row[0] for row in connection.execute(names)] if wanted is None else list(wanted)
        return {table: _table(connection, table, wanted) for table in tables}


def _table(connection: Any, table: str, wanted: Contents | None) -> dict[str, Any]:
    if wanted is None:
        columns = sorted(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
    else:
        columns = wanted[table]["columns"]
    listed = ", ".join(f'"{column}"' for column in columns)
    rows = sorted(repr(row) for row in connection.execute(f"SELECT {listed} FROM {table}"))
    return {
        "columns": columns,
        "rows": len(rows),
        "hash": hashlib.sha256("\n".join(rows).encode()).hexdigest(),
    }


def keep(register: Path, folder: Path = FOLDER) -> Path:
    """Copy a closed register here under the name of its schema, with what is in it."""
    with closing(connect(register, KEYS, Manner.UNCHANGING)) as connection:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    kept = folder / f"{revision}.coprod"
    shutil.copyfile(register, kept)
    told = json.dumps(contents(kept), indent=1, sort_keys=True)
    kept.with_suffix(".json").write_text(told + "\n", encoding="utf-8")
    return kept


def main() -> None:
    """Keep the register named, or a small made-up one of today's schema."""
    if sys.argv[1:]:
        print(keep(Path(sys.argv[1])))  # noqa: T201 - a command
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.coprod"
        build(path, "small", today=DAY, keys=KEYS).close()
        print(keep(path))  # noqa: T201 - a command


if __name__ == "__main__":
    main()
