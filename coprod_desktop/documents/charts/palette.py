"""The colours of charts, by what they mean; the window makes one from its theme, papers use :data:`LIGHT`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours as ``#rrggbb``. The three voice colours differ in lightness too and mean nothing else anywhere."""

    ink: str
    soft: str
    panel: str
    line: str
    track: str
    accent: str
    first_time: str
    returning: str
    familiar: str
    unknown: str

    @staticmethod
    def ink_on(ground: str) -> str:
        """The colour in which words on this ground read best."""
        return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, ground))


def luminance(colour: str) -> float:
    """How light a colour is, 0 to 1 (relative luminance, WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    straight_below = 0.04045
    return part / 12.92 if part <= straight_below else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, 1 to 21 (contrast ratio, WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


LIGHT = Palette(
    ink="#14242b",
    soft="#4a5c64",
    panel="#ffffff",
    line="#d8dedc",
    track="#e4ebea",
    accent="#0b5d66",
    first_time="#d98e04",
    returning="#4a90a4",
    familiar="#22434d",
    unknown="#7d8a90",
)

DARK = Palette(
    ink="#eef4f4",
    soft="#b9c8cc",
    panel="#16262d",
    line="#3c4f57",
    track="#26393f",
    accent="#6cc3cc",
    first_time="#f2b134",
    returning="#3f8ea6",
    familiar="#bcd5dc",
    unknown="#93a3a9",
)

CONTRAST = Palette(
    ink="#000000",
    soft="#000000",
    panel="#ffffff",
    line="#000000",
    track="#e0e0e0",
    accent="#00424a",
    first_time="#c77700",
    returning="#2f7fa0",
    familiar="#000000",
    unknown="#4d4d4d",
)
