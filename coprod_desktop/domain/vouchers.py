"""Vouchers: a register of serials - what each is worth, who has it, since when, and whether they signed."""

import re
from collections.abc import Iterable
from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, link
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, ngettext

#: So many serials are taken in at once; more is a slip of the finger.
MOST = 500

_RANGE = re.compile(r"(?P<first>.*?[0-9]+)\s*(?:-|–|\bto\b)\s*(?P<last>.*?[0-9]+)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>[0-9]+)")


class VoucherFields(SQLModel):
    """A voucher as typed: its serial, what it can be spent on, what it is worth, and when we got it."""

    serial: str = Field(min_length=1, max_length=40)
    what: str = Field(default="", max_length=80)
    value_pence: int = Field(ge=1)
    got_on: date


class Voucher(VoucherFields, Entity, table=True):
    """One voucher. While it is in a payment that stands, the person has it; ``signed_on`` is when they signed for it.

    ``gone_because`` says why it will never be given: lost, expired, sent back to the shop.
    """

    serial: str = Field(min_length=1, max_length=40, unique=True)
    payment_id: int | None = link("payment", optional=True)
    person_id: int | None = link("person", optional=True)
    given_on: date | None = None
    given_by: str = Field(default="", max_length=120)
    signed_on: date | None = None
    gone_because: str = Field(default="", max_length=200)

    @property
    def value(self) -> Money:
        """What it is worth."""
        return Money(self.value_pence)

    @property
    def in_hand(self) -> bool:
        """Whether it is here to be given."""
        return self.given_on is None and not self.gone_because

    def give(self, payment_id: int, person_id: int, on: date, by: str, *, signed: bool) -> None:
        """Hand it to someone as part of a payment. Raises :class:`Problem` when it is not here."""
        self._require_in_hand()
        if on < self.got_on:
            raise Problem(_("Voucher {serial} came later than this day.").format(serial=self.serial))
        self.payment_id, self.person_id = payment_id, person_id
        self.given_on, self.given_by = on, by
        self.signed_on = on if signed else None

    def sign(self, on: date) -> None:
        """They signed for it. Raises :class:`Problem` while nobody has it."""
        if self.given_on is None:
            raise Problem(_("Voucher {serial} was given to nobody.").format(serial=self.serial))
        self.signed_on = on

    def come_back(self) -> None:
        """It is here again, to be given to someone."""
        self.payment_id = self.person_id = self.given_on = self.signed_on = None
        self.given_by = ""

    def lose(self, because: str) -> None:
        """It will never be given, and why. Raises :class:`Problem` without a reason, or when someone has it."""
        self._require_in_hand()
        if not because.strip():
            raise Problem(_("Say why it will not be given to anyone."), "gone_because")
        self.gone_because = because.strip()

    def _require_in_hand(self) -> None:
        if self.given_on is not None:
            raise Problem(_("Someone has voucher {serial} already.").format(serial=self.serial))
        if self.gone_because:
            raise Problem(
                _("Voucher {serial} is gone: {reason}").format(serial=self.serial, reason=self.gone_because)
            )


def tidy(serial: str) -> str:
    """A serial as it is kept: capitals, no spaces at either end, single ones between."""
    return " ".join(serial.split()).upper()


def serials(typed: str) -> list[str]:
    """The serials someone typed: one a line or with commas between, "A100-A119" for a row of them; each once.

    Raises :class:`Problem` beside ``serials`` for none, for a row that runs backwards, and for more than 500.
    """
    parts = [part.strip() for part in re.split(r"[\n,;]", typed) if part.strip()]
    found = list(dict.fromkeys(serial for part in parts for serial in _row(part)))
    if not found:
        raise Problem(_("Type the serial of each voucher, or the first and last with a dash."), "serials")
    _check_count(len(found))
    return found


def _row(part: str) -> list[str]:
    match = _RANGE.fullmatch(part)
    ends = [_NUMBERED.fullmatch(match[name].strip()) for name in ("first", "last")] if match else []
    first, last = ends or (None, None)
    if first is None or last is None or not _alike(first, last):
        return [tidy(part)]
    begin, end = int(first["number"]), int(last["number"])
    if end < begin:
        raise Problem(_("“{row}” runs backwards. Type the lower serial first.").format(row=part), "serials")
    _check_count(end - begin + 1)
    width = len(first["number"])
    return [tidy(f"{first['before']}{number:0{width}}") for number in range(begin, end + 1)]


def _alike(first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether two serials are the ends of one row: the same letters, as many figures."""
    same = tidy(first["before"]) == tidy(last["before"])
    return same and len(first["number"]) == len(last["number"])


def _check_count(count: int) -> None:
    if count > MOST:
        said = ngettext(
            "This is {n} voucher. Take in {most} at a time.",
            "These are {n} vouchers. Take in {most} at a time.",
            count,
        )
        raise Problem(said.format(n=count, most=MOST), "serials")


def fitting(vouchers: Iterable[Voucher], owed: Money) -> list[Voucher]:
    """Of those here, some that come to exactly what is owed, the dearest first; none where they do not."""
    found: list[Voucher] = []
    left = owed
    for voucher in sorted(vouchers, key=lambda one: (-one.value_pence, one.serial)):
        if voucher.value <= left:
            found.append(voucher)
            left -= voucher.value
    return [] if left else found


def check_worth(vouchers: Iterable[Voucher], owed: Money) -> None:
    """Go on only if vouchers come to exactly what is owed; raises :class:`Problem` beside ``vouchers``."""
    worth = Money.total(voucher.value for voucher in vouchers)
    if worth != owed:
        raise Problem(
            _(
                "These vouchers come to {worth}, and {owed} is owed. Choose vouchers that come to exactly that."
            ).format(worth=worth.text(), owed=owed.text()),
            "vouchers",
        )
