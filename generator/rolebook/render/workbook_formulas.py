"""The rules of `model/scoring.py` as formulas of a workbook. Each takes the names of cells and gives a formula.

A rating that is no number, such as the word for "not assessed", counts nowhere. Differences are rounded to nine digits
before they are compared, because spreadsheets calculate with binary fractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rolebook.render.workbook_words import WorkbookWords


def quoted(text: str) -> str:
    """Text inside a formula."""
    return '"' + text.replace('"', '""') + '"'


@dataclass(frozen=True)
class Requirement:
    """A rating that something is asked of: `rating` and `minimum` are cells; without a minimum, `minimum` is empty."""

    rating: str
    must_have: bool
    minimum: str

    def failed(self, lowest: int) -> str:
        """True for a must-have with the lowest value."""
        return f"IF(ISNUMBER({self.rating}),{self.rating}<={lowest},FALSE)" if self.must_have else ""

    @property
    def below(self) -> str:
        """True below the minimum."""
        return f"IF(ISNUMBER({self.rating}),ROUND({self.rating}-{self.minimum},9)<0,FALSE)" if self.minimum else ""

    @property
    def open(self) -> str:
        """True where nothing is rated."""
        return f"NOT(ISNUMBER({self.rating}))"


def requirements(words: WorkbookWords, ratings: str, required: Sequence[Requirement], lowest: int) -> str:
    """What the ratings mean for must-haves and minimums, in a word; empty as long as nothing is rated."""
    steps = [
        (_any(each.failed(lowest) for each in required), words.fails),
        (_any(each.below for each in required), words.below),
        (_any(each.open for each in required), words.not_assessed),
    ]
    answer = quoted(words.met)
    for condition, word in reversed(steps):
        answer = f"IF({condition},{quoted(word)},{answer})"
    return f'IF(COUNT({ratings})=0,"",{answer})'


def _any(conditions: Iterable[str]) -> str:
    found = [condition for condition in conditions if condition]
    return f"OR({','.join(found)})" if found else "FALSE"


def requirement(words: WorkbookWords, required: Requirement, lowest: int) -> str:
    """The same for a single rating."""
    rating = required.rating
    return f'IF({rating}="","",{_single(words, required, lowest)})'


def _single(words: WorkbookWords, required: Requirement, lowest: int) -> str:
    answer = quoted(words.met)
    if required.below:
        answer = f"IF({required.below},{quoted(words.below)},{answer})"
    if required.must_have:
        answer = f"IF({required.failed(lowest)},{quoted(words.fails)},{answer})"
    return f"IF({required.open},{quoted(words.not_assessed)},{answer})"


def weighted(weight: str, rating: str) -> str:
    """Weight times rating."""
    return f'IF(ISNUMBER({rating}),{weight}*{rating},"")'


def total(weights: str, ratings: str) -> str:
    """The sum of weight times rating; without weights, of the ratings."""
    return f"SUMPRODUCT({weights},{ratings})" if weights else f"SUM({ratings})"


def possible(weights: str, ratings: str, top: int) -> str:
    """The highest total for what was rated."""
    return f"SUMPRODUCT({weights}*ISNUMBER({ratings}))*{top}" if weights else f"COUNT({ratings})*{top}"


def percent(total_cell: str, possible_cell: str) -> str:
    """The share of the highest total, from 0 to 1."""
    return f'IF({possible_cell}=0,"",{total_cell}/{possible_cell})'


def passes(words: WorkbookWords, percent_cell: str, mark: int) -> str:
    """Whether the share reaches the pass mark."""
    reached = f"ROUND({percent_cell}*100-{mark},9)>=0"
    return f'IF({percent_cell}="","",IF({reached},{quoted(words.passes)},{quoted(words.passes_not)}))'


@dataclass(frozen=True)
class Independent:
    """The ratings of one competency by all seats, and whether each was given before talking, in words."""

    ratings: str
    before_others: str
    yes: str

    @property
    def _counting(self) -> str:
        return f"({self.before_others}={quoted(self.yes)})*ISNUMBER({self.ratings})"

    @property
    def spread(self) -> str:
        """How far the ratings that count lie apart; empty for fewer than two. An array formula."""
        counting = f"IF({self._counting},{self.ratings})"
        return f'IF(SUM({self._counting})<2,"",MAX({counting})-MIN({counting}))'

    @property
    def mean(self) -> str:
        """The mean of the ratings that count; empty where there are none. An array formula."""
        return f'IF(SUM({self._counting})=0,"",AVERAGE(IF({self._counting},{self.ratings})))'


def discuss(words: WorkbookWords, spread_cell: str, threshold: int) -> str:
    """Whether the spread lies above the threshold."""
    apart = f"ROUND({spread_cell}-{threshold},9)>0"
    return f'IF({spread_cell}="","",IF({apart},{quoted(words.do_discuss)},{quoted(words.do_not_discuss)}))'


def agreed_or_mean(agreed: str, mean: str) -> str:
    """The agreed rating, or the mean as long as nothing is agreed; empty where the panel agreed on "not assessed"."""
    return f'IF(ISNUMBER({agreed}),{agreed},IF({agreed}="",{mean},""))'


def basis(words: WorkbookWords, agreed: str, mean: str) -> str:
    """Where that rating comes from, in a word."""
    from_mean = f'IF(ISNUMBER({mean}),{quoted(words.is_mean)},"")'
    by_word = f'IF({agreed}="",{from_mean},{quoted(words.not_assessed)})'
    return f"IF(ISNUMBER({agreed}),{quoted(words.is_agreed)},{by_word})"


def difference(ratings: Sequence[str]) -> str:
    """How far the candidates lie apart; empty where fewer than two are rated."""
    listed = ",".join(ratings)
    return f'IF(COUNT({listed})<2,"",MAX({listed})-MIN({listed}))'


def highest(words: WorkbookWords, difference_cell: str, ratings: Sequence[str], names: Sequence[str]) -> str:
    """Who has the highest rating, after a sign; that they are alike where nothing lies between them."""
    top = f"MAX({','.join(ratings)})"
    those = "&".join(
        f'IF(AND(ISNUMBER({rating}),{rating}={top}),", "&{name},"")'
        for rating, name in zip(ratings, names, strict=True)
    )
    leaders = f"{quoted(words.higher + ' ')}&MID({those},3,999)"
    return f'IF({difference_cell}="","",IF(ROUND({difference_cell},9)=0,{quoted(words.alike)},{leaders}))'
