"""The rules that hold between values: ids, references, numbers, levels, minutes and shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, pairwise

from rolebook.model.competency import Competency
from rolebook.model.entry import Entry
from rolebook.model.incentive import Incentive
from rolebook.model.interview import InterviewPlan, Question
from rolebook.model.profile import Profile
from rolebook.model.questionnaire import Item, Questionnaire
from rolebook.model.references import references
from rolebook.model.types import ENTRY_KINDS, Kind
from rolebook.model.vocabulary import Scale
from rolebook.problems import nearest
from rolebook.source.findings import Finding, Origin
from rolebook.source.markdown_rules import unsafe_text
from rolebook.source.reader import Reading, Written

Rule = Callable[[Reading], Iterable[Finding]]


def findings(reading: Reading) -> Iterator[Finding]:
    """Everything the rules object to in what was read."""
    for rule in RULES:
        yield from rule(reading)


def duplicate_ids(reading: Reading) -> Iterator[Finding]:
    """Ids are used once: entries among all entries, everything else within its kind. Case does not tell ids apart."""
    separate = [reading.ids[kind] for kind in Kind if kind not in ENTRY_KINDS]
    for group in [[pair for kind in ENTRY_KINDS for pair in reading.ids[kind]], *separate]:
        first: dict[str, Origin] = {}
        for id_, origin in sorted(group, key=lambda pair: (pair[1].file, _sortable(pair[1]))):
            earlier = first.setdefault(id_.lower(), origin)
            if earlier is not origin:
                message = f"The id `{id_}` is used a second time; the first is in {earlier.file}"
                advice = "Give one of the two another id."
                yield Finding(origin.at("id"), "id-duplicate", message, id_, advice=advice)


def _sortable(origin: Origin) -> tuple[str, ...]:
    return tuple(f"{step:09}" if isinstance(step, int) else step for step in origin.path)


def file_names(reading: Reading) -> Iterator[Finding]:
    """A file that holds one entry is called like the entry's id, so that everybody finds it."""
    for kind in ENTRY_KINDS:
        for id_, origin in reading.ids[kind]:
            name = origin.file.rpartition("/")[2]
            if not origin.path and name != f"{id_}.yaml":
                message = f"This id and the file's name differ: `{id_}` and {name}"
                yield Finding(origin.at("id"), "id-file-name", message, id_, advice=f"Rename the file to {id_}.yaml.")


def unknown_references(reading: Reading) -> Iterator[Finding]:
    """Every id that is referred to exists."""
    known = {kind: {id_ for id_, _ in reading.ids[kind]} for kind in Kind}
    for written in _everything(reading):
        for reference in references(written.shape):
            if reading.unread.isdisjoint(reference.kinds) and not any(
                reference.id in known[kind] for kind in reference.kinds
            ):
                what = " or ".join(reference.kinds) if len(reference.kinds) <= 2 else "entry"
                candidates = tuple(sorted(id_ for kind in reference.kinds for id_ in known[kind]))
                yield Finding(
                    written.origin.at(*reference.path),
                    "reference-unknown",
                    f"There is no {what} with the id `{reference.id}`",
                    reference.id,
                    candidates if len(candidates) <= 12 else (),
                    nearest(reference.id, candidates),
                    "Correct the id, or add what it points at.",
                    at_key=reference.is_key,
                )


def _everything(reading: Reading) -> Iterator[Written]:
    if reading.about:
        yield reading.about
    for kind, written in reading.written.items():
        if kind is not Kind.CATEGORY:  # categories stand inside `about`
            yield from written


def cited_parts(reading: Reading) -> Iterator[Finding]:
    """A citation speaks of keys that its entry has."""
    for written in _entries(reading):
        allowed = tuple(name for name in type(written.shape).model_fields if name not in Entry.model_fields)
        for index, citation in enumerate(written.shape.sources):
            for place, part in enumerate(citation.parts):
                if part not in (*allowed, "title", "related"):
                    origin = written.origin.at("sources", index, "parts", place)
                    message = f"This entry has no key `{part}`"
                    yield Finding(origin, "part-unknown", message, part, allowed, nearest(part, allowed))


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


def interview_minutes(reading: Reading) -> Iterator[Finding]:
    """An interview's questions, opening, closing and the candidate's questions fit into its time box."""
    minutes = {question.id: question.minutes for question in reading.all(Kind.QUESTION)}
    for written in reading.written[Kind.PLAN]:
        plan: InterviewPlan = written.shape
        asked = [planned.minutes or minutes.get(planned.question, 0) for planned in plan.questions]
        around = plan.timing.opening + plan.timing.candidate_questions + plan.timing.closing
        if sum(asked) + around > plan.minutes:
            message = (
                f"The interview takes {sum(asked) + around} minutes ({sum(asked)} for {len(asked)} questions, {around} "
                f"around them), but its time box is {plan.minutes}"
            )
            advice = "Take a question out, give it fewer minutes, or plan more time."
            yield Finding(written.origin.at("minutes"), "interview-minutes", message, str(plan.minutes), advice=advice)


def interview_coverage(reading: Reading) -> Iterator[Finding]:
    """Every competency that an interview plans to cover has a question there."""
    questions = {question.id: question for question in reading.all(Kind.QUESTION)}
    for written in reading.written[Kind.PLAN]:
        chosen = [questions[planned.question] for planned in written.shape.questions if planned.question in questions]
        if len(chosen) < len(written.shape.questions):
            continue  # a question is missing or broken, which is said elsewhere; it may be the one that asks
        asked = {id_ for question in chosen for id_ in (question.competency, *question.also)}
        for index, planned in enumerate(written.shape.competencies):
            if planned.competency not in asked:
                origin = written.origin.at("competencies", index, "competency")
                message = f"No question of this interview asks about `{planned.competency}`"
                advice = "Add a question about it, or take the competency out."
                yield Finding(origin, "interview-coverage", message, planned.competency, advice=advice)


def weights_without_reason(reading: Reading) -> Iterator[Finding]:
    """A weight that differs from the others gives its reason (OPM, structured interview FAQ on scoring)."""
    for kind, key in ((Kind.PLAN, "competencies"), (Kind.PROFILE, "expectations")):
        for written in reading.written[kind]:
            weighted = getattr(written.shape, key)
            usual = _most_common([member.weight for member in weighted])
            for index, member in enumerate(weighted):
                if member.weight != usual and not member.weight_reason:
                    message = f"This weight differs from the usual {usual} and gives no reason"
                    origin = written.origin.at(key, index, "weight")
                    yield Finding(origin, "weight-reason", message, str(member.weight), advice="Add `weight_reason`.")


def _most_common(values: list[int]) -> int:
    return max(sorted(set(values)), key=values.count, default=1)


def missing_wordings(reading: Reading) -> Iterator[Finding]:
    """Every item of a questionnaire has a sentence for the person who answers."""
    items: dict[str, Item] = {item.id: item for item in reading.all(Kind.ITEM)}
    for written in reading.written[Kind.QUESTIONNAIRE]:
        form: Questionnaire = written.shape
        for place, section in enumerate(form.sections):
            for index, id_ in enumerate(section.items):
                if id_ in items and form.perspective not in items[id_].wordings:
                    origin = written.origin.at("sections", place, "items", index)
                    message = f"The item `{id_}` has no wording for the perspective `{form.perspective}`"
                    allowed = tuple(items[id_].wordings)
                    advice = "Add the wording to the item, or take the item out of this form."
                    yield Finding(origin, "wording-missing", message, id_, allowed, advice=advice)


def shares_of_hundred(reading: Reading) -> Iterator[Finding]:
    """Shares in percent add up to 100."""
    for written in reading.written[Kind.INCENTIVE]:
        incentive: Incentive = written.shape
        yield from _not_hundred(written, "measures", [measure.weight for measure in incentive.measures])
    for written in reading.written[Kind.PROFILE]:
        profile: Profile = written.shape
        yield from _not_hundred(written, "dimensions", [emphasis.share for emphasis in profile.dimensions])


def _not_hundred(written: Written, key: str, shares: list[int]) -> Iterator[Finding]:
    if shares and sum(shares) != 100:
        message = f"The shares under `{key}` add up to {sum(shares)}, not to 100"
        yield Finding(written.origin.at(key), "share-sum", message, str(sum(shares)), at_key=True)


def unsafe_texts(reading: Reading) -> Iterator[Finding]:
    """Links in texts lead to the web, to a mail address or into the handbook; pictures stay in the handbook."""
    for written in _everything(reading):
        yield from unsafe_text(written.shape, written.origin)


def repeated_members(reading: Reading) -> Iterator[Finding]:
    """A list of references names nothing twice: an item twice on a form, a competency twice in a plan."""
    for written in _everything(reading):
        found = [(reference.path, reference) for reference in references(written.shape) if _listed(reference.path)]
        for _, group in groupby(found, key=lambda pair: _list_of(pair[0])):
            by_id: defaultdict[str, int] = defaultdict(int)
            for path, reference in group:
                by_id[reference.id] += 1
                if by_id[reference.id] == 2:
                    message = f"`{reference.id}` stands in this list a second time"
                    origin = written.origin.at(*path)
                    yield Finding(origin, "reference-repeated", message, reference.id, advice="Delete one of the two.")


_NAMED_ONCE = frozenset(
    {"competencies", "expectations", "questions", "items", "related", "incentives", "plans", "also"}
)


def _listed(path: tuple[str | int, ...]) -> bool:
    """Whether a path leads into one of these lists. A key that only happens to be called like one is no list."""
    return any(step in _NAMED_ONCE and isinstance(after, int) for step, after in pairwise(path))


def _list_of(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    last_index = max(place for place, step in enumerate(path) if isinstance(step, int))
    return path[:last_index]


RULES: tuple[Rule, ...] = (
    duplicate_ids,
    file_names,
    unknown_references,
    repeated_members,
    cited_parts,
    duplicate_numbers,
    scale_points,
    off_scale_values,
    interview_minutes,
    interview_coverage,
    weights_without_reason,
    missing_wordings,
    shares_of_hundred,
    unsafe_texts,
)
