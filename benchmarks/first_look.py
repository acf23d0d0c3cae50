"""How soon the first page of a paper stands in the window, from the request on, through its own page view."""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks import pairs
from benchmarks.pairs import Result, Spread
from coprod_desktop.domain.papers import PAPER_NAMES
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.templates import TEMPLATE_NAMES
from coprod_desktop.services import invitations, meeting_papers, papers
from coprod_desktop.services.meetings import MeetingList, MeetingQuery, When
from coprod_desktop.storage import registers

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.domain.permission import Actor
    from coprod_desktop.storage.database import Store, Work

#: What a paper is called, what its page asks the register, and how it draws the answer.
_Asked = tuple[str, "Callable[[Work], Any]", "Callable[[Any], bytes]"]
#: What we promise, in milliseconds.
_PROMISE = 300.0
_PATIENCE = 30.0
_LOOKED_THROUGH = 40
_SIZE = (640, 820)


@dataclass
class _Look:
    """One paper asked for: how long until its first page stood there, and the longest the window was held."""

    waited: float = 0.0
    held: float = 0.0


@dataclass
class Looks:
    """The page view on its own, with a register behind it."""

    store: Store
    actor: Actor
    view: Any = None
    jobs: Any = None
    found: dict[str, list[_Look]] = field(default_factory=dict)

    def look(self, name: str, ask: Callable[[Work], object], draw: Callable[[Any], bytes]) -> None:
        """Ask for a paper as its page does: read what it says, draw it away from the window, show its first page."""
        from PySide6.QtWidgets import QApplication

        look, began = _Look(), time.perf_counter()
        self.view.clear()
        self.jobs.read(ask, partial(self._read, name, draw))
        while 0 not in self.view.kept and time.perf_counter() - began < _PATIENCE:
            turned = time.perf_counter()
            QApplication.processEvents()
            look.held = max(look.held, (time.perf_counter() - turned) * 1000)
            time.sleep(0.001)
        look.waited = (time.perf_counter() - began) * 1000
        self.found.setdefault(name, []).append(look)

    def _read(self, name: str, draw: Callable[[Any], bytes], asked: object) -> None:
        self.jobs.file("", lambda _say: draw(asked), partial(self.view.show_paper, name), quiet=True)


def any_paper(store: Store) -> Result:
    """Every paper of a meeting that can be made now, each several times, against what we promise."""
    looks = _all_of(store)
    waits = {name: statistics.median(look.waited for look in each) for name, each in looks.found.items()}
    every = [look for each in looks.found.values() for look in each]
    spread = Spread.of([look.waited for look in every])
    return Result(
        "first page of any paper",
        "promised",
        spread,
        Spread.of([_PROMISE]),
        Spread(*(figure / _PROMISE for figure in (spread.least, spread.median, spread.most))),
        1.0,
        {**waits, "window held": max(look.held for look in every)},
    )


def _all_of(store: Store) -> Looks:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from coprod_desktop import app
    from coprod_desktop.ui.jobs import Jobs
    from coprod_desktop.ui.papers.page_view import PageView

    qt = QApplication.instance() or app.application()
    looks = Looks(store, registers.sign_in(store))
    looks.jobs = Jobs(store, looks.actor)
    looks.view = PageView(looks.jobs)
    looks.view.resize(*_SIZE)
    looks.view.show()
    for name, ask, draw in _papers(store, looks.actor):
        for _again in range(pairs.RUNS + 1):
            looks.look(name, ask, draw)
        looks.found[name].pop(0)  # the program has warmed up what it needs before anyone asks
    looks.view.close()
    looks.jobs.close()
    del qt
    return looks


def _papers(store: Store, actor: Actor) -> list[_Asked]:
    """Those that can be made for the meeting most people were invited to."""
    meeting, person = store.read(actor, _busiest)
    letters = [
        (name, partial(_one, meeting, person, kind), lambda shown: shown.pdf)
        for kind, name in TEMPLATE_NAMES.items()
    ]
    sheets = [
        (PAPER_NAMES[kind], partial(_sheet, meeting, kind), meeting_papers.draw)
        for kind in meeting_papers.KINDS
    ]
    every = {one[0]: one for one in (*letters, *sheets)}
    return [one for one in every.values() if _can(store, actor, one[1])]


def _one(meeting: int, person: int, kind: Any, work: Work) -> Any:
    return papers.preview(work, meeting, person, kind)


def _sheet(meeting: int, kind: Any, work: Work) -> Any:
    return meeting_papers.read(work, meeting, kind)


def _can(store: Store, actor: Actor, ask: Callable[[Work], Any]) -> bool:
    try:
        store.read(actor, ask)
    except Problem:
        return False
    return True


def _busiest(work: Work) -> tuple[int, int]:
    ids = MeetingList(MeetingQuery(when=When.ALL)).first(work, _LOOKED_THROUGH)
    invited = {meeting: invitations.invited(work, meeting) for meeting in ids}
    meeting = max(ids, key=lambda one: len(invited[one]))
    return meeting, invited[meeting][0].person_id
