"""Choosing a passphrase: typed twice and judged as it grows, or one that the program makes up."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import passphrases
from coprod_desktop.services.passphrases import Quality
from coprod_desktop.ui import theme
from coprod_desktop.ui.unlock.showing import ShowLetters
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.text_edit import PasswordLine
from coprod_desktop.ui.widgets.words import Kind, Words

#: How long a copied passphrase stays on the clipboard, in milliseconds.
CLEARED_AFTER = 30_000


class NewPassword(QWidget):
    """Two lines and a judgement. ``names`` are what anyone would try first: the organisation, the person.

    ``changed`` when something was typed or a suggestion was taken.
    """

    changed = Signal()

    def __init__(self, names: Callable[[], Iterable[str]], label: str = "") -> None:
        super().__init__()
        self.setObjectName("bare")
        self._names = names
        self.first, self.second = PasswordLine(), PasswordLine()
        help_ = _("Several words in a row are easiest to remember. Length counts most; spaces count too.")
        self.form = Form(
            [
                Field("new", label or _("A passphrase"), self.first, help_),
                Field("again", _("The same again"), self.second),
            ]
        )
        self.judged = Words("", Kind.NOTE)
        self.suggested = Suggestion(self.take)
        self.suggested.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().px(8))
        verbs = Flow(gap=16, below=4)
        self.suggest = Button(
            _("Suggest one"), self.on_suggest_asked, weight=Weight.LINK, name=_("Suggest a passphrase")
        )
        self.showing = ShowLetters(self.first, self.second)
        for button in (self.suggest, self.showing):
            verbs.addWidget(button)
        for part in (self.form, self.judged):
            outer.addWidget(part)
        outer.addLayout(verbs)
        outer.addWidget(self.showing.caps)
        outer.addWidget(self.suggested)
        self.judged.hide()
        self.form.changed.connect(self.on_typed)
        self.setFocusProxy(self.first)

    def password(self) -> str:
        """The passphrase chosen. Raises :class:`Problem`, shown beside its line, while there is none that will do."""
        self.form.clear_problems()
        judgement = passphrases.judge(self.first.value(), self._names())
        problem: Problem | None = None
        if not judgement.good:
            problem = Problem(judgement.sentence, "new")
        elif self.first.value() != self.second.value():
            problem = Problem(_("The two are not the same. Type the passphrase again."), "again")
        if problem is not None:
            self.judged.hide()
            self.form.problems_at(problem)
            raise problem
        return self.first.value()

    def take(self, passphrase: str) -> None:
        """Use this one; its letters are shown, so that it can be written down."""
        self.showing.show_letters(shown=True)
        self.first.setText(passphrase)
        self.second.setText(passphrase)
        self.on_typed()

    def forget(self) -> None:
        """Nothing of it stays in the window."""
        for line in (self.first, self.second):
            line.clear()
        self.suggested.forget()

    def on_typed(self) -> None:
        """Say how good it is so far."""
        self.form.clear_problems()
        judgement = passphrases.judge(self.first.value(), self._names())
        self.judged.setText(judgement.sentence)
        self.judged.show_as(Kind.NOTE if judgement.quality is Quality.WEAK else Kind.GOOD)
        self.judged.setVisible(bool(self.first.value()))
        self.changed.emit()

    def on_suggest_asked(self) -> None:
        """Six words by chance."""
        self.suggested.on_another()
        self.suggested.show()


class Suggestion(Card):
    """A passphrase made up just now, large enough to copy by hand."""

    def __init__(self, take: Callable[[str], object]) -> None:
        super().__init__(_("Six words by chance"))
        self._take = take
        self.passphrase = ""
        self.words = Words("", Kind.HEADING)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.add(self.words)
        self.add(
            Words(_("Write it down and keep the paper somewhere safe until you know it by heart."), Kind.NOTE)
        )
        verbs = Flow()
        self.use = Button(_("Use this one"), lambda: self._take(self.passphrase))
        self.another = Button(_("Another"), self.on_another, name=_("Suggest another"))
        self.copy = Button(_("Copy"), self.on_copy, name=_("Copy the suggestion"))
        for button in (self.use, self.another, self.copy):
            verbs.addWidget(button)
        self.add(verbs)

    def on_another(self) -> None:
        """Six other words."""
        self.passphrase = passphrases.suggest()
        self.words.setText(self.passphrase)

    def on_copy(self) -> None:
        """On the clipboard for half a minute."""
        copied = self.passphrase
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(copied)

        def clear() -> None:
            if clipboard.text() == copied:
                clipboard.clear()

        QTimer.singleShot(CLEARED_AFTER, clear)

    def forget(self) -> None:
        """Nothing of it stays in the window."""
        self.passphrase = ""
        self.words.setText("")
        self.hide()
