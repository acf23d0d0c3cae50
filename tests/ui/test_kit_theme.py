from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coprod_desktop.settings import LookChoice, SettingsFile
from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.look import Look

_TEXT_ON_GROUND = [
    *(
        (ink, ground)
        for ink in ("ink", "soft", "accent", "attention", "stop", "good")
        for ground in ("paper", "panel")
    ),
    ("ink", "accent_soft"),
    ("soft", "accent_soft"),
    ("example", "panel"),
    ("accent_deep", "accent_soft"),
    ("attention", "attention_soft"),
    ("stop", "stop_soft"),
    ("good", "good_soft"),
    ("on_accent", "accent"),
    ("rail_ink", "rail"),
    ("rail_ink", "rail_hover"),
    ("rail_soft", "rail"),
    ("rail_chosen_ink", "rail_chosen"),
]
_EDGES = [(edge, ground) for edge in ("edge", "focus") for ground in ("paper", "panel", "accent_soft")]
_VOICES = ("new", "returning", "familiar")


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _ratio(worn: theme.Theme, one: str, other: str) -> float:
    """Contrast as WCAG 2.2 defines it."""
    low, high = sorted((_light(worn[one]), _light(worn[other])))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", theme.NAMES)
def test_text_stands_out_seven_to_one(name: str) -> None:
    worn = theme.load(name)
    assert {(ink, ground) for ink, ground in _TEXT_ON_GROUND if _ratio(worn, ink, ground) < 7} == set()


@pytest.mark.parametrize("name", theme.NAMES)
def test_an_example_in_a_field_does_not_look_like_an_answer(name: str) -> None:
    worn = theme.load(name)
    assert _ratio(worn, "ink", "panel") > 1.4 * _ratio(worn, "example", "panel")


@pytest.mark.parametrize("name", theme.NAMES)
def test_edges_and_focus_stand_out_three_to_one(name: str) -> None:
    worn = theme.load(name)
    weak = {
        (edge, ground) for edge, ground in [*_EDGES, ("rail_focus", "rail")] if _ratio(worn, edge, ground) < 3
    }
    assert weak == set()


@pytest.mark.parametrize("name", theme.NAMES)
def test_figures_in_voice_colours_can_be_read(name: str) -> None:
    worn = theme.load(name)
    assert all(_ratio(worn, f"on_{voice}", f"voice_{voice}") >= 4.5 for voice in _VOICES)


@pytest.mark.parametrize("name", theme.NAMES)
def test_voice_colours_differ_in_lightness_too(name: str) -> None:
    worn = theme.load(name)
    lights = sorted(_light(worn[f"voice_{voice}"]) for voice in _VOICES)
    assert all(above - below > 0.08 for below, above in pairwise(lights))


def test_every_theme_has_every_token() -> None:
    light, *others = (set(theme.load(name).colours) for name in theme.NAMES)
    assert all(tokens == light for tokens in others)


@pytest.mark.parametrize("name", theme.NAMES)
@pytest.mark.parametrize("scale", [90, 100, 200])
def test_the_style_sheet_is_complete(name: str, scale: int) -> None:
    sheet = theme.load(name, scale).style_sheet()
    assert "$" not in sheet.split("*/", 1)[1]


def test_text_grows_with_the_setting() -> None:
    assert [theme.load("light", scale).px(theme.BODY) for scale in (20, 100, 150, 900)] == [14, 16, 24, 32]


def test_the_window_is_written_in_our_face(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == theme.FAMILY
    assert QFontInfo(theme.current().font(strong=True)).weight() > QFontInfo(theme.current().font()).weight()


def test_a_picture_changes_colour_with_the_look(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Add")
    qtbot.addWidget(button)
    icons.dress(button, "plus", "accent")

    def middle() -> QColor:
        return button.icon().pixmap(button.iconSize()).toImage().pixelColor(8, 8)

    assert middle() == theme.load("light")["accent"]
    theme.wear(qapp, theme.load("dark"))
    assert middle() == theme.load("dark")["accent"]


def test_the_chosen_look_is_worn_and_kept(look: Look, settings: SettingsFile) -> None:
    look.choose(LookChoice.CONTRAST)
    look.resize_text(30)
    assert (theme.current().name, theme.current().scale) == ("contrast", 130)
    assert SettingsFile(settings.path).now.look is LookChoice.CONTRAST


def test_text_stops_growing_at_two_hundred_per_cent(look: Look, settings: SettingsFile) -> None:
    look.resize_text(500)
    assert settings.now.text_scale == 200
