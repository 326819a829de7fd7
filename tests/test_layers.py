"""Imports run downward only, and heavy libraries are imported in one place each."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from support import ROOT

PACKAGE = ROOT / "generator" / "rolebook"
LAYERS = (
    {"__main__"},
    {"cli"},
    {"cli_forms", "cli_framework", "cli_interviews", "cli_site", "cli_tally"},
    {"cli_options"},
    {"site_build"},
    {"mkdocs_engine", "terminal", "terminal_tally"},
    {"forms", "guides", "mkdocs_plugin", "panel", "tally"},
    {"pipeline"},
    {"workshop"},
    {"source", "render", "exchange"},
    {"views", "project", "built"},
    {"model"},
    {"console", "remembered", "writing"},
    {"artifacts", "settings", "problems"},
)
"""From top to bottom; rooms of one layer do not know each other."""
WORD_MODULES = ("word", "word_blocks", "word_file", "word_runs", "word_tables", "word_template", "word_direction")
ONLY_IN = {
    "mkdocs": {"mkdocs_plugin", "mkdocs_engine"},
    "weasyprint": {"render/pdf_document"},
    "openpyxl": {"exchange/response_sheet"},
    "pikepdf": {"render/fillable", "render/form_embedding", "exchange/response_pdf"},
    "pypdfium2": {"render/pdf_picture"},
    "PIL": {"render/pdf_picture"},
    "fontTools": {"render/form_font", "render/web_fonts"},
    "concurrent": {"render/parallel"},
    "multiprocessing": {"render/parallel"},
    "docxtpl": {"render/word_template"},
    "docx": {f"render/{name}" for name in WORD_MODULES},
    "lxml": {f"render/{name}" for name in ("book_text", "book_weight", "guide_word_text", *WORD_MODULES)},
    "click": {"cli", "cli_forms", "cli_framework", "cli_interviews", "cli_options", "cli_site", "cli_tally"},
    "xlsxwriter": {"render/workbook", "render/workbook_chart", "render/workbook_plane"},
    "rich": {"console", "terminal", "terminal_tally"},
    "yaml": {
        "source/yaml_text",
        "source/yaml_nodes",
        "source/yaml_messages",
        "source/findings",
        "mkdocs_engine",
        "render/templates",
    },
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def rank(room: str) -> int:
    return next(place for place, layer in enumerate(LAYERS) if room in layer)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= (
                {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "rolebook" else {node.module}
            )
    return found


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_the_package_was_found() -> None:
    assert len(MODULES) > 30


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_run_downward(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert not imports(path)
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "rolebook" or len(parts) == 1 or parts[1].startswith("__"):
            continue
        other = parts[1]
        assert other == room or rank(other) > rank(room), f"{room} must not import {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_have_one_place(path: Path) -> None:
    here = path.relative_to(PACKAGE).as_posix().removesuffix(".py")
    for name in imports(path):
        owners = ONLY_IN.get(name.split(".")[0], {here})
        assert here in owners, f"{name} belongs in {owners}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            start = node.body[1].lineno if ast.get_docstring(node) and len(node.body) > 1 else node.body[0].lineno
            assert (node.end_lineno or start) - start < 40, f"{node.name} is too long"
