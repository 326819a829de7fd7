"""Narrowing a framework to what one audience may see.

Nothing that is left out remains: neither the entry, nor a guarded field, nor a reference that would give away its id.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from rolebook.model.about import Audience
from rolebook.model.entry import Entry, Shape
from rolebook.model.framework import Framework
from rolebook.model.kinds import Kind
from rolebook.model.references import FieldMarks, field_marks
from rolebook.model.types import Guard, Refers
from rolebook.model.vocabulary import Source

S = TypeVar("S", bound=Shape)

LISTS = tuple(field.name for field in fields(Framework) if field.name not in {"about", "audience"})
"""The fields of a framework that hold its content."""


def for_audience(framework: Framework, audience: str) -> Framework:
    """The framework as `audience` may see it. Raises KeyError if no such audience is declared."""
    ranks = {declared.id: rank for rank, declared in enumerate(framework.about.audiences)}
    if ranks[audience] == len(ranks) - 1:
        return framework
    visible = frozenset(name for name, rank in ranks.items() if rank <= ranks[audience])
    hidden_guards = frozenset(guard for guard in Guard if guard_audience(framework, guard) not in visible)
    hidden_ids = {kind: set[str]() for kind in Kind}
    narrowed = framework
    while True:
        before = sum(map(len, hidden_ids.values()))
        _hide(framework, narrowed, visible, hidden_ids)
        narrowed = _without(framework, hidden_ids, hidden_guards)
        if sum(map(len, hidden_ids.values())) == before:
            return replace(narrowed, audience=audience)


def visible_audiences(framework: Framework) -> tuple[Audience, ...]:
    """The audiences up to the one a framework was narrowed to; all, where it declares no such audience itself."""
    ranks = {declared.id: rank for rank, declared in enumerate(framework.about.audiences)}
    return framework.about.audiences[: ranks.get(framework.audience, len(ranks)) + 1]


def guard_audience(framework: Framework, guard: Guard) -> str:
    """The widest audience that may see the fields of a guard."""
    return getattr(framework.about.audience_defaults, guard.value) or framework.about.audiences[-1].id


def _hide(full: Framework, narrowed: Framework, visible: Collection[str], hidden: dict[Kind, set[str]]) -> None:
    """Add to `hidden` what may not be seen, and what the last narrowing dropped because it hung on something hidden."""
    kept = set(narrowed.entries)
    for id_, entry in full.entries.items():
        if id_ not in kept or (entry.audience and entry.audience not in visible):
            hidden[full.kind_of[id_]].add(id_)
    for category in full.about.categories:
        if category.audience and category.audience not in visible:
            hidden[Kind.CATEGORY].add(category.id)
    for source in full.sources:
        if source.audience and source.audience not in visible:
            hidden[Kind.SOURCE].add(source.id)


def _without(framework: Framework, hidden: dict[Kind, set[str]], guards: Collection[Guard]) -> Framework:
    lists: dict[str, Any] = {}
    for name in LISTS:
        kept = (_narrow(shape, hidden, guards) for shape in getattr(framework, name) if not _is_hidden(shape, hidden))
        lists[name] = tuple(shape for shape in kept if shape is not None)
    categories = tuple(
        narrow
        for category in framework.about.categories
        if category.id not in hidden[Kind.CATEGORY] and (narrow := _narrow(category, hidden, guards)) is not None
    )
    # Exceptions speak of entries by id and to editors only, so no narrower edition holds any.
    about = framework.about.model_copy(update={"categories": categories, "exceptions": ()})
    return replace(framework, about=about, **lists)


def _is_hidden(shape: Shape, hidden: dict[Kind, set[str]]) -> bool:
    if isinstance(shape, Source):
        return shape.id in hidden[Kind.SOURCE]
    return isinstance(shape, Entry) and any(shape.id in hidden[kind] for kind in Kind)


def _narrow(shape: S, hidden: dict[Kind, set[str]], guards: Collection[Guard]) -> S | None:
    """The shape without what is hidden; None if what it is about is hidden, so that it has to go as a whole."""
    changes: dict[str, Any] = {}
    for name, marks in field_marks(type(shape)).items():
        value = getattr(shape, name)
        narrowed = _narrow_field(type(shape), name, value, marks, hidden, guards)
        if narrowed is _GONE:
            return None
        if narrowed is not value:
            changes[name] = narrowed
    return shape.model_copy(update=changes) if changes else shape


_GONE = object()


def _narrow_field(
    shape: type[BaseModel],
    name: str,
    value: Any,
    marks: FieldMarks,
    hidden: dict[Kind, set[str]],
    guards: Collection[Guard],
) -> Any:
    if marks.guarded and marks.guarded.guard in guards:
        return shape.model_fields[name].get_default()
    if marks.refers and _points_at_hidden(marks.refers, value, hidden):
        field = shape.model_fields[name]
        return _GONE if field.is_required() else field.get_default()
    if marks.member_refers:
        refers = marks.member_refers
        return _same_or_new(value, tuple(id_ for id_ in value if not _points_at_hidden(refers, id_, hidden)))
    if marks.nested and value is not None:
        return _narrow(value, hidden, guards) or _GONE
    if marks.nested_member:
        members = (_narrow(member, hidden, guards) for member in value)
        return _emptied(shape, name, _same_or_new(value, tuple(member for member in members if member is not None)))
    return value


def _points_at_hidden(refers: Refers, id_: str, hidden: dict[Kind, set[str]]) -> bool:
    return any(id_ in hidden[kind] for kind in refers.kinds)


def _same_or_new(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    unchanged = len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))
    return old if unchanged else new


def _emptied(shape: type[BaseModel], name: str, members: tuple[Any, ...]) -> Any:
    """A list that must not be empty takes its owner along when its last member goes."""
    return _GONE if not members and shape.model_fields[name].is_required() else members
