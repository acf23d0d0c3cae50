"""How the window looks: colours by token, one type scale, one grid."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from coprod_desktop import paths

FAMILY = "Source Sans Pro"
#: The type scale, in pixels at 100 %.
SMALL, NOTE, BODY, HEADING, TITLE = 12, 14, 16, 20, 28
#: Half of a grid's usual gap, the gap between groups, and the margin at a page's edge.
GRID, GAP, EDGE = 4, 16, 24
CORNER = 6
#: How wide a scroll bar is, at any text size, in pixels.
SCROLL_BAR = 14
LEAST_SCALE, MOST_SCALE = 90, 200
NAMES = ("light", "dark", "contrast")

_FACES = ("Regular", "It", "Semibold", "Bold")


class FaceMissingError(RuntimeError):
    """The face could not be loaded; without it a bare machine would draw blank text and say nothing."""


@dataclass(frozen=True)
class Theme:
    """One look: a colour for each token, and the size of text in per cent (90 to 200)."""

    name: str
    dark: bool
    colours: Mapping[str, str]
    scale: int = 100

    def __getitem__(self, token: str) -> QColor:
        """The colour of a token, such as ``theme["ink"]``."""
        return QColor(self.colours[token])

    def px(self, size: int) -> int:
        """A length of the grid or the type scale at this text size, in pixels."""
        return round(size * self.scale / 100)

    def space(self, size: int) -> int:
        """Room between things, in pixels. It grows half as much as the text: at 200 % the window is for the words."""
        return round(size * (100 + self.scale) / 200)

    def font(self, size: int = BODY, *, strong: bool = False) -> QFont:
        """The face at one step of the type scale."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def style_sheet(self) -> str:
        """The window's style sheet: ``$token`` a colour, ``$s12`` a scaled length, ``$g12`` room between things."""
        text = paths.resource("themes", "window.qss").read_text(encoding="utf-8")
        return Template(text).substitute(_Lengths(self))

    def palette(self) -> QPalette:
        """The same colours for whatever Qt draws itself."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self[token])
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self["edge"])
        return palette


_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "paper",
    _Role.WindowText: "ink",
    _Role.Base: "panel",
    _Role.AlternateBase: "accent_soft",
    _Role.Text: "ink",
    _Role.Button: "panel",
    _Role.ButtonText: "ink",
    _Role.BrightText: "on_accent",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.ToolTipBase: "panel",
    _Role.ToolTipText: "ink",
    _Role.PlaceholderText: "example",
    _Role.Light: "panel",
    _Role.Midlight: "line",
    _Role.Mid: "edge",
    _Role.Dark: "edge",
    _Role.Shadow: "ink",
}


class _Lengths(Mapping[str, str]):
    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def __getitem__(self, name: str) -> str:
        if name[1:].isdigit():
            grown = self.theme.px if name[0] == "s" else self.theme.space
            return f"{grown(int(name[1:]))}px"
        if name == "family":
            return FAMILY
        return self.theme.colours[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.theme.colours)

    def __len__(self) -> int:
        return len(self.theme.colours)


@cache
def _tokens(name: str) -> tuple[bool, Mapping[str, str]]:
    with paths.resource("themes", f"{name}.toml").open("rb") as stream:
        read = tomllib.load(stream)
    return read["dark"], read["colours"]


def load(name: str, scale: int = 100) -> Theme:
    """The theme of that name (light, dark or contrast) with its text at ``scale`` per cent."""
    dark, colours = _tokens(name if name in NAMES else "light")
    return Theme(name, dark, colours, min(max(scale, LEAST_SCALE), MOST_SCALE))


class _Worn:
    theme: Theme | None = None


def current() -> Theme:
    """What is worn now; whatever paints itself asks at each paint."""
    if _Worn.theme is None:
        _Worn.theme = load("light")
    return _Worn.theme


def wear(app: QApplication, theme: Theme) -> None:
    """Dress the whole program, at once and while it runs."""
    from coprod_desktop.ui import icons

    load_face()
    _Worn.theme = theme
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(theme.palette())
    app.setFont(theme.font())
    app.setStyleSheet(theme.style_sheet())
    icons.dress_again(app)


@cache
def load_face() -> None:
    """Give Qt our face. Raises :class:`FaceMissingError` when it cannot be read."""
    for style in _FACES:
        file = paths.package_file("font_source_sans_pro", "files", f"SourceSansPro-{style}.otf")
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0 or FAMILY not in QFontDatabase.applicationFontFamilies(number):
            raise FaceMissingError(style)
