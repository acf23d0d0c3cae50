"""The journal: who changed what, and how to take it back."""

import hashlib
import secrets
from datetime import datetime

from sqlmodel import Field, LargeBinary, SQLModel

from coprod_desktop.domain.entity import BigId, TextEnum, choice


class GroupKind(TextEnum):
    """How a group of changes came about."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"
    REVERSED = "reversed"
    OTHER = "other"


class JournalGroup(SQLModel, table=True):
    """One user action: everything it changed is taken back together.

    ``takes_back`` is the group an undo, redo or reversal answers. A ``sealed`` group has left the house
    (sent, exported, paid) and is countered by a new entry, never undone. Ids count up: order is theirs, not a clock's.
    """

    __tablename__ = "journal_group"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    label: str
    kind: GroupKind = choice(GroupKind, GroupKind.DONE)
    actor_id: int = Field(sa_type=BigId, index=True)
    at: datetime
    takes_back: int | None = Field(default=None, sa_type=BigId, index=True)
    sealed: bool = False


class JournalEntry(SQLModel, table=True):
    """One row's change: its image before and after as JSON text, either absent for a row made or removed.

    Order is by ``sequence``, never by clock. ``commitment`` binds salt and both images, so that a later erasure
    of the three can still be told from tampering. ``mac`` chains the rows once the register has a journal key.
    """

    __tablename__ = "journal_entry"

    sequence: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    group_id: int = Field(foreign_key="journal_group.id", sa_type=BigId, index=True)
    actor_id: int = Field(sa_type=BigId)
    at: datetime
    entity: str
    entity_id: int = Field(sa_type=BigId, index=True)
    before: str | None = None
    after: str | None = None
    salt: bytes | None = Field(default=None, sa_type=LargeBinary)
    commitment: bytes = Field(sa_type=LargeBinary)
    mac: bytes | None = Field(default=None, sa_type=LargeBinary)


def new_salt() -> bytes:
    """16 random bytes that keep a commitment from giving away a short value."""
    return secrets.token_bytes(16)


def commitment(salt: bytes, before: str | None, after: str | None) -> bytes:
    """SHA-256 over the salt and both images, each with its length, absent ones marked."""
    digest = hashlib.sha256(salt)
    for image in (before, after):
        raw = b"-" if image is None else image.encode()
        digest.update(b"%d:" % (-1 if image is None else len(raw)) + raw)
    return digest.digest()
