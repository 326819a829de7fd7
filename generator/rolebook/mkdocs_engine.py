"""MkDocs as an engine for the other doors: it builds and serves what was rendered, with the project's settings."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
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

from rolebook.mkdocs_plugin import NAME, RolebookPlugin, footer, navigation_config
from rolebook.pipeline import Progress, Rendered
from rolebook.problems import Problem, ProblemsFound, UsageError
from rolebook.project import MKDOCS_FILE, packaged_templates
from rolebook.settings import Settings
from rolebook.writing import fresh_folder, write_artifacts, write_file, write_manifest


def default_config_file() -> Path:
    """The mkdocs.yml for a framework that has none beside it."""
    return packaged_templates() / "handbook" / MKDOCS_FILE


def read_settings(config_file: Path) -> Settings:
    """The settings that a mkdocs.yml asks for. Raises UsageError."""
    with _mkdocs(config_file) as mkdocs:
        return _plugin(mkdocs.config).settings(mkdocs.config)


def engine(config_file: Path, progress: Progress) -> Callable[[Rendered, Path], None]:
    """What builds the HTML site with a mkdocs.yml. Warnings, such as of a broken link, are problems."""

    def build_html(rendered: Rendered, folder: Path) -> None:
        changes = {"site_dir": str(folder), "strict": True}
        with _mkdocs(config_file, rendered, **changes) as mkdocs:
            config, plugin = mkdocs.config, _plugin(mkdocs.config)
            plugin.rendered, plugin.progress = rendered, progress
            try:
                config.plugins.on_startup(command="build", dirty=False)
                mkdocs_build(config)
            except Abort:
                raise ProblemsFound(_page_problem(config_file, message) for message in mkdocs.messages) from None
            finally:
                config.plugins.on_shutdown()

    return build_html


def serve(config_file: Path, address: str | None) -> None:
    """MkDocs' own live-reload server; it ends with Ctrl+C. Raises UsageError."""
    try:
        mkdocs_serve(str(config_file), dev_addr=address, strict=False)
    except Abort as error:
        raise UsageError(str(error) or "The preview could not start; the lines above say why.") from None


def write_standalone(config_file: Path, rendered: Rendered, directory: Path) -> None:
    """Write the pages, the project's own hand-written pages and a mkdocs.yml that builds them without the plugin.

    Raises UsageError if the directory holds something that Rolebook did not write.
    """
    with _mkdocs(config_file, rendered) as mkdocs, fresh_folder(directory) as folder:
        shutil.copytree(mkdocs.config.docs_dir, folder / "docs")
        write_artifacts(rendered.artifacts, folder / "docs")
        write_file(folder / MKDOCS_FILE, _standalone_config(config_file, mkdocs.config.site_name, rendered))
        write_manifest(folder, rendered.edition)


def _standalone_config(config_file: Path, site_name: str, rendered: Rendered) -> str:
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
    values |= {"site_name": _node(site_name), "plugins": plugins, "nav": navigation}
    values |= {"copyright": _node(footer(notice, rendered)), "not_in_nav": _node("*\n")}
    pairs = [(_node(key), value) for key, value in values.items() if key not in {"docs_dir", "site_dir"}]
    text: str = yaml.serialize(yaml.MappingNode(root.tag, pairs, flow_style=False), allow_unicode=True, width=120)
    return text


def _names_rolebook(node: yaml.Node) -> bool:
    return bool((node.value[0][0].value if isinstance(node, yaml.MappingNode) else node.value) == NAME)


def _node(value: Any) -> Any:
    return yaml.compose(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), Loader=yaml.SafeLoader)


@dataclass(frozen=True)
class _Quiet:
    """MkDocs' settings, and the warnings that it would have printed."""

    config: MkDocsConfig
    messages: list[str]


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


@contextmanager
def _mkdocs(config_file: Path, rendered: Rendered | None = None, **changes: Any) -> Iterator[_Quiet]:
    """MkDocs with the settings of a mkdocs.yml. The default one has no pages and takes the framework's title."""
    with TemporaryDirectory() as no_pages, _quiet_log() as messages:
        if config_file == default_config_file():
            changes["docs_dir"] = no_pages
            changes["site_name"] = rendered.framework.about.title if rendered else "Handbook"
        try:
            config = load_config(str(config_file), **changes)
        except (Abort, ConfigurationError) as error:
            reasons = messages or [str(error)]
            raise UsageError("\n".join([f"{config_file} cannot be used:", *reasons])) from None
        yield _Quiet(config, messages)


def _plugin(config: MkDocsConfig) -> RolebookPlugin:
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, RolebookPlugin):
        name = config.config_file_path
        raise UsageError(f"{name} does not name the plugin `{NAME}`. Add a line `- {NAME}` under `plugins`.")
    return plugin


def _page_problem(config_file: Path, message: str) -> Problem:
    advice = "Correct the page or the setting it names."
    return Problem(
        config_file.as_posix(), 0, 0, "site-build", f"The pages could not be built: {message}", advice=advice
    )
