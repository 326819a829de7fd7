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

from rolebook.render.book_weight import lighten
from rolebook.views.addresses import HOME
from rolebook.views.book import Section

EXTENSIONS = ("attr_list", "md_in_html", "sane_lists", "smarty", "tables", "toc")
"""What the handbook's Markdown may use; permalinks, which mkdocs.yml adds, are for screens."""
_SCREEN_ONLY_CLASSES = (
    *("rb-actions", "rb-also", "rb-crumbs", "rb-doors", "rb-home__foot", "rb-inside", "rb-label", "rb-pager"),
    *("rb-glance", "rb-picture__drawing--wide", "rb-said", "rb-screen", "rb-search", "rb-subtitle"),
)
"""What helps to find the way on a screen, or says again what the cover or the contents say; the drawings that are wider
than paper. Others may wear `rb-screen`."""
_SCREEN_ONLY_TAGS = ("button", "dialog", "form", "input", "label", "script", "select", "style", "template", "textarea")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINES = ("p", "li", "dd", "dt", "figcaption")
_ROUND_A_LINK = " \n\t.:·→›"
_BESIDE_A_LINK = ("rb-number", "rb-count")
_NAMING = ("aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "for", "headers")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_LOCAL_URL = re.compile(r"url\(#")
_PARSER = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


@dataclass(frozen=True)
class SectionText:
    """A section of the book. `title` is what its heading shows, as plain text."""

    title: str
    html: Markup


@dataclass(frozen=True)
class BookText:
    """Turns the handbook's pages into text of the book. `sections` are the book's, by path of their page.

    `drawing_style` is the style sheet for drawings, which see no other.
    """

    sections: Mapping[str, Section]
    drawing_style: str
    converter: markdown.Markdown = field(default_factory=lambda: markdown.Markdown(extensions=list(EXTENSIONS)))

    def section_text(self, section: Section, source: str) -> SectionText:
        """The text of one page, from its Markdown."""
        text = self.converter.reset().convert(_FRONT_MATTER.sub("", source, count=1))
        root = lxml.html.fragment_fromstring(text, create_parent="div", parser=_PARSER)
        _drop_what_is_for_screens(root)
        _make_drawings_still(root)
        self._lead_links_inside(root, section)
        _prefix_names(root, section.name)
        self._give_way_to_the_pages_listed(root)
        _drop_headings_over_nothing(root)
        _tell_heads_of_tables(root)
        _tighten_lists(root)
        self._style_drawings(root)
        title = _lowered_headings(root, section)
        lighten(root)
        inner = (lxml.html.tostring(child, encoding="unicode") for child in root)
        return SectionText(title, Markup("".join(inner)))  # noqa: S704  # `markup` made the pages safe

    def _lead_links_inside(self, root: HtmlElement, section: Section) -> None:
        """Let links to pages of the book lead to their place in it, and make links to other files plain text. What
        holds nothing but such a link goes with it.
        """
        for link in list(root.iter("a")):
            address = link.get("href", "")
            if urlsplit(address).scheme:
                continue
            target = self._target(section, address)
            if target:
                link.set("href", f"#{target}")
            elif not _dropped_with_its_line(link):
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


def _dropped_with_its_line(link: HtmlElement) -> bool:
    """Drop the paragraph or list item that says no more than a link does, and what is empty without it."""
    line = next((element for element in link.iterancestors() if element.tag in _LINES), None)
    if line is None or line.text_content().strip(_ROUND_A_LINK) != link.text_content().strip(_ROUND_A_LINK):
        return False
    while line.getparent() is not None and line.getparent().getparent() is not None:
        parent = line.getparent()
        line.drop_tree()
        if len(parent) or (parent.text or "").strip() or parent.tag in {"td", "th"}:
            return True
        line = parent
    line.drop_tree()
    return True


def _drop_headings_over_nothing(root: HtmlElement) -> None:
    """Drop headings whose text was for screens, the last first: the one above may be left with nothing then."""
    for heading in reversed(list(root.iter(*_HEADINGS[1:]))):
        following = _following(heading)
        if following is None or (following.tag in _HEADINGS and following.tag <= heading.tag):
            heading.drop_tree()


def _following(element: HtmlElement) -> HtmlElement | None:
    """What a reader meets after an element, boxes left aside."""
    for start in (element, *element.iterancestors("div")):
        following = start.getnext()
        while following is not None and following.tag == "div" and len(following):
            following = following[0]
        if following is not None:
            return following
    return None


def _lowered_headings(root: HtmlElement, section: Section) -> str:
    """Put headings below those of the pages above; the first is the section's own, and its text is given back."""
    title = section.title
    for heading in list(root.iter(*_HEADINGS)):
        level = int(heading.tag[1])
        if level == 1 and section.path == HOME:
            heading.text, heading[:] = section.title, []
        if level == 1:
            title = " ".join(heading.text_content().split())
        heading.tag = f"h{min(level + section.depth, len(_HEADINGS))}"
        heading.set("class", f"rb-h{level}")
    return title


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
