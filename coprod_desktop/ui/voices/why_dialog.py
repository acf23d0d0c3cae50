"""Why a figure is what it is: the rule, and the people behind it for those who may see people."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services.voice_figures import Behind, PeopleBehind, VoicePerson, VoicesAsked
from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.models.source import Source
from coprod_desktop.ui.voices.reasons import Reason
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.scroll import Scroll
from coprod_desktop.ui.widgets.words import Kind, Words

#: Wide enough that most rules take one line, in pixels at 100 %.
_WIDTH = 680


class WhyDialog(Dialog):
    """The rule in plain sentences; below it the people, said in facts and never in labels."""

    def __init__(self, parent: QWidget | None, desk: Desk, reason: Reason, asked: VoicesAsked) -> None:
        super().__init__(parent, _("Why?"), reason.figure, accept=_("Close"))
        self.cancel.hide()
        self._desk, self._reason, self._asked = desk, reason, asked
        self.setMinimumWidth(theme.current().px(_WIDTH))
        self._inner = Card(flush=True)
        self._inner.setObjectName("bare")
        for sentence in reason.rule:
            self._inner.add(Words(sentence, Kind.PLAIN))
        if reason.behind and reason.period is not None and desk.actor.may(Permission.SEE_PEOPLE):
            self._add_people(reason)
        self.add(Scroll(self._inner))

    def _add_people(self, reason: Reason) -> None:
        self.chips = Chips()
        self.chips.add_choice("behind", _("People"), reason.behind, reason.behind[0][0])
        columns: list[Column[VoicePerson]] = [
            Column(_("Person"), lambda row: row.name, 300, second=self.fact, strong=True, stretch=True)
        ]
        nobody = Empty(_("Nobody is counted here."))
        self.list: ListView[VoicePerson] = ListView(
            self._desk.jobs, columns, _("People behind this figure"), empty=nobody
        )
        self.list.setMinimumHeight(theme.current().px(260))
        self._inner.add(self.chips)
        self._inner.add(self.list, 1)
        self.chips.changed.connect(self.on_chosen)
        self.list.opened.connect(self.on_opened)
        self.on_chosen()

    def on_chosen(self) -> None:
        """Show the people of the part chosen."""
        if self._reason.period is None:
            return
        people = PeopleBehind(self.chips.value("behind"), self._asked, self._reason.period)
        self.list.show_list(Source(people.first, people.ids, people.rows))

    def on_opened(self, person_id: int) -> None:
        """Go to someone's page."""
        self.accept()
        self._desk.navigate("person", person_id)

    def fact(self, row: VoicePerson) -> str:
        """What is true of a person, dated."""
        if self.chips.value("behind") is Behind.NEVER_ASKED:
            return _waiting(row)
        if row.day is None:
            return ""
        day = language().day(row.day, weekday=False)
        if row.first_anywhere:
            return _("First day in our records: {day}").format(day=day)
        if row.days_before:
            said = ngettext(
                "{day}: had come on {n} day in the 12 months before",
                "{day}: had come on {n} days in the 12 months before",
                row.days_before,
            )
            return said.format(day=day, n=row.days_before)
        return _("{day}: had not come in the 12 months before").format(day=day)


def _waiting(row: VoicePerson) -> str:
    if row.joined is None:
        return _("On the register; we do not know since when")
    return _("On the register since {day}").format(day=language().day(row.joined, weekday=False))
