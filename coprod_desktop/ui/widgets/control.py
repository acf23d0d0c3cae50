"""What a form asks of each of its controls."""

from typing import Any, Protocol

from PySide6.QtWidgets import QWidget


class Control(Protocol):
    """A widget that holds one value. ``changed`` is emitted when the user changes it.

    ``value()`` raises :class:`~coprod_desktop.domain.problems.Problem` when what was typed cannot be understood.
    """

    changed: Any

    def value(self) -> Any:
        """What it holds."""

    def show_value(self, value: Any) -> None:
        """Show this."""


def mark_wrong(widget: QWidget, *, wrong: bool) -> None:
    """Draw the edge of a control as one to look at again, or as usual."""
    if widget.property("wrong") != wrong:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
