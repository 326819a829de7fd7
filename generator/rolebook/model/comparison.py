"""What changed in one thing: a walk over two of the same shape, field by field.

Members of a list are known by their first field, which names them in every shape: an id, a number, a title or a
sentence. Sentences are matched by likeness where they are not the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from rolebook.model.change import Change, Nature, Place, Spot, Subject, Value
from rolebook.model.change_rules import FIELD_RULES, MEMBER_RULES, SUBJECTS_OF_THEIR_OWN, UNSEEN
from rolebook.model.entry import Citation, Entry, Shape
from rolebook.model.framework import grouped
from rolebook.model.interview import PlannedCompetency
from rolebook.model.kinds import Kind
from rolebook.model.matching import matched, words_of
from rolebook.model.profile import Expectation
from rolebook.model.references import FieldMarks, field_marks

_PARAGRAPH_END = re.compile(r"\n\s*\n")
_NO_MARKS = FieldMarks()
_TITLES = frozenset({"title", "singular"})


def changes_within(old: Shape, new: Shape, subject: Subject, renamed: Mapping[str, str]) -> tuple[Change, ...]:
    """Everything that readers see changed between two versions of one thing.

    `renamed` maps ids that were given up to those that took their place.
    """
    return () if old == new else tuple(_regrouped(_Walk(subject, renamed).fields(old, new, ())))


def _regrouped(changes: Iterable[Change]) -> Iterator[Change]:
    """An id that left one part of a thing for another has not gone and come: the thing was put in another order."""
    found = list(changes)
    went = {(change.place[-1].field, change.old) for change in found if change.kinds and change.new == ""}
    came = {(change.place[-1].field, change.new) for change in found if change.kinds and change.old == ""}
    both = (went & came) if went and came else set()
    noted: set[str] = set()
    for change in found:
        if not change.kinds or (change.place[-1].field, change.old or change.new) not in both:
            yield change
        elif change.place[0].field not in noted:
            noted.add(change.place[0].field)
            yield Change(Nature.REORDERED, change.subject, (Spot(change.place[0].field),))


@dataclass(frozen=True)
class _Walk:
    """A walk over the two versions of one subject."""

    subject: Subject
    renamed: Mapping[str, str]

    def fields(self, old: Shape, new: Shape, place: Place) -> Iterator[Change]:
        for name in _compared_fields(type(new)):
            before, now = getattr(old, name), getattr(new, name)
            if before == now:
                continue
            if isinstance(old, Entry) and isinstance(new, Entry) and name == "sources":
                yield from self._citations(old, new)
            else:
                yield from self._field(type(new), name, before, now, place)

    def _citations(self, old: Entry, new: Entry) -> Iterator[Change]:
        """One change for each source that an entry rests on otherwise than before."""
        before, now = _cited(old), _cited(new)
        for source in (*now, *(source for source in before if source not in now)):
            if before.get(source) != now.get(source):
                spot = Spot("sources", source, (Kind.SOURCE,))
                yield Change(Nature.RESOURCED, self.subject, (spot,), before.get(source, ""), now.get(source, ""))

    def _field(self, shape: type[Shape], name: str, old: object, new: object, place: Place) -> Iterator[Change]:
        marks = field_marks(shape).get(name, _NO_MARKS)
        if isinstance(old, tuple) and isinstance(new, tuple):
            kinds = marks.member_refers.kinds if marks.member_refers else ()
            yield from self._members(name, old, new, kinds, place)
        elif isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from self._mapping(name, old, new, marks.key_refers.kinds if marks.key_refers else (), place)
        elif isinstance(old, Shape) and isinstance(new, Shape):
            yield from self.fields(old, new, (*place, Spot(name)))
        else:
            yield from self._value(shape, name, old, new, marks.refers.kinds if marks.refers else (), place)

    def _members(
        self, name: str, old: tuple[object, ...], new: tuple[object, ...], kinds: tuple[Kind, ...], place: Place
    ) -> Iterator[Change]:
        member = (new or old)[0]
        by_likeness = not kinds and (_named_by_words(member) if isinstance(member, Shape) else True)
        result = matched(old, new, self._key, words_of if by_likeness else None)
        for position, one in result.went:
            yield from self._member_changed(name, one, position, kinds, place, came=False)
        for position, before, now in result.pairs:
            yield from self._pair(name, before, now, position, place)
        for position, one in result.came:
            yield from self._member_changed(name, one, position, kinds, place, came=True)
        if result.reordered and not isinstance(self._key(member), int):
            yield Change(Nature.REORDERED, self.subject, (*place, Spot(name)))

    def _key(self, member: object) -> str | int:
        value = getattr(member, _first_field(type(member))) if isinstance(member, Shape) else member
        assert isinstance(value, str | int)
        return self.renamed.get(value, value) if isinstance(value, str) else value

    def _pair(self, name: str, old: object, new: object, position: int, place: Place) -> Iterator[Change]:
        if isinstance(old, Shape) and isinstance(new, Shape):
            yield from self.fields(old, new, (*place, _spot(name, new, position)))
        elif not _reads_alike(str(old), str(new)) and self._key(old) != self._key(new):
            yield Change(Nature.REWORDED, self.subject, (*place, Spot(name, str(position))), str(old), str(new))

    def _member_changed(
        self, name: str, member: object, position: int, kinds: tuple[Kind, ...], place: Place, *, came: bool
    ) -> Iterator[Change]:
        rule = MEMBER_RULES.get(type(member)) if isinstance(member, Shape) else None
        default = Nature.EXTENDED if came else Nature.SHORTENED
        nature = (rule.came if came else rule.went) if rule else default
        spot = Spot(name) if kinds else _spot(name, member, position)
        shown = _shown(member)
        yield Change(nature, self.subject, (*place, spot), "" if came else shown, shown if came else "", kinds)
        if came and isinstance(member, Expectation | PlannedCompetency) and member.must_have:
            yield Change(Nature.MUST_HAVE, self.subject, (*place, spot, Spot("must_have")), False, True)

    def _mapping(
        self, name: str, old: Mapping[str, str], new: Mapping[str, str], kinds: tuple[Kind, ...], place: Place
    ) -> Iterator[Change]:
        for key in (*new, *(key for key in old if key not in new)):
            spot = Spot(name, key, kinds)
            yield from self._text((*place, spot), old.get(key, ""), new.get(key, ""))

    def _value(
        self, shape: type[Shape], name: str, old: object, new: object, kinds: tuple[Kind, ...], place: Place
    ) -> Iterator[Change]:
        before, now, where = _value_of(old), _value_of(new), (*place, Spot(name))
        rule = FIELD_RULES.get((shape, name))
        if kinds and isinstance(before, str) and self.renamed.get(before, before) == now:
            return
        if rule:
            yield Change(rule.up if _rose(before, now) else rule.down, self.subject, where, before, now, kinds)
        elif isinstance(old, Shape) or isinstance(new, Shape):
            yield Change(Nature.SHORTENED if new is None else Nature.EXTENDED, self.subject, where, before, now)
        elif not place and name in _TITLES:
            yield Change(Nature.RENAMED, self.subject, where, before, now)
        elif _is_text(old) and _is_text(new) and not kinds:
            yield from self._text(where, str(before), str(now))
        else:
            yield Change(Nature.SET, self.subject, where, before, now, kinds)

    def _text(self, place: Place, old: str, new: str) -> Iterator[Change]:
        if _reads_alike(old, new):
            return
        nature = Nature.EXTENDED if not old else Nature.SHORTENED if not new else Nature.REWORDED
        yield Change(nature, self.subject, place, old, new)


def _cited(entry: Entry) -> Mapping[str, str]:
    """How an entry rests on each of its sources, in one line."""
    lines = grouped((citation.source, _citation(citation)) for citation in entry.sources)
    return {source: "; ".join(cited) for source, cited in lines.items()}


def _citation(citation: Citation) -> str:
    parts = ", ".join(part.replace("_", " ") for part in citation.parts)
    return " · ".join(filter(None, (citation.provenance.value, citation.locator, parts)))


def _reads_alike(old: str, new: str) -> bool:
    """Whether two texts differ in nothing but where their lines break."""
    return [part.split() for part in _PARAGRAPH_END.split(old)] == [part.split() for part in _PARAGRAPH_END.split(new)]


@cache
def _compared_fields(shape: type[Shape]) -> tuple[str, ...]:
    return tuple(name for name in shape.model_fields if name not in UNSEEN and name not in SUBJECTS_OF_THEIR_OWN)


def _first_field(shape: type[Shape]) -> str:
    return next(iter(shape.model_fields))


def _named_by_words(member: Shape) -> bool:
    """Whether a member is known by a title or a sentence, which can be reworded, and not by an id or a number."""
    name = _first_field(type(member))
    return isinstance(getattr(member, name), str) and name != "id" and name not in field_marks(type(member))


def _spot(name: str, member: object, position: int) -> Spot:
    """Which member it is: its id, number or title, else its place in the list."""
    if not isinstance(member, Shape):
        return Spot(name, str(position))
    first = _first_field(type(member))
    marks = field_marks(type(member)).get(first, _NO_MARKS)
    has_name = first == "title" or not _named_by_words(member)
    return Spot(
        name, str(getattr(member, first)) if has_name else str(position), marks.refers.kinds if marks.refers else ()
    )


def _shown(member: object) -> Value:
    """What is shown of a member that came or went: what it says, if it says anything."""
    if not isinstance(member, Shape):
        return _value_of(member)
    rule = MEMBER_RULES.get(type(member))
    if rule:
        return _value_of(getattr(member, rule.shows)) if rule.shows else ""
    marks = field_marks(type(member))
    texts = (getattr(member, name) for name in type(member).model_fields if name not in UNSEEN and name not in marks)
    return next((text for text in texts if _is_text(text) and text), "")


def _value_of(value: object) -> Value:
    """A value as changes hold it. A shape that stands by itself, such as a weighing, gives its first words."""
    if value is None:
        return ""
    if isinstance(value, Shape):
        return _shown(value)
    if isinstance(value, Enum):
        return str(value.value)
    assert isinstance(value, str | int), value
    return value


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, Enum)


def _rose(old: Value, new: Value) -> bool:
    """Whether a number rose or a value came; a missing number is below all others."""
    if isinstance(old, str) or isinstance(new, str):
        return not old
    return new > old
