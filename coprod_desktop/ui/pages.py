"""The pages of the window, made when first opened, and the way back and forward."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.widgets.page import Page

Factory = Callable[[Desk], Page]
_REMEMBERED = 50


@dataclass(frozen=True)
class PageEntry:
    """A page that can be opened. ``under`` is the entry of the rail it belongs to, if it has none of its own.

    ``foot`` puts its own entry at the foot of the rail.
    """

    key: str
    words: str
    icon: str
    factory: Factory
    under: str = ""
    shortcut: str = ""
    foot: bool = False


@dataclass
class Trail:
    """Where the user has been: back and forward."""

    places: list[tuple[str, object]] = field(default_factory=list)
    at: int = -1

    def go(self, place: tuple[str, object]) -> None:
        """A new place; what lay forward is forgotten."""
        if self.at >= 0 and self.places[self.at] == place:
            return
        self.places = [*self.places[: self.at + 1], place][-_REMEMBERED:]
        self.at = len(self.places) - 1

    def step(self, by: int) -> tuple[str, object] | None:
        """The place before (-1) or after (+1), now the current one."""
        if not 0 <= self.at + by < len(self.places):
            return None
        self.at += by
        return self.places[self.at]

    def can(self, by: int) -> bool:
        """Whether there is a place there."""
        return 0 <= self.at + by < len(self.places)


class Pages(QObject):
    """``turned`` (entry, page) after a page has been opened."""

    turned = Signal(object, object)

    def __init__(self, desk: Desk, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._desk = desk
        self._stack = stack
        self.entries: dict[str, PageEntry] = {}
        self.trail = Trail()
        self._made: dict[str, Page] = {}
        self.current: Page | None = None

    def add(self, entry: PageEntry) -> None:
        """One more page."""
        self.entries[entry.key] = entry

    def go(self, key: str, thing: object = None) -> Page | None:
        """Open a page, and remember the way."""
        if key not in self.entries:
            return None
        self.trail.go((key, thing))
        return self._open(key, thing)

    def step(self, by: int) -> Page | None:
        """Back (-1) or forward (+1)."""
        place = self.trail.step(by)
        return self._open(*place) if place else None

    def made(self) -> list[Page]:
        """The pages opened so far."""
        return list(self._made.values())

    def by_key(self) -> dict[str, Page]:
        """The pages opened so far, by their keys."""
        return dict(self._made)

    def resume(self, places: Sequence[tuple[str, object]], at: int) -> Page | None:
        """Go where somebody was, with the way back and forward they had."""
        if not 0 <= at < len(places) or places[at][0] not in self.entries:
            return None
        self.trail.places, self.trail.at = list(places), at
        return self._open(*places[at])

    def _open(self, key: str, thing: object) -> Page:
        page = self._made.get(key)
        if page is None:
            page = self._made[key] = self.entries[key].factory(self._desk)
            self._stack.addWidget(page)
        self.current = page
        self._stack.setCurrentWidget(page)
        page.open(thing)
        self.turned.emit(self.entries[key], page)
        return page
