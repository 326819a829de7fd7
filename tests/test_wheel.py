"""The wheel is a product: it holds the templates, installs elsewhere, and builds a site there."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from support import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_code_templates_licence_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "rolebook/pipeline.py" in names
    assert "rolebook/site_templates/handbook/competency.md.j2" in names
    assert "rolebook/site_templates/print/guide.html.j2" in names
    assert "rolebook/site_templates/starter/framework/framework.yaml" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"rolebook"}


def test_it_starts_and_builds_a_framework_elsewhere(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    site_packages = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "venv")}))
    zipfile.ZipFile(wheel).extractall(site_packages)
    # Why: the dependencies come from here, so that the test needs no network; Rolebook itself must not.
    (site_packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    python = tmp_path / "venv" / "bin" / "python"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        command = [str(python), *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    where = run("-c", "import rolebook; print(rolebook.__file__)")
    assert where.stdout.startswith(str(tmp_path)), where.stdout + where.stderr
    assert run("-m", "rolebook", "init", "mine").returncode == 0
    result = run("-m", "rolebook", "build", "mine")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "mine" / "site" / "print").is_dir()
