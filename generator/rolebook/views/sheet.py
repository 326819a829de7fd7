"""A worksheet on paper: where there is room to write, what each place is called, and how wide it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from math import sqrt

from rolebook.model.framework import Framework
from rolebook.model.vocabulary import Source
from rolebook.model.worksheet import Block, Worksheet
from rolebook.views.competency import shown_number
from rolebook.views.parts import EditionLine, Linker, edition_line
from rolebook.views.weighing import WeighingOnScreen, weighing_on_screen
from rolebook.views.worksheet import BlockView, block_views

MOST_TOGETHER = 4
"""How many rows a table has at most that stays on one page."""
LONGEST_MARK = 3
"""How many characters a letter or number has that stands at the head of a row."""
MARK_SHARE, SHARE_OF_LETTER = 0.8, 0.19
"""A letter or number takes no room, but what stands above it does."""
SHORT_SHARE = 2.2
SMALLEST_SHARE, LARGEST_SHARE = 3.2, 4.2
"""How wide columns are against each other. What is written below a longer heading tends to be longer."""
MOST_FOR_WORDS = 0.7
"""How wide what a row is about may be, as a part of the columns beside it."""
OPTIONS_ABREAST = 8
"""How many options fit beside each other on upright paper."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Place:
    """Something to tick or to write at.

    `name` ends the name of its field; `label` tells it from the others of its block, and is empty for a blank row.
    `words` stand beside it, after the number of a competency. `asks` says whether one goes on writing after them.
    """

    name: str
    label: str
    words: str = ""
    number: int | None = None
    is_title: bool = False
    """Whether the words are plain text, as a title is, and not Markdown."""

    @property
    def asks(self) -> bool:
        """Whether there is something to write beside the words, as after a colon or where there are none."""
        return not self.words or self.words.rstrip().endswith(":")


@dataclass(frozen=True)
class Column:
    """A column of a table to fill in. `share` is its part of the width, in per cent."""

    name: str
    label: str
    title: str
    share: int


@dataclass(frozen=True)
class SheetBlock:
    """A part of a worksheet. `label` tells it from the others; `options` are letters, as many as fit abreast."""

    name: str
    label: str
    part: BlockView
    prompts: tuple[Place, ...]
    checks: tuple[Place, ...]
    dates: tuple[Place, ...]
    columns: tuple[Column, ...]
    rows: tuple[Place, ...]
    options: tuple[tuple[str, ...], ...]

    @property
    def has_words(self) -> bool:
        """Whether there is something to answer beside the words of a row, which takes more than a line."""
        return any(not _is_mark(row.words) for row in self.rows)

    @property
    def takes_more_rows(self) -> bool:
        """Whether all rows of the table are blank, so that there may as well be more of them."""
        return bool(self.columns) and not any(row.words for row in self.rows)

    @property
    def is_short(self) -> bool:
        """Whether the table is not worth a break between two pages."""
        return len(self.rows) <= MOST_TOGETHER

    @property
    def has_few_prompts(self) -> bool:
        """Whether the rows to rate are not worth a break between two pages."""
        return len(self.prompts) <= MOST_TOGETHER

    @property
    def has_few_checks(self) -> bool:
        """Whether the boxes to tick are not worth a break between two pages."""
        return len(self.checks) <= 2 * MOST_TOGETHER

    @property
    def weighed(self) -> WeighingOnScreen | None:
        """What a script needs to weigh the options; None where there is nothing to weigh."""
        letters = (letter for group in self.options for letter in group)
        return weighing_on_screen(self.name, letters, self.part.weighing) if self.part.weighing else None


@dataclass(frozen=True)
class Sheet:
    """Everything that a printed worksheet shows."""

    worksheet: Worksheet
    edition: EditionLine
    readers: str
    blocks: tuple[SheetBlock, ...]
    sources: tuple[Source, ...]


def sheet(framework: Framework, linker: Linker, worksheet: Worksheet) -> Sheet:
    """A worksheet to print."""
    parts = block_views(framework, linker, worksheet)
    labels = distinct(part.block.title for part in parts)
    marks = frozenset(title for part in parts for title in _headings_of_marks(part))
    used = {citation.source for citation in worksheet.sources}
    readers = (each.title for each in framework.about.audiences if each.id == worksheet.audience)
    return Sheet(
        worksheet,
        edition_line(framework.about, framework.audience),
        next(readers, ""),
        tuple(
            _block(framework, marks, f"block_{number}", label, part)
            for number, (label, part) in enumerate(zip(labels, parts, strict=True), start=1)
        ),
        tuple(source for source in framework.sources if source.id in used),
    )


def distinct(texts: Iterable[str]) -> Iterator[str]:
    """Texts, those that came before with a number behind them."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen[text] += 1
        yield text if seen[text] == 1 else f"{text} ({seen[text]})"


def _block(framework: Framework, marks: Set[str], name: str, label: str, part: BlockView) -> SheetBlock:
    """A part. `marks` are the headings below which letters or numbers stand in some part of the worksheet."""
    block = part.block
    prompts, checks = _places("prompt", part.prompts), _places("check", block.checks)
    dates = _places("date", block.dates)
    listed = tuple(_competencies(framework, block))
    rows: tuple[Place, ...] = ()
    if block.columns:
        rows = (*_places("row", part.rows), *listed) or _places("row", [""] * block.lines)
    elif part.takes_marks:
        prompts += listed
    else:
        checks += listed
    named = _labelled((*prompts, *checks, *dates))
    ticked = len(prompts) + len(checks)
    return SheetBlock(
        name,
        label,
        part,
        named[: len(prompts)],
        named[len(prompts) : ticked],
        named[ticked:],
        _columns(block, rows, marks),
        _labelled(rows),
        _options(block.lines) if part.weighing else (),
    )


def _places(kind: str, texts: Sequence[str]) -> tuple[Place, ...]:
    # Why the underscore: no id of an entry has one, so no place is called like a competency.
    return tuple(Place(f"{kind}_{number}", text, text) for number, text in enumerate(texts, start=1))


def _competencies(framework: Framework, block: Block) -> Iterator[Place]:
    for category in block.competencies_of:
        for competency in framework.competencies_by_category[category]:
            number = shown_number(framework, competency)
            yield Place(competency.id, competency.title, competency.title, number, is_title=True)


def _labelled(places: Sequence[Place]) -> tuple[Place, ...]:
    """Places whose labels differ; those of blank rows stay empty."""
    labels = distinct(place.label for place in places)
    return tuple(
        replace(place, label=label) if place.label else place for place, label in zip(places, labels, strict=True)
    )


def _is_mark(words: str) -> bool:
    """Whether this is a letter or number, or nothing, so that there is little to answer beside it."""
    return len(words.rstrip(":")) <= LONGEST_MARK


def _headings_of_marks(part: BlockView) -> Iterator[str]:
    """The headings below which letters or numbers stand: here they do, or an abbreviation such as "No." says so."""
    for place, title in enumerate(part.block.columns):
        if (place == 0 and _has_marks(part.rows)) or (_is_mark(title) and title.endswith(".")):
            yield title


def _has_marks(words: Sequence[str]) -> bool:
    return bool(words) and all(_is_mark(each) and not each.endswith(":") for each in words)


def _columns(block: Block, rows: Sequence[Place], marks: Set[str]) -> tuple[Column, ...]:
    titles = block.columns
    shares = [
        _mark_share(title) if title in marks else SHORT_SHARE if title in block.short_columns else _share(title)
        for title in titles
    ]
    is_narrow = titles[:1] and titles[0] in marks and all(_takes_a_mark(row) for row in rows)
    if len(titles) > 1 and not is_narrow:
        shares[0] = _first_share(rows, sum(shares[1:]))
    return tuple(
        Column(f"column_{number}", label, title, round(100 * share / sum(shares)))
        for number, (label, title, share) in enumerate(zip(distinct(titles), titles, shares, strict=True), start=1)
    )


def _first_share(rows: Sequence[Place], others: float) -> float:
    """How wide the column is that says what a row is about, beside `others`."""
    if any(row.asks for row in rows):
        return LARGEST_SHARE
    return min(max(_share(row.words) for row in rows), others * MOST_FOR_WORDS)


def _takes_a_mark(row: Place) -> bool:
    """Whether a letter or number stands at the head of the row, or is written there; after a colon go words."""
    return _is_mark(row.words) and not row.words.endswith(":")


def _mark_share(title: str) -> float:
    return max(MARK_SHARE, len(title) * SHARE_OF_LETTER)


def _share(words: str) -> float:
    return min(max(sqrt(len(words)), SMALLEST_SHARE), LARGEST_SHARE)


def _options(number: int) -> tuple[tuple[str, ...], ...]:
    letters = tuple(_LETTERS[:number]) if number <= len(_LETTERS) else tuple(map(str, range(1, number + 1)))
    return tuple(letters[start : start + OPTIONS_ABREAST] for start in range(0, number, OPTIONS_ABREAST))
