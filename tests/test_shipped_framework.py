"""The framework that ships: sound, complete, and known to editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from rolebook.exchange.json_schema import json_schemas, reference_page
from rolebook.model.about import About
from rolebook.model.entry import Provenance, Shape
from rolebook.model.files import content_shape
from rolebook.model.filling_in import PAPER_FACTOR, seconds_to_fill_in
from rolebook.model.framework import Framework
from rolebook.model.references import field_marks
from rolebook.source.cache import Cache
from rolebook.source.files import read_tree
from rolebook.source.load import check_framework, load_framework
from rolebook.source.yaml_text import parse
from support import FRAMEWORKS, ROOT, SHIPPED, STARTER, files_below

FRAMEWORK_FOLDERS = (SHIPPED, STARTER / "framework", FRAMEWORKS / "small" / "framework")
YAML_FILES = sorted(path for folder in FRAMEWORK_FOLDERS for path in folder.rglob("*.yaml"))


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return load_framework(SHIPPED, Cache(None))[0]


@pytest.mark.parametrize("folder", FRAMEWORK_FOLDERS, ids=lambda folder: folder.parent.name)
def test_it_has_no_problems(folder: Path) -> None:
    assert check_framework(folder, Cache(None)) == ()


def test_sixteen_numbered_competencies_in_three_categories(shipped: Framework) -> None:
    numbered = [competency for competency in shipped.competencies if competency.number]
    assert [competency.number for competency in numbered] == list(range(1, 17))
    sizes: dict[str, int] = {}
    for competency in numbered:
        sizes[competency.category] = sizes.get(competency.category, 0) + 1
    assert list(sizes.values()) == [7, 5, 4]
    assert numbered[12].id == "suggests-improvements"
    assert any(relation.to == numbered[13].id for relation in numbered[12].related)


def test_every_competency_can_be_assessed(shipped: Framework) -> None:
    assert len(shipped.competencies) == 25
    for competency in shipped.competencies:
        assert competency.definition, competency.id
        assert 4 <= len(competency.indicators) <= 6, competency.id
        assert 2 <= len(competency.warning_signs) <= 4, competency.id
        assert [level.level for level in competency.levels] == [1, 2, 3, 4], competency.id
        assert len({level.description for level in competency.levels}) == 4, competency.id


def test_all_five_articles_are_credited(shipped: Framework) -> None:
    articles = [source for source in shipped.sources if source.licence == "none stated"]
    assert len(articles) == 5
    used = {citation.source for entry in shipped.entries.values() for citation in entry.sources}
    assert {article.id for article in articles} <= used


# --- What the handbook promises its readers


ENTRIES_PER_KIND = {
    # Counted in the articles: three numbered dimensions of the role and the hunter as contrast, six factors, and so on.
    "appraisal-practice": 5,
    "benefit": 6,
    "plan": 6,
    "role-facet": 8,
    "scope-area": 3,
    "success-factor": 6,
    "tension": 5,
}


@pytest.mark.parametrize("kind", ENTRIES_PER_KIND)
def test_the_library_is_complete(kind: str, shipped: Framework) -> None:
    assert len(shipped.library_by_kind[kind]) == ENTRIES_PER_KIND[kind]


def test_leaders_ask_eleven_coaching_questions_in_four_blocks(shipped: Framework) -> None:
    blocks = [entry for entry in shipped.library_by_kind["coaching"] if entry.part_of]
    assert [len(block.points) for block in blocks] == [2, 4, 2, 3]
    (checklist,) = [sheet for sheet in shipped.worksheets if sheet.id == "coaching-checklist"]
    assert [block.points_of for block in checklist.blocks if block.points_of] == [block.id for block in blocks]


def test_each_tension_names_two_sides_and_what_to_decide(shipped: Framework) -> None:
    for tension in shipped.library_by_kind["tension"]:
        assert len({side.source for side in tension.sides}) >= 2, tension.id
        assert tension.decision, tension.id


def test_what_is_lost_or_cut_in_the_articles_is_labelled(shipped: Framework) -> None:
    """The list of success factors and two figures are lost; one article breaks off in the middle of a sentence."""
    derived = [*(entry.id for entry in shipped.library_by_kind["success-factor"])]
    for id_ in (*derived, "method-weighted-account-analysis", "partner-value-triangle"):
        assert shipped.entries[id_].sources[0].provenance is Provenance.DERIVED, id_
    assert shipped.entries["gap-s3-truncated"].sources[0].provenance is Provenance.TRUNCATED


STAR = ["situation", "task", "action", "result", "reflection"]


def test_every_competency_can_be_asked_about(shipped: Framework) -> None:
    for competency in shipped.competencies:
        questions = shipped.questions_by_competency[competency.id]
        main = [question for question in questions if not question.reserve]
        assert len(main) >= (3 if competency.number else 2), competency.id
        assert len({question.kind for question in main}) >= 2, competency.id
        assert len(questions) - len(main) == 1, competency.id


def test_every_question_can_be_rated_by_what_was_said(shipped: Framework) -> None:
    assert len(shipped.questions) >= 112
    for question in shipped.questions:
        assert 3 <= len(question.probes) <= 5, question.id
        order = [STAR.index(probe.part) for probe in question.probes]
        assert order == sorted(order), question.id
        assert len(question.look_for) >= 3, question.id
        assert len(question.warning_signs) >= 2, question.id
        assert {anchor.value for anchor in question.anchors} >= {1, 3, 5}, question.id
    anchors = [anchor.description for question in shipped.questions for anchor in question.anchors]
    assert len(anchors) == len(set(anchors)), "anchors are written for their question"


def test_the_bank_of_items_serves_four_perspectives(shipped: Framework) -> None:
    numbered = {competency.id for competency in shipped.competencies if competency.number}
    rating_numbered = [item for item in shipped.items if item.competency in numbered]
    assert len(rating_numbered) >= 35
    assert all({"customer", "self", "manager"} <= item.wordings.keys() for item in rating_numbered)
    assert sum("operations" in item.wordings for item in shipped.items) >= 20
    assert {form.perspective for form in shipped.questionnaires} == {"customer", "self", "manager", "operations"}


def test_every_form_keeps_its_time(shipped: Framework) -> None:
    """Even on paper, which takes longest; the article asks for about twenty minutes."""
    for form in shipped.questionnaires:
        assert seconds_to_fill_in(form) * PAPER_FACTOR <= form.minutes_target * 60 <= 1200, form.id


def test_four_roles_differ_in_what_they_expect(shipped: Framework) -> None:
    assert len(shipped.profiles) == 4
    seen = [
        {(e.competency, e.level, e.weight, e.must_have) for e in profile.expectations} for profile in shipped.profiles
    ]
    for index, one in enumerate(seen):
        assert all(len(one ^ other) >= 8 for other in seen[index + 1 :]), shipped.profiles[index].id
    for profile in shipped.profiles:
        assert len(profile.dimensions) == 3, profile.id
        assert len(profile.knowledge) == 3, profile.id
        assert len(profile.interests) >= 4, profile.id
        assert min(len(profile.incentives), len(profile.plans), len(profile.works_with)) >= 1, profile.id


def test_pay_is_shown_with_its_risks_and_a_counter_example(shipped: Framework) -> None:
    (warning,) = [incentive for incentive in shipped.incentives if incentive.counter_example]
    assert len(warning.undermines) > len(warning.supports)
    assert len(shipped.incentives) == 7
    for incentive in shipped.incentives:
        assert all((incentive.supports, incentive.undermines, incentive.guard_rails, incentive.worked_example))
        assert not any((incentive.amounts.threshold, incentive.amounts.target, incentive.amounts.cap)), incentive.id


def test_interviews_fit_their_time_box_in_each_situation(shipped: Framework) -> None:
    assert {plan.minutes for plan in shipped.plans} == {45, 60}
    assert len(shipped.plans) >= 4
    for plan in shipped.plans:
        assert len(plan.competencies) <= 8, plan.id
        asked = [shipped.question_index[planned.question] for planned in plan.questions]
        own = {question.competency for question in asked}
        also = {id_ for question in asked for id_ in question.also}
        assert all(planned.competency in own | also for planned in plan.competencies), plan.id


def test_each_plan_has_answers_to_practise_rating_on(shipped: Framework) -> None:
    """One question of each plan at least has a weak, a middling and a strong answer, in no telling order."""
    sampled = {question.id: question.samples for question in shipped.questions if question.samples}
    for plan in shipped.plans:
        assert any(planned.question in sampled for planned in plan.questions), plan.id
    for id_, samples in sampled.items():
        weak, middling, strong = sorted(sample.rating for sample in samples)
        assert weak <= 2 < middling == 3 < strong, id_
        assert [sample.rating for sample in samples] != [weak, middling, strong], id_
        assert all(60 <= len(sample.answer.split()) <= 110 for sample in samples), id_


def test_each_plan_has_a_second_form(shipped: Framework) -> None:
    """Each question of a plan has a twin not yet used: same competency, same kind, and it fits the time."""
    for plan in shipped.plans:
        taken = {planned.question for planned in plan.questions}
        minutes = {p.question: p.minutes or shipped.question_index[p.question].minutes for p in plan.questions}
        for asked in sorted(minutes, key=lambda id_: minutes[id_]):
            first = shipped.question_index[asked]
            twins = [
                question.id
                for question in shipped.questions_by_competency[first.competency]
                if question.kind is first.kind and question.minutes <= minutes[asked]
                if question.id not in taken and plan.situation_kind in (question.situations or (plan.situation_kind,))
            ]
            assert twins, f"{plan.id}: {asked}"
            taken.add(twins[0])


# --- Editors know it


def test_every_file_names_its_schema_and_fits_it() -> None:
    assert len(YAML_FILES) > 60
    for path in YAML_FILES:
        text = path.read_text(encoding="utf-8")
        first = text.splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        schema_file = (path.parent / first.partition("=")[2]).resolve()
        schema: dict[str, Any] = json.loads(schema_file.read_text(encoding="utf-8"))
        errors = list(Draft202012Validator(schema).iter_errors(parse(text)))
        assert not errors, f"{path}: {errors[0].message}"


def test_a_schema_refuses_what_the_checker_refuses() -> None:
    schema = json.loads((SHIPPED / "schema" / "competency.json").read_text(encoding="utf-8"))
    competency = parse((SHIPPED / "competencies" / "responds-swiftly.yaml").read_text(encoding="utf-8"))
    assert Draft202012Validator(schema).is_valid(competency)
    assert not Draft202012Validator(schema).is_valid(competency | {"statment": "x"})
    assert not Draft202012Validator(schema).is_valid({**competency, "number": "3"})


@pytest.mark.parametrize("folder", [SHIPPED, STARTER / "framework"], ids=["shipped", "starter"])
def test_the_schemas_are_fresh(folder: Path) -> None:
    fresh = {artifact.path: artifact.content for artifact in json_schemas()}
    assert files_below(folder / "schema") == fresh, "run `make schema`"


def test_the_reference_page_is_fresh() -> None:
    page = (ROOT / "docs" / "manual" / "reference.md").read_text(encoding="utf-8")
    assert page == reference_page(), "run `make schema`"


def test_every_key_is_explained() -> None:
    rows = [row for row in reference_page().splitlines() if row.startswith("| `")]
    assert len(rows) > 150
    assert [row for row in rows if row.split("|")[2].strip() == ""] == []


def owner(shape: type[Shape], key: str) -> str:
    """The name of the shape that declares a key: `Entry` for the keys that all entries share."""
    return next(base.__name__ for base in reversed(shape.__mro__) if key in getattr(base, "__annotations__", {}))


def keys_used(shape: type[Shape], data: Any) -> Iterator[tuple[str, str]]:
    """Each shape's name and key that stand in some data."""
    for key, value in data.items():
        yield owner(shape, key), key
        marks = field_marks(shape).get(key)
        if marks and marks.nested:
            yield from keys_used(marks.nested, value)
        if marks and marks.nested_member:
            for member in value:
                yield from keys_used(marks.nested_member, member)


def keys_declared(shape: type[Shape]) -> Iterator[tuple[str, str]]:
    for key in shape.model_fields:
        yield owner(shape, key), key
    for marks in field_marks(shape).values():
        if nested := marks.nested or marks.nested_member:
            yield from keys_declared(nested)


def test_the_small_framework_uses_every_key_of_every_shape() -> None:
    """Its golden pages would otherwise not show what a key does."""
    declared, used = set[tuple[str, str]](), set[tuple[str, str]]()
    for file in read_tree(FRAMEWORKS / "small" / "framework").files:
        shape = content_shape(file.file_type) if file.file_type else About
        declared |= set(keys_declared(shape))
        used |= set(keys_used(shape, parse(file.content.decode())))
    assert len(declared) > 150
    assert declared - used == set()


def test_mkdocs_settings_of_the_repository_the_starter_and_the_default_agree() -> None:
    def look(path: Path) -> dict[str, Any]:
        settings: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        looks = ("theme", "extra", "extra_css", "extra_javascript", "markdown_extensions", "validation")
        return {key: settings[key] for key in looks}

    default = look(ROOT / "site_templates" / "handbook" / "mkdocs.yml")
    assert look(ROOT / "mkdocs.yml") == default
    assert look(STARTER / "mkdocs.yml") == default
