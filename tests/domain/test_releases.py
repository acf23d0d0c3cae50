import json
from datetime import UTC, date, datetime

from coprod_desktop.domain.disclosure_rules import Audience
from coprod_desktop.domain.releases import (
    REPORT_NAMES,
    Release,
    ReportKind,
    cells_text,
    member_hash,
    members_text,
)
from tests.domain.disclosure_tables import a_level, a_request, made

KEY = b"a key of thirty-two secret bytes"


def test_a_release_keeps_what_was_shown_and_nothing_that_was_hidden() -> None:
    table = made(a_request(a_level(40, 23, 7, 3)))
    assert json.loads(cells_text(table)) == {
        "total": 75,
        "cells": [
            {"key": "a", "people": 40},
            {"key": "b", "people": 25},
            {"key": "c", "people": None},
            {"key": "d", "people": None},
        ],
    }


def test_members_are_kept_as_keyed_hashes_in_an_order_that_tells_nothing() -> None:
    assert members_text(KEY, [3, 1, 2, 2]) == members_text(KEY, [1, 2, 3])
    assert member_hash(KEY, 1) != member_hash(b"another key", 1)
    assert len(member_hash(KEY, 1)) == 32


def test_a_stored_release_gives_its_members_back() -> None:
    release = Release(
        report=ReportKind.DIVERSITY,
        audience=Audience.LEAD,
        from_day=date(2026, 1, 1),
        to_day=date(2026, 12, 31),
        cells="{}",
        members=members_text(KEY, [1, 2]),
        rule_version=1,
        made_at=datetime(2027, 1, 4, 9, 0, tzinfo=UTC),
        made_by_id=1,
    )
    assert release.member_hashes() == {member_hash(KEY, 1), member_hash(KEY, 2)}


def test_every_report_kind_has_words() -> None:
    assert set(REPORT_NAMES) == set(ReportKind)
