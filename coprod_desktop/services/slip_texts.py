"""What a slip says, from the register: the person's words for the person, finance names for finance."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coprod_desktop.documents.slip_content import CodingRow, Reader, Route, SlipContent, SlipLine
from coprod_desktop.domain.bank import BANK_NAMES
from coprod_desktop.domain.claim_lines import Box, CodedAmount, Receipt, coding
from coprod_desktop.domain.claims import PAYMENT_METHOD_NAMES, ApprovalHow, Claim, ClaimState, PaymentMethod
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.money import Money, quantity_text, rate_text
from coprod_desktop.domain.paper_languages import languages
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.i18n import N_, Language, language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coprod_desktop.domain.bank import BankAccount
    from coprod_desktop.domain.bank_numbers import BankNumbers
    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.domain.people import Person
    from coprod_desktop.services.bank import AccountSeen

#: Which kind of paper each reader's copy is.
KINDS = {Reader.PERSON: PaperKind.SLIP_PERSON, Reader.FINANCE: PaperKind.SLIP_FINANCE}

_COPIES = {Reader.PERSON: "person copy", Reader.FINANCE: "finance copy"}
_REFERENCE_LENGTH = 18
_BOXES = {Box.PAYMENT: N_("Involvement payments"), Box.EXPENSES: N_("Involvement expenses")}


@dataclass(frozen=True)
class SlipSource:
    """Everything of the register that a slip is made from; ``due`` is the day we promised the money by.

    ``paid_to`` names the supporter to whom the person decided that their money goes.
    ``numbers`` are those of the account, where whoever prints finance's copy can open them.
    """

    claim: Claim
    lines: tuple[ClaimLine, ...]
    person: Person
    payee: Person
    meeting: Meeting | None
    organisation: Organisation
    due: date
    today: date
    paid_to: str = ""
    account: AccountSeen | None = None
    numbers: BankNumbers | None = field(default=None, repr=False)


def file_name(claim: Claim, reader: Reader) -> str:
    """A name that sorts by claim and says what it is, and about the person only the claim's number."""
    return f"Slip {claim.number} v{claim.version_no} {_COPIES[reader]}.pdf"


def slip_content(source: SlipSource, reader: Reader, reprint: int = 0) -> SlipContent:
    """One copy. Finance's is in the window's language, the person's in theirs."""
    words = language() if reader is Reader.FINANCE else paper_language(source.person.language)
    make = _for_finance if reader is Reader.FINANCE else _for_person
    return make(source, words, reprint)


def paper_language(code: str) -> Language:
    """The person's language where we speak it, otherwise English; the first, where they want two."""
    return languages(code)[0]


def _for_finance(source: SlipSource, words: Language, reprint: int) -> SlipContent:
    claim, totals = source.claim, source.claim.totals(source.lines)
    return SlipContent(
        organisation=source.organisation.name,
        number=str(claim.number),
        version_no=claim.version_no,
        reader=Reader.FINANCE,
        issued=source.today,
        payee=_account_name(source) or source.paid_to or source.payee.legal_name or source.payee.name,
        route=_finance_route(source, words),
        payment=totals.payment.pence,
        expenses=totals.expenses.pence,
        lines=tuple(_finance_line(line, words) for line in source.lines),
        advance=totals.advance.pence,
        pay_by=source.due,
        person=source.person.legal_name or source.person.name,
        coding=_coding(coding(source.lines), words),
        exceptions=tuple(_exceptions(source, words)),
        contact=_contact(source.organisation),
        approved=_approved(claim, words),
        reprint=reprint,
        language=words,
    )


def _for_person(source: SlipSource, words: Language, reprint: int) -> SlipContent:
    claim, totals = source.claim, source.claim.totals(source.lines)
    still_due = claim.paid_on is None and source.due >= source.today
    payee = source.paid_to or source.payee.name
    return SlipContent(
        organisation=source.organisation.name,
        number=str(claim.number),
        version_no=claim.version_no,
        reader=Reader.PERSON,
        issued=source.today,
        payee=payee,
        route=_route(source, words),
        payment=totals.payment.pence,
        expenses=totals.expenses.pence,
        lines=tuple(_told_line(line, words) for line in source.lines),
        advance=totals.advance.pence,
        pay_by=source.due if still_due else None,
        person=source.person.name,
        occasion=_occasion(source.meeting, words),
        why=tuple(_given(source, words)),
        contact=_contact(source.organisation),
        reprint=reprint,
        language=words,
    )


def _occasion(meeting: Meeting | None, words: Language) -> str:
    if meeting is None:
        return ""
    return words.gettext("{meeting} on {day}").format(meeting=meeting.title, day=words.day(meeting.day))


def _finance_line(line: ClaimLine, words: Language) -> SlipLine:
    """Only what finance may read: the plain words of a line never get as far as its copy."""
    name = line.for_finance(words)
    return SlipLine(
        day=line.day,
        what=name,
        finance_name=name,
        quantity=_quantity(line),
        payment=line.allowed_pence if line.box is Box.PAYMENT else None,
        expenses=line.allowed_pence if line.box is Box.EXPENSES else None,
        receipt=_receipt(line),
    )


def _told_line(line: ClaimLine, words: Language) -> SlipLine:
    why = line.why
    if line.claimed_pence != line.allowed_pence:
        asked = words.gettext("You asked for {amount}.").format(amount=line.claimed.text())
        why = f"{asked} {line.reason}"
    return SlipLine(
        day=line.day,
        what=line.what,
        finance_name=line.for_finance(words),
        quantity=_quantity(line),
        payment=line.allowed_pence if line.box is Box.PAYMENT else None,
        expenses=line.allowed_pence if line.box is Box.EXPENSES else None,
        receipt=_receipt(line),
        why=why,
    )


def _quantity(line: ClaimLine) -> str:
    if line.rate_amount_milli is None:
        return ""
    return f"{quantity_text(line.quantity_milli)} × {rate_text(line.rate_amount_milli)}"


def _receipt(line: ClaimLine) -> str:
    return str(line.receipt_no) if line.receipt is Receipt.ATTACHED and line.receipt_no else ""


def _coding(amounts: Sequence[CodedAmount], words: Language) -> tuple[CodingRow, ...]:
    if not any(row.cost_code for row in amounts):
        return ()
    return tuple(
        CodingRow(
            row.cost_code or words.gettext("No code yet"), words.gettext(_BOXES[row.box]), row.amount.pence
        )
        for row in amounts
        if row.amount
    )


def _exceptions(source: SlipSource, words: Language) -> list[str]:
    """Costs without their receipt, with the approver's reason alone; a payee whose account it is not; a charity's part."""
    claim = source.claim
    said = [
        words.gettext("{what} on {day}, {amount}: no receipt.").format(
            what=line.for_finance(words), day=words.short_day(line.day), amount=line.allowed.text()
        )
        for line in source.lines
        if line.is_exception
    ]
    if said and claim.exceptions_reason:
        said.append(words.gettext("Agreed because: {reason}").format(reason=claim.exceptions_reason))
    account = _account_name(source)
    if source.paid_to and account and fold(account) != fold(source.paid_to):
        warning = words.gettext("The money is for {payee}, but the account is {name}'s. Make sure of it.")
        said.append(warning.format(payee=source.paid_to, name=account))
    return said + _charity(claim, words.gettext("Pay {amount} to a charity, direct: {charity}"), words)


def _given(source: SlipSource, words: Language) -> list[str]:
    return _charity(
        source.claim, words.gettext("You asked us to give {amount} to a charity: {charity}"), words
    )


def _charity(claim: Claim, sentence: str, words: Language) -> list[str]:
    if not claim.charity_pence:
        return []
    name = claim.choice_note or words.gettext("not named yet")
    return [sentence.format(amount=Money(claim.charity_pence).text(), charity=name)]


def _approved(claim: Claim, words: Language) -> str:
    if claim.approved_on is None:
        return ""
    sentence = {
        ApprovalHow.ON_PAPER: words.gettext("{name}, {day}, on paper"),
    }.get(claim.approved_how, words.gettext("{name}, {day}"))
    return sentence.format(name=claim.approved_by, day=words.short_day(claim.approved_on))


def _route_words(method: PaymentMethod) -> str:
    if method.is_expenses_only:
        return N_("Expenses by bank transfer")
    return PAYMENT_METHOD_NAMES[PaymentMethod.BANK_TRANSFER if method is PaymentMethod.LESS else method]


def _route(source: SlipSource, words: Language) -> Route:
    bank = source.claim.method.uses_account
    number = source.payee.supplier_number.strip()
    surname = fold(source.payee.legal_name or source.payee.name).split()[-1:]
    reference = " ".join((*surname, str(source.claim.number))).upper()
    return Route(
        method=words.gettext(_route_words(source.claim.method)),
        bank=bank,
        supplier_number=number,
        new_supplier=bank and not number,
        reference=_ascii(reference)[-_REFERENCE_LENGTH:].strip() if bank else "",
        account_ending=_ending(source) if bank else "",
    )


def _account_name(source: SlipSource) -> str:
    """The name on the account, where money goes to one that is known."""
    account = None if source.account is None else source.account.account
    return "" if account is None or not source.claim.method.uses_account else account.account_name


def _ending(source: SlipSource) -> str:
    account = None if source.account is None else source.account.account
    return "" if account is None else account.ending


def _finance_route(source: SlipSource, words: Language) -> Route:
    """With what finance has to know of the account; a roll number takes the place of our reference."""
    route, numbers = _route(source, words), source.numbers
    seen = source.account
    if not route.bank or seen is None or seen.account is None:
        return route
    route = replace(route, account_note=_account_note(seen, seen.account, words))
    if numbers is None:
        return replace(route, reference="") if seen.account.has_roll else route
    lines = [
        words.gettext("Sort code {sort_code}").format(sort_code=numbers.written_sort_code),
        words.gettext("Account number {number}").format(number=numbers.number),
    ]
    return replace(route, account=tuple(lines), reference=numbers.roll or route.reference)


def _account_note(seen: AccountSeen, account: BankAccount, words: Language) -> str:
    standing = words.gettext(BANK_NAMES[seen.standing])
    parts = [standing]
    if account.has_roll:
        parts.append(words.gettext("reference: the roll number"))
    if seen.to_verify:
        parts.append(words.gettext("not made sure of yet"))
    elif account.verified_on is not None:
        sure = words.gettext("made sure of by {name}, {day}")
        parts.append(sure.format(name=account.verified_by, day=words.short_day(account.verified_on)))
    return words.gettext("Details: {facts}").format(facts="; ".join(parts))


def _ascii(text: str) -> str:
    """What a bank lets through (A to Z, figures, space)."""
    return "".join(c for c in text if c == " " or (c.isascii() and c.isalnum()))


def _contact(organisation: Organisation) -> tuple[str, ...]:
    found = (organisation.contact_name, organisation.contact_phone, organisation.contact_email)
    return tuple(line for line in found if line)


def is_printable(claim: Claim) -> bool:
    """Whether a slip of it may leave: anything but a void claim."""
    return claim.state is not ClaimState.VOID
