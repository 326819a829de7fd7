"""Editorial rules: advice on wording and coverage, in the framework's own language, with exceptions for a reason.

tests/source/test_rules.py holds one framework for each rule. Here are the promises that are larger than one rule.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from rolebook.model.audience import for_audience
from rolebook.problems import Problem, Severity
from rolebook.source.cache import Cache
from rolebook.source.load import check_framework, load_framework
from support import FRAMEWORKS, SHIPPED, rolebook

VALID = FRAMEWORKS / "valid-minimal"
TODAY = "2026-06-01"
OWN = "    sources: [{source: guild, provenance: framework}]\n"


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """A copy of the valid framework."""
    return Path(shutil.copytree(VALID, tmp_path / "bakery"))


def check(folder: Path) -> tuple[Problem, ...]:
    return check_framework(folder, Cache(None), TODAY)


def rules(folder: Path) -> list[str]:
    return [problem.rule for problem in check(folder)]


def declare(folder: Path, text: str) -> None:
    """Add keys to framework.yaml."""
    with (folder / "framework.yaml").open("a", encoding="utf-8") as stream:
        stream.write(text)


def write_items(folder: Path, *sentences: str) -> None:
    """Items that colleagues rate, one a sentence."""
    declare(folder, "perspectives: [{id: colleague, title: Colleague}]\n")
    (folder / "items").mkdir()
    items = [
        f"  - id: item-{number}\n    title: Item {number}\n    competency: shapes-dough\n"
        f"    wordings: {{colleague: {json.dumps(sentence)}}}\n{OWN}"
        for number, sentence in enumerate(sentences, start=1)
    ]
    (folder / "items" / "dough.yaml").write_text(f"items:\n{''.join(items)}", encoding="utf-8")


def write_questions(folder: Path, *texts: str) -> None:
    """Questions about the one competency, without probes."""
    (folder / "questions").mkdir()
    questions = [
        f"  - id: question-{number}\n    title: Question {number}\n    text: {json.dumps(text)}\n"
        f"    kind: behavioural\n    competency: shapes-dough\n    minutes: 5\n{OWN}"
        for number, text in enumerate(texts, start=1)
    ]
    (folder / "questions" / "dough.yaml").write_text(f"questions:\n{''.join(questions)}", encoding="utf-8")


def blamed(folder: Path, word: str) -> set[int]:
    """The numbers of the items or questions that a problem is about, by the order they were written in."""
    data = yaml.safe_load((folder / word / "dough.yaml").read_text(encoding="utf-8"))
    lines = (folder / word / "dough.yaml").read_text(encoding="utf-8").splitlines()
    starts = [line for line, text in enumerate(lines, start=1) if text.startswith("  - id: ")]
    assert len(starts) == len(data[word])
    found = {sum(start <= problem.line for start in starts) for problem in check(folder)}
    return found - {0}


# --- Items


def statements() -> dict[int, str]:
    """What the sixteen numbered competencies of the shipped framework say, by number."""
    found = {}
    for path in sorted((SHIPPED / "competencies").glob("*.yaml")):
        competency = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "number" in competency:
            found[competency["number"]] = competency["statement"].strip().rstrip(".")
    assert sorted(found) == list(range(1, 17))
    return found


def test_statements_of_competencies_are_no_items(bakery: Path) -> None:
    """Statements join behaviours, say "always" and name states of knowing; whoever pastes them into a form is told."""
    write_items(bakery, *statements().values())
    problems = check(bakery)
    assert len(problems) >= 10
    assert {problem.rule for problem in problems} >= {"item-one-behaviour", "item-state"}
    assert {problem.severity for problem in problems} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("shapes a loaf in the agreed time", []),
        ("works without being told", []),
        ("hands over to the next shift", []),
        ("Always shapes loaves alike", ["item-frequency"]),
        ("shapes loaves and cleans the table", ["item-one-behaviour"]),
        ("shapes loaves, rolls or plaits", ["item-one-behaviour"]),
        ("is aware of the oven", ["item-state"]),
        ("good at shaping", ["item-vague", "item-verb"]),
        ("the loaf has its shape", ["item-verb"]),
        ("acts in a professional manner", ["item-vague"]),
        (" ".join(["shapes", *["loaves"] * 19]), []),
        (" ".join(["shapes", *["loaves"] * 20]), ["item-length"]),
        ("brings sandwiches for the organisers", []),
        ("orders for the shop", []),
        ("bakes 1,000 rolls before six", []),
        ("are polite", ["item-state"]),
    ],
)
def test_an_item_names_one_behaviour_that_can_be_seen(sentence: str, expected: list[str], bakery: Path) -> None:
    write_items(bakery, sentence)
    assert sorted(rules(bakery)) == expected


def test_what_people_say_of_themselves_needs_no_third_person(bakery: Path) -> None:
    write_items(bakery, "shape a loaf in the agreed time")
    assert rules(bakery) == ["item-verb"]
    about = bakery / "framework.yaml"
    text = about.read_text(encoding="utf-8")
    about.write_text(text.replace("title: Colleague}", "title: Colleague, about_self: true}"), encoding="utf-8")
    assert rules(bakery) == []


# --- Questions


BAD_QUESTIONS = (
    "Do you like baking?",
    "Have you ever burnt a loaf?",
    "Wouldn’t you say that fresh bread is best?",
    "Tell me how you shape a loaf and why you do it.",
    "What do you do first? What do you do next?",
    "Surely you check the oven before you bake?",
    "How would you leverage the oven?",
    "When do you want to have children?",
    "How old are you?",
    "What is your current salary?",
)


def test_bad_questions_are_noticed(bakery: Path) -> None:
    write_questions(bakery, *BAD_QUESTIONS)
    assert blamed(bakery, "questions") == set(range(1, 11))


def test_a_question_about_private_life_is_refused(bakery: Path) -> None:
    write_questions(bakery, "Tell me about your children.")
    (problem,) = check(bakery)
    assert (problem.rule, problem.severity) == ("question-forbidden", Severity.ERROR)
    assert "family and private life" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about a loaf that went wrong.",
        "Suppose the oven is cold at four in the morning. What would you do?",
        "What would you agree with the miller beforehand?",
        "Which of the two ovens would you heat first?",
        "How do you find out whether the dough is ready, or needs more time?",
        "How do you earn the trust of somebody whose bread you burnt?",
        "A customer asks: “Is this fresh?” What do you say?",
        "What would you do if Mr. Will complains?",
        "Tell me about a customer who was angry and would not listen.",
    ],
)
def test_good_questions_pass(text: str, bakery: Path) -> None:
    write_questions(bakery, text)
    assert rules(bakery) == []


def test_probes_are_held_to_the_same_rules(bakery: Path) -> None:
    write_questions(bakery, "Tell me about a loaf that went wrong.")
    with (bakery / "questions" / "dough.yaml").open("a", encoding="utf-8") as stream:
        stream.write("    probes: [{part: result, text: Did it sell?}]\n")
    assert rules(bakery) == ["question-open"]


# --- Exceptions


def test_a_rule_can_be_switched_off_everywhere(bakery: Path) -> None:
    write_items(bakery, "always shapes loaves", "often shapes rolls")
    assert rules(bakery) == ["item-frequency", "item-frequency"]
    declare(bakery, "exceptions: [{rule: item-frequency, reason: Our scale asks how well.}]\n")
    assert rules(bakery) == []


def test_a_rule_can_be_switched_off_for_one_entry(bakery: Path) -> None:
    write_items(bakery, "always shapes loaves", "often shapes rolls")
    declare(bakery, "exceptions: [{rule: item-frequency, entries: [item-1], reason: A motto.}]\n")
    (problem,) = check(bakery)
    assert (problem.rule, "often" in problem.message) == ("item-frequency", True)


def test_an_exception_gives_its_reason(bakery: Path) -> None:
    declare(bakery, "exceptions: [{rule: item-frequency}]\n")
    assert rules(bakery) == ["key-missing"]


def test_only_editorial_rules_have_exceptions(bakery: Path) -> None:
    declare(bakery, "exceptions: [{rule: reference-unknown, reason: It is tiresome.}]\n")
    assert rules(bakery) == ["exception-unknown"]


def test_an_exception_for_an_unknown_entry_is_a_problem(bakery: Path) -> None:
    declare(bakery, "exceptions: [{rule: item-verb, entries: [shapes-dow], reason: None.}]\n")
    (problem,) = check(bakery)
    assert (problem.rule, problem.nearest) == ("reference-unknown", "shapes-dough")


def test_an_exception_that_nobody_needs_is_pointed_out_entry_by_entry(bakery: Path) -> None:
    write_items(bakery, "always shapes loaves", "shapes rolls")
    declare(bakery, "exceptions: [{rule: item-frequency, entries: [item-1, item-2], reason: A motto.}]\n")
    (problem,) = check(bakery)
    assert problem.rule == "exception-unused"
    assert "`item-2`" in problem.message
    assert "`item-1`" not in problem.message


def test_exceptions_stay_with_the_editors(bakery: Path) -> None:
    """They name entries and give reasons that readers of a narrower edition have no business with."""
    write_items(bakery, "always shapes loaves")
    declare(bakery, "exceptions: [{rule: item-frequency, entries: [item-1], reason: Secret.}]\n")
    about = bakery / "framework.yaml"
    text = about.read_text(encoding="utf-8")
    insiders = "  - {id: insiders, title: Insiders, edition: Edition for insiders}\n"
    about.write_text(text.replace("proficiency_scale:", f"{insiders}proficiency_scale:"), encoding="utf-8")
    framework, _ = load_framework(bakery, Cache(None))
    assert framework.about.exceptions
    assert for_audience(framework, "everyone").about.exceptions == ()


# --- Languages


def test_a_language_without_lists_is_said_to_go_unchecked(bakery: Path) -> None:
    declare(bakery, "language: fi\n")
    write_items(bakery, "always shapes loaves")
    assert rules(bakery) == ["words-missing"]


def test_a_framework_in_another_language_brings_its_own_lists(bakery: Path) -> None:
    declare(bakery, "language: de-CH\n")
    write_items(bakery, "formt Brote immer gleich", "kennt den Ofen", "formt Brote und fegt", "das Brot formen")
    words = 'verb_endings: [t]\nfrequency: [immer]\nnot_behaviour: [kennt]\njoining: [und, ","]\n'
    (bakery / "words.yaml").write_text(words, encoding="utf-8")
    assert rules(bakery) == ["item-frequency", "item-state", "item-one-behaviour", "item-verb"]
    first, *_ = check(bakery)
    assert first.message == "How often, or how much, is for the scale to say; this item says `immer`"


def test_a_list_of_ones_own_replaces_that_list_only(bakery: Path) -> None:
    write_items(bakery, "always shapes loaves and rolls", "shapes loaves in a jiffy")
    (bakery / "words.yaml").write_text("frequency: [jiffy]\n", encoding="utf-8")
    assert rules(bakery) == ["item-one-behaviour", "item-frequency"]


def test_an_empty_list_switches_off_what_it_serves(bakery: Path) -> None:
    write_items(bakery, "the loaf rises")
    assert rules(bakery) == ["item-verb"]
    (bakery / "words.yaml").write_text("verb_endings: []\n", encoding="utf-8")
    assert rules(bakery) == []


# --- The whole


def test_a_framework_that_asks_and_rates_nothing_is_not_told_to(bakery: Path) -> None:
    assert rules(bakery) == []


def test_a_reserve_question_or_a_retired_one_does_not_cover_a_competency(bakery: Path) -> None:
    write_questions(bakery, "Tell me about a loaf that went wrong.", "Tell me about a roll.")
    path = bakery / "questions" / "dough.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("minutes: 5\n", "minutes: 5\n    reserve: true\n"), encoding="utf-8")
    assert rules(bakery) == ["coverage-question"]


def test_warnings_wait_until_errors_are_mended(bakery: Path) -> None:
    """A broken entry would seem to be missing; one mistake gives one problem."""
    write_items(bakery, "always shapes loaves")
    assert rules(bakery) == ["item-frequency"]
    declare(bakery, "colour: red\n")
    assert rules(bakery) == ["key-unknown"]


def test_reviews_are_overdue_from_the_day_after(bakery: Path) -> None:
    path = bakery / "competencies" / "shapes-dough.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "review_by: 2026-06-01\n", encoding="utf-8")
    assert [problem.rule for problem in check_framework(bakery, Cache(None), "2026-06-01")] == []
    assert [problem.rule for problem in check_framework(bakery, Cache(None), "2026-06-02")] == ["review-overdue"]


def test_a_remembered_verdict_is_not_carried_over_to_another_day(bakery: Path, tmp_path: Path) -> None:
    path = bakery / "competencies" / "shapes-dough.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "review_by: 2026-06-01\n", encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    assert check_framework(bakery, cache, "2026-06-01") == ()
    assert [problem.rule for problem in check_framework(bakery, cache, "2026-06-02")] == ["review-overdue"]


# --- At the command line


def test_warnings_let_a_check_pass_unless_it_is_strict(bakery: Path) -> None:
    write_items(bakery, "always shapes loaves")
    relaxed, strict = rolebook("check", bakery), rolebook("check", bakery, "--strict")
    assert (relaxed.returncode, strict.returncode) == (0, 1)
    assert "warning item-frequency" in relaxed.stdout
    assert relaxed.stdout.endswith("1 warning\n")


def test_warnings_are_told_apart_in_json_and_on_github(bakery: Path) -> None:
    write_items(bakery, "always shapes loaves")
    (problem,) = json.loads(rolebook("check", bakery, "--format", "json").stdout)
    assert problem["severity"] == "warning"
    assert rolebook("check", bakery, "--format", "github").stdout.startswith("::warning file=")


def test_a_framework_with_warnings_is_built_and_the_summary_counts_them(bakery: Path, tmp_path: Path) -> None:
    write_items(bakery, "always shapes loaves", "often shapes rolls")
    result = rolebook("build", bakery, "--out", tmp_path / "site", "--only", "data")
    assert result.returncode == 0, result.stderr
    assert "2 warnings  List them with: rolebook check" in result.stdout
