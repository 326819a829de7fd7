"""Changes in the words that readers know: titles for ids, labels for levels, links to what is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rolebook.model.change import Change, Nature, Place, Spot, Subject, Value
from rolebook.model.difference import Difference, things_by_kind, title_of
from rolebook.model.framework import Framework
from rolebook.model.kinds import ENTRY_KINDS, Kind
from rolebook.views import addresses as at
from rolebook.views.parts import Link, Linker, kind_title
from rolebook.views.word_marks import SideBySide, side_by_side


@dataclass(frozen=True)
class Named:
    """A thing as readers know it. `kind` is empty for the framework as a whole, `link` None where no page shows it."""

    kind: str
    title: str
    link: Link | None


@dataclass(frozen=True)
class ChangeLine:
    """One change in a thing.

    `what` names the place in it in words. `about` is the thing that the place is about, if there is one, and `detail`
    what of it. `old` and `new` are values as readers know them; `texts` is empty unless they are texts.
    """

    nature: Nature
    what: str
    about: Named | None
    detail: str
    old: Value
    new: Value
    texts: SideBySide


_AT_LEVELS = frozenset({Nature.EXPECTED, Nature.DROPPED, Nature.RAISED, Nature.LOWERED})
_ADDRESSES: Mapping[Kind, Callable[[str], str]] = {
    Kind.CATEGORY: at.category_page,
    Kind.LIBRARY_KIND: at.library_page,
    Kind.SOURCE: at.source_address,
    Kind.TERM: at.term_address,
}
"""Where things stand that are no entries, as far as they have a place."""


@dataclass(frozen=True)
class _Version:
    """A framework with the title of everything in it, by kind and id."""

    framework: Framework
    titles: Mapping[Kind, Mapping[str, str]]

    @classmethod
    def of(cls, framework: Framework) -> _Version:
        things = things_by_kind(framework)
        return cls(framework, {kind: {thing.id: title_of(thing) for thing in things[kind]} for kind in things})

    def kind_of(self, kinds: tuple[Kind, ...], id_: str) -> Kind | None:
        """Of which of these kinds a thing is; None where there is no such thing."""
        return next((kind for kind in kinds if id_ in self.titles[kind]), None)

    def title(self, kinds: tuple[Kind, ...], id_: str) -> str:
        """The title of a thing, or an empty text where there is no such thing."""
        kind = self.kind_of(kinds, id_)
        return self.titles[kind][id_] if kind else ""

    def level(self, value: int) -> str:
        """A level with its label."""
        scale = self.framework.scale_index[self.framework.about.proficiency_scale]
        return next((f"{point.value} {point.label}" for point in scale.points if point.value == value), str(value))


@dataclass(frozen=True)
class ChangeWords:
    """Puts the changes between two versions into words."""

    old: _Version
    new: _Version
    linker: Linker

    @classmethod
    def of(cls, difference: Difference) -> ChangeWords:
        """The words for a difference."""
        return cls(_Version.of(difference.old), _Version.of(difference.new), Linker.of(difference.new))

    def line(self, change: Change) -> ChangeLine:
        """A change in words."""
        old, new = self._value(change, change.old, self.old), self._value(change, change.new, self.new)
        are_texts = isinstance(old, str) and isinstance(new, str)
        texts = side_by_side(str(old), str(new)) if are_texts else SideBySide((), ())
        about, detail = self._about(change.place)
        return ChangeLine(change.nature, self._what(change.place), about, detail, old, new, texts)

    def named(self, subject: Subject) -> Named:
        """What a change is about."""
        if subject.kind is None:
            return Named("", subject.title, Link(subject.title, at.HOME))
        return Named(self._kind(subject.kind, subject.id), subject.title, self._link(subject.kind, subject.id))

    def _kind(self, kind: Kind, id_: str) -> str:
        if kind is not Kind.LIBRARY_ENTRY:
            return kind.value.capitalize()
        version = self.new if id_ in self.new.titles[kind] else self.old
        return kind_title(version.framework, version.framework.entries[id_])

    def _link(self, kind: Kind, id_: str) -> Link | None:
        title = self.new.titles[kind].get(id_)
        if title is None:
            return None
        if kind in ENTRY_KINDS:
            return Link(title, self.linker.address[id_])
        return Link(title, _ADDRESSES[kind](id_)) if kind in _ADDRESSES else None

    def _value(self, change: Change, value: Value, version: _Version) -> Value:
        if change.kinds and isinstance(value, str):
            return version.title(change.kinds, value) or value
        is_level = change.subject.kind is Kind.PROFILE and change.nature in _AT_LEVELS
        return version.level(value) if is_level and isinstance(value, int) else value

    def _what(self, place: Place) -> str:
        """The place in words, such as "Expectations, Responds swiftly · weight reason"."""
        words = self._spots(place)
        return words[:1].upper() + words[1:]

    def _spots(self, place: Place) -> str:
        return " · ".join(map(self._spot, place))

    def _spot(self, spot: Spot) -> str:
        field = spot.field.replace("_", " ")
        return f"{field}, {self._member(spot)}" if spot.member else field

    def _member(self, spot: Spot) -> str:
        return self.new.title(spot.kinds, spot.member) or self.old.title(spot.kinds, spot.member) or spot.member

    def _about(self, place: Place) -> tuple[Named | None, str]:
        """The last thing on the way to a place, such as the competency that is expected, and the rest of the way."""
        for position, spot in reversed(tuple(enumerate(place, 1))):
            kind = self.new.kind_of(spot.kinds, spot.member) or self.old.kind_of(spot.kinds, spot.member)
            if kind:
                thing = Named(self._kind(kind, spot.member), self._member(spot), self._link(kind, spot.member))
                return thing, self._spots(place[position:])
        return None, ""
