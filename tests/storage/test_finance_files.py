"""The files that go between a register and finance: whatever is done to them, they open whole or are refused in words."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_desktop.domain.finance_answers import Answer
from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage import finance_files
from coprod_desktop.storage.finance_files import FinanceHolder
from coprod_desktop.storage.finance_shelf import FinanceShelf
from coprod_desktop.storage.vault import sealed_file
from coprod_desktop.storage.vault.password import WrongPassword
from coprod_desktop.storage.vault.sealing import new_finance_key
from tests.builders import PASSWORD, WEAK
from tests.domain.test_finance_answers import a_packet, begun

DAY = date(2026, 11, 22)
PUBLIC, PRIVATE = new_finance_key()
SECRET = bytes(range(32))
HOLDER = FinanceHolder("r", "Marlow Vale", 2, "Priya", PRIVATE, SECRET)
PACKET = a_packet()
KEY = finance_files.key_file(HOLDER, PASSWORD, DAY, handed_over=True, strength=WEAK)
SEALED = finance_files.packet_file(PACKET, [], PUBLIC, SECRET)
ANSWER = begun(PACKET).approve(PACKET, 1, DAY).write(DAY)
ANSWERED = finance_files.answer_file(ANSWER, "07" * 32)


def open_packet(raw: bytes) -> object:
    return finance_files.open_packet(finance_files.shut_packet(raw), HOLDER).packet


def open_answer(raw: bytes) -> object:
    return finance_files.open_answer(raw, bytes([7] * 32))


def open_key(raw: bytes) -> object:
    return finance_files.open_key(raw, PASSWORD)


WAYS = ((SEALED, open_packet), (ANSWERED, open_answer), (KEY, open_key))


def test_each_file_opens_as_it_was_written() -> None:
    assert (open_packet(SEALED), open_answer(ANSWERED)) == (PACKET, ANSWER)
    assert finance_files.open_key(KEY, PASSWORD).private == PRIVATE
    assert repr(HOLDER).startswith("<")


def test_each_file_says_what_it_is_before_it_is_opened() -> None:
    shut = finance_files.shut_packet(SEALED)
    assert (shut.head, shut.code) == (PACKET.head(), sealed_file.code_of(SEALED))
    head = finance_files.answer_head(ANSWERED)
    assert (head.packet_number, head.number, head.decided, head.paid) == (1, 1, 1, 0)
    assert (finance_files.key_head(KEY).name, finance_files.key_head(KEY).handed_over) == ("Priya", True)


@given(which=st.sampled_from(WAYS), cut=st.floats(0, 1, exclude_max=True))
@settings(max_examples=60, deadline=None)
def test_a_file_that_came_half_is_refused_in_words(
    which: tuple[bytes, Callable[[bytes], object]], cut: float
) -> None:
    raw, opens = which
    with pytest.raises(Problem):
        opens(raw[: int(len(raw) * cut)])


@given(which=st.sampled_from(WAYS), at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@settings(max_examples=120, deadline=None)
def test_a_flipped_bit_anywhere_is_refused_in_words(
    which: tuple[bytes, Callable[[bytes], object]], at: float, bit: int
) -> None:
    raw, opens = which
    flipped = bytearray(raw)
    flipped[int(len(raw) * at)] ^= 1 << bit
    with pytest.raises(Problem):
        opens(bytes(flipped))


@given(which=st.sampled_from(WAYS), at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
@settings(max_examples=120, deadline=None)
def test_someone_who_can_make_the_checksum_changes_nothing_unnoticed(
    which: tuple[bytes, Callable[[bytes], object]], at: float, byte: int
) -> None:
    raw, opens = which
    kind, _checksum, rest = raw.split(b"\n", 2)
    changed = bytearray(rest)
    place = int(len(rest) * at)
    if changed[place] == byte:
        return
    changed[place] = byte
    forged = b"\n".join((kind, hashlib.sha256(bytes(changed)).hexdigest().encode(), bytes(changed)))
    with pytest.raises(Problem):
        opens(forged)


def test_a_packet_is_opened_only_by_its_key_and_only_from_ones_own_register() -> None:
    _public, another = new_finance_key()
    with pytest.raises(Problem, match="sealed for another finance key"):
        finance_files.open_packet(
            finance_files.shut_packet(SEALED), FinanceHolder("r", "M", 2, "P", another, SECRET)
        )
    with pytest.raises(Problem, match="does not come from your register"):
        open_packet(finance_files.packet_file(PACKET, [], PUBLIC, bytes(32)))
    with pytest.raises(WrongPassword):
        finance_files.open_key(KEY, "another password")


def test_a_file_of_a_newer_version_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = SEALED.replace(b"packet 1\n", b"packet 2\n", 1)
    with pytest.raises(Problem, match="newer version"):
        finance_files.shut_packet(newer)
    path = tmp_path / "large"
    path.write_bytes(SEALED)
    assert sealed_file.bytes_of(path) == SEALED
    monkeypatch.setattr(sealed_file, "MOST_BYTES", 10)
    with pytest.raises(Problem, match="too large"):
        sealed_file.bytes_of(path)
    with pytest.raises(Problem, match="cannot be read"):
        sealed_file.bytes_of(tmp_path / "gone")


def test_finances_folder_keeps_keys_and_work_and_knows_the_other_packets(tmp_path: Path) -> None:
    shelf = FinanceShelf(tmp_path)
    assert shelf.key_for("r", HOLDER.mark) is None
    shelf.keep_key(KEY)
    assert shelf.key_for("r", HOLDER.mark) == KEY
    kept = shelf.keep_work(ANSWER, HOLDER, None)
    assert shelf.keep_work(ANSWER, HOLDER, kept) != kept
    found = shelf.work(PACKET, HOLDER)
    assert found is not None
    assert found.answer == ANSWER
    assert shelf.others(PACKET, HOLDER) == []
    other = Answer.begin(a_packet(), 2, "Priya")
    shelf.keep_work(replace(other, packet_id=9), HOLDER, None)
    assert [one.packet_id for one in shelf.others(PACKET, HOLDER)] == [9]


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(Problem, match="could not be kept"):
        FinanceShelf(blocked / "in").keep_work(ANSWER, HOLDER, None)
    with pytest.raises(Problem, match="could not be kept"):
        FinanceShelf(blocked / "in").keep_key(KEY)
    with pytest.raises(Problem, match="cannot be read"):
        FinanceShelf(blocked).work(PACKET, HOLDER)
