"""The pages of the library: all entries of a kind, each with its picture, its parts and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.model.about import LibraryKind
from rolebook.model.framework import Framework
from rolebook.model.library import LibraryEntry
from rolebook.views.addresses import source_address
from rolebook.views.parts import Cited, Grounds, Link, Linker, Pay, Related
from rolebook.views.pictures.entry import EntryPicture, entry_picture
from rolebook.views.upkeep import Facts


@dataclass(frozen=True)
class SideView:
    """One side of a question on which sources disagree."""

    title: str
    argument: str
    source: Link


@dataclass(frozen=True)
class LibraryEntryView:
    """One library entry."""

    entry: LibraryEntry
    part_of: Link | None
    parts: tuple[Link, ...]
    picture: EntryPicture | None
    sides: tuple[SideView, ...]
    pay: Pay
    related: tuple[Related, ...]
    cited: tuple[Cited, ...]
    grounds: Grounds
    facts: Facts


@dataclass(frozen=True)
class LibraryKindView:
    """All library entries of one kind."""

    kind: LibraryKind
    entries: tuple[LibraryEntryView, ...]


def library_kind_view(framework: Framework, linker: Linker, kind: LibraryKind) -> LibraryKindView:
    """All library entries of one kind."""
    entries = framework.library_by_kind[kind.id]
    return LibraryKindView(kind, tuple(_library_entry_view(framework, linker, entry) for entry in entries))


def _library_entry_view(framework: Framework, linker: Linker, entry: LibraryEntry) -> LibraryEntryView:
    sides = tuple(
        SideView(
            side.title,
            side.argument,
            Link(framework.source_index[side.source].title, source_address(side.source)),
        )
        for side in entry.sides
    )
    part_of = linker.link(framework.library_index[entry.part_of]) if entry.part_of else None
    parts = tuple(linker.link(part) for part in framework.parts_of[entry.id])
    return LibraryEntryView(
        entry,
        part_of,
        parts,
        entry_picture(framework, linker, entry),
        sides,
        linker.pay(entry),
        linker.related(entry),
        linker.cited(entry),
        linker.grounds(entry),
        linker.facts(entry),
    )
