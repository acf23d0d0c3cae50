"""The finance key: made with the first who works in finance, handed on with a password, made anew when it is lost.

Bank details are sealed for its public half, which stands in the register. Its private half is only in the key slots of
those who pay, so that the register alone opens none of them.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.bank import FinanceKey
from coprod_desktop.domain.permission import Permission, Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import bank as stored
from coprod_desktop.storage.vault.sealing import new_finance_key, open_sealed, public_of, seal

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from coprod_desktop.domain.permission import Actor
    from coprod_desktop.storage.bank import ShutAccount
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.storage.vault.vault import StaffSlot, Vault


@dataclass(frozen=True)
class KeyStanding:
    """How it stands with the finance key.

    ``holders`` are the staff users whose password opens bank details, ``paper_made`` when the recovery sheet that does
    was printed. ``opens_here``: whether this staff user's own password gave it. ``shut`` are the accounts that were
    sealed for a key that is lost.
    """

    made_on: date | None
    made_by: str
    holders: tuple[str, ...]
    paper_made: datetime | None
    opens_here: bool
    shut: tuple[ShutAccount, ...]

    @property
    def is_lost(self) -> bool:
        """Whether there is a key and no password and no paper gives it any more."""
        return self.made_on is not None and not self.holders and self.paper_made is None

    @property
    def may_be_made(self) -> bool:
        """Whether a new key may be made: there is none, or no password gives it."""
        return not self.holders


def holds(actor: Actor, key: FinanceKey | None) -> bool:
    """Whether what this staff user signed in with opens what is sealed for this key."""
    return (
        actor.finance_key is not None
        and key is not None
        and public_of(actor.finance_key) == bytes(key.public)
    )


def fresh(keys: Keys) -> Keys:
    """These keys with the private half of a finance key just made; its public half is still to be written down."""
    _public, private = new_finance_key()
    return keys.with_finance(private)


def write_down(work: Work, keys: Keys, by: str) -> FinanceKey:
    """From now on bank details are sealed for the finance key that ``keys`` hold.

    Raises :class:`Problem` when the register has one already.
    """
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    if keys.finance is None:
        raise ValueError("no finance key to write down")
    if stored.current_key(work.session) is not None:
        raise Problem(_("This register has a finance key already."))
    return work.add(FinanceKey(public=public_of(keys.finance), made_on=work.today, made_by=by))


def make(work: Work, keys: Keys) -> Keys:
    """The register's first finance key; ``keys`` with its private half, to go into a slot before anyone forgets it.

    Raises :class:`Problem` when there is one already.
    """
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    made = fresh(keys)
    write_down(work, made, work.actor.name)
    work.seal()
    return made


def for_slot(work: Work, keys: Keys, roles: Collection[Role]) -> Keys:
    """What a staff user with these roles gets into the slot of the password that is being set for them.

    Finance gets the finance key: the first of them a new one, the others the one ``keys`` hold; where they hold none, or
    one that is retired, someone who holds it has to set their password. Nobody else gets it.
    """
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    if Role.FINANCE not in roles:
        return keys.with_finance(None)
    key = stored.current_key(work.session)
    if key is None:
        return make(work, keys)
    fits = keys.finance is not None and public_of(keys.finance) == bytes(key.public)
    return keys if fits else keys.with_finance(None)


def standing(work: Work, vault: Vault) -> KeyStanding:
    """How it stands with the finance key: who holds it, and what stays shut because one was lost."""
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    key = stored.current_key(work.session)
    papers = [one.made_at for one in vault.recovery if one.opens_bank]
    return KeyStanding(
        made_on=None if key is None else key.made_on,
        made_by="" if key is None else key.made_by,
        holders=tuple(one.name for one in vault.staff if one.opens_bank) if key is not None else (),
        paper_made=papers[0] if papers and key is not None else None,
        opens_here=holds(work.actor, key),
        shut=tuple(stored.shut(work.session)),
    )


def unlocked(vault: Vault, staff_user_id: int, password: str) -> Keys:
    """What this password gives. Raises :class:`Problem` beside ``password`` when it is wrong."""
    try:
        return vault.unlock(staff_user_id, password)
    except Problem as problem:
        raise Problem(problem.message, "password") from problem


def make_anew(work: Work, vault: Vault, password: str, code: str) -> Keys:
    """A new finance key for oneself, where there is none or no password gives it; what :func:`take_over` then needs.

    ``code`` is on paper already: it opens bank details from now on, and the sheet of finance's before it nothing. What was
    sealed for the key before is kept, but can no longer be opened: the people have to be asked again.

    Raises :class:`Problem` beside ``password`` when it is wrong, and when someone still holds the key.
    """
    work.actor.require(Permission.SEE_BANK_DETAILS)
    key = stored.current_key(work.session)
    held = [one.name for one in vault.staff if one.opens_bank]
    if key is not None and held:
        raise Problem(
            _("{names} can open bank details. Ask them to hand the finance key on to you.").format(
                names=", ".join(held)
            )
        )
    return _in_place_of(work, key, vault, password, code)


def change(work: Work, vault: Vault, password: str, code: str) -> Keys:
    """Another finance key in place of the one this staff user holds; what :func:`take_over` then needs.

    Every account that can be opened is sealed anew and nobody sees a figure; one that cannot is listed to be asked for
    again. ``code`` is on paper already, and the only way to the new key should anything happen before it is taken over.
    The history and older backups keep what was sealed before: it still opens for whoever kept the old key.

    Raises :class:`Problem` beside ``password`` when it is wrong, for whoever does not hold the key, and for whoever could
    not give the others who hold it new passwords.
    """
    work.actor.require(Permission.SEE_BANK_DETAILS)
    key, old = stored.current_key(work.session), work.actor.finance_key
    if key is None or old is None or not holds(work.actor, key):
        raise Problem(_("Your password does not open bank details, so it cannot change their key."))
    others = [one.name for one in _other_holders(vault, work.actor.staff_user_id)]
    if others and not work.actor.may(Permission.MANAGE_STAFF):
        raise Problem(
            _(
                "{names} open bank details too, and would need new passwords from you. Ask a coordinator in finance "
                "to change the key."
            ).format(names=", ".join(others))
        )
    made = _in_place_of(work, key, vault, password, code)
    _seal_anew(work, key, old)
    return made


def keep_sheet(work: Work, vault: Vault, keys: Keys, code: str) -> None:
    """A recovery sheet of finance's that is on paper already counts from now on; the one before stops working.

    Raises :class:`Problem` for whoever does not hold the finance key, for their sheet would not open bank details.
    """
    work.actor.require(Permission.SEE_BANK_DETAILS)
    if not holds(work.actor, stored.current_key(work.session)):
        raise Problem(_("Your password does not open bank details, so it cannot make their recovery sheet."))
    vault.keep_recovery(code, keys, work.actor.name)
    work.seal()


def take_over(vault: Vault, staff_user_id: int, name: str, password: str, made: Keys) -> None:
    """Once a new key is written down: this password opens it, and no other password the one before.

    Whoever else opened bank details signs in again when they were given a new first password. This is done after the
    register was written: until then each password still opens what is sealed.
    """
    vault.keep_password(staff_user_id, name, password, made)
    for one in _other_holders(vault, staff_user_id):
        vault.remove(one.staff_user_id)


def _other_holders(vault: Vault, staff_user_id: int) -> list[StaffSlot]:
    return [one for one in vault.staff if one.opens_bank and one.staff_user_id != staff_user_id]


def _in_place_of(work: Work, key: FinanceKey | None, vault: Vault, password: str, code: str) -> Keys:
    keys = unlocked(vault, work.actor.staff_user_id, password)
    if key is not None:
        work.edit(key, None, {"retired_on": work.today})
        work.flush()
    made = make(work, keys)
    work.flush()
    vault.keep_recovery(code, made, work.actor.name)
    return made


def _seal_anew(work: Work, key: FinanceKey, private: bytes) -> None:
    current = stored.current_key(work.session)
    if current is None:
        raise ValueError("no finance key to seal for")
    for account in stored.accounts(work.session):
        if account.key_id != key.id:
            continue
        with suppress(Problem):
            numbers = open_sealed(private, bytes(account.sealed))
            work.edit(account, None, {"key_id": current.id, "sealed": seal(bytes(current.public), numbers)})
