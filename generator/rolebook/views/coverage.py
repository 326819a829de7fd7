"""The coverage map: what there is for each competency, and where something is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, islice

from rolebook.model.about import Category
from rolebook.model.competency import Competency
from rolebook.model.entry import in_use
from rolebook.model.framework import Framework
from rolebook.views.addresses import alignment_row, coverage_places
from rolebook.views.competency import Numbered, numbered
from rolebook.views.gaps import ItemsByPerspective, RoleGap, items_by_perspective, role_gaps
from rolebook.views.parts import Link, Linker, excuse
from rolebook.views.places import Found, Topic, found

RULES = {
    Topic.QUESTIONS: "coverage-question",
    Topic.ITEMS: "coverage-item",
    Topic.INCENTIVES: "coverage-incentive",
}
"""The editorial rules that want the same as a column: a reason for an exception is a reason for a hole."""
WANTED = frozenset({Topic.QUESTIONS, Topic.ITEMS, Topic.PLANS, Topic.QUESTIONNAIRES, Topic.PROFILES, Topic.INCENTIVES})
"""The topics in which nothing is a hole. Nobody needs a reserve question or a worksheet for everything."""
MAX_NAMED = 25
"""How many holes of one kind are named above the map; it shows the others."""
_LISTED_HERE = frozenset({Topic.PLANS, Topic.QUESTIONNAIRES, Topic.WORKSHEETS})
"""The topics whose entries no other page lists by competency."""
_LISTED_THERE = {Topic.PROFILES: "who-needs-it", Topic.LIBRARY: "related"}
"""The topics that a competency's page lists, with the place on it."""


class Heading(StrEnum):
    """What a group of columns tells."""

    ASKED = "asked"
    RATED = "rated"
    USED = "used"
    BACKED = "backed"


_HEADINGS = {
    Topic.QUESTIONS: Heading.ASKED,
    Topic.RESERVE: Heading.ASKED,
    Topic.ITEMS: Heading.RATED,
    Topic.PERSPECTIVE: Heading.RATED,
    Topic.PLANS: Heading.USED,
    Topic.QUESTIONNAIRES: Heading.USED,
    Topic.WORKSHEETS: Heading.USED,
    Topic.PROFILES: Heading.BACKED,
    Topic.INCENTIVES: Heading.BACKED,
    Topic.LIBRARY: Heading.BACKED,
}


@dataclass(frozen=True)
class Column:
    """A column of the map. `title` is the perspective's; other topics have words of their own in the template."""

    topic: Topic
    title: str
    wanted: bool


@dataclass(frozen=True)
class Cell:
    """How many there are, and where they stand; where there are none, no address."""

    count: int
    address: str


@dataclass(frozen=True)
class CoverageRow:
    """A competency with a cell for each column."""

    competency: Numbered
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class CoverageGroup:
    """The rows of a category."""

    category: Category
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True)
class Hole:
    """A competency that has nothing under a topic. `reason` is empty where nobody gave one, or the edition does not."""

    competency: Numbered
    reason: str


@dataclass(frozen=True)
class Holes:
    """How many competencies have nothing under a topic, and the names of the first MAX_NAMED."""

    topic: Topic
    count: int
    named: tuple[Hole, ...]


@dataclass(frozen=True)
class UsedIn:
    """Where a competency is used, by topic; topics without any place are left out."""

    id: str
    competency: Numbered
    places: tuple[tuple[Topic, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class CoverageView:
    """The page of the coverage map. Topics of which the edition holds nothing at all are left out.

    `headings` stand above the columns, each over as many as its number says.
    """

    columns: tuple[Column, ...]
    headings: tuple[tuple[Heading, int], ...]
    groups: tuple[CoverageGroup, ...]
    holes: tuple[Holes, ...]
    role_gaps: tuple[RoleGap, ...]
    perspectives: tuple[ItemsByPerspective, ...]
    used_in: tuple[UsedIn, ...]


def has_coverage(framework: Framework) -> bool:
    """Whether there is a map to draw: competencies, and something that is made for them."""
    return bool(in_use(framework.competencies) and found(framework))


def coverage_view(framework: Framework, linker: Linker) -> CoverageView:
    """The page of the coverage map."""
    everything = found(framework)
    return CoverageView(
        tuple(Column(each.topic, each.title, each.topic in WANTED) for each in everything),
        tuple((heading, len(list(some))) for heading, some in groupby(_HEADINGS[each.topic] for each in everything)),
        tuple(_groups(framework, linker, everything)),
        tuple(_holes(framework, linker, everything)),
        role_gaps(framework, linker),
        items_by_perspective(framework, linker),
        tuple(_used_in(framework, linker, everything)),
    )


def _groups(framework: Framework, linker: Linker, everything: Sequence[Found]) -> Iterator[CoverageGroup]:
    for category in framework.about.categories:
        rows = tuple(
            CoverageRow(
                numbered(framework, linker, competency), tuple(_cell(linker, each, competency) for each in everything)
            )
            for competency in in_use(framework.competencies_by_category[category.id])
        )
        if rows:
            yield CoverageGroup(category, rows)


def _cell(linker: Linker, each: Found, competency: Competency) -> Cell:
    ids = each.ids[competency.id]
    return Cell(len(ids), _place(linker.address, each.topic, competency.id, ids) if ids else "")


def _place(address: Mapping[str, str], topic: Topic, competency: str, ids: Sequence[str]) -> str:
    """Where a reader finds the things that a cell counts: where they stand together, or where the first one stands."""
    if topic is Topic.INCENTIVES:
        return alignment_row(competency)
    if topic in _LISTED_THERE:
        return f"{address[competency]}#{_LISTED_THERE[topic]}"
    if topic in _LISTED_HERE and len(ids) > 1:
        return coverage_places(competency)
    return address[ids[0]]


def _holes(framework: Framework, linker: Linker, everything: Sequence[Found]) -> Iterator[Holes]:
    for each in everything:
        missing = [item for item in in_use(framework.competencies) if not each.ids[item.id]]
        if each.topic in WANTED and missing:
            rule = RULES.get(each.topic, "")
            holes = (Hole(numbered(framework, linker, one), excuse(framework.about, rule, one.id)) for one in missing)
            yield Holes(each.topic, len(missing), tuple(islice(holes, MAX_NAMED)))


def _used_in(framework: Framework, linker: Linker, everything: Sequence[Found]) -> Iterator[UsedIn]:
    listed = [each for each in everything if each.topic in _LISTED_HERE]
    for competency in in_use(framework.competencies):
        places = tuple(
            (each.topic, linker.links(each.ids[competency.id])) for each in listed if each.ids[competency.id]
        )
        if places:
            yield UsedIn(competency.id, numbered(framework, linker, competency), places)
