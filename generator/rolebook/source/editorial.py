"""Editorial rules: what makes a sound framework a good one.

They look at a framework without errors, because a broken entry would seem to be missing. Each can be switched off in
`framework.yaml`, everywhere or for single entries, with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from rolebook.model.kinds import ENTRY_KINDS
from rolebook.model.words import Words
from rolebook.problems import Severity, nearest
from rolebook.source import coverage_rules as coverage
from rolebook.source import interview_rules as interviews
from rolebook.source import wording_rules as wording
from rolebook.source.findings import Finding, Origin
from rolebook.source.form_rules import form_minutes, weights_without_reason
from rolebook.source.reader import Reading
from rolebook.source.words import words_of

WordingRule = Callable[[Reading, Words], Iterable[Finding]]
OverallRule = Callable[[Reading], Iterable[Finding]]

WORDING_RULES: Mapping[str, WordingRule] = {
    "item-verb": wording.item_verb,
    "item-state": wording.item_state,
    "item-one-behaviour": wording.item_one_behaviour,
    "item-frequency": wording.item_frequency,
    "item-vague": wording.item_vague,
    "item-length": wording.item_length,
    "item-reversed": wording.item_reversed,
    "indicator-verb": wording.indicator_verb,
    "question-open": wording.question_open,
    "question-leading": wording.question_leading,
    "question-single": wording.question_single,
    "question-jargon": wording.question_jargon,
    "question-forbidden": wording.question_forbidden,
}
OVERALL_RULES: Mapping[str, OverallRule] = {
    "levels-alike": coverage.alike_levels,
    "coverage-question": coverage.not_asked,
    "coverage-item": coverage.not_rated,
    "coverage-incentive": coverage.not_paid,
    "form-minutes": form_minutes,
    "interview-breadth": interviews.too_many_competencies,
    "interview-left-out": interviews.left_out,
    "weight-reason": weights_without_reason,
    "review-unplanned": coverage.no_review_planned,
}
EDITORIAL = (*WORDING_RULES, *OVERALL_RULES, "review-overdue", "words-missing")
"""The ids of all editorial rules: the ones that `framework.yaml` can switch off."""
REFUSED = {"question-forbidden"}
"""The editorial rules that keep a framework from being used, because what they find may break the law."""


def editorial_findings(reading: Reading, today: str) -> Iterator[Finding]:
    """What the editorial rules object to on a day (YYYY-MM-DD), apart from the exceptions, and exceptions without use.

    The reading must hold no error.
    """
    entry_at, excused = _entries_by_place(reading), _excused(reading)
    used = set[tuple[str, str]]()
    for finding in _all_findings(reading, today):
        excuses = {(finding.rule, ""), (finding.rule, entry_at(finding.origin))} & excused
        used |= excuses
        if not excuses:
            yield replace(finding, severity=Severity.ERROR if finding.rule in REFUSED else Severity.WARNING)
    yield from _unused_exceptions(reading, used)


def _all_findings(reading: Reading, today: str) -> Iterator[Finding]:
    words = words_of(reading)
    if words is None and wording.has_wording(reading):
        yield _no_words(reading)
    for wording_rule in WORDING_RULES.values():
        yield from wording_rule(reading, words or Words())
    for overall_rule in OVERALL_RULES.values():
        yield from overall_rule(reading)
    yield from coverage.overdue_reviews(reading, today)


def _no_words(reading: Reading) -> Finding:
    assert reading.about is not None
    message = (
        f"Rolebook has no word lists for the language `{reading.about.shape.language}`, so the wording of items, "
        "questions and indicators goes unchecked"
    )
    advice = "Add a words.yaml with lists of your own."
    return Finding(reading.about.origin.at("language"), "words-missing", message, advice=advice)


def _entries_by_place(reading: Reading) -> Callable[[Origin], str]:
    """A function that gives the id of the entry in which a place lies, or an empty string."""
    ids = {
        (written.origin.file, written.origin.path): written.shape.id
        for kind in ENTRY_KINDS
        for written in reading.written[kind]
    }

    def entry_at(origin: Origin) -> str:
        return next((ids[key] for depth in (0, 2) if (key := (origin.file, origin.path[:depth])) in ids), "")

    return entry_at


def _excused(reading: Reading) -> frozenset[tuple[str, str]]:
    """Pairs of rule and entry that are excused; an empty entry stands for all."""
    assert reading.about is not None
    return frozenset(
        (exception.rule, entry)
        for exception in reading.about.shape.exceptions
        for entry in (exception.entries or ("",))
    )


def unknown_exceptions(reading: Reading) -> Iterator[Finding]:
    """An exception names an editorial rule; the others cannot be switched off."""
    if reading.about is None:
        return
    for index, exception in enumerate(reading.about.shape.exceptions):
        if exception.rule not in EDITORIAL:
            origin = reading.about.origin.at("exceptions", index, "rule")
            message = f"`{exception.rule}` is not an editorial rule, and only these can be switched off"
            guess = nearest(exception.rule, EDITORIAL)
            advice = "Correct the id, or take the exception out."
            yield Finding(origin, "exception-unknown", message, exception.rule, tuple(sorted(EDITORIAL)), guess, advice)


def _unused_exceptions(reading: Reading, used: set[tuple[str, str]]) -> Iterator[Finding]:
    assert reading.about is not None
    for index, exception in enumerate(reading.about.shape.exceptions):
        unused = [entry for entry in (exception.entries or ("",)) if (exception.rule, entry) not in used]
        if unused:
            whom = f" for {', '.join(f'`{entry}`' for entry in unused)}" if unused != [""] else ""
            message = f"The exception from `{exception.rule}`{whom} is no longer needed"
            origin = reading.about.origin.at("exceptions", index)
            advice = "Take it out, so that the rule helps again."
            yield Finding(origin, "exception-unused", message, advice=advice, severity=Severity.WARNING)
