"""Old addresses: the pages that entries had under ids from before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolebook.model.framework import Framework
from rolebook.model.kinds import ENTRY_KINDS
from rolebook.views.addresses import SHARED_PAGES, category_page, entry_page
from rolebook.views.parts import Link, Linker


@dataclass(frozen=True)
class Moved:
    """A page that was at the address `old` before, and the link to where it is now."""

    old: str
    now: Link


def moved_pages(framework: Framework) -> Iterator[Moved]:
    """The old addresses of everything that has a page of its own."""
    linker = Linker.of(framework)
    for category in framework.about.categories:
        for alias in category.aliases:
            yield Moved(category_page(alias), linker.link(category))
    for kind in ENTRY_KINDS:
        if kind not in SHARED_PAGES:
            for entry in framework.of_kind(kind):
                for alias in entry.aliases:
                    yield Moved(entry_page(kind, alias), linker.link(entry))
