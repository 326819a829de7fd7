"""A site is swapped in whole or not at all, and nothing of others is ever emptied."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from rolebook.artifacts import Artifact
from rolebook.problems import UsageError
from rolebook.writing import Edition, copy_folder, fresh_folder, write_artifacts, write_manifest, write_new
from support import files_below

EDITION = Edition("bakery", "1.0.0", "everyone")


def write(folder: Path, **files: str) -> None:
    with fresh_folder(folder) as fresh:
        write_artifacts((Artifact(f"{name}.txt", text.encode()) for name, text in files.items()), fresh)
        write_manifest(fresh, EDITION)


def test_a_second_build_replaces_the_first(tmp_path: Path) -> None:
    write(tmp_path / "site", old="old")
    write(tmp_path / "site", new="new")
    assert set(files_below(tmp_path / "site")) == {"new.txt", "manifest.json"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failed_build_leaves_the_old_site_untouched(tmp_path: Path) -> None:
    write(tmp_path / "site", old="old")
    before = files_below(tmp_path / "site")
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "site")
    assert files_below(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def interrupted(folder: Path) -> None:
    with fresh_folder(folder) as fresh:
        (fresh / "half.txt").write_text("half")
        raise KeyboardInterrupt


@pytest.mark.parametrize("manifest", [None, "not json", "[]", '{"generator": {"name": "Other"}}', '{"generator": 1}'])
def test_a_folder_of_others_is_left_alone(tmp_path: Path, manifest: str | None) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "thesis.txt").write_text("ten years of work")
    if manifest is not None:
        (site / "manifest.json").write_text(manifest)
    with pytest.raises(UsageError, match="not made by Rolebook"):
        write(site, new="new")
    assert (site / "thesis.txt").read_text() == "ten years of work"


def test_an_empty_folder_and_a_missing_parent_are_fine(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "empty", a="a")
    write(tmp_path / "deep" / "er" / "site", a="a")
    assert (tmp_path / "empty" / "a.txt").exists()
    assert (tmp_path / "deep" / "er" / "site" / "a.txt").exists()


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(UsageError, match="not a folder"):
        write(tmp_path / "site", a="a")


@pytest.mark.parametrize("path", ["../outside.txt", "/tmp/outside.txt", "a/../../outside.txt"])
def test_no_artifact_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        write_artifacts([Artifact(path, b"")], tmp_path / "site")


def test_the_manifest_lists_every_file_with_size_and_digest(tmp_path: Path) -> None:
    write(tmp_path / "site", a="alpha", b="")
    manifest = json.loads((tmp_path / "site" / "manifest.json").read_text())
    assert manifest["framework"] == {"id": "bakery", "version": "1.0.0"}
    assert manifest["audience"] == "everyone"
    assert manifest["files"] == [
        {"path": "a.txt", "bytes": 5, "sha256": sha256(b"alpha").hexdigest()},
        {"path": "b.txt", "bytes": 0, "sha256": sha256(b"").hexdigest()},
    ]


def test_a_framework_is_never_copied_over_something(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        copy_folder(tmp_path / "source", tmp_path / "target")


def test_one_after_another_is_on_disk_before_the_next_is_made(tmp_path: Path) -> None:
    """Reports of thousands of people are not held together."""

    def made() -> Iterator[Artifact]:
        for number in range(3):
            assert len([path for path in tmp_path.rglob("*.txt") if path.is_file()]) == number
            yield Artifact(f"in/{number}.txt", b"report")

    write_new(made(), tmp_path / "a" / "b")
    assert list(files_below(tmp_path)) == ["a/b/in/0.txt", "a/b/in/1.txt", "a/b/in/2.txt"]


def test_nothing_is_written_where_making_them_fails(tmp_path: Path) -> None:
    def made() -> Iterator[Artifact]:
        yield Artifact("1.txt", b"report")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_new(made(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_says_something_else_keeps_all_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "2.txt").write_text("filled in")
    files = [Artifact("1.txt", b"new"), Artifact("2.txt", b"empty")]
    with pytest.raises(UsageError, match="says something else"):
        write_new(files, tmp_path)
    assert files_below(tmp_path) == {"2.txt": b"filled in"}
    write_new([files[0], Artifact("2.txt", b"filled in")], tmp_path)
    assert files_below(tmp_path) == {"1.txt": b"new", "2.txt": b"filled in"}
