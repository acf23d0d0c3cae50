"""One made-up person as the sample's parts know them: only what the rest of the register hangs on."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.people import PaperForm, PaymentChoice, Reach

if TYPE_CHECKING:
    from datetime import date


class Part(StrEnum):
    """Where someone's history comes from."""

    CORE = "core"
    NOW_AND_THEN = "now and then"
    FIRST_TIMER = "first timer"
    ASKED = "asked, never came"
    NEVER = "never asked"


@dataclass(slots=True)
class Someone:
    """A made-up person.

    ``first`` is the day a first-timer first comes and ``comes_back`` whether they will again; ``homes`` are the
    boards (by number) the core goes to and ``busy`` how often; ``history`` holds attendance id and meeting number
    in turn, of meetings that count.
    """

    id: int
    part: Part
    joined: date
    name: str = ""
    first: date | None = None
    comes_back: bool = False
    times_back: int = 99
    homes: tuple[int, ...] = ()
    busy: float = 1.0
    no_date_suits: bool = False
    cast: dict[str, Any] | None = None
    gender: str = ""
    ethnic_group: str = ""
    born: date | None = None
    carer: bool = False
    rural: bool = False
    form: PaperForm = PaperForm.EASY_READ
    language: str = "en"
    reach: Reach = Reach.POST
    payment: PaymentChoice = PaymentChoice.BANK
    travel: str = "bus"
    miles: int = 0
    needs: list[tuple[int, str]] = field(default_factory=list)
    history: array[int] = field(default_factory=lambda: array("q"))
