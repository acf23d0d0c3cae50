"""Pictures beside words: one solid set, tinted by tint, never without a word."""

from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QPushButton

from coprod_desktop import paths
from coprod_desktop.ui import theme

_NAME, _TINT = "icon_name", "icon_tint"
_DENSITIES = (1, 2)
#: A button that cannot be pressed now has another ground: its picture takes the colour of its words there.
_WAITING = "soft"


class Dressed(Protocol):
    """What can show an icon: a button, an action."""

    def setIcon(self, icon: QIcon) -> None:
        """Show it."""

    def setProperty(self, name: str, value: object) -> object:
        """Remember something about it."""


@lru_cache(maxsize=512)
def _drawing(name: str) -> bytes:
    return paths.package_file(
        "fontawesomefree", "static", "fontawesomefree", "svgs", "solid", f"{name}.svg"
    ).read_bytes()


@lru_cache(maxsize=1024)
def _with_gap(name: str, colour: str, size: int, gap: int, density: float) -> QPixmap:
    """The picture with room at its right, so that words do not touch it."""
    drawn = QPixmap(QSize(round((size + gap) * density), round(size * density)))
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(density)
    painter = QPainter(drawn)
    painter.drawPixmap(0, 0, _tinted(name, colour, size, density))
    painter.end()
    return drawn


@lru_cache(maxsize=1024)
def _tinted(name: str, colour: str, size: int, density: float) -> QPixmap:
    drawn = QPixmap(QSize(round(size * density), round(size * density)))
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name)))
    shape = renderer.viewBoxF()
    side = float(drawn.width())
    factor = side / max(shape.width(), shape.height())
    width, height = shape.width() * factor, shape.height() * factor
    painter = QPainter(drawn)
    renderer.render(painter, QRectF((side - width) / 2, (side - height) / 2, width, height))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(drawn.rect(), QColor(colour))
    painter.end()
    drawn.setDevicePixelRatio(density)
    return drawn


def pixmap(name: str, tint: str = "ink", size: int = theme.BODY, density: float = 1.0) -> QPixmap:
    """The picture ``name`` in a tint's colour; ``size`` is a step of the type scale."""
    worn = theme.current()
    return _tinted(name, worn.colours[tint], worn.px(size), density)


def icon(name: str, tint: str = "ink", size: int = theme.BODY) -> QIcon:
    """The same as an icon, sharp on ordinary and dense screens."""
    made = QIcon()
    for density in _DENSITIES:
        made.addPixmap(pixmap(name, tint, size, density))
    return made


def dress(target: Dressed, name: str, tint: str = "ink") -> None:
    """Give a button or an action its picture, and again whenever the look changes."""
    target.setProperty(_NAME, name)
    target.setProperty(_TINT, tint)
    if isinstance(target, QPushButton):
        _dress_button(target, name, tint)
    else:
        target.setIcon(icon(name, tint) if name else QIcon())


def _dress_button(button: QPushButton, name: str, tint: str) -> None:
    worn = theme.current()
    size, gap = worn.px(theme.BODY), worn.space(8) if button.text() else 0
    made = QIcon()
    for density in _DENSITIES if name else ():
        made.addPixmap(_with_gap(name, worn.colours[tint], size, gap, density))
        made.addPixmap(_with_gap(name, worn.colours[_WAITING], size, gap, density), QIcon.Mode.Disabled)
    button.setIconSize(QSize(size + gap, size))
    button.setIcon(made)


def dress_again(app: QApplication) -> None:
    """Tint every picture anew after the look changed."""
    for widget in app.allWidgets():
        for thing in (widget, *widget.actions()):
            redress(thing)


def redress(thing: QObject) -> None:
    """Draw its picture anew, if it has one: for another look, or other words beside it."""
    name = thing.property(_NAME)
    if name and hasattr(thing, "setIcon"):
        dress(thing, name, thing.property(_TINT))
