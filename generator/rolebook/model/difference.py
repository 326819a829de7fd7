"""What changed between two versions of a framework.

Things are the same if they have the same id, or if one of them names the other's id among its aliases. Both frameworks
are compared as they are given, so narrow them to one audience first (`earlier_edition`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rolebook.model.about import About, Audience, LibraryKind, Perspective
from rolebook.model.audience import visible_audiences
from rolebook.model.change import Change, Nature, Subject
from rolebook.model.comparison import changes_within
from rolebook.model.earlier_edition import aliases
from rolebook.model.entry import Entry, Shape
from rolebook.model.framework import Framework
from rolebook.model.kinds import ENTRY_KINDS, Kind
from rolebook.model.version_advice import VersionAdvice, version_advice
from rolebook.model.vocabulary import Scale, Source, Term

Thing = Entry | LibraryKind | Perspective | Audience | Scale | Source | Term
"""Whatever has an id of its own. Categories are entries."""


@dataclass(frozen=True)
class Difference:
    """Two versions, and every change from the old to the new in the order of the handbook."""

    old: Framework
    new: Framework
    changes: tuple[Change, ...]

    @property
    def advice(self) -> VersionAdvice:
        """Which version the changes ask for."""
        return version_advice(self.old.about.version, self.new.about.version, self.changes)


def difference(old: Framework, new: Framework) -> Difference:
    """Everything that readers of the new version see changed since the old one."""
    before, now = things_by_kind(old), things_by_kind(new)
    successors = {kind: _successors(before[kind], now[kind]) for kind in now}
    renamed = {id_: other for found in successors.values() for id_, other in found.items() if id_ != other}
    changes = [*_about_changes(old.about, new.about, renamed)]
    for kind in now:
        changes += _changes_of_kind(kind, before[kind], now[kind], successors[kind], renamed)
    if not new.about.numbered:
        changes = [change for change in changes if change.nature is not Nature.RENUMBERED]
    return Difference(old, new, tuple(changes))


def _about_changes(old: About, new: About, renamed: Mapping[str, str]) -> Sequence[Change]:
    return changes_within(old, new, Subject(None, new.id, new.title), renamed)


def things_by_kind(framework: Framework) -> Mapping[Kind, Sequence[Thing]]:
    """Everything that can come, go or change by itself, as far as readers meet it, in the order of the handbook."""
    about = framework.about
    return {
        Kind.AUDIENCE: visible_audiences(framework),
        Kind.CATEGORY: about.categories,
        **{kind: framework.of_kind(kind) for kind in ENTRY_KINDS},
        Kind.LIBRARY_KIND: [kind for kind in about.library if framework.library_by_kind[kind.id]],
        Kind.PERSPECTIVE: about.perspectives,
        Kind.SCALE: framework.scales,
        Kind.TERM: framework.terms,
        Kind.SOURCE: framework.sources,
    }


def _successors(old: Sequence[Thing], new: Sequence[Thing]) -> Mapping[str, str]:
    """The id of today for every old id that still stands for something."""
    old_ids, new_ids = {thing.id for thing in old}, {thing.id for thing in new}
    found = {id_: id_ for id_ in old_ids & new_ids}
    for thing in new:
        found |= {alias: thing.id for alias in aliases(thing) if alias in old_ids and thing.id not in old_ids}
    back = ((thing.id, alias) for thing in old for alias in aliases(thing) if thing.id not in found)
    return found | {id_: alias for id_, alias in back if alias in new_ids - old_ids}


def _changes_of_kind(
    kind: Kind,
    old: Sequence[Thing],
    new: Sequence[Thing],
    successors: Mapping[str, str],
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    predecessor = {successors[thing.id]: thing for thing in old if thing.id in successors}
    for thing in new:
        subject = Subject(kind, thing.id, title_of(thing))
        if thing.id not in predecessor:
            yield Change(Nature.ADDED, subject)
            continue
        before = predecessor[thing.id]
        if before.id != thing.id:
            yield Change(Nature.READDRESSED, subject, old=before.id, new=thing.id)
        yield from changes_within(before, thing, subject, renamed)
    for thing in old:
        if thing.id not in successors:
            yield Change(Nature.REMOVED, Subject(kind, thing.id, title_of(thing)))


def title_of(thing: Shape) -> str:
    """The name that readers know a thing by."""
    return str(getattr(thing, "title", "") or getattr(thing, "singular", ""))
