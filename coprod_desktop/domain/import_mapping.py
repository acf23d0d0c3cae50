"""Which column of a spreadsheet is what: suggested from headings and from what stands below them, and remembered."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.import_targets import EQUALITY, SOMEONE_ELSE, TARGETS
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.typed_contacts import email_from, is_mobile, phones_from, postcode_from
from coprod_desktop.i18n import _

_REMEMBERED, _EXACT, _WITHIN, _CONTENT = 1000, 500, 100, 1
_MOSTLY = 0.6
_NAMES = ("name", "first_name", "surname", "known_as")


@dataclass(frozen=True)
class ColumnMapping:
    """What each column fills: a key of :data:`~coprod_desktop.domain.import_targets.TARGETS`, or "" for nothing.

    ``equality`` are the columns left out because they ask an equality question.
    """

    targets: tuple[str, ...]
    equality: frozenset[int] = frozenset()

    def columns(self, target: str) -> tuple[int, ...]:
        """The columns that fill a target, from the left."""
        return tuple(n for n, filled in enumerate(self.targets) if filled == target)

    def with_target(self, column: int, target: str) -> "ColumnMapping":
        """This mapping with one column changed; a target that takes one column leaves the one it had."""
        single = bool(target) and not TARGETS[target].joined
        kept = tuple("" if single and held == target else held for held in self.targets)
        return replace(self, targets=(*kept[:column], target, *kept[column + 1 :]))

    def problem(self) -> Problem | None:
        """Why nothing can be imported this way, if so: a person has a name."""
        if any(self.columns(target) for target in _NAMES):
            return None
        return Problem(_("Say which column holds people’s names, then go on."), "name")

    def remember(self, headings: Sequence[str]) -> dict[str, str]:
        """What to keep for the next file like this: each heading, folded, and what it filled."""
        pairs = zip(headings, self.targets, strict=True)
        return {heading_key(heading): target for heading, target in pairs if heading_key(heading)}


@dataclass(frozen=True)
class _Claim:
    strength: int
    column: int
    target: str


def heading_key(heading: str) -> str:
    """A heading as it is remembered: folded words, without punctuation."""
    return " ".join(re.findall(r"\w+", fold(heading)))


def suggest_mapping(
    headings: Sequence[str], sample: Sequence[Sequence[str]], remembered: Mapping[str, str] | None = None
) -> ColumnMapping:
    """The likeliest meaning of each column, the surest claims first; ``sample`` is some rows below the headings."""
    keys = [heading_key(heading) for heading in headings]
    equality = frozenset(n for n, key in enumerate(keys) if EQUALITY & set(key.split()))
    known = remembered or {}
    settled = {n: known[key] for n, key in enumerate(keys) if key in known and known[key] in ("", *TARGETS)}
    claims = [_Claim(_REMEMBERED, n, target) for n, target in settled.items() if target]
    for column, key in enumerate(keys):
        if column not in settled and column not in equality:
            claims += _heading_claims(column, key) or _content_claims(column, key, sample)
    targets = _granted(claims, len(headings))
    return ColumnMapping(_name_beside_surname(targets, settled), equality)


def _heading_claims(column: int, key: str) -> list[_Claim]:
    exact = [_Claim(_EXACT, column, t) for t, target in TARGETS.items() if key in _keys_of(target.headings)]
    if exact:
        return exact
    words = set(key.split())
    if words & SOMEONE_ELSE:
        emergency = words & {"emergency", "kin", "brys"}
        return [_Claim(_WITHIN, column, "emergency_contact")] if emergency else []
    return [
        _Claim(_WITHIN + len(heading), column, name)
        for name, target in TARGETS.items()
        for heading in target.headings
        if f" {heading} " in f" {key} "
    ]


_KEYS: dict[tuple[str, ...], frozenset[str]] = {t.headings: frozenset(t.headings) for t in TARGETS.values()}


def _keys_of(headings: tuple[str, ...]) -> frozenset[str]:
    return _KEYS[headings]


def _is_phone(text: str) -> bool:
    return bool(phones_from(text))


def _is_mobile(text: str) -> bool:
    return any(is_mobile(phone) for phone in phones_from(text))


_CONTENT_TESTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("email", email_from),
    ("postcode", postcode_from),
    ("mobile", _is_mobile),
    ("phone", _is_phone),
)


def _content_claims(column: int, key: str, sample: Sequence[Sequence[str]]) -> list[_Claim]:
    if set(key.split()) & SOMEONE_ELSE:
        return []
    texts = [row[column] for row in sample if row[column].strip()]
    for target, fits in _CONTENT_TESTS:
        if texts and sum(1 for text in texts if fits(text)) >= _MOSTLY * len(texts):
            return [_Claim(_CONTENT, column, target)]
    return []


def _granted(claims: list[_Claim], width: int) -> tuple[str, ...]:
    targets = [""] * width
    taken: set[str] = set()
    for claim in sorted(claims, key=lambda c: (-c.strength, c.column)):
        if targets[claim.column]:
            continue
        target = _free(claim.target, taken)
        if target:
            targets[claim.column] = target
            taken.add(target)
    return tuple(targets)


def _free(target: str, taken: set[str]) -> str:
    if target not in taken or TARGETS[target].joined:
        return target
    return "mobile" if target == "phone" and "mobile" not in taken else ""


def _name_beside_surname(targets: tuple[str, ...], settled: Mapping[int, str]) -> tuple[str, ...]:
    """A column "Name" beside "Surname" means the first name, unless a first name stands there too."""
    if "surname" not in targets or "first_name" in targets or "name" not in targets:
        return targets
    at = targets.index("name")
    return targets if at in settled else (*targets[:at], "first_name", *targets[at + 1 :])
