"""One part of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.ui import theme

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk


class SettingsPart(QWidget):
    """A tab of the settings. ``tables``: what it shows; None means that any action changes it."""

    tables: ClassVar[tuple[str, ...] | None] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.desk = desk
        self.stale = True
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.current().space(theme.GAP))

    def show_part(self) -> None:
        """It is seen: ask for what it shows if anything changed since last time."""
        if self.stale:
            self.stale = False
            self.refresh()

    def refresh(self) -> None:
        """Ask for what is shown; the answer arrives later."""
