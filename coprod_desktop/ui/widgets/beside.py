"""A list with what is chosen in it shown beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from coprod_desktop.ui.widgets.list_view import ListView
    from coprod_desktop.ui.widgets.page import Page


class Panel(Protocol):
    """What stands beside the list."""

    def show_thing(self, thing: int) -> None:
        """Show the row with this id."""


class Beside:
    """Keeps the panel in step with the row chosen, and goes to the one the page was asked for (its ``thing``)."""

    def __init__(self, page: Page, rows: ListView[Any], panel: Panel) -> None:
        self._page, self._rows, self._panel = page, rows, panel
        rows.chosen.connect(panel.show_thing)
        rows.loaded.connect(self.on_loaded)

    def on_loaded(self) -> None:
        """Rows have come: show the one asked for; where nothing is shown yet, the first."""
        wanted = self._page.thing if isinstance(self._page.thing, int) else None
        self._page.thing = None
        if wanted is None and self._rows.current_id is None and self._rows.model.rowCount():
            wanted = self._rows.model.id_at(0)
        if wanted is not None:
            self._rows.choose(wanted)
            self._panel.show_thing(wanted)
