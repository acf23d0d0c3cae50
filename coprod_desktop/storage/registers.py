"""Making and opening a register file: whether it is ours, and of this version."""

import contextlib
import os
import secrets
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2
from sqlmodel import Session, col, select

from coprod_desktop.domain import usual_adjustments
from coprod_desktop.domain.attachments import RegisterKey
from coprod_desktop.domain.organisation import Organisation, OrganisationSetting, StaffRole, StaffUser
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import migrate, register_file, tables
from coprod_desktop.storage.bank import BANK_KEY
from coprod_desktop.storage.chain import JOURNAL_KEY
from coprod_desktop.storage.damage import Damaged, Lost
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.engine import APPLICATION_ID, Manner, WrongKey, connect
from coprod_desktop.storage.faults import as_problem
from coprod_desktop.storage.opening import checks, looking
from coprod_desktop.storage.opening.held import Hold
from coprod_desktop.storage.opening.opened import Opened, identity_of
from coprod_desktop.storage.opening.place import place_of
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.vault import Vault


def create(path: Path, keys: Keys, organisation: str, staff_name: str) -> Store:
    """A new, empty register, encrypted with these keys, with one staff user who holds every role.

    How the keys are kept is the vault's business, not this function's. It is held as an open register is.

    Raises :class:`Problem` when something is already there, or the folder cannot be written to.
    """
    tables.complete()
    register_file.check_free(path)
    hold = None
    with contextlib.suppress(OSError):  # where nothing can be written the making itself says so
        hold = Hold.take(path)
    try:
        _mark(path, keys)
        migrate.create_schema(path, keys)
        store = Store(path, keys, opened=replace(Opened.plainly(path), hold=hold))
        store.write(FOUNDER, _("Register made"), lambda work: _found(work.session, organisation, staff_name))
    except BaseException as error:
        if hold is not None:
            hold.release()
        if isinstance(error, (dbapi2.Error, DBAPIError)):
            raise as_problem(error) from error
        raise
    return store


def open_register(path: Path, keys: Keys, *, only_look: bool = False) -> Store:
    """Open a register, after bringing its schema up to date (a copy is kept first).

    Where nothing can be written it is opened to be looked at only, as with ``only_look``. After an unclean end every
    check is made before anyone works on it. Raises :class:`Problem` for a file that is missing, cannot be read, is no
    register or was made by a newer version; :class:`~coprod_desktop.storage.opening.held.InUse` when someone has it
    open; :class:`~coprod_desktop.storage.damage.Damaged` when it is not whole. Nothing is changed then.
    """
    tables.complete()
    check_beginning(path, keys)
    hold = None if only_look else _hold(path)
    if hold is None:
        return _to_look_at(path, keys)
    try:
        return _to_work_on(path, keys, hold)
    except BaseException:
        hold.drop() if hold.unclean else hold.release()
        raise


def check_beginning(path: Path, keys: Keys) -> None:
    """That the file at this place begins as these keys say.

    Raises :class:`~coprod_desktop.storage.damage.Damaged` when it does not and the key file beside it is nonetheless its
    own, and :class:`Problem` for anything else. Nothing is changed, nor made where nothing is.
    """
    try:
        if register_file.file_id(path) == keys.file_id:
            return
        problem = register_file.not_ours()
    except register_file.NoRegister as none:
        problem = none
    try:
        known = Vault.beside(path).file_id
    except Problem:
        raise problem from None
    if known != keys.file_id:
        raise problem
    if not path.exists():
        raise Lost("no file of that name")
    raise Damaged("the first bytes are not the register’s")


def leave_unclean(path: Path) -> None:
    """Have the next opening check everything, as after a power cut."""
    Hold.take(path).drop()


def opens(path: Path, keys: Keys) -> bool:
    """Whether these keys open this file, found out without changing what is in it.

    A change that was cut short is taken back first, as by any opening: until then the file can be read with no keys.
    """
    manner = Manner.CAREFUL if register_file.has_unfinished(path, "-journal") else Manner.READING
    try:
        connect(path, keys, manner).close()
    except WrongKey:
        return False
    return True


def _hold(path: Path) -> Hold | None:
    """The lock, or None where the register cannot be written to anyway.

    The folder counts too: a log has to be made in it, and a lock left there by an unclean end would not tell.
    """
    if not os.access(path.parent, os.W_OK):
        return None
    try:
        path.open("r+b").close()
        return Hold.take(path)
    except OSError:
        return None


def _to_work_on(path: Path, keys: Keys, hold: Hold) -> Store:
    place = place_of(path)
    manner = place.manner
    unclean = hold.unclean or register_file.has_unfinished(path)
    if unclean:
        checks.thorough(path, keys, manner)
    _check_ours(path, keys, Manner.READING)
    migrate.upgrade(path, keys)
    return Store(path, keys, opened=Opened(path, manner, place, hold, None, unclean, identity_of(path)))


def _to_look_at(path: Path, keys: Keys) -> Store:
    seen = looking.look(path, keys)
    try:
        _check_ours(seen.path, keys, seen.manner)
        migrate.check_current(seen.path, keys, seen.manner)
        return Store(path, keys, opened=Opened(path, seen.manner, place_of(path), None, seen))
    except BaseException:
        seen.leave()
        raise


#: Who makes a register, before anyone can sign in.
FOUNDER = Actor(0, "Coprod Desktop", frozenset({Role.COORDINATOR, Role.FINANCE}))


def sign_in(store: Store, staff_user_id: int | None = None) -> Actor:
    """Who is at work: the staff user whose password opened the register; without a name, the first there is.

    Raises :class:`Problem` when this staff user is not in the register any more.
    """
    return store.read(FOUNDER, lambda work: _actor(work.session, staff_user_id, store.keys))


def _check_ours(path: Path, keys: Keys, manner: Manner) -> None:
    """The file begins as these keys say, so if they do not open it, it is damaged."""
    try:
        with closing(connect(path, keys, manner)) as connection:
            marked = connection.execute("PRAGMA application_id").fetchone()
    except WrongKey as error:
        raise Damaged("the first page does not open") from error
    except dbapi2.Error as error:
        raise as_problem(error) from error
    if marked != (APPLICATION_ID,):
        raise register_file.not_ours()


def _mark(path: Path, keys: Keys) -> None:
    with closing(connect(path, keys, place_of(path).manner)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


def _found(session: Session, organisation: str, staff_name: str) -> None:
    user = StaffUser(name=staff_name)
    session.add(user)
    for role in (Role.COORDINATOR, Role.FINANCE, Role.LEAD):
        session.add(StaffRole(staff_user_id=user.id, role=role))
    for name in ("content", "members", BANK_KEY, JOURNAL_KEY):
        session.add(RegisterKey(name=name, key=secrets.token_bytes(32)))
    session.add_all(usual_adjustments.rows())
    rows = Organisation(name=organisation).to_rows()
    session.add(OrganisationSetting(key="name", value=rows["name"]))


def _actor(session: Session, staff_user_id: int | None, keys: Keys) -> Actor:
    here = select(StaffUser).where(col(StaffUser.left_on).is_(None))
    statement = here.order_by(col(StaffUser.id)).limit(1)
    if staff_user_id is not None:
        statement = statement.where(col(StaffUser.id) == staff_user_id)
    user = session.exec(statement).one_or_none()
    if user is None:
        raise Problem(_("You are no longer one of this register’s staff users. Ask whoever looks after it."))
    roles = session.exec(select(StaffRole).where(col(StaffRole.staff_user_id) == user.id)).all()
    held = frozenset(role.role for role in roles)
    return Actor(user.id, user.name, held, keys.finance if Role.FINANCE in held else None)
