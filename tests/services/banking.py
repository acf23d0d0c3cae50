"""A register with a finance key: someone who enters bank details, someone who opens them, and numbers to look for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from coprod_desktop.domain.bank import BankAccount
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.services import bank, finance_key
from coprod_desktop.services.bank import AccountSeen, Kept, Opened
from coprod_desktop.storage.database import Store, Work
from tests.builders import KEYS, a_person

T = TypeVar("T")

#: Made-up numbers no bank has given out, to be looked for wherever they must not be.
SORT_CODE, NUMBER, ROLL = "009371", "73195246", "Q-81726354/X"
CANARIES = (SORT_CODE, "00-93-71", NUMBER, NUMBER[:4], ROLL, "81726354")

#: What opens the bank details of the tests.
PRIVATE = bytes(range(64, 96))

COORDINATOR = Actor(1, "Jo Tester", frozenset({Role.COORDINATOR}))
FINANCE = Actor(2, "Priya Vale", frozenset({Role.FINANCE}), PRIVATE)
#: Finance by role alone: the password never gave the key.
WITHOUT_KEY = Actor(3, "Max Later", frozenset({Role.FINANCE}))
ANOTHER_KEY = Actor(4, "Old Hand", frozenset({Role.FINANCE}), bytes(range(32)))


def typed(**other: Any) -> dict[str, Any]:
    """What someone types about an account."""
    return {"account_name": "A Quill", "sort_code": "00-93-71", "number": NUMBER, "roll": ROLL} | other


def with_key(store: Store) -> None:
    """Write the finance key of the tests down."""
    keys = KEYS.with_finance(PRIVATE)
    store.write(COORDINATOR, "Key", lambda work: finance_key.write_down(work, keys, "Priya Vale"))


@dataclass
class Banking:
    """The register and short ways to the verbs tests repeat."""

    store: Store
    person: Person

    @classmethod
    def begin(cls, store: Store) -> "Banking":
        """One person, nothing known of their bank yet."""
        with_key(store)
        person: Person = store.write(COORDINATOR, "Given", lambda work: work.add(a_person())).value
        return cls(store, person)

    def do(self, fn: Callable[[Work], T], actor: Actor = COORDINATOR) -> T:
        """Run an action."""
        return self.store.write(actor, "Test", fn).value

    def ask(self, fn: Callable[[Work], T], actor: Actor = COORDINATOR) -> T:
        """Run a query."""
        return self.store.read(actor, fn)

    def keep(self, actor: Actor = COORDINATOR, **other: Any) -> Kept:
        """Write their account down, or write it anew."""
        seen = self.seen().account
        version = None if seen is None else seen.version
        return self.do(lambda work: bank.keep(work, self.person.id, version, typed(**other)), actor)

    def seen(self, actor: Actor = COORDINATOR) -> AccountSeen:
        """What this staff user sees of it."""
        return self.ask(lambda work: bank.of_person(work, self.person.id), actor)

    @property
    def account(self) -> BankAccount:
        """The account as it stands."""
        found = self.seen().account
        assert found is not None
        return found

    def reveal(self, actor: Actor = FINANCE) -> Opened:
        """Open it."""
        return self.do(lambda work: bank.reveal(work, self.person.id), actor)
