"""What an edition says about itself: the page about it, and the page about reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rolebook.model.about import About, Audience
from rolebook.model.entry import Entry, Status
from rolebook.model.framework import Framework, grouped
from rolebook.model.kinds import ENTRY_KINDS
from rolebook.views.addresses import HOME
from rolebook.views.parts import Link, Linker
from rolebook.views.upkeep import is_overdue

DAYS_AHEAD = 90
"""How many days before its review an entry counts as due soon."""


@dataclass(frozen=True)
class AboutView:
    """The page about the edition. `counts` are the lists of the handbook with the number of their entries."""

    about: About
    audience: Audience
    is_complete: bool
    counts: tuple[tuple[Link, int], ...]
    questions: int
    items: int
    more: tuple[Link, ...]


def about_view(framework: Framework, counts: Iterable[tuple[Link, int]], more: Iterable[Link]) -> AboutView:
    """The page about the edition; `more` are the pages below it."""
    return AboutView(
        framework.about,
        next(audience for audience in framework.about.audiences if audience.id == framework.audience),
        framework.is_complete,
        tuple((link, count) for link, count in counts if count),
        len(framework.questions),
        len(framework.items),
        tuple(more),
    )


@dataclass(frozen=True)
class ReviewLine:
    """Something to read through again by a day. `others` counts the entries that the day holds for as well."""

    link: Link
    kind: str
    owner: str
    day: str
    others: int = 0


@dataclass(frozen=True)
class Keeper:
    """Who keeps what: single entries, and how many others for which nobody else is named."""

    owner: str
    entries: tuple[Link, ...]
    others: int


@dataclass(frozen=True)
class Unread:
    """The entries of one kind that nobody has read through yet, out of all of that kind."""

    kind: str
    entries: tuple[Link, ...]
    out_of: int


@dataclass(frozen=True)
class ReviewsView:
    """The page about reviews, as of `today` (YYYY-MM-DD); where the day is not known, it is empty and nothing is due.

    `later` has a day further ahead; `undated` counts what has none at all.
    """

    today: str
    about: About
    overdue: tuple[ReviewLine, ...]
    soon: tuple[ReviewLine, ...]
    later: tuple[ReviewLine, ...]
    undated: int
    keepers: tuple[Keeper, ...]
    unread: tuple[Unread, ...]
    days_ahead: int = DAYS_AHEAD


def reviews_view(framework: Framework, linker: Linker) -> ReviewsView:
    """The page about reviews. Retired entries need none."""
    today = linker.upkeep.today
    entries = tuple(entry for entry in _kept(framework) if entry.status is not Status.RETIRED)
    lines = sorted(_lines(framework.about, linker, entries), key=lambda line: line.day)
    overdue = tuple(line for line in lines if is_overdue(line.day, today))
    soon = tuple(line for line in lines[len(overdue) :] if line.day <= _ahead(today))
    undated = 0 if framework.about.review_by else sum(entry.review_by is None for entry in entries)
    return ReviewsView(
        today=today,
        about=framework.about,
        overdue=overdue,
        soon=soon,
        later=tuple(lines[len(overdue) + len(soon) :]),
        undated=undated,
        keepers=_keepers(framework.about, linker, entries),
        unread=_unread(linker, entries),
    )


def _kept(framework: Framework) -> Iterator[Entry]:
    yield from framework.about.categories
    for kind in ENTRY_KINDS:
        yield from framework.of_kind(kind)


def _ahead(today: str) -> str:
    return (date.fromisoformat(today) + timedelta(days=DAYS_AHEAD)).isoformat() if today else ""


def _lines(about: About, linker: Linker, entries: Sequence[Entry]) -> Iterator[ReviewLine]:
    """Everything with a day: the framework, for all entries without a day of their own, and the entries with one."""
    if about.review_by:
        others = sum(entry.review_by is None for entry in entries)
        yield ReviewLine(Link(about.title, HOME), "", about.owner, about.review_by, others)
    for entry in entries:
        if entry.review_by:
            owner = entry.owner or about.owner
            yield ReviewLine(linker.link(entry), linker.kind_title(entry), owner, entry.review_by)


def _keepers(about: About, linker: Linker, entries: Sequence[Entry]) -> tuple[Keeper, ...]:
    """Who keeps what: those who keep single entries by name, then whoever keeps the rest."""
    by_owner = grouped((entry.owner, entry) for entry in entries)
    rest = len(by_owner[""])
    named = sorted({owner for owner, kept in by_owner.items() if owner and kept} - {about.owner}, key=str.casefold)
    links = {owner: tuple(map(linker.link, by_owner[owner])) for owner in (*named, about.owner) if owner}
    single = tuple(Keeper(owner, links[owner], 0) for owner in named)
    return (*single, Keeper(about.owner, links.get(about.owner, ()), rest)) if rest or about.owner in links else single


def _unread(linker: Linker, entries: Sequence[Entry]) -> tuple[Unread, ...]:
    by_kind = grouped((linker.kind_title(entry), entry) for entry in entries)
    unread = (
        Unread(kind, tuple(linker.link(entry) for entry in members if not entry.reviewed), len(members))
        for kind, members in by_kind.items()
    )
    return tuple(kind for kind in unread if kind.entries)
