"""What is said of backups: their size, what is in one beside what there is now, and what going back would mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services.backups import WHY_NAMES
from coprod_desktop.ui.keeper import moment

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.services.backups import Backup, Inside

_MEGABYTE, _GIGABYTE, _FEW = 1_000_000, 1_000_000_000, 10


def size(n: int) -> str:
    """Bytes as people say them: "0.4 MB", "62 MB", "1.8 GB"."""
    if n >= _GIGABYTE:
        return _("{n} GB").format(n=language().decimal(n / _GIGABYTE))
    if n >= _FEW * _MEGABYTE:
        return _("{n} MB").format(n=language().count(round(n / _MEGABYTE)))
    return _("{n} MB").format(n=language().decimal(max(n / _MEGABYTE, 0.1)))


def why(backup: Backup) -> str:
    """Why it was made, as a sentence begins."""
    said = _(WHY_NAMES[backup.why])
    return said[:1].upper() + said[1:]


def facts(inside: Inside, now: Inside | None = None) -> list[tuple[str, str]]:
    """What is in a backup, each number beside today's where that is known."""
    counted = [
        (_("People"), inside.people, None if now is None else now.people),
        (_("Boards"), inside.boards, None if now is None else now.boards),
        (_("Meetings"), inside.meetings, None if now is None else now.meetings),
        (_("Claims"), inside.claims, None if now is None else now.claims),
    ]
    last = "" if inside.last_at is None else f"{inside.last_label}\n{moment(inside.last_at)}"
    return [*((label, _beside(n, today)) for label, n, today in counted), (_("Last action"), last)]


def _beside(n: int, now: int | None) -> str:
    count = language().count(n)
    if now is None:
        return count
    if n == now:
        return _("{n}, as now").format(n=count)
    gap = abs(n - now)
    said = (
        ngettext("{n} · {gap} fewer than now", "{n} · {gap} fewer than now", gap)
        if n < now
        else ngettext("{n} · {gap} more than now", "{n} · {gap} more than now", gap)
    )
    return said.format(n=count, gap=language().count(gap))


def going_back(inside: Inside, now: Inside, folder: Path) -> str:
    """What will be lost, and what is kept."""
    said = []
    undone = now.actions - inside.actions
    if undone > 0:
        said.append(
            ngettext(
                "{n} action done since then will no longer be in the register.",
                "{n} actions done since then will no longer be in the register.",
                undone,
            ).format(n=language().count(undone))
        )
    else:
        said.append(_("Nothing was done since then."))
    said.append(
        _(
            "The register as it is now is kept in {folder}, so you can come back to it in the same way. "
            "Passwords stay those of today. Papers and payments that have left stay as they are."
        ).format(folder=folder)
    )
    return " ".join(said)
