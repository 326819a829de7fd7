"""What a site tells about keeping its entries right: old addresses, edit and feedback links, banners, its language."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rolebook.mkdocs_engine import open_site
from rolebook.pipeline import render
from rolebook.problems import UsageError
from rolebook.project import template_folders
from rolebook.settings import EditLinks, Output, Pdf, Settings
from support import FRAMEWORKS, SMALL, built, rolebook

EDIT = "https://example.org/edit/main/framework/"
SETTINGS = Settings(
    framework=SMALL / "framework",
    templates=template_folders(FRAMEWORKS),
    outputs=frozenset({Output.HANDBOOK}),
    pdf=Pdf.OFF,
    edit=EDIT,
    feedback="mailto:hr@example.org?subject={id}",
)
COMPETENCY = "competencies/checks-and-double-checks.md"
LIBRARY = "library/tension.md"


def pages(settings: Settings) -> dict[str, str]:
    texts = {artifact.path: artifact.content.decode() for artifact in render(settings).artifacts if artifact.is_page}
    assert len(texts) > 15
    return texts


@pytest.fixture(scope="module")
def complete() -> dict[str, str]:
    return pages(SETTINGS)


@pytest.mark.parametrize(
    ("directory_urls", "old", "new"),
    [
        (False, "competencies/smiles.html", "serves-with-a-smile.html"),
        (False, "competencies/greets-everybody.html", "serves-with-a-smile.html"),
        (False, "categories/cat-counter/index.html", "../cat-shop/index.html"),
        (True, "competencies/smiles/index.html", "../serves-with-a-smile/"),
        (True, "categories/cat-counter/index.html", "../cat-shop/"),
    ],
)
def test_an_old_address_leads_to_the_new_one(directory_urls: bool, old: str, new: str) -> None:
    artifacts = {
        artifact.path: artifact for artifact in render(replace(SETTINGS, directory_urls=directory_urls)).artifacts
    }
    page = artifacts[old].content.decode()
    assert f'<meta http-equiv="refresh" content="0; url={new}">' in page
    assert f'<link rel="canonical" href="{new}">' in page
    assert f'href="{new}">Serves with a smile</a>' in page or f'href="{new}">Shop</a>' in page
    assert '<meta name="robots" content="noindex">' in page


def test_an_old_place_on_a_shared_page_stays(complete: dict[str, str]) -> None:
    assert '<span id="a-batch-to-forget"></span>A batch gone wrong { #a-batch-gone-wrong }' in complete[COMPETENCY]
    assert '<span id="recites-the-recipe"></span>' in complete[COMPETENCY]
    assert '<span id="fresh-or-full"></span>' in complete[LIBRARY]


def test_every_entry_shows_its_id(complete: dict[str, str]) -> None:
    shown = re.findall(r"id: <code>(.*?)</code>", "".join(complete.values()))
    assert len(shown) == len(set(shown)) == 3 + 28, "three categories and every entry, each in one place"


def test_each_entry_links_to_its_own_file(complete: dict[str, str]) -> None:
    page = complete[COMPETENCY]
    assert f"[Edit the file of this entry]({EDIT}competencies/checks-and-double-checks.yaml)" in page
    assert page.count(f"[Edit]({EDIT}questions/checks-and-double-checks.yaml)") == 2
    assert page.count(f"[Edit]({EDIT}items/bakehouse.yaml)") == 1
    assert f"[Edit]({EDIT}library/tension.yaml)" in complete[LIBRARY]
    assert f"({EDIT}framework.yaml)" in complete["categories/cat-shop/index.md"]


def test_a_suggestion_carries_the_id(complete: dict[str, str]) -> None:
    subject = "mailto:hr@example.org?subject="
    assert f"[Suggest a change to this entry]({subject}checks-and-double-checks)" in complete[COMPETENCY]
    assert f"[Suggest a change]({subject}a-batch-gone-wrong)" in complete[COMPETENCY]
    assert f"[Suggest a change]({subject}tension-fresh-or-full)" in complete[LIBRARY]


def test_neither_link_is_there_by_default() -> None:
    text = "".join(pages(replace(SETTINGS, edit="", feedback="")).values())
    assert "[Edit" not in text
    assert "Suggest a change" not in text


@pytest.mark.parametrize(
    ("audience", "edit_links", "shown"),
    [
        ("", EditLinks.COMPLETE, True),
        ("interviewer", EditLinks.COMPLETE, False),
        ("interviewer", EditLinks.ALL, True),
        ("", EditLinks.NONE, False),
    ],
)
def test_files_are_named_in_the_complete_edition_unless_asked(
    audience: str, edit_links: EditLinks, shown: bool
) -> None:
    rendered = render(replace(SETTINGS, audience=audience, edit_links=edit_links))
    said = b"".join(artifact.content for artifact in rendered.artifacts if artifact.is_page).decode()
    assert (EDIT in said) is shown
    assert (".yaml)" in said) is shown
    assert bool(rendered.edit_addresses) is shown
    assert "Suggest a change" in said, "suggestions are welcome from everybody"


def test_a_wrong_address_for_suggestions_is_a_mistake_in_the_call() -> None:
    with pytest.raises(UsageError, match="feedback"):
        render(replace(SETTINGS, feedback="hr@example.org"))


BANNER = "This was to be read through again by 1 February 2027."


@pytest.mark.parametrize(
    ("audience", "today", "shown"),
    [("", "2027-02-02", True), ("", "2027-02-01", False), ("interviewer", "2027-02-02", False)],
)
def test_an_overdue_page_says_so_in_the_complete_edition(audience: str, today: str, shown: bool) -> None:
    texts = pages(replace(SETTINGS, audience=audience, today=today))
    assert (BANNER in texts[COMPETENCY]) is shown
    assert [path for path, text in texts.items() if "**Due for a review.**" in text] == [COMPETENCY] * shown
    assert ("about/reviews.md" in texts) is not bool(audience)


def test_the_page_about_reviews_names_the_day_it_counts_from() -> None:
    text = pages(replace(SETTINGS, today="2027-02-02"))["about/reviews.md"]
    overdue = text.partition("## Overdue")[2].partition("## Due within 90 days")[0]
    assert "counted on 2 February 2027" in text
    assert "checks-and-double-checks.md" in overdue


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A function that copies the small framework, speaking German, with settings added to its mkdocs.yml."""

    def make(options: str) -> Path:
        folder = tmp_path_factory.mktemp("settings") / "project"
        shutil.copytree(SMALL, folder)
        about = folder / "framework" / "framework.yaml"
        about.write_text(about.read_text(encoding="utf-8").replace("language: en", "language: de-CH"), encoding="utf-8")
        settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        settings = settings.replace("    - navigation.top", "    - navigation.top\n    - content.action.edit")
        settings = settings.replace("framework_dir: framework", f"framework_dir: framework{options}")
        (folder / "mkdocs.yml").write_text(f"repo_url: https://github.com/baker/bread\n{settings}", encoding="utf-8")
        return folder

    return make


def test_a_site_has_materials_edit_button_and_the_language_of_its_framework(project: Callable[[str], Path]) -> None:
    folder = project("")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("edit_uri: edit/main/docs/\n")
    built(folder, "--only", "handbook", "--out", folder / "site")
    page = (folder / "site" / "competencies" / "serves-with-a-smile.html").read_text(encoding="utf-8")
    file_address = "https://github.com/baker/bread/edit/main/framework/competencies/serves-with-a-smile.yaml"
    assert re.search(rf'<a href="{re.escape(file_address)}"[^>]* rel="edit">', page)
    assert f'<a class="rb-action" href="{file_address}">' in page
    hand_written = (folder / "site" / "visiting.html").read_text(encoding="utf-8")
    assert 'href="https://github.com/baker/bread/edit/main/docs/visiting.md"' in hand_written
    assert '<html lang="de-CH"' in page
    assert '<html lang="de-CH"' in (folder / "site" / "404.html").read_text(encoding="utf-8")
    assert "Zum Inhalt" in page, "the theme's own words are German too"
    assert '"lang":["de"]' in (folder / "site" / "search" / "search_index.json").read_text(encoding="utf-8")


def test_plain_pages_speak_the_language_of_the_framework_too(project: Callable[[str], Path]) -> None:
    folder = project("")
    assert rolebook("pages", folder / "pages", "--framework", folder).returncode == 0
    assert "language: de" in (folder / "pages" / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("edit_uri", "address"),
    [
        ("edit/main/docs/", "https://github.com/baker/bread/edit/main/framework/"),
        ("https://example.org/edit/docs/", "https://example.org/edit/framework/"),
        ("?edit=main/docs/", "https://github.com/baker/bread/?edit=main/framework/"),
    ],
)
def test_files_are_edited_where_the_settings_of_mkdocs_say(
    edit_uri: str, address: str, project: Callable[[str], Path]
) -> None:
    folder = project("\n      feedback: https://example.org/?about={id}\n      edit_links: all")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"edit_uri: {edit_uri}\n")
    settings = open_site(folder / "mkdocs.yml").settings
    assert settings.edit == address
    assert (settings.feedback, settings.edit_links) == ("https://example.org/?about={id}", EditLinks.ALL)


def test_the_address_of_a_page_follows_the_settings_of_mkdocs(project: Callable[[str], Path]) -> None:
    file = project("") / "mkdocs.yml"
    assert not open_site(file).settings.directory_urls, "Material's plugin for pages without a server switches them off"
    file.write_text(file.read_text(encoding="utf-8").replace("  - offline\n", ""), encoding="utf-8")
    assert open_site(file).settings.directory_urls
