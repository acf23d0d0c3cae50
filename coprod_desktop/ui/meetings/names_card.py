"""A sentence and some people's names, each a way to that person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.ui.meetings.button_flow import button_flow
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class NamesCard(Card):
    """Hidden while there is nobody to name."""

    def show_names(self, people: Iterable[tuple[int, str]], go_to: Callable[[int], object]) -> None:
        """Show these people."""
        self.clear()
        buttons = [
            Button(name, partial(go_to, person_id), weight=Weight.FILTER) for person_id, name in people
        ]
        self.setVisible(bool(buttons))
        self.add(button_flow(buttons))
