"""What a picture needs before it can be drawn."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rolebook.source.cache import Cache
from rolebook.source.load import check_framework
from support import FRAMEWORKS

ENTRY = """\
  - id: {id}
    title: {id}
    kind: {kind}
    statement: Flour, water and time.
    sources:
      - source: guild
        provenance: stated
"""
POINTS = "    points: [{}]\n"


def problems_with(tmp_path: Path, *entries: str) -> list[str]:
    """What is said of the pictures in a library of these entries."""
    folder = Path(shutil.copytree(FRAMEWORKS / "picture-impossible", tmp_path / "bakery"))
    about = folder / "framework.yaml"
    other = "  - id: tool\n    title: Tool\n    plural: Tools\n    summary: What is used.\n"
    about.write_text(about.read_text(encoding="utf-8").rstrip() + "\n" + other, encoding="utf-8")
    (folder / "library" / "recipes.yaml").write_text("entries:\n" + "".join(entries), encoding="utf-8")
    problems = check_framework(folder, Cache(None))
    assert {problem.rule for problem in problems} <= {"picture-impossible"}, problems
    return [problem.message for problem in problems]


def entry(id_: str, more: str = "", kind: str = "recipe") -> str:
    return ENTRY.format(id=id_, kind=kind) + more


@pytest.mark.parametrize(
    ("picture", "points", "said"),
    [
        ("triangle", "a, b, c", []),
        ("triangle", "a, b, c, d", ["A triangle has three corners, and this entry has 4 points"]),
        ("steps", "a, b", []),
        ("steps", "a", ["Steps need two points at least, and this entry has 1"]),
        ("steps", "", ["Steps need two points at least, and this entry has 0"]),
    ],
)
def test_points_are_counted(picture: str, points: str, said: list[str], tmp_path: Path) -> None:
    assert problems_with(tmp_path, entry("rye", f"    picture: {picture}\n" + POINTS.format(points))) == said


NOTHING = "No entry of the kind `{}` is a part of another one, so there is nothing to nest"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("    picture: nesting\n", []),
        ("    picture: nesting\n    picture_of: recipe\n", []),
        ("    picture: nesting\n    picture_of: tool\n", [NOTHING.format("tool")]),
        (
            "    picture_of: recipe\n",
            ["`picture_of` says what `picture: nesting` shows, and there is no such picture here"],
        ),
    ],
)
def test_boxes_need_a_box_inside_another(more: str, said: list[str], tmp_path: Path) -> None:
    oven, rack = entry("oven", kind="tool"), entry("rack", "    part_of: rye\n", kind="tool")
    assert problems_with(tmp_path, entry("rye", more), entry("roll", "    part_of: rye\n"), oven, rack) == said


def test_parts_of_other_kinds_are_not_nested(tmp_path: Path) -> None:
    rack = entry("rack", "    part_of: rye\n", kind="tool")
    assert problems_with(tmp_path, entry("rye", "    picture: nesting\n"), rack) == [NOTHING.format("recipe")]
