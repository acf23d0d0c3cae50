"""Every report that leaves, remembered: which numbers went to whom, and about which people, as keyed hashes."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime

from sqlmodel import Field

from coprod_desktop.domain.disclosure import ReleasedTable
from coprod_desktop.domain.disclosure_rules import Audience
from coprod_desktop.domain.entity import BigId, Entity, TextEnum, choice, link
from coprod_desktop.i18n import N_

_HASH_BYTES = 16


class ReportKind(TextEnum):
    """What a report is about."""

    DIVERSITY = "diversity"
    VOICES = "voices"
    ACCESS = "access"
    COST = "cost"
    BOARD_REVIEW = "board review"
    SURVEY = "survey"
    OTHER = "other"


class ReleaseFormat(TextEnum):
    """How a report left."""

    PDF = "pdf"
    SPREADSHEET = "spreadsheet"
    CSV = "csv"
    PRINT = "print"
    CLIPBOARD = "clipboard"
    OTHER = "other"


REPORT_NAMES: dict[ReportKind, str] = {
    ReportKind.DIVERSITY: N_("Diversity"),
    ReportKind.VOICES: N_("Voices"),
    ReportKind.ACCESS: N_("Access needs"),
    ReportKind.COST: N_("Cost"),
    ReportKind.BOARD_REVIEW: N_("Board review"),
    ReportKind.SURVEY: N_("Survey"),
    ReportKind.OTHER: N_("Other"),
}


class Release(Entity, table=True):
    """One table that left the register, kept so that a later one cannot be subtracted from it.

    ``members`` holds keyed hashes of the people it is about, so the ledger can tell how two releases differ
    without saying who; ``cells`` holds what was shown, never what was hidden.
    """

    report: ReportKind = choice(ReportKind, ReportKind.OTHER, index=True)
    audience: Audience = choice(Audience, Audience.OTHER)
    board_id: int | None = link("board", optional=True)
    from_day: date
    to_day: date
    question_key: str | None = Field(default=None, index=True)
    cells: str
    members: str = "[]"
    rule_version: int
    made_at: datetime
    made_by_id: int = Field(sa_type=BigId)
    format: ReleaseFormat = choice(ReleaseFormat, ReleaseFormat.OTHER)

    def member_hashes(self) -> frozenset[str]:
        """The people it is about, as keyed hashes."""
        return frozenset(json.loads(self.members))


def cells_text(table: ReleasedTable) -> str:
    """What a table showed, as stored: each group's key and its rounded number, none where hidden, and the total.

    It holds no words, so the same table in another language is the same.
    """
    shown = {
        "total": table.total,
        "cells": [{"key": cell.key, "people": cell.people} for cell in table.cells],
    }
    return json.dumps(shown, sort_keys=True)


def member_hash(key: bytes, person_id: int) -> str:
    """One person as the ledger knows them; the key never leaves the register, so the ids cannot be guessed.

    ``key`` is 16 to 64 secret bytes.
    """
    return hashlib.blake2b(str(person_id).encode(), key=key, digest_size=_HASH_BYTES).hexdigest()


def members_text(key: bytes, person_ids: Iterable[int]) -> str:
    """The people a table is about, as stored: sorted hashes, so that the order tells nothing."""
    return json.dumps(sorted(member_hash(key, person_id) for person_id in set(person_ids)))
