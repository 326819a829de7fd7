"""A framework folder -> a checked Framework, or every problem it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolebook.problems import Problem, ProblemsFound, Severity, is_error
from rolebook.remembered import program_digest
from rolebook.source.cache import Cache
from rolebook.source.files import Tree, read_tree

if TYPE_CHECKING:
    from rolebook.model.framework import Framework
    from rolebook.source.reader import Reading


@dataclass(frozen=True)
class Loaded:
    """A checked framework, the warnings it draws, and the file that each entry stands in, by the entry's id.

    Files are named as seen from the framework's folder, with forward slashes.
    """

    framework: Framework
    warnings: tuple[Problem, ...]
    files: Mapping[str, str]


def load_framework(folder: Path, cache: Cache, today: str = "") -> tuple[Framework, tuple[Problem, ...]]:
    """Read and check a framework: the framework and the warnings it draws. Raises ProblemsFound if it has errors.

    `today` (YYYY-MM-DD) is the day for which reviews are looked at; without it, none is overdue.
    """
    loaded = load_with_files(folder, cache, today)
    return loaded.framework, loaded.warnings


def load_with_files(folder: Path, cache: Cache, today: str = "") -> Loaded:
    """The same, and where each entry was written. Raises ProblemsFound if the framework has errors."""
    tree = read_tree(folder)
    reading = _read(folder, tree, cache)
    problems = _verdict(tree, cache, today, lambda: reading)
    if any(map(is_error, problems)):
        raise ProblemsFound(problems)
    return Loaded(_framework(reading), problems, _files(reading, folder))


def _files(reading: Reading, folder: Path) -> Mapping[str, str]:
    from rolebook.model.kinds import ENTRY_KINDS

    return {
        id_: Path(origin.file).relative_to(folder).as_posix()
        for kind in ENTRY_KINDS
        for id_, origin in reading.ids[kind]
    }


def check_framework(folder: Path, cache: Cache, today: str = "") -> tuple[Problem, ...]:
    """Every problem a framework has, sorted by place. Where nothing changed since the last time, it is remembered.

    `today` (YYYY-MM-DD) is the day for which reviews are looked at; without it, none is overdue.
    """
    tree = read_tree(folder)
    return _verdict(tree, cache, today, lambda: _read(folder, tree, cache))


def tree_digest(folder: Path) -> str:
    """A digest of everything that a framework folder says, and of the program that reads it."""
    return _digest(read_tree(folder))


def _verdict(tree: Tree, cache: Cache, today: str, read: Callable[[], Reading]) -> tuple[Problem, ...]:
    """The problems, from memory where this very tree was checked on this very day before."""
    key = f"verdict-{_digest(tree)}-{today}"
    remembered = cache.get(key)
    if remembered is not None:
        return tuple(map(_remembered, remembered))
    problems = _check(read(), today)
    cache.put(key, [asdict(problem) for problem in problems])
    return problems


def _remembered(problem: dict[str, Any]) -> Problem:
    kept = {"allowed": tuple(problem["allowed"]), "severity": Severity(problem["severity"])}
    return Problem(**{**problem, **kept})


def _digest(tree: Tree) -> str:
    digest = sha256(program_digest().encode())
    for file in tree.files:
        digest.update(f"{file.name}\0{file.digest}\0".encode())
    digest.update(repr(tree.problems).encode())
    return digest.hexdigest()


def _read(folder: Path, tree: Tree, cache: Cache) -> Reading:
    # Why here: a remembered verdict is given without loading pydantic and the shapes, which takes longer than reading.
    from rolebook.source.reader import read_framework

    key = f"parsed-{sha256(f'{program_digest()} {folder.resolve()}'.encode()).hexdigest()}"
    remembered = cache.get(key) or {}
    parsed = dict(remembered)
    reading = read_framework(tree, parsed)
    used = _only_used(parsed, tree)
    if used.keys() != remembered.keys():
        cache.put(key, used)
    return reading


def _check(reading: Reading, today: str) -> tuple[Problem, ...]:
    from rolebook.source.editorial import editorial_findings
    from rolebook.source.findings import located
    from rolebook.source.rules import findings

    found = [*reading.findings, *findings(reading)]
    if not (found or reading.problems):
        found.extend(editorial_findings(reading, today))
    return tuple(sorted({*reading.problems, *located(found, reading.texts)}))


def _only_used(parsed: dict[str, object], tree: Tree) -> dict[str, object]:
    current = {file.digest for file in tree.files}
    return {key: value for key, value in parsed.items() if key in current}


def _framework(reading: Reading) -> Framework:
    from rolebook.model.competency import Competency
    from rolebook.model.framework import Framework
    from rolebook.model.kinds import Kind

    assert reading.about is not None
    about = reading.about.shape
    category_ranks = {category.id: rank for rank, category in enumerate(about.categories)}
    kind_ranks = {kind.id: rank for rank, kind in enumerate(about.library)}

    def place(competency: Competency) -> tuple[int, float, str]:
        number = float("inf") if competency.number is None else competency.number
        return category_ranks[competency.category], number, competency.id

    return Framework(
        about=about,
        audience=about.audiences[-1].id,
        sources=tuple(reading.all(Kind.SOURCE)),
        scales=tuple(reading.all(Kind.SCALE)),
        terms=tuple(sorted(reading.all(Kind.TERM), key=lambda term: term.singular.casefold())),
        competencies=tuple(sorted(reading.all(Kind.COMPETENCY), key=place)),
        profiles=tuple(reading.all(Kind.PROFILE)),
        incentives=tuple(reading.all(Kind.INCENTIVE)),
        questions=tuple(reading.all(Kind.QUESTION)),
        plans=tuple(reading.all(Kind.PLAN)),
        items=tuple(reading.all(Kind.ITEM)),
        questionnaires=tuple(reading.all(Kind.QUESTIONNAIRE)),
        worksheets=tuple(reading.all(Kind.WORKSHEET)),
        library=tuple(sorted(reading.all(Kind.LIBRARY_ENTRY), key=lambda entry: kind_ranks[entry.kind])),
    )
