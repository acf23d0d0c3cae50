"""The organisation's settings, the same for everyone who opens the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.organisation import Organisation, OrganisationSetting
from coprod_desktop.domain.permission import Permission
from coprod_desktop.storage import organisation as stored
from coprod_desktop.storage import voices as stored_voices

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Work


def current(work: Work) -> Organisation:
    """The settings as they are; every role may know them."""
    return Organisation.from_rows({key: row.value for key, row in stored.settings(work.session).items()})


def save(work: Work, **values: Any) -> Organisation:
    """Change some settings; others are left alone. Which kinds of meeting count restates every voice.

    Raises :class:`~coprod_desktop.domain.problems.Problem` beside a number out of range.
    """
    work.actor.require(Permission.EDIT_SETTINGS)
    rows = stored.settings(work.session)
    changed = current(work).changed(**values)
    texts = changed.to_rows()
    for key in values:
        if key in rows:
            work.edit(rows[key], None, {"value": texts[key]})
        else:
            work.add(OrganisationSetting(key=key, value=texts[key]))
    if "uncounted_kinds" in values:
        from coprod_desktop.services import voices

        voices.recompute(work, stored_voices.everyone(work.session))
    return changed
