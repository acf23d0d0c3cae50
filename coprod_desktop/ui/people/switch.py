"""The switch over the lists of everyone: people, colleagues, supporters, partner organisations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.extras import Extra
from coprod_desktop.i18n import _
from coprod_desktop.services import organisation
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.tabs import TabButton

if TYPE_CHECKING:
    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.ui.changes import Change
    from coprod_desktop.ui.desk import Desk


#: Lists that are there once one of these parts is switched on.
_SWITCHED_ON = {
    "partners": (Extra.PARTNERS,),
    "milestones": (Extra.TRAINING, Extra.CHARTER, Extra.CHECKS),
}


class Switch(QWidget):
    """One button for each list; ``here`` is the key of the page it stands on."""

    def __init__(self, desk: Desk, here: str) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(_("Who is shown"))
        self._desk, self._here = desk, here
        self.buttons: dict[str, TabButton] = {}
        flow = Flow(self, gap=4)
        for key, words in (
            ("people", _("People")),
            ("colleagues", _("Colleagues")),
            ("supporters", _("Supporters")),
            ("partners", _("Partner organisations")),
            ("milestones", _("Training and checks")),
        ):
            button = TabButton(words, partial(self.on_pressed, key))
            button.setChecked(key == here)
            self.buttons[key] = button
            flow.addWidget(button)
        for key in _SWITCHED_ON:
            self.buttons[key].setVisible(key == here)
        desk.bus.changed.connect(self.on_changed)
        self.ask()

    def ask(self) -> None:
        """Ask what is switched on."""
        self._desk.jobs.read(organisation.current, self.on_read, key=f"switch {self._here}", owner=self)

    def on_read(self, settings: Organisation) -> None:
        """Show what there is."""
        for key, extras in _SWITCHED_ON.items():
            self.buttons[key].setVisible(key == self._here or any(map(settings.uses, extras)))

    def on_changed(self, change: Change) -> None:
        """Something may have been switched on or off."""
        if change.touches("organisation_setting"):
            self.ask()

    def on_pressed(self, key: str) -> None:
        """Go to another list; the one that is shown stays marked."""
        self.buttons[key].setChecked(key == self._here)
        if key != self._here:
            self._desk.navigate(key)
