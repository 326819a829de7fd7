"""What is remembered between runs: what was put there, whole, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rolebook.pipeline import render
from rolebook.project import template_folders
from rolebook.remembered import Remembered, key_of
from rolebook.settings import Output, Paper, Settings
from support import FRAMEWORKS, SMALL


def test_what_was_put_is_got(tmp_path: Path) -> None:
    memory = Remembered(tmp_path / "cache")
    assert memory.get(key_of(["a"])) is None
    memory.put(key_of(["a"]), b"one")
    memory.put(key_of(["b"]), b"two")
    assert (memory.get(key_of(["a"])), memory.get(key_of(["b"]))) == (b"one", b"two")


def test_a_memory_without_a_folder_keeps_nothing() -> None:
    Remembered(None).put(key_of(["a"]), b"one")
    assert Remembered(None).get(key_of(["a"])) is None


def test_keys_tell_parts_from_each_other() -> None:
    assert key_of(["ab", "c"]) != key_of(["a", "bc"])
    assert key_of(["a", "b"]) != key_of(["b", "a"])


@pytest.mark.parametrize("kept", [b"", b"x" * 10, b"x" * 100])
def test_what_was_broken_is_not_remembered(kept: bytes, tmp_path: Path) -> None:
    memory = Remembered(tmp_path)
    memory.put(key_of(["a"]), b"one")
    (tmp_path / "documents" / key_of(["a"])).write_bytes(kept)
    assert memory.get(key_of(["a"])) is None


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("a file in the way")
    Remembered(tmp_path).put(key_of(["a"]), b"one")
    assert Remembered(tmp_path).get(key_of(["a"])) is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    checksum = 32
    memory = Remembered(tmp_path, max_bytes=2 * (10 + checksum))
    for age, name in enumerate(("old", "older")):
        memory.put(key_of([name]), b"0123456789")
        day = 1_000_000_000 - age
        os.utime(tmp_path / "documents" / key_of([name]), (day, day))
    assert memory.get(key_of(["older"])), "and so it counts as used today"
    memory.put(key_of(["new"]), b"0123456789")
    assert memory.get(key_of(["old"])) is None
    assert memory.get(key_of(["older"]))
    assert memory.get(key_of(["new"]))


class Counter:
    """Counts how often something is called that does its work all the same."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        self.calls, real = 0, getattr(owner, name)

        def counted(*arguments: object, **options: object) -> object:
            self.calls += 1
            return real(*arguments, **options)

        monkeypatch.setattr(owner, name, counted)


def test_what_did_not_change_is_not_laid_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import docx
    import weasyprint

    monkeypatch.setattr("rolebook.render.parallel.cores", lambda: 1)  # only what this process does is counted
    laid_out, written = Counter(monkeypatch, weasyprint.HTML, "render"), Counter(monkeypatch, docx, "Document")
    settings = Settings(
        framework=SMALL / "framework",
        templates=template_folders(FRAMEWORKS),
        audience="everyone",
        outputs=frozenset({Output.PRINT, Output.BOOK}),
        cache=tmp_path,
    )
    first = render(settings).artifacts
    number_of_forms = 5  # a questionnaire and a worksheet, each to print and to fill in, and one in large print
    assert (laid_out.calls, written.calls) == (number_of_forms + 1, 1), "the book is laid out once for all chapters"
    assert render(settings).artifacts == first
    assert (laid_out.calls, written.calls) == (number_of_forms + 1, 1)
    letter = Settings(**{**vars(settings), "paper": Paper.LETTER, "outputs": frozenset({Output.PRINT})})
    assert render(letter).artifacts != first
    assert laid_out.calls == 2 * number_of_forms + 1
