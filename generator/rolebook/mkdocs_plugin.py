"""The door through MkDocs: a plugin that adds the pages, and the engine that other doors build and serve with.

This is the only module that imports MkDocs. The plugin only translates events; what the pages say is decided elsewhere.
"""

from __future__ import annotations

import html
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from rolebook import project
from rolebook.pipeline import Rendered, render
from rolebook.problems import Problem, ProblemsFound, UsageError
from rolebook.settings import Output, Paper, Pdf, Settings
from rolebook.views.navigation import NavigationItem
from rolebook.writing import fresh_folder, write_artifacts, write_file, write_manifest

NAME = "rolebook"
Watched = Callable[[str], None]


class Options(Config):
    """What mkdocs.yml may say under `rolebook`."""

    framework_dir = config_options.Type(str, default=project.FRAMEWORK_FOLDER)
    audience = config_options.Type(str, default="")
    paper = config_options.Choice([paper.value for paper in Paper], default=Paper.A4.value)
    pdf = config_options.Choice([pdf.value for pdf in Pdf], default=Pdf.AUTO.value)


class RolebookPlugin(BasePlugin[Options]):
    """Adds a framework's pages and documents to a MkDocs site."""

    rendered: Rendered | None = None
    """What another door has rendered already; the plugin renders for itself where there is nothing."""
    watch_progress: Watched | None = None
    _serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a live preview: it makes no PDFs, which would slow every refresh down."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Render, and put the pages into the navigation and the edition into the footer."""
        if not self.rendered or self._serving:
            self.rendered = _render_or_abort(self.settings(config))
        config.nav = navigation_config(self.rendered.navigation) + (config.nav or [])
        config.copyright = footer(config.copyright, self.rendered)
        return config

    def settings(self, config: MkDocsConfig) -> Settings:
        """The settings that mkdocs.yml asks for."""
        beside = Path(config.config_file_path).parent
        return Settings(
            framework=_from_here(beside / self.config.framework_dir),
            templates=project.template_folders(beside),
            audience=self.config.audience,
            paper=Paper(self.config.paper),
            pdf=Pdf.OFF if self._serving else Pdf(self.config.pdf),
            cache=project.cache_folder(),
        )

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every artifact as a file of the site. Raises PluginError where a hand-written page has the same address."""
        assert self.rendered is not None
        for artifact in self.rendered.artifacts:
            if artifact.path in files.src_uris:
                raise PluginError(
                    f"{config.docs_dir}/{artifact.path} has the same address as a page that Rolebook makes. Rename it."
                )
            inclusion = InclusionLevel.NOT_IN_NAV if artifact.is_page else InclusionLevel.INCLUDED
            files.append(File.generated(config, artifact.path, content=artifact.content, inclusion=inclusion))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Date every page by the framework's version, not by the clock, so that two builds are alike."""
        assert self.rendered is not None
        page.update_date = _build_date(self.rendered)
        if self.watch_progress:
            self.watch_progress("Reading pages")
        return markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Tell who is watching that a page is done."""
        if self.watch_progress:
            self.watch_progress("HTML")
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """List what was written, so that Rolebook knows the folder as its own."""
        assert self.rendered is not None
        if not self._serving:
            write_manifest(Path(config.site_dir), self.rendered.edition)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
        """Watch the YAML files and the templates too."""
        settings = self.settings(config)
        for folder in (settings.framework, *settings.templates):
            server.watch(str(folder))
        return server


def _from_here(path: Path) -> Path:
    """A path as a reader in the current folder would write it, so that messages stay short."""
    return Path(os.path.relpath(path))


def _build_date(rendered: Rendered) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return _date_of(int(epoch)) if epoch else rendered.framework.about.released


def _date_of(seconds: int) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _render_or_abort(settings: Settings) -> Rendered:
    try:
        return render(settings)
    except ProblemsFound as error:
        lines = "\n".join(f"  {problem.place}  {problem.rule}  {problem.message}" for problem in error.problems)
        raise PluginError(f"The framework has problems:\n{lines}\nSee them in full with: rolebook check") from None
    except UsageError as error:
        raise PluginError(str(error)) from None


def navigation_config(items: tuple[NavigationItem, ...]) -> list[Any]:
    """The navigation as the `nav` of mkdocs.yml. A page that lists others opens its section."""
    return [_navigation_entry(item) for item in items]


def _navigation_entry(item: NavigationItem) -> dict[str, Any]:
    title = html.escape(item.title)
    if not item.children:
        return {title: item.path}
    return {title: [item.path, *navigation_config(item.children)]}


def footer(notice: str | None, rendered: Rendered) -> str:
    """The foot of every page: the site's own notice, then title, version and edition."""
    line = rendered.edition_line
    edition = html.escape(f"{line.title} {line.version} · {line.edition}")
    return f"{notice} · {edition}" if notice else edition


@contextmanager
def _quiet_mkdocs() -> Iterator[list[str]]:
    """Keep MkDocs' log from the terminal and gather its warnings."""
    logger, messages = logging.getLogger("mkdocs"), list[str]()

    class Gather(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    handler = Gather(logging.WARNING)
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def _load(config_file: Path, **changes: Any) -> MkDocsConfig:
    try:
        return load_config(str(config_file), **changes)
    except (Abort, ConfigurationError, yaml.YAMLError) as error:
        raise UsageError(f"{config_file} cannot be read: {error}") from None


def _plugin(config: MkDocsConfig, config_file: Path) -> RolebookPlugin:
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, RolebookPlugin):
        raise UsageError(f"{config_file} does not name the plugin `{NAME}`. Add `- {NAME}` under `plugins`.")
    return plugin


def read_settings(config_file: Path) -> Settings:
    """The settings that a mkdocs.yml asks for. Raises UsageError."""
    with _quiet_mkdocs() as messages:
        try:
            config = _load(config_file)
        except UsageError as error:
            raise UsageError("\n".join([str(error), *messages])) from None
    return _plugin(config, config_file).settings(config)


def engine(config_file: Path, progress: Watched) -> Callable[[Rendered, Path], None]:
    """What builds the HTML site with the project's mkdocs.yml. Warnings of MkDocs, such as a broken link, are problems."""

    def build_html(rendered: Rendered, folder: Path) -> None:
        with _quiet_mkdocs() as messages:
            config = _load(config_file, site_dir=str(folder), strict=True)
            plugin = _plugin(config, config_file)
            plugin.rendered, plugin.watch_progress = rendered, progress
            try:
                config.plugins.on_startup(command="build", dirty=False)
                mkdocs_build(config)
            except Abort:
                raise ProblemsFound(_page_problem(config_file, message) for message in messages) from None
            finally:
                config.plugins.on_shutdown()

    return build_html


def _page_problem(config_file: Path, message: str) -> Problem:
    return Problem(config_file.as_posix(), 0, 0, "site-build", f"MkDocs: {message}", advice="Correct the page it names.")


def serve(config_file: Path, address: str | None) -> None:
    """MkDocs' own live-reload server; it ends with Ctrl+C. Raises UsageError."""
    try:
        mkdocs_serve(str(config_file), dev_addr=address, strict=False)
    except Abort as error:
        raise UsageError(str(error) or "The preview could not start; the lines above say why.") from None


def standalone_config(config_file: Path, rendered: Rendered) -> str:
    """The project's mkdocs.yml for the pages as plain Markdown: without the plugin, with the navigation written out.

    It is changed as YAML nodes, so that tags such as `!ENV` stay as they are.
    """
    root = yaml.compose(config_file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise UsageError(f"{config_file} holds no settings.")
    settings = {key.value: (key, value) for key, value in root.value}
    own_navigation = settings.get("nav")
    for key in ("docs_dir", "site_dir", "nav", "copyright", "plugins"):
        settings.pop(key, None)
    pairs = list(settings.values())
    plugins = dict((key.value, value) for key, value in root.value).get("plugins")
    if isinstance(plugins, yaml.SequenceNode):
        kept = [node for node in plugins.value if not _names_rolebook(node)]
        pairs.append((_node("plugins"), yaml.SequenceNode(plugins.tag, kept, flow_style=False)))
    notice = next((value.value for key, value in root.value if key.value == "copyright"), None)
    navigation = _node(navigation_config(rendered.navigation))
    if own_navigation:
        navigation.value.extend(own_navigation[1].value)
    pairs += [(_node("copyright"), _node(footer(notice, rendered))), (_node("nav"), navigation)]
    pairs.append((_node("not_in_nav"), _node("*\n")))
    text: str = yaml.serialize(yaml.MappingNode(root.tag, pairs, flow_style=False), allow_unicode=True, width=120)
    return text


def _names_rolebook(node: yaml.Node) -> bool:
    if isinstance(node, yaml.MappingNode):
        return bool(node.value) and node.value[0][0].value == NAME
    return bool(node.value == NAME)


def _node(value: Any) -> Any:
    return yaml.SafeDumper("").represent_data(value)


def pages_only(settings: Settings) -> Settings:
    """Settings for the handbook alone: what `rolebook pages` renders."""
    return replace(settings, outputs=frozenset({Output.HANDBOOK}))


def write_standalone(config_file: Path, rendered: Rendered, directory: Path) -> None:
    """Write the pages, the project's own hand-written pages and a mkdocs.yml that builds them without the plugin.

    Raises UsageError if the directory holds something that Rolebook did not write.
    """
    with _quiet_mkdocs():
        docs = Path(_load(config_file).docs_dir)
    with fresh_folder(directory) as folder:
        if docs.is_dir():
            shutil.copytree(docs, folder / "docs")
        write_artifacts(rendered.artifacts, folder / "docs")
        write_file(folder / project.MKDOCS_FILE, standalone_config(config_file, rendered))
        write_manifest(folder, rendered.edition)
