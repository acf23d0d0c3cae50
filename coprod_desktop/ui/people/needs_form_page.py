"""Paper forms typed in one after another: whose it is, what stands on it, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import needs_form, people
from coprod_desktop.ui.people.needs_entry import NeedsEntry
from coprod_desktop.ui.people.needs_paper import NeedsPaper
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.page import Page
from coprod_desktop.ui.widgets.person_pick import PersonPick
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.needs_form import NeedsForm
    from coprod_desktop.services.people import PersonRow
    from coprod_desktop.ui.desk import Desk


class NeedsFormPage(Page):
    """``thing`` is the person whose form it is; without one it asks, and after each form it asks for the next."""

    tables = ("person", "access_need", "usual_adjustment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Type in a form"), _say_what())
        self.set_crumbs([(_("People"), lambda: desk.navigate("people"))])
        self.shown: NeedsForm | None = None
        self._typed = False
        self.papers = NeedsPaper(self, desk)
        self.add_action(_("Print a form"), self.on_print_asked, icon="print")
        self.keep = self.add_action(
            _("Keep this form"), self.on_kept, icon="check", shortcut="Ctrl+Return", main=True
        )
        self.whose = Card(_("Whose form is it?"))
        self.pick = PersonPick(desk.jobs)
        self.whose.add(self.pick)
        self.whose.add(Words(_("Type part of the name, then Enter."), Kind.NOTE))
        self.entry = NeedsEntry()
        self.trouble = Words("", Kind.PROBLEM)
        for part in (self.whose, self.trouble, self.entry):
            self.add(part)
        self.body.addStretch(1)
        self.pick.box.returnPressed.connect(self.on_name_entered)
        self.entry.changed.connect(self.on_typed)
        self._show_nobody()

    def refresh(self) -> None:
        """Ask for the form, unless something is being typed in."""
        wanted = self.thing
        if not isinstance(wanted, int):
            self._show_nobody()
        elif self.shown is None or self.shown.person.id != wanted or not self._typed:
            self.desk.jobs.read(
                lambda work: needs_form.read(work, wanted), self.on_read, self.on_gone, key="needs form"
            )

    def on_read(self, form: NeedsForm) -> None:
        """Show the form of this person."""
        self.shown, self._typed = form, False
        self.set_title(_("What helps {name} take part").format(name=form.person.name), _say_what())
        self.whose.hide()
        self.trouble.hide()
        self.keep.setVisible(True)
        self.entry.fill(form)
        self.entry.show()
        self.entry.number.setFocus()

    def on_gone(self, _problem: object) -> None:
        """They are no longer in the register."""
        self.thing = None
        self._show_nobody()

    def on_name_entered(self) -> None:
        """Whoever is chosen among those found, else the first who fits what was typed."""
        chosen = self.pick.found.currentRow() >= 0 and not self.pick.box.pending
        if chosen:
            self._go_to(self.pick.value())
            return
        text = self.pick.text()
        self.desk.jobs.read(lambda work: people.find(work, text, 1), self.on_found, key="whose form")

    def on_found(self, rows: list[PersonRow]) -> None:
        """The first who fits."""
        if rows:
            self._go_to(rows[0].id)
        else:
            self._say(_("Nobody matches."))

    def on_typed(self) -> None:
        """Something was ticked or typed: it is not lost to a refresh."""
        self._typed = True
        self.trouble.hide()

    def on_kept(self) -> None:
        """Keep it as one step; what is wrong is said and nothing typed is lost."""
        form = self.shown
        if form is None or not self.keep.isEnabled():
            return
        try:
            ticked = self.entry.ticked()
        except Problem as problem:
            self._say(problem.message)
            return
        self.keep.setEnabled(False)
        person = form.person
        self.desk.jobs.write(
            _("{name}: what helps them, from the form").format(name=person.name),
            lambda work: needs_form.take(work, person.id, person.version, ticked),
            self.on_written,
            self.on_problem,
        )

    def on_written(self, _done: object) -> None:
        """The next form."""
        self.keep.setEnabled(True)
        self.thing = None
        self._show_nobody()

    def on_problem(self, problem: Problem) -> None:
        """Say what to put right."""
        self.keep.setEnabled(True)
        self._say(problem.message)

    def on_print_asked(self) -> None:
        """The form of whoever is shown, else one for anyone."""
        self.papers.show_form(None if self.shown is None else self.shown.person)

    def _go_to(self, person_id: int) -> None:
        self.thing = person_id
        self.refresh()

    def _show_nobody(self) -> None:
        self.shown, self._typed = None, False
        self.set_title(_("Type in a form"), _say_what())
        self.keep.setVisible(False)
        self.entry.hide()
        self.trouble.hide()
        self.whose.show()
        self.pick.box.clear()
        if self.isVisible():
            self.pick.box.setFocus()

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()


def _say_what() -> str:
    return _("“What helps you take part”: in the same order as the paper, by its numbers.")
