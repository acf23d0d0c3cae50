"""A two-pixel ring around whatever has the keyboard, everywhere the same."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QScrollArea, QWidget

from coprod_desktop.ui import theme

_OUTSIDE = 3


class _Ring(QWidget):
    """Lies over the control's neighbourhood and lets everything through."""

    def __init__(self, around: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.around, self._over = around, parent
        self._tint = "rail_focus" if around.property("kind") == "rail" else "focus"
        self._moving: list[QWidget] = []
        moving: QWidget | None = around
        while moving is not None and moving is not parent:
            moving.installEventFilter(self)
            self._moving.append(moving)
            moving = moving.parentWidget()
        self._follow()

    def leave(self) -> None:
        """Follow nothing more: until Qt takes the ring away, what it lay around may be gone."""
        for moving in self._moving:
            if shiboken6.isValid(moving):
                moving.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def _follow(self) -> None:
        if not shiboken6.isValid(self._over):
            return  # a window that goes takes its parts with it one by one
        if not shiboken6.isValid(self.around):
            self.hide()
            return
        self.setGeometry(_room_needed(self.around, self._over))
        self.setVisible(self.around.isVisible())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the control goes."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}:
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, just outside the control."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current()[self._tint], 2))
        corner = theme.CORNER + _OUTSIDE - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        painter.end()


class FocusRing(QObject):
    """Follows the keyboard focus of the whole program. Lists ring their current row themselves."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.ring: _Ring | None = None
        self._app = app
        app.focusChanged.connect(self.on_focus_changed)

    def stop(self) -> None:
        """Follow nothing any more."""
        self._app.focusChanged.disconnect(self.on_focus_changed)

    def on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Move the ring."""
        if self.ring is not None and shiboken6.isValid(self.ring):
            self.ring.leave()
        self.ring = None
        parent = now.parentWidget() if now is not None else None
        if (
            now is None
            or parent is None
            or isinstance(now, QAbstractItemView | QScrollArea)
            or now.isWindow()
        ):
            return
        self.ring = _Ring(now, _roomy_parent(now, parent))


def _room_needed(around: QWidget, parent: QWidget) -> QRect:
    place = QRect(around.mapTo(parent, QPoint(0, 0)), around.size())
    return place.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)


def _roomy_parent(around: QWidget, parent: QWidget) -> QWidget:
    """The nearest widget around a control that does not cut its ring off; what scrolls is never left."""
    roomy = parent
    while not roomy.rect().contains(_room_needed(around, roomy)):
        above = roomy.parentWidget()
        if above is None or roomy.isWindow() or isinstance(above.parentWidget(), QAbstractScrollArea):
            break
        roomy = above
    return roomy
