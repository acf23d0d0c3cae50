"""How the command line comes by a password: a prompt, a file, or the environment - never an argument, which others can see."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.opening.held import InUse

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from coprod_desktop.domain.permission import Actor
    from coprod_desktop.services.backups import Backups
    from coprod_desktop.storage.database import Store
    from coprod_desktop.storage.vault.keys import Keys
    from coprod_desktop.storage.vault.vault import StaffSlot, Vault

#: For unattended use: the password of the staff user who signs in.
VARIABLE = "COPROD_PASSWORD"
_LONGEST_FILE = 4096


def add_options(parser: ArgumentParser) -> None:
    """What every command that opens a register understands."""
    parser.add_argument("--register", type=Path, required=True, help=_("the register file"))
    parser.add_argument("--user", default="", metavar="NAME", help=_("who signs in, where there are several"))
    parser.add_argument(
        "--key-file",
        type=Path,
        metavar="FILE",
        help=_("a file whose first line is the password; without it {variable}, or a question").format(
            variable=VARIABLE
        ),
    )


class Opened(NamedTuple):
    """A register that is open, who has signed in, and its backups; None where nobody keeps its keys."""

    store: Store
    actor: Actor
    backups: Backups | None


@contextmanager
def opened(options: Namespace) -> Iterator[Opened]:
    """The register of ``options``, open. If anything was changed a backup is kept when it is closed.

    Raises :class:`Problem` when it cannot be opened, or the password is wrong.
    """
    from coprod_desktop.storage import registers
    from coprod_desktop.storage.vault.vault import Vault

    vault = Vault.beside(options.register)
    slot = _slot(vault, options.user)
    unlocked = vault.unlock(slot.staff_user_id, password(options))
    _check(options.register, unlocked)
    keys = vault.settle(unlocked, lambda tried: registers.opens(options.register, tried))
    with kept(_open(options.register, keys), vault) as (store, backups):
        yield Opened(store, registers.sign_in(store, slot.staff_user_id), backups)


@contextmanager
def kept(store: Store, vault: Vault) -> Iterator[tuple[Store, Backups]]:
    """An open register, closed afterwards with a backup if it was changed; that there is none is said, not an error."""
    from coprod_desktop.services import closing
    from coprod_desktop.services.backups import Backups, Wishes
    from coprod_desktop.settings import SettingsFile

    ours = SettingsFile().now.of_register(vault.file_id)
    backups = Backups(store, vault, Wishes.of(ours.backup_folder, ours.backup_gigabytes))
    try:
        yield store, backups
    except BaseException:
        store.close()
        raise
    try:
        closing.leave(store, backups, quietly)
    except Damaged as damaged:
        raise _damaged() from damaged
    except Problem as problem:
        print(_("No backup was kept: {reason}").format(reason=problem.message), file=sys.stderr)


def quietly(_done: int, _total: int, _text: str = "") -> None:
    """Nobody is watching."""


def _check(register: Path, keys: Keys) -> None:
    """That it is there and begins as it should, before the keys are tried on it."""
    from coprod_desktop.storage import registers

    try:
        registers.check_beginning(register, keys)
    except Damaged as damaged:
        raise _damaged() from damaged


def _open(register: Path, keys: Keys) -> Store:
    """Open it; why it cannot be is said in one sentence."""
    from coprod_desktop.storage import registers

    try:
        return registers.open_register(register, keys)
    except InUse as held:
        said = _("This register is open already; close it there, then try again.")
        if held.who:
            said = _(
                "{who} has this register open on {computer} since {since}; close it there, then try again."
            ).format(who=held.who, computer=held.computer, since=held.since)
        raise Problem(said, "register") from held
    except Damaged as damaged:
        raise _damaged() from damaged


def _damaged() -> Problem:
    return Problem(
        _("This register is damaged; open it in the window to go back to its newest good backup."), "register"
    )


def password(options: Namespace) -> str:
    """The password to sign in with.

    Raises :class:`Problem` when there is none and nobody to ask.
    """
    return _given(options) or _asked(_("Password: "))


def new_password(options: Namespace) -> str:
    """The password of a register that is being made: typed twice where someone is asked.

    Raises :class:`Problem` when there is none, or the two differ.
    """
    if given := _given(options):
        return given
    first = _asked(_("A password for the new register: "))
    if first != _asked(_("The same again: ")):
        raise Problem(_("The two were not the same. Nothing was made; try again."))
    return first


def _given(options: Namespace) -> str:
    if options.key_file is not None:
        return _first_line(options.key_file)
    return os.environ.get(VARIABLE, "")


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as stream:
            line = stream.read(_LONGEST_FILE).splitlines()[:1]
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(
            _("The file with the password cannot be read. Check its place and that it is text.")
        ) from error
    if not line or not line[0]:
        raise Problem(_("The file with the password is empty. Its first line is the password."))
    return line[0]


def _asked(words: str) -> str:
    if not sys.stdin or not sys.stdin.isatty():
        raise Problem(
            _(
                "A password is needed and nobody is here to ask. Put it in {variable}, or name a --key-file."
            ).format(variable=VARIABLE)
        )
    try:
        return getpass.getpass(words)
    except EOFError as error:
        raise Problem(_("No password was typed. Nothing was done.")) from error


def _slot(vault: Vault, name: str) -> StaffSlot:
    """Whose password is asked for: the one there is, or the one named."""
    from coprod_desktop.domain.folding import fold

    if not name and len(vault.staff) == 1:
        return vault.staff[0]
    found = [slot for slot in vault.staff if fold(slot.name) == fold(name)]
    if len(found) != 1:
        said = _("Say who signs in with --user: {names}.")
        raise Problem(said.format(names="; ".join(slot.name for slot in vault.staff)), "user")
    return found[0]
