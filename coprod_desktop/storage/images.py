"""Images of rows as JSON text: what the journal keeps, exact to the last value."""

import base64
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import Table

_DECODERS: dict[type, Callable[[Any], Any]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
    bytes: base64.b64decode,
}


def encode(values: Mapping[str, Any]) -> str:
    """Column values as JSON text with sorted keys, the same text for the same row."""
    return json.dumps(
        {key: _plain(value) for key, value in values.items()}, ensure_ascii=False, sort_keys=True
    )


def decode(table: Table, text: str) -> dict[str, Any]:
    """The column values an image stands for; columns this schema no longer has are left out."""
    image = json.loads(text)
    return {c.name: _value(c.type.python_type, image[c.name]) for c in table.columns if c.name in image}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def _value(kind: type, plain: Any) -> Any:
    decoder = _DECODERS.get(kind)
    return plain if plain is None or decoder is None else decoder(plain)
