"""The voice facts of made-up people, by the domain's one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.voice_facts import Attended, VoiceFact, facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.services.sample.someone import Someone

#: A meeting as the facts need it: its id, its board's id, its day.
Met = tuple[int, int, "date"]


def write_facts(pen: Writing, someone: Someone, meetings: Sequence[Met]) -> None:
    """The facts of one person's whole history; ``meetings`` in the order of their numbers, which count from 1."""
    history = [
        Attended(attendance_id, *meetings[number - 1])
        for attendance_id, number in zip(someone.history[::2], someone.history[1::2], strict=True)
    ]
    for fact in facts(history):
        row: dict[str, Any] = {
            "attendance_id": fact.attendance_id,
            "person_id": someone.id,
            "meeting_id": fact.meeting_id,
            "board_id": fact.board_id,
            "day": fact.day,
            "days_since_previous": fact.days_since_previous,
            "days_before": fact.days_before,
            "first_anywhere": fact.first_anywhere,
            "first_on_board": fact.first_on_board,
        }
        pen.write(VoiceFact, row)
