"""A person's access needs: asked once, kept, reviewed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from coprod_desktop.domain.access import CATEGORY_NAMES, NeedCategory
from coprod_desktop.domain.people import NeedsAsked
from coprod_desktop.i18n import _, language
from coprod_desktop.services import access
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.people import new_need_form
from coprod_desktop.ui.people.needs_paper import NeedsPaper
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, Rule
from coprod_desktop.ui.widgets.choice import Choice, Tick
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.page import stack
from coprod_desktop.ui.widgets.reflow import Reflow
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.domain.access import AccessNeed, UsualAdjustment
    from coprod_desktop.services.people import PersonPage as Shown
    from coprod_desktop.storage.new_needs import NewNeedRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

#: With less room than this the verbs stand below the need, in pixels at 100 %.
_ONE_LINE = 420


class NeedsCard(Card):
    """Every need with its detail, and the four things that can be done: add, change, remove, say "none"."""

    def __init__(self, desk: Desk, shown: Shown) -> None:
        super().__init__(_("What they need to take part"))
        self.desk = desk
        self.shown = shown
        for need in shown.needs:
            self._show(need)
        if not shown.needs:
            none = shown.person.needs_asked is NeedsAsked.NONE
            self.add(
                Words(
                    _("Asked, none.") if none else _("Not asked yet. Ask before the first invitation."),
                    Kind.NOTE,
                )
            )
        reviewed = shown.person.needs_reviewed_on
        if reviewed is not None:
            self.add(
                Words(
                    _("Last asked on {day}.").format(day=language().day(reviewed, weekday=False)), Kind.NOTE
                )
            )
        self._verbs()
        for row in shown.new_needs:
            self._show_new(row)

    def on_add_asked(self) -> None:
        """One of the usual needs, or their own words."""
        self.desk.jobs.read(access.usual, self.on_usual_read, key="usual needs")

    def on_usual_read(self, usual: list[UsualAdjustment]) -> None:
        """The form, with the usual needs to choose from."""
        pairs: list[tuple[Any, str]] = [(None, _("Something else"))]
        pairs += [(row, row.need) for row in usual]
        self._dialog(_("Add an access need"), _("Add"), partial(_add, self.shown.person.id), pairs).open()

    def on_form_asked(self) -> None:
        """What they ticked on paper, by its numbers."""
        self.desk.navigate("needs-form", self.shown.person.id)

    def on_paper_asked(self) -> None:
        """The form with their name, in their language."""
        NeedsPaper(self, self.desk).show_form(self.shown.person)

    def on_change_asked(self, need: AccessNeed) -> None:
        """The same form, filled."""
        dialog = self._dialog(
            _("Change an access need"), _("Save"), partial(_edit, need.id, need.version), []
        )
        dialog.form.fill(need)
        dialog.open()

    def _show(self, need: AccessNeed) -> None:
        category = _(CATEGORY_NAMES[need.category])
        said = Words(need.need, Kind.STRONG)
        shared = _("the venue may know") if need.share_with_venue else _("not shared with the venue")
        detail = " · ".join(
            part for part in (category, need.detail, shared, "" if need.sure else _("not sure yet")) if part
        )
        name = {"need": need.need}
        change = Button(
            _("Change"),
            lambda: self.on_change_asked(need),
            weight=Weight.LINK,
            name=_("Change {need}").format(**name),
        )
        remove = Button(
            _("Remove"),
            lambda: self._remove(need),
            weight=Weight.LINK,
            name=_("Remove {need}").format(**name),
        )
        about, verbs = stack(said, Words(detail, Kind.NOTE)), row_of(change, remove, gap=16)
        about.setSpacing(0)
        line = Reflow((about, 1), (verbs, 0), least=_ONE_LINE)
        line.row.setAlignment(verbs, Qt.AlignmentFlag.AlignTop)
        self.add(line)

    def _show_new(self, row: NewNeedRow) -> None:
        """What came to light on the day, and the way to ask about it."""
        self.add(Rule())
        about = stack(
            Words(_("Ask about: {need}").format(need=row.need), Kind.STRONG),
            Words(new_need_form.sentence(row), Kind.NOTE),
        )
        about.setSpacing(0)
        name = _("Ask about {need}").format(need=row.need)
        verb = Button(_("They said…"), lambda: new_need_form.ask_about(self.desk, self, row), name=name)
        self.add(Reflow((about, 1), (verb, 0), least=_ONE_LINE))

    def _remove(self, need: AccessNeed) -> None:
        self.desk.jobs.write(
            _("Removed {need}").format(need=need.need), lambda work: access.remove(work, need.id)
        )

    def _verbs(self) -> None:
        person = self.shown.person
        flow = Flow()
        flow.addWidget(Button(_("Add a need"), self.on_add_asked, weight=Weight.MAIN, icon="plus"))
        if self.shown.needs:
            label = _("{name}: needs still right").format(name=person.name)
            flow.addWidget(Button(_("Still right"), self._writes(label, access.still_right)))
        flow.addWidget(Button(_("Type in a form"), self.on_form_asked, icon="list-check"))
        flow.addWidget(Button(_("Print a form"), self.on_paper_asked, icon="print"))
        label = _("{name}: asked, no access needs").format(name=person.name)
        flow.addWidget(Button(_("Asked, none"), self._writes(label, access.asked_none)))
        self.add(flow)

    def _writes(self, label: str, verb: Callable[[Work, int], object]) -> Callable[[], object]:
        person_id = self.shown.person.id
        return lambda: self.desk.jobs.write(label, lambda work: verb(work, person_id))

    def _dialog(
        self,
        title: str,
        verb: str,
        work: Callable[[Work, dict[str, Any]], object],
        usual: list[tuple[Any, str]],
    ) -> FormDialog:
        parts: list[Any] = []
        choose = Choice(usual) if usual else None
        if choose is not None:
            parts.append(Field("usual", _("A need people often have"), choose))
        parts += [
            Field("need", _("In a few words"), TextLine(example=_("for example hearing loop"))),
            Field("category", _("What it is about"), Choice(of_names(CATEGORY_NAMES))),
            Field("detail", _("What exactly helps"), TextArea(lines=2)),
            Field("share_with_venue", "", Tick(_("We may tell the venue"))),
            Field("sure", "", Tick(_("We are sure of this"))),
        ]
        dialog = FormDialog(
            self.window(), title, parts, verb=verb, jobs=self.desk.jobs, label=title, work=work
        )
        dialog.form.fill({"category": NeedCategory.OTHER, "sure": True})
        if choose is not None:
            choose.changed.connect(lambda: _take_over(dialog, choose.value()))
        return dialog


def _take_over(dialog: FormDialog, usual: UsualAdjustment | None) -> None:
    """A usual need chosen fills the words and the category."""
    if usual is not None:
        dialog.form.control("need").show_value(usual.need)
        dialog.form.control("category").show_value(usual.category)


def _add(person_id: int, work: Work, values: dict[str, Any]) -> None:
    access.add(work, person_id, {k: v for k, v in values.items() if k != "usual"})


def _edit(need_id: int, version: int, work: Work, values: dict[str, Any]) -> None:
    access.edit(work, need_id, version, values)
