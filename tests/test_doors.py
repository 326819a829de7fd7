"""Two doors, one core: the same framework gives the same files, byte for byte, whatever the clock says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from support import FRAMEWORKS, SMALL, built, files_below, rolebook

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def mkdocs(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **QUIET, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_mkdocs_gives_the_same_files_as_the_command(small_site: Path, tmp_path: Path) -> None:
    result = mkdocs("build", "--strict", "-q", "-f", SMALL / "mkdocs.yml", "-d", tmp_path / "site", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert files_below(tmp_path / "site") == files_below(small_site)


def test_two_builds_are_alike_whatever_the_clock_and_the_folder(small_site: Path, tmp_path: Path) -> None:
    other = tmp_path / "a folder with blänks"
    other.mkdir()
    built(SMALL.resolve(), "--out", other / "site", cwd=other)
    assert files_below(other / "site") == files_below(small_site)


def test_source_date_epoch_dates_the_pages(tmp_path: Path) -> None:
    result = rolebook("build", SMALL, "--only", "handbook", "--out", tmp_path / "site", SOURCE_DATE_EPOCH="86400")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site" / "sitemap.xml.gz").read_bytes()[4:8] == (86400).to_bytes(4, "little")


def test_without_it_pages_carry_the_day_of_the_version(small_site: Path) -> None:
    day_of_the_version = 1774742400  # 2026-03-29, 00:00 UTC
    assert (small_site / "sitemap.xml.gz").read_bytes()[4:8] == day_of_the_version.to_bytes(4, "little")


def test_the_manifest_agrees_with_the_files(small_site: Path) -> None:
    manifest = json.loads((small_site / "manifest.json").read_text())
    files = files_below(small_site)
    del files["manifest.json"]
    listed = {file["path"]: (file["bytes"], file["sha256"]) for file in manifest["files"]}
    assert listed == {path: (len(content), sha256(content).hexdigest()) for path, content in files.items()}
    assert manifest["framework"] == {"id": "small", "version": "1.2.3"}
    assert manifest["audience"] == "hr"


def test_the_plain_pages_build_without_the_plugin(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    assert rolebook("pages", pages, "--framework", SMALL).returncode == 0
    assert "rolebook:" not in (pages / "mkdocs.yml").read_text()
    result = mkdocs("build", "--strict", "-q", cwd=pages)
    assert result.returncode == 0, result.stderr
    built(SMALL, "--only", "handbook", "--out", tmp_path / "site")
    ours, theirs = files_below(tmp_path / "site"), files_below(pages / "site")
    differing = {path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)}
    in_another_order = {"search/search_index.js", "search/search_index.json"}
    dated_by_the_clock = {"sitemap.xml", "sitemap.xml.gz"}
    assert differing <= {"manifest.json"} | in_another_order | dated_by_the_clock
    assert found_by_search(ours) == found_by_search(theirs)


def test_the_plain_pages_name_their_whole_language(tmp_path: Path) -> None:
    project, pages = tmp_path / "bakery", tmp_path / "pages"
    shutil.copytree(FRAMEWORKS / "valid-minimal", project)
    with (project / "framework.yaml").open("a", encoding="utf-8") as file:
        file.write("language: de-CH\n")
    assert rolebook("pages", pages, "--framework", project).returncode == 0
    result = mkdocs("build", "--strict", "-q", cwd=pages)
    assert result.returncode == 0, result.stderr
    page = (pages / "site" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="de-CH"' in page
    assert 'placeholder="Suche"' in page, "Material's own words are German"


def found_by_search(files: dict[str, bytes]) -> list[str]:
    found = json.loads(files["search/search_index.json"])["docs"]
    assert found
    return sorted(json.dumps(entry) for entry in found)


def test_a_broken_framework_stops_mkdocs_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "framework").mkdir()
    (tmp_path / "framework" / "framework.yaml").write_text("id: [broken")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [rolebook]\n")
    result = mkdocs("build", cwd=tmp_path)
    assert result.returncode == 1
    assert "framework/framework.yaml:1:5" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("page", ["index.md", "competencies/checks-and-double-checks.md"])
def test_a_hand_written_page_never_replaces_a_made_one_in_silence(page: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    assert rolebook("init", project).returncode == 0
    page = page.replace("checks-and-double-checks", "keeps-promises")
    (project / "docs" / page).parent.mkdir(exist_ok=True)
    (project / "docs" / page).write_text("# Mine")
    result = rolebook("build", project, "--only", "handbook")
    assert result.returncode == 1
    assert page in result.stderr
    assert "same address" in result.stderr
