"""The parts that several pages share: links, citations, relations and the edition line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rolebook.model.about import About, Category
from rolebook.model.entry import Entry, Provenance
from rolebook.model.framework import Framework
from rolebook.model.incentive import Effect, Incentive
from rolebook.model.kinds import Kind
from rolebook.model.library import LibraryEntry
from rolebook.views.addresses import addresses, category_page, effect_address, source_address
from rolebook.views.upkeep import Facts, Upkeep, facts

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Link:
    """A way to another page; `address` is a path of the Markdown pages, with an anchor where needed."""

    title: str
    address: str


@dataclass(frozen=True)
class Cited:
    """Where some parts of an entry come from. Without parts, it is about all of them."""

    source: Link
    provenance: Provenance
    locator: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Ground:
    """Sources that something rests on in the same way."""

    provenance: Provenance
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class Grounds:
    """What an entry rests on, block by block."""

    cited: tuple[Cited, ...]

    def of(self, part: str) -> tuple[Ground, ...]:
        """What one block rests on; `part` is its key. A citation without parts is about all of them.

        Where one source stands for the whole entry, its first block says so, and the others need not repeat it.
        """
        return () if self._is_alike else self._of(part)

    def of_first(self, part: str) -> tuple[Ground, ...]:
        """What the first block rests on, and with it all others where they rest on the same."""
        return self._of(part)

    @property
    def _is_alike(self) -> bool:
        return len(self.of_all) == 1 and not any(each.parts for each in self.cited)

    def _of(self, part: str) -> tuple[Ground, ...]:
        name = _part_name(part)
        return _grouped_grounds(each for each in self.cited if not each.parts or name in each.parts)

    @property
    def of_all(self) -> tuple[Ground, ...]:
        """What the entry rests on as a whole."""
        return _grouped_grounds(self.cited)


def _grouped_grounds(cited: Iterable[Cited]) -> tuple[Ground, ...]:
    sources: dict[Provenance, dict[Link, None]] = {}
    for each in cited:
        sources.setdefault(each.provenance, {})[each.source] = None
    return tuple(Ground(provenance, tuple(links)) for provenance, links in sources.items())


def _part_name(part: str) -> str:
    """A key as readers see it."""
    return part.replace("_", " ")


@dataclass(frozen=True)
class Related:
    """Another entry and how the two differ."""

    link: Link
    kind: str
    difference: str


@dataclass(frozen=True)
class Paid:
    """What one incentive does to an entry."""

    incentive: Link
    effect: Effect


@dataclass(frozen=True)
class Pay:
    """What the incentives do to an entry, for it and against it."""

    supporting: tuple[Paid, ...]
    undermining: tuple[Paid, ...]


@dataclass(frozen=True)
class EditionLine:
    """What the foot of every page and the head of every sheet say about the edition."""

    framework: str
    """The id of the framework."""
    title: str
    version: str
    released: str
    language: str
    edition: str


@dataclass(frozen=True)
class TakeAway:
    """The handbook as documents: the whole in several formats, a link titled by each ending, and single chapters."""

    whole: tuple[Link, ...]
    chapters: tuple[Link, ...]


def edition_line(about: About, audience: str) -> EditionLine:
    """The edition for an audience in words."""
    edition = next(declared.edition for declared in about.audiences if declared.id == audience)
    return EditionLine(about.id, about.title, about.version, about.released, about.language, edition)


def excuse(about: About, rule: str, id_: str) -> str:
    """Why an editorial rule does not hold for an entry; empty where it holds, or where the edition does not say."""
    excused = (e.reason for e in about.exceptions if e.rule == rule and (not e.entries or id_ in e.entries))
    return next(excused, "")


@dataclass(frozen=True)
class Linker:
    """Turns ids into links. One is made for a framework and used for all of its pages."""

    framework: Framework
    address: Mapping[str, str]
    upkeep: Upkeep

    @classmethod
    def of(cls, framework: Framework, upkeep: Upkeep | None = None) -> Linker:
        """The linker of a framework."""
        return cls(framework, addresses(framework), upkeep or Upkeep())

    def facts(self, entry: Entry) -> Facts:
        """What a page says about an entry besides its content."""
        has_own_page = "#" not in self.link(entry).address
        return facts(self.upkeep, entry, self.framework.about if has_own_page else None)

    def grounds(self, entry: Entry) -> Grounds:
        """What each block of an entry rests on."""
        return Grounds(self.cited(entry))

    def link(self, entry: Entry) -> Link:
        """The link to an entry or a category."""
        if isinstance(entry, Category):
            return Link(entry.title, category_page(entry.id))
        return Link(entry.title, self.address[entry.id])

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """The links to several entries, by id."""
        return tuple(self.link(self.framework.entries[id_]) for id_ in ids)

    def cited(self, entry: Entry) -> tuple[Cited, ...]:
        """The citations of an entry."""
        return tuple(
            Cited(
                Link(self.framework.source_index[citation.source].title, source_address(citation.source)),
                citation.provenance,
                citation.locator,
                tuple(map(_part_name, citation.parts)),
            )
            for citation in entry.sources
        )

    def related(self, entry: Entry) -> tuple[Related, ...]:
        """The entries related to one, in both directions."""
        forward = [(self.framework.entries[relation.to], relation.difference) for relation in entry.related]
        backward = [(link.entry, link.difference) for link in self.framework.backlinks[entry.id]]
        return tuple(
            Related(self.link(other), self.kind_title(other), difference) for other, difference in forward + backward
        )

    def pay(self, entry: Entry) -> Pay:
        """What the incentives do to an entry."""
        effects = self.framework.effects_on[entry.id]
        return Pay(
            tuple(Paid(self.link(incentive), effect) for incentive, effect, helps in effects if helps),
            tuple(Paid(self.link(incentive), effect) for incentive, effect, helps in effects if not helps),
        )

    def paid(self, incentive: Incentive, effect: Effect, helps: bool) -> Paid:
        """What one incentive does to an entry, with the link to the place that says why."""
        return Paid(Link(incentive.title, effect_address(incentive.id, effect.on, helps)), effect)

    def kind_title(self, entry: Entry) -> str:
        """What an entry is, as a reader would call it."""
        return kind_title(self.framework, entry)


def kind_title(framework: Framework, entry: Entry) -> str:
    """What an entry is, as a reader would call it."""
    if isinstance(entry, LibraryEntry):
        return next(kind.title for kind in framework.about.library if kind.id == entry.kind)
    kind = Kind.CATEGORY if isinstance(entry, Category) else framework.kind_of[entry.id]
    return kind.value.capitalize()
