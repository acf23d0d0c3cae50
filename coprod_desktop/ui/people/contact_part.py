"""The contact log on a person's page: a few words written down by keyboard, and everything said before, newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.contacts import DIRECTION_NAMES, Direction
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.people import CHOICE_NAMES, Reach
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import contacts
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.people.person_form import names_of
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, Rule
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Form, Part, Row
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.search_box import SearchBox
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coprod_desktop.domain.contacts import Contact
    from coprod_desktop.domain.partners import Partner
    from coprod_desktop.domain.people import Person
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

#: So many are shown at first; a search looks through all of them.
_SHOWN = 30
#: What of a line begun is kept while one looks at someone else.
_WORDS = ("way", "direction", "said", "to_do")
#: With fewer there is nothing to search for.
_SEARCHED = 6


class ContactPart(QWidget):
    """What is typed stays while the page is drawn anew; another person begins with an empty form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.entry, self.log = EntryCard(desk), LogCard(desk)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(columns((stack(self.entry), 2), (stack(self.log), 3)))

    def show_person(self, person: Person, rows: Sequence[Contact]) -> None:
        """This person, and everything written down about them."""
        self.entry.show_person(person)
        self.log.show_rows(person, rows)


class EntryCard(Card):
    """A few words, and Ctrl+Enter. What was begun for someone is still there when one comes back to them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Write down a contact"))
        self._desk = desk
        self._person: Person | None = None
        self._begun: dict[int, dict[str, Any]] = {}
        self.form = Form(parts(desk.today()))
        self.add(self.form)
        self.keep = Button(_("Write it down"), self.on_kept, weight=Weight.MAIN, icon="pen")
        self.add(self.keep)
        self.add(Words(_("Ctrl+Enter writes it down."), Kind.SMALL))
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.on_kept)

    def show_person(self, person: Person) -> None:
        """Whom it is about."""
        before = self._person
        self._person = person
        if before is not None and before.id == person.id:
            return
        if before is not None and self.form.dirty:
            self._begun[before.id] = {name: self.form.control(name).value() for name in _WORDS}
        self._begin()
        for name, value in self._begun.pop(person.id, {}).items():
            self.form.control(name).show_value(value)

    def on_kept(self) -> None:
        """Write it down; what is wrong is said beside its field and nothing typed is lost."""
        person = self._person
        if person is None or not self.keep.isEnabled():
            return
        try:
            values = self.form.values()
        except Problem:
            return
        self.keep.setEnabled(False)
        self._desk.jobs.write(
            _("Contact with {name} written down").format(name=person.name),
            lambda work: contacts.add(work, person.id, values),
            self.on_written,
            self.on_problem,
        )

    def on_written(self, _contact: object) -> None:
        """An empty form for the next one."""
        self.keep.setEnabled(True)
        self._begin()
        self.form.control("said").setFocus()

    def on_problem(self, problem: Problem) -> None:
        """Say what to put right."""
        self.keep.setEnabled(True)
        for left in self.form.problems_at(problem):
            self._desk.notices.problem(left)

    def _begin(self) -> None:
        self.form.fill(
            {
                "on": self._desk.today(),
                "way": Reach.PHONE,
                "direction": Direction.THEY_DID,
                "said": "",
                "to_do": "",
                "do_by": None,
            }
        )


class LogCard(Card):
    """Newest first, what is still to do marked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("What was said"))
        self._desk = desk
        self._rows: Sequence[Contact] = ()
        self._all = False
        self._about_id = 0
        self.search = SearchBox(_("Search what was said"))
        self.search.searched.connect(lambda _text: self._draw())
        self.add(self.search)
        self.found = Card(flush=True)
        self.found.setObjectName("bare")
        self.found.body.setContentsMargins(0, 0, 0, 0)
        self.add(self.found)

    def show_rows(self, about: Person | Partner, rows: Sequence[Contact]) -> None:
        """Everything written down about this person or partner organisation."""
        if about.id != self._about_id:
            self._about_id, self._all = about.id, False
            self.search.clear()
        self._rows = rows
        self.search.setVisible(len(rows) >= _SEARCHED)
        self._draw()

    def on_older_asked(self) -> None:
        """Show all of them."""
        self._all = True
        self._draw()

    def _draw(self) -> None:
        self.found.clear()
        wanted = fold(self.search.text()).split()
        rows = [row for row in self._rows if all(word in _folded(row) for word in wanted)]
        shown = rows if self._all or wanted else rows[:_SHOWN]
        for number, row in enumerate(shown):
            if number:
                self.found.add(Rule())
            self._show(row)
        if not rows:
            self.found.add(Words(_nothing(searched=bool(self._rows)), Kind.NOTE))
        if older := len(rows) - len(shown):
            said = ngettext("Show {n} older one", "Show {n} older ones", older)
            self.found.add(Button(said.format(n=language().count(older)), self.on_older_asked))

    def _show(self, row: Contact) -> None:
        self.found.add(Words(_head(row), Kind.NOTE))
        self.found.add(Words(row.said))
        if row.to_do:
            self.found.add(self._to_do(row))
        flow, day = Flow(), language().short_day(row.on)
        if row.open():
            done = self._writes(_("Done: {what}").format(what=row.to_do), row, contacts.done)
            name = _("Done: {what}").format(what=row.to_do)
            flow.addWidget(_link(_("Done"), done, name))
        change = partial(self.on_change_asked, row)
        flow.addWidget(_link(_("Change"), change, _("Change what was said on {day}").format(day=day)))
        gone = self._writes(_("What was said on {day} removed").format(day=day), row, contacts.remove)
        flow.addWidget(_link(_("Remove"), gone, _("Remove what was said on {day}").format(day=day)))
        self.found.add(flow)

    def _to_do(self, row: Contact) -> Words:
        said, do_by = language(), row.do_by
        if row.done_on is not None:
            day = said.short_day(row.done_on)
            return Words(_("Done on {day}: {what}").format(day=day, what=row.to_do), Kind.NOTE)
        late = do_by is not None and do_by <= self._desk.today()
        by = "" if do_by is None else said.short_day(do_by)
        words = _("To do by {day}: {what}").format(day=by, what=row.to_do)
        return Words(words, Kind.ATTENTION if late else Kind.STRONG)

    def on_change_asked(self, row: Contact) -> None:
        """The same words in a form, and who of us it was."""
        by = Field("by", _("Who of us"), TextLine(most=120))
        ask(
            self,
            self._desk.jobs,
            _("Change what was written down"),
            [*parts(self._desk.today()), by],
            _("Save"),
            _("Contact log changed"),
            lambda work, values: contacts.edit(work, row.id, row.version, values),
            filled=row,
        )

    def _writes(self, label: str, row: Contact, verb: Callable[[Work, int], Any]) -> Callable[[], object]:
        return lambda: self._desk.jobs.write(label, lambda work: verb(work, row.id))


def _link(words: str, run: Callable[[], object], name: str) -> Button:
    return Button(words, run, weight=Weight.LINK, name=name)


def _head(row: Contact) -> str:
    """When, in which way, who got in touch, who of us: in one line."""
    parts = (
        language().short_day(row.on),
        _(CHOICE_NAMES[row.way]),
        "" if row.direction is Direction.OTHER else _(DIRECTION_NAMES[row.direction]),
        row.by,
    )
    return " · ".join(part for part in parts if part)


def _folded(row: Contact) -> str:
    return fold(f"{row.said} {row.to_do} {row.by}")


def _nothing(*, searched: bool) -> str:
    if searched:
        return _("Nothing here holds these words.")
    return _("Nothing written down yet. A phone call is worth a line: the next colleague will know.")


def parts(today: date) -> list[Part]:
    """The fields of one line of the log."""
    return [
        Row(
            (
                Field("way", _("How"), Choice(names_of(Reach, without=[Reach.OTHER]))),
                Field(
                    "direction",
                    _("Who got in touch"),
                    Choice(of_names(DIRECTION_NAMES, without=[Direction.OTHER])),
                ),
            )
        ),
        Field("said", _("What was said"), TextArea(lines=3)),
        Row(
            (
                Field("to_do", _("What we do about it"), TextLine(most=300)),
                Field("do_by", _("By which day"), DayEdit(today)),
            )
        ),
        Field("on", _("On which day"), DayEdit(today, past=True)),
    ]
