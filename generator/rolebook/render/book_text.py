"""The pages of the handbook as the text of one book: HTML without what is for screens, with links that lead inside.

The Markdown is read as the site's engine reads it, with the extensions that every mkdocs.yml of Rolebook names.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import lxml.html
import markdown
from lxml.html import HtmlElement
from markupsafe import Markup

from rolebook.views.book import Section

EXTENSIONS = ("attr_list", "md_in_html", "sane_lists", "smarty", "tables", "toc")
"""What the handbook's Markdown may use; permalinks, which mkdocs.yml adds, are for screens."""
_SCREEN_ONLY_CLASSES = (
    *("rb-actions", "rb-also", "rb-crumbs", "rb-doors", "rb-home__foot", "rb-inside", "rb-label", "rb-pager"),
    *("rb-said", "rb-screen", "rb-search", "rb-subtitle"),
)
"""What helps to find the way on a screen, or says again what the cover says. Others may wear `rb-screen`."""
_SCREEN_ONLY_TAGS = ("button", "dialog", "form", "input", "label", "script", "select", "style", "template", "textarea")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BESIDE_A_LINK = ("rb-number", "rb-count")
_NAMING = ("aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "for", "headers")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_LOCAL_URL = re.compile(r"url\(#")
_PARSER = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


@dataclass(frozen=True)
class BookText:
    """Turns the handbook's pages into text of the book. `sections` are the book's, by path of their page.

    `drawing_style` is the style sheet for drawings, which see no other.
    """

    sections: Mapping[str, Section]
    drawing_style: str
    converter: markdown.Markdown = field(default_factory=lambda: markdown.Markdown(extensions=list(EXTENSIONS)))

    def html(self, section: Section, source: str) -> Markup:
        """The text of one page, from its Markdown."""
        text = self.converter.reset().convert(_FRONT_MATTER.sub("", source, count=1))
        root = lxml.html.fragment_fromstring(text, create_parent="div", parser=_PARSER)
        _drop_what_is_for_screens(root)
        _make_drawings_still(root)
        self._lead_links_inside(root, section)
        _prefix_names(root, section.name)
        self._give_way_to_the_pages_listed(root)
        _lower_headings(root, section)
        _tell_heads_of_tables(root)
        _tighten_lists(root)
        self._style_drawings(root)
        return Markup(lxml.html.tostring(root, encoding="unicode"))  # noqa: S704  # `markup` made the pages safe

    def _lead_links_inside(self, root: HtmlElement, section: Section) -> None:
        """Let links to pages of the book lead to their place in it, and make links to other files plain text."""
        for link in list(root.iter("a")):
            address = link.get("href", "")
            if urlsplit(address).scheme:
                continue
            target = self._target(section, address)
            if target:
                link.set("href", f"#{target}")
            else:
                link.drop_tag()

    def _target(self, section: Section, address: str) -> str:
        """The name that an address has in the book, or nothing for what is not in it."""
        path, _, anchor = address.partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(section.path), unquote(path)))
        page = re.sub(r"\.html$", ".md", page) if path else section.path
        if page not in self.sections:
            return ""
        name = self.sections[page].name
        return f"{name}:{anchor}" if anchor else name

    def _give_way_to_the_pages_listed(self, root: HtmlElement) -> None:
        """Make headings that only lead to a page of the book paragraphs, since that page brings its own heading."""
        names = {f"#{section.name}" for section in self.sections.values()}
        for heading in list(root.iter(*_HEADINGS[1:])):
            links = [link for link in heading.iter("a") if link.get("href") in names]
            beside = sum(len(part.text_content()) for name in _BESIDE_A_LINK for part in heading.find_class(name))
            if len(links) == 1 and len(heading.text_content().strip()) <= len(links[0].text_content()) + beside + 1:
                heading.tag = "p"
                heading.set("class", "rb-entry")

    def _style_drawings(self, root: HtmlElement) -> None:
        for drawing in root.iter("svg"):
            style = drawing.makeelement("style")
            style.text = self.drawing_style
            drawing.insert(0, style)


def _drop_what_is_for_screens(root: HtmlElement) -> None:
    for name in _SCREEN_ONLY_CLASSES:
        for element in root.find_class(name):
            element.drop_tree()
    for element in list(root.iter(*_SCREEN_ONLY_TAGS)):
        element.drop_tree()
    for asked in root.find_class("rb-asked"):
        asked.tag = "blockquote"
    for head in root.iter("summary"):
        for facts in head.find_class("rb-facts"):
            facts.tag = "p"
    for fold in root.iter("details", "summary"):
        fold.tag = "div"


def _make_drawings_still(root: HtmlElement) -> None:
    """Make links inside drawings groups: no reader of PDF follows them."""
    for drawing in root.iter("svg"):
        for link in list(drawing.iter("a")):
            link.tag = "g"
            link.attrib.clear()
            link.set("class", "rb-box")


def _prefix_names(root: HtmlElement, name: str) -> None:
    """Make every id the book's own, and follow it where it is named."""
    for element in root.iter():
        if element.get("id"):
            element.set("id", f"{name}:{element.get('id')}")
        for attribute in _NAMING:
            if element.get(attribute):
                element.set(attribute, " ".join(f"{name}:{id_}" for id_ in element.get(attribute, "").split()))
        for attribute, value in element.items():
            if "url(#" in value:
                element.set(attribute, _LOCAL_URL.sub(f"url(#{name}:", value))


def _lower_headings(root: HtmlElement, section: Section) -> None:
    """Put headings below those of the pages above; the first is the section's own and carries its title."""
    for heading in list(root.iter(*_HEADINGS)):
        level = int(heading.tag[1])
        if level == 1 and section.depth == 0:
            heading.text, heading[:] = section.title, []
        heading.tag = f"h{min(level + section.depth, len(_HEADINGS))}"
        heading.set("class", f"rb-h{level}")


def _tell_heads_of_tables(root: HtmlElement) -> None:
    """Say of each cell in a head what it heads. A table whose head is empty is headed by its first column."""
    for table in root.iter("table"):
        for head in table.findall("thead"):
            cells = head.findall(".//th")
            for cell in cells:
                cell.set("scope", "col")
            if not any(cell.text_content().strip() for cell in cells):
                head.drop_tree()
                _head_rows(table)


def _tighten_lists(root: HtmlElement) -> None:
    """Let items hold lines instead of paragraphs: WeasyPrint tags a paragraph in an item in a way PDF/UA forbids."""
    for item in root.iter("li"):
        for number, paragraph in enumerate(item.findall("p")):
            if number:
                paragraph.addprevious(paragraph.makeelement("br"))
            paragraph.drop_tag()


def _head_rows(table: HtmlElement) -> None:
    for row in table.iter("tr"):
        first = row.find("td")
        if first is not None:
            first.tag = "th"
            first.set("scope", "row")
