"""Miles of this tax year: what we pay beside what HMRC allows, and what others paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.money import quantity_text
from coprod_desktop.domain.period import tax_year_name
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.services import miles
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.miles import MilesOfYear
    from coprod_desktop.ui.desk import Desk


class MilesCard(Card):
    """The sentence, in amber where more is paid than HMRC allows, and where to write down miles paid elsewhere."""

    def __init__(self, desk: Desk, person_id: int, shown: MilesOfYear) -> None:
        super().__init__(_("Miles"))
        self._desk, self._person_id, self._shown = desk, person_id, shown
        if shown.ours_milli or shown.elsewhere_milli:
            self.add(Words(shown.sentence(), Kind.ATTENTION if shown.above else Kind.PLAIN))
        else:
            self.add(Words(_("No miles were paid this tax year."), Kind.NOTE))
        if desk.actor.may(Permission.EDIT_CLAIMS):
            row = Flow()
            row.addWidget(Button(_("Miles paid elsewhere…"), self.on_elsewhere_asked, icon="car"))
            self.add(row)

    def on_elsewhere_asked(self) -> FormDialog:
        """How many miles others paid them for in this tax year."""
        known = self._shown.elsewhere_milli
        day = self._shown.day
        return ask(
            self,
            self._desk.jobs,
            _("Miles paid elsewhere in {year}").format(year=tax_year_name(day)),
            [
                Field(
                    "miles",
                    _("Miles, by car or van"),
                    TextLine(most=12, example=_("for example 1,200")),
                    help=_("Empty takes it back."),
                )
            ],
            _("Keep it"),
            _("Miles paid elsewhere written down"),
            lambda work, values: miles.declare(work, self._person_id, values["miles"], day),
            _(
                "HMRC counts the first 10,000 miles of a tax year over everyone who pays them. What we pay stays as it is."
            ),
            filled={"miles": quantity_text(known) if known else ""},
        )
