"""What a reimbursement slip says, as plain values: one content for the person's copy and for finance's."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import Language

_LAST_FIGURES = 4


class Reader(StrEnum):
    """Who a copy is for. They never see the same words for a line, and finance never sees why."""

    PERSON = "person"
    FINANCE = "finance"


@dataclass(frozen=True)
class SlipLine:
    """One line, in one of the two boxes; amounts are pence and None where the line is in the other box.

    ``what`` and ``why`` are for the person; ``finance_name`` is all that finance's copy says of it.
    """

    day: date
    what: str
    finance_name: str
    quantity: str
    payment: int | None = None
    expenses: int | None = None
    receipt: str = ""
    why: str = ""


@dataclass(frozen=True)
class CodingRow:
    """How much of the slip goes to one cost code, in pence."""

    code: str
    what: str
    pence: int


@dataclass(frozen=True)
class Route:
    """How the money gets there. ``method`` is translated ("Bank transfer").

    ``account_ending`` is the last four figures at most. ``account`` are the lines of the whole account, for the paper
    that leaves with finance's own hand and for no other; ``in_full_elsewhere`` says that such a paper left.
    ``account_note`` says for finance whether these details were paid before and who made sure of them.
    Raises ValueError for more than four figures.
    """

    method: str
    bank: bool = True
    supplier_number: str = ""
    new_supplier: bool = False
    reference: str = field(default="", repr=False)  # it may be a roll number
    run: str = ""
    account_ending: str = ""
    account: tuple[str, ...] = field(default=(), repr=False)
    account_note: str = ""
    in_full_elsewhere: bool = False

    def __post_init__(self) -> None:
        if len(self.account_ending) > _LAST_FIGURES:
            raise ValueError("only the last figures of an account")


@dataclass(frozen=True)
class SlipContent:
    """One slip. Payment for time and expenses stay apart; only the total adds them up. All amounts are pence.

    ``occasion`` completes "Here is your money for coming to ..."; ``why`` are sentences for the person about the whole;
    ``approved`` says who approved it and when, where that is known; ``contact`` is a line each: name, phone, e-mail.
    Raises ValueError when the lines, or cost codes if there are any, do not add up to the boxes.
    """

    organisation: str
    number: str
    version_no: int
    reader: Reader
    issued: date
    payee: str
    route: Route
    payment: int
    expenses: int
    lines: tuple[SlipLine, ...]
    advance: int = 0
    pay_by: date | None = None
    person: str = ""
    occasion: str = ""
    coding: tuple[CodingRow, ...] = ()
    exceptions: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    approved: str = ""
    limit: int | None = None
    reprint: int = 0
    anchor: str = ""
    language: Language = field(default_factory=Language)

    def __post_init__(self) -> None:
        if sum(line.payment or 0 for line in self.lines) != self.payment:
            raise ValueError("the lines of payment do not add up")
        if sum(line.expenses or 0 for line in self.lines) != self.expenses:
            raise ValueError("the lines of expenses do not add up")
        if self.coding and sum(row.pence for row in self.coding) != self.payment + self.expenses:
            raise ValueError("the cost codes do not add up")

    @property
    def total(self) -> int:
        """Both boxes less the advance, in pence; below zero when the advance was more."""
        return self.payment + self.expenses - self.advance

    @property
    def shows_account(self) -> bool:
        """Whether the whole account stands on it."""
        return bool(self.route.account)

    def without_account(self) -> "SlipContent":
        """What is kept of a slip that left with the whole account: the same with the last four figures."""
        # A roll number is the reference, and as much a part of the account as its number.
        route = replace(self.route, account=(), reference="", in_full_elsewhere=True)
        return replace(self, route=route)

    @property
    def receipts(self) -> tuple[str, ...]:
        """The receipts' numbers, each once, in the order of the lines."""
        return tuple(dict.fromkeys(line.receipt for line in self.lines if line.receipt))

    def total_box(self) -> tuple[str, str]:
        """The last box: "Total to pay" and how much, or "To pay back" when the advance was more."""
        words = self.language.gettext
        label = words("Total to pay") if self.total >= 0 else words("To pay back")
        return label, pounds(abs(self.total))


def pounds(pence: int | None) -> str:
    """The amount as people read it; nothing at all for None."""
    return "" if pence is None else Money(pence).text()
