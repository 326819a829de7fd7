"""Problems that only a site can have: hand-written pages and templates of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import rolebook


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert rolebook("init", tmp_path / "mine").returncode == 0
    return tmp_path / "mine"


def test_a_broken_link_on_a_hand_written_page_is_a_problem(project: Path) -> None:
    (project / "docs" / "how-we-use-it.md").write_text("# About\n\n[Nowhere](nowhere.md)\n")
    result = rolebook("build", project, "--only", "handbook")
    assert result.returncode == 1
    assert "site-build" in result.stderr
    assert "how-we-use-it.md" in result.stderr
    assert "nowhere.md" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("template", "line", "fragment"),
    [
        ("# {{ page.title }}\n\n{{ view.nonsense.deep }}\n", 3, "nonsense"),
        ("{% for x in %}\n", 1, "Expected an expression"),
        ("a\n{{ ''.__class__.__mro__ }}\n", 2, "unsafe"),
    ],
)
def test_a_broken_template_is_named_with_its_line(project: Path, template: str, line: int, fragment: str) -> None:
    own = project / "site_templates" / "handbook"
    own.mkdir(parents=True)
    (own / "competency.md.j2").write_text(template)
    result = rolebook("build", project, "--only", "handbook")
    assert result.returncode == 1
    assert f"handbook/competency.md.j2:{line}:1  template-broken" in result.stderr
    assert fragment in result.stderr
    assert "Traceback" not in result.stderr


def test_a_template_of_the_projects_own_replaces_rolebooks(project: Path) -> None:
    own = project / "site_templates" / "handbook"
    own.mkdir(parents=True)
    (own / "glossary.md.j2").write_text(
        "# Our words\n\n{% for term in view.terms %}\n- {{ term.singular }}\n{% endfor %}\n"
    )
    result = rolebook("build", project, "--only", "handbook")
    assert result.returncode == 0, result.stderr
    assert "Our words" in (project / "site" / "glossary.html").read_text()


def test_a_mkdocs_yml_without_the_plugin_says_what_to_add(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: Mine\n")
    result = rolebook("build", project)
    assert result.returncode == 2
    assert "`- rolebook`" in result.stderr


@pytest.mark.parametrize("content", ["site_name: [", "- a\n- b\n", "site_name: x\ntheme: {name: nowhere}\n", ""])
def test_a_broken_mkdocs_yml_never_shows_a_traceback(project: Path, content: str) -> None:
    (project / "mkdocs.yml").write_text(content)
    result = rolebook("build", project)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "mkdocs.yml" in result.stderr
