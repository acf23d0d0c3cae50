"""The voices report as JSON: a stable form other programs may rely on, described in docs/voices-json.md."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.period import Period, Quarter, quarters
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.voice_scope import VoiceScope
from coprod_desktop.domain.voices import VoiceStatus
from coprod_desktop.services import voice_figures
from coprod_desktop.storage import voice_measures
from coprod_desktop.storage.voice_status import Look

if TYPE_CHECKING:
    from coprod_desktop.domain.voice_mix import Mix
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.voice_measures import Counts

FORMAT, VERSION = "coprod-voices", 1


@dataclass(frozen=True)
class _Part:
    """People and attendances of one stretch of days, or of one board."""

    mix: Mix
    attendances: Counts

    def figures(self) -> dict[str, Any]:
        return {
            "people": {status.value: self.mix.count(status) for status in VoiceStatus},
            "familiar_holding_a_seat": self.mix.familiar_seat,
            "attendances": {status.value: self.attendances[status] for status in VoiceStatus},
            "new_to_this_board": self.mix.new_to_board,
        }


def voices_json(work: Work, period: Period, board_id: int | None = None) -> bytes:
    """The figures of a period, whole and by quarter, for one board or for all and each, as JSON in UTF-8."""
    work.actor.require(Permission.SEE_REPORTS)
    rule, names = voice_figures.rule_of(work), dict(voice_figures.boards(work))
    scope = VoiceScope(board_id)
    clipped = [(quarter, _clip(quarter, period)) for quarter in quarters(period.start, period.last)]
    whole, *each = _parts(
        work, [Look(scope, days, rule) for days in (period, *(days for _q, days in clipped))]
    )
    made = {
        "format": FORMAT,
        "version": VERSION,
        "board": "all" if board_id is None else names[board_id],
        "from": period.start.isoformat(),
        "to": period.last.isoformat(),
        "N": rule.familiar_days,
        "records_complete_from": None if rule.complete_from is None else rule.complete_from.isoformat(),
        **whole.figures(),
        "quarters": [
            {"quarter": f"{quarter.year}-Q{quarter.number}", **_days(days), **part.figures()}
            for (quarter, days), part in zip(clipped, each, strict=True)
        ],
        "boards": _boards(work, Look(scope, period, rule), names),
    }
    return json.dumps(made, ensure_ascii=False, indent=2).encode()


def _parts(work: Work, looks: list[Look]) -> list[_Part]:
    mixes = voice_measures.mixes(work.session, looks)
    counts = voice_measures.attendances(work.session, looks)
    return [_Part(mix, count) for mix, count in zip(mixes, counts, strict=True)]


def _boards(work: Work, look: Look, names: dict[int, str]) -> list[dict[str, Any]]:
    mixes = voice_measures.mixes_by_board(work.session, look)
    counts = voice_measures.attendances_by_board(work.session, look)
    return [
        {"board": name, **_Part(mixes[board_id], counts[board_id]).figures()}
        for board_id, name in names.items()
        if board_id in mixes
    ]


def _clip(quarter: Quarter, period: Period) -> Period:
    return Period(max(quarter.start, period.start), min(quarter.end, period.last))


def _days(period: Period) -> dict[str, str]:
    return {"from": period.start.isoformat(), "to": period.last.isoformat()}
