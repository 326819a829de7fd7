"""A site is built once: again only where something that it is made from has changed, or the site itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support import FRAMEWORKS, commit, files_below, git, rolebook

UNCHANGED = "Nothing has changed since it was built"


def said_by_a_build(project: Path, *options: str) -> str:
    result = rolebook("build", project, *options)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a page and a template of its own, whose site has been built."""
    project = tmp_path_factory.mktemp("a bakery") / "project"
    shutil.copytree(FRAMEWORKS / "valid-minimal", project / "framework")
    (project / "docs").mkdir()
    (project / "docs" / "own.md").write_text("# Our own page\n")
    (project / "site_templates").mkdir()
    (project / "mkdocs.yml").write_text(
        "site_name: Bakery\ntheme:\n  name: material\n  font: false\nplugins: [rolebook]\n"
    )
    assert UNCHANGED not in said_by_a_build(project, "--no-pdf")
    return project


def test_what_stands_there_is_left_alone(built_project: Path) -> None:
    site = built_project / "site"
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    first = said_by_a_build(built_project, "--no-pdf")
    assert UNCHANGED in first
    assert "Handbook" in first, "the summary is told all the same"
    assert "PDFs: you asked for none." in first
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


CHANGES: dict[str, Callable[[Path], object]] = {
    "the framework": lambda project: append(project / "framework" / "framework.yaml", "# A remark\n"),
    "a page": lambda project: append(project / "docs" / "own.md", "One more line.\n"),
    "another page": lambda project: (project / "docs" / "more.md").write_text("# More\n"),
    "a template": lambda project: (project / "site_templates" / "more.css").write_text(""),
    "the settings": lambda project: append(project / "mkdocs.yml", "copyright: Ours\n"),
    "a file of the site": lambda project: append(project / "site" / "index.html", " "),
    "a file that is missing": lambda project: (project / "site" / "index.html").unlink(),
    "a file that was added": lambda project: (project / "site" / "more.html").write_text(""),
    "the manifest": lambda project: append(project / "site" / "manifest.json", " "),
    "another plugin": lambda project: append(project / "mkdocs.yml", "hooks: [hook.py]\n"),
}


def test_what_changed_is_built_again(built_project: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(built_project, project)
    (project / "hook.py").write_text("")
    assert UNCHANGED not in said_by_a_build(project, "--no-pdf"), "another folder is another site"
    assert UNCHANGED in said_by_a_build(project, "--no-pdf")
    whole = files_below(project / "site").keys()
    for name, change in CHANGES.items():
        change(project)
        assert UNCHANGED not in said_by_a_build(project, "--no-pdf"), name
        assert files_below(project / "site").keys() >= whole, name


def test_another_wish_is_another_site(built_project: Path) -> None:
    assert UNCHANGED not in said_by_a_build(built_project, "--no-pdf", "--only", "data")
    assert UNCHANGED not in said_by_a_build(built_project, "--no-pdf")


def test_a_version_to_compare_with_may_move(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(FRAMEWORKS / "valid-minimal", project)
    git("init", "--quiet", cwd=project)
    commit(project, "First")
    for _ in range(2):
        assert UNCHANGED not in said_by_a_build(project, "--no-pdf", "--since", "HEAD", "--out", str(tmp_path / "site"))
