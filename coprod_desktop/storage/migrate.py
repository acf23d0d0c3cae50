"""Bringing a register's schema up to this version: a copy first, one transaction, linear."""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from coprod_desktop import __version__
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import disk
from coprod_desktop.storage.backups.backup import Why
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.engine import Manner, connect, make_engine
from coprod_desktop.storage.faults import as_problem
from coprod_desktop.storage.opening.place import place_of
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.vault import Vault

_SCRIPTS = Path(__file__).parent / "migrations"


def _config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    return config


@cache
def _known() -> tuple[str, ...]:
    """Schema versions this program knows, oldest first: each begins the name of its file.

    Read without alembic, which an opening that has nothing to bring up to date need not wait for.
    """
    return tuple(sorted(path.name[:4] for path in (_SCRIPTS / "versions").glob("[0-9]*.py")))


def newest() -> str:
    """The schema version this program writes."""
    return _known()[-1]


def version(path: Path, keys: Keys, manner: Manner = Manner.READING) -> str:
    """The schema version of a register, read without changing a byte; empty where there is none.

    Raises :class:`~coprod_desktop.storage.damage.Damaged` where the page that says so cannot be read.
    """
    with closing(connect(path, keys, manner)) as connection:
        try:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except dbapi2.DatabaseError as error:
            if "no such table" in str(error):
                return ""
            raise as_problem(error) from error
    return "" if found is None else str(found[0])


def create_schema(path: Path, keys: Keys, wanted: str = "head") -> None:
    """Make every table of a new register, as this version has them or as an earlier one (``wanted``) had."""
    _run(path, keys, wanted)


def upgrade(path: Path, keys: Keys) -> Path | None:
    """Upgrade an older register; returns where the backup made before it lies, or None when nothing was to do.

    Raises :class:`Problem` when a newer version made it; then nothing was changed.
    """
    if _is_current(version(path, keys)):
        return None
    copy = _backup_before(path, keys)
    try:
        _run(path, keys, "head")
    except Exception:
        _put_back(path, copy)
        raise
    return copy


def check_current(path: Path, keys: Keys, manner: Manner) -> None:
    """Whether a register that may not be changed can be read as it is.

    Raises :class:`Problem` when it was made by a newer version, or by an older one and would have to be upgraded.
    """
    if not _is_current(version(path, keys, manner)):
        raise Problem(
            _(
                "This register was made by an older version of the program and has to be brought up to date first. Open it "
                "where you may write, when nobody else has it open."
            ),
            "path",
        )


def _is_current(found: str) -> bool:
    known = _known()
    if found not in known:
        raise Problem(
            _(
                "This register was made by a newer version of the program; this is version {version}. Nothing was changed."
            ).format(version=__version__),
            "path",
        )
    return found == known[-1]


def _backup_before(path: Path, keys: Keys) -> Path:
    shelf = Shelf(usual_folder(path), path, keys.file_id)
    return shelf.take(keys, _vault(path), datetime.now(UTC), Why.UPGRADE).path


def _vault(path: Path) -> Vault | None:
    """The keys that go with the backup; a register that is just being made or tried out may have none beside it."""
    try:
        return Vault.beside(path)
    except Problem:
        return None


def _put_back(path: Path, backup: Path) -> None:
    fresh = path.with_name(path.name + ".new")
    shutil.copyfile(backup, fresh)
    for suffix in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    disk.move_through(fresh, path)


def _run(path: Path, keys: Keys, target: str) -> None:
    from alembic import command

    engine = make_engine(path, keys, place_of(path).manner)
    try:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, target)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
            if broken is not None:
                raise Problem(
                    _("The register could not be brought up to date: some of its rows do not fit together.")
                )
            connection.commit()
    finally:
        engine.dispose()
