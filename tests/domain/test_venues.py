"""What is known of a venue, and how long it is believed."""

from datetime import timedelta

import pytest

from coprod_desktop.domain.access import Adjustment, ArrangeState, MarkedBy, UsualAdjustment
from coprod_desktop.domain.bookings import feature_for, usual_by_need
from coprod_desktop.domain.meetings import Way
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.venues import (
    BELIEVED,
    CHOICE_NAMES,
    FEATURE_FIELDS,
    Feature,
    Has,
    Venue,
    check_venue,
)
from tests.builders import TODAY, a_meeting, a_venue


def a_line(state: ArrangeState = ArrangeState.TO_ARRANGE, by: MarkedBy = MarkedBy.NOBODY) -> Adjustment:
    return Adjustment(meeting_id=1, need="Hearing loop", what="Check the loop", state=state, marked_by=by)


def standing(line: Adjustment) -> tuple[ArrangeState, MarkedBy]:
    return line.state, line.marked_by


def test_a_venue_is_believed_for_a_year_after_somebody_asked() -> None:
    venue = a_venue(hearing_loop=Has.YES, checked_on=TODAY - BELIEVED)
    assert venue.surely_has(Feature.HEARING_LOOP, TODAY)
    assert not venue.surely_has(Feature.HEARING_LOOP, TODAY + timedelta(days=1))
    assert not a_venue(hearing_loop=Has.YES, checked_on=None).surely_has(Feature.HEARING_LOOP, TODAY)


def test_what_is_not_known_is_neither_there_nor_missing() -> None:
    venue = a_venue(quiet_room=Has.NO)
    assert venue.has(Feature.QUIET_ROOM) is Has.NO
    assert venue.has(Feature.STEP_FREE) is Has.NOT_KNOWN
    assert venue.has(Feature.NONE) is Has.NOT_KNOWN


def test_every_feature_has_a_field_and_a_name() -> None:
    named = set(CHOICE_NAMES.of(Feature)) - {Feature.NONE, Feature.OTHER}
    assert set(FEATURE_FIELDS) == named


def test_a_check_that_is_still_to_come_is_refused() -> None:
    check_venue(a_venue(checked_on=None), TODAY)
    check_venue(a_venue(checked_on=TODAY), TODAY)
    with pytest.raises(Problem) as refusal:
        check_venue(a_venue(checked_on=TODAY + timedelta(days=1)), TODAY)
    assert refusal.value.field == "checked_on"


def test_a_venue_is_found_by_its_name_address_and_stop() -> None:
    venue = a_venue("Tŷ Gwyn", nearest_stop="Station Road")
    venue.derive()
    assert venue.sort_key == "ty gwyn"
    assert "market hill" in venue.search_text
    assert "station road" in venue.search_text


def test_what_the_venue_has_answers_a_line_nobody_has_said_anything_of() -> None:
    line = a_line()
    line.heed_venue(has_it=True)
    assert standing(line) == (ArrangeState.VENUE_HAS_IT, MarkedBy.VENUE)
    line.heed_venue(has_it=True)
    assert standing(line) == (ArrangeState.VENUE_HAS_IT, MarkedBy.VENUE)
    line.heed_venue(has_it=False)
    assert standing(line) == (ArrangeState.TO_ARRANGE, MarkedBy.NOBODY)


@pytest.mark.parametrize("state", [ArrangeState.TO_ARRANGE, ArrangeState.ARRANGED, ArrangeState.VENUE_HAS_IT])
@pytest.mark.parametrize("has_it", [True, False])
def test_what_one_of_us_said_is_left_alone(state: ArrangeState, has_it: bool) -> None:  # noqa: FBT001
    line = a_line(state, MarkedBy.US)
    line.heed_venue(has_it=has_it)
    assert standing(line) == (state, MarkedBy.US)


def test_on_another_day_the_venue_still_has_what_it_has_and_elsewhere_not() -> None:
    lines = [a_line(ArrangeState.ARRANGED, MarkedBy.US), a_line(ArrangeState.VENUE_HAS_IT, MarkedBy.US)]
    cannot = a_line(ArrangeState.CANNOT, MarkedBy.US)
    for line in (*lines, cannot):
        line.arrange_again(elsewhere=False)
    assert [line.state for line in lines] == [ArrangeState.TO_ARRANGE, ArrangeState.VENUE_HAS_IT]
    for line in (*lines, cannot):
        line.arrange_again(elsewhere=True)
    assert {standing(line) for line in lines} == {(ArrangeState.TO_ARRANGE, MarkedBy.NOBODY)}
    assert cannot.state is ArrangeState.CANNOT


def test_a_need_is_met_by_what_its_usual_answer_names() -> None:
    usual = usual_by_need(
        [UsualAdjustment(need="Hearing loop", what="Check the loop", met_by=Feature.HEARING_LOOP)]
    )
    assert feature_for("hearing  LOOP", usual) is Feature.HEARING_LOOP
    assert feature_for("A chair with arms", usual) is Feature.NONE


def test_a_meeting_online_has_no_venue_to_come_to() -> None:
    meeting, venue = a_meeting(), a_venue()
    meeting.is_at(venue)
    assert (meeting.place_id, meeting.venue, meeting.venue_address) == (venue.id, venue.name, venue.address)
    assert a_meeting(venue_id=venue.id, way=Way.ONLINE).place_id is None


def test_a_venue_nobody_asked_about_is_not_known() -> None:
    assert not Venue(name="Town Hall").known()
    assert Venue(name="Town Hall", step_free=Has.YES).known()
