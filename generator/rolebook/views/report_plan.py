"""What to talk about after a report: a few findings to begin an action plan with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rolebook.views.report_items import ReportItem

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


def findings(
    strongest: Sequence[ReportItem], weakest: Sequence[ReportItem], gaps: Iterable[ReportItem]
) -> tuple[PlanFinding, ...]:
    """What was rated lowest, the widest gaps, and one strength to keep. A sentence stands there once."""
    widest = sorted(gaps, key=lambda item: (-abs(item.result.gap or 0), item.number))
    reasons: dict[int, list[Why]] = {}
    for why, items in ((Why.LOWEST, weakest[:_LOWEST]), (Why.GAP, widest[:_GAPS]), (Why.KEEP, strongest[:1])):
        for item in items:
            reasons.setdefault(item.number, []).append(why)
    named = {item.number: item for item in (*weakest, *widest, *strongest)}
    return tuple(PlanFinding(named[number], tuple(why)) for number, why in reasons.items())
