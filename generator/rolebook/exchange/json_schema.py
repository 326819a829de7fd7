"""The shapes as JSON Schemas for editors, and as a page of the manual for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rolebook.artifacts import Artifact
from rolebook.model.files import SHAPES, schemas
from rolebook.model.layout import ABOUT_FILE, FILE_TYPES, FileType

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> tuple[Artifact, ...]:
    """One JSON Schema for each type of file."""
    return tuple(
        Artifact(f"{name}.json", (json.dumps(_schema(shape), ensure_ascii=False, indent=1) + "\n").encode())
        for name, shape in schemas().items()
    )


def _schema(shape: Any) -> dict[str, Any]:
    return {"$schema": DIALECT, **shape.model_json_schema()}


def reference_page() -> str:
    """Every key of every file, with what goes in, as a page of Markdown."""
    lines = [
        "# Every key, explained",
        "",
        "This page is made from the model with `rolebook schema --reference`, so it is always complete.",
        "",
        f"## {ABOUT_FILE}",
        "",
        *_keys(schemas()["framework"].model_json_schema()),
    ]
    for file_type in FILE_TYPES:
        lines += ["", f"## {_heading(file_type)}", "", f"{_intro(file_type)}", "", *_keys(_entry_schema(file_type))]
    return "\n".join(lines) + "\n"


def _heading(file_type: FileType) -> str:
    return f"{file_type.name}/" if file_type.is_folder else file_type.name


def _intro(file_type: FileType) -> str:
    if not file_type.key and not file_type.is_folder:
        return SHAPES[file_type.kind].__doc__ or ""
    if not file_type.key:
        return f"One {file_type.kind} a file. The file is called like its `id`."
    return f"A list under `{file_type.key}:`. Each of its members is a {file_type.kind}:"


def _entry_schema(file_type: FileType) -> dict[str, Any]:
    schema: dict[str, Any] = SHAPES[file_type.kind].model_json_schema()
    return schema


def _keys(schema: dict[str, Any]) -> Iterator[str]:
    yield "| Key | What goes in | Needed |"
    yield "|---|---|---|"
    definitions = schema.get("$defs", {})
    yield from _rows(schema, definitions, "")


def _rows(schema: dict[str, Any], definitions: dict[str, Any], prefix: str) -> Iterator[str]:
    for name, field in schema["properties"].items():
        needed = "yes" if name in schema.get("required", ()) else ""
        nested = _nested(field, definitions)
        explained = field.get("description") or (nested or {}).get("description", "")
        description = " ".join(explained.split()).replace("|", "\\|")
        yield f"| `{prefix}{name}` | {description} | {needed} |"
        if nested and "properties" in nested:
            marker = "[]." if "items" in field else "."
            yield from _rows(nested, definitions, f"{prefix}{name}{marker}")


def _nested(field: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any] | None:
    options = (field, field.get("items", {}), *field.get("anyOf", ()), *field.get("allOf", ()))
    reference = next((option["$ref"] for option in options if "$ref" in option), None)
    found: dict[str, Any] | None = definitions.get(reference.rpartition("/")[2]) if reference else None
    return found
