"""The rules about ids: used once, called like their files, and pointing at something that exists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rolebook.model.kinds import ENTRY_KINDS, Kind
from rolebook.model.references import Reference
from rolebook.model.types import ID_PATTERN
from rolebook.problems import nearest
from rolebook.source.findings import Finding, Origin
from rolebook.source.reader import Reading


@dataclass(frozen=True)
class Alias:
    """An id that an entry had before, where it is written, and the id that the entry has now."""

    old: str
    now: str
    origin: Origin


def aliases(reading: Reading) -> Mapping[Kind, list[Alias]]:
    """The former ids of the sound entries of each kind."""
    found: dict[Kind, list[Alias]] = {kind: [] for kind in Kind}
    for kind in (Kind.CATEGORY, *ENTRY_KINDS):
        for written in reading.written[kind]:
            for index, old in enumerate(written.shape.aliases):
                found[kind].append(Alias(old, written.shape.id, written.origin.at("aliases", index)))
    return found


def duplicate_ids(reading: Reading) -> Iterator[Finding]:
    """Ids are used once: entries among all entries, everything else within its kind. Case does not tell ids apart.

    An id that an entry had before is still taken, so that old addresses stay unambiguous.
    """
    former = aliases(reading)
    separate = [((kind,), reading.ids[kind]) for kind in Kind if kind not in ENTRY_KINDS]
    together = (ENTRY_KINDS, [pair for kind in ENTRY_KINDS for pair in reading.ids[kind]])
    for kinds, group in [together, *separate]:
        first: dict[str, Origin] = {}
        for id_, origin in sorted(group, key=_by_right_to_the_id):
            earlier = first.setdefault(id_.lower(), origin)
            if earlier is not origin:
                yield _second_use(id_, origin.at("id"), earlier)
        for alias in (each for kind in kinds for each in former[kind]):
            earlier = first.setdefault(alias.old.lower(), alias.origin)
            if earlier is not alias.origin:
                yield _second_use(alias.old, alias.origin, earlier)


def reserved_ids(reading: Reading) -> Iterator[Finding]:
    """No page of an entry, or of a kind of library entry, takes the address of the page that lists them."""
    kinds = (*ENTRY_KINDS, Kind.LIBRARY_KIND)
    taken = [(id_, origin.at("id")) for kind in kinds for id_, origin in reading.ids[kind]]
    former = aliases(reading)
    for id_, origin in [*taken, *((alias.old, alias.origin) for kind in kinds for alias in former[kind])]:
        if id_ == _LIST_PAGE:
            message = f"The id `{id_}` is not free: it is the address of the page that lists the entries"
            yield Finding(origin, "id-form", message, id_, advice="Choose another id.")


_LIST_PAGE = "index"


def _second_use(id_: str, origin: Origin, earlier: Origin) -> Finding:
    message = f"The id `{id_}` is used a second time; the first is in {earlier.file}"
    return Finding(origin, "id-duplicate", message, id_, advice="Give one of the two another id.")


def _by_right_to_the_id(pair: tuple[str, Origin]) -> tuple[bool, str, tuple[str, ...]]:
    """The file that is called like an id has the first right to it, so that a copy is blamed and not the original."""
    id_, origin = pair
    return not origin.file.endswith(f"/{id_}.yaml"), origin.file, _sortable(origin)


def _sortable(origin: Origin) -> tuple[str, ...]:
    return tuple(f"{step:09}" if isinstance(step, int) else step for step in origin.path)


def file_names(reading: Reading) -> Iterator[Finding]:
    """A file that holds one entry is called like the entry's id, so that everybody finds it."""
    for kind in ENTRY_KINDS:
        for id_, origin in reading.ids[kind]:
            folder, _, name = origin.file.rpartition("/")
            if not origin.path and name != f"{id_}.yaml" and re.match(ID_PATTERN, id_):
                message = f"This id and the file's name differ: `{id_}` and {name}"
                is_taken = f"{folder}/{id_}.yaml" in reading.texts
                mend = f"Change the id to `{name.removesuffix('.yaml')}`."
                advice = mend if is_taken else f"Rename the file to {id_}.yaml."
                yield Finding(origin.at("id"), "id-file-name", message, id_, advice=advice)


def unknown_references(reading: Reading) -> Iterator[Finding]:
    """Every id that is referred to exists, and is not one that its entry had before."""
    now = {(kind, alias.old): alias.now for kind, found in aliases(reading).items() for alias in found}
    known = {kind: {id_ for id_, _ in reading.ids[kind]} for kind in Kind}
    for written, found in reading.references:
        for reference in found:
            if any(reference.id in known[kind] for kind in reference.kinds):
                continue
            origin = written.origin.at(*reference.path)
            renamed = [now[kind, reference.id] for kind in reference.kinds if (kind, reference.id) in now]
            if renamed:
                yield _old_name(reference, origin, renamed[0])
            elif reading.unread.isdisjoint(reference.kinds):
                yield _unknown(reference, origin, known)


def _old_name(reference: Reference, origin: Origin, now: str) -> Finding:
    message = f"`{reference.id}` is called `{now}` now"
    advice = f"Write `{now}`."
    return Finding(origin, "reference-old", message, reference.id, advice=advice, at_key=reference.is_key)


def _unknown(reference: Reference, origin: Origin, known: Mapping[Kind, set[str]]) -> Finding:
    what = " or ".join(reference.kinds) if len(reference.kinds) <= 2 else "entry"
    candidates = tuple(sorted(id_ for kind in reference.kinds for id_ in known[kind]))
    return Finding(
        origin,
        "reference-unknown",
        f"There is no {what} with the id `{reference.id}`",
        reference.id,
        candidates if len(candidates) <= 12 else (),
        nearest(reference.id, candidates),
        "Correct the id, or add what it points at.",
        at_key=reference.is_key,
    )


def repeated_members(reading: Reading) -> Iterator[Finding]:
    """A list of references names nothing twice: an item twice on a form, a competency twice in a plan."""
    for written, found in reading.references:
        seen: set[tuple[tuple[str, ...], str]] = set()
        for reference in found:
            keys = tuple(step for step in reference.path if isinstance(step, str))
            if keys in _NAMED_ONCE and (keys, reference.id) in seen:
                message = f"`{reference.id}` stands in this list a second time"
                origin = written.origin.at(*reference.path)
                yield Finding(origin, "reference-repeated", message, reference.id, advice="Delete one of the two.")
            seen.add((keys, reference.id))


_NAMED_ONCE = {
    ("also",),
    ("competencies", "competency"),
    ("dimensions", "dimension"),
    ("expectations", "competency"),
    ("incentives",),
    ("knowledge", "area"),
    ("plans",),
    ("questions", "question"),
    ("related", "to"),
    ("sections", "items"),
    ("supports", "on"),
    ("undermines", "on"),
}
"""Where an id stands at most once: the keys that lead to it, whatever the places in lists between them."""
