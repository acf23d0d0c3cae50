"""Who takes part, beside a population: each question's answers through the gate that hides small numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.documents.report_content import DiversityTable
from coprod_desktop.domain.baselines import coarser, shares_at
from coprod_desktop.domain.disclosure import Group, Level, ReleasedTable, Request, release
from coprod_desktop.domain.disclosure_rules import Audience, limits_of
from coprod_desktop.domain.disclosure_words import Asked
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.questions import (
    AnswerOption,
    AnswerState,
    LevelGroup,
    OptionMapping,
    Question,
    ladder,
)
from coprod_desktop.domain.release_ledger import Earlier, in_the_way
from coprod_desktop.domain.releases import Release, cells_text, member_hash
from coprod_desktop.i18n import N_
from coprod_desktop.services import questions
from coprod_desktop.storage import questions as stored
from coprod_desktop.storage import releases as stored_releases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.domain.baselines import Baseline, BaselineValue
    from coprod_desktop.domain.period import Period
    from coprod_desktop.i18n import Language
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.questions import Said

#: What a question is called over its table; one of the organisation's own stands in its own words.
QUESTION_NAMES: dict[str, str] = {
    "age_band": N_("Age"),
    "gender": N_("Gender"),
    "ethnic_group": N_("Ethnic group"),
    "disability": N_("Disability"),
    "sexual_orientation": N_("Sexual orientation"),
    "religion": N_("Religion"),
    "caring": N_("Caring for someone"),
    "area": N_("Town or country"),
    "deprivation": N_("Deprivation of the area"),
    "joining": N_("How people join"),
}

GROUP_NAMES: dict[str, str] = {
    "took part": N_("took part"),
    "register": N_("on the register"),
    "invited": N_("invited"),
    "seated": N_("holding a seat"),
}

#: Children are left out of the comparison while nobody on the register is one.
_CHILDREN = "children"


@dataclass(frozen=True)
class DiversityAsked:
    """Whom the tables are about and for; ``compared_with`` are ids of comparison populations to use before others."""

    period: Period
    language: Language
    board_id: int | None = None
    audience: Audience = Audience.LEAD
    compared_with: frozenset[int] = frozenset()


@dataclass(frozen=True)
class MadeTable:
    """One table as it may leave, with what the ledger keeps of it."""

    table: DiversityTable
    question_key: str
    members: frozenset[str]

    @property
    def cells(self) -> str:
        """What it showed, as stored."""
        return cells_text(self.table.released)


@dataclass(frozen=True)
class _Population:
    """A comparison population with its shares; none for a question nothing is known about."""

    baseline: Baseline | None = None
    values: tuple[BaselineValue, ...] = ()


@dataclass(frozen=True)
class _Topic:
    """A question with its levels, finest first, and what they are compared with but for ``left_out``."""

    question: Question
    levels: tuple[tuple[LevelGroup, ...], ...]
    population: _Population
    left_out: frozenset[str]

    def counted(self, chosen: Mapping[int | None, int]) -> tuple[Level, ...]:
        """The levels with how many people chose each group, beside the population's shares."""
        made: list[Level] = []
        shares: dict[str, int] = {}
        for number, groups in enumerate(self.levels):
            shares = self._shares(number, shares)
            counted = tuple(
                Group(
                    group.key,
                    group.label,
                    sum(chosen.get(n, 0) for n in group.option_ids),
                    shares.get(group.key),
                )
                for group in groups
            )
            made.append(Level(str(number), counted))
        return tuple(made)

    def _shares(self, number: int, finer: Mapping[str, int]) -> dict[str, int]:
        """The population's shares of one level: as published, or summed from the level before."""
        published = shares_at(self.population.values, number, self.left_out)
        if published or not finer:
            return published
        groups, before = self.levels[number], self.levels[number - 1]
        group_of = {f.key: next((g.key for g in groups if f.option_ids <= g.option_ids), "") for f in before}
        return coarser(finer, group_of)


def tables(work: Work, asked: DiversityAsked) -> list[MadeTable]:
    """A table for each question and each group of people that can be shown; one with words alone where none can."""
    work.actor.require(Permission.SEE_REPORTS)
    found = questions.current_set(work)
    if found is None:
        return []
    maker = _Maker(work, asked)
    return [table for question in stored.of_set(work.session, found.id) for table in maker.of(question)]


def small_groups(work: Work, language: Language) -> tuple[tuple[str, int], ...]:
    """Two ethnic groups with their share per 100,000, for saying what chance alone does to a group of twelve."""
    work.actor.require(Permission.SEE_REPORTS)
    whole = next(
        (b for b in stored.baselines(work.session) if b.question_key == "ethnic_group" and not b.partial),
        None,
    )
    if whole is None:
        return ()
    values = stored.baseline_values(work.session, whole.id)
    names = {"all_other": language.gettext("any minority ethnic group"), "black": language.gettext("Black")}
    shares = {value.category_key: value.share for value in values}
    return tuple((name, shares[key]) for key, name in names.items() if key in shares)


class _Maker:
    """Makes the tables of one report; what it has made stands in the way of what follows, as what left before does."""

    def __init__(self, work: Work, asked: DiversityAsked) -> None:
        self._work, self._asked = work, asked
        session, period, board_id = work.session, asked.period, asked.board_id
        self._groups = {
            "took part": stored.took_part(session, period, board_id),
            "register": stored.registered(session, period),
            "invited": stored.invited(session, period, board_id),
            "seated": stored.seated(session, period, board_id),
        }
        self._wordings = {
            row: wording.text for row, wording in stored.wordings(session, asked.language.code).items()
        }
        self._baselines = stored.baselines(session)
        self._key = stored_releases.members_key(session)
        self._hashes: dict[int, str] = {}

    def of(self, question: Question) -> list[MadeTable]:
        """The tables of one question."""
        said = {row.person_id: row for row in stored.said(self._work.session, question.id)}
        topic = self._topic(question, {row.option_id for row in said.values()})
        earlier = self._earlier(question.key)
        shown: list[MadeTable] = []
        silent: list[tuple[str, MadeTable]] = []
        alike: list[str] = []
        for group, people in self._groups.items():
            made = self._table(topic, group, {n: said.get(n) for n in people})
            if not made.table.released.cells or made.table.released.withheld:
                silent.append((group, made))
            elif in_the_way(
                made.members, made.cells, [*earlier, *(self._as_earlier(table) for table in shown)]
            ):
                alike.append(group)
                if not shown:
                    silent.append((group, self._without_numbers(made)))
            else:
                shown.append(made)
        return self._told(shown, silent, alike)

    def _told(
        self, shown: list[MadeTable], silent: list[tuple[str, MadeTable]], alike: list[str]
    ) -> list[MadeTable]:
        """The tables shown, the last of them saying which groups are not shown by themselves and why."""
        if not shown:
            return [max((made for _group, made in silent), key=lambda made: len(made.members))]
        words = self._asked.language.gettext
        too_few = [group for group, _made in silent if group not in alike]
        notes = []
        for groups, sentence in (
            (too_few, words("Too few answers to show by themselves: {groups}.")),
            (alike, words("Not shown by themselves, because they are nearly the same people: {groups}.")),
        ):
            if groups:
                names = ", ".join(words(GROUP_NAMES[group]) for group in groups)
                notes.append(sentence.format(groups=names))
        return [*shown[:-1], _with_sentences(shown[-1], (*shown[-1].table.released.sentences, *notes))]

    def _without_numbers(self, made: MadeTable) -> MadeTable:
        """A table whose numbers must wait: what can be said, and when there will be more."""
        words, said = self._asked.language.gettext, made.table.released.sentences[:2]
        wait = (
            words(
                "Numbers for nearly the same people have been given before. Two reports together could single someone out."
            ),
            words("New numbers can be given once at least 10 people have joined or changed."),
        )
        released = replace(made.table.released, cells=(), total=None, sentences=(*said, *wait))
        return replace(made, table=replace(made.table, released=released))

    def _table(self, topic: _Topic, group: str, said: Mapping[int, Said | None]) -> MadeTable:
        question, baseline = topic.question, topic.population.baseline
        chosen = {
            n: row.option_id for n, row in said.items() if row is not None and row.option_id is not None
        }
        asked = [row for row in said.values() if row is not None]
        declined = sum(row.state is AnswerState.PREFER_NOT_TO_SAY for row in asked)
        request = Request(
            self._asked.audience,
            limits_of(question.rule),
            topic.counted(Counter(chosen.values())),
            Asked(len(said), len(asked), len(chosen), declined),
            self._asked.period,
            "" if baseline is None else baseline.name,
        )
        released = release(request, self._asked.language)
        source = "" if baseline is None else baseline.source
        table = DiversityTable(self._title(question, group), released, source)
        return MadeTable(table, question.key, self._members(chosen))

    def _title(self, question: Question, group: str) -> str:
        words = self._asked.language.gettext
        name = words(QUESTION_NAMES.get(question.key, "")) or self._wordings.get(question.id, question.text)
        return words("{question}, {group}").format(question=name, group=words(GROUP_NAMES[group]))

    def _topic(self, question: Question, chosen: set[int | None]) -> _Topic:
        session = self._work.session
        options = [self._worded(option) for option in stored.options(session, [question.id])]
        mappings = [self._worded_group(mapping) for mapping in stored.mappings(session, [question.id])]
        levels = ladder(options, mappings)
        children = {n for groups in levels for g in groups if g.key == _CHILDREN for n in g.option_ids}
        left_out = frozenset() if children & chosen else frozenset({_CHILDREN})
        return _Topic(question, levels, self._population(question), left_out)

    def _worded(self, option: AnswerOption) -> AnswerOption:
        return AnswerOption(**{**option.model_dump(), "label": self._wordings.get(option.id, option.label)})

    def _worded_group(self, mapping: OptionMapping) -> OptionMapping:
        label = self._wordings.get(mapping.id, mapping.group_label)
        return OptionMapping(**{**mapping.model_dump(), "group_label": label})

    def _population(self, question: Question) -> _Population:
        fitting = [b for b in self._baselines if b.question_key == question.key]
        fitting.sort(key=lambda b: b.id not in self._asked.compared_with)
        if not fitting:
            return _Population()
        return _Population(fitting[0], tuple(stored.baseline_values(self._work.session, fitting[0].id)))

    def _earlier(self, question_key: str) -> list[Earlier]:
        rows = stored_releases.of_questions(self._work.session, [question_key])
        return [_earlier(row) for row in rows if row.members != "[]"]

    def _as_earlier(self, made: MadeTable) -> Earlier:
        return Earlier(made.members, made.cells, self._work.today)

    def _members(self, person_ids: Iterable[int]) -> frozenset[str]:
        for person_id in person_ids:
            if person_id not in self._hashes:
                self._hashes[person_id] = member_hash(self._key, person_id)
        return frozenset(self._hashes[person_id] for person_id in person_ids)


def _earlier(row: Release) -> Earlier:
    return Earlier(row.member_hashes(), row.cells, row.made_at.date())


def _with_sentences(made: MadeTable, sentences: tuple[str, ...]) -> MadeTable:
    released: ReleasedTable = replace(made.table.released, sentences=sentences)
    return replace(made, table=replace(made.table, released=released))
