"""Ids from before stay taken, and nobody refers to them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rolebook.problems import Problem
from rolebook.source.cache import Cache
from rolebook.source.load import check_framework
from support import FRAMEWORKS

BREAD = "competencies/bakes-bread.yaml"


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """Two competencies; `bakes-bread` was called `bakes-loaves`, and nobody refers to that any more."""
    shutil.copytree(FRAMEWORKS / "reference-old", tmp_path / "bakery")
    change(tmp_path / "bakery", "competencies/shapes-dough.yaml", "to: bakes-loaves", "to: bakes-bread")
    assert found(tmp_path / "bakery") == []
    return tmp_path / "bakery"


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def found(folder: Path) -> list[Problem]:
    return list(check_framework(folder, Cache(None)))


@pytest.mark.parametrize("taken", ["shapes-dough", "Shapes-Dough", "bakes-bread", "loaf, loaf"])
def test_an_alias_is_taken_like_an_id(bakery: Path, taken: str) -> None:
    change(bakery, BREAD, "[bakes-loaves]", f"[{taken}]")
    rules = {problem.rule for problem in found(bakery)}
    assert rules == ({"id-form"} if taken == "Shapes-Dough" else {"id-duplicate"})


def test_no_entry_takes_the_address_of_a_list(bakery: Path) -> None:
    change(bakery, BREAD, "[bakes-loaves]", "[index]")
    (problem,) = found(bakery)
    assert (problem.rule, problem.found) == ("id-form", "index")
    change(bakery, BREAD, "[index]", "[]")
    change(bakery, BREAD, "id: bakes-bread", "id: index")
    change(bakery, "competencies/shapes-dough.yaml", "to: bakes-bread", "to: index")
    (bakery / BREAD).rename(bakery / "competencies" / "index.yaml")
    (problem,) = found(bakery)
    assert (problem.rule, problem.place) == ("id-form", f"{(bakery / 'competencies/index.yaml').as_posix()}:1:5")


def test_the_alias_is_blamed_and_not_the_id(bakery: Path) -> None:
    change(bakery, BREAD, "[bakes-loaves]", "[kneads, shapes-dough]")
    (problem,) = found(bakery)
    assert problem.place == f"{(bakery / BREAD).as_posix()}:2:19"
    assert problem.found == "shapes-dough"


def test_two_entries_cannot_share_an_alias(bakery: Path) -> None:
    change(bakery, "competencies/shapes-dough.yaml", "title: ", "aliases: [bakes-loaves]\ntitle: ")
    (problem,) = found(bakery)
    assert (problem.rule, problem.found) == ("id-duplicate", "bakes-loaves")


def test_categories_have_ids_of_their_own(bakery: Path) -> None:
    change(bakery, "framework.yaml", "    title: Craft", "    aliases: [bakes-bread, trade]\n    title: Craft")
    assert found(bakery) == []
    change(bakery, BREAD, "category: craft", "category: trade")
    (problem,) = found(bakery)
    assert (problem.rule, problem.advice) == ("reference-old", "Write `craft`.")
