"""The panel at the right of a list: one thing in a few cards, read when it is chosen."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import Card, empty
from coprod_desktop.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

Shown = TypeVar("Shown")


class SidePanel(QWidget, Generic[Shown]):
    """Shows the thing with the id asked for last; an answer about an earlier one is dropped.

    A panel says how to :meth:`read` the thing and which :meth:`cards` it is shown in.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.desk = desk
        self.thing: int | None = None
        inner = QWidget()
        inner.setObjectName("bare")
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(theme.current().space(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inner, fills=True))

    @abstractmethod
    def read(self, work: Work, thing: int) -> Shown:
        """The thing, whole."""

    @abstractmethod
    def cards(self, shown: Shown) -> Sequence[Card]:
        """The cards it is shown in, from the top."""

    def nothing(self) -> Sequence[Card]:
        """What is shown while nothing is chosen."""
        return ()

    def show_thing(self, thing: int | None) -> None:
        """Ask for this one."""
        self.thing = thing
        self.refresh()

    def refresh(self) -> None:
        """Ask again for whatever is shown."""
        wanted = self.thing
        if wanted is None:
            self.draw(self.nothing())
            return
        self.desk.jobs.read(
            lambda work: (wanted, self.read(work, wanted)),
            self.on_read,
            lambda _gone: self.draw(self.nothing()),
            key=type(self).__module__,
            owner=self,
        )

    def on_read(self, answer: tuple[int, Shown]) -> None:
        """Draw it, if it is still the one asked for."""
        wanted, shown = answer
        if wanted == self.thing:
            self.draw(self.cards(shown))

    def draw(self, cards: Sequence[Card]) -> None:
        """Show these cards instead of what was there."""
        empty(self._cards)
        for card in cards:
            self._cards.addWidget(card)
        self._cards.addStretch(1)
