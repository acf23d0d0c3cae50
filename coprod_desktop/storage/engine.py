"""The one place where the engine is made: SQLite with nothing acknowledged ever lost."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

#: Marks a SQLite file as a register of ours ("COPR").
APPLICATION_ID = 0x434F5052

_BEGIN = "coprod_begin"


def connect(path: Path) -> sqlite3.Connection:
    """A connection with our pragmas; transactions are begun by us alone."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5.0)
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "fullfsync=1",
        "checkpoint_fullfsync=1",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
        "cache_size=-65536",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def make_engine(path: Path) -> Engine:
    """The engine of one register file. Parameters never reach an exception's text: they hold names."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path),
        poolclass=QueuePool,
        hide_parameters=True,
        pool_size=6,
        max_overflow=2,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get(_BEGIN, "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the write lock at once."""
    return engine.execution_options(**{_BEGIN: "IMMEDIATE"})
