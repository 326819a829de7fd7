"""The book as a Word document, made from the book's HTML with the styles of a template that people change in Word."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.metadata import version

import docx
import lxml.html
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from rolebook.artifacts import Artifact
from rolebook.remembered import Remembered, key_of
from rolebook.render.word_blocks import BlockWriter, Place
from rolebook.render.word_file import Described, dated, set_paper, set_properties
from rolebook.render.word_runs import Piece, RunWriter
from rolebook.settings import Paper
from rolebook.views.book import BookView

CONTENTS_LEVELS = 3
"""How deep the contents go: chapters, what they hold, and once more; headings inside a page lie deeper."""
_BEFORE_THE_FIELDS = ("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:rsids")


def render_word(html: Artifact, view: BookView, template: bytes, paper: Paper, remembered: Remembered) -> Artifact:
    """The Word document of the book's HTML. `template` is a Word file; its text is replaced and its styles are used."""
    path = posixpath.splitext(html.path)[0] + ".docx"
    key = key_of((version("python-docx"), version("lxml"), path, html.content, template, paper.value))
    content = remembered.get(key)
    if content is None:
        content = _written(html, view, template, paper)
        remembered.put(key, content)
    return Artifact(path, content)


def _written(html: Artifact, view: BookView, template: bytes, paper: Paper) -> bytes:
    root = lxml.html.document_fromstring(html.content, parser=lxml.html.HTMLParser(encoding="utf-8"))
    document = docx.Document(io.BytesIO(template))
    _clear(document)
    released = datetime.fromisoformat(view.edition.released)
    set_properties(document, view.edition, Described(view.edition.title, view.document, view.publisher))
    _set_page(document, view, paper)
    styles = {style.name: style.style_id for style in document.styles if style.name}
    names = _names(root)
    _write_body(document, root, styles, names)
    saved = io.BytesIO()
    document.save(saved)
    return dated(saved.getvalue(), released)


def _clear(document: WordDocument) -> None:
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _names(root: HtmlElement) -> Mapping[str, str]:
    """Word's names of the places that links lead to: short, as Word allows 40 characters and few signs."""
    targets = {link.get("href", "")[1:] for link in root.iter("a") if link.get("href", "").startswith("#")}
    found = [element.get("id", "") for element in root.iter() if element.get("id") in targets]
    return {name: f"place{number}" for number, name in enumerate(found, start=1)}


def _write_body(document: WordDocument, root: HtmlElement, styles: Mapping[str, str], names: Mapping[str, str]) -> None:
    writer = BlockWriter(document, styles, names)
    place = Place(document._body)
    for part in root.body:
        if part.tag == "nav":
            _write_contents(document, part, styles, names)
        else:
            writer.write(part, place)


def _write_contents(
    document: WordDocument, contents: HtmlElement, styles: Mapping[str, str], names: Mapping[str, str]
) -> None:
    """The contents as a field, which Word makes anew on opening; until then it shows what the book holds."""
    runs = RunWriter(styles, names)
    heading = contents.find("h1")
    _styled(document.add_paragraph(heading.text if heading is not None else ""), styles, "TOC Heading")
    paragraph = None
    for link, level in _entries(contents):
        is_first, paragraph = paragraph is None, document.add_paragraph()
        _styled(paragraph, styles, f"toc {level}")
        if is_first:
            _begin_field(paragraph, f'TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\u')
        target = link.get("href", "")
        runs.write(paragraph, (Piece(link.text_content(), link=target), Piece("\t")))
        _begin_field(paragraph, f"PAGEREF {names[target[1:]]} \\h")
        _field_sign(paragraph, "end")
    if paragraph is not None:
        _field_sign(paragraph, "end")


def _entries(contents: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    for link in contents.iter("a"):
        level = sum(1 for _ in link.iterancestors("ol"))
        if level <= CONTENTS_LEVELS:
            yield link, level


def _styled(paragraph: Paragraph, styles: Mapping[str, str], name: str) -> None:
    if name in styles:
        paragraph._p.style = styles[name]


def _begin_field(paragraph: Paragraph, instruction: str) -> None:
    _field_sign(paragraph, "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = instruction
    paragraph.add_run()._r.append(code)
    _field_sign(paragraph, "separate")


def _field_sign(paragraph: Paragraph, kind: str) -> None:
    sign = OxmlElement("w:fldChar")
    sign.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(sign)


def _set_page(document: WordDocument, view: BookView, paper: Paper) -> None:
    edition = view.edition
    set_paper(document, paper)
    words = {"title": edition.title, "version": edition.version, "edition": edition.edition, "id": view.document}
    for section in document.sections:
        for line in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            for text in line._element.iter(qn("w:t")):
                text.text = _filled_in(text.text or "", words)
    settings = document.settings.element
    fields = OxmlElement("w:updateFields")
    fields.set(qn("w:val"), "true")
    following = (settings.find(qn(tag)) for tag in _BEFORE_THE_FIELDS)
    place = next((element for element in following if element is not None), None)
    settings.append(fields) if place is None else place.addprevious(fields)


def _filled_in(text: str, words: Mapping[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text
