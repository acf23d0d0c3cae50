"""Bank details: written down by whoever meets the person, sealed at once, opened by finance alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.bank import (
    AccountFields,
    BankAccount,
    BankReveal,
    FinanceKey,
    NameCheck,
    PayeeBasis,
    RevealPurpose,
    Standing,
    VerifiedHow,
    is_company,
)
from coprod_desktop.domain.bank_numbers import BankNumbers
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Conflict, FieldProblems, Gone, Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import bank_tables, finance_key, finance_words
from coprod_desktop.storage import bank as stored
from coprod_desktop.storage import supporters as stored_supporters
from coprod_desktop.storage.vault.sealing import open_sealed, seal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coprod_desktop.domain.bank_check.checking import Fit
    from coprod_desktop.storage.database import Work

_NUMBERS = ("sort_code", "number", "roll")


@dataclass(frozen=True)
class AccountSeen:
    """Where someone's money goes, as everyone but the one who opens it sees it.

    ``account`` is None where nothing was written down. ``may_open`` says whether this staff user can open it, ``shut``
    that nobody can any more. ``paid_to`` names the supporter to whom they decided that their money goes. ``alike`` are others whose account may be the same: a note, no mistake.
    """

    person_id: int
    person: str
    account: BankAccount | None
    has_key: bool
    standing: Standing = Standing.NEW
    to_verify: bool = False
    may_open: bool = False
    shut: bool = False
    alike: tuple[str, ...] = ()
    last_opened: BankReveal | None = None
    paid_to: str = ""


@dataclass(frozen=True)
class LookedOver:
    """What can be said of numbers while they are still being typed."""

    fit: Fit
    converted: str
    alike: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """An account's numbers, opened on purpose; and whether they go together by the table as it is now."""

    numbers: BankNumbers
    fit: Fit


@dataclass(frozen=True)
class Kept:
    """What was kept, and the numbers of claims that have to be approved again because of it."""

    account: BankAccount
    reopened: tuple[int, ...]


def of_person(work: Work, person_id: int) -> AccountSeen:
    """Where this person's money goes: never more than the last four figures."""
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    person, account = work.get(Person, person_id), stored.account_of(work.session, person_id)
    current = stored.current_key(work.session)
    supporter = stored_supporters.payee(work.session, person_id)
    paid_to = "" if supporter is None else supporter.name
    if account is None:
        return AccountSeen(person_id, person.name, None, current is not None, paid_to=paid_to)
    key, paid = work.get(FinanceKey, account.key_id), stored.last_paid(work.session, person_id)
    return AccountSeen(
        person_id=person_id,
        person=person.name,
        account=finance_words.account_read(work, account),
        has_key=current is not None,
        standing=account.standing(paid),
        to_verify=account.to_verify(paid),
        may_open=work.actor.may(Permission.SEE_BANK_DETAILS) and finance_key.holds(work.actor, key),
        shut=key.retired_on is not None,
        alike=tuple(stored.alike(work.session, person_id, account.ending, account.mark)),
        last_opened=stored.last_reveal(work.session, person_id),
        paid_to=paid_to,
    )


def look_over(work: Work, person_id: int, values: Mapping[str, Any]) -> LookedOver | None:
    """What the banks' own check and the register say of numbers as typed; None while they cannot be read yet."""
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    try:
        numbers = BankNumbers.typed(*(str(values.get(name) or "") for name in _NUMBERS))
    except Problem:
        return None
    mark = numbers.mark(stored.key_for_marks(work.session))
    return LookedOver(
        fit=bank_tables.fit(work, numbers),
        converted=numbers.converted,
        alike=tuple(stored.alike(work.session, person_id, numbers.ending, mark)),
    )


def keep(work: Work, person_id: int, version: int | None, values: Mapping[str, Any]) -> Kept:
    """Write down where someone's money goes, or write it anew; its numbers are sealed before they are kept.

    Where numbers are there, leaving them empty keeps them. Other numbers or another name undo every check made before,
    and every approval of a claim that was to be paid there.

    Raises :class:`FieldProblems` beside the fields, Conflict when someone changed it since ``version``, and
    :class:`Problem` when there is no finance key yet.
    """
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    work.get(Person, person_id)
    key = stored.current_key(work.session)
    if key is None:
        raise Problem(
            _("There is no finance key yet. Someone in finance makes one in Settings, under Bank details.")
        )
    account = stored.account_of(work.session, person_id)
    if account is not None and version is None:
        raise Conflict
    fields = _fields(work, values)
    numbers = _numbers(values, account, key)
    plain = fields.model_dump()
    plain["basis"] = _basis(work, fields, account)
    if numbers is not None:
        plain |= _sealed(work, numbers, key)
    if account is None:
        return Kept(_added(work, person_id, plain), ())
    differs = numbers is not None or account.account_name != fields.account_name
    work.edit(account, version, plain)
    if not differs:
        return Kept(account, ())
    account.changed_on, account.changed_by = work.today, work.actor.name
    account.forget_checks()
    return Kept(account, _reopened(work, person_id))


def note_checks(work: Work, account_id: int, version: int, values: Mapping[str, Any]) -> BankAccount:
    """Write down how it was made sure that an account is theirs, and what the bank said of the name.

    Raises :class:`Problem` beside a day that is to come or lies before the details were written down.
    """
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    account = work.get(BankAccount, account_id)
    how, name_check = VerifiedHow(values["verified_how"]), NameCheck(values["name_check"])
    on: date = values.get("on") or work.today
    if on > work.today:
        raise Problem(_("This day is still to come. Check the date."), "on")
    if on < account.changed_on:
        raise Problem(_("The details were written down after this day. Check them once more."), "on")
    verified, asked = how is not VerifiedHow.NOT_YET, name_check is not NameCheck.NOT_DONE
    return work.edit(
        account,
        version,
        {
            "verified_how": how,
            "verified_on": on if verified else None,
            "verified_by": work.actor.name if verified else "",
            "name_check": name_check,
            "name_check_on": on if asked else None,
            "name_told": str(values.get("name_told") or "").strip()[:70] if asked else "",
            "came_back_on": None if verified else account.came_back_on,
        },
    )


def doubt(work: Work, person_id: int) -> None:
    """A payment to this account did not arrive: it is to be made sure of again."""
    work.actor.require(Permission.EDIT_CLAIMS)
    account = stored.account_of(work.session, person_id)
    if account is not None:
        account.forget_checks()
        account.came_back_on = work.today


def forget(work: Work, person_id: int, version: int) -> None:
    """They want their bank details taken out of the register.

    Raises Conflict when someone changed them meanwhile, and :class:`Gone` when there are none.
    """
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    account = stored.account_of(work.session, person_id)
    if account is None:
        raise Gone
    work.edit(account, version, {})
    work.delete(account)
    _reopened(work, person_id)


def payee_changed(work: Work, person_id: int) -> None:
    """Their money goes to somebody else from now on: what was approved for it is to be approved again."""
    work.actor.require(Permission.EDIT_CLAIMS)
    for claim in stored.approved_of(work.session, person_id):
        claim.changed()


def reveal(work: Work, person_id: int, purpose: RevealPurpose = RevealPurpose.LOOKED) -> Opened:
    """Open an account's numbers, on purpose; the history says who did and when, never the numbers.

    Raises :class:`Problem` for whoever does not hold the finance key, and :class:`Gone` when there is no account.
    """
    work.actor.require(Permission.SEE_BANK_DETAILS)
    numbers = opened(work, person_id)
    if numbers is None:
        raise Gone
    note_reveal(work, person_id, purpose)
    return Opened(numbers, bank_tables.fit(work, numbers))


def opened(work: Work, person_id: int) -> BankNumbers | None:
    """An account's numbers, None where there is no account; whoever shows them notes it with :func:`note_reveal`.

    Raises :class:`Problem` for whoever does not hold the key they are sealed for.
    """
    work.actor.require(Permission.SEE_BANK_DETAILS)
    account = stored.account_of(work.session, person_id)
    if account is None:
        return None
    if work.actor.finance_key is None:
        raise Problem(
            _(
                "Your password does not open bank details. Ask someone in finance who can to hand the finance key on to you."
            )
        )
    return BankNumbers.from_text(open_sealed(work.actor.finance_key, bytes(account.sealed)))


def for_paper(work: Work, person_id: int) -> BankNumbers | None:
    """The numbers for finance's own copy; None for whoever does not hold the key, and where there is nothing to open.

    Whoever lets the paper leave notes it with :func:`note_reveal`.
    """
    work.actor.require(Permission.SEE_CLAIMS)
    return opened(work, person_id) if of_person(work, person_id).may_open else None


def note_reveal(work: Work, person_id: int, purpose: RevealPurpose) -> None:
    """Write down that someone's account was opened. What was seen cannot be unseen, so it cannot be undone."""
    work.actor.require(Permission.SEE_BANK_DETAILS)
    actor = work.actor
    work.add(
        BankReveal(
            person_id=person_id,
            staff_user_id=actor.staff_user_id,
            staff_name=actor.name,
            at=work.now,
            purpose=purpose,
        )
    )
    work.seal()


def _fields(work: Work, values: Mapping[str, Any]) -> AccountFields:
    fields = checked(
        AccountFields, {name: values[name] for name in AccountFields.model_fields if name in values}
    )
    if not fields.basis.needs_evidence:
        fields.evidence_on = None
    elif fields.evidence_on is None:
        raise Problem(
            _("Someone else is paid for them. Write down when you saw what allows it."), "evidence_on"
        )
    elif fields.evidence_on > work.today:
        raise Problem(_("This day is still to come. Check the date."), "evidence_on")
    if is_company(fields.account_name) and not work.actor.may(Permission.SEE_BANK_DETAILS):
        raise Problem(
            _("This is a company’s account. Whether a company is paid is for finance to decide: ask them."),
            "account_name",
        )
    return fields


def _numbers(values: Mapping[str, Any], account: BankAccount | None, key: FinanceKey) -> BankNumbers | None:
    """The numbers as typed; None where those that are there are kept."""
    typed = [str(values.get(name) or "").strip() for name in _NUMBERS]
    if any(typed) or account is None:
        return BankNumbers.typed(*typed)
    if account.key_id != key.id:
        raise FieldProblems(
            [
                Problem(
                    _("The numbers can no longer be opened. Ask the person and type them again."), "sort_code"
                )
            ]
        )
    return None


def _basis(work: Work, fields: AccountFields, account: BankAccount | None) -> PayeeBasis:
    """Whoever was not told why someone else is paid has not changed it."""
    if account is None or fields.basis is not PayeeBasis.OTHER:
        return fields.basis
    untold = finance_words.account_read(work, account).basis is not account.basis
    return account.basis if untold else fields.basis


def _sealed(work: Work, numbers: BankNumbers, key: FinanceKey) -> dict[str, Any]:
    return {
        "key_id": key.id,
        "sealed": seal(bytes(key.public), numbers.to_text()),
        "ending": numbers.ending,
        "mark": numbers.mark(stored.key_for_marks(work.session)),
        "has_roll": bool(numbers.roll),
        "fit": bank_tables.fit(work, numbers),
        "fit_table": bank_tables.version(work),
    }


def _added(work: Work, person_id: int, plain: dict[str, Any]) -> BankAccount:
    return work.add(
        BankAccount(person_id=person_id, changed_on=work.today, changed_by=work.actor.name, **plain)
    )


def _reopened(work: Work, person_id: int) -> tuple[int, ...]:
    """An approval was given for the account before: it is to be given again."""
    claims = stored.approved_for(work.session, person_id)
    for claim in claims:
        claim.changed()
    return tuple(claim.number for claim in claims)
