"""One YAML text -> plain data.

Duplicate keys, tags, keys that are not text and alias bombs are defects.
"""

from __future__ import annotations

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from rolebook.source.defects import Defect, Defective
from rolebook.source.yaml_nodes import NodeKind, compose, position_of

MAX_NODES_FROM_ALIASES = 10_000
"""How many values aliases may stand for in one file, so that a few lines cannot grow into gigabytes. A long text counts
once more for each 1,000 characters."""

MAX_DIGITS = 18
"""How long a number may be. Python refuses to read very long ones, and nothing in a framework needs them."""

_TAG_PREFIX = "tag:yaml.org,2002:"


def parse(text: str) -> Any:
    """The text as dictionaries, lists, strings, numbers, truth values and None. Raises Defective."""
    root = compose(text)
    if root is None:
        return None
    builder = _Builder(watches_aliases="&" in text and "*" in text)
    value = builder.build(root)
    if builder.defects:
        raise Defective(tuple(builder.defects))
    return value


class _Builder:
    """Builds plain data from nodes and gathers the defects on the way.

    An alias makes one node stand at several places, so what was met before is watched. A text without both
    signs has none, and watching would take a third of the time.
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
        if not isinstance(node.tag, NodeKind):
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
        if kind is NodeKind.TEXT:
            return node.value
        if kind is NodeKind.WHOLE:
            return self._whole(node)
        if kind is NodeKind.TRUTH:
            return node.value == "true"
        if kind is NodeKind.NOTHING:
            return None
        if kind is NodeKind.REAL:
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
            if not isinstance(key_node, ScalarNode) or kind is NodeKind.NOTHING:
                self._defect(key_node, "yaml-key", "A key must be a word", advice="Write `key: value`.")
                continue
            if not isinstance(kind, NodeKind):
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
