"""What the organisation uses besides the whole job: each part in one sentence, hidden until it is ticked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.extras import EXTRA_WORDS, Extra
from coprod_desktop.i18n import _
from coprod_desktop.services import organisation
from coprod_desktop.ui.preferences.charter_card import CharterCard
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Tick
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


class ExtrasPart(SettingsPart):
    """A tick for each; what is written down under one stays when it is hidden again."""

    tables = ("organisation_setting", "charter_text", "milestone")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        said = _("Tick what you want to use. What you have written down stays when you take a tick away.")
        self.body.addWidget(Words(said, Kind.SENTENCE))
        card = Card()
        self.ticks: dict[Extra, Tick] = {}
        for extra, (words, sentence) in EXTRA_WORDS.items():
            tick = self.ticks[extra] = Tick(_(words))
            tick.setAccessibleDescription(_(sentence))
            tick.changed.connect(partial(self.on_ticked, extra))
            card.add(tick)
            card.add(Words(_(sentence), Kind.NOTE))
        self.charter = CharterCard(desk)
        self.charter.hide()
        self.body.addWidget(columns((stack(card), 1), (stack(self.charter), 1)))
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Ask what is switched on."""
        self.desk.jobs.read(organisation.current, self.on_read, key="extras", owner=self)

    def on_read(self, known: Organisation) -> None:
        """Show it."""
        for extra, tick in self.ticks.items():
            tick.show_value(known.uses(extra))
        self.charter.setVisible(known.uses(Extra.CHARTER))
        self.charter.refresh()

    def on_ticked(self, extra: Extra) -> None:
        """Keep it at once."""
        on, name = self.ticks[extra].value(), _(EXTRA_WORDS[extra][0])
        label = _("{part} switched on") if on else _("{part} switched off")
        self.desk.jobs.write(label.format(part=name), lambda work: _switch(work, extra, on=on))


def _switch(work: Work, extra: Extra, *, on: bool) -> None:
    used = set(organisation.current(work).extras) - {extra.value} | ({extra.value} if on else set())
    organisation.save(work, extras=tuple(one.value for one in Extra if one.value in used))
