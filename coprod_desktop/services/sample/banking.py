"""Bank details of made-up people, sealed to a made-up finance key.

Their sort codes begin with 00: no bank of the United Kingdom has been given a sort code that does, so that none of
these accounts can exist and nobody's money can go there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.bank import (
    AccountKind,
    BankAccount,
    FinanceKey,
    NameCheck,
    PayeeBasis,
    VerifiedHow,
)
from coprod_desktop.domain.bank_check.checking import Fit
from coprod_desktop.domain.bank_numbers import BankNumbers
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.services.sample.someone import Part, Someone
from coprod_desktop.services.sample.texts import words
from coprod_desktop.storage import bank as stored
from coprod_desktop.storage import registers
from coprod_desktop.storage.vault.sealing import public_of, seal

if TYPE_CHECKING:
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.storage.database import Store

_TO_ACCOUNTS = {PaymentChoice.BANK, PaymentChoice.LESS, PaymentChoice.NONE}
_TOLD, _VERIFIED, _SOMEONE_ELSE, _ROLL = 82, 92, 4, 3  # out of a hundred
_HOW = {VerifiedHow.IN_PERSON: 55, VerifiedHow.CALLED_BACK: 30, VerifiedHow.STATEMENT: 15}
_BASES = (PayeeBasis.APPOINTEE, PayeeBasis.ATTORNEY, PayeeBasis.DEPUTY)
_LONGEST_NAME = 70


@dataclass(frozen=True)
class Sealing:
    """What accounts are sealed for and marked with."""

    key_id: int
    public: bytes
    marks: bytes


def write_key(dice: Dice, pen: Writing, store: Store, private: bytes, day: date) -> Sealing:
    """The made-up finance key, written down; the private half stays with whoever opened the register."""
    identity, public = dice.identity(), public_of(private)
    finance = words("boards")["staff"]["finance"]
    pen.write(
        FinanceKey, {**identity, "public": public, "made_on": day, "made_by": finance, "retired_on": None}
    )
    marks = store.read(registers.FOUNDER, lambda work: stored.key_for_marks(work.session))
    return Sealing(identity["id"], public, marks)


class AccountWriter:
    """Writes the account of each person who is paid into one and has told us."""

    def __init__(self, dice: Dice, pen: Writing, today: date, sealing: Sealing) -> None:
        self._dice, self._pen, self._today, self._sealing = dice, pen, today, sealing
        self._by = words("boards")["staff"]["coordinator"]

    def write(self, someone: Someone) -> None:
        """The account of one person, if there is one."""
        dice = self._dice
        told = someone.part not in (Part.NEVER, Part.ASKED) and dice.percent(_TOLD)
        if not told or someone.payment not in _TO_ACCOUNTS:
            return
        roll = f"{dice.number(1000, 9999)}-{dice.number(10000, 99999)}" if dice.percent(_ROLL) else ""
        numbers = BankNumbers.typed(f"00{dice.number(1000, 9999)}", f"{dice.number(10**7, 10**8 - 1)}", roll)
        since = min(someone.joined, self._today - timedelta(days=1))
        other = dice.percent(_SOMEONE_ELSE)
        verified = dice.percent(_VERIFIED)
        self._pen.write(
            BankAccount,
            {
                **dice.identity(),
                "person_id": someone.id,
                "account_name": someone.name[:_LONGEST_NAME],
                "kind": AccountKind.PERSONAL,
                "basis": dice.one(_BASES) if other else PayeeBasis.THEMSELVES,
                "evidence_on": since if other else None,
                "key_id": self._sealing.key_id,
                "sealed": seal(self._sealing.public, numbers.to_text()),
                "ending": numbers.ending,
                "mark": numbers.mark(self._sealing.marks),
                "has_roll": bool(roll),
                "fit": Fit.CANNOT_TELL,
                "fit_table": "",
                "changed_on": since,
                "changed_by": self._by,
                "verified_how": dice.weighted(_HOW) if verified else VerifiedHow.NOT_YET,
                "verified_on": since if verified else None,
                "verified_by": self._by if verified else "",
                "name_check": NameCheck.MATCH if verified else NameCheck.NOT_DONE,
                "name_check_on": since if verified else None,
                "name_told": "",
                "came_back_on": None,
            },
        )
