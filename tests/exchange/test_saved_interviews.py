"""What strangers saved is read with suspicion: defects are named with their file, and nothing is dropped in silence."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolebook.exchange.interview_files import load_interviews, merged_interviews
from rolebook.exchange.json_text import MAX_BYTES
from rolebook.problems import Problem, ProblemsFound, is_error
from saved import QUESTIONS, content, merged, saved, small

CHECKS, ROGGEN, SMILE = "checks-and-double-checks", "roggenvollkornsauerteigfuehrung", "serves-with-a-smile"


def found(*files: tuple[str, bytes]) -> list[Problem]:
    """The problems of files that cannot be merged."""
    with pytest.raises(ProblemsFound) as caught:
        merged_interviews(files, small())
    assert any(map(is_error, caught.value.problems))
    return list(caught.value.problems)


def of_one(interview: object) -> list[Problem]:
    raw = interview if isinstance(interview, bytes) else content(interview)
    return found(("K-17.json", raw))


def without(interview: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in interview.items() if key not in keys}


def test_a_sound_file_gives_what_was_filled_in() -> None:
    fields = {
        "q1.because": "Looked\r\ntwice.", "q3.rating": "off_scale", "strengths": "Calm", "concerns": "Slow",
        "ask_next": "Why bread?", "recommendation": "Yes", "q1.probe1": True, "q1.notes": "…", "no_ties": True,
    }  # fmt: skip
    read = merged(saved("K-17", "Ada", "3", "2", fields=fields, form="A"), saved("K-17", "Olaf", "2"))
    record = read.records[0]
    assert read.plan.id == "trial-night"
    assert (record.candidate, record.interviewer, record.date, record.form) == ("K-17", "Ada", "2026-12-01", "A")
    assert record.ratings == {CHECKS: Fraction(3), ROGGEN: Fraction(2)}
    assert [each.rating for each in record.questions] == [3, 2, None]
    assert (record.questions[0].because, record.questions[2].is_off_scale) == ("Looked\ntwice.", True)
    assert (record.strengths, record.concerns, record.ask_next) == ("Calm", "Slow", "Why bread?")
    assert (record.recommendation, record.before_others) == ("Yes", True)


def test_sound_files_draw_no_warning() -> None:
    assert merged(saved("K-17", "Ada", "3", "2", "1"), saved("K-17", "Olaf", "3", "2", "1")).warnings == ()


DEFECTS: dict[str, tuple[object, str, str]] = {
    "not JSON": (b"{'candidate': 1}", "interview-file", "not JSON"),
    "empty": (b"", "interview-file", "not JSON"),
    "not UTF-8": ("{}".encode("utf-16"), "interview-file", "UTF-8"),
    "too deep": (b"[" * 200_000, "interview-file", "brackets"),
    "too large": (b" " * (MAX_BYTES + 1), "interview-file", "larger"),
    "a key twice": (b'{"format": 1, "format": 2}', "interview-file", "a key stands twice"),
    "no number": (b'{"format": NaN}', "interview-file", "NaN"),
    "an endless number": (b'{"format": ' + b"9" * 5000 + b"}", "interview-file", "JSON"),
    "a list": ([], "interview-file", "not an interview"),
    "something else": ({"format": "questionnaire"}, "interview-file", "not an interview"),
    "a newer format": (saved("K", "A") | {"format_version": 2}, "interview-file", "another version"),
    "no plan": (without(saved("K", "A"), "plan"), "interview-file", "key plan is missing"),
    "no fields": (without(saved("K", "A"), "fields"), "interview-file", "key fields is missing"),
    "an unknown key": (saved("K", "A") | {"pay": 3}, "interview-file", "key pay is unknown"),
    "fields as a list": (saved("K", "A") | {"fields": []}, "interview-file", "value of fields"),
    "a number as text": (
        saved("K", "A") | {"scale": {"id": "rating", "values": ["1"]}}, "interview-file", "scale.values",
    ),
    "a code like a path": (
        saved("K", "A") | {"questions": [QUESTIONS[0] | {"code": "../1"}]}, "interview-file", "questions.0",
    ),
    "a number in a field": (saved("K", "A", fields={"q1.rating": 3}), "interview-file", "fields.q1.rating"),
    "another framework": (
        saved("K", "A") | {"framework": {"id": "other", "version": "1.2.3"}}, "interview-other", "another framework",
    ),
    "another plan": (saved("K", "A") | {"plan": "trial-nigt"}, "interview-other", "no such interview plan"),
    "another scale": (
        saved("K", "A") | {"scale": {"id": "rating", "values": [1, 2, 3, 4]}}, "interview-other", "another scale",
    ),
    "a competency that is not planned": (
        saved("K", "A") | {"questions": [QUESTIONS[0] | {"competency": "charm"}]}, "interview-other", "does not cover",
    ),
    "a question of another competency": (
        saved("K", "A") | {"questions": [QUESTIONS[0] | {"competency": SMILE}]}, "interview-other", "than in the frame",
    ),
    "a code twice": (
        saved("K", "A") | {"questions": [QUESTIONS[0], QUESTIONS[1] | {"code": "1"}]}, "interview-other", "the code 1",
    ),
    "a rating off the scale": (saved("K", "A", "4"), "interview-value", "question 1 is not on the scale"),
    "a rating between points": (saved("K", "A", "2.5"), "interview-value", "question 1 is not on the scale"),
    "a score off the scale": (
        saved("K", "A", fields={f"score.{SMILE}": "3,5"}), "interview-value", "rating of serves-with-a-smile",
    ),
    "a score in words": (saved("K", "A", fields={f"score.{SMILE}": "good"}), "interview-value", "not on the scale"),
    "a tick with text": (saved("K", "A", fields={"before_others": "yes"}), "interview-value", "before_others"),
    "a tick for text": (saved("K", "A", fields={"strengths": True}), "interview-value", "strengths"),
    "no tick, said as false": (saved("K", "A", fields={"no_ties": False}), "interview-value", "no_ties"),
    "a novel": (saved("K", "A", fields={"concerns": "x" * 20_001}), "interview-value", "more than 20000"),
    "a long code": (saved("K" * 201, "A"), "interview-value", "more than 200"),
    "no candidate": (saved(" \n ", "A"), "interview-candidate", "names no candidate"),
}  # fmt: skip


@pytest.mark.parametrize("name", DEFECTS)
def test_what_could_make_a_score_wrong_stops_with_a_sentence(name: str) -> None:
    interview, rule, says = DEFECTS[name]
    problems = of_one(interview)
    (problem,) = [problem for problem in problems if is_error(problem)]
    assert (problem.file, problem.rule) == ("K-17.json", rule)
    assert says in f"{problem.message} {problem.found}"
    assert problem.advice or problem.allowed or problem.rule == "interview-value" or "code" in problem.message


def test_a_rating_off_the_scale_is_told_what_is_allowed() -> None:
    (problem,) = of_one(saved("K-17", "Ada", "off_scael"))[:1]
    assert (problem.found, problem.nearest) == ("off_scael", "off_scale")
    assert problem.allowed == ("1", "2", "3", "off_scale")


def test_an_unknown_plan_is_told_the_nearest() -> None:
    assert of_one(saved("K", "A") | {"plan": "trial-nigt"})[0].nearest == "trial-night"


WARNINGS: dict[str, tuple[dict[str, Any], str, str]] = {
    "another version": ({"framework": {"id": "small", "version": "1.2.2"}}, "interview-version", "another version"),
    "a question that is gone": (
        {"questions": [QUESTIONS[0] | {"question": "gone"}]}, "interview-version", "no longer the question 1",
    ),
    "an unknown field": ({"fields": {"mood": "bad"}}, "interview-field", "mood"),
    "a field of no question": ({"fields": {"q7.rating": "3"}}, "interview-field", "q7.rating"),
    "a score of no competency": ({"fields": {"score.charm": "3"}}, "interview-field", "score.charm"),
    "no interviewer": ({"fields": {"interviewer": ""}}, "interview-interviewer", "names no interviewer"),
    "a recommendation of one's own": ({"fields": {"recommendation": "Rather"}}, "interview-value", "recommendation"),
    "a consensus": ({"fields": {f"consensus.{SMILE}.agreed": "3"}}, "interview-consensus", "not taken over"),
    "a score unlike its questions": (
        {"fields": {"q2.rating": "2", "q3.rating": "3", f"score.{ROGGEN}": "1.5"}}, "interview-score", "2.5",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WARNINGS)
def test_the_rest_is_listed_and_the_file_is_used(name: str) -> None:
    changes, rule, says = WARNINGS[name]
    read = merged(saved("K-17", "Ada", "3", **changes), saved("K-17", "Olaf", "3"))
    warnings = [each for each in read.warnings if each.rule != "interview-form"]
    assert len(read.records) == 2
    assert [(each.file, each.rule) for each in warnings] == [("1.json", rule)]
    assert says in warnings[0].message


def test_the_score_sheet_counts_where_it_is_not_what_the_guide_wrote_there() -> None:
    """2, 3 and 3 are 8/3, which a guide writes as 2.67. Whatever else stands there is the interviewer's own."""
    asked = [*QUESTIONS, {"code": "4", "question": "why-at-night", "competency": ROGGEN}]
    for written, rating in (("", "8/3"), ("2.67", "8/3"), ("2,67", "8/3"), ("2.7", "27/10"), ("3", "3")):
        fields = {"q2.rating": "2", "q3.rating": "3", "q4.rating": "3", f"score.{ROGGEN}": written}
        read = merged(saved("K", "A", questions=asked, fields=fields), saved("K", "B", questions=asked))
        assert read.records[0].ratings == {ROGGEN: Fraction(rating)}, written
        assert [each.rule for each in read.warnings] == ["interview-score"] * (rating != "8/3"), written


def test_ratings_after_talking_are_kept_and_marked() -> None:
    read = merged(saved("K", "Ada", "3"), saved("K", "Olaf", "1", before_others=False))
    assert [record.before_others for record in read.records] == [True, False]
    assert [(each.file, each.rule) for each in read.warnings] == [("2.json", "interview-late")]


def test_unknown_fields_are_counted_in_one_line() -> None:
    many = {f"x{number}": "…" for number in range(5000)}
    read = merged(saved("K", "Ada", fields=many), saved("K", "Olaf"))
    (warning,) = read.warnings
    assert "5000 unknown fields" in warning.message
    assert len(warning.message) < 400


def test_the_same_file_twice_counts_once() -> None:
    one = content(saved("K", "Ada", "3"))
    read = merged_interviews([("a.json", one), ("b.json", one), ("c.json", content(saved("K", "Olaf")))], small())
    assert len(read.records) == 2
    assert [(each.file, each.rule) for each in read.warnings] == [("b.json", "interview-twice")]


def test_an_interviewer_has_one_voice() -> None:
    problems = found(("a.json", content(saved("K", "Ada B.", "3"))), ("b.json", content(saved("k", "ada  B.", "1"))))
    (problem,) = filter(is_error, problems)
    assert (problem.file, problem.rule) == ("b.json", "interview-interviewer")
    assert "a.json" in problem.message


def test_an_interviewer_may_see_several_candidates() -> None:
    read = merged(*(saved(who, by, "3") for who in ("K-17", "K-22") for by in ("Ada", "Olaf")))
    assert [[record.candidate for record in group] for group in read.by_candidate] == [["K-17"] * 2, ["K-22"] * 2]
    assert read.warnings == ()


def test_candidates_that_differ_in_signs_only_are_pointed_out() -> None:
    read = merged(saved("K-17", "Ada"), saved("K-17", "Olaf"), saved("K 17", "Ada"), saved("K 17", "Olaf"))
    assert len(read.by_candidate) == 2
    assert [(each.file, each.rule) for each in read.warnings] == [("3.json", "interview-candidate")]


def test_two_plans_are_not_merged() -> None:
    other = small().plans[0].model_copy(update={"id": "second-night"})
    from dataclasses import replace

    framework = replace(small(), plans=(*small().plans, other))
    files = [("a.json", content(saved("K", "Ada"))), ("b.json", content(saved("K", "Olaf", plan="second-night")))]
    with pytest.raises(ProblemsFound) as caught:
        merged_interviews(files, framework)
    (problem,) = filter(is_error, caught.value.problems)
    assert (problem.file, problem.found, problem.allowed) == ("b.json", "second-night", ("trial-night",))


@pytest.mark.parametrize("change", [{"form": "B"}, {"questions": QUESTIONS[:2]}], ids=["form", "questions"])
def test_other_questions_are_pointed_out(change: dict[str, Any]) -> None:
    read = merged(saved("K", "Ada", form="A"), saved("K", "Olaf", **({"form": "A"} | change)))
    assert [(each.file, each.rule) for each in read.warnings] == [("2.json", "interview-form")]


def test_a_panel_of_another_size_is_pointed_out() -> None:
    """The plan asks for two."""
    assert [each.rule for each in merged(saved("K", "Ada")).warnings] == ["interview-panel"]
    assert "files of 3" in merged(*(saved("K", by) for by in "ABC")).warnings[0].message


def test_a_crowd_is_refused() -> None:
    crowd = [(f"{by}.json", content(saved("K", by))) for by in "ABCDEFG"]
    assert "7 interviewers" in found(*crowd)[-1].message
    many = [(f"{who}.json", content(saved(who, "Ada"))) for who in "KLMNOPQRS"]
    assert any("9 candidates" in each.message for each in found(*many))


def test_all_files_are_looked_at_before_it_stops() -> None:
    problems = found(("a.json", b"no"), ("b.json", content(saved("K", "A", "9"))), ("c.json", content(saved("K", "B"))))
    assert [each.file for each in problems if is_error(each)] == ["a.json", "b.json"]


@pytest.mark.parametrize(
    "make",
    [lambda path: None, lambda path: path.mkdir(), os.mkfifo],
    ids=["missing", "folder", "pipe"],
)
def test_what_is_no_file_is_named(make: Callable[[Path], object], tmp_path: Path) -> None:
    make(tmp_path / "a.json")
    with pytest.raises(ProblemsFound) as caught:
        load_interviews([tmp_path / "a.json"], small())
    (problem,) = caught.value.problems
    assert problem.file.endswith("a.json")
    assert "cannot be read" in problem.message


def test_nothing_steers_the_terminal_or_breaks_a_page() -> None:
    """Escape sequences, halves of characters and control characters become signs for what is missing."""
    evil = "\x1b[2Jred\x00\ud800\x9b"
    raw = json.dumps(saved("K\x1b17", "Ada", fields={"concerns": evil, evil: "x"})).encode()
    read = merged_interviews([("a.json", raw), ("b.json", content(saved("K", "Ada")))], small())
    assert (read.records[0].candidate, read.records[0].concerns) == ("K\ufffd17", "\ufffd[2Jred\ufffd\ufffd\ufffd")
    for warning in read.warnings:
        assert warning.message.isprintable()
        assert warning.found.isprintable()
        warning.message.encode()


def tried(raw: bytes) -> tuple[tuple[Problem, ...], int]:
    """The problems of a file, and the number of records in it."""
    try:
        read = merged_interviews([("a.json", raw)], small())
    except ProblemsFound as error:
        return error.problems, 0
    return read.warnings, len(read.records)


NAMES = st.sampled_from(["candidate", "interviewer", "q1.rating", "r1.used", "q1.because", "score." + SMILE, "?"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=8), inner, max_size=4)
)
CHANGES = st.dictionaries(st.sampled_from(sorted(saved("K", "A"))), ANYTHING, max_size=3)


@settings(max_examples=150, deadline=None)
@given(changes=CHANGES, raw=st.binary(max_size=40))
def test_whatever_stands_in_a_file_there_is_a_record_or_a_problem(changes: dict[str, Any], raw: bytes) -> None:
    whole = saved("K", "A", "3") | changes
    for bytes_ in (raw, json.dumps(whole).encode()):
        problems, records = tried(bytes_)
        assert bool(records) != any(map(is_error, problems))
        assert all(re.fullmatch(r"interview-[a-z]+", each.rule) and each.message for each in problems)
