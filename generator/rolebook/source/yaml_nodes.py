"""One YAML text -> PyYAML's nodes, and the line and column of any value in it.

Scalars are told apart as in YAML 1.2: only `true` and `false` are truth values; `no`, `on`, `012`, `12:30` and dates
are text. Positions are not kept beside the data: a value is named by its path, and `locate` finds the path again in the
nodes, which only a problem ever asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from rolebook.model.references import Path
from rolebook.source.defects import Defect, Defective, Position
from rolebook.source.yaml_messages import explained, unreadable

MAX_DEPTH = 60
"""How deep lists and keys may nest; no shape of a framework needs ten."""
_COULD_BE_DEEP = re.compile(rf"^[ ?:-]{{{MAX_DEPTH},}}", re.MULTILINE)


class NodeKind(Enum):
    """What a value without a tag is. No text, so that no tag an author writes can pass for one of them."""

    TEXT = 1
    WHOLE = 2
    REAL = 3
    TRUTH = 4
    NOTHING = 5
    LIST = 6
    MAP = 7


_WORDS = {
    "true": NodeKind.TRUTH,
    "false": NodeKind.TRUTH,
    "null": NodeKind.NOTHING,
    "~": NodeKind.NOTHING,
    "": NodeKind.NOTHING,
}
_INT = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_NUMBER_START = frozenset("-0123456789")


class Loader(yaml.CSafeLoader):
    """PyYAML's C loader with the scalars of YAML 1.2's JSON schema (chapter 10.2)."""

    def descend_resolver(self, current_node: Node | None, current_index: Any) -> None:
        """Nothing: no tag here depends on the path, and PyYAML would keep a stack for it."""

    def ascend_resolver(self) -> None:
        """Nothing, as above."""

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> NodeKind:
        """What stands in the place of a tag at a node that carries none."""
        if kind is not ScalarNode:
            return NodeKind.LIST if kind is SequenceNode else NodeKind.MAP
        if not implicit[0]:
            return NodeKind.TEXT
        if value in _WORDS:
            return _WORDS[value]
        if value[0] not in _NUMBER_START:
            return NodeKind.TEXT
        return NodeKind.WHOLE if _INT.match(value) else NodeKind.REAL if _FLOAT.match(value) else NodeKind.TEXT


def compose(text: str) -> Node | None:
    """The text as PyYAML's nodes, which know their positions; None if it is empty. Raises Defective."""
    _refuse_deep_nesting(text)
    loader = Loader(text)
    try:
        node: Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise Defective((explained(error, text),)) from None
    except yaml.reader.ReaderError as error:
        raise Defective((unreadable(error, text),)) from None
    finally:
        loader.dispose()
    return node


def _refuse_deep_nesting(text: str) -> None:
    """Raise Defective where nesting is deeper than MAX_DEPTH.

    Why: the C composer recurses without a limit, so a line of brackets would end the whole process. Its event stream
    does not recurse, but costs as much as composing, so only texts that could be that deep are looked at.
    """
    brackets = text.count("[") + text.count("{")
    if brackets <= MAX_DEPTH and not _COULD_BE_DEEP.search(text):
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH and (mark := event.start_mark):
                position = Position(mark.line + 1, mark.column + 1)
                message = f"Lists and keys are nested more than {MAX_DEPTH} deep"
                raise Defective((Defect(position, "yaml-syntax", message, advice="Use fewer steps of indentation."),))
    except yaml.YAMLError:
        return  # compose() meets the same error and explains it


def position_of(node: Node) -> Position:
    """Where a node starts."""
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)


def locate(root: Node | None, path: Path, *, key: bool = False) -> Position:
    """Where the value at `path` starts; with `key`, where its key starts.

    Where the path leads further than the text, as for a missing key, it is the deepest part that exists.
    """
    if root is None:
        return Position(1, 1)
    node, key_node = root, root
    for step in path:
        child = next((pair for pair in _children(node) if pair[0] == step), None)
        if child is None:
            return position_of(node)
        _, key_node, node = child
    return position_of(key_node if key else node)


def _children(node: Node) -> Iterator[tuple[str | int, Node, Node]]:
    if isinstance(node, MappingNode):
        return ((key.value, key, value) for key, value in node.value)
    if isinstance(node, SequenceNode):
        return ((index, child, child) for index, child in enumerate(node.value))
    return iter(())
