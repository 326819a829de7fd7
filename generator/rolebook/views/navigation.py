"""The navigation beside the pages.

A site engine renders the whole navigation into every page, so its cost grows with pages times entries. Short lists are
shown in full; where the handbook is large, the navigation leads to the pages that list things, and breadcrumbs,
previous and next do the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rolebook.views import addresses as at
from rolebook.views.page import Page

MAX_ENTRIES = 150
"""How many entries the navigation holds at most: above it, pages about a single entry are left out, then categories."""


@dataclass(frozen=True)
class NavigationItem:
    """An entry of the navigation; `path` is the page it opens, `children` stand below it."""

    title: str
    path: str
    children: tuple[NavigationItem, ...] = ()

    @property
    def size(self) -> int:
        """How many entries this is, with all below it."""
        return 1 + sum(child.size for child in self.children)


def navigation(pages: Sequence[Page]) -> tuple[NavigationItem, ...]:
    """The navigation of the handbook, as deep as MAX_ENTRIES allows."""
    full = _top_level(pages)
    if _size(full) <= MAX_ENTRIES:
        return full
    by_list = _shortened(full, {at.COMPETENCIES, at.ABOUT})
    return by_list if _size(by_list) <= MAX_ENTRIES else _shortened(full, {at.ABOUT})


def _shortened(items: Iterable[NavigationItem], opened: Collection[str]) -> tuple[NavigationItem, ...]:
    """The top of the navigation, with one more step below the items whose pages are `opened`."""
    return tuple(_cut(item, depth=2 if item.path in opened else 1) for item in items)


def _size(items: Iterable[NavigationItem]) -> int:
    return sum(item.size for item in items)


def _cut(item: NavigationItem, depth: int) -> NavigationItem:
    children = tuple(_cut(child, depth - 1) for child in item.children) if depth > 1 else ()
    return NavigationItem(item.title, item.path, children)


def _top_level(pages: Sequence[Page]) -> tuple[NavigationItem, ...]:
    children: dict[str, list[NavigationItem]] = {}
    for page in pages:
        if page.crumbs:
            children.setdefault(page.crumbs[-1].address, []).append(NavigationItem(page.title, page.path))

    def below(path: str) -> tuple[NavigationItem, ...]:
        return tuple(NavigationItem(child.title, child.path, below(child.path)) for child in children.get(path, ()))

    return tuple(NavigationItem(page.title, page.path, below(page.path)) for page in pages if not page.crumbs)
