"""Word documents in languages that are written from right to left: text, tables and pages begin at the right."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_AFTER = {
    "w:pPr": ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc"),
    "w:rPr": ("w:cs", "w:em", "w:lang"),
    "w:sectPr": ("w:rtlGutter", "w:docGrid"),
}
"""What comes after the property that turns them round, in the order that Word wants (ISO 29500-1)."""

_LOOKS = (("w:b", "w:bCs"), ("w:i", "w:iCs"), ("w:sz", "w:szCs"))
"""What makes text bold, italic or large, and what does the same to text of scripts that run from right to left."""


def turn_to_the_left(document: WordDocument) -> None:
    """Let everything run from right to left. What a style aligns at its beginning or its end follows by itself."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for group, name, word in (("w:pPrDefault", "w:pPr", "w:bidi"), ("w:rPrDefault", "w:rPr", "w:rtl")):
        _add(defaults.find(qn(group)).find(qn(name)), name, word)
    for section in document.element.body.iter(qn("w:sectPr")):
        _add(section, "w:sectPr", "w:bidi")
    for table in document.element.body.iter(qn("w:tblPr")):
        table.find(qn("w:tblStyle")).addnext(OxmlElement("w:bidiVisual"))
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:bidi"), language.get(qn("w:val")))
    for root in (document.styles.element, document.element.body):
        _repeat_looks(root)


def _repeat_looks(root: BaseOxmlElement) -> None:
    for name, same in _LOOKS:
        for look in list(root.iter(qn(name))):
            known = look.getparent().find(qn(same))
            copied = OxmlElement(same) if known is None else known
            copied.attrib.update(look.attrib)
            if known is None:
                look.addnext(copied)


def _add(properties: BaseOxmlElement, name: str, word: str) -> None:
    following = (properties.find(qn(each)) for each in _AFTER[name])
    place = next((element for element in following if element is not None), None)
    added = OxmlElement(word)
    properties.append(added) if place is None else place.addprevious(added)
