"""The organisation's own settings and staff: rows of the register, the same for everyone who opens it."""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Self

from sqlmodel import Field

from coprod_desktop.domain.bank_file import own_layout
from coprod_desktop.domain.entity import Entity, choice, link
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.holidays import Nation
from coprod_desktop.domain.permission import Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _


class OrganisationSetting(Entity, table=True):
    """One setting of the organisation: a key and its value as JSON text."""

    __tablename__ = "organisation_setting"

    key: str = Field(unique=True, max_length=60)
    value: str


class StaffUser(Entity, table=True):
    """Someone who signs in. ``approval_limit_pence`` is the most they may approve on one claim; None has no limit."""

    __tablename__ = "staff_user"

    name: str = Field(min_length=1, max_length=120)
    email: str = Field(default="", max_length=254)
    left_on: date | None = None
    approval_limit_pence: int | None = Field(default=None, ge=0)


class StaffRole(Entity, table=True):
    """One role of one staff user."""

    __tablename__ = "staff_role"

    staff_user_id: int = link("staff_user")
    role: Role = choice(Role, Role.COORDINATOR)


@dataclass(frozen=True)
class Organisation:
    """The organisation's settings as one value; every one has a default a new register can start with.

    ``familiar_days`` is N of the voices definitions; ``complete_from`` is H, the day from which records are
    complete; ``promise_days`` are working days from the activity to the money, ``nation`` whose bank holidays count.
    ``bank_columns`` are those of a bank file of our own. ``own_pictures`` says that papers show the organisation's own
    pictures, ``pictures_credit`` what their licence asks to be printed.
    """

    name: str = ""
    person_word: str = "person with lived experience"
    people_word: str = "people with lived experience"
    person_word_cy: str = "person â phrofiad bywyd"
    people_word_cy: str = "pobl â phrofiad bywyd"
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    contact_address: str = ""
    familiar_days: int = 4
    complete_from: date | None = None
    uncounted_kinds: tuple[str, ...] = ("survey", "conversation")
    promise_days: int = 10
    nation: Nation = Nation.ENGLAND_AND_WALES
    bank_columns: str = ""
    papers_days_before: int = 7
    reply_days_before: int = 10
    limit_invitations: int = 8
    wait_days: int = 90
    needs_review_days: int = 365
    claim_start: int = 1000
    is_sample: bool = False
    extras: tuple[str, ...] = ()
    own_pictures: bool = False
    pictures_credit: str = ""

    def uses(self, extra: Extra) -> bool:
        """Whether this part is switched on."""
        return extra.value in self.extras

    @classmethod
    def from_rows(cls, rows: dict[str, str]) -> Self:
        """The settings stored, with defaults for the rest; rows of a newer program are left alone."""
        known: dict[str, Any] = {}
        for name in (f.name for f in fields(cls)):
            if name in rows:
                known[name] = _decode(name, rows[name])
        return cls(**known)

    def to_rows(self) -> dict[str, str]:
        """Every setting as key and JSON text."""
        return {
            key: json.dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)
            for key, value in asdict(self).items()
        }

    def changed(self, **values: Any) -> Self:
        """These settings with some changed.

        Raises :class:`Problem` beside a number that is out of its range, and for columns that make no bank file.
        """
        if values.get("bank_columns", "").strip():
            own_layout(values["bank_columns"])
        for key, (low, high) in _RANGES.items():
            if key in values and not low <= values[key] <= high:
                raise Problem(_("Give a number from {low} to {high}.").format(low=low, high=high), key)
        return replace(self, **values)


_RANGES = {
    "familiar_days": (1, 366),
    "promise_days": (1, 366),
    "papers_days_before": (0, 90),
    "reply_days_before": (0, 90),
    "limit_invitations": (1, 366),
    "wait_days": (1, 3660),
    "needs_review_days": (1, 3660),
}


def _decode(name: str, text: str) -> Any:
    value = json.loads(text)
    if name == "nation":
        return Nation(value)
    if name == "complete_from":
        return None if value is None else date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
