"""Waiting after wrong passwords: longer each time, never for long, and nothing is ever locked or destroyed."""

import math
import time
from collections.abc import Callable

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import ngettext

_FREE = 3
_LONGEST = 30


class TooSoon(Problem):
    """A password was tried before the pause was over; it was not looked at. ``seconds`` are left to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            ngettext(
                "Wait {n} second, then try the password again. Nothing is locked.",
                "Wait {n} seconds, then try the password again. Nothing is locked.",
                seconds,
            ).format(n=seconds),
            "password",
        )
        self.seconds = seconds


class Patience:
    """Counts wrong tries in a row, in memory only: three are free, then 1, 2, 4 ... at most 30 seconds each."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._wrong = 0
        self._until = 0.0

    @property
    def seconds(self) -> int:
        """Whole seconds left until the next try."""
        return max(0, math.ceil(self._until - self._now()))

    def check(self) -> None:
        """Raises :class:`TooSoon` while there is time to wait."""
        if left := self.seconds:
            raise TooSoon(left)

    def wrong(self) -> None:
        """A try was wrong."""
        self._wrong += 1
        if self._wrong > _FREE:
            self._until = self._now() + min(2 ** min(self._wrong - _FREE - 1, 10), _LONGEST)

    def right(self) -> None:
        """A try was right: the next wrong one is the first again."""
        self._wrong, self._until = 0, 0.0
