"""Numbers that are given once: never used again, not even after the action that took them was undone."""

from __future__ import annotations

import json

from sqlalchemy import insert, select, update
from sqlmodel import Session, col

from coprod_desktop.domain.entity import new_id, new_token
from coprod_desktop.domain.organisation import OrganisationSetting


def take(session: Session, name: str, highest: int) -> int:
    """The number after the last one given under this name, and after ``highest``.

    The last number is kept outside the journal, so that taking an action back does not free it.
    """
    key = col(OrganisationSetting.key) == name
    stored = session.scalar(select(col(OrganisationSetting.value)).where(key))
    number = max(highest, 0 if stored is None else int(json.loads(stored))) + 1
    if stored is None:
        row = {"id": new_id(), "version": new_token(), "key": name, "value": json.dumps(number)}
        session.execute(insert(OrganisationSetting).values(row))
    else:
        session.execute(update(OrganisationSetting).where(key).values(value=json.dumps(number)))
    return number
