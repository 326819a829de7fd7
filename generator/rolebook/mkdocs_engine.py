"""MkDocs as an engine for the other doors: it builds and serves what was rendered, with the project's settings."""

from __future__ import annotations

import html
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from rolebook.built import Origin
from rolebook.mkdocs_plugin import NAME, RolebookPlugin, footer, navigation_config, theme_language
from rolebook.pipeline import Rendered
from rolebook.problems import Problem, ProblemsFound, UsageError
from rolebook.project import MKDOCS_FILE, packaged_templates
from rolebook.settings import Settings
from rolebook.source.load import tree_digest
from rolebook.workshop import Progress
from rolebook.writing import fresh_folder, write_artifacts, write_file, write_manifest

_PLUGINS = frozenset({NAME, "search", "offline"})
"""The plugins that read nothing but the pages."""
_EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta"),
        *("sane_lists", "smarty", "tables", "toc"),
    }
)
"""The extensions of Markdown that read nothing but the page they stand on."""


def default_config_file() -> Path:
    """The mkdocs.yml for a framework that has none beside it."""
    return packaged_templates() / "handbook" / MKDOCS_FILE


@dataclass(frozen=True)
class Site:
    """A site as its mkdocs.yml describes it, ready to be built."""

    config_file: Path
    config: MkDocsConfig

    @property
    def plugin(self) -> RolebookPlugin:
        """Rolebook's own plugin. Raises UsageError where mkdocs.yml does not name it."""
        plugin = self.config.plugins.get(NAME)
        if not isinstance(plugin, RolebookPlugin):
            missing = f"{self.config_file} does not name the plugin `{NAME}`."
            raise UsageError(f"{missing} Add a line `- {NAME}` under `plugins`.")
        return plugin

    @property
    def settings(self) -> Settings:
        """The settings that mkdocs.yml asks for. Raises UsageError."""
        return self.plugin.settings(self.config)

    def origin(self, settings: Settings) -> Origin | None:
        """Everything that the site is made from; None where something more may have a say.

        That is a plugin, a hook or an extension that we do not know, which may read whatever it likes, and a version to
        compare with, which may be a name that moves.
        """
        config = self.config
        plugins = {name.removeprefix("material/") for name in config.plugins}
        if settings.compare_with or config.hooks or plugins - _PLUGINS or {*config.markdown_extensions} - _EXTENSIONS:
            return None
        asked_for = {**vars(settings), "framework": settings.framework.resolve(), "outputs": sorted(settings.outputs)}
        words = (
            tree_digest(settings.framework),
            *(f"{name}: {value}" for name, value in sorted(asked_for.items())),
            self.config_file.read_text(encoding="utf-8"),
            repr(config.user_configs),
            os.environ.get("SOURCE_DATE_EPOCH", ""),
        )
        own_theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        return Origin((*settings.templates, Path(config.docs_dir), *own_theme), words)

    def engine(self, progress: Progress) -> Callable[[Rendered, Path], None]:
        """What builds the HTML pages, once. Warnings, such as of a broken link, are problems."""

        def build_html(rendered: Rendered, folder: Path) -> None:
            self.config.site_dir, self.config.strict = str(folder), True
            self.plugin.handed_over, self.plugin.progress = rendered, progress
            with _quiet_log() as messages, _pages_of(self, rendered):
                try:
                    self.config.plugins.on_startup(command="build", dirty=False)
                    mkdocs_build(self.config)
                except Abort:
                    raise ProblemsFound(_page_problem(self.config_file, message) for message in messages) from None
                finally:
                    self.config.plugins.on_shutdown()

        return build_html

    def write_pages(self, rendered: Rendered, directory: Path) -> None:
        """Write the pages, the project's hand-written ones and a mkdocs.yml that builds them without the plugin.

        Raises UsageError if the directory holds something that Rolebook did not write.
        """
        with _pages_of(self, rendered), fresh_folder(directory) as folder:
            shutil.copytree(self.config.docs_dir, folder / "docs")
            write_artifacts(rendered.artifacts, folder / "docs")
            dialect = _dialect(self.config, rendered.about.language)
            if dialect:
                write_file(folder / _OWN_THEME / "partials" / "languages" / f"{rendered.about.language}.html", dialect)
            settings = _standalone_config(self.config_file, self.config, rendered, bool(dialect))
            write_file(folder / MKDOCS_FILE, settings)
            write_manifest(folder, rendered.edition)


def open_site(config_file: Path) -> Site:
    """Read a mkdocs.yml. Raises UsageError where it cannot be used."""
    # The default file has no pages beside it, and MkDocs asks for a folder that exists; `_pages_of` puts it right.
    changes = {"docs_dir": str(config_file.parent / "assets")} if config_file == default_config_file() else {}
    with _quiet_log() as messages:
        try:
            return Site(config_file, load_config(str(config_file), **changes))
        except (Abort, ConfigurationError) as error:
            reasons = messages or [str(error)]
            raise UsageError("\n".join([f"{config_file} cannot be used:", *reasons])) from None


@contextmanager
def _pages_of(site: Site, rendered: Rendered) -> Iterator[None]:
    """The default mkdocs.yml has no hand-written pages, and takes the framework's title."""
    with TemporaryDirectory() as no_pages:
        if site.config_file == default_config_file():
            site.config.docs_dir, site.config.site_name = no_pages, html.escape(rendered.about.title)
        yield


def serve(config_file: Path, address: str | None) -> None:
    """MkDocs' own live-reload server; it ends with Ctrl+C and says what it does on the way. Raises UsageError."""
    logger, handler = logging.getLogger("mkdocs"), logging.StreamHandler()
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        mkdocs_serve(str(config_file), dev_addr=address, strict=False)
    except Abort as error:
        raise UsageError(str(error) or "The preview could not start; the lines above say why.") from None
    finally:
        logger.removeHandler(handler)


_OWN_THEME = "overrides"
"""The folder with what the pages add to their theme."""


def _dialect(config: MkDocsConfig, language: str) -> str:
    """The words of Material for a language tag of which it speaks the main part only, such as German for `de-CH`.

    With it a page names its whole tag (WCAG 2.2, 3.1.1). Empty where there is no need, or no folder to put it.
    """
    spoken = theme_language(config, language)
    is_dialect = spoken != language and spoken == language.partition("-")[0]
    if not is_dialect or config.theme.name != "material" or config.theme.custom_dir:
        return ""
    return _DIALECT.replace("SPOKEN", spoken).replace("LANGUAGE", language)


_DIALECT = """\
{% import "partials/languages/SPOKEN.html" as words %}
{% macro t(key) %}{{ "LANGUAGE" if key == "language" else words.t(key) }}{% endmacro %}
"""


def _standalone_config(config_file: Path, config: MkDocsConfig, rendered: Rendered, has_dialect: bool) -> str:
    """A mkdocs.yml without the plugin and with the navigation written out.

    It is changed as YAML nodes, so that tags such as `!ENV` stay as they are.
    """
    root = yaml.compose(config_file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode), "MkDocs has read this file as settings before"
    values = {key.value: value for key, value in root.value}
    plugins = values.get("plugins", _node(["search"]))
    plugins.value = [node for node in plugins.value if not _names_rolebook(node)]
    navigation = _node(navigation_config(rendered.navigation))
    navigation.value += values["nav"].value if "nav" in values else []
    notice = values["copyright"].value if "copyright" in values else None
    values |= {"site_name": _node(config.site_name), "plugins": plugins, "nav": navigation}
    language = rendered.about.language
    own = {"custom_dir": _OWN_THEME, "language": language}
    theme = own if has_dialect else {"language": theme_language(config, language)}
    values |= {"theme": _speaking(values.get("theme"), theme)}
    values |= {"copyright": _node(footer(notice, rendered)), "not_in_nav": _node("*\n")}
    pairs = [(_node(key), value) for key, value in values.items() if key not in {"docs_dir", "site_dir"}]
    text: str = yaml.serialize(yaml.MappingNode(root.tag, pairs, flow_style=False), allow_unicode=True, width=120)
    return text


def _speaking(theme: Any, language: Mapping[str, str]) -> Any:
    """A theme's settings with the language of its own words; a theme that has no settings is named alone."""
    if not isinstance(theme, yaml.MappingNode):
        name = theme.value if theme else "mkdocs"
        return _node({"name": name, **language} if name == "material" else name)
    pairs = [(key, value) for key, value in theme.value if key.value not in language]
    own = [(_node(key), _node(value)) for key, value in language.items()]
    return yaml.MappingNode(theme.tag, [*pairs, *own], flow_style=False)


def _names_rolebook(node: yaml.Node) -> bool:
    return bool((node.value[0][0].value if isinstance(node, yaml.MappingNode) else node.value) == NAME)


def _node(value: Any) -> Any:
    return yaml.compose(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), Loader=yaml.SafeLoader)


@contextmanager
def _quiet_log() -> Iterator[list[str]]:
    """Keep MkDocs' log from the terminal and gather its warnings."""
    logger, messages = logging.getLogger("mkdocs"), list[str]()

    class Gather(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    handler, propagate = Gather(logging.WARNING), logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def _page_problem(config_file: Path, message: str) -> Problem:
    advice = "Correct the page or the setting it names."
    return Problem(
        config_file.as_posix(), 0, 0, "site-build", f"The pages could not be built: {message}", advice=advice
    )
