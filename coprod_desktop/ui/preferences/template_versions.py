"""Every version there was of a paper's words: who made it, who tested it, and the way back to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.templates import TEMPLATE_NAMES
from coprod_desktop.i18n import _, language
from coprod_desktop.services import templates
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, Rule
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.templates import TemplateVersion
    from coprod_desktop.services.templates import Wording
    from coprod_desktop.ui.preferences.words_part import WordsPart

_MOST = 12


class VersionsCard(Card):
    """Newest first; going back makes a new version, so that none is ever lost."""

    def __init__(self, part: WordsPart) -> None:
        super().__init__(_("Versions"))
        self._part = part

    def show_wording(self, wording: Wording) -> None:
        """Show these."""
        self.clear()
        for version in wording.versions[:_MOST]:
            self._show(version, newest=version is wording.versions[0])
            self.add(Rule())
        self.add(Words(_("The program’s own words"), Kind.PLAIN))
        if wording.versions:
            self.add(
                Button(
                    _("Use the program’s own words"), partial(self.on_back_asked, None), weight=Weight.LINK
                )
            )

    def on_back_asked(self, version: TemplateVersion | None) -> None:
        """Use it again."""
        kind, words = self._part.kind, self._part.language
        version_id = None if version is None else version.id
        self._part.on_drop_asked()
        self._part.desk.jobs.write(
            _("Earlier words used again: {paper}").format(paper=_(TEMPLATE_NAMES[kind])),
            lambda work: templates.go_back(work, kind, words, version_id),
            lambda _new: self._part.refresh(),
            initiator=self._part,
        )

    def on_tested_asked(self, version: TemplateVersion) -> None:
        """Who tried to read it, and when."""
        dialog = FormDialog(
            self.window(),
            _("Who tested these words?"),
            [
                Field(
                    "tested_by",
                    _("Who read it"),
                    TextLine(most=200, example=_("for example a self-advocacy group")),
                ),
                Field("tested_on", _("When"), DayEdit(self._part.desk.today())),
            ],
            verb=_("Save"),
            jobs=self._part.desk.jobs,
            label=_("Who tested the words of a paper"),
            work=lambda work, values: templates.tested(work, version.id, version.version, values),
            sentence=_("Only people who read easy read can say whether it is easy to read."),
        )
        dialog.form.fill(version)
        dialog.open()

    def _show(self, version: TemplateVersion, *, newest: bool) -> None:
        said = _("Version {n}, {day}, {name}").format(
            n=version.number, day=language().short_day(version.made_at.date()), name=version.made_by
        )
        self.add(Words(said, Kind.STRONG if newest else Kind.PLAIN))
        if version.tested_by and version.tested_on:
            tested = _("Tested by {who} on {day}").format(
                who=version.tested_by, day=language().short_day(version.tested_on)
            )
        else:
            tested = version.tested_by and _("Tested by {who}").format(who=version.tested_by)
        self.add(Words(tested or _("Nobody has tested it yet."), Kind.NOTE))
        verbs = Flow(gap=16)
        number = version.number
        test = Button(_("Who tested it"), partial(self.on_tested_asked, version), weight=Weight.LINK)
        test.setAccessibleName(_("Who tested version {n}").format(n=number))
        verbs.addWidget(test)
        if not newest:
            name = _("Use version {n} again").format(n=number)
            verbs.addWidget(
                Button(_("Use it again"), partial(self.on_back_asked, version), weight=Weight.LINK, name=name)
            )
        self.add(verbs)
