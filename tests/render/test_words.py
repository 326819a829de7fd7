"""The words of pages: a framework's own file may hold some of them only."""

from __future__ import annotations

from pathlib import Path

from rolebook.project import packaged_templates
from rolebook.render.templates import Templates


def test_own_words_go_before_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "handbook").mkdir()
    (tmp_path / "handbook" / "headings.yaml").write_text("profiles: Success profiles\n", encoding="utf-8")
    words = Templates((tmp_path, packaged_templates()), "en").words("handbook/headings.yaml")
    assert (words["profiles"], words["glossary"]) == ("Success profiles", "Glossary")
