"""Narrowing an earlier version of a framework, to be held against an edition of today.

Today's rules hold besides its own: what an audience may not see today is not told from yesterday either.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from rolebook.model.about import Audience
from rolebook.model.audience import LISTS, for_audience, guard_audience, visible_audiences
from rolebook.model.entry import Entry, Shape
from rolebook.model.framework import Framework
from rolebook.model.types import Guard
from rolebook.model.vocabulary import Source

S = TypeVar("S", bound=Shape)
Named = frozenset[tuple[bool, str]]
"""Ids, each with whether it is a source's: sources may be called like entries."""


def earlier_edition(earlier: Framework, today: Framework, edition: Framework) -> Framework:
    """A complete earlier version as the readers of today's edition may see it.

    `edition` is `today`, which is complete, narrowed to some audience.
    """
    if edition.audience == today.about.audiences[-1].id:
        return earlier
    shown = _shown_audiences(earlier, today, edition)
    narrowed = for_audience(_under_todays_rules(earlier, today, edition), edition.audience)
    return replace(narrowed, about=narrowed.about.model_copy(update={"audiences": shown}))


def _under_todays_rules(earlier: Framework, today: Framework, edition: Framework) -> Framework:
    """The earlier version with today's audiences, and with what this edition hides kept for the last of them."""
    hidden, last = _named(today) - _named(edition), today.about.audiences[-1].id
    lists: dict[str, Any] = {
        name: tuple(_kept(shape, hidden, last) for shape in getattr(earlier, name)) for name in LISTS
    }
    closed = {guard.value: "" for guard in Guard if not _may_see(edition, guard)}
    about = earlier.about.model_copy(
        update={
            "audiences": today.about.audiences,
            "audience_defaults": earlier.about.audience_defaults.model_copy(update=closed),
            "categories": tuple(_kept(category, hidden, last) for category in earlier.about.categories),
        }
    )
    return replace(earlier, about=about, **lists)


def _named(framework: Framework) -> Named:
    """Every id and alias that an audience decides about."""
    entries = (*framework.entries.values(), *framework.about.categories)
    names = {(False, id_) for entry in entries for id_ in (entry.id, *aliases(entry))}
    return frozenset(names | {(True, source.id) for source in framework.sources})


def aliases(shape: Shape) -> tuple[str, ...]:
    """The ids that a thing had before, where its shape has a place for them."""
    former: tuple[str, ...] = getattr(shape, "aliases", ())
    return former


def _kept(shape: S, hidden: Named, audience: str) -> S:
    """The shape, for this audience only if it is among what is hidden."""
    is_hidden = isinstance(shape, Entry | Source) and (isinstance(shape, Source), shape.id) in hidden
    return shape.model_copy(update={"audience": audience}) if is_hidden else shape


def _may_see(edition: Framework, guard: Guard) -> bool:
    return guard_audience(edition, guard) in {declared.id for declared in visible_audiences(edition)}


def _shown_audiences(earlier: Framework, today: Framework, edition: Framework) -> tuple[Audience, ...]:
    """The earlier audiences that this edition's readers may know of: theirs of today, and wider ones that are gone."""
    visible = {declared.id for declared in visible_audiences(edition)}
    declared_today = {declared.id for declared in today.about.audiences}
    declared_then = [declared.id for declared in earlier.about.audiences]
    widest = declared_then.index(edition.audience) if edition.audience in declared_then else 0
    return tuple(
        audience
        for rank, audience in enumerate(earlier.about.audiences)
        if audience.id in visible or (rank < widest and audience.id not in declared_today)
    )
