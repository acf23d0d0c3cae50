"""What a figure about voices looks at: one board or all, and how people joined."""

from dataclasses import dataclass

from coprod_desktop.domain.meetings import Way


@dataclass(frozen=True)
class VoiceScope:
    """Which attendances count; nothing named means every board and every way of joining.

    ``way`` is how the meeting was held: in person, online, or both at once.
    """

    board_id: int | None = None
    way: Way | None = None
