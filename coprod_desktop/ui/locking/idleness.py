"""Whether anybody is there: no key and no mouse for a while, or a computer that slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_BEAT_MS = 5_000
#: A gap between two beats by the clock on the wall that only sleep explains, in seconds.
_SLEPT = 60
_MINUTE = 60
_SOMEBODY = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class Idleness(QObject):
    """``left`` when nobody was there for ``minutes()``, or when the computer wakes from sleep.

    Only the program's own windows are watched, and only where the system delivers keys and mouse to them: what is
    drawn or counted inside them costs nothing here.
    """

    left = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        minutes: Callable[[], int],
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(app)
        self._app, self._minutes, self._now, self._wall = app, minutes, now, wall
        self._seen, self._beaten = now(), wall()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.on_beat)
        self._timer.start(_BEAT_MS)
        app.focusWindowChanged.connect(self.on_window)
        for window in app.topLevelWindows():
            self.on_window(window)

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._app.focusWindowChanged.disconnect(self.on_window)

    def on_window(self, window: QWindow | None) -> None:
        """Another window has the keyboard: watch it too."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def on_beat(self) -> None:
        """Look at both clocks."""
        gap, self._beaten = self._wall() - self._beaten, self._wall()
        if gap > _SLEPT or self._now() - self._seen >= self._minutes() * _MINUTE:
            self._seen = self._now()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in _SOMEBODY:
            self._seen = self._now()
        return super().eventFilter(watched, event)
