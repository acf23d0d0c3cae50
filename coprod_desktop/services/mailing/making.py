"""Making a mailing: every paper drawn and written at once, one after another, so that thousands need no more room than ten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.people import Reach
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services.mailing.letter import SPOKEN
from coprod_desktop.services.mailing.shelf import Shelf
from coprod_desktop.services.mailing.to_email import Emailing
from coprod_desktop.services.mailing.to_phone import Phoning
from coprod_desktop.services.mailing.to_print import Printing
from coprod_desktop.services.paper_files import not_made_sentences, nothing, tidy_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from coprod_desktop.domain.people import PaperForm
    from coprod_desktop.services.mailing.letter import Letter
    from coprod_desktop.services.mailing.stack import Stack, Stacking
    from coprod_desktop.services.paper_files import Progress

_EMAILED = (Reach.EMAIL,)


@dataclass(frozen=True)
class Mailing:
    """What was made: in which folder, each letter's form by its place in what was asked for, the stacks.

    ``notes`` say what is other than asked. ``not_made`` is who or what is missing and why: each made paper stays.
    """

    shelf: Shelf
    forms: dict[int, PaperForm]
    stacks: tuple[Stack, ...]
    notes: tuple[str, ...]
    not_made: tuple[tuple[str, str], ...]

    @property
    def folder(self) -> Path:
        """Where it all is."""
        return self.shelf.folder

    @property
    def count(self) -> int:
        """How many people have their own paper."""
        return sum(stack.count for stack in self.stacks if not stack.supporters)

    @property
    def copies(self) -> int:
        """How many supporters have theirs."""
        return sum(stack.count for stack in self.stacks if stack.supporters)

    @property
    def not_made_sentences(self) -> tuple[str, ...]:
        """Who or what is missing, and why."""
        return not_made_sentences(self.not_made)

    def take_away(self) -> None:
        """Remove it all again: it was not recorded. Raises Problem when some of it cannot be removed."""
        if left := self.shelf.take_away():
            names = ", ".join(path.name for path in left)
            raise Problem(_("These papers do not count. Please delete them: {files}.").format(files=names))


def make(
    letters: Sequence[Letter],
    place: Path,
    name: str,
    progress: Progress = nothing,
    *,
    made: datetime | None = None,
) -> Mailing:
    """Make everyone's paper in a fresh folder of this name, sorted by how it leaves.

    It takes no register, so nobody waits for it. One that cannot be made or written stops no other. Stopped, it leaves
    nothing behind. Raises :class:`~coprod_desktop.domain.problems.Problem` when nothing at all could be made.
    """
    shelf = Shelf(place, tidy_name(name))
    try:
        mailing = _made(letters, shelf, progress, made)
    except BaseException:
        shelf.take_away()
        raise
    if not mailing.forms:
        shelf.take_away()
        raise Problem("\n".join(mailing.not_made_sentences))
    return mailing


def _made(letters: Sequence[Letter], shelf: Shelf, progress: Progress, made: datetime | None) -> Mailing:
    forms: dict[int, PaperForm] = {}
    stacks, notes, not_made = [], [], []
    done, total = 0, len(letters) + 1
    for stacking, places in _sorted(letters, shelf, made):
        for place in places:
            progress(done, total, letters[place].name)
            done += 1
            try:
                forms[place] = stacking.add(letters[place])
            except Problem as problem:
                not_made.append((letters[place].name, problem.message))
        progress(done, total, _("Putting them together"))
        stacks.append(stacking.finish())
        notes += stacking.notes
        not_made += stacking.not_made
    progress(total, total, "")
    whole = tuple(stack for stack in stacks if stack.count)
    return Mailing(shelf, forms, whole, tuple(notes), tuple(not_made))


def _sorted(
    letters: Sequence[Letter], shelf: Shelf, made: datetime | None
) -> Iterator[tuple[Stacking, list[int]]]:
    """The stacks that are needed and which letters go on each, in the order they leave."""
    for supporters in (False, True):
        under = (_("4 For supporters"),) if supporters else ()
        spoken = [n for n, one in enumerate(letters) if one.supporter is supporters and one.way in SPOKEN]
        emailed = [n for n, one in enumerate(letters) if one.supporter is supporters and one.way in _EMAILED]
        others = {*spoken, *emailed}
        printed = [n for n, one in enumerate(letters) if one.supporter is supporters and n not in others]
        if printed:
            to_print = (*under, _("1 Print and post"))
            yield Printing(shelf, to_print, len(printed), supporters=supporters), printed
        if emailed:
            to_email = (*under, _("2 E-mail drafts"))
            yield Emailing(shelf, to_email, len(emailed), supporters=supporters, made=made), emailed
        if spoken:
            yield Phoning(shelf, (*under, _("3 Phone list")), len(spoken), supporters=supporters), spoken
