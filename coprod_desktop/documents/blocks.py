"""What a page is stacked from. A block knows its height at a width, may split at the foot of a page, and draws itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.documents.colours import INK, LINE, WHITE, Colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.documents.tagged import TaggedCanvas

#: Rounding must never push a block that fits exactly onto the next page.
SLACK = 0.01

#: How far a curve reaches out to look like a quarter of a circle.
CIRCLE = 0.5523


class Block(ABC):
    """One thing on a page. ``above`` is the space before it in points (none at the head of a page)."""

    above: float = 0.0
    keep_with_next: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """How high it is, in points, when it is this wide."""

    def least(self, width: float) -> float:
        """How much of it must stand on a page at least, so that a heading above it is not left alone."""
        return self.height(width)

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":  # noqa: ARG002 - what others need
        """The part that fits into ``room`` points and the rest; None when it may not be split there."""
        return None

    @abstractmethod
    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at ``x``, ``top``."""


class Space(Block):
    """Nothing, so many points high."""

    def __init__(self, points: float) -> None:
        self.points = points

    def height(self, width: float) -> float:  # noqa: ARG002
        """How high it is at this width, in points."""
        return self.points

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at ``x``, ``top``."""


class NewPage(Block):
    """What follows begins on a new page."""

    def height(self, width: float) -> float:  # noqa: ARG002
        """How high it is at this width, in points."""
        return 0.0

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at ``x``, ``top``."""


class Rule(Block):
    """A line from edge to edge."""

    def __init__(
        self, *, thickness: float = 0.7, colour: Colour = LINE, above: float = 8, dashed: bool = False
    ) -> None:
        self.thickness = thickness
        self.colour = colour
        self.above = above
        self.dashed = dashed

    def height(self, width: float) -> float:  # noqa: ARG002
        """How high it is at this width, in points."""
        return self.thickness

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at ``x``, ``top``."""
        with canvas.artifact():
            line(
                canvas,
                x,
                top - self.thickness / 2,
                x + width,
                self.thickness,
                self.colour,
                dashed=self.dashed,
            )


class Together(Block):
    """Blocks that stay on one page, one under the other."""

    def __init__(self, blocks: Iterable[Block], *, above: float = 0, role: str = "") -> None:
        self.blocks = tuple(blocks)
        self.above = above
        self.role = role

    def height(self, width: float) -> float:
        """How high it is at this width, in points."""
        return stacked(self.blocks, width)

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at ``x``, ``top``."""
        if not self.role:
            draw_stack(self.blocks, canvas, x, top, width)
            return
        with canvas.group(self.role):
            draw_stack(self.blocks, canvas, x, top, width)


class Beside(Block):
    """Stacks of blocks side by side, read from left to right.

    ``shares`` says how the width is parted (equal when left out), ``gap`` the points between two.
    """

    def __init__(
        self,
        *stacks: Sequence[Block],
        shares: Sequence[float] = (),
        gap: float = 14,
        above: float = 0,
        middle: bool = False,
    ) -> None:
        self.stacks = stacks
        self.shares = tuple(shares) or (1.0,) * len(stacks)
        self.gap = gap
        self.above = above
        self.middle = middle

    def height(self, width: float) -> float:
        """How high it is at this width, in points."""
        return max(stacked(stack, part) for stack, part in zip(self.stacks, self._parts(width), strict=True))

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at ``x``, ``top``."""
        whole = self.height(width)
        for stack, part in zip(self.stacks, self._parts(width), strict=True):
            down = (whole - stacked(stack, part)) / 2 if self.middle else 0
            draw_stack(stack, canvas, x, top - down, part, fill=whole)
            x += part + self.gap

    def _parts(self, width: float) -> list[float]:
        room = width - self.gap * (len(self.stacks) - 1)
        return [room * share / sum(self.shares) for share in self.shares]


@dataclass(frozen=True)
class Look:
    """How a panel looks: its paper, its edge, the space inside, its corners, all in points."""

    fill: Colour | None = WHITE
    edge: Colour | None = INK
    inside: float = 10
    corner: float = 4
    thickness: float = 0.8


class Panel(Block):
    """Blocks in a box. Side by side in one ``Beside``, panels are as high as the highest."""

    def __init__(
        self, blocks: Iterable[Block], *, look: Look | None = None, above: float = 0, role: str = ""
    ) -> None:
        self.blocks = tuple(blocks)
        self.look = look or Look()
        self.above = above
        self.role = role
        self.at_least = 0.0

    def height(self, width: float) -> float:
        """How high it is at this width, in points."""
        return stacked(self.blocks, width - 2 * self.look.inside) + 2 * self.look.inside

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at ``x``, ``top``."""
        look = self.look
        high = max(self.height(width), self.at_least)
        with canvas.artifact():
            box(canvas, (x, top - high, width, high), look)
        inner = Together(self.blocks, role=self.role)
        inner.draw(canvas, x + look.inside, top - look.inside, width - 2 * look.inside)


class Figure(Block):
    """A drawing with the words that stand for it: a chart, a map, a symbol. ``paint`` gets canvas, x and bottom."""

    def __init__(
        self,
        paint: "Callable[[TaggedCanvas, float, float], None]",
        *,
        alt: str,
        size: tuple[float, float],
        above: float = 8,
    ) -> None:
        self.paint = paint
        self.alt = alt
        self.size = size
        self.above = above

    def height(self, width: float) -> float:  # noqa: ARG002
        """How high it is at this width, in points."""
        return self.size[1]

    def draw(self, canvas: "TaggedCanvas", x: float, top: float, width: float) -> None:  # noqa: ARG002
        """Draw it with its upper left corner at ``x``, ``top``."""
        wide, high = self.size
        with canvas.tagged("Figure", alt=self.alt, attributes=bounds(x, top - high, wide, high)):
            canvas.saveState()
            self.paint(canvas, x, top - high)
            canvas.restoreState()


def chart(drawing: object, alt: str, *, above: float = 8) -> Figure:
    """A reportlab graphics ``Drawing`` as a figure."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.shapes import Drawing

    if not isinstance(drawing, Drawing):
        raise TypeError(drawing)
    return Figure(
        lambda canvas, x, bottom: renderPDF.draw(drawing, canvas, x, bottom),
        alt=alt,
        size=(drawing.width, drawing.height),
        above=above,
    )


def bounds(x: float, bottom: float, width: float, height: float) -> dict[str, str]:
    """The attributes that say where on the page a figure stands."""
    return {"Layout": f"/Placement /Block /BBox [{x:.2f} {bottom:.2f} {x + width:.2f} {bottom + height:.2f}]"}


def stacked(blocks: Sequence[Block], width: float) -> float:
    """How high blocks are one under the other."""
    return sum(block.height(width) + (block.above if at else 0) for at, block in enumerate(blocks))


def draw_stack(
    blocks: Sequence[Block], canvas: "TaggedCanvas", x: float, top: float, width: float, *, fill: float = 0
) -> None:
    """Draw blocks one under the other; a panel that stands alone is made ``fill`` points high."""
    for at, block in enumerate(blocks):
        if isinstance(block, Panel) and len(blocks) == 1:
            block.at_least = fill
        top -= block.above if at else 0
        block.draw(canvas, x, top, width)
        top -= block.height(width)


def line(
    canvas: "TaggedCanvas",
    x: float,
    y: float,
    to: float,
    thickness: float,
    colour: Colour,
    *,
    dashed: bool = False,
) -> None:
    """A level line."""
    dash = "[6 4] 0 d " if dashed else ""
    canvas.write(f"q {dash}{thickness:g} w {colour.stroke} {x:.2f} {y:.2f} m {to:.2f} {y:.2f} l S Q")


def box(canvas: "TaggedCanvas", place: tuple[float, float, float, float], look: Look) -> None:
    """A box with round corners: ``place`` is x, bottom, width and height."""
    code = [f"q {look.thickness:g} w"]
    if look.fill is not None:
        code.append(look.fill.fill)
    if look.edge is not None:
        code.append(look.edge.stroke)
    code.append(rounded(place, look.corner))
    code.append(
        {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
            (bool(look.fill), bool(look.edge)), "n"
        )
    )
    canvas.write(" ".join([*code, "Q"]))


def rounded(place: tuple[float, float, float, float], corner: float) -> str:
    """The outline of a box with round corners: ``place`` is x, bottom, width and height."""
    x, bottom, width, height = place
    right, top = x + width, bottom + height
    near = corner * (1 - CIRCLE)
    return (
        f"{x + corner:.2f} {bottom:.2f} m {right - corner:.2f} {bottom:.2f} l "
        f"{right - near:.2f} {bottom:.2f} {right:.2f} {bottom + near:.2f} {right:.2f} {bottom + corner:.2f} c "
        f"{right:.2f} {top - corner:.2f} l "
        f"{right:.2f} {top - near:.2f} {right - near:.2f} {top:.2f} {right - corner:.2f} {top:.2f} c "
        f"{x + corner:.2f} {top:.2f} l "
        f"{x + near:.2f} {top:.2f} {x:.2f} {top - near:.2f} {x:.2f} {top - corner:.2f} c "
        f"{x:.2f} {bottom + corner:.2f} l "
        f"{x:.2f} {bottom + near:.2f} {x + near:.2f} {bottom:.2f} {x + corner:.2f} {bottom:.2f} c h"
    )
