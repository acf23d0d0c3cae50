"""The one door to the user: what just happened, what is wrong, what must be decided."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.problems import Problem
from coprod_desktop.ui.job import Job
from coprod_desktop.ui.speaking import speak
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.notice_bar import NoticeBar


class Notices(QObject):
    """Info, problem, ask - and progress. The bar stands at the foot of the window; ``said`` carries each text."""

    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bar = NoticeBar()
        self._job: Job | None = None

    def info(self, text: str, undo: Callable[[], object] | None = None, icon: str = "circle-check") -> None:
        """Say what just happened; ``undo`` adds an Undo link."""
        self.bar.say(text, icon, "good" if icon == "circle-check" else "accent", undo)
        self._speak(text)

    def problem(self, problem: Problem | str) -> None:
        """Say what the user can put right."""
        text = problem.message if isinstance(problem, Problem) else problem
        self.bar.say(text, "circle-exclamation", "stop", None)
        self._speak(text, urgent=True)

    def clear(self) -> None:
        """Nothing to say any more."""
        self.bar.say("", "", "soft", None)

    def ask(
        self,
        question: str,
        explanation: str,
        verb: str,
        on_yes: Callable[[], object],
        *,
        cancel: str = "",
        destructive: bool = False,
    ) -> Dialog:
        """Ask before something that matters; returns at once. ``explanation`` says what is lost and what can be undone."""
        dialog = Dialog(
            self._window(), question, explanation, accept=verb, cancel=cancel, destructive=destructive
        )
        dialog.accepted.connect(on_yes)
        dialog.open()
        (dialog.cancel if destructive else dialog.main).setFocus()
        return dialog

    # progress, connected to the jobs

    def on_slow(self, job: Job) -> None:
        """A job takes longer than a moment: show its bar."""
        self._job = job
        self.bar.show_progress(job.text, job.step, job.cancel if job.can_cancel else None)

    def on_stepped(self, job: Job) -> None:
        """A job said how far it is."""
        if job is self._job:
            self.bar.show_progress(job.text, job.step, job.cancel if job.can_cancel else None)

    def on_ended(self, job: Job) -> None:
        """A job has ended: its bar goes."""
        if job is self._job:
            self._job = None
            self.bar.hide_progress()

    def _window(self) -> QWidget | None:
        return self.bar.window() if self.bar.parentWidget() else None

    def _speak(self, text: str, *, urgent: bool = False) -> None:
        self.said.emit(text)
        speak(self.bar, text, urgent=urgent)
