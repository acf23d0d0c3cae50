"""A page: what it is called, one sentence saying what is shown, its main action, and its body."""

from collections.abc import Callable, Sequence
from itertools import count
from typing import ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.changes import Change
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import empty
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.reflow import Reflow
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.search_box import SearchBox
from coprod_desktop.ui.widgets.words import Kind, Words

#: With less room than this the buttons stand below the title, in pixels at 100 %.
_HEAD_WIDTH = 560
#: The title keeps at least this much beside the buttons.
_TITLE_WIDTH = 280


class Page(QWidget):
    """The base of every page.

    A page says in ``tables`` what it shows; after any action that touched those it is refreshed - at once when it is seen,
    otherwise when it is next opened. All of it scrolls when the window is too low for it.
    A page overrides :meth:`refresh` (ask for what is shown) and, if it shows one thing, :meth:`open`.
    """

    tables: ClassVar[tuple[str, ...]] = ()

    def __init__(self, desk: Desk, title: str, sentence: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.stale = True
        self.thing: object = None
        self.page_actions: list[QAction] = []
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._crumbs = QWidget()
        self._crumbs.setObjectName("bare")
        self._crumbs_row = Flow(self._crumbs, gap=4)
        self._crumbs_said: list[tuple[str, bool]] = []
        self._crumb_runs: list[Callable[[], object]] = []
        self._crumbs.hide()
        self.title = Words(title, Kind.TITLE)
        self.sentence = Words(sentence, Kind.SENTENCE)
        self.buttons = Flow()
        self.body = QVBoxLayout()
        self._lay_out()
        self.set_title(title, sentence)
        desk.bus.changed.connect(self.on_changed)

    # what the window calls

    def open(self, thing: object = None) -> None:
        """Someone came here; ``thing`` is what was asked for (an id), if anything."""
        if thing != self.thing:
            self.thing = thing
            self.stale = True
        self.bring_up_to_date()

    def refresh(self) -> None:
        """Ask for what is shown; the answer arrives later."""

    def bring_up_to_date(self) -> None:
        """Refresh if anything changed since last time."""
        if self.stale:
            self.stale = False
            self.refresh()

    def take_keyboard(self) -> None:
        """Begin where the work is: where something is searched for, else at the first control."""
        held = cast("QWidget | None", self.window().focusWidget())
        if held is not None and self.isAncestorOf(held):
            return
        begin_in(self)

    def on_changed(self, change: Change) -> None:
        """An action changed something: refresh, now or when next seen."""
        if change.touches(*self.tables):
            self.stale = True
            if self.isVisible():
                self.bring_up_to_date()

    # what a page is made with

    def set_title(self, title: str, sentence: str = "") -> None:
        """The title, and what is shown in one sentence."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def set_crumbs(self, crumbs: Sequence[tuple[str, Callable[[], object] | None]]) -> None:
        """A line above the title: where this belongs; those with a function can be pressed."""
        said, self._crumbs_said = self._crumbs_said, [(words, run is not None) for words, run in crumbs]
        self._crumb_runs = [run for _words, run in crumbs if run is not None]
        if said == self._crumbs_said:
            return  # made anew, one that has the keyboard would lose it
        empty(self._crumbs_row)
        pressed = count()
        for number, (words, run) in enumerate(crumbs):
            if number:
                self._crumbs_row.addWidget(_one_line("·"))
            self._crumbs_row.addWidget(_one_line(words) if run is None else self._crumb(words, next(pressed)))
        self._crumbs.setVisible(bool(crumbs))

    def _crumb(self, words: str, number: int) -> Button:
        return Button(words, lambda: self._follow_crumb(number), weight=Weight.CRUMB)

    def _follow_crumb(self, number: int) -> None:
        self._crumb_runs[number]()

    def add_action(
        self, words: str, run: Callable[[], object], *, icon: str = "", shortcut: str = "", main: bool = False
    ) -> QAction:
        """A button at the right of the title; the same action stands in the menu and in "Go to or do"."""
        action = QAction(words, self)
        action.setEnabled(True)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))  # heard in the whole window, while the page is seen
        action.triggered.connect(lambda _on: run())
        self.addAction(action)
        self.page_actions.append(action)
        button = Button(words, action.trigger, weight=Weight.MAIN if main else Weight.QUIET, icon=icon)
        if icon:
            icons.dress(action, icon)
        action.changed.connect(lambda: self._follow(button, action))
        self.buttons.addWidget(button)
        self._fit_head()
        return action

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something below what the body already has."""
        if isinstance(thing, QWidget):
            self.body.addWidget(thing, stretch)
        else:
            self.body.addLayout(thing, stretch)

    # inside

    def _lay_out(self) -> None:
        worn = theme.current()
        edge = worn.space(theme.EDGE)
        inner = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(edge + worn.space(4), edge, edge + worn.space(4), edge)
        outer.setSpacing(worn.space(theme.GAP))
        said = QVBoxLayout()
        said.setSpacing(worn.space(2))
        for part in (self._crumbs, self.title, self.sentence):
            said.addWidget(part)
        self._head = Reflow((said, 1), (self.buttons, 0), least=_HEAD_WIDTH)
        self._head.row.setAlignment(self.buttons, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._head)
        self.body.setSpacing(worn.space(theme.GAP))
        outer.addLayout(self.body, 1)
        around.addWidget(Scroll(inner))

    def _fit_head(self) -> None:
        """The buttons stand beside the title only while there is room for both."""
        buttons = self.buttons.sizeHint().width() * 100 // theme.current().scale
        self._head.need(max(_HEAD_WIDTH, _TITLE_WIDTH + buttons))

    def _follow(self, button: Button, action: QAction) -> None:
        button.setEnabled(action.isEnabled())
        button.setVisible(action.isVisible())
        if button.text() != action.text():
            button.setText(action.text())
            button.setAccessibleName(action.text())
        self._fit_head()


def begin_in(part: QWidget) -> None:
    """Give the keyboard to where the work of a part is: where something is searched for, else its first control."""
    controls = [one for one in part.findChildren(QWidget) if _takes_keys(one) and one.isVisibleTo(part)]
    first = next((one for one in controls if isinstance(one, SearchBox)), controls[0] if controls else None)
    if first is not None:
        first.setFocus()


def _takes_keys(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _one_line(text: str) -> Words:
    words = Words(text, Kind.NOTE)
    words.setWordWrap(False)
    return words


def columns(*parts: tuple[QWidget | QLayout, int]) -> Reflow:
    """Parts side by side, each with its share of the width: ``columns((rows, 2), (figures, 1))``; below each other when narrow."""
    return Reflow(*parts)


def close(*parts: QWidget) -> QVBoxLayout:
    """Parts right below each other: a line and the quieter one that belongs to it."""
    column = QVBoxLayout()
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return column


def stack(*parts: QWidget, stretch_last: bool = False) -> QVBoxLayout:
    """Parts one below the other; the room that is left stays empty at the foot."""
    column = QVBoxLayout()
    column.setSpacing(theme.current().space(12))
    for part in parts:
        column.addWidget(part)
    if stretch_last and parts:
        column.setStretch(len(parts) - 1, 1)
    else:
        column.addStretch(1)
    return column
