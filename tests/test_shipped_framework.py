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
from rolebook.model.entry import Shape
from rolebook.model.files import content_shape
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
        return {key: settings[key] for key in ("theme", "extra", "extra_css", "markdown_extensions", "validation")}

    default = look(ROOT / "site_templates" / "handbook" / "mkdocs.yml")
    assert look(ROOT / "mkdocs.yml") == default
    assert look(STARTER / "mkdocs.yml") == default
