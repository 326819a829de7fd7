"""Which members of two lists are the same thing, before and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rolebook.model.entry import Shape

T = TypeVar("T")
ALIKE = 0.5
"""Two texts are one text reworded if more than this share of their words is in both."""


@dataclass(frozen=True)
class Matched(Generic[T]):
    """Two lists held against each other. Members stand with their places in the list, from 1; pairs with today's."""

    pairs: tuple[tuple[int, T, T], ...]
    went: tuple[tuple[int, T], ...]
    came: tuple[tuple[int, T], ...]
    reordered: bool


def matched(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], Hashable],
    words: Callable[[T], Counter[str]] | None,
) -> Matched[T]:
    """Match members by their keys, then what is left by its words; without `words`, the keys alone decide.

    A key that occurs several times stands for as many members. Pairs are in the order of `new`.
    """
    old_keys, new_keys = _numbered(map(key, old)), _numbered(map(key, new))
    places = {name: place for place, name in enumerate(old_keys)}
    partner = {place: places[name] for place, name in enumerate(new_keys) if name in places}
    in_order = [partner[place] for place in sorted(partner)]
    if words:
        partner |= _alike(old, new, partner, words)
    left = set(range(len(old))) - set(partner.values())
    return Matched(
        tuple((place + 1, old[partner[place]], new[place]) for place in sorted(partner)),
        tuple((place + 1, old[place]) for place in sorted(left)),
        tuple((place + 1, member) for place, member in enumerate(new) if place not in partner),
        in_order != sorted(in_order),
    )


def _numbered(keys: Iterator[Hashable]) -> list[tuple[Hashable, int]]:
    """The keys, each with how often it occurred before, so that none is there twice."""
    seen = Counter[Hashable]()
    numbered = []
    for key in keys:
        numbered.append((key, seen[key]))
        seen[key] += 1
    return numbered


def _alike(
    old: Sequence[T], new: Sequence[T], partner: Mapping[int, int], words: Callable[[T], Counter[str]]
) -> dict[int, int]:
    """Partners for what is left, the most alike first; ties go to those that stand first."""
    taken = set(partner.values())
    left_old = {place: words(member) for place, member in enumerate(old) if place not in taken}
    left_new = {place: words(member) for place, member in enumerate(new) if place not in partner}
    ranked = sorted(
        (-likeness, now, before)
        for now, new_words in left_new.items()
        for before, old_words in left_old.items()
        if (likeness := _likeness(old_words, new_words)) > ALIKE
    )
    found: dict[int, int] = {}
    for _, now, before in ranked:
        if now not in found and before not in found.values():
            found[now] = before
    return found


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    """The share of words that are in both, from 0 to 1."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 0.0


def words_of(value: object) -> Counter[str]:
    """Every word of a text, or of all texts and ids in a shape, in small letters."""
    return Counter(word for text in _texts(value) for word in text.casefold().split())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Shape):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, Mapping):
        for key, text in value.items():
            yield from (key, *_texts(text))
    elif isinstance(value, tuple):
        for member in value:
            yield from _texts(member)
