"""How the window looks and which language it speaks: this user's own, kept on this computer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QButtonGroup

from coprod_desktop.domain.claims import CLAIM_STATE_NAMES, ClaimState
from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import LANGUAGES, _
from coprod_desktop.settings import LookChoice
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.action_row import ActionRow
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.stacked_bar import StackedBar, voices
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.ui.desk import Desk

#: Steps of text size, in per cent.
SIZES = (90, 100, 110, 125, 150, 175, 200)


class LookPart(SettingsPart):
    """Every choice takes effect at once, so that it can be judged; the language waits for the next start."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        now = desk.settings.now
        self.looks = _OneOf(_("Look"), _looks(), self.on_look_chosen)
        self.sizes = _OneOf(_("Text size"), [(n, _("{n}%").format(n=n)) for n in SIZES], self.on_size_chosen)
        self.languages = _OneOf(_("Language"), list(LANGUAGES.items()), self.on_language_chosen)
        self.looks.show_value(now.look)
        self.languages.show_value(now.language)
        self.next_start = Words("", Kind.ATTENTION)
        self.next_start.hide()
        self.languages.add(self.next_start)
        self.sizes.add(Words(_("Ctrl and + or − does the same anywhere."), Kind.NOTE))
        self.body.addWidget(
            columns((stack(self.looks, self.sizes, self.languages), 1), (stack(_sample()), 1))
        )
        self.body.addStretch(1)
        desk.look.changed.connect(self.on_look_changed)
        self.on_look_changed()

    def on_look_chosen(self, look: LookChoice) -> None:
        """Light, dark, high contrast, or as the computer."""
        self.desk.look.choose(look)

    def on_size_chosen(self, size: int) -> None:
        """Text of this size."""
        self.desk.look.resize_text(size - self.desk.settings.now.text_scale)

    def on_language_chosen(self, code: str) -> None:
        """Kept, and said when it takes effect."""
        self.desk.settings.change(language=code)
        self.next_start.setText(
            _("From the next start the window speaks {language}.").format(language=LANGUAGES[code])
        )
        self.next_start.show()

    def on_look_changed(self) -> None:
        """Mark what is worn, whoever chose it."""
        self.looks.show_value(self.desk.settings.now.look)
        self.sizes.show_value(self.desk.settings.now.text_scale)


class _OneOf(Card):
    """One of a few, as buttons side by side; the chosen one is pressed, filled and ticked."""

    def __init__(
        self, heading: str, pairs: Sequence[tuple[Any, str]], on_chosen: Callable[[Any], object]
    ) -> None:
        super().__init__(heading)
        self._group = QButtonGroup(self)
        self.buttons: dict[Any, Button] = {}
        flow = Flow()
        for value, words in pairs:
            button = Button(
                words,
                partial(on_chosen, value),
                weight=Weight.TAB,
                name=_("{setting}: {choice}").format(setting=heading, choice=words),
            )
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[value] = button
            flow.addWidget(button)
        self.add(flow)

    def show_value(self, value: Any) -> None:
        """Mark this one as chosen; a value that is not among them marks none."""
        self._group.setExclusive(False)
        for one, button in self.buttons.items():
            button.setChecked(one == value)
        self._group.setExclusive(True)


def _looks() -> list[tuple[LookChoice, str]]:
    return [
        (LookChoice.SYSTEM, _("As the computer")),
        (LookChoice.LIGHT, _("Light")),
        (LookChoice.DARK, _("Dark")),
        (LookChoice.CONTRAST, _("High contrast")),
    ]


def _sample() -> Card:
    """A little of everything, to judge a look by."""
    card = Card(_("How it looks"))
    card.add(Words(_("Half would be with us for the first time."), Kind.HEADING))
    card.add(StackedBar(voices(8, 4, 3, 1)))
    card.add(
        ActionRow(
            "clock",
            _("Claim {number} has waited {waited} of {promise} working days").format(
                number=1039, waited=9, promise=10
            ),
            _("{expenses} expenses, {payment} involvement payment · {state}").format(
                expenses=Money(48_20).text(),
                payment=Money(75_00).text(),
                state=_(CLAIM_STATE_NAMES[ClaimState.APPROVED]),
            ),
            _("Chase"),
            lambda: None,
            urgent=True,
        )
    )
    chips = Flow()
    for words, kind in (
        (_("2 vacant"), Kind.CHIP_CALM),
        (_("4 end soon"), Kind.CHIP),
        (_("9 said yes"), Kind.CHIP_GOOD),
    ):
        chips.addWidget(Words(words, kind))
    card.add(chips)
    return card
