"""Reading a JSON object whose every field is checked, and keeping what a later program may have added."""

from datetime import UTC, datetime
from typing import Any, TypeVar

_Kind = TypeVar("_Kind")


class Reading:
    """Fields of one JSON object by name and kind; ``rest`` is what nobody asked for.

    Every method raises :class:`ValueError` for a field that is missing or of another kind.
    """

    def __init__(self, raw: Any) -> None:
        if not isinstance(raw, dict):
            raise ValueError("not an object")  # noqa: TRY004 - whoever reads catches one kind
        self._raw: dict[str, Any] = raw
        self._asked: set[str] = set()

    def text(self, name: str) -> str:
        """A text."""
        return self._kind(name, str)

    def whole(self, name: str) -> int:
        """A whole number."""
        return self._kind(name, int)

    def flag(self, name: str) -> bool:
        """True or false."""
        return self._kind(name, bool)

    def rows(self, name: str) -> list[Any]:
        """A list, its members unread."""
        return self._kind(name, list)

    def mapping(self, name: str) -> dict[str, Any]:
        """An object within, its fields unread."""
        return self._kind(name, dict)

    def bits(self, name: str, length: int | None = None) -> bytes:
        """Bytes written as hex, of this length where one is given."""
        bits = bytes.fromhex(self.text(name))
        if length is not None and len(bits) != length:
            raise ValueError(name)
        return bits

    def instant(self, name: str) -> datetime:
        """An instant with its zone."""
        at = datetime.fromisoformat(self.text(name))
        if at.tzinfo is None:
            raise ValueError(name)
        try:
            return at.astimezone(UTC)
        except OverflowError as error:
            raise ValueError(name) from error

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        self._asked.add(name)
        return self._raw.get(name) is not None

    def inner(self, name: str) -> "Reading":
        """An object within, to be read."""
        return Reading(self.mapping(name))

    @property
    def rest(self) -> dict[str, Any]:
        """Fields nobody asked for."""
        return {name: value for name, value in self._raw.items() if name not in self._asked}

    def _kind(self, name: str, kind: type[_Kind]) -> _Kind:
        self._asked.add(name)
        value = self._raw.get(name)
        if not isinstance(value, kind) or type(value) is not kind:  # true is a whole number to Python
            raise ValueError(name)
        return value
