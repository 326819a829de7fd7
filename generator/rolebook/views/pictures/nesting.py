"""Boxes in boxes: what is a part of what, as deep as it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rolebook.model.framework import Framework
from rolebook.model.library import LibraryEntry
from rolebook.views.parts import Link, Linker
from rolebook.views.pictures.words import LEADING, WIDTH, Line, rounded, stacked, width, wrapped

_GAP = 6.0
_MARGIN = 0.5
"""Half the thickness of a line, so that the outer ones are not cut off."""
_WIDEST_NAME = 150.0
"""How much room a name asks for at most; a longer one takes several lines."""


@dataclass(frozen=True)
class Node:
    """Something with its parts. `count` says how many entries it stands for, where that is worth saying."""

    link: Link
    children: tuple[Node, ...] = ()
    count: int | None = None
    hue: str = ""

    @property
    def depth(self) -> int:
        """How many boxes are in one another here."""
        return 1 + max((child.depth for child in self.children), default=0)


@dataclass(frozen=True)
class Box:
    """A node as it is drawn. `count` ends at the box's right edge; `depth` is how many boxes are around it."""

    node: Node
    depth: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]
    count: Line | None


@dataclass(frozen=True)
class Nesting:
    """Boxes in the order in which they are drawn, each before those inside it, and what they stand for."""

    nodes: tuple[Node, ...]
    boxes: tuple[Box, ...]
    width: float
    height: float


def nested_parts(framework: Framework, linker: Linker, kind: str) -> Nesting | None:
    """The library entries of one kind by `part_of`; None where none of them is a part of another."""
    entries = framework.library_by_kind[kind]

    def node(entry: LibraryEntry) -> Node:
        parts = (part for part in framework.parts_of[entry.id] if part.kind == kind)
        return Node(linker.link(entry), tuple(map(node, parts)))

    ids = {entry.id for entry in entries}
    nodes = tuple(node(entry) for entry in entries if entry.part_of not in ids)
    return nesting(nodes) if any(node.children for node in nodes) else None


def nesting(nodes: Sequence[Node], room: float = WIDTH) -> Nesting:
    """Nodes as boxes that fill rows of a width, one below the other."""
    # The deeper, the narrower the room around a box's parts, so that the innermost name still has most of the width.
    pad = min(8.0, 60 / max((node.depth for node in nodes), default=1))
    boxes = tuple(_Layout(pad).rows(nodes, _MARGIN, _MARGIN, room - 2 * _MARGIN, 0))
    return Nesting(tuple(nodes), boxes, room, rounded(_foot(boxes) + _MARGIN))


def _foot(boxes: Sequence[Box]) -> float:
    return max((box.y + box.height for box in boxes), default=0.0)


@dataclass(frozen=True)
class _Layout:
    """The layout with a certain room around the parts of a box."""

    pad: float

    def rows(self, nodes: Sequence[Node], x: float, y: float, room: float, depth: int) -> Iterator[Box]:
        """Nodes in rows of equal width: each row takes what fits and shares out what is left."""
        for row in self._fill(nodes, room):
            asked = [self._asked(node, room) for node in row]
            spare = (room - sum(asked) - _GAP * (len(row) - 1)) / len(row)
            left, placed = x, list[tuple[Box, ...]]()
            for node, share in zip(row, asked, strict=True):
                placed.append(tuple(self._box(node, left, y, share + spare, depth)))
                left += share + spare + _GAP
            height = max(own.height for own, *_ in placed)
            for own, *inner in placed:
                yield replace(own, height=height)
                yield from inner
            y += height + _GAP

    def _fill(self, nodes: Sequence[Node], room: float) -> Iterator[list[Node]]:
        row, taken = list[Node](), -_GAP
        for node in nodes:
            asked = self._asked(node, room)
            if row and taken + _GAP + asked > room:
                yield row
                row, taken = [], -_GAP
            row.append(node)
            taken += _GAP + asked
        if row:
            yield row

    def _asked(self, node: Node, room: float) -> float:
        """The width that a node would like, if there is so much."""
        inner = room - 2 * self.pad
        name = min(width(node.link.title), _WIDEST_NAME) + self._beside(node)
        parts = sum(self._asked(child, inner) + _GAP for child in node.children) - _GAP
        return min(room, max(name, parts) + 2 * self.pad)

    def _beside(self, node: Node) -> float:
        return 0.0 if node.count is None else 2 * _GAP + width(str(node.count))

    def _box(self, node: Node, x: float, y: float, room: float, depth: int) -> Iterator[Box]:
        """The box of a node and, after it, those of its parts."""
        inner, top = room - 2 * self.pad, y + min(self.pad, 6)
        lines = stacked(x + self.pad, top, wrapped(node.link.title, inner - self._beside(node)))
        below = top + len(lines) * LEADING
        parts = tuple(self.rows(node.children, x + self.pad, below + 3, inner, depth + 1))
        height = max(below, _foot(parts)) + min(self.pad, 6) - y
        count = None if node.count is None else Line(rounded(x + room - self.pad), lines[0].y, str(node.count))
        yield Box(node, depth, rounded(x), rounded(y), rounded(room), rounded(height), lines, count)
        yield from parts
