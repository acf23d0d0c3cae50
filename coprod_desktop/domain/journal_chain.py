"""The chained journal: each entry is bound to the one before it, so that a change made past the program shows.

Needs the standard library alone: what is kept beside the register is read before the rest of the program is loaded.
"""

import hashlib
import hmac
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple, Self

#: What the first entry follows.
START = bytes(32)

#: The entity of the entry that stands for its group itself: every group begins with one.
GROUP = "journal_group"

#: A group's label once it has been erased.
ERASED_LABEL = ""

_FIRST_YEAR, _LAST_YEAR = 1971, 9998


class Chained(NamedTuple):
    """What a link binds: all of an entry but its images and their salt, and how its group came about.

    ``kind``, ``takes_back`` and ``sealed`` are the group's; its label is bound by the commitment of the entry that
    stands for it. ``at`` is text as :func:`moment` gives it.
    """

    sequence: int
    group_id: int
    kind: str | None
    takes_back: int | None
    sealed: bool | None
    actor_id: int
    at: str
    entity: str
    entity_id: int
    commitment: bytes


class Written(NamedTuple):
    """One entry as it stands in the register, with what its group says and the group that erased it, if any.

    Nothing of it is trusted: any value may be of any kind.
    """

    chained: Chained
    mac: bytes | None
    before: str | None
    after: str | None
    salt: bytes | None
    label: str | None
    group_actor_id: int | None
    group_at: str
    erased_by: int | None

    @property
    def opens(self) -> bool:
        """Whether it stands for its group itself."""
        return self.chained.entity == GROUP and self.chained.entity_id == self.chained.group_id

    def moved(self, sequence: int) -> Chained:
        """What would be bound if it stood at another place."""
        return self.chained._replace(sequence=sequence)


@dataclass(frozen=True)
class Anchor:
    """Where the journal ended at some moment: its last sequence, how many entries, the last mac.

    Kept outside the register, it shows later whether the journal was cut short or written anew since.
    """

    sequence: int
    count: int
    mac: bytes

    def to_plain(self) -> dict[str, int | str]:
        """As numbers and text, for a JSON file."""
        return {"sequence": self.sequence, "count": self.count, "mac": self.mac.hex()}

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> Self:
        """The anchor that :meth:`to_plain` gave. Raises :class:`ValueError` when it is none."""
        sequence, count, mac = (plain.get(name) for name in ("sequence", "count", "mac"))
        if type(sequence) is not int or type(count) is not int or not isinstance(mac, str):
            raise ValueError("not an anchor")
        if len(bytes.fromhex(mac)) != len(START):
            raise ValueError("not an anchor")
        return cls(sequence, count, bytes.fromhex(mac))


class Damage(StrEnum):
    """What is wrong where the journal first disagrees with itself, with an anchor or with the rows it is about."""

    EDITED = "edited"
    MISSING = "missing"
    INSERTED = "inserted"
    ORDER = "order"
    TRUNCATED = "truncated"
    REWRITTEN = "rewritten"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class Break:
    """The first place that is not as it was written; ``sequence`` None when a group stands outside the chain.

    ``at`` is when the entry there says it was written, None when it does not say.
    """

    damage: Damage
    sequence: int | None
    at: datetime | None = None


@dataclass(frozen=True)
class Verdict:
    """What came of verifying: how far the journal is whole, and how many entries each group erased on purpose."""

    head: Anchor
    erased: Mapping[int, int]
    broken: Break | None = None


def new_salt() -> bytes:
    """16 random bytes that keep a commitment from giving away a short value."""
    return secrets.token_bytes(16)


def commitment(salt: bytes, before: str | None, after: str | None) -> bytes:
    """SHA-256 over the salt and both images, each with its length, absent ones marked."""
    digest = hashlib.sha256(salt)
    for image in (before, after):
        raw = b"-" if image is None else image.encode()
        digest.update(b"%d:" % (-1 if image is None else len(raw)) + raw)
    return digest.digest()


def moment(at: datetime) -> str:
    """An instant as every database gives it back: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def link(key: bytes, previous: bytes | None, row: Chained) -> bytes:
    """HMAC-SHA-256 under the journal key over the mac before and the row, each part with its kind and length."""
    return hmac.digest(key, _encoded(previous) + b"".join(map(_encoded, row)), "sha256")


def _encoded(part: object) -> bytes:
    if isinstance(part, int):
        return b"i%d;" % part
    if isinstance(part, str):
        raw = part.encode(errors="surrogatepass")
        return b"s%d:%b" % (len(raw), raw)
    if isinstance(part, bytes):
        return b"b%d:%b" % (len(part), part)
    return b"x%b;" % repr(part).encode()


def examine(key: bytes, rows: Iterable[Written], anchors: Iterable[Anchor] = ()) -> Verdict:
    """Follow the chain from its start to the first break; ``rows`` by sequence, held one at a time."""
    head, erased, coming = Anchor(0, 0, START), Counter[int](), iter(rows)
    known: dict[int, set[Anchor]] = {}
    for anchor in anchors:
        known.setdefault(anchor.sequence, set()).add(anchor)
    for row in coming:
        damage = _damage(key, head, row, coming)
        if damage is not None:
            return Verdict(head, erased, Break(damage, head.sequence + 1, _when(row)))
        head = Anchor(row.chained.sequence, head.count + 1, row.mac or START)
        if known.get(head.sequence, {head}) != {head}:
            return Verdict(head, erased, Break(Damage.REWRITTEN, head.sequence, _when(row)))
        if row.erased_by is not None:
            erased[row.erased_by] += 1
    if any(sequence > head.sequence for sequence in known):
        return Verdict(head, erased, Break(Damage.TRUNCATED, head.sequence + 1))
    return Verdict(head, erased)


def _when(row: Written) -> datetime | None:
    """When it says it was written; None for a day that no clock of ours could have said."""
    try:
        at = datetime.fromisoformat(row.chained.at)
    except ValueError:
        return None
    return at if _FIRST_YEAR <= at.year <= _LAST_YEAR else None


def _damage(key: bytes, head: Anchor, row: Written, coming: Iterator[Written]) -> Damage | None:
    if row.chained.sequence != head.sequence + 1:
        return Damage.MISSING if row.chained.sequence > head.sequence else Damage.INSERTED
    if row.group_actor_id is None:
        return Damage.MISSING
    if row.mac == link(key, head.mac, row.chained):
        return None if _as_committed(row) else Damage.EDITED
    return _kind_of_break(key, head, row, next(coming, None))


def _as_committed(row: Written) -> bool:
    """Whether images and label are those the entry was bound to, or have been erased as a later entry says."""
    if (row.group_actor_id, row.group_at) != (row.chained.actor_id, row.chained.at):
        return False
    if row.opens and (row.before is not None or row.after is not None):
        return False
    after, blank = (row.label, ERASED_LABEL) if row.opens else (row.after, None)
    if row.salt is None:
        return row.before is None and after == blank and row.erased_by is not None
    try:
        return commitment(row.salt, row.before, after) == row.chained.commitment
    except (AttributeError, TypeError):  # an image that is no text, a salt that is no bytes
        return False


def _kind_of_break(key: bytes, head: Anchor, row: Written, following: Written | None) -> Damage:
    """What happened here, judged by the entry after it; a change where that does not tell."""
    if row.mac is None:
        return Damage.INSERTED
    if following is None or following.mac == link(key, row.mac, following.chained):
        return Damage.EDITED
    place = row.chained.sequence
    if row.mac == link(key, following.mac, row.moved(place + 1)):
        return Damage.ORDER
    if following.mac == link(key, head.mac, following.moved(place)):
        return Damage.INSERTED
    if following.mac == link(key, row.mac, following.moved(place + 2)):
        return Damage.MISSING
    return Damage.EDITED
