"""Text inside a line, from HTML to Word: what is bold or italic, what is a label, and what leads where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.html import HtmlElement

LABEL_STYLE = "Rolebook Label"
LINK_STYLE = "Hyperlink"
_BLANKS = re.compile(r"[ \t\r\n]+")
_LABEL_CLASSES = frozenset({"rb-kind", "rb-count", "rb-provenance"})
_LEFT_OUT = frozenset({"svg", "img"})


@dataclass(frozen=True)
class Piece:
    """Text that looks the same throughout. `link` is where it leads: a web address, or `#` and a name in the book.

    A line feed stands for itself; it was a `br`.
    """

    text: str
    bold: bool = False
    italic: bool = False
    label: bool = False
    link: str = ""


def pieces_of(element: HtmlElement, like: Piece) -> Iterator[Piece]:
    """The pieces of an element that stands inside a line, its tail left out. `like` says how its surroundings look."""
    if element.tag == "br":
        yield replace(like, text="\n")
        return
    if element.tag in _LEFT_OUT:
        return
    look = _look(element, like)
    yield from _text(element.text, look)
    for child in element:
        yield from pieces_of(child, look)
        yield from _text(child.tail, look)


def _text(text: str | None, look: Piece) -> Iterator[Piece]:
    if text:
        yield replace(look, text=_BLANKS.sub(" ", text))


def _look(element: HtmlElement, like: Piece) -> Piece:
    classes = set(element.get("class", "").split())
    return replace(
        like,
        bold=like.bold or element.tag in {"strong", "b"},
        italic=like.italic or element.tag in {"em", "i"},
        label=like.label or bool(classes & _LABEL_CLASSES),
        link=element.get("href", "") if element.tag == "a" else like.link,
    )


def trimmed(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces of a whole paragraph, with one blank where there were several and none at either end."""
    kept: list[Piece] = []
    for piece in pieces:
        text = piece.text.lstrip(" ") if not kept or kept[-1].text.endswith((" ", "\n")) else piece.text
        if text:
            kept.append(replace(piece, text=text))
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


@dataclass(frozen=True)
class RunWriter:
    """Writes pieces into paragraphs. `styles` are the ids of styles by name; `names` are Word's names of places in the
    book, by theirs.
    """

    styles: Mapping[str, str]
    names: Mapping[str, str]

    def write(self, paragraph: Paragraph, pieces: Iterable[Piece]) -> None:
        """Append pieces to a paragraph."""
        for piece in pieces:
            run = paragraph.add_run(piece.text)
            run.bold, run.italic = piece.bold or None, piece.italic or None
            if piece.label:
                self._style(run, LABEL_STYLE)
            if piece.link:
                self._style(run, LINK_STYLE)
                self._link(paragraph, run, piece.link)

    def _style(self, run: Run, name: str) -> None:
        if name in self.styles:
            run._r.style = self.styles[name]  # by id, since a look-up by name reads all styles

    def _link(self, paragraph: Paragraph, run: Run, target: str) -> None:
        link = OxmlElement("w:hyperlink")
        if target.startswith("#"):
            if target[1:] not in self.names:
                return
            link.set(qn("w:anchor"), self.names[target[1:]])
        else:
            link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        element = run._r  # python-docx cannot write hyperlinks
        element.addprevious(link)
        link.append(element)
