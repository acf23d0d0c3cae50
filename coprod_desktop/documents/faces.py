"""Three faces to mark with a pen: smiling, neither, sad; drawn as lines, so that a mark on one is seen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coprod_desktop.documents.blocks import CIRCLE, Block, bounds
from coprod_desktop.documents.colours import INK
from coprod_desktop.documents.rows import tick_box
from coprod_desktop.documents.text import Style, Text

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas

#: How far the middle of each mouth lies below its corners, in parts of the radius.
_MOUTHS = (0.42, 0.0, -0.42)
_ACROSS, _EYES, _EYE, _LINE = 0.52, 0.3, 0.1, 0.09
_GAP = 8.0


class Faces(Block):
    """The faces side by side, each over a box to tick and its word. ``words`` go from the smiling face to the sad one."""

    def __init__(
        self, words: Sequence[str], alts: Sequence[str], *, style: Style, wide: float, above: float
    ) -> None:
        self.texts = [Text(word, style, role="LBody") for word in words]
        self.alts = tuple(alts)
        self.style = style
        self.wide = wide
        self.above = above

    def height(self, width: float) -> float:
        """A face, and its word below it."""
        return self.wide + _GAP + max(text.height(self._room(width)) for text in self.texts)

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Each face as a figure with its words, then its box and word: a list to a screen reader."""
        part = width / len(self.texts)
        with canvas.group("L"):
            for text, alt, mouth in zip(self.texts, self.alts, _MOUTHS, strict=True):
                self._draw_one(canvas, text, alt, mouth, (x, top, width))
                x += part

    def _draw_one(
        self, canvas: "TaggedCanvas", text: Text, alt: str, mouth: float, place: tuple[float, float, float]
    ) -> None:
        x, top, width = place
        bottom = top - self.wide
        with canvas.group("LI"):
            with (
                canvas.group("Lbl"),
                canvas.tagged("Figure", alt=alt, attributes=bounds(x, bottom, self.wide, self.wide)),
            ):
                canvas.write(_face(x + self.wide / 2, bottom + self.wide / 2, self.wide / 2, mouth))
            below = bottom - _GAP
            tick_box(canvas, self.style, x, below)
            text.draw(canvas, x + self._box, below, self._room(width))

    @property
    def _box(self) -> float:
        return self.style.size * 1.25 * 1.6

    def _room(self, width: float) -> float:
        return width / len(self.texts) - self._box


def _face(x: float, y: float, radius: float, mouth: float) -> str:
    """The drawing operators of one face around a point."""
    r = radius * (1 - _LINE / 2)
    across, low = radius * _ACROSS, y - radius * 0.28
    corner = low + radius * mouth / 3
    bend = corner - radius * mouth * 4 / 3
    eyes = " ".join(
        f"{_circle(x + side * radius * _EYES, y + radius * 0.28, radius * _EYE)} f" for side in (-1, 1)
    )
    return (
        f"q {INK.stroke} {INK.fill} {radius * _LINE:.2f} w 1 J {_circle(x, y, r)} S {eyes} "
        f"{x - across:.2f} {corner:.2f} m {x - across / 2:.2f} {bend:.2f} {x + across / 2:.2f} {bend:.2f} "
        f"{x + across:.2f} {corner:.2f} c S Q"
    )


def _circle(x: float, y: float, r: float) -> str:
    k = r * CIRCLE
    return (
        f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
    )
