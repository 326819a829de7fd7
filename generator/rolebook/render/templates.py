"""Jinja environments: sandboxed, escaping by default, strict about names, the framework's own templates first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rolebook.render import markup


class Templates:
    """The templates of one build. `language` decides how dates are written."""

    def __init__(self, folders: tuple[Path, ...], language: str) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters.update(
            text=markup.text,
            phrase=markup.phrase,
            cell=markup.cell,
            plain=markup.plain,
            front_matter=markup.front_matter,
            html_text=markup.html_text,
            html_phrase=markup.html_phrase,
            css_string=markup.css_string,
            day=partial(markup.day, language=language),
        )
        self._folders = folders

    def get(self, name: str) -> Template:
        """A template by its path in a template folder."""
        return self._environment.get_template(name)

    def words(self, name: str) -> Mapping[str, Any]:
        """A file of words that templates and navigation show."""
        words: Mapping[str, Any] = yaml.safe_load(self.file(name))
        return words

    def file(self, name: str) -> bytes:
        """A file that is used as it is. Raises FileNotFoundError."""
        for folder in self._folders:
            if (folder / name).is_file():
                return (folder / name).read_bytes()
        raise FileNotFoundError(name)
