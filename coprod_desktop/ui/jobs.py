"""Work away from the window: one writer, two readers, two for files, and one signal back.

A page asks with a function that takes the :class:`Work`; the answer arrives on the window's own thread, or not at all
when the page has gone or a newer question with the same key has been asked.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Cancelled, Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.damage import Damaged
from coprod_desktop.storage.database import Changes, Done, Interrupt, Store, Work
from coprod_desktop.storage.opening.opened import Swapped
from coprod_desktop.ui.job import Job, Progress, Step

__all__ = ["Changes", "Done", "Job", "Jobs", "Progress", "Step", "Store", "Work"]

T = TypeVar("T")
Answer = Callable[[T], None]
OnProblem = Callable[[Problem], None]

#: Shorter work shows no bar, in milliseconds.
SHOWN_AFTER = 400


class Jobs(QObject):
    """Everything that reads, writes or makes files. All signals arrive on the window's thread.

    ``wrote`` (Done, initiator), ``problem_met`` (Problem nobody took), ``crashed`` (exception: a bug of ours),
    ``slow`` / ``stepped`` / ``ended`` (Job) for the notice bar, and ``settled`` when nothing is under way.
    ``damaged`` (Problem): the file is not whole, nothing more is asked of it and no answer comes any more.
    ``swapped`` (Problem): another file lies in its place, so nothing can be kept.
    """

    wrote = Signal(object, object)
    problem_met = Signal(object)
    crashed = Signal(object)
    slow = Signal(object)
    stepped = Signal(object)
    ended = Signal(object)
    settled = Signal()
    damaged = Signal(object)
    swapped = Signal(object)

    _returned = Signal(object)

    def __init__(self, store: Store, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._actor = actor
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(2, "reader")
        self._files = ThreadPoolExecutor(2, "file")
        self._live: set[Job] = set()
        self._newest: dict[str, Job] = {}
        self._closed = self._stopped = False
        self._returned.connect(self.on_returned, Qt.ConnectionType.QueuedConnection)

    # asking

    def read(
        self,
        fn: Callable[[Work], T],
        on_done: Answer[T],
        on_problem: OnProblem | None = None,
        *,
        key: str = "",
        owner: QObject | None = None,
        text: str = "",
    ) -> Job:
        """Ask the register something.

        A newer question with the same ``key`` stops the older one. ``owner``: when this widget is gone the answer is dropped
        (a bound method's own widget is noticed without being named).
        """
        interrupt = Interrupt()
        job = Job(
            text or _("Looking…"), on_done, on_problem, key, owner, can_cancel=True, interrupt=interrupt
        )
        return self._start(self._readers, job, lambda: self._store.read(self._actor, fn, interrupt))

    def write(
        self,
        label: str,
        fn: Callable[[Work], T],
        on_done: Answer[T] | None = None,
        on_problem: OnProblem | None = None,
        *,
        initiator: QObject | None = None,
        announced: bool = True,
    ) -> Job:
        """Do one action, kept whole or not at all; ``label`` is what Undo will call it.

        ``on_done`` gets what ``fn`` returned, after every page has been told what changed. Unless ``announced`` is False
        the notice bar says the label, with Undo.
        """
        job = Job(label, on_done, on_problem, initiator=initiator, announced=announced)
        return self._start(self._writer, job, lambda: self._store.write(self._actor, label, fn))

    def long_write(
        self,
        label: str,
        fn: Callable[[Work, Progress], T],
        on_done: Answer[T] | None = None,
        on_problem: OnProblem | None = None,
        *,
        first: Callable[[Progress], object] | None = None,
        initiator: QObject | None = None,
    ) -> Job:
        """An action that says how far it is and can be cancelled, such as an import.

        ``first`` is done before the action begins, such as making a backup; when it fails nothing is begun.
        """
        job = Job(label, on_done, on_problem, initiator=initiator, can_cancel=True)
        say = self._say(job)

        def call() -> Done[T]:
            if first is not None:
                first(say)
            return self._store.write(self._actor, label, lambda work: fn(work, say))

        return self._start(self._writer, job, call)

    def long_read(
        self,
        text: str,
        fn: Callable[[Work, Progress], T],
        on_done: Answer[T],
        on_problem: OnProblem | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Reading that says how far it is, such as making papers or an export from the register."""
        job = Job(text, on_done, on_problem, initiator=owner, can_cancel=True)
        say = self._say(job)
        return self._start(
            self._files, job, lambda: self._store.read(self._actor, lambda work: fn(work, say))
        )

    def file(
        self,
        text: str,
        fn: Callable[[Progress], T],
        on_done: Answer[T],
        on_problem: OnProblem | None = None,
        *,
        owner: QObject | None = None,
        quiet: bool = False,
    ) -> Job:
        """Make or read files, without the register. ``fn`` calls ``progress(done, total, text)``: also where Cancel stops it.

        ``quiet`` work shows no bar, however long it takes: nobody asked for it.
        """
        job = Job(text, on_done, on_problem, initiator=owner, can_cancel=True, quiet=quiet)
        say = self._say(job)
        return self._start(self._files, job, lambda: fn(say))

    # how it stands

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._live

    def when_settled(self, run: Callable[[], object]) -> None:
        """Run this once, now or as soon as nothing is under way."""
        if self.idle:
            run()
        else:
            self.settled.connect(run, Qt.ConnectionType.SingleShotConnection)

    def cancel(self, key: str) -> None:
        """Give up the newest question with this key, if it is still open."""
        if job := self._newest.pop(key, None):
            _supersede(job)

    def close(self) -> None:
        """Stop what can be stopped, wait for what is being written, and end the threads."""
        self._closed = True
        for job in tuple(self._live):
            job.superseded = True
            if job.can_cancel:
                job.cancel()
        for pool in (self._readers, self._files, self._writer):
            pool.shutdown(wait=True, cancel_futures=self._stopped or pool is not self._writer)
        self._live.clear()

    def stop(self, damaged: Problem) -> None:
        """The register is damaged: do nothing more in it, not even what was begun, and tell the window once."""
        if not self._stopped:
            self._stopped = True
            self.damaged.emit(damaged)

    # inside

    def _start(self, pool: ThreadPoolExecutor, job: Job, call: Callable[[], Any]) -> Job:
        if self._closed or self._stopped:
            return job
        if job.key:
            self.cancel(job.key)
            self._newest[job.key] = job
        self._live.add(job)
        QTimer.singleShot(SHOWN_AFTER, self, lambda: self._show(job))
        pool.submit(self._run, job, call)
        return job

    def _run(self, job: Job, call: Callable[[], Any]) -> None:
        """On a worker: everything that can happen becomes an answer."""
        outcome: object
        try:
            job.stop_if_asked()
            outcome = Cancelled() if self._stopped else call()
        except BaseException as error:  # noqa: BLE001 - a bug on a worker is shown on the window, never lost
            outcome = error.with_traceback(error.__traceback__)
        self._send((job, outcome))

    def _say(self, job: Job) -> Progress:
        def say(done: int, total: int, text: str = "") -> None:
            job.stop_if_asked()
            self._send((job, Step(done, total, text)))

        return say

    def _send(self, message: tuple[Job, object]) -> None:
        if not self._closed:
            self._returned.emit(message)

    def _show(self, job: Job) -> None:
        if not job.ended and not job.superseded and not job.quiet:
            self.slow.emit(job)

    @Slot(object)
    def on_returned(self, message: tuple[Job, object]) -> None:
        """On the window's thread: an answer, or how far a job is."""
        job, outcome = message
        if self._closed:
            return
        if isinstance(outcome, Step):
            job.step = outcome
            self.stepped.emit(job)
            return
        self._end(job)
        self._deliver(job, outcome)
        if self.idle:
            self.settled.emit()

    def _end(self, job: Job) -> None:
        job.ended = True
        self._live.discard(job)
        if self._newest.get(job.key) is job:
            del self._newest[job.key]
        self.ended.emit(job)

    def _deliver(self, job: Job, outcome: object) -> None:
        if isinstance(outcome, Done):
            self.wrote.emit(outcome, job)
            outcome = outcome.value
        if isinstance(outcome, Damaged):
            self.stop(outcome)
        elif isinstance(outcome, Cancelled) or not job.wanted or self._stopped:
            return
        elif isinstance(outcome, Problem):
            swapped = isinstance(outcome, Swapped)
            (job.on_problem or (self.swapped if swapped else self.problem_met).emit)(outcome)
            if swapped and job.on_problem:
                self.swapped.emit(outcome)
        elif isinstance(outcome, BaseException):
            self.crashed.emit(outcome)
        elif job.on_done:
            job.on_done(outcome)


def _supersede(job: Job) -> None:
    job.superseded = True
    job.cancel()
