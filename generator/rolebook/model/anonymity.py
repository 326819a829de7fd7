"""Who is shown: which groups are large enough, which are merged, and which stay hidden with all they said.

How many people answered is not known where answers are anonymous; only the number of forms is. One person may fill in
two questionnaires, but none of them twice, so the largest number of forms of one questionnaire is the number of people
there are at least. All thresholds are held against that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rolebook.model.about import Perspective
from rolebook.model.questionnaire import AnonymityMode, Questionnaire
from rolebook.model.results import Group, HiddenGroup
from rolebook.model.tallying import FormTally


@dataclass(frozen=True)
class Returned:
    """A questionnaire, and what all its forms about one person say."""

    questionnaire: Questionnaire
    counted: FormTally


@dataclass(frozen=True, eq=False)
class Side:
    """Those who answered from one perspective, on one scale."""

    perspective: Perspective
    returned: tuple[Returned, ...]

    @property
    def is_named(self) -> bool:
        """Whether all of them answered under their name, and were told so."""
        return all(each.questionnaire.anonymity.mode is AnonymityMode.NAMED for each in self.returned)

    @property
    def may_be_merged(self) -> bool:
        """Whether every form told them that they may be shown together with others."""
        return all(each.questionnaire.anonymity.merge_if_few for each in self.returned)

    @property
    def min_raters(self) -> int:
        """The smallest number of people who may be shown: the largest that one of the questionnaires promises."""
        return max(each.questionnaire.anonymity.min_raters for each in self.returned)

    @property
    def min_raters_for_comments(self) -> int:
        """The same for comments."""
        return max(each.questionnaire.anonymity.min_raters_for_comments for each in self.returned)

    def people(self, forms: Callable[[Returned], int] = lambda each: each.counted.forms) -> int:
        """How many people there are at least, from the number of forms that count for each questionnaire.

        Beside forms without a name, those with one are no cover: whoever knows what they say can take it away again.
        """
        without_name = [each for each in self.returned if each.questionnaire.anonymity.mode is not AnonymityMode.NAMED]
        return max((forms(each) for each in without_name or self.returned), default=0)


@dataclass(frozen=True, eq=False)
class Circle:
    """A group that is shown, and what its members returned: the sides that are merged in it, mostly one."""

    sides: tuple[Side, ...]

    @cached_property
    def group(self) -> Group:
        """What the results say of it."""
        return Group(
            "+".join(side.perspective.id for side in self.sides),
            tuple(side.perspective.title for side in self.sides),
            sum(each.counted.forms for each in self.returned),
            self.about_self,
        )

    @property
    def returned(self) -> tuple[Returned, ...]:
        """Everything that its members returned."""
        return tuple(each for side in self.sides for each in side.returned)

    @property
    def about_self(self) -> bool:
        """Whether these are the person's own answers."""
        return self.sides[0].perspective.about_self

    @property
    def is_open(self) -> bool:
        """Whether everything they said is shown: the person's own answers, and those under a name."""
        return is_open(self.sides[0])

    @property
    def min_raters(self) -> int:
        """The smallest number of people who may be shown."""
        return 1 if self.is_open else max(side.min_raters for side in self.sides)

    @property
    def min_raters_for_comments(self) -> int:
        """The smallest number of people whose comments may be shown."""
        return 1 if self.is_open else max(side.min_raters_for_comments for side in self.sides)

    def people(self, forms: Callable[[Returned], int]) -> int:
        """How many people there are at least, from the number of forms that count for each questionnaire."""
        return sum(side.people(forms) for side in self.sides)


def is_open(side: Side) -> bool:
    """Whether everything that a side said is shown, however few they are."""
    return side.perspective.about_self or side.is_named


def circles(sides: Sequence[Side]) -> tuple[tuple[Circle, ...], tuple[HiddenGroup, ...]]:
    """The groups that are shown, the person's own first, and those that are hidden. Sides come in their order.

    Those who are too few are merged with each other, if their forms say that they may be; never with a group that is
    large enough, since that one's own mean would then tell theirs.
    """
    few = [side for side in sides if not _is_enough(side)]
    merged = _merged([side for side in few if side.may_be_merged])
    shown = []
    for side in sorted(sides, key=lambda side: not side.perspective.about_self):
        if merged and side is merged[0]:
            shown.append(Circle(merged))
        elif side not in few:
            shown.append(Circle((side,)))
    return tuple(shown), tuple(_hidden(side for side in few if side not in merged))


def _is_enough(side: Side) -> bool:
    return is_open(side) or side.people() >= side.min_raters


def _merged(few: Sequence[Side]) -> tuple[Side, ...]:
    """Those who together reach the largest minimum among them; who asks for more than there are is left out."""
    left = list(few)
    while left:
        asked_for = max(side.min_raters for side in left)
        if sum(side.people() for side in left) >= asked_for:
            return tuple(left)
        left = [side for side in left if side.min_raters < asked_for]
    return ()


def _hidden(sides: Iterable[Side]) -> Iterator[HiddenGroup]:
    for side in sides:
        yield HiddenGroup(side.perspective.title, side.people(), side.min_raters)
