"""The command "demo": the main job on made-up data, in a window or, without a screen, as papers in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from coprod_desktop.cli.screen import has_screen
from coprod_desktop.documents.slip_content import Reader
from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.releases import ReportKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import drafting, meetings, papers, reports, sample, settling, slips
from coprod_desktop.services.claims import ClaimList
from coprod_desktop.services.meetings import MeetingList, MeetingQuery
from coprod_desktop.services.reports import FileKind, ReportAsked
from coprod_desktop.storage import register_file, registers
from coprod_desktop.storage.claims import ClaimQuery
from coprod_desktop.storage.database import today_here
from coprod_desktop.storage.vault.passphrase import suggest
from coprod_desktop.storage.vault.vault import Vault

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from coprod_desktop.domain.permission import Actor
    from coprod_desktop.services.mailing import Mailing
    from coprod_desktop.storage.database import Store, Work

T = TypeVar("T")

DONE = 0
NAME = "Marlow Vale (sample).coprod"
_MOST_SLIPS = 12


def run(options: Namespace) -> int:
    """Make the made-up register and show it; without a screen, do the main job on it and say where the papers are."""
    path = _fresh_place(options.out)
    print(_("Making a register of people who do not exist…"), flush=True)
    with sample.build(path, options.size, options.seed, today=today_here()) as store:
        keys, actor = store.keys, registers.sign_in(store)
    passphrase = suggest()
    Vault.make(path, keys).keep_password(actor.staff_user_id, actor.name, passphrase, keys)
    print(_("Its passphrase, made up just now: {passphrase}").format(passphrase=passphrase), flush=True)
    if not options.no_window and has_screen():
        from coprod_desktop import app

        return app.run(path, keys)
    if not options.no_window:
        print(
            _("There is no screen here, so no window is opened. The papers are written to a folder instead.")
        )
    with registers.open_register(path, keys) as store:
        Demonstration(store, actor, options.out).show()
    return DONE


@dataclass(frozen=True)
class Demonstration:
    """The main job, step by step, on an open made-up register."""

    store: Store
    actor: Actor
    out: Path

    def show(self) -> None:
        """Invitations, slips and reports, each said as it is written."""
        self._say(_("Register"), self.out / NAME)
        made = self._invitations()
        self._say(ngettext("{n} invitation", "{n} invitations", made.count), made.folder, made.count)
        written = self._slips()
        self._say(ngettext("{n} slip", "{n} slips", written), self.out / _("Slips"), written)
        for kind, file_kind in (
            (ReportKind.DIVERSITY, FileKind.PDF),
            (ReportKind.VOICES, FileKind.XLSX),
            (ReportKind.VOICES, FileKind.JSON),
        ):
            self._say(_("Report"), self._report(kind, file_kind))

    def _invitations(self) -> Mailing:
        meeting_id = max(
            self._read(_coming), key=lambda one: self._read(lambda work: len(papers.plan(work, one).to_make))
        )
        batch = self._read(lambda work: papers.to_make(work, meeting_id))
        made = papers.make(batch, self.out)
        self._write(_("Invitations made"), lambda work: papers.record(work, batch, made))
        return made

    def _slips(self) -> int:
        """Both copies of every claim there is to pay; where there is none, the last meeting's are drafted first."""
        if not self._read(_claims_to_pay):
            meeting_id = self._read(_last_past)
            drafted = self._write(
                _("Claims drafted"), lambda work: drafting.draft_for_meeting(work, meeting_id)
            )
            self._write(_("Claims handed in"), lambda work: settling.submit_all(work, drafted.claim_ids))
        chosen = self._read(_claims_to_pay)[:_MOST_SLIPS]
        drawn = slips.draw(
            self._read(lambda work: slips.to_print(work, chosen, (Reader.PERSON, Reader.FINANCE)))
        )
        self._write(_("Slips printed"), lambda work: slips.record(work, drawn, self.out / _("Slips")))
        return len(drawn.files)

    def _report(self, kind: ReportKind, file_kind: FileKind) -> Path:
        def release(work: Work) -> bytes:
            asked = ReportAsked(kind, reports.usual_period(work.today), language=language())
            return reports.release_report(work, asked, file_kind)

        path = self.out / f"{_report_name(kind)}.{file_kind.value}"
        path.write_bytes(self._write(_("Report released"), release))
        return path

    def _read(self, query: Callable[[Work], T]) -> T:
        return self.store.read(self.actor, query)

    def _write(self, label: str, action: Callable[[Work], T]) -> T:
        return self.store.write(self.actor, label, action).value

    @staticmethod
    def _say(what: str, where: Path, n: int = 1) -> None:
        print(f"{what.format(n=n)}: {where}", flush=True)


def _report_name(kind: ReportKind) -> str:
    return _("Diversity and voices") if kind is ReportKind.DIVERSITY else _("Voices")


def _fresh_place(out: Path) -> Path:
    """Where the made-up register goes: the one of an earlier demo is taken away, anything else is left alone."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        register_file.take_away(out / NAME)
    except OSError as error:
        raise Problem(_("That folder cannot be written to. Choose another one."), "out") from error
    return out / NAME


def _coming(work: Work) -> list[int]:
    return list(MeetingList(MeetingQuery()).first(work, 20))


def _last_past(work: Work) -> int:
    return MeetingList(MeetingQuery(when=meetings.When.PAST)).first(work, 1)[0]


def _claims_to_pay(work: Work) -> list[int]:
    wanted = ClaimQuery(states=(ClaimState.APPROVED, ClaimState.SUBMITTED))
    return list(ClaimList(wanted).first(work, _MOST_SLIPS))
