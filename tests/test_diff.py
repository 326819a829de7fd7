"""What a user sees of a comparison: on the command line, and as a page of the handbook."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from support import FRAMEWORKS, SMALL, built, commit, files_below, git, rolebook

FILE = "about/changes.html"


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / "framework" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old} is not in {file} once"
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small framework, tagged `v1.2.3` and then changed in a few ways, one of them for interviewers only."""
    top = tmp_path_factory.mktemp("history") / "a bakery"
    shutil.copytree(SMALL, top)
    git("init", "--quiet", cwd=top)
    commit(top, "One")
    git("tag", "v1.2.3", cwd=top)
    edit(
        top, "profiles/journeyman-baker.yaml", "serves-with-a-smile\n    level: 1", "serves-with-a-smile\n    level: 2"
    )
    edit(top, "competencies/serves-with-a-smile.yaml", "in less than a minute", "in half a minute & <b>a smile</b>")
    edit(top, "items/bakehouse.yaml", "self: greet regulars by name", "self: greet everybody by name")
    edit(
        top, "questions/checks-and-double-checks.yaml", "Secret look-for of the card", "Secret new look-for of the card"
    )
    return top


def test_nothing_changed_says_so() -> None:
    result = rolebook("diff", SMALL, SMALL)
    assert result.returncode == 0, result.stderr
    assert "Nothing changed that readers see.\nThe changes ask for no new version.\n" in result.stdout


def test_text_says_what_changed_and_which_version_it_asks_for(project: Path) -> None:
    result = rolebook("diff", "v1.2.3", cwd=project)
    assert result.returncode == 0, result.stderr
    assert "The version says 1.2.3; the changes ask for 2.0.0, because one change asks something new" in result.stdout
    assert (
        "Asks something new\n"
        "  Journeyman baker (success profile)\n"
        "    Serves with a smile, level: raised from 1 Apprentice to 2 Journeyman\n"
    ) in result.stdout
    assert "Answers that cannot be compared with those from before\n  Greets by name (item)\n" in result.stdout
    assert (
        "    Wordings, Self-assessment\n      - greet [-regulars-] by name\n      + greet {+everybody+} by name\n"
        in (result.stdout)
    )
    assert "\x1b" not in result.stdout


def test_markdown_lets_no_text_become_markup(project: Path) -> None:
    result = rolebook("diff", "v1.2.3", "--format", "markdown", cwd=project)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("# Bäckerei Sommer & Töchter: from 1.2.3 to 1.2.3\n".replace("&", "&amp;"))
    assert "| Wordings, Self-assessment | greet <del>regulars</del> by name | greet <ins>everybody</ins> by name |" in (
        result.stdout
    )
    assert "&lt;b&gt;" in result.stdout
    assert "<b>" not in result.stdout


def test_json_holds_every_change_with_ids_and_places(project: Path) -> None:
    result = rolebook("diff", "v1.2.3", "--format", "json", cwd=project)
    found = json.loads(result.stdout)
    assert found["asks_for"] == {"number": "first", "version": "2.0.0", "enough": False}
    assert {
        "nature": "raised",
        "kind": "success profile",
        "id": "journeyman-baker",
        "title": "Journeyman baker",
        "place": "expectations[serves-with-a-smile].level",
        "old": 1,
        "new": 2,
        "asks_for": "first",
        "comparable": True,
    } in found["changes"]
    assert [change["id"] for change in found["changes"] if not change["comparable"]] == ["greets-by-name"]


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
def test_an_audience_learns_of_nothing_else(style: str, project: Path) -> None:
    complete = rolebook("diff", "v1.2.3", "--format", style, cwd=project).stdout
    narrowed = rolebook("diff", "v1.2.3", "--format", style, "--audience", "everyone", cwd=project).stdout
    assert "Secret" in complete
    assert "Serves with a smile" in narrowed
    assert "Secret" not in narrowed


def test_two_revisions_and_two_folders_are_compared_alike(project: Path, tmp_path: Path) -> None:
    git("worktree", "add", "--detach", str(tmp_path / "before"), "v1.2.3", cwd=project)
    by_folder = rolebook("diff", tmp_path / "before", project / "framework", "--format", "json")
    by_revision = rolebook("diff", "v1.2.3", "--format", "json", cwd=project)
    assert json.loads(by_folder.stdout)["changes"]
    assert by_folder.stdout == by_revision.stdout
    assert json.loads(rolebook("diff", "v1.2.3", "HEAD", "--format", "json", cwd=project).stdout)["changes"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("v9",), 2, "git knows no revision of that name"),
        (("--", "-v"), 2, "neither a folder nor a revision"),
        (("v1.2.3", "v9"), 2, "git knows no revision of that name"),
        (("v1.2.3", "--audience", "evryone"), 2, "Did you mean `everyone`?"),
        ((FRAMEWORKS / "reference-unknown",), 1, "reference-unknown"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(
    arguments: tuple[object, ...], code: int, message: str, project: Path
) -> None:
    result = rolebook("diff", *arguments, cwd=project)
    assert (result.returncode, result.stdout) == (code, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_version_to_compare_with_there_is_no_page(small_site: Path) -> None:
    assert "What changed" not in (small_site / "index.html").read_text(encoding="utf-8")
    assert not [path for path in files_below(small_site) if path.startswith("about/changes")]


def test_the_page_comes_with_since_and_with_the_setting(project: Path, tmp_path: Path) -> None:
    assert (
        rolebook("build", project, "--since", "v1.2.3", "--no-pdf", "--out", tmp_path / "one", cwd=project).returncode
        == 0
    )
    config = (SMALL / "mkdocs.yml").read_text(encoding="utf-8")
    assert config.count("framework_dir: framework\n") == 1
    settings = config.replace("framework_dir: framework\n", "framework_dir: framework\n      compare_with: v1.2.3\n")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    try:
        built(project, "--no-pdf", "--out", tmp_path / "two", cwd=tmp_path)
    finally:
        (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    page = (tmp_path / "one" / FILE).read_text(encoding="utf-8")
    assert '<a href="../profiles/journeyman-baker.html">Journeyman baker</a>' in page
    assert '<a href="../competencies/serves-with-a-smile.html#greets-by-name">Greets by name</a>' in page
    assert "<p>greet <del>regulars</del> by name</p>" in page
    assert files_below(tmp_path / "one") == files_below(tmp_path / "two")


def test_the_setting_names_a_folder_from_where_mkdocs_yml_stands(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".git"))
    shutil.copytree(SMALL / "framework", copy / "last-year")
    config = (SMALL / "mkdocs.yml").read_text(encoding="utf-8")
    settings = config.replace("framework_dir: framework\n", "framework_dir: framework\n      compare_with: last-year\n")
    (copy / "mkdocs.yml").write_text(settings, encoding="utf-8")
    result = rolebook("build", copy, "--only", "handbook", "--out", tmp_path / "site", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site" / FILE).exists()


def test_the_edition_for_everyone_has_no_word_of_what_is_hidden(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    built(project, "--since", "v1.2.3", "--audience", "everyone", "--no-pdf", "--out", site, cwd=project)
    files = files_below(site)
    assert b"everybody" in files[FILE]
    assert [path for path, content in files.items() if b"Secret" in content] == []


def test_a_version_that_is_not_there_stops_the_build(project: Path, tmp_path: Path) -> None:
    result = rolebook("build", project, "--since", "v9", "--out", tmp_path / "site", cwd=project)
    assert result.returncode == 2
    assert "git knows no revision of that name" in result.stderr
    assert not (tmp_path / "site").exists()
