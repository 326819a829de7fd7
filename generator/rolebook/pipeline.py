"""The whole path on one screen: YAML files -> checked Framework -> one audience's edition -> artifacts -> a site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from rolebook.artifacts import NOTHING_COMING, Artifact
from rolebook.model.about import About
from rolebook.model.audience import for_audience
from rolebook.model.difference import Difference, difference
from rolebook.model.earlier_edition import earlier_edition
from rolebook.model.framework import Framework
from rolebook.problems import Problem, unknown
from rolebook.render.data import render_data
from rolebook.render.handbook import font_artifacts, render_moved
from rolebook.settings import USUAL_OUTPUTS, EditLinks, Output, Settings
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework, load_with_files
from rolebook.source.versions import load_version
from rolebook.views.navigation import NavigationItem
from rolebook.views.parts import EditionLine, edition_line
from rolebook.views.upkeep import Upkeep, checked_feedback, edit_addresses
from rolebook.workshop import Progress, no_progress, open_workshop
from rolebook.writing import Edition, fresh_folder, write_artifacts, write_manifest


@dataclass(frozen=True)
class Rendered:
    """Everything that was made of one edition, still in memory, and what was left out and why.

    `coming` says where those artifacts will be that take longest, and are made while the site is built.

    It does not keep the framework, which in a large one is a hundred megabytes that the site engine needs.
    """

    about: About
    audience: str
    artifacts: tuple[Artifact, ...]
    coming: tuple[str, ...]
    navigation: tuple[NavigationItem, ...]
    edit_addresses: Mapping[str, str]
    """Where the file behind each page about a single entry can be edited; empty in an edition without edit links."""
    left_out: tuple[str, ...]
    warnings: tuple[Problem, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Where every artifact is or will be."""
        return (*(artifact.path for artifact in self.artifacts), *self.coming)

    @property
    def edition(self) -> Edition:
        """What the manifest says of this edition."""
        return Edition(self.about.id, self.about.version, self.audience)

    @property
    def edition_line(self) -> EditionLine:
        """What the foot of every page says of this edition."""
        return edition_line(self.about, self.audience)


Engine = Callable[[Rendered, Path], None]
"""Builds the HTML site of what was rendered into an empty folder, with all artifacts but those that are coming."""


@dataclass(frozen=True)
class ReadEdition:
    """One edition of a framework with what was read around it.

    `earlier` is a version to compare with, narrowed alike, where there is one; `files` name the file of each entry.
    """

    framework: Framework
    earlier: Framework | None
    warnings: tuple[Problem, ...]
    files: Mapping[str, str]


def read_edition(settings: Settings) -> ReadEdition:
    """Read, check and narrow the framework.

    Raises ProblemsFound, and UsageError for an unknown audience or an earlier version that is not there.
    """
    cache = Cache(settings.cache)
    loaded = load_with_files(settings.framework, cache, settings.today)
    framework = for_audience(loaded.framework, declared_audience(loaded.framework, settings.audience))
    earlier = None
    if settings.compare_with:
        before = load_version(settings.compare_with, settings.framework, cache)
        earlier = earlier_edition(before, loaded.framework, framework)
    return ReadEdition(framework, earlier, loaded.warnings, loaded.files)


def declared_audience(framework: Framework, audience: str) -> str:
    """The audience asked for, or the last one where none is. Raises UsageError if it is not declared."""
    declared = [audience.id for audience in framework.about.audiences]
    if audience and audience not in declared:
        raise unknown("audience", audience, declared)
    return audience or declared[-1]


def compare(settings: Settings, old: str, new: str = "") -> Difference:
    """What changed between two versions, each a folder or a git revision, for the audience that the settings name.

    Without `new`, the framework of the settings is held against the old one. Raises ProblemsFound and UsageError.
    """
    cache = Cache(settings.cache)
    today = load_version(new, settings.framework, cache) if new else load_framework(settings.framework, cache)[0]
    edition = for_audience(today, declared_audience(today, settings.audience))
    earlier = load_version(old, settings.framework, cache)
    return difference(earlier_edition(earlier, today, edition), edition)


def _upkeep(settings: Settings, edition: ReadEdition) -> Upkeep:
    """What this edition tells its readers about keeping entries right; what is overdue is for the complete one."""
    is_complete = edition.framework.is_complete
    shows_files = settings.edit_links is EditLinks.ALL or (settings.edit_links is EditLinks.COMPLETE and is_complete)
    return Upkeep(
        today=settings.today if is_complete else "",
        edit=settings.edit if shows_files else "",
        feedback=checked_feedback(settings.feedback),
        files=edition.files if shows_files else {},
    )


def render(settings: Settings, progress: Progress = no_progress) -> Rendered:
    """Everything the settings ask for, as values. Raises ProblemsFound and UsageError."""
    with _rendering(settings, progress) as (rendered, coming):
        return replace(rendered, artifacts=(*rendered.artifacts, *coming), coming=())


@contextmanager
def _rendering(settings: Settings, progress: Progress) -> Iterator[tuple[Rendered, Iterator[Artifact]]]:
    """What the settings ask for, and those of its artifacts that are still being made."""
    edition, outputs = read_edition(settings), settings.outputs
    framework, upkeep = edition.framework, _upkeep(settings, edition)
    workshop, left_out = open_workshop(settings, framework, progress)
    printing = workshop.print_documents() if Output.PRINT in outputs else nullcontext(((), NOTHING_COMING))
    with printing as (documents, coming):
        artifacts: list[Artifact] = []
        navigation: tuple[NavigationItem, ...] = ()
        if outputs & {Output.HANDBOOK, Output.BOOK}:
            handbook = workshop.handbook(upkeep, edition.earlier)
            if Output.HANDBOOK in outputs:
                navigation = handbook.navigation
                artifacts += [
                    *handbook.artifacts,
                    *render_moved(framework, workshop.templates, settings.directory_urls),
                ]
            if Output.BOOK in outputs:
                book, missing = workshop.book(handbook)
                artifacts, left_out = [*artifacts, *book], (*left_out, *missing)
        if Output.PRINT in outputs:
            artifacts += [*documents, *(font for font in font_artifacts() if font not in artifacts)]
        if Output.DATA in outputs:
            artifacts.append(render_data(framework))
        rendered = Rendered(
            framework.about,
            framework.audience,
            tuple(artifacts),
            coming.paths,
            navigation,
            edit_addresses(framework, upkeep),
            (*_not_asked_for(outputs), *left_out),
            edition.warnings,
        )
        yield rendered, coming.artifacts


def _not_asked_for(outputs: frozenset[Output]) -> Iterator[str]:
    missing = [output.value.capitalize() for output in Output if output in USUAL_OUTPUTS - outputs]
    if missing:
        names = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        yield f"{names}: you asked for a part only, so the folder holds nothing else."


def build(settings: Settings, out: Path, engine: Engine, progress: Progress = no_progress) -> Rendered:
    """Build the site into `out`, which changes only if everything went well.

    Raises ProblemsFound, and UsageError if `out` is a folder that Rolebook did not make.
    """
    with fresh_folder(out) as folder, _rendering(settings, progress) as (rendered, coming):
        if Output.HANDBOOK in settings.outputs:
            engine(rendered, folder)
        else:
            write_artifacts(rendered.artifacts, folder)
        write_artifacts(coming, folder)
        write_manifest(folder, rendered.edition)
    return rendered
