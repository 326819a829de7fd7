"""The door through MkDocs: a plugin that adds the pages to a site. It only translates events."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from rolebook import project
from rolebook.artifacts import Artifact
from rolebook.pipeline import Rendered, render
from rolebook.problems import ProblemsFound, UsageError, is_error
from rolebook.settings import EditLinks, Paper, Pdf, Settings
from rolebook.source.versions import is_folder
from rolebook.views.navigation import NavigationItem
from rolebook.workshop import Progress, no_progress
from rolebook.writing import write_manifest

NAME = "rolebook"
_LOG = get_plugin_logger(NAME)


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs' base class has no types here
    """What mkdocs.yml may say under `rolebook`."""

    framework_dir = config_options.Type(str, default=project.FRAMEWORK_FOLDER)
    audience = config_options.Type(str, default="")
    paper = config_options.Choice([paper.value for paper in Paper], default=Paper.A4.value)
    pdf = config_options.Choice([pdf.value for pdf in Pdf], default=Pdf.AUTO.value)
    compare_with = config_options.Type(str, default="")
    edit_links = config_options.Choice([links.value for links in EditLinks], default=EditLinks.COMPLETE.value)
    feedback = config_options.Type(str, default="")


class RolebookPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Adds a framework's pages and documents to a MkDocs site."""

    handed_over: Rendered | None = None
    """What another door has rendered already; the plugin renders for itself where there is nothing."""
    progress: Progress = staticmethod(no_progress)
    _rendered: Rendered
    _serving = False
    _page_count = 0

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a live preview: it makes no PDFs, which would slow every refresh down."""
        self._serving = command == "serve"

    @event_priority(50)  # before Material's search, which asks for the theme's language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Render, and put the pages into the navigation and the edition into the footer."""
        # Why anew each time: a preview keeps this object and builds again after every change.
        self._rendered = self.handed_over or _render_and_warn(self.settings(config))
        config.nav = navigation_config(self._rendered.navigation) + (config.nav or [])
        config.copyright = footer(config.copyright, self._rendered)
        config.theme["language"] = theme_language(config, self._rendered.about.language)
        return config

    def settings(self, config: MkDocsConfig) -> Settings:
        """The settings that mkdocs.yml asks for."""
        beside = Path(config.config_file_path).parent
        return Settings(
            framework=Path(os.path.relpath(beside / self.config.framework_dir)),
            templates=project.template_folders(beside),
            audience=self.config.audience,
            paper=Paper(self.config.paper),
            pdf=Pdf.OFF if self._serving else Pdf(self.config.pdf),
            cache=project.cache_folder(),
            today=project.today(),
            compare_with=_seen_from(beside, self.config.compare_with),
            edit=_edit_address(config, beside / self.config.framework_dir),
            edit_links=EditLinks(self.config.edit_links),
            feedback=self.config.feedback,
            directory_urls=_has_directory_urls(config),
        )

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every artifact as a file of the site. Raises PluginError where a hand-written page has its address."""
        # Why without content: MkDocs checks links to what is coming, which is written when it is made.
        coming = (Artifact(path, b"") for path in self._rendered.coming)
        for artifact in (*self._rendered.artifacts, *coming):
            if artifact.path in files.src_uris:
                message = "has the same address as a page that Rolebook makes. Rename it."
                raise PluginError(f"{config.docs_dir}/{artifact.path} {message}")
            inclusion = InclusionLevel.NOT_IN_NAV if artifact.is_page else InclusionLevel.INCLUDED
            files.append(File.generated(config, artifact.path, content=artifact.content, inclusion=inclusion))
        self._page_count = len(files.documentation_pages())
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Date every page by the framework's version, not by the clock, and say where its file can be edited."""
        page.update_date = _build_date(self._rendered)
        page.edit_url = self._rendered.edit_addresses.get(page.file.src_uri, page.edit_url)
        self.progress("Reading pages", self._page_count)
        return markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Name the page's language, and tell who is watching that the page is done."""
        self.progress("Building the site", self._page_count)
        return in_language(output, self._rendered.about.language)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Name the language of pages that the theme makes, such as the one for a wrong address."""
        return in_language(output_content, self._rendered.about.language)

    @event_priority(-200)  # after Material's offline plugin, which writes one more file at -100
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """List what was written, so that Rolebook knows the folder as its own."""
        if not self._serving:
            write_manifest(Path(config.site_dir), self._rendered.edition)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch the YAML files and the templates too, and a folder to compare with."""
        settings = self.settings(config)
        earlier = settings.compare_with
        for folder in (settings.framework, *settings.templates, *([earlier] if earlier and is_folder(earlier) else [])):
            server.watch(str(folder))
        return server


def _seen_from(beside: Path, version: str) -> str:
    """A version to compare with: the folder of that name beside mkdocs.yml, if there is one, else the name itself."""
    return os.path.relpath(beside / version) if version and is_folder(str(beside / version)) else version


def _edit_address(config: MkDocsConfig, framework: Path) -> str:
    """Where the framework's files can be edited, by `repo_url` and `edit_uri`; empty where they do not say."""
    if not config.edit_uri:
        return ""
    folder = f"{Path(os.path.relpath(framework, config.docs_dir)).as_posix()}/"
    repository = f"{config.repo_url.rstrip('/')}/" if config.repo_url else ""
    address = urljoin(repository, config.edit_uri + quote(folder))
    # Why by hand: `edit_uri` may put the path into a query, where no browser takes the steps upwards.
    while "/../" in address and (shorter := _STEP_UP.sub("", address, count=1)) != address:
        address = shorter
    return address


_STEP_UP = re.compile(r"[^/?#=&]+/\.\./")


def _has_directory_urls(config: MkDocsConfig) -> bool:
    # Why: Material's plugin for use without a server changes this setting, but later than it is needed here.
    offline = config.plugins.get("material/offline")
    return bool(config.use_directory_urls and not (offline and offline.config["enabled"]))


def theme_language(config: MkDocsConfig, language: str) -> str:
    """The language of the theme's own words: that of the framework, if the theme speaks it, else what it was."""
    folders = [Path(folder) / "partials" / "languages" for folder in config.theme.dirs]
    spoken = (
        tag for tag in (language, language.partition("-")[0]) if any((f / f"{tag}.html").is_file() for f in folders)
    )
    return next(spoken, str(config.theme.get("language", "en")))


def in_language(page: str, language: str) -> str:
    """A page of HTML that names the framework's language as its own (WCAG 2.2, 3.1.1)."""
    return _LANGUAGE.sub(rf'\g<1>"{language}"', page, count=1)


_LANGUAGE = re.compile(r'(<html\b[^>]*?\blang=)"[^"]*"')


def _build_date(rendered: Rendered) -> str:
    """The day that pages carry: SOURCE_DATE_EPOCH (reproducible-builds.org), else that of the framework's version."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return rendered.about.released
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()


def _render_and_warn(settings: Settings) -> Rendered:
    """What was rendered; its warnings go into the log, where `mkdocs build --strict` stops at them."""
    rendered = _render_or_abort(settings)
    for problem in rendered.warnings:
        _LOG.warning("%s  %s  %s", problem.place, problem.rule, problem.message)
    return rendered


def _render_or_abort(settings: Settings) -> Rendered:
    try:
        return render(settings)
    except ProblemsFound as error:
        errors = filter(is_error, error.problems)
        lines = "\n".join(f"  {problem.place}  {problem.rule}  {problem.message}" for problem in errors)
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
