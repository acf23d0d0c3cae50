"""Money: the claims, by how far they are, and what is done to several of them at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import claim_forms, claims
from coprod_desktop.services.claims import ClaimList, ClaimQuery, ClaimRow
from coprod_desktop.ui.money import batch, figures
from coprod_desktop.ui.money.claim_columns import NUMBER, WAITED, columns_of_claims
from coprod_desktop.ui.money.claim_form_paper import ClaimFormPaper
from coprod_desktop.ui.money.make_run import ask_run
from coprod_desktop.ui.money.packet_sending import PacketSending
from coprod_desktop.ui.money.paid_file import PaidFile
from coprod_desktop.ui.money.slip_printing import SlipPrinting
from coprod_desktop.ui.money.state_tabs import TAB_STATES, StateTabs
from coprod_desktop.ui.today.rows import destination
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page
from coprod_desktop.ui.widgets.search_box import SearchBox
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from coprod_desktop.domain.payments import PaymentRun
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.money.figures import Standing
    from coprod_desktop.ui.widgets.form_dialog import FormDialog

#: Tabs where the longest wait stands first.
_WAITING = {"finish", "approve", "pay"}


class MoneyPage(Page):
    """The claims inbox. ``thing`` may be a meeting's id (only its claims) or a tab's key."""

    tables = (
        "claim",
        "claim_line",
        "person",
        "meeting",
        "paper",
        "bank_account",
        "finance_key",
        "rate",
        "cash_float",
        "voucher",
        "advance",
        "payment",
        "organisation_setting",
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Money"), _("Payments for people's time and their expenses, always kept apart.")
        )
        self.meeting_id: int | None = None
        self._has_runs = False
        self._verbs: dict[str, tuple[QAction, str, str]] = {}
        self.printing = SlipPrinting(self, desk)
        self._add_verbs()
        self.figures, self.to_do = figures.Figures(), figures.ToDo()
        self.tabs = StateTabs()
        self.search = SearchBox(_("Search by person, meeting or claim number"), _("Search claims"))
        self.chips = Chips()
        self.chips.add_button(_("Tick all of these"), self.on_tick_all_asked)
        self.chips.add_button(_("Untick"), self.untick)
        self.empty = Empty("", icon="receipt")
        self.list: ListView[ClaimRow] = ListView(
            desk.jobs, columns_of_claims(), _("Claims"), ticks=True, empty=self.empty
        )
        self.list.set_sorted(WAITED, descending=True)
        self._lay_out_list()
        self._connect()
        self._dress_verbs()

    def refresh(self) -> None:
        """Ask for the figures and the list."""
        if isinstance(self.thing, str) and self.thing in TAB_STATES:
            self._choose_tab(self.thing)
        elif isinstance(self.thing, int):
            self.meeting_id = self.thing
            self._choose_tab("all")
            meeting_id = self.thing
            self.desk.jobs.read(
                lambda work: claims.of_meeting(work, meeting_id), self.on_meeting, key="money meeting"
            )
        self.thing = None
        self.desk.jobs.read(figures.read, self.on_standing, key="money figures")
        self._show()

    def on_standing(self, standing: Standing) -> None:
        """Show the figures and how many claims stand in each state."""
        self.figures.show_standing(standing)
        self._runs.setVisible(standing.has_runs)
        self._has_runs = standing.has_runs
        self._dress_verbs()
        self._budgets.setVisible(standing.has_budgets)
        self._cash.setVisible(standing.has_cash)
        self._packets.setVisible(standing.has_packets or self.desk.actor.may(Permission.SEE_BANK_DETAILS))
        self.tabs.show_counts(standing.counts)
        self.to_do.show_standing(
            standing,
            lambda: self.desk.navigate("settings", "bank"),
            lambda: batch.draft_owed(self, standing.owed),
            lambda: self.on_turned("pay"),
            lambda row: self.desk.navigate(*destination(row)),
        )

    def on_meeting(self, rows: list[ClaimRow]) -> None:
        """Only the claims of one meeting: say which, and let it be taken away."""
        said = _("One meeting")
        if rows:
            said = _("{meeting}, {day}").format(
                meeting=rows[0].meeting, day=language().short_day(rows[0].activity_day)
            )
        self.chips.add_removable("meeting", said, self.on_meeting_removed)

    def on_meeting_removed(self) -> None:
        """All meetings again."""
        self.meeting_id = None
        self._show()

    def on_turned(self, key: str) -> None:
        """Another state: nothing stays ticked that is not seen."""
        self.untick()
        self._choose_tab(key)
        self._show()

    def on_tick_all_asked(self) -> None:
        """Every claim the list shows."""
        self.list.model.tick(self.list.model.ids())

    def untick(self) -> None:
        """Nothing is ticked any more."""
        self.list.model.tick(set(self.list.model.ticked), on=False)

    def on_loaded(self) -> None:
        """What was ticked and is no longer in the list is ticked no more."""
        model = self.list.model
        if model.complete:
            model.tick(model.ticked - set(model.ids()), on=False)
        self._dress_verbs()

    def on_print_asked(self) -> None:
        """Both copies of every claim ticked."""
        self.printing.ask(self._ticked())

    def on_run_asked(self) -> FormDialog:
        """The claims ticked, together in a run; it is shown once it is made."""
        dialog = ask_run(self, self.desk, self._ticked())
        dialog.finished_with.connect(self.on_run_made)
        return dialog

    def on_run_made(self, run: PaymentRun) -> None:
        """Nothing stays ticked; look at the run."""
        self.untick()
        self.desk.navigate("runs", run.id)

    def _choose_tab(self, key: str) -> None:
        self.tabs.buttons[key].setChecked(True)
        self.list.set_sorted(WAITED if key in _WAITING else NUMBER, descending=True)
        self._dress_verbs()

    def _ticked(self) -> list[int]:
        """In the order of the list."""
        ticked = self.list.model.ticked
        return [claim_id for claim_id in self.list.model.ids() if claim_id in ticked]

    def _show(self) -> None:
        key, descending = self.list.model.sorted_by
        query = ClaimQuery(
            text=self.search.text(),
            states=TAB_STATES[self.tabs.key],
            meeting_id=self.meeting_id,
            oldest_first=key == WAITED,
            backwards=not descending,
        )
        self.empty.say(_nothing(self.tabs.key, searched=bool(query.text.strip())))
        self.list.show_list(ClaimList(query))

    def _add_verbs(self) -> None:
        may = self.desk.actor.may
        self._runs = self.add_action(
            _("Payment runs"), lambda: self.desk.navigate("runs"), icon="money-check"
        )
        self._runs.setVisible(False)
        self._budgets = self.add_action(
            _("Budgets"), lambda: self.desk.navigate("budgets"), icon="scale-balanced"
        )
        self._budgets.setVisible(False)
        self._run = self.add_action(_("Put in a run…"), self.on_run_asked, icon="money-check")
        self._cash = self.add_action(_("Cash on the day"), lambda: self.desk.navigate("floats"), icon="coins")
        self._cash.setVisible(False)
        self._packets = self.add_action(
            _("With finance"), lambda: self.desk.navigate("packets"), icon="envelope"
        )
        self._packets.setVisible(False)
        self.sending = PacketSending(self, self.desk)
        self.sending.written.connect(lambda packet_id: self.desk.navigate("packets", packet_id))
        self._send = self.add_action(
            _("Send to finance…"), lambda: self.sending.ask(self._ticked()), icon="paper-plane"
        )
        self.paid_file = PaidFile(self, self.desk)
        self._list = self.add_action(_("Finance’s paid list…"), self.paid_file.ask, icon="file-import")
        form = ClaimFormPaper(self, self.desk)
        blank = self.add_action(
            _("Blank claim form"), lambda: form.show_form(claim_forms.blank), icon="file-pen"
        )
        blank.setVisible(may(Permission.MAKE_PAPERS))
        self._print = self.add_action(_("Print slips"), self.on_print_asked, icon="print", shortcut="Ctrl+P")
        for tab, permission, words, icon in (
            ("finish", Permission.EDIT_CLAIMS, _("Hand in"), "paper-plane"),
            ("approve", Permission.APPROVE_CLAIMS, _("Approve"), "check"),
            ("pay", Permission.EDIT_CLAIMS, _("Finance paid these on…"), "sterling-sign"),
        ):
            if may(permission):
                action = self.add_action(
                    words,
                    partial(self.on_verb, tab),
                    icon=icon,
                    shortcut="Ctrl+Shift+A",
                    main=True,
                )
                self._verbs[tab] = (action, words, icon)

    def on_verb(self, tab: str) -> None:
        """The one thing that comes next for the claims ticked."""
        run = {"finish": batch.hand_in, "approve": batch.approve, "pay": batch.paid}[tab]
        run(self, self._ticked())

    def _dress_verbs(self) -> None:
        """The main action is that of the tab, and says for how many claims."""
        n = len(self.list.model.ticked)
        for tab, (action, words, _icon) in self._verbs.items():
            action.setVisible(tab == self.tabs.key)
            action.setEnabled(bool(n))
            action.setText(_("{verb} ({n})").format(verb=words, n=language().count(n)) if n else words)
        self._print.setEnabled(bool(n))
        self._run.setVisible(
            self._has_runs and self.tabs.key == "pay" and self.desk.actor.may(Permission.EDIT_CLAIMS)
        )
        self._run.setEnabled(bool(n))
        sends = self.tabs.key in {"approve", "pay"} and self.desk.actor.may(Permission.EDIT_CLAIMS)
        self._send.setVisible(sends and bool(n))
        self._list.setVisible(self.tabs.key == "pay" and self.desk.actor.may(Permission.EDIT_CLAIMS))
        self.hint.setText(
            ngettext("{n} claim ticked.", "{n} claims ticked.", n).format(n=language().count(n))
            if n
            else _("Tick claims to do one thing to several at once: press Space, or the box.")
        )

    def _lay_out_list(self) -> None:
        self.hint = Words("", Kind.NOTE)
        self.add(self.to_do)
        self.add(self.figures)
        self.add(ListCard(self.list, (self.tabs, self.search, self.chips), (self.hint,)), 1)

    def _connect(self) -> None:
        self.tabs.turned.connect(self.on_turned)
        self.search.searched.connect(lambda _text: self._show())
        self.list.sort_asked.connect(lambda _key, _descending: self._show())
        self.list.loaded.connect(self.on_loaded)
        self.list.ticks_changed.connect(self._dress_verbs)
        self.list.opened.connect(lambda claim_id: self.desk.navigate("claim", claim_id))


def _nothing(tab: str, *, searched: bool) -> str:
    if searched:
        return _("No claim matches. Try fewer words, or look under another state.")
    return {
        "finish": _("Nothing to finish. After a meeting, draft the claims of everyone who came on its page."),
        "approve": _("Nothing waits for an approver."),
        "pay": _("Everything approved has been paid."),
        "paid": _("Nothing has been paid yet."),
    }.get(tab, _("No claims yet. After a meeting, draft the claims of everyone who came on its page."))
