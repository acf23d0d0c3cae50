"""Which look is worn: the user's choice, or the computer's light and dark."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coprod_desktop.settings import LookChoice, SettingsFile
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.focus_ring import FocusRing


class Look(QObject):
    """Keeps the window dressed as the settings say; ``changed`` after each change."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: SettingsFile) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._ring = FocusRing(app)
        app.styleHints().colorSchemeChanged.connect(self.on_scheme_changed)
        self.apply()

    def apply(self) -> None:
        """Dress the window as the settings say now."""
        wanted = theme.load(self._name(), self._settings.now.text_scale)
        if wanted != theme.current() or self._app.styleSheet() == "":
            theme.wear(self._app, wanted)
            self.changed.emit()

    def choose(self, look: LookChoice) -> None:
        """Another look, kept for next time."""
        self._settings.change(look=look)
        self.apply()

    def resize_text(self, by: int) -> None:
        """Text larger or smaller by so many per cent, within 90 and 200."""
        scale = self._settings.now.text_scale + by
        self._settings.change(text_scale=min(max(scale, theme.LEAST_SCALE), theme.MOST_SCALE))
        self.apply()

    @property
    def ring(self) -> QWidget | None:
        """The ring around what has the keyboard."""
        return self._ring.ring

    def stop(self) -> None:
        """Follow nothing any more."""
        self._app.styleHints().colorSchemeChanged.disconnect(self.on_scheme_changed)
        self._ring.stop()

    def on_scheme_changed(self) -> None:
        """The computer turned light or dark."""
        self.apply()

    def _name(self) -> str:
        chosen = self._settings.now.look
        if chosen is not LookChoice.SYSTEM:
            return chosen.value
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"
