"""How well the check finds what was planted in hard sentences, and how often it cries wolf over eased ones."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coprod_desktop.documents import lexicon
from coprod_desktop.domain.content import Contact, Content, Heading, Row
from coprod_desktop.domain.easyread import Finding, Known, check
from coprod_desktop.i18n import Language

_ASIDE = frozenset(("length",))


@dataclass(frozen=True)
class Pair:
    """Hard sentences with the faults planted in them (the check, and words it must point at), and the same eased."""

    topic: str
    hard: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]
    eased: tuple[str, ...]


@dataclass(frozen=True)
class Judgement:
    """What was planted and missed, and every finding about an eased sentence."""

    planted: int
    missed: tuple[tuple[str, str, str], ...]
    eased: int
    alarms: tuple[tuple[str, str, str], ...]

    @property
    def found_share(self) -> float:
        """The share of the planted faults that were found."""
        return 1 - len(self.missed) / self.planted

    @property
    def alarm_share(self) -> float:
        """The share of the eased sentences about which anything was said."""
        return len({sentence for sentence, _check, _words in self.alarms}) / self.eased


@cache
def pairs(name: str = "pairs") -> tuple[Pair, ...]:
    """The pairs of one file beside this one."""
    with Path(__file__).with_name(f"{name}.toml").open("rb") as stream:
        rows = tomllib.load(stream)["pair"]
    return tuple(
        Pair(row["topic"], tuple(row["hard"]), tuple(map(_fault, row["faults"])), tuple(row["eased"]))
        for row in rows
    )


def found_in(sentences: tuple[str, ...]) -> tuple[Finding, ...]:
    """What the check says about sentences that stand beside one picture."""
    content = Content(
        title="A paper",
        language=Language("en"),
        organisation="Marlow Vale Council",
        contact=Contact("Jo", "01632 960 123", "jo@example.org"),
        contact_line="Any questions? Phone Jo on 01632 960 123",
        blocks=(Heading("A paper"), Row("people", sentences)),
    )
    return tuple(each for each in check(content, Known(lexicon.lexicon())) if each.check not in _ASIDE)


def judge(judged: tuple[Pair, ...]) -> Judgement:
    """Check every pair."""
    missed = [
        (pair.hard[0], name, words)
        for pair in judged
        for name, words in pair.faults
        if not any(_meets(finding, name, words) for finding in found_in(pair.hard))
    ]
    alarms = [(each.sentence, each.check, each.words) for pair in judged for each in found_in(pair.eased)]
    planted, eased = sum(len(pair.faults) for pair in judged), sum(len(pair.eased) for pair in judged)
    return Judgement(planted, tuple(missed), eased, tuple(alarms))


def _fault(text: str) -> tuple[str, str]:
    name, _colon, words = text.partition(": ")
    return name, words


def _meets(finding: Finding, name: str, words: str) -> bool:
    return finding.check == name and words.casefold() in finding.words.casefold()
