"""The one place where the engine is made: SQLCipher, with nothing acknowledged ever lost."""

from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault.keys import Keys

#: Marks a database as a register of ours ("COPR"); it can be read only with the key.
APPLICATION_ID = 0x434F5052

#: Below this, SQLite can damage a write-ahead log that two programs write.
LEAST_SQLITE = (3, 51, 3)

_BEGIN = "coprod_begin"


class Manner(StrEnum):
    """How a file is opened: to be worked on, on a drive that may go away, or only to be looked at."""

    WORKING = "working"
    CAREFUL = "careful"
    READING = "reading"
    UNCHANGING = (
        "unchanging"  # reading what nobody else can be writing, in a folder where nothing can be made
    )


_ALWAYS = (
    "fullfsync=1",
    "checkpoint_fullfsync=1",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cache_size=-65536",
)
_READING = ("query_only=ON", "trusted_schema=OFF", "cache_size=-65536")
_PRAGMAS = {
    Manner.WORKING: ("journal_mode=WAL", "synchronous=FULL", *_ALWAYS),
    Manner.CAREFUL: ("journal_mode=DELETE", "synchronous=EXTRA", *_ALWAYS),
    Manner.READING: _READING,
    Manner.UNCHANGING: _READING,
}
_MODES = {
    Manner.WORKING: "mode=rwc",
    Manner.CAREFUL: "mode=rwc",
    Manner.READING: "mode=ro",
    Manner.UNCHANGING: "mode=ro&immutable=1",
}


class WrongKey(Problem):
    """The key does not open this file: it is another register's, or the file's beginning is damaged."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "These keys do not open this register. The key file may be another register’s, or the register may be "
                "damaged. Nothing was changed. Go back to your newest backup."
            ),
            "path",
        )


def connect(path: Path, keys: Keys, manner: Manner = Manner.WORKING) -> dbapi2.Connection:
    """A connection with our pragmas; transactions are begun by us alone.

    Raises :class:`WrongKey` when the file is not opened by these keys;
    :class:`Problem` where the database library is too old or cannot encrypt.
    """
    place = f"{path.absolute().as_uri()}?{_MODES[manner]}"
    connection = dbapi2.connect(place, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0)
    try:
        _unlock(connection, keys)
        for pragma in _PRAGMAS[manner]:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: dbapi2.Connection, keys: Keys) -> None:
    """Key first, then one read: a wrong key is met here and nowhere later."""
    _check_library(connection)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{keys.data.hex()}{keys.file_id.hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if "not a database" in str(error):
            raise WrongKey from None
        raise


def _check_library(connection: dbapi2.Connection) -> None:
    """Plain SQLite would ignore the key and write everything in the clear; an old one can lose what two programs write."""
    cipher = connection.execute("PRAGMA cipher_version").fetchone()
    version = tuple(int(part) for part in dbapi2.sqlite_version.split("."))
    if not cipher or not cipher[0] or version < LEAST_SQLITE:
        raise Problem(
            _("The part of the program that encrypts is missing or too old. Install the program again.")
        )


def make_engine(path: Path, keys: Keys, manner: Manner = Manner.WORKING) -> Engine:
    """The engine of one register file. Parameters never reach an exception's text: they hold names."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, keys, manner),
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
