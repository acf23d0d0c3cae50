"""One slot by itself: what it holds must be what it says."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coprod_desktop.storage.vault import opening
from coprod_desktop.storage.vault.boxes import Box, Shut
from coprod_desktop.storage.vault.contents import Contents
from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.reading import Reading
from coprod_desktop.storage.vault.slots import Label, Slot, SlotKind
from coprod_desktop.storage.vault.strength import Strength
from tests.storage.vault.vaults import JO

WRAPPING = bytes(32)


def a_label(keys: Keys) -> Label:
    return Label(
        kind=SlotKind.KEYRING,
        staff_user_id=JO,
        name="Jo Tester",
        opens_bank=keys.finance is not None,
        at=datetime(2026, 11, 22, tzinfo=UTC),
        until=datetime(2026, 12, 22, tzinfo=UTC),
        mark=keys.mark,
        salt=bytes(16),
        strength=None,
    )


def test_a_slot_comes_back_from_json_and_opens(keys: Keys) -> None:
    slot = Slot.seal(a_label(keys), WRAPPING, keys)
    again = Slot.read(Reading(slot.plain()))
    assert again == slot
    assert again.open(WRAPPING, keys.file_id) == keys


def test_a_slot_that_holds_other_than_it_says_stays_shut(keys: Keys) -> None:
    for label in (replace(a_label(keys), mark=bytes(8)), replace(a_label(keys), opens_bank=False)):
        with pytest.raises(Shut):
            Slot.seal(label, WRAPPING, keys).open(WRAPPING, keys.file_id)
    short = Box.seal(WRAPPING, keys.data[:31], a_label(keys).bound(keys.file_id))
    with pytest.raises(Shut):
        Slot(a_label(keys), short).open(WRAPPING, keys.file_id)


def test_a_slot_sealed_in_a_later_way_is_not_misread(keys: Keys) -> None:
    plain = Slot.seal(a_label(keys), WRAPPING, keys).plain() | {"sealed_as": 2}
    with pytest.raises(ValueError, match="another way"):
        Slot.read(Reading(plain))


def test_a_slot_without_a_strength_is_never_tried_with_a_typed_secret(keys: Keys) -> None:
    label = replace(a_label(keys), kind=SlotKind.STAFF)
    odd = Contents(file_id=keys.file_id, mark=keys.mark, slots=(Slot.seal(label, WRAPPING, keys),))
    with pytest.raises(ValueError, match="no typed secret"):
        opening.by_password(odd, JO, "words")


def test_every_word_of_a_label_but_the_name_is_bound(keys: Keys) -> None:
    label = a_label(keys)
    later = label.at.replace(year=2027)
    others = [
        replace(label, kind=SlotKind.STAFF),
        replace(label, staff_user_id=JO + 1),
        replace(label, opens_bank=False),
        replace(label, at=later),
        replace(label, until=later),
        replace(label, mark=bytes(8)),
        replace(label, salt=bytes([1] * 16)),
        replace(label, strength=Strength(8, 1)),
        replace(label, strength=Strength(9, 1)),
        replace(label, strength=Strength(8, 2)),
    ]
    bound = {one.bound(keys.file_id) for one in (label, *others)} | {label.bound(bytes(16))}
    assert len(bound) == len(others) + 2
    assert replace(label, name="Jo Fielding").bound(keys.file_id) == label.bound(keys.file_id)
