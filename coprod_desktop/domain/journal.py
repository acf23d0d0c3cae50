"""The journal: who changed what, and how to take it back."""

from datetime import datetime

from sqlmodel import Field, LargeBinary, SQLModel

from coprod_desktop.domain.entity import BigId, TextEnum, choice


class GroupKind(TextEnum):
    """How a group of changes came about; the last two change nothing themselves and are never undone."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"
    REVERSED = "reversed"
    TRIED_OUT = "backup tried out"
    GONE_BACK = "gone back to a backup"
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

    Order is by ``sequence``, never by clock, and counts up without a gap. ``commitment`` binds salt and both images, so
    that a later erasure of the three can still be told from tampering. ``mac`` binds the row to the one before
    (:func:`~coprod_desktop.domain.journal_chain.link`).

    A group's first entry stands for the group itself: its entity is :data:`~coprod_desktop.domain.journal_chain.GROUP`
    and its commitment binds the group's label, so the group is in the chain even when it changed no row. Any other
    entry without images says that the images of its row were erased before.
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
