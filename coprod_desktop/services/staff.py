"""Who may work in the register: adding, renaming, changing roles, removing - and their keys with them.

The register says who they are and what they may do; the vault beside it says what opens it for them. Both change in
one action: when the vault refuses, nothing in the register has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.organisation import StaffRole, StaffUser
from coprod_desktop.domain.permission import Permission, Role
from coprod_desktop.domain.problems import FieldProblems, Gone, Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import finance_key
from coprod_desktop.storage import staff as stored

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.staff import StaffRow
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.storage.vault.vault import Vault

_MOST_LETTERS = 120


@dataclass(frozen=True)
class StaffMember:
    """A staff user as a list shows them. ``changed_at``: when their password was set; None when they have none.

    ``limit`` is the most they may approve on one claim, None for no limit.
    """

    id: int
    version: int
    name: str
    roles: frozenset[Role]
    opens_bank: bool = False
    changed_at: datetime | None = None
    handed_over: bool = False
    limit: Money | None = None


def members(work: Work, vault: Vault) -> list[StaffMember]:
    """Everyone who works in the register now, in the order they were added."""
    work.actor.require(Permission.MANAGE_STAFF)
    slots = {slot.staff_user_id: slot for slot in vault.staff}
    found = []
    for row in stored.present(work.session):
        pence = row.user.approval_limit_pence
        limit = None if pence is None else Money(pence)
        member = StaffMember(row.id, row.user.version, row.user.name, row.roles, limit=limit)
        if slot := slots.get(row.id):
            member = replace(
                member,
                opens_bank=slot.opens_bank,
                changed_at=slot.changed_at,
                handed_over=slot.handed_over,
            )
        found.append(member)
    return found


def add(work: Work, vault: Vault, keys: Keys, name: str, roles: Collection[Role], password: str) -> int:
    """A new staff user, let in once by a password that is handed over to them; their id.

    Bank details open for them when they are in finance and ``keys`` hold the finance key; the first of all in finance
    gets a new one.
    Raises :class:`Problem` beside a name or roles that will not do.
    """
    work.actor.require(Permission.MANAGE_STAFF)
    user = StaffUser(name=_checked(work, name, roles))
    work.add(user)
    _give_roles(work, user.id, roles)
    work.seal()
    work.flush()
    _hand_over(work, vault, keys, user, roles, password)
    return user.id


def change(work: Work, vault: Vault, member: StaffMember, name: str, roles: Collection[Role]) -> None:
    """Another name or other roles; what opens bank details is handed on by whoever holds it, not here.

    Raises :class:`Problem` beside a name or roles that will not do, and when nobody would look after the register.
    """
    work.actor.require(Permission.MANAGE_STAFF)
    user = _user(work, member.id)
    name = _checked(work, name, roles, member.id)
    if Role.COORDINATOR not in roles:
        _refuse_last_coordinator(work, vault, member.id)
    work.edit(user, member.version, {"name": name})
    _give_roles(work, user.id, roles)
    work.seal()
    work.flush()
    if any(slot.staff_user_id == member.id and slot.name != name for slot in vault.staff):
        vault.rename(member.id, name)


def set_limit(work: Work, staff_user_id: int, limit: str | int | None) -> None:
    """The most they may approve on one claim, typed or in pence; nothing typed takes the limit away.

    Nobody sets their own. Raises :class:`Problem` beside ``limit`` for what is no amount.
    """
    work.actor.require(Permission.MANAGE_STAFF)
    user = _user(work, staff_user_id)
    typed = limit.strip() or None if isinstance(limit, str) else limit
    pence = Money.parse(typed, field="limit").pence if isinstance(typed, str) else typed
    if pence == user.approval_limit_pence:
        return
    if staff_user_id == work.actor.staff_user_id:
        raise Problem(_("Nobody sets their own limit. Ask another coordinator to."), "limit")
    work.edit(user, None, {"approval_limit_pence": pence})


def remove(work: Work, vault: Vault, staff_user_id: int) -> None:
    """They sign in no longer; their name stays with what they did.

    Raises :class:`Problem` for the last coordinator, and for oneself: somebody has to be able to come back.
    """
    work.actor.require(Permission.MANAGE_STAFF)
    user = _user(work, staff_user_id)
    if staff_user_id == work.actor.staff_user_id:
        raise Problem(_("You cannot remove yourself. Ask another coordinator to."))
    _refuse_last_coordinator(work, vault, staff_user_id)
    work.edit(user, None, {"left_on": work.today})
    _give_roles(work, user.id, ())
    work.seal()
    work.flush()
    if any(slot.staff_user_id == staff_user_id for slot in vault.staff):
        vault.remove(staff_user_id)


def hand_over(work: Work, vault: Vault, keys: Keys, staff_user_id: int, password: str) -> None:
    """A new first password for someone who has lost theirs; their own stops working at once.

    Raises :class:`Problem` when bank details open for them and ``keys`` cannot hand that on.
    """
    work.actor.require(Permission.MANAGE_STAFF)
    user = _user(work, staff_user_id)
    if keys.finance is None and any(s.staff_user_id == user.id and s.opens_bank for s in vault.staff):
        raise Problem(
            _(
                "{name} opens bank details, and your own password cannot hand that on. Ask someone in finance to do this, or let {name} use the recovery sheet of finance."
            ).format(name=user.name)
        )
    work.seal()
    _hand_over(work, vault, keys, user, _roles(work, staff_user_id), password)


def change_own_password(work: Work, vault: Vault, keys: Keys, old: str, new: str) -> None:
    """Another password for oneself, given the one there is. Raises :class:`Problem` when that is not right."""
    try:
        vault.unlock(work.actor.staff_user_id, old)
    except Problem as problem:
        raise Problem(problem.message, "old") from problem
    vault.keep_password(work.actor.staff_user_id, work.actor.name, new, keys)
    work.seal()


def note_own_password(work: Work) -> None:
    """Write into the history that somebody set their own password by the recovery sheet."""
    work.seal()


def note_keys_changed(work: Work) -> None:
    """Write into the history that every page was put under another key, and everyone else's password with it."""
    work.actor.require(Permission.MANAGE_STAFF)
    work.seal()


def keep_recovery(work: Work, vault: Vault, keys: Keys, code: str) -> None:
    """A recovery code that is on paper already opens what ``keys`` open; the sheet before it stops working."""
    work.actor.require(Permission.MANAGE_STAFF)
    vault.keep_recovery(code, keys, work.actor.name)
    work.seal()


def _hand_over(
    work: Work, vault: Vault, keys: Keys, user: StaffUser, roles: Collection[Role], password: str
) -> None:
    given = finance_key.for_slot(work, keys, roles)
    work.flush()
    vault.keep_password(user.id, user.name, password, given, handed_over=True)


def _checked(work: Work, name: str, roles: Collection[Role], staff_user_id: int | None = None) -> str:
    """The name without what is around it."""
    tidy = " ".join(name.split())
    wrong = []
    if not tidy:
        wrong.append(Problem(_("Please fill this in."), "name"))
    elif len(tidy) > _MOST_LETTERS:
        wrong.append(Problem(_("This name is too long: 120 letters at most."), "name"))
    elif any(row.user.name.casefold() == tidy.casefold() for row in _others(work, staff_user_id)):
        wrong.append(
            Problem(_("Someone of that name works here already. Add a middle name or a team."), "name")
        )
    if not roles:
        wrong.append(Problem(_("Choose at least one role."), "roles"))
    if wrong:
        raise FieldProblems(wrong)
    return tidy


def _others(work: Work, staff_user_id: int | None) -> list[StaffRow]:
    return [row for row in stored.present(work.session) if row.id != staff_user_id]


def _refuse_last_coordinator(work: Work, vault: Vault, staff_user_id: int) -> None:
    able = {slot.staff_user_id for slot in vault.staff}
    if not any(Role.COORDINATOR in row.roles and row.id in able for row in _others(work, staff_user_id)):
        raise Problem(
            _(
                "This is the last coordinator. Make someone else a coordinator first, so that the register is looked after."
            ),
            "roles",
        )


def _user(work: Work, staff_user_id: int) -> StaffUser:
    user = work.get(StaffUser, staff_user_id)
    if user.left_on is not None:
        raise Gone
    return user


def _roles(work: Work, staff_user_id: int) -> frozenset[Role]:
    return frozenset(row.role for row in stored.roles_of(work.session, staff_user_id))


def _give_roles(work: Work, staff_user_id: int, roles: Collection[Role]) -> None:
    there = stored.roles_of(work.session, staff_user_id)
    for row in there:
        if row.role not in roles:
            work.delete(row)
    held = {row.role for row in there}
    for role in Role:
        if role in roles and role not in held:
            work.add(StaffRole(staff_user_id=staff_user_id, role=role))
