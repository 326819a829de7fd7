"""Markdown as text of a Word template: paragraphs, items of lists, and what is bold or italic in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from rolebook.render import markup
from rolebook.render.word_runs import Piece, pieces_of, trimmed

_BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "th", "td", "hr"})
_LOOKS = {"bold": Markup("<w:b/>"), "italic": Markup("<w:i/>")}


@dataclass(frozen=True)
class Block:
    """A paragraph or an item of a list. `runs` are Word's pieces of text."""

    runs: Markup
    is_item: bool


def blocks(source: str) -> tuple[Block, ...]:
    """Markdown of several paragraphs, as paragraphs."""
    return tuple(_blocks(_parsed(markup.html_text(source)), is_item=False))


def runs(source: str) -> Markup:
    """Markdown as part of a line, as Word's pieces of text."""
    return _runs(pieces_of(_parsed(markup.html_phrase(source)), Piece("")))


def _parsed(html: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(html, create_parent="div")


def _blocks(element: HtmlElement, *, is_item: bool) -> Iterator[Block]:
    line = [Piece(element.text or "")]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _block(line, is_item)
            yield from _blocks(child, is_item=is_item or child.tag == "li")
            line = []
        else:
            line += pieces_of(child, Piece(""))
        line.append(Piece(child.tail or ""))
    yield from _block(line, is_item)


def _block(line: Iterable[Piece], is_item: bool) -> Iterator[Block]:
    written = _runs(Piece(" ".join(piece.text.split("\n")), piece.bold, piece.italic) for piece in line)
    if written:
        yield Block(written, is_item)


def _runs(pieces: Iterable[Piece]) -> Markup:
    return Markup("").join(_run(piece) for piece in trimmed(pieces))


def _run(piece: Piece) -> Markup:
    look = Markup("").join(_LOOKS[name] for name in _LOOKS if getattr(piece, name))
    text = "".join(character if character.isprintable() else " " for character in piece.text)
    start = Markup("<w:r><w:rPr>{}</w:rPr>").format(look)
    return start + Markup('<w:t xml:space="preserve">{}</w:t></w:r>').format(text)
