"""The generator behind the benchmark writes what the benchmark counts on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from rolebook.source.cache import Cache
from rolebook.source.load import check_framework, load_framework

sys.path.insert(0, str(Path(__file__).parent))  # the generator is a script, not part of a package

from large_framework import REPOSITORY, number_of_entries, write_framework

NO_CACHE = Cache(None)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_framework_is_written_twice(tmp_path: Path) -> None:
    """Two folders are equal byte for byte."""
    for name in ("one", "two"):
        write_framework(tmp_path / name, competencies=12)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_an_entry_does_not_depend_on_the_size(tmp_path: Path) -> None:
    """Sizes differ in the number of entries, not in how long they are."""
    write_framework(tmp_path / "small", competencies=12)
    write_framework(tmp_path / "large", competencies=24)
    small, large = contents(tmp_path / "small"), contents(tmp_path / "large")
    questions = {path for path in small if path.startswith("framework/questions/")}
    assert len(questions) == 12
    assert all(small[path] == large[path] for path in questions)


@pytest.mark.parametrize("sizes", [(30, 2, 1, 4), (1, 0, 0, 1), (210, 1, 2, 3)], ids=["usual", "smallest", "larger"])
def test_the_framework_is_valid_and_complete(tmp_path: Path, sizes: tuple[int, int, int, int]) -> None:
    """It has no problem, and as many entries as asked for."""
    write_framework(tmp_path, *sizes)
    assert check_framework(tmp_path / "framework", NO_CACHE) == ()
    framework, _ = load_framework(tmp_path / "framework", NO_CACHE)
    competencies, questions_each, items_each, profiles = sizes
    assert len(framework.competencies) == competencies
    assert len(framework.questions) == competencies * questions_each
    assert len(framework.items) == competencies * items_each
    assert len(framework.profiles) == profiles
    assert len(framework.entries) == number_of_entries(*sizes)
    assert len(framework.about.categories) == max(1, competencies // 100)


def test_competencies_are_as_long_as_real_ones(tmp_path: Path) -> None:
    """Every competency has all its parts, and is a file of about the size people write."""
    write_framework(tmp_path, competencies=30)
    files = list((tmp_path / "framework" / "competencies").iterdir())
    assert all(2_000 < file.stat().st_size < 4_500 for file in files)
    framework, _ = load_framework(tmp_path / "framework", NO_CACHE)
    for competency in framework.competencies:
        assert len(competency.levels) == 4
        assert all((competency.statement, competency.remark, competency.indicators, competency.related))
        assert any(citation.parts for citation in competency.sources)


def test_the_settings_are_those_of_the_repository(tmp_path: Path) -> None:
    """Only the name differs, and hand-written pages are not asked for."""
    write_framework(tmp_path, competencies=1)
    ours = yaml.compose((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    theirs = yaml.compose((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(ours, yaml.MappingNode)
    assert isinstance(theirs, yaml.MappingNode)
    expected = {key.value: yaml.serialize(value) for key, value in ours.value if key.value not in {"site_name", "nav"}}
    found = {key.value: yaml.serialize(value) for key, value in theirs.value}
    assert found.pop("site_name").strip().startswith("Framework of 1 ")
    assert found == expected


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """Files that stand there already would be measured too."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_framework(tmp_path, competencies=1)
    assert contents(tmp_path) == {"notes.txt": b"mine"}
