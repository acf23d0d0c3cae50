"""What every row of the register has in common: an identity and a version."""

import secrets
import threading
import time
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self, TypeVar, cast

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, TypeDecorator
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

E = TypeVar("E", bound=StrEnum)

#: 64-bit on PostgreSQL; on SQLite the plain integer that is the row's own address.
BigId = BigInteger().with_variant(Integer, "sqlite")

_EPOCH_MS = 1_577_836_800_000  # 1 January 2020, UTC
_TIME_BITS = 41
_CHANCE_BITS = 22


class _Given:
    lock = threading.Lock()
    last = 0


def new_id() -> int:
    """A fresh 63-bit id: 41 bits of milliseconds since 2020, 22 bits of chance.

    Rows made later sort later, and registers can be merged without renumbering. Within one process no id is given
    twice, however many are made in a millisecond; a clock set back does not matter either.
    """
    elapsed = (time.time_ns() // 1_000_000 - _EPOCH_MS) & ((1 << _TIME_BITS) - 1)
    fresh = (elapsed << _CHANCE_BITS) | secrets.randbits(_CHANCE_BITS)
    with _Given.lock:
        _Given.last = fresh if fresh > _Given.last else _Given.last + 1
        return _Given.last


def new_token() -> int:
    """A version no other state of any row ever had: 62 random bits, never a counter."""
    return secrets.randbits(62)


def utc_now() -> datetime:
    """This instant, in UTC: used only by the composition root and the store."""
    return datetime.now(UTC)


class TextEnum(StrEnum):
    """A choice stored as text by its value; a value this version does not know loads as ``OTHER``.

    Every choice that is stored has an ``OTHER``, so that an older program can open what a newer one wrote.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:  # noqa: ARG003
        return next((member for member in cls if member.name == "OTHER"), None)


class ChoiceNames:
    """The words for choices of several kinds, marked for translation.

    Two kinds may share a value ("yes" is an answer to more than one question) and text enums with the same value are
    equal, so each kind keeps a table of its own.
    """

    def __init__(self, *pairs: tuple[TextEnum, str]) -> None:
        self._by_kind: dict[type[TextEnum], dict[TextEnum, str]] = {}
        for value, words in pairs:
            self._by_kind.setdefault(type(value), {})[value] = words

    def __getitem__(self, value: TextEnum) -> str:
        return self._by_kind[type(value)][value]

    def of(self, kind: type[TextEnum]) -> dict[TextEnum, str]:
        """Every choice of one kind with its words, in order."""
        return dict(self._by_kind[kind])


class EnumText(TypeDecorator[Any]):
    """Stores a :class:`TextEnum` by value, never by name."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind
        # A report reads hundreds of thousands of choices: looking one up takes a tenth of making one.
        self._known: dict[str, StrEnum] = {one.value: one for one in kind}

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:  # noqa: ARG002
        """Text for the database."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Any) -> StrEnum | None:  # noqa: ARG002
        """The choice it stands for."""
        return None if value is None else self._known.get(value) or self.kind(value)


def choice(kind: type[E], default: E, *, index: bool = False) -> Any:
    """A field holding one of ``kind``, stored by value."""
    return Field(default=default, sa_type=EnumText(kind), nullable=False, index=index)


def link(table: str, *, optional: bool = False, index: bool = True, unique: bool = False) -> Any:
    """A field holding the id of a row of ``table``. Nothing is deleted through it: services do that, visibly.

    The database checks it at the end of the action, so a row and what it points to may be written in any order.
    """
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    if optional:
        return Field(default=None, sa_type=BigId, sa_column_args=[key], index=index, unique=unique)
    return Field(sa_type=BigId, sa_column_args=[key], index=index, unique=unique)


class Entity(SQLModel):
    """A row with a 63-bit id and a version token.

    The version is a random token that changes with every update; an update made against an older token is
    refused, so two people editing one row never overwrite each other.
    """

    journalled: ClassVar[bool] = True

    id: int = Field(default_factory=new_id, primary_key=True, sa_type=BigId)
    version: int = Field(default_factory=new_token, sa_type=BigId, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        column: Column[int] = cast("Any", cls).__table__.c.version
        return {"version_id_col": column, "version_id_generator": lambda _: new_token()}

    def derive(self) -> None:
        """Bring columns computed from this row's own fields up to date; called before each write."""
