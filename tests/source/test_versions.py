"""A version is found by its folder or in the history, and a name that is neither is refused in plain words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rolebook.problems import ProblemsFound, UsageError
from rolebook.source.cache import Cache
from rolebook.source.versions import load_version
from support import FRAMEWORKS, commit, git

VALID = FRAMEWORKS / "valid-minimal"


def set_title(framework: Path, title: str) -> None:
    file = framework / "competencies" / "shapes-dough.yaml"
    lines = [f"title: {title}" if line.startswith("title:") else line for line in file.read_text().splitlines()]
    file.write_text("\n".join(lines) + "\n")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A framework in a folder with a blank; a title in it was "First" at the tag `v1` and is "Second" now."""
    top = tmp_path / "our project"
    framework = top / "the framework"
    shutil.copytree(VALID, framework)
    git("init", "--quiet", "--initial-branch", "main", cwd=top)
    set_title(framework, "First")
    commit(top, "One")
    git("tag", "v1", cwd=top)
    set_title(framework, "Second")
    commit(top, "Two")
    return framework


def title(name: str, framework: Path) -> str:
    loaded = load_version(name, framework, Cache(None))
    return loaded.competency_index["shapes-dough"].title


@pytest.mark.parametrize(
    ("name", "expected"),
    [("v1", "First"), ("HEAD", "Second"), ("HEAD~1", "First"), ("main", "Second"), ("v1^{commit}", "First")],
)
def test_a_revision_is_read_as_it_was(name: str, expected: str, repository: Path) -> None:
    set_title(repository, "Not yet committed")
    assert title(name, repository) == expected


def test_reading_a_revision_changes_nothing(repository: Path) -> None:
    before = {path: path.read_bytes() for path in repository.parent.rglob("*") if path.is_file()}
    title("v1", repository)
    assert {path: path.read_bytes() for path in repository.parent.rglob("*") if path.is_file()} == before


def test_the_top_of_a_repository_may_be_the_framework(tmp_path: Path) -> None:
    shutil.copytree(VALID, tmp_path / "top")
    git("init", "--quiet", cwd=tmp_path / "top")
    commit(tmp_path / "top", "One")
    assert title("HEAD", tmp_path / "top")


def test_the_framework_may_have_lain_one_folder_down(repository: Path) -> None:
    top = repository.parent
    git("mv", "the framework", "framework", cwd=top)
    commit(top, "Three")
    assert title("HEAD", top) == "Second"


def test_attributes_of_the_repository_leave_nothing_out(repository: Path) -> None:
    (repository.parent / ".gitattributes").write_text("* export-ignore\n*.yaml text eol=crlf\n")
    commit(repository.parent, "Three")
    assert title("HEAD", repository) == "Second"


def test_a_folder_wins_over_a_revision(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(VALID, tmp_path / "v1")
    set_title(tmp_path / "v1", "Of the folder")
    assert title("v1", repository) == "Of the folder"
    assert title("tags/v1", repository) == "First"


def test_hooks_of_another_repository_do_not_mislead(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    assert title("v1", repository) == "First"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("v9", "git knows no revision of that name"),
        ("", "neither a folder nor a revision"),
        ("--upload-pack=touch hacked", "neither a folder nor a revision"),
        ("-v1", "neither a folder nor a revision"),
        ("v1\0", "neither a folder nor a revision"),
        ("v1\n--all", "neither a folder nor a revision"),
        ("v1; touch hacked", "git knows no revision of that name"),
        ("$(touch hacked)", "git knows no revision of that name"),
        ("v1:the framework", "git knows no revision of that name"),
        ("x" * 5000, "git knows no revision of that name"),
    ],
)
def test_a_name_that_is_neither_is_refused(name: str, message: str, repository: Path) -> None:
    with pytest.raises(UsageError, match=message):
        load_version(name, repository, Cache(None))
    assert not list(repository.parents[1].rglob("hacked"))


def test_without_a_history_only_folders_are_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    shutil.copytree(VALID, tmp_path / "mine")
    with pytest.raises(UsageError, match="has no history in git"):
        load_version("v1", tmp_path / "mine", Cache(None))


def test_without_git_a_revision_is_refused_and_a_folder_is_not(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="git is not installed"):
        load_version("v1", repository, Cache(None))
    assert title(str(repository), repository) == "Second"


def test_a_revision_without_the_framework_says_so(repository: Path) -> None:
    git("rm", "-r", "--quiet", "--cached", "the framework", cwd=repository.parent)
    git("commit", "--message", "Gone", cwd=repository.parent)
    with pytest.raises(UsageError, match="The revision HEAD holds no framework in the framework/"):
        load_version("HEAD", repository, Cache(None))


def test_problems_of_a_revision_are_placed_in_it(repository: Path) -> None:
    (repository / "competencies" / "bakes-bread.yaml").write_text("id: [broken")
    commit(repository.parent, "Broken")
    with pytest.raises(ProblemsFound) as raised:
        load_version("HEAD", repository, Cache(None))
    assert {problem.file for problem in raised.value.problems} == {"HEAD:the framework/competencies/bakes-bread.yaml"}
