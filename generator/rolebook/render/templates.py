"""Jinja environments: sandboxed, escaping by default, strict about names, the framework's own templates first."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from rolebook.problems import Problem, ProblemsFound
from rolebook.render import markup


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which remembers what it found out about each attribute of each type."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read an attribute, which Jinja decides by the type and the name."""
        key = (type(obj), attr)
        if key not in self._known:
            self._known[key] = super().is_safe_attribute(obj, attr, value)
        return self._known[key]


Filters = Mapping[str, Callable[..., Any]]
_MARKDOWN_FILTERS: Filters = {
    "text": markup.text,
    "phrase": markup.phrase,
    "cell": markup.cell,
    "address": markup.address,
    "front_matter": markup.front_matter,
    "json_data": markup.json_data,
    "direction": markup.direction,
}
_HTML_FILTERS: Filters = {
    "html_text": markup.html_text,
    "html_phrase": markup.html_phrase,
    "html_title": markup.html_title,
    "css_string": markup.css_string,
    "json_data": markup.json_data,
    "direction": markup.direction,
}


def _environment(folders: tuple[Path, ...], filters: Filters, **options: Any) -> Sandbox:
    environment = Sandbox(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        **options,
    )
    environment.filters.update(filters)
    return environment


def _literal(value: Any) -> Any:
    """What a Markdown template shows without a filter: text whose every character stands for itself."""
    return markup.plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _printable(value: Any) -> Any:
    """What a text template shows: no character that would steer a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in value) if isinstance(value, str) else value


class Templates:
    """The templates of one build. `language` decides how dates are written."""

    def __init__(self, folders: tuple[Path, ...], language: str) -> None:
        dates: Filters = {
            "day": partial(markup.day, language=language),
            "language_name": partial(markup.language_name, language=language),
            "number": partial(markup.number, language=language),
        }
        self._folders = folders
        self._html = _environment(folders, {**_HTML_FILTERS, **dates}, autoescape=True)
        self._markdown = _environment(folders, {**_MARKDOWN_FILTERS, **dates}, autoescape=True, finalize=_literal)
        self._text = _environment(folders, dates, autoescape=False, finalize=_printable)
        for environment in (self._html, self._markdown):
            environment.globals["picture"] = self._picture

    def render(self, name: str, **values: Any) -> str:
        """A page laid out by a template, which is named by its path in a template folder.

        Raises ProblemsFound where a template that the user wrote is broken. A broken template of Rolebook's own is a
        bug and raises what Jinja raises.
        """
        try:
            return self._environment_for(name).get_template(name).render(**values)
        except TemplateError as error:
            raise self._problem(error) or error from None

    def _environment_for(self, name: str) -> Sandbox:
        if name.endswith(".txt.j2"):
            return self._text
        return self._markdown if name.endswith(".md.j2") else self._html

    def _picture(self, name: str, view: object, id_: str, title: str = "", details: str = "") -> Markup:
        """A picture for a page or a document. `id_` is used once there; `details` is the id of what says the same."""
        template = self._html.get_template(f"pictures/{name}.svg.j2")
        return markup.picture(template.render(view=view, id=id_, title=title, details=details))

    def _problem(self, error: TemplateError) -> ProblemsFound | None:
        file, line = _place(error)
        packaged = self._folders[-1].resolve()
        if not file or Path(file).resolve().is_relative_to(packaged):
            return None
        message = f"This template cannot be used: {error.message}"
        advice = "Compare it with the template of the same name that comes with Rolebook."
        return ProblemsFound([Problem(Path(file).as_posix(), line, 1, "template-broken", message, advice=advice)])

    def words(self, name: str) -> Mapping[str, Any]:
        """A file of words that templates and navigation show; a framework's own file may hold some of them only."""
        files = (folder / name for folder in reversed(self._folders))
        found = [yaml.safe_load(file.read_bytes()) for file in files if file.is_file()]
        return {key: word for words in found for key, word in (words or {}).items()}

    def file(self, name: str) -> bytes:
        """A file that is used as it is. Raises FileNotFoundError."""
        for folder in self._folders:
            if (folder / name).is_file():
                return (folder / name).read_bytes()
        raise FileNotFoundError(name)


def _place(error: TemplateError) -> tuple[str, int]:
    """The template and the line that an error comes from; the file is empty where Jinja does not say."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or "", error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if ".j2" in frame.filename]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else ("", 0)
