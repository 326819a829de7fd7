"""One YAML text -> plain data, and the line and column of any value in it.

Scalars are read as in YAML 1.2: only `true` and `false` are truth values; `no`, `on`, `012`, `12:30` and dates stay
text. Duplicate keys, tags, keys that are not text and alias bombs are defects. Positions are not kept beside the data:
a value is named by its path, and `locate` finds the path again in the text, which only a problem ever asks for.
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

MAX_NODES_FROM_ALIASES = 10_000
"""How many values aliases may stand for in one file, so that a few lines cannot grow into gigabytes. A long text counts
once more for each 1,000 characters."""

MAX_DIGITS = 18
"""How long a number may be. Python refuses to read very long ones, and nothing in a framework needs them."""

MAX_DEPTH = 60
"""How deep lists and keys may nest; no shape of a framework needs ten."""
_COULD_BE_DEEP = re.compile(rf"^[ ?:-]{{{MAX_DEPTH},}}", re.MULTILINE)


class _Kind(Enum):
    """What a value without a tag is. No text, so that no tag an author writes can pass for one of them."""

    TEXT = 1
    WHOLE = 2
    REAL = 3
    TRUTH = 4
    NOTHING = 5
    LIST = 6
    MAP = 7


_WORDS = {"true": _Kind.TRUTH, "false": _Kind.TRUTH, "null": _Kind.NOTHING, "~": _Kind.NOTHING, "": _Kind.NOTHING}
_TAG_PREFIX = "tag:yaml.org,2002:"
_INT = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_ANCHOR = re.compile(r"(?:^|[\s\[{,])&[^\s&]")
"""What could be an anchor: an ampersand at the start of a word."""
_NUMBER_START = frozenset("-0123456789")


class Loader(yaml.CSafeLoader):
    """PyYAML's C loader with the scalars of YAML 1.2's JSON schema (chapter 10.2)."""

    def descend_resolver(self, current_node: Node | None, current_index: Any) -> None:
        """Nothing: no tag here depends on the path, and PyYAML would keep a stack for it."""

    def ascend_resolver(self) -> None:
        """Nothing, as above."""

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> _Kind:
        """What stands in the place of a tag at a node that carries none."""
        if kind is not ScalarNode:
            return _Kind.LIST if kind is SequenceNode else _Kind.MAP
        if not implicit[0]:
            return _Kind.TEXT
        if value in _WORDS:
            return _WORDS[value]
        if value[0] not in _NUMBER_START:
            return _Kind.TEXT
        return _Kind.WHOLE if _INT.match(value) else _Kind.REAL if _FLOAT.match(value) else _Kind.TEXT


def parse(text: str) -> Any:
    """The text as dictionaries, lists, strings, numbers, truth values and None. Raises Defective."""
    root = compose(text)
    if root is None:
        return None
    builder = _Builder(watches_aliases="&" in text and bool(_ANCHOR.search(text)))
    value = builder.build(root)
    if builder.defects:
        raise Defective(tuple(builder.defects))
    return value


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


class _Builder:
    """Builds plain data from nodes and gathers the defects on the way.

    An alias makes one node stand at several places, so what was met before is watched. A text without anchors has no
    aliases, and watching would take a third of the time.
    """

    def __init__(self, *, watches_aliases: bool) -> None:
        self._watches_aliases = watches_aliases
        self.defects: list[Defect] = []
        self._open: set[int] = set()
        self._built: set[int] = set()
        self._from_aliases = 0

    def build(self, node: Node) -> Any:
        """The value of a node."""
        return self._watched(node) if self._watches_aliases else self._value(node)

    def _watched(self, node: Node) -> Any:
        if id(node) in self._open:
            self._defect(node, "yaml-alias", "This alias contains itself", advice="Write the content out.")
            return None
        self._count(node)
        self._open.add(id(node))
        try:
            return self._value(node)
        finally:
            self._open.discard(id(node))

    def _value(self, node: Node) -> Any:
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if not isinstance(node.tag, _Kind):
            self._tag(node)
        return self._mapping(node) if isinstance(node, MappingNode) else [self.build(child) for child in node.value]

    def _count(self, node: Node) -> None:
        """Count what a node stands for if it comes from an alias, that is, if it was met before."""
        if id(node) in self._built:
            self._from_aliases += _size(node, MAX_NODES_FROM_ALIASES)
        self._built.add(id(node))
        if self._from_aliases > MAX_NODES_FROM_ALIASES:
            raise Defective(
                (
                    Defect(
                        position_of(node),
                        "yaml-alias",
                        f"The aliases in this file stand for more than {MAX_NODES_FROM_ALIASES} values",
                        advice="Write the content out instead of repeating it by alias.",
                    ),
                )
            )

    def _scalar(self, node: ScalarNode) -> Any:
        kind: Any = node.tag
        if kind is _Kind.TEXT:
            return node.value
        if kind is _Kind.WHOLE:
            return self._whole(node)
        if kind is _Kind.TRUTH:
            return node.value == "true"
        if kind is _Kind.NOTHING:
            return None
        if kind is _Kind.REAL:
            return float(node.value)
        self._tag(node)
        return None

    def _whole(self, node: ScalarNode) -> int | None:
        if len(node.value.lstrip("-")) > MAX_DIGITS:
            advice = "Put it in quotes if it is not meant to be counted with."
            self._defect(node, "yaml-syntax", f"This number has more than {MAX_DIGITS} digits", advice=advice)
            return None
        return int(node.value)

    def _mapping(self, node: MappingNode) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            kind: Any = key_node.tag
            if not isinstance(key_node, ScalarNode) or kind is _Kind.NOTHING:
                self._defect(key_node, "yaml-key", "A key must be a word", advice="Write `key: value`.")
                continue
            if not isinstance(kind, _Kind):
                self._tag(key_node)
            if self._watches_aliases:
                self._count(key_node)
            key = key_node.value
            if key in result:
                message = f"The key `{key}` stands here a second time; only one of the two can count"
                self._defect(key_node, "yaml-duplicate-key", message, key, "Merge the two or delete one.")
            result[key] = self.build(value_node)
        return result

    def _tag(self, node: Node) -> None:
        advice = "Delete the word that starts with an exclamation mark, or put the text in quotes."
        written = f"!!{node.tag.removeprefix(_TAG_PREFIX)}" if node.tag.startswith(_TAG_PREFIX) else node.tag
        self._defect(node, "yaml-tag", "Tags are not allowed", written, advice)

    def _defect(self, node: Node, rule: str, message: str, found: str = "", advice: str = "") -> None:
        self.defects.append(Defect(position_of(node), rule, message, found, advice))


def _size(node: Node, limit: int) -> int:
    """How many nodes hang below one, itself included, counted no further than just above the limit."""
    count, pending = 0, [node]
    while pending and count <= limit:
        current = pending.pop()
        count += 1
        if isinstance(current, MappingNode):
            pending.extend(child for pair in current.value for child in pair)
        elif isinstance(current, SequenceNode):
            pending.extend(current.value)
        else:
            count += len(current.value) // 1_000
    return count


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
