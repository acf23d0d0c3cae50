"""One step of what is asked before a register is open: a heading, a form, what is wrong, how far the work is, verbs."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QProgressBar, QVBoxLayout, QWidget

from coprod_desktop.domain.problems import Problem
from coprod_desktop.ui import theme
from coprod_desktop.ui.speaking import speak
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.words import Kind, Words


class Step(QWidget):
    """A step with one main verb. While work is under way the verbs wait and a bar says what is being done.

    Enter in the last line presses the main verb. ``confirmed`` when it was pressed.
    """

    confirmed = Signal()

    def __init__(self, heading: str, sentence: str, verb: str) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
        worn = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(worn.px(theme.GAP))
        self.heading = Words(heading, Kind.HEADING)
        self.sentence = Words(sentence, Kind.SENTENCE)
        for words in (self.heading, self.sentence):
            outer.addWidget(words)
            words.setVisible(bool(words.text()))
        self.body = QVBoxLayout()
        self.body.setSpacing(worn.px(theme.GAP))
        outer.addLayout(self.body)
        self.trouble = Words("", Kind.PROBLEM)
        self.doing = Words("", Kind.NOTE)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        for part in (self.trouble, self.doing, self.bar):
            outer.addWidget(part)
            part.hide()
        self.verbs, self.links = Flow(), Flow(gap=16, below=4)
        outer.addLayout(self.verbs)
        outer.addLayout(self.links)
        self.main = Button(verb, self.on_main, weight=Weight.MAIN)
        self.verbs.addWidget(self.main)
        self.form: Form | None = None

    def add(self, thing: QWidget | QLayout) -> None:
        """Put something below what the step already has."""
        if isinstance(thing, QWidget):
            self.body.addWidget(thing)
        else:
            self.body.addLayout(thing)

    def add_form(self, form: Form) -> Form:
        """Let problems that name a field of this form be shown beside it."""
        self.form = form
        self.add(form)
        return form

    def add_verb(self, words: str, run: Callable[[], object]) -> Button:
        """Something else that can be done here, beside the main verb."""
        button = Button(words, run)
        self.verbs.addWidget(button)
        return button

    def add_link(self, words: str, run: Callable[[], object]) -> Button:
        """A way to somewhere else, below the verbs."""
        button = Button(words, run, weight=Weight.LINK)
        self.links.addWidget(button)
        return button

    def on_main(self) -> None:
        """The main verb, or Enter."""
        if self.main.isEnabled():
            self.say(None)
            self.confirmed.emit()

    def work(self, doing: str, done: int, of: int) -> None:
        """Say what is being done, and how far that is; meanwhile nothing else can be begun."""
        self.doing.setText(doing)
        self.bar.setAccessibleName(doing)
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        for part in (self.doing, self.bar):
            part.show()
        self._hold(held=True)
        speak(self, doing)

    @property
    def working(self) -> bool:
        """Whether something is under way."""
        return not self.bar.isHidden()

    def rest(self) -> None:
        """Nothing is under way any more."""
        for part in (self.doing, self.bar):
            part.hide()
        self._hold(held=False)

    def say(self, problem: Problem | None) -> None:
        """What is wrong, beside its field where it names one; None takes it away again."""
        if self.form is not None:
            self.form.clear_problems()
        left = [] if problem is None else [problem]
        if problem is not None and self.form is not None:
            left = self.form.problems_at(problem)
        self.trouble.setText(" ".join(one.message for one in left))
        self.trouble.setVisible(bool(left))
        if problem is not None:
            speak(self, problem.message, urgent=True)

    def refuse(self, problem: Problem) -> None:
        """The work came to nothing: say why, and let it be tried again."""
        self.rest()
        self.say(problem)

    def begin(self) -> None:
        """It is shown: take the keyboard to where one begins."""
        self.main.setFocus()

    def _hold(self, *, held: bool) -> None:
        for button in self.findChildren(Button):
            button.setEnabled(not held)
