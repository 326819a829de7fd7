"""What a change between two versions of a framework is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rolebook.model.kinds import Kind


class Nature(StrEnum):
    """What happened. `old` and `new` of a change hold the values; the words are in templates."""

    ADDED = "added"
    """The whole thing is new."""
    REMOVED = "removed"
    """The whole thing is gone."""
    EXPECTED = "expected"
    """Something that was not asked for before is asked for: a competency, an area of knowledge."""
    DROPPED = "dropped"
    """The opposite: it is asked for no longer."""
    RAISED = "raised"
    """More of it is asked for: a higher level, minimum or pass mark."""
    LOWERED = "lowered"
    """Less of it is asked for."""
    MUST_HAVE = "must-have"
    """It has become a must-have."""
    NO_MUST_HAVE = "no-must-have"
    """It is a must-have no longer."""
    RESCALED = "rescaled"
    """A scale has other points or labels, or another scale is used."""
    RENAMED = "renamed"
    """It has another title."""
    READDRESSED = "readdressed"
    """It has another id, so its page has another address."""
    REWORDED = "reworded"
    """A text says it otherwise."""
    EXTENDED = "extended"
    """Something was added to it: a phrase, a row, a text that was empty."""
    SHORTENED = "shortened"
    """Something was taken from it."""
    MOVED = "moved"
    """It belongs to something else: a category, a kind, a competency."""
    REWEIGHTED = "reweighted"
    """It counts more or less than it did."""
    RENUMBERED = "renumbered"
    """Readers know it by another number."""
    TIMED = "timed"
    """It takes more or fewer minutes."""
    RESOURCED = "resourced"
    """It rests on other sources, or rests on them otherwise."""
    REORDERED = "reordered"
    """The same things stand in another order."""
    SET = "set"
    """Anything else was set differently."""


class Rise(StrEnum):
    """Which of a version's three numbers a change asks to raise. The rule is in CONTRIBUTING.md."""

    FIRST = "first"
    """Something new is asked of people, or what they are measured by is gone."""
    SECOND = "second"
    """Something was added or changed that asks nothing new."""
    THIRD = "third"
    """Words, order and sources were put right."""
    NONE = "none"
    """Nothing changed that readers see."""


_MEASURES = frozenset({Kind.COMPETENCY, Kind.PROFILE, Kind.ITEM, Kind.QUESTIONNAIRE, Kind.SCALE})
"""What people are measured by: results from before have nothing to be compared with once it is gone."""
_FIRST = frozenset({Nature.EXPECTED, Nature.RAISED, Nature.MUST_HAVE, Nature.RESCALED})
_THIRD = frozenset(
    {
        Nature.RENAMED,
        Nature.READDRESSED,
        Nature.REWORDED,
        Nature.RENUMBERED,
        Nature.RESOURCED,
        Nature.REORDERED,
    }
)

Value = str | int | bool
"""A value as the framework holds it. An empty text stands for nothing."""


@dataclass(frozen=True)
class Spot:
    """One step on the way to a value: a field and, where it holds several, which of them.

    `member` is an id, a number or the words by which the member is known. `kinds` is empty unless it is an id.
    """

    field: str
    member: str = ""
    kinds: tuple[Kind, ...] = ()


Place = tuple[Spot, ...]
"""Where in a thing something changed; empty for the thing as a whole."""


def written_place(place: Place) -> str:
    """A place as programs write it: `expectations[responds-swiftly].level`."""
    return ".".join(f"{spot.field}[{spot.member}]" if spot.member else spot.field for spot in place)


@dataclass(frozen=True)
class Subject:
    """What a change is about; the id and the title are today's, or the last ones of what is gone.

    `kind` is None for the framework as a whole.
    """

    kind: Kind | None
    id: str
    title: str


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was. `kinds` is empty unless `old` and `new` are ids of such things."""

    nature: Nature
    subject: Subject
    place: Place = ()
    old: Value = ""
    new: Value = ""
    kinds: tuple[Kind, ...] = ()

    @property
    def rise(self) -> Rise:
        """Which number of the version it asks to raise."""
        if self.nature in _FIRST or (self.nature is Nature.REMOVED and self.subject.kind in _MEASURES):
            return Rise.FIRST
        return Rise.THIRD if self.nature in _THIRD else Rise.SECOND

    @property
    def ends_comparison(self) -> bool:
        """Whether answers to an item or a questionnaire can no longer be held against those from before."""
        if not self.place:
            return False
        field = self.place[0].field
        if self.subject.kind is Kind.QUESTIONNAIRE:
            return field in {"scale", "stem"}
        reworded = field == "wordings" and self.nature is Nature.REWORDED
        return self.subject.kind is Kind.ITEM and (reworded or field == "reverse_keyed")
