"""Finance's own folder on its computer: its keys, and what was decided about each packet so far. All of it is encrypted."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.finance_suffixes import KEY_SUFFIX
from coprod_desktop.domain.problems import Conflict, Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import finance_files
from coprod_desktop.storage.vault import safe_file

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.domain.finance_answers import Answer
    from coprod_desktop.domain.finance_packets import Packet
    from coprod_desktop.storage.finance_files import FinanceHolder, KeyHead

_WORK_SUFFIX, _TWIN = ".coprod-finance-work", ".bak"


@dataclass(frozen=True)
class KeptWork:
    """What was decided so far, and the bytes it was read from."""

    answer: Answer
    raw: bytes


class FinanceShelf:
    """What one person in finance keeps in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # keys

    def key_for(self, register: str, mark: str) -> bytes | None:
        """The key file for packets of this register sealed for this finance key, if it was taken in here."""
        with contextlib.suppress(OSError):
            return self._key_path(register, mark).read_bytes()
        return None

    def keep_key(self, raw: bytes) -> KeyHead:
        """Keep a key file here. Raises :class:`Problem` when it is none, or the folder cannot be written to."""
        head = finance_files.key_head(raw)
        self._write(self._key_path(head.register, head.mark), raw)
        return head

    # work under way

    def work(self, packet: Packet, holder: FinanceHolder) -> KeptWork | None:
        """What was decided about a packet so far; None where it is opened for the first time.

        Raises :class:`Problem` when it is damaged: it is kept aside then, and the packet can be begun anew.
        """
        path = self._work_path(packet.register, packet.packet_id)
        fault: Problem | None = None
        for one in (path, path.with_name(path.name + _TWIN)):
            try:
                raw = one.read_bytes()
                return KeptWork(finance_files.open_work(raw, holder), raw)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise self._unreadable() from error
            except Problem as problem:
                fault = problem
        if fault is None:
            return None
        self._set_aside(path)
        raise Problem(
            _(
                "What you had decided about this packet was damaged and is kept aside as {name}. Open the packet again to begin anew, and look at your bank first: something may have been paid already."
            ).format(name=path.name + ".damaged")
        ) from fault

    def keep_work(self, answer: Answer, holder: FinanceHolder, before: bytes | None) -> bytes:
        """Keep what is decided by now in place of ``before``; the bytes it was kept as.

        Raises Conflict when another window changed it meanwhile, and :class:`Problem` when it cannot be written.
        """
        path = self._work_path(answer.register, answer.packet_id)
        raw = finance_files.work_file(answer, holder)
        try:
            with safe_file.alone(path):
                if path.exists() and path.read_bytes() != before:
                    raise Conflict(
                        _(
                            "This packet is open in another window, where something was decided. Close this one."
                        )
                    )
                safe_file.write(raw, path, path.with_name(path.name + _TWIN))
        except (OSError, safe_file.Busy) as error:
            raise self._unwritable() from error
        return raw

    def others(self, packet: Packet, holder: FinanceHolder) -> list[Answer]:
        """What was decided about the other packets of the same register, as far as it can be read."""
        own = self._work_path(packet.register, packet.packet_id)
        found = []
        for path in sorted(self.folder.glob(f"{packet.register}-*{_WORK_SUFFIX}")):
            if path != own:
                with contextlib.suppress(OSError, Problem):
                    found.append(finance_files.open_work(path.read_bytes(), holder))
        return found

    def _key_path(self, register: str, mark: str) -> Path:
        return self.folder / f"{register}-{mark}{KEY_SUFFIX}"

    def _work_path(self, register: str, packet_id: int) -> Path:
        return self.folder / f"{register}-{packet_id}{_WORK_SUFFIX}"

    def _write(self, path: Path, raw: bytes) -> None:
        try:
            safe_file.write(raw, path)
        except OSError as error:
            raise self._unwritable() from error

    @staticmethod
    def _set_aside(path: Path) -> None:
        with contextlib.suppress(OSError):
            path.replace(path.with_name(path.name + ".damaged"))
        with contextlib.suppress(OSError):
            path.with_name(path.name + _TWIN).unlink()

    @staticmethod
    def _unwritable() -> Problem:
        return Problem(
            _(
                "What you decided could not be kept on this computer. Check that its disk is not full. Nothing was changed."
            )
        )

    @staticmethod
    def _unreadable() -> Problem:
        return Problem(_("What you had decided cannot be read on this computer. Restart it and try again."))
