"""What is kept of a tally so that a later one can be held against it: format `rolebook-tally`, version 1.

It holds figures that the reports show, and the words that were rated; no raters, no comments and nothing hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictStr

from rolebook.model.entry import Shape
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Item
from rolebook.model.results import Results
from rolebook.model.types import Flag, Id, Whole
from rolebook.model.vocabulary import Scale

TALLY_FILE = "tally.json"
"""What the file is called, in the folder of the reports."""
FORMAT = "rolebook-tally"
FORMAT_VERSION = 1

Number = Annotated[int, Field(strict=True, ge=0)]
Words = StrictStr
Figures = Annotated[tuple[Number, ...], Field(max_length=101)]
"""How many marked each point of the scale, from the lowest up."""


Day = Annotated[str, Field(strict=True, pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
"""A day as YYYY-MM-DD; empty where it is not known."""


class SavedFramework(Shape):
    """The framework that the answers were counted with."""

    id: Id
    version: Words


class SavedPoint(Shape):
    """A point of a scale as it was."""

    value: Whole
    label: Words


class SavedScale(Shape):
    """A scale as it was."""

    id: Id
    points: Annotated[tuple[SavedPoint, ...], Field(min_length=1, max_length=101)]


class SavedItem(Shape):
    """An item as it was rated on one scale. `sentences` holds what each group read, the words before it included."""

    id: Id
    scale: Id
    reverse_keyed: Flag
    sentences: Mapping[Words, tuple[StrictStr, ...]]


class SavedResults(Shape):
    """The figures of one person on one scale, by the id of the item, then by that of the group."""

    rated: Words
    scale: Id
    figures: Mapping[Id, Mapping[Words, Figures]]


class SavedTally(Shape):
    """The whole file."""

    format: Literal["rolebook-tally"]
    format_version: Literal[1]
    framework: SavedFramework
    counted_on: Day = ""
    scales: tuple[SavedScale, ...]
    items: tuple[SavedItem, ...]
    results: tuple[SavedResults, ...]


def saved_tally(framework: Framework, results: Iterable[Results], counted_on: str = "") -> SavedTally:
    """What is kept of results, and the day on which they were counted."""
    people = tuple(results)
    scales = dict.fromkeys(each.scale.id for each in people)
    return SavedTally(
        format=FORMAT,
        format_version=FORMAT_VERSION,
        framework=SavedFramework(id=framework.about.id, version=framework.about.version),
        counted_on=counted_on,
        scales=tuple(_scale(framework.scale_index[id_]) for id_ in scales),
        items=tuple(_items(framework, people)),
        results=tuple(filter(lambda each: each.figures, map(_results, people))),
    )


def sentences(framework: Framework, item: Item, group: str, scale: Scale) -> tuple[str, ...]:
    """Everything that the members of a group can have read for an item, the words before it included."""
    return tuple(
        dict.fromkeys(
            f"{each.stem} {item.wordings[perspective]}".strip()
            for perspective in group.split("+")
            for each in framework.questionnaires
            if (each.perspective, each.scale) == (perspective, scale.id) and item.id in each.item_ids
        )
    )


def _scale(scale: Scale) -> SavedScale:
    return SavedScale(id=scale.id, points=tuple(SavedPoint(value=p.value, label=p.label) for p in scale.points))


def _items(framework: Framework, people: Iterable[Results]) -> Iterator[SavedItem]:
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for each in people:
        for result in each.items:
            if result.figures:
                groups.setdefault((each.scale.id, result.item.id), {}).update(dict.fromkeys(result.figures))
    for (scale, id_), read_by in groups.items():
        item = framework.item_index[id_]
        read = {group: sentences(framework, item, group, framework.scale_index[scale]) for group in sorted(read_by)}
        yield SavedItem(id=id_, scale=scale, reverse_keyed=item.reverse_keyed, sentences=read)


def _results(results: Results) -> SavedResults:
    figures = {
        result.item.id: {group: figures.counts for group, figures in result.figures.items()}
        for result in results.items
        if result.figures
    }
    return SavedResults(rated=results.rated, scale=results.scale.id, figures=figures)
