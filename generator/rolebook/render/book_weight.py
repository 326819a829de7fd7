"""The text of the book without what costs time and shows nothing: laying out takes as long as there are elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    {"div", "dl", "figure", "ol", "p", "section", "table", "ul"} | {f"h{level}" for level in range(1, 7)}
)
_BARE_CLASSES = frozenset({"", "rb-columns", "rb-fold", "rb-home", "rb-home__summary", "rb-levels", "rb-levels__row"})
"""Classes of boxes that only place their contents side by side, or fold them, on a screen."""
_LINE = 100
"""How many characters fit beside each other in a table that is as wide as the page."""
_SHORT = 18
"""The most characters of a column that is not broken."""
_GAP = 3
"""The space between two columns, in characters."""
_FULLNESS = 0.6
"""How much of the width a column gets for more text, from 0, all the same, to 1, all lines equally many."""


def lighten(root: HtmlElement) -> None:
    """Leave out boxes that hold nothing of their own, and say how wide columns are instead of having it found out."""
    _drop_bare_boxes(root)
    _drop_bare_spans(root)
    for element in root.iter():
        element.attrib.pop("markdown", None)
        if element.get("style", "").startswith("--"):
            del element.attrib["style"]
    for table in root.iter("table"):
        _set_columns(table)


def _drop_bare_boxes(root: HtmlElement) -> None:
    for box in list(root.iter("div")):
        is_bare = box is not root and not box.get("id") and box.get("class", "") in _BARE_CLASSES
        if is_bare and not _has_text_of_its_own(box):
            box.drop_tag()


def _has_text_of_its_own(box: HtmlElement) -> bool:
    """Whether words stand in a box outside blocks; without it they would run into what stands around it."""
    texts = [box.text, *(child.tail for child in box)]
    return any(text and text.strip() for text in texts) or any(child.tag not in _BLOCKS for child in box)


def _drop_bare_spans(root: HtmlElement) -> None:
    for label in root.find_class("rb-kind"):
        label.text = f"· {label.text or ''}"
    for ours in root.find_class("rb-why__ours"):
        if len(ours) == 1 and ours[0].tag == "a" and not (ours.text or "").strip() and not (ours[0].tail or "").strip():
            ours[0].set("class", ours.get("class", ""))
            ours.drop_tag()
    for identity in root.find_class("rb-id"):
        for code in identity.findall("code"):
            code.drop_tag()
        identity.drop_tag()


def _set_columns(table: HtmlElement) -> None:
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    widths = _widths([row for row in rows if not any(cell.get("colspan") for cell in row)])
    group = table.makeelement("colgroup")
    for width in widths:
        group.append(table.makeelement("col", {"style": f"width: {width:.1f}%"}))
    table.insert(len(table.findall("caption")), group)


def _widths(rows: Sequence[Sequence[HtmlElement]]) -> list[float]:
    """How wide the columns are, in hundredths: short ones as wide as their text, the others by how much they hold."""
    columns = list(_columns(rows))
    texts = [max((len(text) for text in column), default=0) for column in columns]
    words = [max((len(word) for text in column for word in text.split()), default=0) for column in columns]
    kept = [text + _GAP if text <= _SHORT else 0 for text in texts]
    weights = [0.0 if width else float(text**_FULLNESS) for width, text in zip(kept, texts, strict=True)]
    rest = max(_LINE - sum(kept), 0)
    shares = [rest * weight / (sum(weights) or 1) for weight in weights]
    wanted = [max(width, share, word + _GAP) for width, share, word in zip(kept, shares, words, strict=True)]
    return [100 * width / sum(wanted) for width in wanted]


def _columns(rows: Sequence[Sequence[HtmlElement]]) -> Iterator[list[str]]:
    for number in range(max((len(row) for row in rows), default=0)):
        yield [" ".join(row[number].text_content().split()) for row in rows if number < len(row)]
