"""The parts that several pages share: links, citations, relations and the edition line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rolebook.model.about import About
from rolebook.model.entry import Entry, Provenance, Status
from rolebook.model.framework import Framework
from rolebook.model.incentive import Effect, Incentive
from rolebook.model.library import LibraryEntry
from rolebook.views.addresses import addresses, effect_address, source_address

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

    title: str
    version: str
    released: str
    language: str
    edition: str


def edition_line(about: About, audience: str) -> EditionLine:
    """The edition for an audience in words."""
    edition = next(declared.edition for declared in about.audiences if declared.id == audience)
    return EditionLine(about.title, about.version, about.released, about.language, edition)


def in_use(entries: Iterable[E]) -> tuple[E, ...]:
    """The entries that are not retired."""
    return tuple(entry for entry in entries if entry.status is not Status.RETIRED)


def excuse(about: About, rule: str, id_: str) -> str:
    """Why an editorial rule does not hold for an entry; empty where it holds, or where the edition does not say."""
    excused = (e.reason for e in about.exceptions if e.rule == rule and (not e.entries or id_ in e.entries))
    return next(excused, "")


@dataclass(frozen=True)
class Linker:
    """Turns ids into links. One is made for a framework and used for all of its pages."""

    framework: Framework
    address: Mapping[str, str]

    @classmethod
    def of(cls, framework: Framework) -> Linker:
        """The linker of a framework."""
        return cls(framework, addresses(framework))

    def link(self, entry: Entry) -> Link:
        """The link to an entry."""
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
                tuple(part.replace("_", " ") for part in citation.parts),
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
        if isinstance(entry, LibraryEntry):
            return next(kind.title for kind in self.framework.about.library if kind.id == entry.kind)
        kind = self.framework.kind_of[entry.id]
        return kind.value.capitalize()
