"""Voices: keeping their facts true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import MeetingKind
from coprod_desktop.services import organisation
from coprod_desktop.storage import voices as stored

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_desktop.storage.database import Work


def recompute(work: Work, people: Iterable[int]) -> None:
    """Make the voice facts of these people true again, in the same action that changed their history."""
    touched = set(people)
    if not touched:
        return
    work.flush()
    settings = organisation.current(work)
    stored.rebuild(work.session, touched, [MeetingKind(kind) for kind in settings.uncounted_kinds])
    for person_id in touched:
        work.touch("voice_fact", person_id)


def recompute_meeting(work: Work, meeting_id: int) -> None:
    """The same for everyone at a meeting that was moved, called off or became another kind."""
    work.flush()
    recompute(work, stored.people_at(work.session, meeting_id))
