"""Write constraints.txt: the exact version of every direct and indirect dependency, from a fresh environment."""

from __future__ import annotations

import subprocess
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEADER = "# Every dependency, direct and indirect, with the version it was tested with. Written by `make lock`.\n"


def main() -> None:
    """Install the project without constraints into a throw-away environment and note what came with it."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [str(Path(folder) / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", f"{ROOT}[dev]"], check=True)
        freeze = [*pip, "list", "--format=freeze", "--exclude=pip", "--exclude=setuptools", "--exclude=rolebook"]
        pins = subprocess.run(freeze, check=True, capture_output=True, text=True).stdout
    (ROOT / "constraints.txt").write_text(HEADER + pins, encoding="utf-8")


if __name__ == "__main__":
    main()
