"""Writes site_templates/word/handbook.docx, which says how the handbook looks in Word.

Run it after a change here, and commit both: `python tools/word_template.py`. Whoever wants another look changes the
styles of a copy in Word instead; the manual says how.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

TARGET = Path(__file__).parent.parent / "site_templates" / "word" / "handbook.docx"
SANS, SERIF = "Source Sans Pro", "Source Serif Pro"
INK, SOFT, ACCENT = RGBColor(0x1D, 0x27, 0x33), RGBColor(0x4D, 0x5A, 0x67), RGBColor(0x0F, 0x5E, 0x6B)
LINE = "C4C9CD"
DAY = datetime(2026, 1, 1)  # a Word file's dates have no zone
KEPT_BY_NAME = {
    "Normal", "Header", "Footer", "Title", "Subtitle", "Quote", "Caption", "Normal Table", "No List",
    "Default Paragraph Font", *(f"Heading {level}" for level in range(1, 7)),
    *(f"List {kind}{level}" for kind in ("Bullet", "Number", "Continue") for level in ("", " 2", " 3")),
}  # fmt: skip
FONTS = {SANS: ("Segoe UI", "swiss"), SERIF: ("Cambria", "roman")}
"""The handbook's fonts, each with the one that Word takes where it is not installed, and its family."""
TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="RolebookTable">
  <w:name w:val="Rolebook Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:pPr><w:spacing w:before="40" w:after="40" w:line="250" w:lineRule="atLeast"/></w:pPr>
  <w:rPr><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:bCs/><w:color w:val="4D5A67"/></w:rPr>
    <w:tcPr><w:vAlign w:val="bottom"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>
</w:style>
"""


def main() -> None:
    """Write the file."""
    document = Document()
    _drop_what_is_not_used(document)
    _set_defaults(document)
    _set_styles(document)
    _set_page(document)
    _set_properties(document)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(_packed(document))


def _drop_what_is_not_used(document: WordDocument) -> None:
    for style in list(document.styles):
        if style.name not in KEPT_BY_NAME:
            style.delete()
    for link in list(document.styles.element.iter(qn("w:link"))):
        link.getparent().remove(link)
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith(("/customXml", "/stylesWithEffects")):
            del document.part.rels[key]


def _set_defaults(document: WordDocument) -> None:
    """What holds for all text stands in the defaults, so that styles of tables can differ from it."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(run):
        run.remove(child)
    run.append(_fonts(SANS))
    for tag, value in (("w:color", "1D2733"), ("w:sz", "21"), ("w:szCs", "21")):
        run.append(_valued(tag, value))
    run.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/>'))
    paragraph = defaults.find(qn("w:pPrDefault")).find(qn("w:pPr"))
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.append(parse_xml(f'<w:spacing {nsdecls("w")} w:after="120" w:line="280" w:lineRule="atLeast"/>'))
    table = next(rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE)
    table._blob = _font_table()  # python-docx keeps this part as bytes


def _font_table() -> bytes:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, (other, family) in FONTS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()


def _set_styles(document: WordDocument) -> None:
    sizes = {1: (24, 0, 14), 2: (19, 22, 8), 3: (16, 20, 6), 4: (13, 16, 4), 5: (11.5, 12, 3), 6: (10.5, 10, 2)}
    for level, (size, before, after) in sizes.items():
        heading = _plain(document, f"Heading {level}", SERIF, size, INK, bold=True)
        _space(heading, before, after)
        heading.paragraph_format.keep_with_next = True
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    title = _plain(document, "Title", SERIF, 34, INK, bold=True)
    _space(title, 190, 12)
    _space(_plain(document, "Subtitle", SERIF, 16, SOFT), 0, 190)
    quote = _plain(document, "Quote", SERIF, 11.5, INK)
    quote.paragraph_format.left_indent = Mm(5)
    line = '<w:left w:val="single" w:sz="12" w:space="8" w:color="0F5E6B"/>'
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>")
    quote.element.pPr.find(qn("w:ind")).addprevious(border)  # Why there: Word insists on the order of properties.
    _plain(document, "Caption", SANS, 9, SOFT)
    for name in ("Header", "Footer"):
        _plain(document, name, SANS, 9, SOFT)
    for name in sorted(name for name in KEPT_BY_NAME if name.startswith("List ")):
        _space(document.styles[name], 0, 3)
    statement = _added(document, "Rolebook Statement", SERIF, 12.5, INK)
    _space(statement, 0, 6)
    _added(document, "Rolebook Facts", SANS, 9.5, SOFT)
    entry = _added(document, "Rolebook Entry", SERIF, 12.5, INK, bold=True)
    _space(entry, 10, 2)
    entry.paragraph_format.keep_with_next = True
    _space(_added(document, "Rolebook Edition", SANS, 12, INK, bold=True), 0, 4)
    _space(_added(document, "Rolebook Cover", SANS, 10.5, SOFT), 0, 2)
    heading = _added(document, "TOC Heading", SERIF, 24, INK, bold=True)
    heading.paragraph_format.page_break_before = True
    for level, indent in ((1, 0), (2, 5), (3, 10)):
        contents = _added(document, f"toc {level}", SERIF if level == 1 else SANS, 12 if level == 1 else 10.5, INK)
        contents.font.bold = level == 1
        contents.paragraph_format.left_indent = Mm(indent)
        contents.paragraph_format.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT, leader=1)
        _space(contents, 8 if level == 1 else 0, 1)
    for name, colour, size in (("Hyperlink", ACCENT, None), ("Rolebook Label", SOFT, Pt(9))):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb, style.font.size = colour, size
    document.styles.element.append(parse_xml(TABLE))


def _plain(
    document: WordDocument, name: str, font: str, size: float, colour: RGBColor, bold: bool = False
) -> ParagraphStyle:
    """A style that came with python-docx, without that one's looks."""
    style: ParagraphStyle = document.styles[name]
    for element in (style.element.rPr, style.element.pPr):
        if element is not None:
            for child in list(element):
                if child.tag not in {qn("w:numPr"), qn("w:outlineLvl")}:
                    element.remove(child)
    _set_look(style, font, size, colour, bold)
    return style


def _added(
    document: WordDocument, name: str, font: str, size: float, colour: RGBColor, bold: bool = False
) -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _set_look(style, font, size, colour, bold)
    return style


def _set_look(style: ParagraphStyle, font: str, size: float, colour: RGBColor, bold: bool) -> None:
    properties = style.element.get_or_add_rPr()
    properties.insert(0, _fonts(font))
    style.font.size, style.font.color.rgb, style.font.bold = Pt(size), colour, bold


def _space(style: ParagraphStyle, before: float, after: float) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _fonts(name: str) -> etree._Element:
    return parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:eastAsia="{name}"/>')


def _valued(tag: str, value: str) -> etree._Element:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(22), Mm(18)
    section.top_margin, section.bottom_margin = Mm(24), Mm(20)
    section.header_distance, section.footer_distance = Mm(12), Mm(10)
    section.different_first_page_header_footer = True
    document.settings.element.find(qn("w:zoom")).addnext(OxmlElement("w:mirrorMargins"))
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for line in (head, foot):
        line.paragraph_format.tab_stops.clear_all()
        line.paragraph_format.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT)
    _field(head, 'STYLEREF "Heading 1"', "{title}")
    head.add_run("\t{version} · {edition}")
    foot.add_run("{id}\tPage ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Paragraph, instruction: str, until_then: str = "") -> None:
    """A field, and what a program shows that cannot work it out."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(paragraph.add_run(until_then)._r)
    paragraph._p.append(field)  # python-docx has no fields


def _set_properties(document: WordDocument) -> None:
    properties = document.core_properties
    for name in ("author", "comments", "keywords", "last_modified_by", "subject", "title", "category"):
        setattr(properties, name, "")
    properties.created = properties.modified = DAY
    properties.revision = 1


def _packed(document: WordDocument) -> bytes:
    """The file with fixed dates, and without what tells on which program and machine it was made."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/app.xml":
                space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
                head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
                content = f'{head}<Properties xmlns="{space}"/>'.encode()
            new.writestr(zipfile.ZipInfo(name, DAY.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


if __name__ == "__main__":
    main()
