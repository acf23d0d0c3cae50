"""The file a bank takes: which columns in which order, and text in the few characters banks let through."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coprod_desktop.domain.bank_numbers import BankNumbers
from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _

#: Names and references have this many characters at most (the Bacs 18-character rule).
LENGTH = 18

#: Letters without a plainer form of their own.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {"’": "", "'": "", "&": "&", "–": "-", "—": "-"}
)
_REFUSED = re.compile(r"[^A-Z0-9 .&/-]")


class BankField(TextEnum):
    """What a column of a bank file holds."""

    SORT_CODE = "sort code"
    SORT_CODE_DASHES = "sort code with dashes"
    ACCOUNT_NUMBER = "account number"
    ACCOUNT_NAME = "account name"
    AMOUNT = "amount"
    AMOUNT_PENCE = "amount in pence"
    REFERENCE = "reference"
    PAY_ON = "date"
    PAY_ON_SHORT = "date as figures"
    CREDIT_CODE = "code 99"
    OTHER = "other"


#: Fields as shown; what stands in a column list is the value.
BANK_FIELD_NAMES: dict[BankField, str] = {
    BankField.SORT_CODE: N_("Sort code"),
    BankField.SORT_CODE_DASHES: N_("Sort code with dashes"),
    BankField.ACCOUNT_NUMBER: N_("Account number"),
    BankField.ACCOUNT_NAME: N_("Account name"),
    BankField.AMOUNT: N_("Amount in pounds"),
    BankField.AMOUNT_PENCE: N_("Amount in pence"),
    BankField.REFERENCE: N_("Reference"),
    BankField.PAY_ON: N_("Date, 08/12/2026"),
    BankField.PAY_ON_SHORT: N_("Date, 20261208"),
    BankField.CREDIT_CODE: N_("Credit code 99"),
    BankField.OTHER: N_("Other"),
}


@dataclass(frozen=True)
class BankLayout:
    """Columns in their order, with or without a line of headings above them."""

    key: str
    columns: tuple[BankField, ...]
    headings: bool = False


_F = BankField

#: Ready-made layouts, shaped like those banks and bureaux publish; an organisation tries one payment before it relies on one.
LAYOUTS = {
    layout.key: layout
    for layout in (
        BankLayout(
            "bankline", (_F.SORT_CODE, _F.ACCOUNT_NUMBER, _F.ACCOUNT_NAME, _F.AMOUNT, _F.REFERENCE, _F.PAY_ON)
        ),
        BankLayout(
            "lloyds",
            (
                _F.PAY_ON_SHORT,
                _F.ACCOUNT_NAME,
                _F.SORT_CODE_DASHES,
                _F.ACCOUNT_NUMBER,
                _F.REFERENCE,
                _F.AMOUNT,
            ),
        ),
        BankLayout(
            "bureau",
            (_F.SORT_CODE, _F.ACCOUNT_NUMBER, _F.ACCOUNT_NAME, _F.REFERENCE, _F.AMOUNT_PENCE, _F.CREDIT_CODE),
            headings=True,
        ),
    )
}

#: Layouts as shown; "own" is the one typed in Settings.
LAYOUT_NAMES: dict[str, str] = {
    "bankline": N_("Like NatWest Bankline"),
    "lloyds": N_("Like Lloyds Commercial Banking"),
    "bureau": N_("Bacs bureau, with headings"),
    "own": N_("Our own columns"),
}

_NEEDED = (
    ({_F.SORT_CODE, _F.SORT_CODE_DASHES}, N_("sort code")),
    ({_F.ACCOUNT_NUMBER}, N_("account number")),
    ({_F.ACCOUNT_NAME}, N_("account name")),
    ({_F.AMOUNT, _F.AMOUNT_PENCE}, N_("amount")),
    ({_F.REFERENCE}, N_("reference")),
)


@dataclass(frozen=True)
class BankRow:
    """One payment as the file says it, its words already cleaned. Its repr shows no account."""

    numbers: BankNumbers
    name: str
    reference: str
    amount: Money
    pay_on: date


def own_layout(typed: str) -> BankLayout:
    """The organisation's own columns from a list of fields with commas between them.

    Raises :class:`Problem` beside ``bank_columns`` for a word that is no field, and for a column every bank needs.
    """
    words = [
        " ".join(part.split()).casefold() for part in typed.replace("\n", ",").split(",") if part.strip()
    ]
    known = {field.value: field for field in BankField if field is not BankField.OTHER}
    for word in words:
        if word not in known:
            raise Problem(
                _("“{word}” is no column. Choose from: {all}.").format(word=word, all=", ".join(known)),
                "bank_columns",
            )
    columns = tuple(known[word] for word in words)
    for fields, name in _NEEDED:
        if not fields & set(columns):
            raise Problem(
                _("A bank file needs a column for the {what}.").format(what=_(name)), "bank_columns"
            )
    return BankLayout("own", columns)


def cleaned(text: str, length: int = LENGTH) -> str:
    """Upper case, in the characters banks let through (``A-Z 0-9 space . & / -``), cut to so many.

    Nothing it returns begins like a formula, so a spreadsheet program shows it as it is.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)).upper()
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_REFUSED.sub(" ", kept).split()).lstrip("-./& ")[:length].strip()


def file_bytes(rows: Sequence[BankRow], layout: BankLayout) -> bytes:
    """The file: plain ASCII, lines ended as banks want them."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    if layout.headings:
        writer.writerow([field.value for field in layout.columns])
    for row in rows:
        writer.writerow([_cell(row, field) for field in layout.columns])
    return stream.getvalue().encode("ascii")


def _cell(row: BankRow, field: BankField) -> str:
    code = row.numbers.sort_code
    return {
        BankField.SORT_CODE: code,
        BankField.SORT_CODE_DASHES: f"{code[:2]}-{code[2:4]}-{code[4:]}",
        BankField.ACCOUNT_NUMBER: row.numbers.number,
        BankField.ACCOUNT_NAME: row.name,
        BankField.AMOUNT: row.amount.plain(),
        BankField.AMOUNT_PENCE: str(row.amount.pence),
        BankField.REFERENCE: row.reference,
        BankField.PAY_ON: f"{row.pay_on:%d/%m/%Y}",
        BankField.PAY_ON_SHORT: f"{row.pay_on:%Y%m%d}",
        BankField.CREDIT_CODE: "99",
    }[field]
