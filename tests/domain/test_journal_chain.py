"""The chain over plain entries: what it binds, what it notices, and what an anchor adds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.journal_chain import (
    ERASED_LABEL,
    GROUP,
    START,
    Anchor,
    Break,
    Chained,
    Damage,
    Written,
    commitment,
    examine,
    link,
    moment,
)

KEY, SALT = b"k" * 32, b"s" * 16
AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)

Rows = list[Written]


def entry(previous: bytes, sequence: int, group: int, entity: str, entity_id: int, **images: str) -> Written:
    """One entry as the program writes it, by staff user 5."""
    after = f"Action {group}" if entity == GROUP else images.get("after")
    committed = commitment(SALT, images.get("before"), after)
    chained = Chained(sequence, group, "done", None, False, 5, moment(AT), entity, entity_id, committed)
    mac = link(KEY, previous, chained)
    return Written(
        chained, mac, images.get("before"), images.get("after"), SALT, f"Action {group}", 5, moment(AT), None
    )


def journal(groups: int = 3) -> Rows:
    """As many actions, each adding one person."""
    rows: Rows = []
    for group in range(1, groups + 1):
        for entity, entity_id, images in ((GROUP, group, {}), ("person", 70 + group, {"after": f"{group}"})):
            previous = rows[-1].mac or b"" if rows else START
            rows.append(entry(previous, len(rows) + 1, group, entity, entity_id, **images))
    return rows


def broken(rows: Rows, *anchors: Anchor) -> tuple[Damage, int | None] | None:
    """What is wrong, and where."""
    found = examine(KEY, rows, anchors).broken
    return None if found is None else (found.damage, found.sequence)


def head(rows: Rows) -> Anchor:
    """Where these rows end."""
    return examine(KEY, rows).head


def at(place: int, row: Written) -> Written:
    """The row under another sequence, its mac as it was."""
    return row._replace(chained=row.moved(place))


def test_an_empty_journal_is_whole_and_ends_at_the_start() -> None:
    verdict = examine(KEY, [])
    assert (verdict.head, verdict.broken) == (Anchor(0, 0, START), None)
    assert broken([], Anchor(0, 0, START)) is None


def test_what_the_program_wrote_is_whole_at_every_anchor() -> None:
    rows = journal()
    anchors = [head(rows[:n]) for n in range(len(rows) + 1)]
    assert broken(rows, *anchors) is None
    assert head(rows) == Anchor(6, 6, rows[-1].mac or b"")


def test_another_key_makes_another_chain() -> None:
    assert examine(b"x" * 32, journal()).broken == Break(Damage.EDITED, 1, AT)


CHANGES: dict[str, Callable[[Written], Written]] = {
    "group": lambda row: row._replace(chained=row.chained._replace(group_id=9)),
    "kind": lambda row: row._replace(chained=row.chained._replace(kind="undone")),
    "takes back": lambda row: row._replace(chained=row.chained._replace(takes_back=1)),
    "sealed": lambda row: row._replace(chained=row.chained._replace(sealed=True)),
    "who": lambda row: row._replace(chained=row.chained._replace(actor_id=6), group_actor_id=6),
    "when": lambda row: row._replace(chained=row.chained._replace(at="2020"), group_at="2020"),
    "table": lambda row: row._replace(chained=row.chained._replace(entity="board")),
    "row": lambda row: row._replace(chained=row.chained._replace(entity_id=1)),
    "commitment": lambda row: row._replace(chained=row.chained._replace(commitment=b"")),
    "group's who": lambda row: row._replace(group_actor_id=6),
    "group's when": lambda row: row._replace(group_at="2020"),
    "before": lambda row: row._replace(before="x"),
    "after": lambda row: row._replace(after="x"),
    "salt": lambda row: row._replace(salt=b"x"),
    "erased without a record": lambda row: row._replace(before=None, after=None, salt=None),
    "an image that is no text": lambda row: row._replace(before=b"x"),  # type: ignore[arg-type]
    "a salt that is no bytes": lambda row: row._replace(salt="x"),  # type: ignore[arg-type]
    "half erased": lambda row: row._replace(salt=None, after="x", erased_by=3),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("place", [3, 4, 6])
def test_a_change_of_anything_is_an_edit(place: int, change: Callable[[Written], Written]) -> None:
    rows = journal()
    rows[place - 1] = change(rows[place - 1])
    assert broken(rows) == (Damage.EDITED, place)


def test_a_changed_label_is_an_edit_where_its_group_begins() -> None:
    rows = [row._replace(label="Other") if row.chained.group_id == 2 else row for row in journal()]
    assert broken(rows) == (Damage.EDITED, 3)


def test_a_mac_that_no_later_entry_confirms_was_never_the_programs() -> None:
    rows = journal()
    rows[2] = rows[2]._replace(mac=b"x" * 32)
    assert broken(rows) == (Damage.EDITED, 3)
    rows[2] = rows[2]._replace(mac=None)
    assert broken(rows) == (Damage.INSERTED, 3)


def test_an_entry_that_is_gone_is_missing_with_its_gap_or_without() -> None:
    rows = journal()
    assert broken(rows[:2] + rows[3:]) == (Damage.MISSING, 3)
    closed = rows[:2] + [at(place, row) for place, row in enumerate(rows[3:], 3)]
    assert broken(closed) == (Damage.MISSING, 3)


def test_a_group_that_is_gone_is_missing() -> None:
    rows = [
        row._replace(group_actor_id=None, label=None) if row.chained.group_id == 2 else row
        for row in journal()
    ]
    assert broken(rows) == (Damage.MISSING, 3)


def test_an_entry_put_in_is_told_by_the_one_whose_place_it_took() -> None:
    rows = journal()
    put_in = rows[:2] + [at(3, rows[5])] + [at(place, row) for place, row in enumerate(rows[2:], 4)]
    assert broken(put_in) == (Damage.INSERTED, 3)
    assert broken([at(0, rows[5]), *rows]) == (Damage.INSERTED, 1)


def test_neighbours_that_changed_places_are_out_of_order() -> None:
    rows = journal()
    assert broken([*rows[:2], at(3, rows[3]), at(4, rows[2]), *rows[4:]]) == (Damage.ORDER, 3)


def test_two_entries_far_apart_that_changed_places_are_noticed() -> None:
    rows = journal()
    rows[1], rows[4] = at(2, rows[4]), at(5, rows[1])
    assert broken(rows) == (Damage.EDITED, 2)


def test_a_cut_is_noticed_only_with_an_anchor() -> None:
    rows = journal()
    assert broken(rows[:4]) is None
    assert broken(rows[:4], head(rows)) == (Damage.TRUNCATED, 5)


@pytest.mark.parametrize("other", [Anchor(4, 4, b"x"), Anchor(4, 3, b"")])
def test_an_anchor_that_disagrees_tells_a_history_written_anew(other: Anchor) -> None:
    rows = journal()
    assert broken(rows, head(rows), other) == (Damage.REWRITTEN, 4)


def test_an_anchor_is_checked_with_every_other_of_the_same_place() -> None:
    rows = journal()
    assert broken(rows, head(rows), Anchor(6, 6, b"x")) == (Damage.REWRITTEN, 6)


@pytest.mark.parametrize("day", ["some day", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
def test_a_moment_that_cannot_be_is_not_said(day: str) -> None:
    rows = journal()
    rows[2] = rows[2]._replace(chained=rows[2].chained._replace(at=day), group_at=day)
    assert examine(KEY, rows).broken == Break(Damage.EDITED, 3, None)


def test_when_the_broken_entry_was_written_is_said() -> None:
    rows = journal()
    rows[3] = rows[3]._replace(after="x")
    assert examine(KEY, rows).broken == Break(Damage.EDITED, 4, AT)


def test_erased_entries_are_counted_by_the_group_that_erased_them() -> None:
    rows = journal()
    rows[2] = rows[2]._replace(salt=None, label=ERASED_LABEL, erased_by=3)
    rows[3] = rows[3]._replace(salt=None, after=None, erased_by=3)
    verdict = examine(KEY, rows)
    assert (verdict.broken, verdict.erased) == (None, {3: 2})


def test_a_label_put_back_after_it_was_erased_is_an_edit() -> None:
    rows = journal()
    rows[2] = rows[2]._replace(salt=None, erased_by=3)
    assert broken(rows) == (Damage.EDITED, 3)


PARTS = st.one_of(st.none(), st.integers(), st.text(max_size=5), st.binary(max_size=5), st.floats())


@given(
    one=st.lists(PARTS, min_size=10, max_size=10),
    other=st.lists(PARTS, min_size=10, max_size=10),
    first=st.binary(),
    second=st.binary(),
)
def test_no_two_rows_are_bound_alike(
    one: list[object], other: list[object], first: bytes, second: bytes
) -> None:
    same = repr(one) == repr(other) and first == second
    rows = [Chained(*parts) for parts in (one, other)]  # type: ignore[arg-type]
    assert (link(KEY, first, rows[0]) == link(KEY, second, rows[1])) == same


def test_an_instant_is_bound_alike_wherever_it_was_read() -> None:
    assert (
        moment(AT)
        == moment(AT.astimezone(timezone(timedelta(hours=5))))
        == "2026-03-03T09:30:00.000000+00:00"
    )


def test_an_anchor_comes_back_from_its_file() -> None:
    anchor = head(journal())
    assert Anchor.from_plain(anchor.to_plain()) == anchor


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"sequence": 1, "count": "1", "mac": ""},
        {"sequence": 1, "count": 1, "mac": "zz"},
        {"mac": 5},
        {"sequence": 1, "count": 1, "mac": "00"},
    ],
)
def test_what_is_no_anchor_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"anchor|hexadecimal"):
        Anchor.from_plain(plain)
