"""The preview refreshes when a YAML file or a template changes, and survives a mistake."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import ROOT, rolebook

PAGE = "competencies/keeps-promises.html"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new framework with a template of its own."""
    assert rolebook("init", tmp_path / "mine").returncode == 0
    own = tmp_path / "mine" / "site_templates" / "handbook"
    own.mkdir(parents=True)
    shutil.copy(ROOT / "site_templates" / "handbook" / "competency.md.j2", own)
    return tmp_path / "mine"


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "rolebook", "serve", "--address", place]
    server = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    said = []
    for line in server.stderr:
        said.append(line)
        if "Serving on" in line:
            break
    assert "Serving on" in said[-1], said
    yield f"http://{place}"
    server.terminate()
    server.wait(timeout=20)
    server.stderr.close()


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as response:
        text: str = response.read().decode()
    return text


def after_a_change(address: str, file: Path, old: str, new: str) -> str:
    """The page after a change. MkDocs holds the request for `livereload` open until it has built again."""
    found = re.search(r"livereload\((\d+), (\d+)\)", read(f"{address}/{PAGE}"))
    assert found
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    read(f"{address}/livereload/{found.group(1)}/{found.group(2)}")
    return read(f"{address}/{PAGE}")


def test_a_change_in_yaml_and_in_a_template_shows(project: Path, address: str) -> None:
    competency = project / "framework" / "competencies" / "keeps-promises.yaml"
    assert "A different title" in after_a_change(
        address, competency, "title: Keeps promises", "title: A different title"
    )
    template = project / "site_templates" / "handbook" / "competency.md.j2"
    assert "A heading of ours" in after_a_change(address, template, "## How to recognise it", "## A heading of ours")


def test_a_mistake_leaves_the_preview_alive(project: Path, address: str) -> None:
    competency = project / "framework" / "competencies" / "keeps-promises.yaml"
    good = competency.read_text(encoding="utf-8")
    competency.write_text(good + "nonsense: [\n", encoding="utf-8")
    competency.write_text(good, encoding="utf-8")
    assert "Again" in after_a_change(address, competency, "title: Keeps promises", "title: Again")
