"""The places a made-up organisation meets at, and what is there."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from coprod_desktop.domain.venues import FEATURE_FIELDS, Feature, Has, Venue
from coprod_desktop.services.sample.dice import Dice
from coprod_desktop.services.sample.texts import words

_SEED = 97
_FIRST_KEPT = date(2025, 1, 6)  # ids of their own, so that one place more changes nothing else of a sample
_TYPED = ("name", "address", "nearest_stop", "parking", "way_in", "contact", "phone", "note")


@lru_cache(maxsize=8)
def venue_rows(today: date) -> list[dict[str, Any]]:
    """The row of each venue, in the order of the list they are made up in."""
    dice = Dice(_SEED, _FIRST_KEPT)
    return [_row(dice, entry, today) for entry in words("places")["venue"]]


def surely_has(venue: dict[str, Any], feature: Feature, today: date) -> bool:
    """Whether a venue answers a need by itself."""
    return Venue(**venue).surely_has(feature, today)


def _row(dice: Dice, entry: dict[str, Any], today: date) -> dict[str, Any]:
    said = {**dict.fromkeys(entry["has"], Has.YES), **dict.fromkeys(entry["has_not"], Has.NO)}
    return {
        **dice.identity(),
        **{name: entry.get(name, "") for name in _TYPED},
        **{field: said.get(feature.value, Has.NOT_KNOWN) for feature, field in FEATURE_FIELDS.items()},
        "cost_pence": entry.get("cost", 0),
        "checked_on": today - timedelta(days=entry["checked_days_ago"]),
    }
