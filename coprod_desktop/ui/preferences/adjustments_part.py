"""What is usually done about each access need: one row each, the organisation's own to change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.access import CATEGORY_NAMES, NeedCategory, UsualAdjustment
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.venues import CHOICE_NAMES as VENUE_NAMES
from coprod_desktop.domain.venues import Feature
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services import access
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice, Tick
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Part, Row
from coprod_desktop.ui.widgets.form_dialog import FormDialog, roomy
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.money_edit import MoneyEdit
from coprod_desktop.ui.widgets.name_line import NameLine
from coprod_desktop.ui.widgets.text_edit import NumberLine, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


class AdjustmentsPart(SettingsPart):
    """The list; Enter or a double click changes a row."""

    tables = ("usual_adjustment",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.body.addWidget(
            Words(
                _(
                    "When someone with a need says yes to a meeting, this goes on its booking list. "
                    "Days and costs are common practice to begin with: put your own in their place. "
                    "“Everyone” means that one booking serves all who need it; “One person”, that each gets their own."
                ),
                Kind.SENTENCE,
            )
        )
        nothing = Empty(_("No usual adjustments yet."), _("Add one"), self.on_add_asked, "universal-access")
        self.list: ListView[UsualAdjustment] = ListView(
            desk.jobs, _columns(), _("Usual adjustments"), empty=nothing
        )
        card = Card(flush=True)
        card.add(self.list, 1)
        self.body.addWidget(card, 1)
        self.change = Button(_("Change"), self.on_change_asked)
        self.remove = Button(_("Take off the list"), self.on_remove_asked)
        verbs = Flow()
        for button in (
            Button(_("Add one"), self.on_add_asked, weight=Weight.MAIN, icon="plus"),
            self.change,
            self.remove,
        ):
            verbs.addWidget(button)
        self.body.addLayout(verbs)
        self.list.opened.connect(lambda _row_id: self.on_change_asked())
        self.list.chosen.connect(lambda _row_id: self.on_chosen())
        self.list.loaded.connect(self.on_chosen)
        self.on_chosen()

    def refresh(self) -> None:
        """Ask for the list."""
        self.list.show_list(of_rows(access.usual))

    def on_chosen(self) -> None:
        """A row is chosen, or none."""
        for button in (self.change, self.remove):
            button.setEnabled(self.list.current_id is not None)

    def on_add_asked(self) -> None:
        """A need and what to do about it."""
        dialog = self._dialog(
            _("Add a usual adjustment"), _("Add"), _("Usual adjustment added"), access.add_usual
        )
        dialog.form.fill(
            {"category": NeedCategory.OTHER, "lead_days": 7, "shared": True, "met_by": Feature.NONE}
        )

    def on_change_asked(self) -> None:
        """The same form, filled."""
        row = self.list.current_row
        if row is not None:
            label = _("Changed: {need}").format(need=row.need)
            work = partial(_edit, row.id, row.version)
            self._dialog(_("Change a usual adjustment"), _("Save"), label, work).form.fill(row)

    def on_remove_asked(self) -> None:
        """Off the list; what stands on booking lists stays."""
        row = self.list.current_row
        if row is not None:
            self.desk.jobs.write(
                _("{need} taken off the list").format(need=row.need),
                lambda work: access.remove_usual(work, row.id),
                initiator=self,
            )

    def _dialog(
        self, title: str, verb: str, label: str, work: Callable[[Work, dict[str, Any]], object]
    ) -> FormDialog:
        dialog = FormDialog(
            self.window(),
            title,
            _parts(self.desk),
            verb=verb,
            jobs=self.desk.jobs,
            label=label,
            work=lambda do, values: work(do, _whole(values)),
            sentence=_("What stands on booking lists already stays as it is."),
        )
        dialog.open()
        roomy(dialog)
        return dialog


def _parts(desk: Desk) -> list[Part]:
    return [
        Row(
            (
                Field("need", _("The need"), TextLine(most=120, example=_("for example hearing loop"))),
                Field("category", _("What it is about"), Choice(of_names(CATEGORY_NAMES))),
            )
        ),
        Field("what", _("What we do"), TextLine(most=200)),
        Field("who", _("Who usually does it"), NameLine(desk.jobs)),
        Row(
            (
                Field("lead_days", _("Days it takes to arrange"), NumberLine(least=0, most=365)),
                Field("cost_pence", _("Usual cost"), MoneyEdit()),
            )
        ),
        Row(
            (
                Field(
                    "on_day",
                    _("What to do on the day"),
                    TextLine(most=120, example=_("for example Have the hearing loop on")),
                ),
                Field(
                    "minutes_before",
                    _("Minutes before it starts"),
                    NumberLine(least=0, most=600),
                    help=_("The day sheet says it with the time. Empty: no time is said."),
                ),
            )
        ),
        Field("shared", "", Tick(_("One booking serves everyone with this need"))),
        Field(
            "met_by",
            _("Nothing is left to arrange where the venue has"),
            Choice(
                [(one, _(VENUE_NAMES[one])) for one in VENUE_NAMES.of(Feature) if one is not Feature.OTHER]
            ),
        ),
    ]


def _columns() -> list[Column[UsualAdjustment]]:
    return [
        Column(
            _("Need"),
            lambda row: row.need,
            220,
            second=lambda row: _(CATEGORY_NAMES[row.category]),
            strong=True,
            stretch=True,
        ),
        Column(_("What we do"), lambda row: row.what, 280, second=lambda row: row.who, stretch=True),
        Column(_("On the day"), lambda row: row.on_day, 240, second=_before, stretch=True, spare=4),
        Column(_("To arrange"), _days, 110, spare=1),
        Column(_("Usual cost"), lambda row: Money(row.cost_pence).text(), 110, right=True, spare=2),
        Column(_("Serves"), lambda row: _("Everyone") if row.shared else _("One person"), 120, spare=3),
    ]


def _before(row: UsualAdjustment) -> str:
    if not row.on_day or not row.minutes_before:
        return ""
    said = ngettext("{n} minute before", "{n} minutes before", row.minutes_before)
    return said.format(n=row.minutes_before)


def _days(row: UsualAdjustment) -> str:
    return ngettext("{n} day", "{n} days", row.lead_days).format(n=row.lead_days)


def _whole(values: dict[str, Any]) -> dict[str, Any]:
    numbers = ("lead_days", "cost_pence", "minutes_before")
    return values | {name: values[name] or 0 for name in numbers}


def _edit(row_id: int, version: int, work: Work, values: dict[str, Any]) -> UsualAdjustment:
    return access.edit_usual(work, row_id, version, values)
