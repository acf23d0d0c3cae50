"""Showing what is typed in a password's line, and saying that Caps Lock is on."""

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.text_edit import PasswordLine
from coprod_desktop.ui.widgets.words import Kind, Words


class ShowLetters(Button):
    """A button below password lines that shows their letters and hides them again; ``caps`` are words to put near."""

    def __init__(self, *lines: PasswordLine) -> None:
        super().__init__(_("Show what I type"), self.on_pressed, weight=Weight.LINK)
        self._lines = lines
        self._shown = False
        self.caps = Words(_("Caps Lock is on."), Kind.ATTENTION)
        self.caps.hide()
        for line in lines:
            line.caps_lock_met.connect(self.caps.setVisible)

    def on_pressed(self) -> None:
        """The other way round."""
        self.show_letters(shown=not self._shown)

    def show_letters(self, *, shown: bool) -> None:
        """Show the letters, or dots."""
        self._shown = shown
        for line in self._lines:
            line.hide_letters(hidden=not shown)
        words = _("Hide what I type") if shown else _("Show what I type")
        self.setText(words)
        self.setAccessibleName(words)
