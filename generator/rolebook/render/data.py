"""The edition as data, for programs."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework

DATA_FILE = "data/framework.json"


def render_data(framework: Framework) -> Artifact:
    """Everything this edition holds, as JSON: the keys of the YAML files, under the names of the model."""
    lists = {
        field.name: [_plain(shape) for shape in getattr(framework, field.name)]
        for field in fields(framework)
        if field.name not in {"about", "audience"}
    }
    content = {"about": _plain(framework.about), "audience": framework.audience, **lists}
    return Artifact(DATA_FILE, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _plain(shape: Any) -> Any:
    return shape.model_dump(mode="json", exclude_defaults=True)
