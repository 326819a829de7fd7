"""Saved interviews of one plan that are merged for a panel: who saw whom, and whether they can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rolebook.exchange.interview_file import read_interview
from rolebook.exchange.json_text import MAX_BYTES
from rolebook.model.framework import Framework
from rolebook.model.interview import InterviewPlan
from rolebook.model.interview_record import InterviewRecord
from rolebook.model.names_of_people import letters, person_key
from rolebook.problems import Problem, ProblemsFound, Severity, is_error

MAX_FILES = 200
MAX_INTERVIEWERS = 6
"""As many as a plan may ask for, and as many as fit on a sheet."""
MAX_CANDIDATES = 8
"""As many as fit side by side on a sheet."""


@dataclass(frozen=True)
class Interviews:
    """Records of one plan, in the order of the files, and what the panel should know about them."""

    plan: InterviewPlan
    records: tuple[InterviewRecord, ...]
    warnings: tuple[Problem, ...]

    @property
    def by_candidate(self) -> tuple[tuple[InterviewRecord, ...], ...]:
        """The records of each candidate, in the order in which candidates first come."""
        return tuple(
            tuple(record for record in self.records if person_key(record.candidate) == candidate)
            for candidate in dict.fromkeys(person_key(record.candidate) for record in self.records)
        )


def load_interviews(files: Sequence[Path], framework: Framework) -> Interviews:
    """Read saved interviews. Raises ProblemsFound for anything that could make a score wrong."""
    if len(files) > MAX_FILES:
        raise ProblemsFound([_error("", "interview-file", f"More than {MAX_FILES} files are too many at once")])
    contents = []
    problems = []
    for file in files:
        try:
            contents.append((file.as_posix(), _content(file)))
        except OSError as error:
            message = f"The file cannot be read: {error.strerror or 'it is not a file'}"
            problems.append(_error(file.as_posix(), "interview-file", message))
    return merged_interviews(contents, framework, problems)


def _content(file: Path) -> bytes:
    """At most one byte more than is allowed, so that a file without end comes to one."""
    if not file.is_file():
        file.stat()
        raise OSError
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def merged_interviews(
    files: Iterable[tuple[str, bytes]], framework: Framework, problems: Iterable[Problem] = ()
) -> Interviews:
    """Interviews from the names and contents of files. Raises ProblemsFound, `problems` known already included."""
    found = list(problems)
    once, repeated = _once(files)
    found += repeated
    plans: list[InterviewPlan] = []
    records: list[InterviewRecord] = []
    for file, content in once:
        plan, record, said = read_interview(file, content, framework)
        found += said
        if plan and plans and plan.id != plans[0].id:
            found.append(_other_plan(file, plan, plans[0]))
        plans += [plan] if plan else []
        records += [record] if record else []
    if not any(map(is_error, found)):
        found += _between(plans[0], records)
    if any(map(is_error, found)):
        raise ProblemsFound(found)
    return Interviews(plans[0], tuple(records), tuple(sorted(set(found))))


def _once(files: Iterable[tuple[str, bytes]]) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """Each content once, and a warning for each that came again."""
    first: dict[bytes, str] = {}
    warnings = []
    for file, content in files:
        if content in first:
            message = f"The file says the same as {first[content]}, so it counts once"
            warnings.append(_warning(file, "interview-twice", message))
        else:
            first[content] = file
    return [(file, content) for content, file in first.items()], warnings


def _other_plan(file: str, plan: InterviewPlan, first: InterviewPlan) -> Problem:
    message = "The interview follows another plan than the first file"
    advice = "Merge the interviews of each plan by themselves."
    return Problem(file, 0, 0, "interview-other", message, plan.id, (first.id,), "", advice)


def _between(plan: InterviewPlan, records: Sequence[InterviewRecord]) -> Iterator[Problem]:
    """What shows only when all files lie side by side."""
    yield from _repeated_interviewers(records)
    yield from _similar_candidates(records)
    yield from _other_questions(records)
    yield from _panel_sizes(plan, Interviews(plan, tuple(records), ()).by_candidate)


def _repeated_interviewers(records: Sequence[InterviewRecord]) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for record in records:
        pair = (person_key(record.candidate), person_key(record.interviewer))
        if record.interviewer and pair in first:
            message = f"{first[pair]} is by the same interviewer about the same candidate"
            advice = "Keep the one that was saved before the panel talked, and leave the other out."
            yield _error(record.file, "interview-interviewer", message, record.interviewer, advice)
        first.setdefault(pair, record.file)


def _similar_candidates(records: Sequence[InterviewRecord]) -> Iterator[Problem]:
    """Codes that differ in signs only, such as K-17 and K 17, may be slips of the pen."""
    first: dict[str, InterviewRecord] = {}
    for record in records:
        first.setdefault(person_key(record.candidate), record)
    for one, other in combinations(first.values(), 2):
        if letters(one.candidate) == letters(other.candidate):
            message = f"{other.candidate} and {one.candidate} are taken for two candidates"
            advice = f"If they are one, write the code in {other.file} as in {one.file}, and save again."
            yield _warning(other.file, "interview-candidate", message, advice)


def _other_questions(records: Sequence[InterviewRecord]) -> Iterator[Problem]:
    """The same questions for everybody, in the same order, are what makes interviews comparable (OPM)."""
    for record in records[1:]:
        if record.form != records[0].form:
            forms = f"form {record.form or 'none'}, and {records[0].file} form {records[0].form or 'none'}"
            message = f"The interview followed {forms}"
            yield _warning(record.file, "interview-form", message, _COMPARE_WITH_CARE)
        elif _asked(record) != _asked(records[0]):
            message = f"The interview held other questions than {records[0].file}"
            yield _warning(record.file, "interview-form", message, _COMPARE_WITH_CARE)


_COMPARE_WITH_CARE = "Compare the ratings with care: they do not answer the same questions."


def _asked(record: InterviewRecord) -> list[str]:
    return [each.question for each in record.questions if not each.is_reserve]


def _panel_sizes(plan: InterviewPlan, groups: Sequence[Sequence[InterviewRecord]]) -> Iterator[Problem]:
    """The size of the panel stays the same for all candidates (OPM)."""
    if len(groups) > MAX_CANDIDATES:
        message = f"{len(groups)} candidates are too many for one comparison; at most {MAX_CANDIDATES} fit"
        yield _error(groups[MAX_CANDIDATES][0].file, "interview-panel", message)
    for group in groups:
        candidate, number = group[0].candidate, len(group)
        if number > MAX_INTERVIEWERS:
            message = f"{number} interviewers are too many for one sheet; at most {MAX_INTERVIEWERS} rate a candidate"
            yield _error(group[-1].file, "interview-panel", message, candidate)
        elif number != plan.panel_size:
            message = f"{candidate} has the files of {number}, and the plan asks for a panel of {plan.panel_size}"
            yield _warning(group[-1].file, "interview-panel", message, "Is a file missing?")


def _error(file: str, rule: str, message: str, found: str = "", advice: str = "") -> Problem:
    return Problem(file, 0, 0, rule, message, found=found, advice=advice)


def _warning(file: str, rule: str, message: str, advice: str = "") -> Problem:
    return Problem(file, 0, 0, rule, message, advice=advice, severity=Severity.WARNING)
