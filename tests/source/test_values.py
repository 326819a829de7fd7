"""What may stand in an address, a language and a date."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rolebook.source.cache import Cache
from rolebook.source.load import check_framework
from support import FRAMEWORKS


def problems_with(tmp_path: Path, file: str, line: str) -> list[str]:
    """The rules that the valid framework breaks once a line is added to a file."""
    folder = Path(shutil.copytree(FRAMEWORKS / "valid-minimal", tmp_path / "bakery"))
    path = folder / file
    indent = "    " if file == "sources.yaml" else ""
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{indent}{line}\n", encoding="utf-8")
    return [problem.rule for problem in check_framework(folder, Cache(None))]


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a_b?c=d&e=%28f%29#g", "http://münchen.example/straße"],
)
def test_an_address_of_the_web_is_fine(address: str, tmp_path: Path) -> None:
    assert problems_with(tmp_path, "sources.yaml", f"address: '{address}'") == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://x)[click](javascript:alert(1)",
        "https://example.org/<script>",
        "https://example.org/with blank",
        "file:///etc/passwd",
        "//example.org",
    ],
)
def test_an_address_that_could_do_harm_is_refused(address: str, tmp_path: Path) -> None:
    assert "value-form" in problems_with(tmp_path, "sources.yaml", f"address: '{address}'")


@pytest.mark.parametrize(
    ("language", "rules"), [("de-CH", []), ("qx", []), ("English", ["value-form"]), ("e", ["value-form"])]
)
def test_a_language_is_a_tag(language: str, rules: list[str], tmp_path: Path) -> None:
    assert problems_with(tmp_path, "framework.yaml", f"language: {language}") == rules


@pytest.mark.parametrize(
    ("day", "rules"), [("2026-02-28", []), ("2026-02-30", ["value-form"]), ("28.2.2026", ["value-form"])]
)
def test_a_day_exists(day: str, rules: list[str], tmp_path: Path) -> None:
    assert problems_with(tmp_path, "competencies/shapes-dough.yaml", f"reviewed: {day}") == rules


# --- Advice that does not lead further astray


def test_a_copy_with_the_old_id_is_told_to_change_its_id(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FRAMEWORKS / "valid-minimal", tmp_path / "bakery"))
    shutil.copy(folder / "competencies" / "shapes-dough.yaml", folder / "competencies" / "a-copy.yaml")
    problems = {problem.rule: problem for problem in check_framework(folder, Cache(None))}
    assert problems.keys() == {"id-duplicate", "id-file-name"}
    assert all(problem.file.endswith("a-copy.yaml") for problem in problems.values()), "the original is not to blame"
    assert problems["id-file-name"].advice == "Change the id to `a-copy`."


def test_an_id_in_the_wrong_form_gets_one_piece_of_advice(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FRAMEWORKS / "valid-minimal", tmp_path / "bakery"))
    file = folder / "competencies" / "shapes-dough.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: shapes-dough", "id: Shapes Dough"), encoding="utf-8")
    assert [problem.rule for problem in check_framework(folder, Cache(None))] == ["id-form"]


def test_a_colon_in_an_item_of_a_list_is_explained(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FRAMEWORKS / "valid-minimal", tmp_path / "bakery"))
    with (folder / "competencies" / "shapes-dough.yaml").open("a", encoding="utf-8") as file:
        file.write("indicators:\n  - Dough: shapes it by hand\n")
    (problem,) = check_framework(folder, Cache(None))
    assert "colon" in problem.advice
    assert "quotes" in problem.advice
