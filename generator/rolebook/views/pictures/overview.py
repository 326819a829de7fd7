"""The map of a framework: what there is of each kind, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rolebook.model.framework import Framework
from rolebook.model.kinds import Kind
from rolebook.model.library import LibraryEntry
from rolebook.views import addresses as at
from rolebook.views.parts import Link, Linker
from rolebook.views.pictures.nesting import Nesting, Node, nesting

_WIDE = 900.0
"""The width of the map on a wide screen: its words are then as large as those of the text."""
PLACES = {
    Kind.COMPETENCY: at.COMPETENCIES,
    Kind.PROFILE: at.PROFILES,
    Kind.INCENTIVE: at.INCENTIVES,
    Kind.PLAN: at.INTERVIEWS,
    Kind.QUESTIONNAIRE: at.QUESTIONNAIRES,
    Kind.WORKSHEET: at.WORKSHEETS,
    Kind.LIBRARY_ENTRY: at.LIBRARY,
}
"""The kinds that have a page of their own, in the order of the handbook, with its address."""


@dataclass(frozen=True)
class FrameworkMap:
    """All kinds with the number of their entries, drawn for a phone or paper and for a wide screen."""

    narrow: Nesting
    wide: Nesting

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What the map shows, as a tree."""
        return self.narrow.nodes


def framework_map(framework: Framework, linker: Linker, titles: Mapping[Kind, str]) -> FrameworkMap:
    """The map of everything that has a page. `titles` are those of the kinds' pages."""
    inside = {
        Kind.COMPETENCY: tuple(_categories(framework)),
        Kind.LIBRARY_ENTRY: tuple(_library_kinds(framework, linker)),
    }
    nodes = tuple(
        Node(Link(titles[kind], address), inside.get(kind, ()), len(framework.of_kind(kind)))
        for kind, address in PLACES.items()
        if framework.of_kind(kind)
    )
    return FrameworkMap(nesting(nodes), nesting(nodes, _WIDE))


def _categories(framework: Framework) -> Iterator[Node]:
    for category in framework.about.categories:
        count = len(framework.competencies_by_category[category.id])
        if count:
            yield Node(Link(category.title, at.category_page(category.id)), count=count, hue=category.hue)


def _library_kinds(framework: Framework, linker: Linker) -> Iterator[Node]:
    for kind in framework.about.library:
        entries = framework.library_by_kind[kind.id]
        if entries:
            wholes = (entry for entry in entries if _spans_kinds(framework, entry))
            children = tuple(Node(linker.link(entry), count=_parts(framework, entry)) for entry in wholes)
            yield Node(Link(kind.plural, at.library_page(kind.id)), children, len(entries))


def _spans_kinds(framework: Framework, entry: LibraryEntry) -> bool:
    """Whether an entry orders the library: it stands at the top, and entries of other kinds are parts of it."""
    return not entry.part_of and any(part.kind != entry.kind for part in framework.parts_of[entry.id])


def _parts(framework: Framework, entry: LibraryEntry) -> int:
    """How many entries are parts of one, directly or through others."""
    return sum(1 + _parts(framework, part) for part in framework.parts_of[entry.id])
