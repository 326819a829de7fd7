"""What the answers about one person say, with nothing in it that could give somebody away.

Whoever shows results needs no rule of anonymity: what may not be shown is not here. Every total is made of figures that
are shown themselves, so that no difference between two of them tells what a hidden group answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from rolebook.model.questionnaire import Item
from rolebook.model.vocabulary import Scale


@dataclass(frozen=True)
class Group:
    """People who answered from one perspective; or from several, merged because each alone was too small."""

    id: str
    """The id of the perspective, or those of several with `+` between them."""
    titles: tuple[str, ...]
    forms: int
    about_self: bool = False


@dataclass(frozen=True)
class HiddenGroup:
    """People who answered, but too few of them: nothing they said is in the results.

    Among hidden comments, `forms` is the number of forms with a comment, and `min_raters` how many it takes.
    """

    title: str
    forms: int
    min_raters: int


@dataclass(frozen=True)
class Figures:
    """How a group rated one sentence. `counts` has a number for each point of the scale, from the lowest up."""

    values: tuple[int, ...]
    """The values of the points, as they count: turned round for an item that is keyed in reverse."""
    counts: tuple[int, ...]
    off_scale: int
    """How many could not judge. They count in nothing else."""

    @property
    def number(self) -> int:
        """How many rated."""
        return sum(self.counts)

    @property
    def mean(self) -> Fraction:
        """The mean of the ratings."""
        return Fraction(sum(map(int.__mul__, self.values, self.counts)), self.number)

    @property
    def spread(self) -> int:
        """How far the highest and the lowest rating lie apart."""
        given = [value for value, count in zip(self.values, self.counts, strict=True) if count]
        return max(given) - min(given)


@dataclass(frozen=True)
class Change:
    """How a mean moved since an earlier tally, over what is the same in both."""

    before: Fraction
    now: Fraction

    @property
    def difference(self) -> Fraction:
        """Above zero where it rose."""
        return self.now - self.before


@dataclass(frozen=True)
class ItemResult:
    """A sentence that was rated. The mappings go by the id of a group; a group that is not in them has no figures."""

    item: Item
    wordings: Mapping[str, str]
    """The sentence as each group read it; of a merged group, as the first of its perspectives did. A group that read it
    and has no figures rated it too seldom; one that is not here was not asked."""
    figures: Mapping[str, Figures]
    others: Fraction | None
    """The mean of all ratings of the groups that count as the others; None where there are none to show."""
    gap: Fraction | None
    """What people give themselves less what the others give; None where one of the two is missing."""
    changes: Mapping[str, Change]
    is_reworded: bool
    """Whether it cannot be compared with the earlier tally, because its words or the scale have changed."""
    unjudged: frozenset[str] = frozenset()
    """The ids of groups that are shown whatever they answered, and could not judge this."""


@dataclass(frozen=True)
class Summary:
    """The items of one competency or category taken together. Each item counts the same."""

    id: str
    """The id of the competency or category."""
    means: Mapping[str, Fraction]
    spreads: Mapping[str, Fraction]
    """How far the means of its items lie apart, by group."""
    others: Fraction | None
    gap: Fraction | None
    """The mean of the gaps of its items, so over those that both have rated."""
    changes: Mapping[str, Change]


@dataclass(frozen=True)
class Comments:
    """What a group wrote at one place: below a part of the form, or in answer to an open question.

    The order is that of the alphabet, so that nobody can tell which comments belong together.
    """

    heading: str
    texts: Mapping[str, tuple[str, ...]]
    """By the id of the group."""


@dataclass(frozen=True)
class Results:
    """Everything there is to report about one person on one scale."""

    rated: str
    scale: Scale
    groups: tuple[Group, ...]
    """Those that are shown: the person's own first, then in the order of the perspectives."""
    hidden: tuple[HiddenGroup, ...]
    items: tuple[ItemResult, ...]
    """In the order of the form that has most of them."""
    competencies: tuple[Summary, ...]
    categories: tuple[Summary, ...]
    overall: Mapping[str, Figures]
    overall_sentences: Mapping[str, str]
    comments: tuple[Comments, ...]
    hidden_comments: tuple[HiddenGroup, ...]
    """Groups whose ratings are shown, but whose comments are too few."""
    strongest: tuple[ItemResult, ...]
    """The items that the others rate highest, or the person where nobody else is shown; five at most."""
    weakest: tuple[ItemResult, ...]
    """The items that are rated lowest; five at most, and none that is among the strongest."""
    left_out: int
    """How many forms about this person could not be counted, as far as it could be told whom they were about."""
    compared_with: str
    """The name of the earlier tally; empty where there is none."""
    others: tuple[str, ...] = ()
    """The ids of the groups that count as the others: those that were promised to be seen in averages only. People who
    answer under their name stand by themselves; they are the others where nobody else is shown."""
    compared_on: str = ""
    """The day of the earlier tally, as YYYY-MM-DD; empty where it is not known."""
    not_compared: tuple[str, ...] = ()
    """The ids of groups without changes because the earlier forms seem to be among those of today, or the other way
    round, but for a few: a difference would tell what those few said."""
