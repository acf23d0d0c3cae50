"""The slips of a claim that were made, and both copies to look at before printing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from coprod_desktop.documents.slip_content import Reader
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import attachments, claim_forms, slips
from coprod_desktop.ui.money.claim_form_paper import ClaimFormPaper
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card, Rule
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.services.slips import PrintedSlip
    from coprod_desktop.ui.desk import Desk


class SlipsCard(Card):
    """Each slip that left can be looked at exactly as it left; a new print of the same version says REPRINT."""

    def __init__(
        self,
        desk: Desk,
        claim: Claim,
        made: Sequence[PrintedSlip],
        reprint: Callable[[Reader], object],
    ) -> None:
        super().__init__(_("Slips"))
        self.desk, self.claim = desk, claim
        if claim.is_settled and not made:
            self.add(Words(_("No slip was made."), Kind.NOTE))
        self.add(Words(_("As each would print now:"), Kind.NOTE))
        look = Flow()
        for reader in slips.readers_of(desk.actor):
            said = _copy_words()[reader]
            name = _("Look at {copy}").format(copy=said)
            look.addWidget(Button(said, partial(self.on_look_asked, reader), name=name))
        if desk.actor.may(Permission.MAKE_PAPERS):
            form = ClaimFormPaper(self, desk)
            look.addWidget(form.button(lambda work: claim_forms.for_claim(work, claim.id)))
        self.add(look)
        for slip in made:
            self.add(Rule())
            self._show(slip, reprint)
        self.body.addStretch(1)

    def on_look_asked(self, reader: Reader) -> None:
        """As it would print now; nothing is recorded."""
        claim_id = self.claim.id
        title = _("{copy} of claim {number}").format(copy=_copy_words()[reader], number=self.claim.number)
        self.desk.jobs.read(
            lambda work: slips.preview(work, claim_id, reader),
            lambda pdf: PaperDialog(self.window(), self.desk, title, pdf).open(),
            key="slip preview",
            owner=self,
        )

    def on_kept_asked(self, slip: PrintedSlip) -> None:
        """Exactly as it left."""
        attachment_id = slip.attachment_id
        if attachment_id is None:
            return
        self.desk.jobs.read(
            lambda work: attachments.content(work, attachment_id),
            lambda pdf: PaperDialog(self.window(), self.desk, slip.name, pdf).open(),
            key="slip preview",
            owner=self,
        )

    def _show(self, slip: PrintedSlip, reprint: Callable[[Reader], object]) -> None:
        said = _copy_words()[slip.reader]
        again = _("reprint {n}").format(n=slip.reprint) if slip.reprint else ""
        version = slip.name.partition(" v")[2].partition(" ")[0]
        facts = [
            _("version {n}").format(n=version) if version else "",
            language().short_day(slip.made_on),
            again,
            _("replaced by a newer version") if slip.superseded else "",
        ]
        heading = QVBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(Words(said, Kind.PLAIN))
        kind = Kind.ATTENTION if slip.superseded else Kind.NOTE
        heading.addWidget(Words(" · ".join(fact for fact in facts if fact), kind))
        self.add(heading)
        verbs = Flow(gap=16, below=4)
        if slip.attachment_id is not None:
            name = _("Look at {copy}, {facts}").format(copy=said, facts=", ".join(f for f in facts if f))
            verbs.addWidget(
                Button(_("Look"), lambda: self.on_kept_asked(slip), weight=Weight.LINK, name=name)
            )
        if not slip.superseded:
            name = _("Print {copy} again").format(copy=said)
            verbs.addWidget(
                Button(_("Print again"), lambda: reprint(slip.reader), weight=Weight.LINK, name=name)
            )
        self.add(verbs)


def _copy_words() -> dict[Reader, str]:
    return {Reader.PERSON: _("Person's copy"), Reader.FINANCE: _("Finance's copy")}
