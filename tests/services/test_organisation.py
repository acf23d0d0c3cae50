"""The organisation's settings and staff."""

import pytest

from coprod_desktop.domain.meetings import MeetingKind
from coprod_desktop.domain.organisation import Organisation
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import organisation
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_meeting, a_person, an_actor, an_attendance
from tests.services.undoing import do, keep, whole


def test_settings_not_named_are_left_alone(store: Store, actor: Actor) -> None:
    do(store, actor, lambda work: organisation.save(work, promise_days=7))
    do(store, actor, lambda work: organisation.save(work, complete_from=TODAY, promise_days=8))
    found = store.read(an_actor(Role.LEAD), organisation.current)
    expected = Organisation(name="Marlow Vale Council", promise_days=8, complete_from=TODAY)
    assert found == expected


def test_a_number_out_of_range_is_refused_beside_its_field(store: Store, actor: Actor) -> None:
    with pytest.raises(Problem) as refusal:
        store.write(actor, "Save", lambda work: organisation.save(work, familiar_days=0))
    assert refusal.value.field == "familiar_days"


def test_which_meetings_count_restates_every_voice_and_undo_restates_it_back(
    store: Store, actor: Actor
) -> None:
    person, meeting = a_person(), a_meeting(day=TODAY, kind=MeetingKind.VISIT)
    keep(store, person, meeting, an_attendance(meeting, person))
    do(store, actor, lambda work: organisation.save(work, uncounted_kinds=("visit",)))
    assert whole(store)["voice_fact"] == []
