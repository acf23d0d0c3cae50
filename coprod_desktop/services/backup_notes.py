"""What the register's own history says of its backups: which were tried out, and that it was gone back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.journal import GroupKind
from coprod_desktop.domain.permission import Permission
from coprod_desktop.storage import history as stored

if TYPE_CHECKING:
    from datetime import datetime

    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class GoneBack:
    """The register was gone back, and its history ended at ``sequence`` then."""

    at: datetime
    sequence: int

    def left_behind(self, at: datetime, sequence: int) -> bool:
        """Whether a history that ended like this at some moment was given up by going back."""
        return at <= self.at and sequence > self.sequence


def note_drill(work: Work) -> None:
    """This action says that a backup was tried out and would do: it happened, so it is not undone."""
    work.actor.require(Permission.KEEP_BACKUPS)
    work.kind = GroupKind.TRIED_OUT
    work.seal()


def note_gone_back(work: Work) -> None:
    """This action says that the register was gone back to a backup: what follows it follows that backup."""
    work.kind = GroupKind.GONE_BACK
    work.seal()


def last_drill(work: Work) -> datetime | None:
    """When a backup was last tried out."""
    work.actor.require(Permission.KEEP_BACKUPS)
    found = stored.of_kind(work.session, GroupKind.TRIED_OUT)
    return found[-1][0] if found else None


def gone_back(work: Work) -> list[GoneBack]:
    """Each time the register was gone back."""
    work.actor.require(Permission.SEE_HISTORY)
    return [GoneBack(at, first - 1) for at, first in stored.of_kind(work.session, GroupKind.GONE_BACK)]


def span(work: Work) -> tuple[datetime | None, datetime | None]:
    """When the first and the last action in the register were done."""
    work.actor.require(Permission.KEEP_BACKUPS)
    return stored.span(work.session)
