"""What lists, forms and papers ask, answered from a packet instead of a register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from coprod_desktop.ui.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.ui.jobs import Jobs, Progress, Work

T = TypeVar("T")


class DeskJobs(QObject):
    """Stands where a register's jobs stand: what is only read is at hand, what is written is done away from the window.

    ``did`` carries the label of what was done, ``problem_met`` a problem that nobody took.
    """

    did = Signal(str)
    problem_met = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.errands = Errands(self)

    def as_jobs(self) -> Jobs:
        """For widgets that ask a register's jobs; they find all they use of them here."""
        return cast("Jobs", self)

    def read(
        self,
        fn: Callable[[Work], T],
        on_done: Callable[[T], object],
        on_problem: Callable[[Problem], object] | None = None,
        **_other: Any,
    ) -> None:
        """It is at hand: the answer comes at once."""
        del on_problem
        on_done(fn(cast("Work", None)))

    def write(
        self,
        label: str,
        fn: Callable[[Work], T],
        on_done: Callable[[T], object] | None = None,
        on_problem: Callable[[Problem], object] | None = None,
        **_other: Any,
    ) -> None:
        """Do it and keep it; then say what was done."""

        def done(value: T) -> None:
            if on_done is not None:
                on_done(value)
            self.did.emit(label)

        self.errands.run(lambda: fn(cast("Work", None)), done, on_problem or self.problem_met.emit)

    def file(
        self,
        text: str,
        fn: Callable[[Progress], T],
        on_done: Callable[[T], object],
        on_problem: Callable[[Problem], object] | None = None,
        **_other: Any,
    ) -> None:
        """Draw or read something away from the window."""
        del text
        self.errands.run(lambda: fn(_unseen), on_done, on_problem or self.problem_met.emit)

    def cancel(self, key: str) -> None:
        """Nothing here takes so long that it could be stopped."""

    def close(self) -> None:
        """Hear no answer any more."""
        self.errands.close()


def _unseen(done: int, total: int, text: str = "") -> None:
    """Progress nobody looks at."""
