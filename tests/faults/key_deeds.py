"""What is done with keys: passwords, codes, the data key and finance's key are changed, in any order, through the program."""

from collections import Counter
from datetime import UTC, datetime
from random import Random
from unittest.mock import patch

from coprod_desktop.app.entrance import Entrance
from coprod_desktop.app.key_change import KeyChange
from coprod_desktop.services import finance_key
from coprod_desktop.storage import bank as stored_bank
from coprod_desktop.storage import registers, rekeying
from coprod_desktop.storage.backups.backup import Why
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.vault import recovery_code, vault
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.rekeying import Others
from tests.builders import PASSWORD, WEAK
from tests.faults.bench import Bench
from tests.faults.child import Say
from tests.faults.deeds import Said


def password(number: int) -> str:
    """The password that was set last of so many."""
    return PASSWORD if number == 0 else f"words number {number}"


class KeyDeeds:
    """One staff user who changes keys; a code is told as ``sheet`` once it is on paper, as ``code`` once it is to open."""

    def __init__(self, bench: Bench, chance: Random, say: Say) -> None:
        self.bench, self.chance, self.say = bench, chance, say
        self.keys, self.number = bench.keys, 0

    def work(self, changes: int) -> None:
        """So many changes, one after another."""
        with patch.object(vault, "calibrated", lambda: WEAK):
            for _change in range(changes):
                self.chance.choice(
                    (self.password, self.code, self.others_stay, self.others_go, self.finance)
                )()

    def finance(self) -> None:
        """Another finance key: its code is on paper first, and only one's own password opens it afterwards."""
        with patch.object(vault, "calibrated", lambda: WEAK):
            self._finance()

    def password(self) -> None:
        """Another password of one's own."""
        self.number += 1
        self.bench.vault().keep_password(self._staff, self._name, password(self.number), self.keys)
        self.say(f"password {self.number}")

    def code(self) -> None:
        """Another recovery code."""
        self.say(f"code {self.bench.vault().new_recovery(self.keys, self._name)}")

    def others_stay(self) -> None:
        """Another data key; every password leads to it."""
        held, new = self.bench.vault(), self.keys.renewed()
        held.begin_rekey(self._staff, password(self.number), new, Others.STEP)
        rekeying.rekey(self.bench.path, self.keys, new)
        held.finish_rekey()
        self.keys = new
        self.say("rekeyed")

    def others_go(self) -> None:
        """Another data key as the window changes it: a backup first, and only one's own password and a new code lead to it."""
        shelf = Shelf(usual_folder(self.bench.path), self.bench.path, self.bench.keys.file_id)
        way = Entrance(self.bench.path)
        change = KeyChange(
            way,
            self.keys,
            self._staff,
            lambda: shelf.take(self.keys, way.vault, datetime.now(UTC), Why.ASKED),
        )
        self.say(f"sheet {change.begin(password(self.number))}")
        change.carry_out()
        self.keys = self.bench.vault().unlock(self._staff, password(self.number))
        self.say("rekeyed")

    def _finance(self) -> None:
        held, word, sheet = self.bench.vault(), password(self.number), recovery_code.new_code()
        self.say(f"sheet {sheet}")
        with registers.open_register(self.bench.path, self.keys) as store:
            actor = registers.sign_in(store, self._staff)
            done = store.write(
                actor, "Finance key changed", lambda work: finance_key.change(work, held, word, sheet)
            )
            self.say(Said(done.changes.group, Counter()).line())
        finance_key.take_over(held, self._staff, self._name, word, done.value)
        self.keys = done.value
        self.say(f"code {sheet}")

    @property
    def _staff(self) -> int:
        return self.bench.actor.staff_user_id

    @property
    def _name(self) -> str:
        return self.bench.actor.name


def opens_bank(bench: Bench, keys: Keys) -> bool:
    """Whether what stands in the register now is sealed for the finance key these keys hold."""
    with registers.open_register(bench.path, keys) as store:
        actor = registers.sign_in(store, bench.actor.staff_user_id)
        return store.read(actor, lambda work: finance_key.holds(actor, stored_bank.current_key(work.session)))
