"""The rules that hold between values: numbers, levels, minutes and shares; the list of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from rolebook.model.competency import Competency
from rolebook.model.entry import Entry
from rolebook.model.interview import Question
from rolebook.model.kinds import ENTRY_KINDS, Kind
from rolebook.model.profile import Profile
from rolebook.model.vocabulary import Scale
from rolebook.problems import nearest
from rolebook.source.editorial import unknown_exceptions
from rolebook.source.findings import Finding
from rolebook.source.form_rules import answers, missing_wordings, quadrants, shares_of_hundred, short_columns
from rolebook.source.id_rules import duplicate_ids, file_names, repeated_members, reserved_ids, unknown_references
from rolebook.source.interview_rules import interview_coverage, interview_minutes
from rolebook.source.markdown_rules import may_be_unsafe, unsafe_text
from rolebook.source.picture_rules import impossible_pictures
from rolebook.source.reader import Reading, Written

Rule = Callable[[Reading], Iterable[Finding]]


def findings(reading: Reading) -> Iterator[Finding]:
    """Everything the rules object to in what was read."""
    for rule in RULES:
        yield from rule(reading)


def cited_parts(reading: Reading) -> Iterator[Finding]:
    """A citation speaks of keys that its entry has."""
    for written in _entries(reading):
        shape: type[Entry] = type(written.shape)
        allowed = _own_keys(shape)
        for index, citation in enumerate(written.shape.sources):
            for place, part in enumerate(citation.parts):
                if part not in (*allowed, "title", "related"):
                    origin = written.origin.at("sources", index, "parts", place)
                    message = f"This entry has no key `{part}`"
                    yield Finding(origin, "part-unknown", message, part, allowed, nearest(part, allowed))


@cache
def _own_keys(shape: type[Entry]) -> tuple[str, ...]:
    return tuple(name for name in shape.model_fields if name not in Entry.model_fields)


def _entries(reading: Reading) -> Iterator[Written]:
    for kind in (Kind.CATEGORY, *ENTRY_KINDS):
        yield from reading.written[kind]


def duplicate_numbers(reading: Reading) -> Iterator[Finding]:
    """No two competencies carry the same number."""
    first: dict[int, Competency] = {}
    for written in reading.written[Kind.COMPETENCY]:
        number = written.shape.number
        if number is not None and (earlier := first.setdefault(number, written.shape)) is not written.shape:
            message = f"The number {number} belongs to `{earlier.id}` already"
            yield Finding(written.origin.at("number"), "number-duplicate", message, str(number))


def scale_points(reading: Reading) -> Iterator[Finding]:
    """The values of a scale rise from point to point."""
    for written in reading.written[Kind.SCALE]:
        values = [point.value for point in written.shape.points]
        for index in range(1, len(values)):
            if values[index] <= values[index - 1]:
                origin = written.origin.at("points", index, "value")
                message = f"The value {values[index]} does not rise above the one before, {values[index - 1]}"
                yield Finding(origin, "scale-order", message, str(values[index]), advice="Start with the lowest point.")


def off_scale_values(reading: Reading) -> Iterator[Finding]:
    """Levels and ratings are points of the scale they belong to, and each is described once."""
    scales = {scale.id: scale for scale in reading.all(Kind.SCALE)}
    proficiency = scales.get(reading.about.shape.proficiency_scale) if reading.about else None
    if proficiency:
        for written in reading.written[Kind.COMPETENCY]:
            places: Places = [(("levels", i, "level"), level.level) for i, level in enumerate(written.shape.levels)]
            yield from _off_scale(written, places, proficiency)
            yield from _described_twice(written, places)
        for written in reading.written[Kind.PROFILE]:
            yield from _off_scale(written, _profile_levels(written.shape), proficiency)
        for written in reading.written[Kind.QUESTION]:
            level = written.shape.level
            yield from _off_scale(written, [(("level",), level)] if level is not None else [], proficiency)
    for written in reading.written[Kind.QUESTION]:
        for scale in _scales_used_with(written.shape, reading, scales):
            ratings: Places = [
                (("anchors", i, "value"), anchor.value) for i, anchor in enumerate(written.shape.anchors)
            ]
            yield from _off_scale(written, ratings, scale)
            yield from _described_twice(written, ratings)
            samples: Places = [
                (("samples", i, "rating"), sample.rating) for i, sample in enumerate(written.shape.samples)
            ]
            yield from _off_scale(written, samples, scale)


Places = list[tuple[tuple[str | int, ...], int]]


def _profile_levels(profile: Profile) -> Places:
    knowledge: Places = [(("knowledge", i, "level"), need.level) for i, need in enumerate(profile.knowledge)]
    return knowledge + [
        (("expectations", i, "level"), expected.level) for i, expected in enumerate(profile.expectations)
    ]


def _scales_used_with(question: Question, reading: Reading, scales: Mapping[str, Scale]) -> list[Scale]:
    names = {
        plan.scale
        for plan in reading.all(Kind.PLAN)
        if any(planned.question == question.id for planned in plan.questions)
    }
    return [scales[name] for name in sorted(names) if name in scales]


def _off_scale(written: Written, places: Places, scale: Scale) -> Iterator[Finding]:
    allowed = tuple(str(point.value) for point in scale.points)
    for path, value in places:
        if str(value) not in allowed:
            message = f"{value} is not a point of the scale `{scale.id}`"
            yield Finding(written.origin.at(*path), "level-unknown", message, str(value), allowed)


def _described_twice(written: Written, places: Places) -> Iterator[Finding]:
    seen: set[int] = set()
    for path, value in places:
        if value in seen:
            message = f"{value} is described a second time"
            yield Finding(
                written.origin.at(*path), "level-duplicate", message, str(value), advice="Keep one of the two."
            )
        seen.add(value)


def unsafe_texts(reading: Reading) -> Iterator[Finding]:
    """Links in texts lead to the web, to a mail address or into the handbook; pictures stay in the handbook."""
    suspicious = {name for name, text in reading.texts.items() if may_be_unsafe(text)}
    for written in reading.everything():
        if written.origin.file in suspicious:
            yield from unsafe_text(written.shape, written.origin)


def parts_of_themselves(reading: Reading) -> Iterator[Finding]:
    """No library entry is a part of itself, directly or through others."""
    whole = {entry.id: entry.part_of for entry in reading.all(Kind.LIBRARY_ENTRY)}
    for written in reading.written[Kind.LIBRARY_ENTRY]:
        seen = [written.shape.id]
        while (above := whole.get(seen[-1], "")) and above not in seen:
            seen.append(above)
        if above == written.shape.id == min(seen):
            chain = " is a part of ".join(f"`{id_}`" for id_ in (*seen, above))
            message = f"This entry would be a part of itself: {chain}"
            advice = "Take `part_of` out of one of them."
            yield Finding(written.origin.at("part_of"), "part-of-itself", message, above, advice=advice)


RULES: tuple[Rule, ...] = (
    duplicate_ids,
    reserved_ids,
    file_names,
    unknown_references,
    repeated_members,
    cited_parts,
    duplicate_numbers,
    scale_points,
    off_scale_values,
    interview_minutes,
    interview_coverage,
    missing_wordings,
    shares_of_hundred,
    quadrants,
    answers,
    short_columns,
    unsafe_texts,
    unknown_exceptions,
    parts_of_themselves,
    impossible_pictures,
)
