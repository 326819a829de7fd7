"""Every rule is documented, and proven by a framework that breaks this rule once and no other.

The folders in tests/frameworks are copies of `valid-minimal` with one defect each; their name is the rule they break.
What cannot stand in a repository, because it is too large or no ordinary file, is made here while the tests run.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import rolebook
from rolebook.problems import Problem, ProblemsFound, Severity
from rolebook.source.cache import Cache
from rolebook.source.editorial import EDITORIAL
from rolebook.source.files import MAX_FILE_BYTES
from rolebook.source.load import check_framework, load_framework

REPOSITORY = Path(__file__).parents[2]
FRAMEWORKS = REPOSITORY / "tests" / "frameworks"
VALID = FRAMEWORKS / "valid-minimal"
NO_CACHE = Cache(None)
TODAY = "2026-06-01"
"""The day on which all of this happens: reviews are due by it or not."""
PROBLEMS_PAGE = REPOSITORY / "docs" / "manual" / "problems.md"
SECTIONS = re.split(r"^## (?=`)", PROBLEMS_PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
"""One section of the manual for each rule, headed by its id. Those that stand before them explain what all share."""
IDS = tuple(section.partition("`")[2].partition("`")[0] for section in SECTIONS)
ABOUT_SITES = frozenset({"site-build", "template-broken"})
"""The rules that are not about a framework's files; it takes a site to break them (tests/test_site_problems.py)."""

DOUGH = "competencies/shapes-dough.yaml"
BREAD = "competencies/bakes-bread.yaml"

# Where each rule is broken, and a part of what is said: read off the files by hand.
EXPECTED = {
    "answers-impossible": ("worksheets/new-loaves.yaml:9:5", "`choices` does not go with `rate_on`"),
    "coverage-incentive": (f"{BREAD}:1:5", "No incentive supports `bakes-bread`"),
    "coverage-item": (f"{BREAD}:1:5", "No item of a questionnaire rates `bakes-bread`"),
    "coverage-question": (f"{BREAD}:1:5", "No interview question asks about `bakes-bread`"),
    "exception-unknown": ("framework.yaml:21:11", "`items-vague` is not an editorial rule"),
    "exception-unused": ("framework.yaml:21:5", "The exception from `item-vague` is no longer needed"),
    "file-empty": (f"{BREAD}:1:1", "is empty"),
    "file-link": (BREAD, "leads out of the framework's folder"),
    "file-not-utf8": (f"{DOUGH}:4:21", "not saved as UTF-8"),
    "file-too-large": (BREAD, "4,194,305 bytes"),
    "file-unexpected": ("competences/bakes-bread.yaml", "no YAML file at this place"),
    "file-unreadable": (BREAD, "not an ordinary file"),
    "folder-empty": ("profiles", "holds no YAML file"),
    "folder-no-framework": ("", "holds no framework.yaml"),
    "form-minutes": ("questionnaires/customers.yaml:16:17", "takes about 3 minutes on paper"),
    "id-duplicate": ("scales.yaml:9:9", "`skill` is used a second time"),
    "id-file-name": ("competencies/dough.yaml:1:5", "`shapes-dough` and dough.yaml"),
    "id-form": ("competencies/Shapes_Dough.yaml:1:5", "small letters, digits and single hyphens"),
    "indicator-verb": (f"{DOUGH}:10:5", "`Careful` does not look like one"),
    "interview-breadth": ("interviews/meeting.yaml:7:1", "covers 9 competencies"),
    "interview-coverage": ("interviews/meeting.yaml:9:17", "asks about `bakes-bread`"),
    "interview-left-out": ("interviews/meeting.yaml:9:17", "takes 10 minutes, and 0 are left"),
    "interview-minutes": ("interviews/meeting.yaml:5:10", "takes 35 minutes"),
    "item-frequency": ("items/dough.yaml:6:14", "says `at all times`"),
    "item-length": ("items/dough.yaml:6:14", "has 21 words"),
    "item-one-behaviour": ("items/dough.yaml:6:14", "two things, joined by `and`"),
    "item-reversed": ("items/dough.yaml:7:20", "a high answer is a bad sign"),
    "item-state": ("items/dough.yaml:6:14", "`Knows` names a state"),
    "item-vague": ("items/dough.yaml:6:14", "`professional` judges"),
    "item-verb": ("items/dough.yaml:6:14", "`Able` does not look like one"),
    "key-missing": (f"{DOUGH}:1:1", "`statement` is missing"),
    "key-unknown": (f"{DOUGH}:5:1", "`indicaters` is not a key"),
    "level-duplicate": (f"{DOUGH}:8:12", "1 is described a second time"),
    "level-unknown": (f"{DOUGH}:6:12", "3 is not a point of the scale `skill`"),
    "levels-alike": (f"{DOUGH}:12:18", "levels 1 and 2 share 80% of their words"),
    "number-duplicate": (f"{DOUGH}:2:9", "7 belongs to `bakes-bread`"),
    "part-of-itself": ("library/recipes.yaml:5:14", "`sourdough` is a part of `sourdough`"),
    "part-unknown": (f"{DOUGH}:8:20", "no key `statements`"),
    "picture-impossible": ("library/recipes.yaml:9:14", "three corners, and this entry has 2 points"),
    "column-unknown": ("worksheets/new-loaves.yaml:7:26", "This table has no such column"),
    "quadrant-repeated": ("worksheets/new-loaves.yaml:31:11", "The quarter high and low stands here a second time"),
    "question-forbidden": ("questions/dough.yaml:4:11", "must leave alone: family and private life"),
    "question-jargon": ("questions/dough.yaml:4:11", "`deep dive` is jargon"),
    "question-leading": ("questions/dough.yaml:4:11", "`How important is it to` tells which answer"),
    "question-open": ("questions/dough.yaml:4:11", "begins with `Have`"),
    "question-single": ("questions/dough.yaml:4:11", "two things at once"),
    "reference-old": (f"{DOUGH}:9:9", "`bakes-loaves` is called `bakes-bread` now"),
    "reference-repeated": (f"{DOUGH}:11:9", "`bakes-bread` stands in this list a second time"),
    "reference-unknown": (f"{DOUGH}:3:11", "no category with the id `crafts`"),
    "review-overdue": (f"{DOUGH}:8:12", "read through again by 2026-05-31"),
    "review-unplanned": ("framework.yaml:1:1", "No day is set on which to read this framework again"),
    "scale-order": ("scales.yaml:7:16", "1 does not rise above the one before, 2"),
    "share-sum": ("incentives/bonus.yaml:7:1", "add up to 90"),
    "text-link": (f"{DOUGH}:5:9", "This link must point at"),
    "value-empty": (f"{DOUGH}:4:11", "`statement` has no value"),
    "value-form": (f"{DOUGH}:5:11", "a date as YYYY-MM-DD"),
    "value-not-allowed": (f"{DOUGH}:7:17", "`provenance` cannot be said"),
    "value-range": (f"{DOUGH}:2:9", "`number` must be at least 1"),
    "value-type": (f"{DOUGH}:2:8", "`title` must be text"),
    "weight-reason": ("profiles/baker.yaml:10:13", "differs from the usual 1"),
    "wording-missing": (
        "questionnaires/customers.yaml:12:13",
        "`loaves` has no wording for the perspective `customer`",
    ),
    "words-missing": ("framework.yaml:20:11", "no word lists for the language `la`"),
    "yaml-alias": (f"{DOUGH}:5:13", "contains itself"),
    "yaml-duplicate-key": (f"{DOUGH}:5:1", "`title` stands here a second time"),
    "yaml-key": (f"{DOUGH}:4:13", "A key must be a word"),
    "yaml-syntax": (f"{DOUGH}:4:25", "A colon followed by a blank"),
    "yaml-tab": (f"{DOUGH}:6:1", "A tab cannot indent"),
    "yaml-tag": (f"{DOUGH}:2:8", "Tags are not allowed"),
}

# What a framework can be used with all the same. Every other rule keeps it from being built.
WARNINGS = {
    "coverage-incentive",
    "coverage-item",
    "coverage-question",
    "exception-unused",
    "form-minutes",
    "indicator-verb",
    "interview-breadth",
    "interview-left-out",
    "item-frequency",
    "item-length",
    "item-one-behaviour",
    "item-reversed",
    "item-state",
    "item-vague",
    "item-verb",
    "levels-alike",
    "question-jargon",
    "question-leading",
    "question-open",
    "question-single",
    "review-overdue",
    "review-unplanned",
    "weight-reason",
    "words-missing",
}


def _too_large(folder: Path) -> None:
    (folder / BREAD).write_bytes(b"#" * (MAX_FILE_BYTES + 1))


def _unreadable(folder: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(folder / BREAD)


# What git cannot hold: four megabytes of nothing, and a named pipe.
MADE_HERE: dict[str, Callable[[Path], None]] = {"file-too-large": _too_large, "file-unreadable": _unreadable}


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """A copy of the valid framework, to be broken."""
    return Path(shutil.copytree(VALID, tmp_path / "bakery"))


def check(folder: Path) -> tuple[Problem, ...]:
    return check_framework(folder, NO_CACHE, today=TODAY)


def broken_framework(rule: str, bakery: Path) -> Path:
    """The framework that breaks a rule."""
    if rule in MADE_HERE:
        MADE_HERE[rule](bakery)
        return bakery
    return FRAMEWORKS / rule


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def add(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        stream.write(text)


# --- One framework for each rule


@pytest.mark.parametrize(
    ("block", "line", "message"),
    [
        ("prompts: [Rye?]\n    columns: [Loaf]\n    rate_on: skill", 8, "`rate_on` does not go with a table"),
        ("checks: [Rye]\n    choices: [Never]", 7, "`choices` says how to answer, and there is nothing to answer"),
        ("prompts: [Rye?]\n    choices: [Never, Now, Never]", 7, "The choice `Never` stands here a second time"),
    ],
)
def test_answers_that_cannot_be_given_are_found(block: str, line: int, message: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FRAMEWORKS / "answers-impossible", tmp_path / "bakery"))
    path = folder / "worksheets" / "new-loaves.yaml"
    old = "prompts:\n      - Do we bake it?\n    rate_on: skill\n    choices: [Yes we do, Never]"
    replace(path, old, block)
    (problem,) = check(folder)
    assert (problem.rule, problem.line) == ("answers-impossible", line)
    assert message in problem.message
    replace(path, block, old.rpartition("\n")[0])
    assert check(folder) == (), "one way to answer is enough"


def test_the_valid_framework_has_no_problem() -> None:
    assert check(VALID) == ()
    framework, warnings = load_framework(VALID, NO_CACHE, today=TODAY)
    assert [competency.id for competency in framework.competencies] == ["shapes-dough"]
    assert warnings == ()


@pytest.mark.parametrize("rule", [id_ for id_ in IDS if id_ not in ABOUT_SITES])
def test_each_rule_has_a_framework_that_breaks_it_once(rule: str, bakery: Path, tmp_path: Path) -> None:
    folder = broken_framework(rule, bakery)
    place, fragment = EXPECTED[rule]
    problems = check(folder)
    assert [problem.rule for problem in problems] == [rule]
    assert problems[0].place == (folder / place).as_posix()
    assert fragment in problems[0].message
    assert problems[0].severity is (Severity.WARNING if rule in WARNINGS else Severity.ERROR)
    # The same again where the verdict is remembered.
    cache = Cache(tmp_path / "cache")
    for _ in range(2):
        assert check_framework(folder, cache, today=TODAY) == problems


@pytest.mark.parametrize("rule", [id_ for id_ in EXPECTED if id_ not in MADE_HERE])
def test_a_framework_can_be_used_unless_it_breaks_a_rule_that_is_no_warning(rule: str) -> None:
    folder = FRAMEWORKS / rule
    if rule in WARNINGS:
        framework, warnings = load_framework(folder, NO_CACHE, today=TODAY)
        assert framework.competencies
        assert [problem.rule for problem in warnings] == [rule]
    else:
        with pytest.raises(ProblemsFound) as caught:
            load_framework(folder, NO_CACHE, today=TODAY)
        assert [problem.rule for problem in caught.value.problems] == [rule]


def test_warnings_are_the_editorial_rules_but_one_and_the_exceptions_without_use() -> None:
    assert {*EDITORIAL, "exception-unused"} - {"question-forbidden"} == WARNINGS


def test_every_framework_that_breaks_a_rule_is_named_after_it() -> None:
    """Folders with an mkdocs.yml are whole projects that serve other tests."""
    folders = {path.name for path in FRAMEWORKS.iterdir() if not (path / "mkdocs.yml").exists()}
    assert folders == {*IDS} - {*ABOUT_SITES, *MADE_HERE} | {VALID.name}


def test_each_broken_framework_differs_from_the_valid_one_in_its_defect_only() -> None:
    """No more than the second entry a rule needs, and one change in what both have."""
    valid = contents(VALID)
    compared = 0
    for rule in EXPECTED.keys() - MADE_HERE.keys():
        broken = contents(FRAMEWORKS / rule)
        changed = [name for name in valid if broken.get(name) != valid[name]]
        assert len(changed) <= 1, rule
        assert broken != valid or (FRAMEWORKS / rule / "profiles").is_dir(), rule
        compared += 1
    assert compared == len(EXPECTED) - len(MADE_HERE)


def contents(folder: Path) -> dict[str, bytes]:
    """The YAML files of a folder by their path, links included."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    assert found
    return found


def test_the_table_of_expectations_is_complete() -> None:
    assert {*EXPECTED, *ABOUT_SITES} == {*IDS}


# --- The manual and the code name the same rules


@dataclass(frozen=True)
class RulesInCode:
    """The rule ids in a source text, and the expressions that stand where a rule id is expected."""

    ids: frozenset[str]
    expressions: frozenset[str]


RULE_POSITION = {"Problem": 3, "Finding": 1, "Defect": 1, "_defect": 1}
"""At which place of each call the rule's id stands, counted from 0."""
PASSED_ON = {"rule", "defect.rule", "finding.rule", "**"}
"""Expressions that hand on an id which stands as a literal elsewhere; `**` is a remembered problem."""
ID_LITERAL = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def rules_in(source: str) -> RulesInCode:
    """Ids stand in calls, or at the head of a triple (rule, what is expected, advice)."""
    ids, expressions = set[str](), set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _called(node) in RULE_POSITION:
            argument = _rule_argument(node)
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                ids.add(argument.value)
            else:
                expressions.add(ast.unparse(argument) if argument else "**")
        elif isinstance(node, ast.Tuple) and len(node.elts) == 3:
            head = node.elts[0]
            if isinstance(head, ast.Constant) and isinstance(head.value, str) and ID_LITERAL.fullmatch(head.value):
                ids.add(head.value)
    return RulesInCode(frozenset(ids), frozenset(expressions))


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _rule_argument(call: ast.Call) -> ast.expr | None:
    """The argument that is the rule's id. A leading `*place` stands for file, line and column."""
    position = 1 if call.args and isinstance(call.args[0], ast.Starred) else RULE_POSITION[_called(call)]
    if position < len(call.args):
        return call.args[position]
    return next((keyword.value for keyword in call.keywords if keyword.arg == "rule"), None)


def sources() -> Iterator[tuple[str, str]]:
    package = Path(rolebook.__file__).parent
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package).as_posix(), path.read_text(encoding="utf-8")


def test_the_code_and_the_manual_name_the_same_rules() -> None:
    found = {name: rules_in(source) for name, source in sources() if not name.startswith("exchange/")}
    assert {"source/files.py", "source/rules.py", "source/yaml_text.py", "mkdocs_plugin.py"} <= found.keys()
    assert {id_ for rules in found.values() for id_ in rules.ids} == {*IDS}
    assert {expression for rules in found.values() for expression in rules.expressions} <= PASSED_ON


@pytest.mark.parametrize(
    "source",
    [
        'Problem(name, 0, 0, "brand-new", "message")',
        'Problem(*place, "brand-new", "message")',
        'Finding(origin, "brand-new", "message")',
        'Finding(origin=origin, rule="brand-new", message="message")',
        'yaml_text.Defect(position, "brand-new", "message")',
        'self._defect(node, "brand-new", "message")',
        'FORM = ("brand-new", "a date", "Write a date.")',
        'rule, expected, advice = "brand-new", "a date", "Write a date."',
    ],
)
def test_a_rule_that_is_not_documented_is_noticed(source: str) -> None:
    assert rules_in(source).ids == {"brand-new"}


def test_a_rule_id_that_is_put_together_is_noticed() -> None:
    assert rules_in("Finding(origin, prefix + 'new', 'message')").expressions == {"prefix + 'new'"}


def test_the_manual_explains_every_rule() -> None:
    assert list(IDS) == sorted(set(IDS))
    assert len(IDS) >= 38
    for id_, section in zip(IDS, SECTIONS, strict=True):
        assert ID_LITERAL.fullmatch(id_)
        assert section.startswith(f"`{id_}` {{ #{id_} }}\n\n**"), "a heading with an anchor, then what is wrong in bold"
        assert "\n\nWhat to do: " in section, id_
        assert "\n\nExample: " in section, id_
        assert ("This is a warning." in section) == (id_ in WARNINGS), id_


def test_the_manual_says_which_rules_can_be_switched_off() -> None:
    page = PROBLEMS_PAGE.read_text(encoding="utf-8")
    chapter = page.partition("## Switching a rule off")[2].partition("\n## ")[0]
    assert set(re.findall(r"\[`([a-z-]+)`\]\(#\1\)", chapter)) == {*EDITORIAL}


# --- One mistake gives one problem, not a flood of them


@pytest.mark.parametrize("name", ["framework.yaml", "sources.yaml", "scales.yaml"])
@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"a: b: c\n", "yaml-syntax"), (b"a: \xff\n", "file-not-utf8"), (b"# nothing\n", "file-empty")],
)
def test_a_file_that_cannot_be_read_does_not_make_ids_unknown(
    name: str, content: bytes, rule: str, bakery: Path
) -> None:
    (bakery / name).write_bytes(content)
    assert [problem.rule for problem in check(bakery)] == [rule]


def test_a_stray_key_beside_a_list_does_not_hide_the_list(bakery: Path) -> None:
    add(bakery / "scales.yaml", "colour: red\n")
    assert [(problem.rule, problem.line) for problem in check(bakery)] == [("key-unknown", 9)]


def test_a_broken_member_does_not_make_the_list_look_empty(bakery: Path) -> None:
    replace(bakery / DOUGH, "source: guild", "sauce: guild")
    assert [problem.rule for problem in check(bakery)] == ["key-missing", "key-unknown"]


def test_an_interview_with_a_broken_question_is_not_said_to_lack_it(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FRAMEWORKS / "interview-minutes", tmp_path / "bakery"))
    replace(folder / "questions" / "dough.yaml", "kind: behavioural", "kind: friendly")
    assert [problem.rule for problem in check(folder)] == ["value-not-allowed"]


def test_every_problem_is_listed_in_the_order_of_places(bakery: Path) -> None:
    replace(bakery / DOUGH, "title: Shapes dough", "title: 1")
    replace(bakery / DOUGH, "category: craft", "category: crafts")
    replace(bakery / DOUGH, "provenance: stated", "provenance: said")
    replace(bakery / "framework.yaml", "released: 2026-01-15", "released: 2026-02-30")
    # References are checked in sound entries only, so the category is looked at once the rest is mended.
    assert [(problem.rule, problem.line, problem.column) for problem in check(bakery)] == [
        ("value-type", 2, 8),
        ("value-not-allowed", 7, 17),
        ("value-form", 4, 11),
    ]


# --- More ways to break a rule


def test_a_key_without_a_value_is_said_to_be_empty_even_where_a_choice_belongs(bakery: Path) -> None:
    replace(bakery / DOUGH, "provenance: stated", "provenance:")
    (problem,) = check(bakery)
    assert (problem.rule, problem.message) == ("value-empty", "`provenance` has no value")


def test_the_level_of_a_question_is_a_point_of_the_proficiency_scale(bakery: Path) -> None:
    shutil.copytree(FRAMEWORKS / "interview-minutes" / "questions", bakery / "questions")
    replace(bakery / "questions" / "dough.yaml", "minutes: 15", "minutes: 15\n    level: 9")
    (problem,) = check(bakery)
    assert (problem.rule, problem.line, problem.column, problem.allowed) == ("level-unknown", 8, 12, ("1", "2"))


@pytest.mark.parametrize("name", ["items", "questions", "related", "plans"])
def test_a_perspective_may_have_any_name(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FRAMEWORKS / "wording-missing", tmp_path / "bakery"))
    replace(folder / "framework.yaml", "id: owner", f"id: {name}")
    replace(folder / "items" / "dough.yaml", "owner:", f"{name}:")
    assert [problem.rule for problem in check(folder)] == ["wording-missing"]


def test_the_wrong_byte_is_found_after_a_byte_order_mark_and_other_letters(bakery: Path) -> None:
    (bakery / DOUGH).write_bytes("\ufeffid: shapes-dough\ntitle: Bö".encode() + b"\xe9\n")
    (problem,) = check(bakery)
    assert (problem.rule, problem.line, problem.column, problem.found) == ("file-not-utf8", 2, 10, "byte e9")


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_sound(bakery: Path) -> None:
    text = (bakery / DOUGH).read_text(encoding="utf-8")
    (bakery / DOUGH).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert check(bakery) == ()
    replace_bytes(bakery / DOUGH, b"craft", b"crafts")
    (problem,) = check(bakery)
    assert (problem.rule, problem.line, problem.column) == ("reference-unknown", 3, 11)


def replace_bytes(file: Path, old: bytes, new: bytes) -> None:
    content = file.read_bytes()
    assert content.count(old) == 1
    file.write_bytes(content.replace(old, new))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVa&#9;Script:alert(1)", "//example.org", "/\\example.org", "\\\\example.org", "data:x"],
)
def test_links_that_could_harm_are_refused(address: str, bakery: Path) -> None:
    add(bakery / DOUGH, f"remark: 'See <a href=\"{address}\">here</a>.'\n")
    assert [(problem.rule, problem.line) for problem in check(bakery)] == [("text-link", 8)]


@pytest.mark.parametrize(
    "address", ["https://example.org", "http://example.org", "mailto:a@example.org", "../page.md", "#place", "/page/"]
)
def test_links_that_help_are_allowed(address: str, bakery: Path) -> None:
    add(bakery / DOUGH, f"remark: 'See [here]({address}).'\n")
    assert check(bakery) == ()


def test_pictures_come_from_the_handbook(bakery: Path) -> None:
    add(bakery / DOUGH, "remark: 'See ![here](oven.png) and ![there](https://example.org/oven.png).'\n")
    (problem,) = check(bakery)
    assert (problem.rule, problem.found) == ("text-link", "https://example.org/oven.png")


@pytest.mark.parametrize(
    "text",
    ["- " * 500 + "[a](b)", "1. " * 500 + "[a](b)", "\n".join("    " * depth + "- [a](b)" for depth in range(400))],
    ids=["dashes", "numbers", "indentation"],
)
def test_lists_without_end_are_refused(text: str, bakery: Path) -> None:
    indented = "".join(f"  {line}\n" for line in text.splitlines())
    add(bakery / DOUGH, f"remark: |\n{indented}")
    (problem,) = check(bakery)
    assert (problem.rule, problem.line, problem.column) == ("value-form", 8, 9)


def test_framework_yaml_is_a_file(bakery: Path) -> None:
    (bakery / "framework.yaml").unlink()
    (bakery / "framework.yaml").mkdir()
    assert [problem.rule for problem in check(bakery)] == ["folder-no-framework"]


def test_an_empty_folder_is_no_framework(tmp_path: Path) -> None:
    (problem,) = check(tmp_path)
    assert (problem.rule, problem.message) == ("folder-no-framework", "This folder is empty")


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("glazes-cakes.yaml", "file-unreadable"),
        ("nowhere.yaml", "file-unreadable"),
        ("../../nowhere.yaml", "file-link"),
        ("/etc/hostname", "file-link"),
    ],
    ids=["itself", "nowhere", "nowhere-outside", "outside"],
)
def test_links_are_followed_inside_the_framework_only(target: str, rule: str, bakery: Path) -> None:
    (bakery / "competencies" / "glazes-cakes.yaml").symlink_to(target)
    assert [(problem.rule, problem.file) for problem in check(bakery)] == [
        (rule, f"{bakery.as_posix()}/competencies/glazes-cakes.yaml")
    ]


def test_a_link_to_a_folder_is_not_followed(bakery: Path) -> None:
    (bakery / "profiles").symlink_to(FRAMEWORKS / "weight-reason" / "profiles")
    (problem,) = check(bakery)
    assert (problem.rule, problem.message) == ("file-link", "This is a link to a folder")


@pytest.mark.parametrize(
    ("place", "fragment"),
    [
        ("competencies/bakes-bread.yml", "must end in `.yaml`"),
        ("competencies/bread/bakes-bread.yaml", "does not read folders inside this folder"),
        ("notes.yaml", "no YAML file at this place"),
    ],
)
def test_no_yaml_file_is_passed_over_in_silence(place: str, fragment: str, bakery: Path) -> None:
    (bakery / place).parent.mkdir(exist_ok=True)
    (bakery / place).write_text("title: Bread\n", encoding="utf-8")
    (problem,) = check(bakery)
    assert problem.rule == "file-unexpected"
    assert fragment in problem.message


def test_hidden_files_schemas_and_other_endings_are_not_looked_at(bakery: Path) -> None:
    for place in (".hidden.yaml", ".git/config.yaml", "schema/competency.yaml", "README.md"):
        (bakery / place).parent.mkdir(exist_ok=True)
        (bakery / place).write_text("a: b: c\n", encoding="utf-8")
    assert check(bakery) == ()
