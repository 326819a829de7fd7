"""What to talk about after a report: a few findings to begin an action plan with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rolebook.model.results import Figures, Group
from rolebook.views.report_items import Beside, ReportItem

_LOWEST, _GAPS = 3, 2
"""How many findings of a kind are enough: people finish few actions, and choose among these."""


class Why(StrEnum):
    """What makes a sentence a finding."""

    LOWEST = "lowest"
    GAP = "gap"
    KEEP = "keep"


@dataclass(frozen=True)
class PlanFinding:
    """A sentence to talk about, and for which reasons."""

    item: ReportItem
    reasons: tuple[Why, ...]
    group: Group | None = None
    given: Figures | None = None
    """Who sees it otherwise under their name, and how they rated it; None where the others do."""


def findings(
    strongest: Sequence[ReportItem],
    weakest: Sequence[ReportItem],
    gaps: Iterable[ReportItem],
    beside: Iterable[Beside] = (),
) -> tuple[PlanFinding, ...]:
    """What was rated lowest, the widest gaps, and one strength to keep. A sentence stands there once.

    `beside` is what those see otherwise who answered by name.
    """
    widest = sorted(gaps, key=lambda item: (-abs(item.result.gap or 0), item.number))
    lowest, kept = weakest[:_LOWEST], strongest[:1]
    begun = {item.number for item in (*lowest, *kept, *widest[:1])}
    new = ((each.group, next((gap for gap in each.gaps if gap.item.number not in begun), None)) for each in beside)
    by_name = [PlanFinding(gap.item, (Why.GAP,), group, gap.given) for group, gap in new if gap][: _GAPS - bool(widest)]
    reasons: dict[int, list[Why]] = {}
    for why, items in ((Why.LOWEST, lowest), (Why.GAP, widest[: _GAPS - len(by_name)]), (Why.KEEP, kept)):
        for item in items:
            reasons.setdefault(item.number, []).append(why)
    named = {item.number: item for item in (*weakest, *widest, *strongest)}
    found = [PlanFinding(named[number], tuple(why)) for number, why in reasons.items()]
    last = len(found) - sum(each.reasons == (Why.KEEP,) for each in found)
    return (*found[:last], *by_name, *found[last:])
