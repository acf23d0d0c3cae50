"""A key file: finance's key for a computer without the register, made by someone in finance who holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.finance_suffixes import KEY_SUFFIX
from coprod_desktop.domain.organisation import StaffUser
from coprod_desktop.domain.permission import Permission, Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import finance_key, organisation
from coprod_desktop.services.paper_files import PaperFile, tidy_name, write_files
from coprod_desktop.storage import bank as stored_bank
from coprod_desktop.storage import finance_files
from coprod_desktop.storage import finance_packets as stored
from coprod_desktop.storage import staff as stored_staff
from coprod_desktop.storage.finance_files import FinanceHolder

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.vault.strength import Strength


def holders(work: Work) -> list[tuple[int, str]]:
    """Who a key file may be for: everyone in finance, oneself first."""
    work.actor.require(Permission.SEE_BANK_DETAILS)
    found = [row.user for row in stored_staff.present(work.session) if Role.FINANCE in row.roles]
    found.sort(key=lambda user: user.id != work.actor.staff_user_id)
    return [(user.id, user.name) for user in found]


def make(
    work: Work, staff_user_id: int, password: str, folder: Path, strength: Strength | None = None
) -> Path:
    """Write a key file for someone in finance; where it is. ``password`` is for the way: they choose their own at once.

    It opens bank details and packets, and nothing of the register. Raises :class:`Problem` for whoever does not hold the
    finance key, for someone who is not in finance, and when it cannot be written.
    """
    work.actor.require(Permission.SEE_BANK_DETAILS)
    private = work.actor.finance_key
    if private is None or not finance_key.holds(work.actor, stored_bank.current_key(work.session)):
        raise Problem(_("Your password does not open bank details, so it cannot make a key file."))
    if staff_user_id not in dict(holders(work)):
        raise Problem(_("A key file is only for someone in finance."), "staff_user_id")
    holder = FinanceHolder(
        register=stored.register_name(work.session),
        organisation=organisation.current(work).name,
        staff_user_id=staff_user_id,
        name=work.get(StaffUser, staff_user_id).name,
        private=private,
        packets=stored.secret_for_packets(work.session),
    )
    raw = finance_files.key_file(holder, password, work.today, handed_over=True, strength=strength)
    work.seal()
    name = tidy_name(_("Finance key of {name}").format(name=holder.name))
    return write_files(folder, [PaperFile(name + KEY_SUFFIX, raw)])[0]
