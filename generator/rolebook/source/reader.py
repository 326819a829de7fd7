"""Files -> shapes: parse each file, hold it against its shape, and remember where everything was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rolebook.model.about import About
from rolebook.model.entry import Shape, Status
from rolebook.model.files import SHAPES, content_shape
from rolebook.model.kinds import Kind
from rolebook.model.references import Reference, references
from rolebook.problems import Problem
from rolebook.source.defects import Defective
from rolebook.source.files import RawFile, Tree
from rolebook.source.findings import Finding, Origin
from rolebook.source.shapes import shape_data
from rolebook.source.yaml_text import parse

ParsedFiles = MutableMapping[str, Any]
"""Parsed data by the SHA-256 of the file it came from: what a cache keeps from one run to the next."""


@dataclass(frozen=True)
class Written:
    """A shape and where it was written."""

    shape: Any
    origin: Origin


@dataclass
class Reading:
    """What was read so far: shapes by kind, ids seen even where the rest of an entry is broken, and what went wrong.

    `unread` are the kinds of files that could not be read at all: nobody complains of ids that may stand in them.
    """

    about: Written | None = None
    written: dict[Kind, list[Written]] = field(default_factory=lambda: {kind: [] for kind in Kind})
    ids: dict[Kind, list[tuple[str, Origin]]] = field(default_factory=lambda: {kind: [] for kind in Kind})
    texts: dict[str, str] = field(default_factory=dict)
    unread: set[Kind] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def everything(self) -> Iterator[Written]:
        """Every sound shape that stands by itself; categories stand inside `about`."""
        if self.about:
            yield self.about
        for kind, written in self.written.items():
            if kind is not Kind.CATEGORY:
                yield from written

    @cached_property
    def references(self) -> tuple[tuple[Written, tuple[Reference, ...]], ...]:
        """Every sound shape with the references in it, found once when reading is done."""
        return tuple((written, tuple(references(written.shape))) for written in self.everything())

    def all(self, kind: Kind) -> list[Any]:
        """The sound shapes of one kind."""
        return [written.shape for written in self.written[kind]]


def in_use(reading: Reading, kind: Kind) -> Iterator[Written]:
    """The sound entries of a kind that are not retired."""
    return (written for written in reading.written[kind] if written.shape.status is not Status.RETIRED)


def read_framework(tree: Tree, parsed: ParsedFiles) -> Reading:
    """Read every file of a tree. `parsed` is looked into before a file is parsed, and added to after."""
    reading = Reading(problems=list(tree.problems))
    for file in tree.files:
        text = _decoded(file, reading)
        if text is None or not _read_file(file, text, parsed, reading):
            reading.unread |= {file.file_type.kind} if file.file_type else _DECLARATIONS.keys()
    return reading


def _decoded(file: RawFile, reading: Reading) -> str | None:
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()  # `object` is the content without a byte order mark
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        found = error.object[error.start : error.start + 1].hex()
        message = "This file is not saved as UTF-8"
        advice = "Save it again and choose the encoding UTF-8."
        reading.problems.append(
            Problem(file.name, line, column, "file-not-utf8", message, f"byte {found}", advice=advice)
        )
        return None


def _read_file(file: RawFile, text: str, parsed: ParsedFiles, reading: Reading) -> bool:
    """Whether the file holds any data; what is wrong with the data is noted."""
    reading.texts[file.name] = text
    key = file.digest
    if key not in parsed:
        try:
            parsed[key] = parse(text)
        except Defective as error:
            for defect in error.defects:
                place = (file.name, defect.position.line, defect.position.column)
                reading.problems.append(
                    Problem(*place, defect.rule, defect.message, defect.found, advice=defect.advice)
                )
            return False
    data, origin = parsed[key], Origin(file.name)
    if data is None:
        advice = "Fill it or delete it."
        reading.problems.append(Problem(file.name, 1, 1, "file-empty", "This file is empty", advice=advice))
        return False
    if file.file_type is None:
        _read_about(data, origin, reading)
    elif file.file_type.key:
        _read_list(file, data, origin, reading)
    else:
        _note_id(file.file_type.kind, data, origin, reading)
        _keep(file.file_type.kind, shape_data(SHAPES[file.file_type.kind], data, origin), origin, reading)
    return True


def _read_about(data: Any, origin: Origin, reading: Reading) -> None:
    for kind, key in _DECLARATIONS.items():
        members = data.get(key) if isinstance(data, dict) else None
        for index, member in enumerate(members if isinstance(members, list) else ()):
            _note_id(kind, member, origin.at(key, index), reading)
    result = shape_data(About, data, origin)
    if isinstance(result, About):
        reading.about = Written(result, origin)
        reading.written[Kind.CATEGORY] = [
            Written(category, origin.at("categories", index)) for index, category in enumerate(result.categories)
        ]
    else:
        reading.findings.extend(result)


_DECLARATIONS = {
    Kind.AUDIENCE: "audiences",
    Kind.CATEGORY: "categories",
    Kind.PERSPECTIVE: "perspectives",
    Kind.LIBRARY_KIND: "library",
}
"""The kinds that framework.yaml declares, and the keys it lists them under."""


def _read_list(file: RawFile, data: Any, origin: Origin, reading: Reading) -> None:
    assert file.file_type is not None
    kind, key, shape = file.file_type.kind, file.file_type.key, SHAPES[file.file_type.kind]
    members = data.get(key) if isinstance(data, dict) else None
    if not isinstance(members, list) or set(data) != {key}:
        result = shape_data(content_shape(file.file_type), data, origin)
        reading.findings.extend(result if isinstance(result, tuple) else ())
    for index, member in enumerate(members if isinstance(members, list) else ()):
        place = origin.at(key, index)
        _note_id(kind, member, place, reading)
        _keep(kind, shape_data(shape, member, place), place, reading)


def _note_id(kind: Kind, data: Any, origin: Origin, reading: Reading) -> None:
    id_ = data.get("id") if isinstance(data, Mapping) else None
    if isinstance(id_, str):
        reading.ids[kind].append((id_, origin))


def _keep(kind: Kind, result: Shape | tuple[Finding, ...], origin: Origin, reading: Reading) -> None:
    if isinstance(result, Shape):
        reading.written[kind].append(Written(result, origin))
    else:
        reading.findings.extend(result)
