"""A slot file with any byte changed or cut off: everything reads the same, or a Problem says why."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_desktop.domain.problems import Problem
from coprod_desktop.storage.vault import slot_file
from coprod_desktop.storage.vault.rekeying import Others
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import WEAK
from tests.storage.vault.vaults import JO, JO_WORDS, KIM, KIM_WORDS, a_vault, keys_for_all


class Patient:
    """One vault, made once, whose file is harmed again and again."""

    def __init__(self, folder: Path) -> None:
        self.keys = keys_for_all()
        vault = a_vault(folder, self.keys)
        self.code = vault.new_recovery(self.keys, "Jo Tester", WEAK)
        vault.begin_rekey(JO, JO_WORDS, self.keys.renewed(), Others.STEP, WEAK)
        self.register = folder / "Marlow Vale.coprod"
        self.path, self.twin = vault.path, slot_file.twin(vault.path)
        self.raw = self.path.read_bytes()
        self.staff, self.recovery = vault.staff, vault.recovery

    def check_alone(self, raw: bytes) -> None:
        """With only this file left, it reads the same or is refused."""
        self.path.write_bytes(raw)
        self.twin.unlink(missing_ok=True)
        try:
            vault = Vault.beside(self.register)
            opened = (
                vault.unlock(JO, JO_WORDS),
                vault.unlock(KIM, KIM_WORDS),
                vault.unlock_with_code(self.code),
            )
        except Problem:
            assert raw != self.raw
        else:
            assert opened == (self.keys, self.keys.with_finance(None), self.keys)
            assert (vault.staff, vault.recovery) == (self.staff, self.recovery)

    def check_with_twin(self, raw: bytes) -> None:
        """With its twin beside it, it opens whatever happened to it."""
        self.path.write_bytes(raw)
        self.twin.write_bytes(self.raw)
        vault = Vault.beside(self.register)
        assert vault.unlock(JO, JO_WORDS) == self.keys
        assert (vault.staff, vault.recovery) == (self.staff, self.recovery)


def test_any_byte_may_be_harmed(tmp_path: Path) -> None:
    patient = Patient(tmp_path)

    @settings(max_examples=250, deadline=None)
    @given(place=st.integers(0, len(patient.raw) - 1), byte=st.integers(0, 255))
    def harm(place: int, byte: int) -> None:
        raw = patient.raw[:place] + bytes([byte]) + patient.raw[place + 1 :]
        patient.check_alone(raw)
        patient.check_with_twin(raw)

    harm()


def test_any_bit_of_every_tenth_byte_may_flip(tmp_path: Path) -> None:
    patient = Patient(tmp_path)
    for place in range(0, len(patient.raw), 10):
        flipped = patient.raw[place] ^ 1 << place // 10 % 8
        patient.check_alone(patient.raw[:place] + bytes([flipped]) + patient.raw[place + 1 :])


def test_a_file_may_end_anywhere(tmp_path: Path) -> None:
    patient = Patient(tmp_path)
    for length in range(0, len(patient.raw) + 1, 7):
        patient.check_alone(patient.raw[:length])
        patient.check_with_twin(patient.raw[:length])


def test_any_bytes_at_all_are_refused_in_words(tmp_path: Path) -> None:
    patient = Patient(tmp_path)

    @settings(max_examples=150, deadline=None)
    @given(st.binary(max_size=400))
    def harm(raw: bytes) -> None:
        patient.check_alone(raw)

    harm()
