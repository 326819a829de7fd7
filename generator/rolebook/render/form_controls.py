"""The controls of an HTML form, with the words that name them, read from the tree that WeasyPrint lays out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from xml.etree.ElementTree import Element

_WITHOUT_WORDS = frozenset({"input", "textarea", "select", "script", "style"})
_GROUP_ROLES = frozenset({"group", "radiogroup"})
_NOT_FILLED = frozenset({"hidden", "submit", "reset", "button", "image"})


class Kind(StrEnum):
    """What a control takes."""

    LINE = "line"
    LONG_TEXT = "long text"
    TICK = "tick"
    CHOICE = "choice"
    """One circle of several with the same name, of which one is marked."""
    LIST = "list"


@dataclass(frozen=True)
class Control:
    """A control of a form.

    `label` names it by itself, with the words of the groups around it; `group` is those of the groups alone, which may
    also stand in the control's attribute `data-group`. `value` is
    what stands in it, or what a tick or choice means; `is_on` says whether that one is marked.
    """

    name: str
    kind: Kind
    label: str
    group: str
    value: str = ""
    is_on: bool = False
    is_required: bool = False
    is_read_only: bool = False


def form_controls(root: Element) -> tuple[Control, ...]:
    """Every control that can be filled in, in reading order. Raises ValueError for one without a name."""
    elements = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    labels = {label.get("for", ""): label for label in root.iter("label") if label.get("for")}
    return tuple(_below(root, _Surroundings(elements, labels, (), None)))


def hidden_values(root: Element) -> Mapping[str, str]:
    """What the form says by itself, unseen: the values of its hidden controls by their names."""
    hidden = (element for element in root.iter("input") if element.get("type") == "hidden")
    return {element.get("name", ""): element.get("value", "") for element in hidden}


def without_values(root: Element) -> None:
    """Empty the text controls of a tree, since WeasyPrint would draw what stands in them beside the page."""
    for element in root.iter("textarea"):
        element.text = ""
    for element in root.iter("input"):
        if _kind(element) is Kind.LINE:
            element.attrib.pop("value", None)


@dataclass(frozen=True)
class _Surroundings:
    """Where an element stands: in which groups, and inside which label."""

    elements: Mapping[str, Element]
    labels: Mapping[str, Element]
    groups: tuple[str, ...]
    label: Element | None

    def inside(self, element: Element) -> _Surroundings:
        """Where the children of an element stand."""
        label = element if element.tag == "label" else self.label
        words = self._group_words(element)
        groups = (*self.groups, words) if words else self.groups
        return _Surroundings(self.elements, self.labels, groups, label)

    def own_words(self, control: Element) -> str:
        """The words that name a control without the groups around it."""
        label = self.labels.get(control.get("id", ""), self.label)
        from_label = _words(label) if label is not None else ""
        return self._aria(control) or from_label or control.get("title", "").strip()

    def groups_of(self, control: Element) -> tuple[str, ...]:
        """The words of the groups around a control, or those that it brings along where no element stands for one."""
        own = control.get("data-group", "")
        return (*self.groups, own) if own else self.groups

    def _group_words(self, element: Element) -> str:
        legend = element.find("legend") if element.tag == "fieldset" else None
        if legend is not None:
            return _words(legend)
        return self._aria(element) if element.get("role") in _GROUP_ROLES or element.tag == "fieldset" else ""

    def _aria(self, element: Element) -> str:
        named = (self.elements.get(name) for name in element.get("aria-labelledby", "").split())
        words = " ".join(_words(other) for other in named if other is not None)
        return words or element.get("aria-label", "").strip()


def _below(element: Element, surroundings: _Surroundings) -> Iterator[Control]:
    if element.tag in {"input", "textarea", "select"} and element.get("type") not in _NOT_FILLED:
        yield _control(element, surroundings)
    inside = surroundings.inside(element)
    for child in element:
        yield from _below(child, inside)


def _control(element: Element, surroundings: _Surroundings) -> Control:
    name, kind = element.get("name", ""), _kind(element)
    if not name:
        raise ValueError(f"a control of the form has no name: {surroundings.own_words(element)}")
    own, groups = surroundings.own_words(element), surroundings.groups_of(element)
    return Control(
        name=name,
        kind=kind,
        label=": ".join(filter(None, (*groups, own))) or name,
        group=": ".join(groups) or name,
        value=_value(element, kind),
        is_on=element.get("checked") is not None,
        is_required=element.get("required") is not None,
        is_read_only=element.get("readonly") is not None or element.get("disabled") is not None,
    )


def _kind(element: Element) -> Kind:
    by_tag = {"textarea": Kind.LONG_TEXT, "select": Kind.LIST}
    by_type = {"checkbox": Kind.TICK, "radio": Kind.CHOICE}
    return by_tag.get(element.tag) or by_type.get(element.get("type", ""), Kind.LINE)


def _value(element: Element, kind: Kind) -> str:
    if kind is Kind.LONG_TEXT:
        return (element.text or "").removeprefix("\n")
    return element.get("value", "on" if kind in {Kind.TICK, Kind.CHOICE} else "")


def _words(element: Element) -> str:
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag not in _WITHOUT_WORDS:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
