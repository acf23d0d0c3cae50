"""Making and opening a register file: whether it is ours, and of this version."""

import secrets
import sqlite3
from pathlib import Path

from sqlmodel import Session, col, select

from coprod_desktop.domain import usual_adjustments
from coprod_desktop.domain.attachments import RegisterKey
from coprod_desktop.domain.organisation import Organisation, OrganisationSetting, StaffRole, StaffUser
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import migrate, tables
from coprod_desktop.storage.chain import JOURNAL_KEY
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.engine import APPLICATION_ID
from coprod_desktop.storage.faults import as_problem

_SQLITE_HEADER = b"SQLite format 3\x00"


def create(path: Path, organisation: str, staff_name: str) -> Store:
    """A new, empty register with one staff user who coordinates and looks after the money.

    Raises :class:`Problem` when something is already there, or the folder cannot be written to.
    """
    tables.complete()
    if path.exists() and path.stat().st_size:
        raise Problem(
            _("There is already a file of that name. Choose another name, or open it instead."), "path"
        )
    if not path.parent.is_dir():
        raise Problem(_("That folder does not exist. Choose another one."), "path")
    try:
        _mark(path)
        migrate.create_schema(path)
    except sqlite3.Error as error:
        raise as_problem(error) from error
    store = Store(path)
    store.write(FOUNDER, _("Register made"), lambda work: _found(work.session, organisation, staff_name))
    return store


def open_register(path: Path) -> Store:
    """Open a register, after bringing its schema up to date (a copy is kept first).

    Raises :class:`Problem` for a file that is missing, cannot be read, is no register, or was made by a newer
    version; nothing is changed then.
    """
    tables.complete()
    _check_ours(path)
    migrate.upgrade(path)
    return Store(path)


#: Who makes a register, before anyone can sign in.
FOUNDER = Actor(0, "Coprod Desktop", frozenset({Role.COORDINATOR, Role.FINANCE}))


def sign_in(store: Store) -> Actor:
    """The first staff user with all their roles, until signing in comes with keys."""
    return store.read(FOUNDER, lambda work: _first_staff_user(work.session))


def _check_ours(path: Path) -> None:
    try:
        header = _first_bytes(path)
    except OSError as error:
        raise Problem(
            _("This file cannot be read. Ask whoever looks after it to let you, or choose another."), "path"
        ) from error
    ours = header.startswith(_SQLITE_HEADER) and int.from_bytes(header[68:72]) == APPLICATION_ID
    if not ours:
        raise Problem(_("This file is not a Coprod register. Nothing was changed."), "path")


def _first_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise Problem(_("This is a folder. Choose the register inside it."), "path")
    if not path.is_file():
        raise Problem(_("There is no register at that place. Check the name, or choose another."), "path")
    with path.open("rb") as stream:
        return stream.read(100)


def _mark(path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def _found(session: Session, organisation: str, staff_name: str) -> None:
    user = StaffUser(name=staff_name)
    session.add(user)
    for role in (Role.COORDINATOR, Role.FINANCE, Role.LEAD):
        session.add(StaffRole(staff_user_id=user.id, role=role))
    for name in ("content", "members", JOURNAL_KEY):
        session.add(RegisterKey(name=name, key=secrets.token_bytes(32)))
    session.add_all(usual_adjustments.rows())
    rows = Organisation(name=organisation).to_rows()
    session.add(OrganisationSetting(key="name", value=rows["name"]))


def _first_staff_user(session: Session) -> Actor:
    user = session.exec(select(StaffUser).order_by(col(StaffUser.id)).limit(1)).one()
    roles = session.exec(select(StaffRole).where(col(StaffRole.staff_user_id) == user.id)).all()
    return Actor(user.id, user.name, frozenset(role.role for role in roles))
