"""The one walk over the marks in the shapes: which values refer to what, and which fields are guarded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from rolebook.model.entry import Shape
from rolebook.model.kinds import Kind
from rolebook.model.types import Guarded, Refers

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Reference:
    """A value that is the id of something else, and where in its shape it stands."""

    path: Path
    id: str
    kinds: tuple[Kind, ...]
    is_key: bool = False


@dataclass(frozen=True)
class FieldMarks:
    """What the annotations of one field say: its own mark, that of its members or keys, and the shape nested in it."""

    guarded: Guarded | None = None
    refers: Refers | None = None
    member_refers: Refers | None = None
    key_refers: Refers | None = None
    nested: type[Shape] | None = None
    nested_member: type[Shape] | None = None

    @property
    def matters(self) -> bool:
        """Whether a walk has anything to do here."""
        return any((self.guarded, self.refers, self.member_refers, self.key_refers, self.nested, self.nested_member))


@cache
def field_marks(shape: type[BaseModel]) -> dict[str, FieldMarks]:
    """The fields of a shape that carry a mark, or hold shapes that may."""
    hints = get_type_hints(shape, include_extras=True)
    found = {name: _marks(hints[name]) for name in shape.model_fields}
    return {name: marks for name, marks in found.items() if marks.matters}


def _marks(hint: Any) -> FieldMarks:
    core, metadata = _peel(hint)
    guarded = next((mark for mark in metadata if isinstance(mark, Guarded)), None)
    refers = next((mark for mark in metadata if isinstance(mark, Refers)), None)
    if get_origin(core) is tuple:
        member, member_metadata = _peel(get_args(core)[0])
        return FieldMarks(
            guarded=guarded,
            member_refers=next((mark for mark in member_metadata if isinstance(mark, Refers)), None),
            nested_member=_shape(member),
        )
    if isinstance(get_origin(core), type) and issubclass(get_origin(core), Mapping):
        _, key_metadata = _peel(get_args(core)[0])
        return FieldMarks(guarded=guarded, key_refers=next((m for m in key_metadata if isinstance(m, Refers)), None))
    return FieldMarks(guarded=guarded, refers=refers, nested=_shape(core))


def _peel(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    metadata: tuple[Any, ...] = ()
    if get_origin(hint) in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not NoneType)
    while get_origin(hint) is Annotated:
        metadata += hint.__metadata__
        hint = hint.__origin__
    return hint, metadata


def _shape(hint: Any) -> type[Shape] | None:
    return hint if isinstance(hint, type) and issubclass(hint, Shape) else None


def references(shape: BaseModel, prefix: Path = ()) -> Iterator[Reference]:
    """Every reference in a shape, depth first. Empty optional references are passed over."""
    for name, marks in field_marks(type(shape)).items():
        value, path = getattr(shape, name), (*prefix, name)
        if marks.refers and value:
            yield Reference(path, value, marks.refers.kinds)
        elif marks.member_refers:
            for index, member in enumerate(value):
                yield Reference((*path, index), member, marks.member_refers.kinds)
        elif marks.key_refers:
            for key in value:
                yield Reference((*path, key), key, marks.key_refers.kinds, is_key=True)
        elif marks.nested and value is not None:
            yield from references(value, path)
        elif marks.nested_member:
            for index, member in enumerate(value):
                yield from references(member, (*path, index))
