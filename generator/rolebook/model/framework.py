"""The Framework: everything one folder of YAML says, with its indexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from rolebook.model.about import About, Category
from rolebook.model.competency import Competency
from rolebook.model.entry import Entry
from rolebook.model.incentive import Effect, Incentive
from rolebook.model.interview import InterviewPlan, Question
from rolebook.model.kinds import ENTRY_KINDS, Kind
from rolebook.model.library import LibraryEntry
from rolebook.model.profile import Expectation, Profile
from rolebook.model.questionnaire import Item, Questionnaire
from rolebook.model.vocabulary import Scale, Source, Term
from rolebook.model.worksheet import Worksheet

E = TypeVar("E")


@dataclass(frozen=True)
class Backlink:
    """A relation seen from the entry it points at."""

    entry: Entry
    difference: str


@dataclass(frozen=True)
class Framework:
    """A checked framework: every reference in it resolves. Tuples keep the order of the handbook.

    `audience` is the id of the audience it was narrowed to; a framework as read is complete, so it is the last one.
    """

    about: About
    audience: str
    sources: tuple[Source, ...] = ()
    scales: tuple[Scale, ...] = ()
    terms: tuple[Term, ...] = ()
    competencies: tuple[Competency, ...] = ()
    profiles: tuple[Profile, ...] = ()
    incentives: tuple[Incentive, ...] = ()
    questions: tuple[Question, ...] = ()
    plans: tuple[InterviewPlan, ...] = ()
    items: tuple[Item, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()
    library: tuple[LibraryEntry, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether this is the edition for the last audience, which sees everything."""
        return self.audience == self.about.audiences[-1].id

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """All entries of one kind that shares the space of ids (`ENTRY_KINDS`)."""
        return self._entries_by_kind[kind]

    @cached_property
    def _entries_by_kind(self) -> Mapping[Kind, tuple[Entry, ...]]:
        return {
            Kind.COMPETENCY: self.competencies,
            Kind.PROFILE: self.profiles,
            Kind.INCENTIVE: self.incentives,
            Kind.QUESTION: self.questions,
            Kind.PLAN: self.plans,
            Kind.ITEM: self.items,
            Kind.QUESTIONNAIRE: self.questionnaires,
            Kind.WORKSHEET: self.worksheets,
            Kind.LIBRARY_ENTRY: self.library,
        }

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its id."""
        return {entry.id: entry for kind in ENTRY_KINDS for entry in self.of_kind(kind)}

    @cached_property
    def kind_of(self) -> Mapping[str, Kind]:
        """The kind of every entry, by id."""
        return {entry.id: kind for kind in ENTRY_KINDS for entry in self.of_kind(kind)}

    @cached_property
    def categories(self) -> Mapping[str, Category]:
        """Every category by its id, in the order of the handbook."""
        return {category.id: category for category in self.about.categories}

    @cached_property
    def source_index(self) -> Mapping[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def scale_index(self) -> Mapping[str, Scale]:
        """Every scale by its id."""
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def competency_index(self) -> Mapping[str, Competency]:
        """Every competency by its id."""
        return {competency.id: competency for competency in self.competencies}

    @cached_property
    def question_index(self) -> Mapping[str, Question]:
        """Every question by its id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def item_index(self) -> Mapping[str, Item]:
        """Every item by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def competencies_by_category(self) -> Mapping[str, tuple[Competency, ...]]:
        """The competencies of each category, in the order of the handbook."""
        return grouped((competency.category, competency) for competency in self.competencies)

    @cached_property
    def questions_by_competency(self) -> Mapping[str, tuple[Question, ...]]:
        """The questions that ask mainly about each competency."""
        return grouped((question.competency, question) for question in self.questions)

    @cached_property
    def items_by_competency(self) -> Mapping[str, tuple[Item, ...]]:
        """The items that rate each competency."""
        return grouped((item.competency, item) for item in self.items)

    @cached_property
    def expectations_by_competency(self) -> Mapping[str, tuple[tuple[Profile, Expectation], ...]]:
        """Who expects each competency, and at which level."""
        return grouped(
            (expectation.competency, (profile, expectation))
            for profile in self.profiles
            for expectation in profile.expectations
        )

    @cached_property
    def effects_on(self) -> Mapping[str, tuple[tuple[Incentive, Effect, bool], ...]]:
        """What incentives do to each entry; the third value says whether it is meant to help."""
        return grouped(
            (effect.on, (incentive, effect, helps))
            for incentive in self.incentives
            for helps, effects in ((True, incentive.supports), (False, incentive.undermines))
            for effect in effects
        )

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """The relations that point at each entry."""
        return grouped(
            (relation.to, Backlink(entry, relation.difference))
            for entry in self._related_entries()
            for relation in entry.related
        )

    def _related_entries(self) -> Iterator[Entry]:
        return (entry for entry in self.entries.values() if entry.related)

    @cached_property
    def parts_of(self) -> Mapping[str, tuple[LibraryEntry, ...]]:
        """The library entries that are parts of each one."""
        return grouped((entry.part_of, entry) for entry in self.library if entry.part_of)

    @cached_property
    def library_index(self) -> Mapping[str, LibraryEntry]:
        """Every library entry by its id."""
        return {entry.id: entry for entry in self.library}

    @cached_property
    def library_by_kind(self) -> Mapping[str, tuple[LibraryEntry, ...]]:
        """The library entries of each kind."""
        return grouped((entry.kind, entry) for entry in self.library)


def grouped(pairs: Iterable[tuple[str, E]]) -> Mapping[str, tuple[E, ...]]:
    """Pairs of key and value as one tuple of values for each key; a key without values gives an empty tuple."""
    lists: dict[str, list[E]] = defaultdict(list)
    for key, value in pairs:
        lists[key].append(value)
    return defaultdict(tuple, {key: tuple(values) for key, values in lists.items()})
