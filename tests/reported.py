"""Results made by hand for tests of reports: who answered is told, and sums are done in the plainest way there is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Item
from rolebook.model.results import Change, Comments, Figures, Group, HiddenGroup, ItemResult, Results, Summary
from rolebook.model.vocabulary import Scale
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from support import FRAMEWORKS, SHIPPED

Marks = Mapping[str, Sequence[int | None]]
"""What each who answered marked, by the id of the item; None where somebody could not judge."""
SELF = Group("self", ("Account manager (self-assessment)",), 1, about_self=True)
MANAGER = Group("manager", ("Manager",), 1)
MERGED = Group("customer+operations", ("Customer", "Operations"), 7)
LAST_YEAR = "2025-11-24"


@dataclass(frozen=True)
class Answered:
    """A group and what it marked, with its changes since last time: how much lower the mean of an item was then."""

    group: Group
    marks: Marks
    before: Mapping[str, Fraction] = field(default_factory=dict)

    def wording(self, item: Item) -> str:
        """The sentence as the first of its perspectives read it; empty where none was asked."""
        return next((item.wordings[id_] for id_ in self.group.id.split("+") if id_ in item.wordings), "")


@cache
def loaded(folder: Path) -> Framework:
    framework, _ = load_framework(folder, Cache(None))
    return framework


def shipped() -> Framework:
    return loaded(SHIPPED)


def small() -> Framework:
    return loaded(FRAMEWORKS / "small" / "framework")


def ladder() -> Framework:
    return loaded(FRAMEWORKS / "engineering-ladder" / "framework")


def results(
    framework: Framework, scale: str, rated: str, answered: Sequence[Answered], reworded: Collection[str] = ()
) -> Results:
    """Results with these answers. A mark is the value of a point. Those who answered by name are not among the others,
    unless there is nobody else.
    """
    around = [each.group for each in answered if not each.group.about_self]
    circle = tuple(group.id for group in around if group.forms > 1) or tuple(group.id for group in around)
    found = framework.scale_index[scale]
    items = [item for item in framework.items if any(item.id in each.marks for each in answered)]
    rows = tuple(_item(item, found, answered, circle, reworded) for item in items)
    rated_at_all = [row for row in rows if row.figures]
    by_mean = sorted(rated_at_all, key=lambda row: -(row.others if row.others is not None else _own(row)))
    strongest = tuple(by_mean[: min(5, len(by_mean) // 2)])
    weakest = tuple(by_mean[::-1][: min(5, len(by_mean) // 2)])
    competencies = {item.competency: framework.competency_index[item.competency].category for item in items}
    return Results(
        rated=rated,
        scale=found,
        groups=tuple(each.group for each in answered),
        hidden=(),
        items=rows,
        competencies=tuple(_summary(id_, [r for r in rows if r.item.competency == id_], answered)
                           for id_ in competencies),
        categories=tuple(
            _summary(id_, [r for r in rows if competencies[r.item.competency] == id_], answered)
            for id_ in framework.categories if id_ in competencies.values()
        ),
        overall={}, overall_sentences={}, comments=(), hidden_comments=(),
        strongest=strongest, weakest=weakest, left_out=0, compared_with="", others=circle,
    )  # fmt: skip


def figures(marks: Iterable[int | None], scale: Scale, *, is_reversed: bool = False) -> Figures:
    """Marks as counts."""
    given = list(marks)
    values = tuple(point.value for point in scale.points)
    counts = tuple(given.count(value) for value in values)
    return Figures(values[::-1] if is_reversed else values, counts, given.count(None))


def _own(row: ItemResult) -> Fraction:
    return next(iter(row.figures.values())).mean


def _item(
    item: Item, scale: Scale, answered: Sequence[Answered], circle: Collection[str], reworded: Collection[str]
) -> ItemResult:
    found = {
        each.group.id: figures(each.marks[item.id], scale, is_reversed=item.reverse_keyed)
        for each in answered
        if item.id in each.marks and any(mark is not None for mark in each.marks[item.id])
    }
    others = [found[id_] for id_ in circle if id_ in found]
    own = next((found[g.id].mean for g in (each.group for each in answered) if g.about_self and g.id in found), None)
    number = sum(each.number for each in others)
    mean = sum((each.mean * each.number for each in others), Fraction()) / number if number else None
    return ItemResult(
        item=item,
        wordings={each.group.id: each.wording(item) for each in answered if each.wording(item)},
        figures=found,
        others=mean,
        gap=own - mean if own is not None and mean is not None else None,
        changes={
            each.group.id: Change(found[each.group.id].mean - each.before[item.id], found[each.group.id].mean)
            for each in answered
            if item.id in each.before and each.group.id in found and item.id not in reworded
        },
        is_reworded=item.id in reworded,
    )


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)


def _summary(id_: str, rows: Sequence[ItemResult], answered: Sequence[Answered]) -> Summary:
    by_group = {each.group.id: [r.figures[each.group.id].mean for r in rows if each.group.id in r.figures]
                for each in answered}  # fmt: skip
    means = {group: _mean(values) for group, values in by_group.items() if values}
    others = [row.others for row in rows if row.others is not None]
    own = next((means.get(each.group.id) for each in answered if each.group.about_self), None)
    together = _mean(others) if others else None
    moved = {each.group.id: [row.changes[each.group.id] for row in rows if each.group.id in row.changes]
             for each in answered}  # fmt: skip
    return Summary(
        id=id_,
        means=means,
        spreads={group: max(values) - min(values) for group, values in by_group.items() if values},
        others=together,
        gap=own - together if own is not None and together is not None else None,
        changes={
            group: Change(_mean([each.before for each in changes]), _mean([each.now for each in changes]))
            for group, changes in moved.items()
            if changes
        },
    )


def marks(framework: Framework, group: Group, chance: Random, leaning: int = 0) -> Marks:
    """Marks on a scale from 1 to 5 as people give them: most of them high, and some items worse than others."""
    perspectives = set(group.id.split("+"))
    made: dict[str, Sequence[int | None]] = {}
    for number, item in enumerate(each for each in framework.items if perspectives & set(each.wordings)):
        usual = (4, 4, 3, 5, 4, 2, 4)[number % 7] + leaning
        made[item.id] = [
            None if chance.random() < 0.06 else max(1, min(5, usual + chance.choice((-1, 0, 0, 0, 1))))
            for _ in range(group.forms)
        ]
    return made


LONG = (
    "We had three releases in spring, and each time she was there before we had to ask. In summer that changed: the "
    "minutes came late, twice not at all, and the list of open actions was last updated in June. "
)


@cache
def full_year() -> Results:
    """Self, manager, two merged groups, one hidden group, comments, and what moved since last year."""
    framework, chance = shipped(), Random(7)
    leanings = {SELF: 1, MANAGER: 0, MERGED: 0}
    given = [(group, marks(framework, group, chance, leaning)) for group, leaning in leanings.items()]
    answered = [
        Answered(group, made, {id_: Fraction(chance.choice((-2, -1, 0, 0, 1, 2)), max(1, group.forms)) for id_ in made})
        for group, made in given
    ]
    too_few = list(answered[2].marks)[8]
    answered[2] = replace(answered[2], marks={id_: made for id_, made in answered[2].marks.items() if id_ != too_few})
    scale = framework.scale_index["frequency"]
    reworded = ("answers-in-agreed-time", "brings-new-ideas")
    made = results(framework, "frequency", "Ada Lovelace", answered, reworded=reworded)
    sentences = dict.fromkeys(("manager", MERGED.id), "All in all, this account manager helps us reach our goals.")
    return replace(
        made,
        hidden=(HiddenGroup("Peers", 2, 3),),
        hidden_comments=(HiddenGroup("Operations", 2, 3),),
        overall={"manager": figures([4], scale), MERGED.id: figures([5, 4, 4, 3, 4, None, 5], scale)},
        overall_sentences={"self": "All in all, I help the customer reach their goals."} | sentences,
        comments=(
            Comments("Operational management", {"manager": ("Keep the weekly call.",), MERGED.id: (
                "A real partner.", "Escalations take too long.", LONG * 4)}),
            Comments("What should continue as it is?", {"self": ("The visits on site.",), MERGED.id: (
                "Her calm when things go wrong 🙂", "الزيارات الشهرية مفيدة جدا", "Visits every month.")}),
        ),
        left_out=1,
        compared_with=LAST_YEAR,
    )  # fmt: skip


@cache
def own_only() -> Results:
    """Nobody but the person answered."""
    framework = shipped()
    return results(framework, "frequency", "Grace Hopper", [Answered(SELF, marks(framework, SELF, Random(3)))])


def nothing() -> Results:
    """Two customers answered; that is too few."""
    made = results(shipped(), "frequency", "Nobody Yet", [])
    return replace(made, hidden=(HiddenGroup("Customer", 2, 3),), left_out=2)


EVIL = "<script>alert(1)</script> & \"'</style> {{ 7 * 7 }} =1+1"
APPRENTICES = Group("apprentice", ("Apprentice",), 4)


@cache
def hostile() -> Results:
    """The small framework: its two categories and four points, and strangers who wish nobody well."""
    framework = small()
    given = [
        Answered(Group("self", (EVIL,), 1, about_self=True), {"reads-the-recipe": [4], "greets-by-name": [2]}),
        Answered(
            APPRENTICES,
            {
                "reads-the-recipe": [1, 2, 2, None],
                "lets-me-feel-the-dough": [4, 4, 4, 3],
                "greets-by-name": [3, 4, 4, 4],
            },
        ),
    ]
    made = results(framework, "frequency", EVIL, given)
    return replace(
        made,
        hidden=(HiddenGroup(EVIL, 1, 4),),
        hidden_comments=(HiddenGroup(EVIL, 1, 4),),
        comments=(Comments(EVIL, {"self": (EVIL,), "apprentice": (EVIL, "=HYPERLINK(1)")}),),
        overall={"self": figures([4], framework.scale_index["frequency"])},
        overall_sentences={"self": EVIL, "apprentice": EVIL},
        compared_with=EVIL,
    )


PEERS, LEAD, MENTEES = Group("peer", ("Peer",), 5), Group("lead", ("Lead",), 1), Group("mentee", ("Mentee",), 4)
LONG_NAME = (
    "Maria Magdalena Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of the Northern Borders, née Ó Súilleabháin"
)


@cache
def seven_points() -> Results:
    """The engineering ladder: seven points, four groups, and a name that fills a line and more."""
    framework, chance = ladder(), Random(11)
    given = []
    for group in (Group("self", ("Self",), 1, about_self=True), PEERS, LEAD, MENTEES):
        made = marks(framework, group, chance, leaning=-1 if group.about_self else 2)
        given.append(Answered(group, made))
    return results(framework, "agreement", LONG_NAME, given)


@cache
def sixty_items() -> Framework:
    """The shipped framework with as many more items as it takes to have sixty, the last of them keyed in reverse."""
    framework = shipped()
    missing = 60 - len(framework.items)
    more = [
        item.model_copy(update={"id": f"{item.id}-again", "title": f"{item.title}, again", "reverse_keyed": True})
        for item in framework.items[:missing]
    ]
    return replace(framework, items=(*framework.items, *more))


@cache
def sixty() -> Results:
    """Sixty items, without an earlier tally and without the person's own form."""
    framework = sixty_items()
    given = [Answered(group, marks(framework, group, Random(5))) for group in (MANAGER, MERGED)]
    return results(framework, "frequency", "Katherine Johnson", given)


CASES: Mapping[str, tuple[Callable[[], Framework], Callable[[], Results]]] = {
    "year": (shipped, full_year),
    "alone": (shipped, own_only),
    "nothing": (shipped, nothing),
    "hostile": (small, hostile),
    "seven-points": (ladder, seven_points),
    "sixty": (sixty_items, sixty),
}
"""Everybody here, with the framework that they were rated by."""
