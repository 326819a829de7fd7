"""The handbook as a tree of plain Markdown pages that any site engine builds."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from markupsafe import Markup

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.render import markup
from rolebook.render.templates import Templates
from rolebook.views.book import with_take_away
from rolebook.views.moved import moved_pages
from rolebook.views.navigation import NavigationItem, navigation
from rolebook.views.page import Headings, Page, Surroundings
from rolebook.views.pages import handbook_pages

STATIC_FILES = {
    "rolebook/handbook.css": "handbook/assets/handbook.css",
    "rolebook/explore.js": "handbook/assets/explore.js",
    "rolebook/iframe-worker.js": "handbook/assets/iframe-worker.js",
    "rolebook/pages.js": "handbook/assets/pages.js",
}
"""Files of the handbook that are used as they are, with their places among the templates."""
FONT_FILES = {
    "rolebook/fonts/sans-regular.otf": Path(font_source_sans_pro.font_files_otf["SourceSansPro"]),
    "rolebook/fonts/sans-italic.otf": Path(font_source_sans_pro.font_files_otf["SourceSansProIt"]),
    "rolebook/fonts/sans-semibold.otf": Path(font_source_sans_pro.font_files_otf["SourceSansProSemibold"]),
    "rolebook/fonts/serif-regular.otf": Path(font_source_serif_pro.font_files_otf["SourceSerifPro"]),
    "rolebook/fonts/serif-semibold.otf": Path(font_source_serif_pro.font_files_otf["SourceSerifProSemibold"]),
}

_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Handbook:
    """The pages as views and as files, with style sheet and fonts, and the navigation that leads to them."""

    headings: Headings
    pages: tuple[Page, ...]
    artifacts: tuple[Artifact, ...]
    navigation: tuple[NavigationItem, ...]


def render_handbook(
    framework: Framework, templates: Templates, surroundings: Surroundings, advance: Callable[[int], None]
) -> Handbook:
    """The handbook of an edition. `advance` is called after each page with the number of pages."""
    headings = Headings(**templates.words("handbook/headings.yaml"))
    pages = with_take_away(handbook_pages(framework, headings, surroundings), headings, surroundings.book_endings)
    rendered = tuple(_render_pages(pages, templates, advance))
    static = (Artifact(path, templates.file(name)) for path, name in STATIC_FILES.items())
    return Handbook(headings, pages, (*rendered, *static, *font_artifacts()), navigation(pages))


def _render_pages(pages: Sequence[Page], templates: Templates, advance: Callable[[int], None]) -> Iterator[Artifact]:
    for page in pages:
        href = partial(_link_target, page.path)
        markdown = templates.render(f"handbook/{page.template}.md.j2", page=page, view=page.view, href=href)
        tidy = _BLANK_LINES.sub("\n\n", markdown).strip()
        yield Artifact(page.path, f"{tidy}\n".encode())
        advance(len(pages))


def render_moved(framework: Framework, templates: Templates, directory_urls: bool) -> Iterator[Artifact]:
    """A small page at each old address that leads to the new one.

    `directory_urls` says how the site engine names its pages: `x/index.html` for the page `x.md`, else `x.html`.
    """
    for moved in moved_pages(framework):
        path, target = _site_path(moved.old, directory_urls), _site_path(moved.now.address, directory_urls)
        address = relative_address(path, target)
        href = address.removesuffix("index.html") if directory_urls else address
        html = templates.render("handbook/moved.html.j2", moved=moved, href=href, language=framework.about.language)
        yield Artifact(path, html.encode())


def _site_path(page: str, directory_urls: bool) -> str:
    stem = page.removesuffix(".md")
    return f"{stem}/index.html" if directory_urls and posixpath.basename(stem) != "index" else f"{stem}.html"


def _link_target(here: str, address: str) -> Markup:
    return markup.address(relative_address(here, address))


def relative_address(here: str, address: str) -> str:
    """How a page links to an address, both as paths from the top: `../sources.md#x`."""
    path, hash_, anchor = address.partition("#")
    if path == here and hash_:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(here) or ".") + hash_ + anchor


def font_artifacts() -> Iterator[Artifact]:
    """The fonts that pages and print documents share (Source Sans and Source Serif, SIL Open Font License)."""
    return (Artifact(path, file.read_bytes()) for path, file in FONT_FILES.items())
