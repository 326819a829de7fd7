"""The pages and documents of the small framework, as files that a person has read.

Renew them with `make golden`, and read the difference before you commit it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rolebook.pipeline import render
from rolebook.project import template_folders
from rolebook.settings import Output, Pdf, Settings
from support import FRAMEWORKS, ROOT, SMALL

GOLDEN = ROOT / "tests" / "golden" / "small"
INSIDE = re.compile(r"(<(style|script)[^>]*>)(?![{]).*?(</\2>)", re.DOTALL)
"""Style sheets and scripts, which have tests of their own. Data for a script, which begins with a brace, stays."""
POLICY = re.compile(r"sha256-[\w+/=]+")


def rendered() -> dict[str, str]:
    settings = Settings(
        framework=SMALL / "framework",
        templates=template_folders(FRAMEWORKS),
        outputs=frozenset({Output.HANDBOOK, Output.PRINT}),
        pdf=Pdf.OFF,
    )
    texts = {}
    for artifact in render(settings).artifacts:
        if artifact.path.endswith((".md", ".html")):
            texts[artifact.path] = POLICY.sub("sha256-", INSIDE.sub(r"\1\3", artifact.content.decode()))
    assert len(texts) > 25
    return texts


def test_pages_and_documents_are_as_read(request: pytest.FixtureRequest) -> None:
    texts = rendered()
    if request.config.getoption("--update-golden"):
        for path in GOLDEN.rglob("*.*"):
            path.unlink()
        for name, text in texts.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, encoding="utf-8")
    golden = {str(path.relative_to(GOLDEN)): path.read_text(encoding="utf-8") for path in files_of(GOLDEN)}
    assert texts.keys() == golden.keys()
    for name, text in texts.items():
        assert text == golden[name], f"{name} differs; read the difference, then `make golden`"


def files_of(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    assert found
    return found
