"""A framework folder -> a checked Framework, or every problem it has."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from rolebook.problems import Problem, ProblemsFound
from rolebook.source.cache import Cache, program_digest
from rolebook.source.files import Tree, read_tree

if TYPE_CHECKING:
    from rolebook.model.framework import Framework
    from rolebook.source.reader import Reading


def load_framework(folder: Path, cache: Cache) -> Framework:
    """Read and check a framework. Raises ProblemsFound with every problem it has."""
    tree = read_tree(folder)
    key = _verdict_key(tree)
    reading = _read(folder, tree, cache)
    if cache.get(key) != []:
        problems = _check(reading)
        cache.put(key, [asdict(problem) for problem in problems])
        if problems:
            raise ProblemsFound(problems)
    return _framework(reading)


def check_framework(folder: Path, cache: Cache) -> tuple[Problem, ...]:
    """Every problem a framework has, sorted by place. Where nothing changed since the last time, it is remembered."""
    tree = read_tree(folder)
    key = _verdict_key(tree)
    remembered = cache.get(key)
    if remembered is not None:
        return tuple(Problem(**{**problem, "allowed": tuple(problem["allowed"])}) for problem in remembered)
    problems = _check(_read(folder, tree, cache))
    cache.put(key, [asdict(problem) for problem in problems])
    return problems


def _verdict_key(tree: Tree) -> str:
    return f"verdict-{_digest(tree)}"


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


def _check(reading: Reading) -> tuple[Problem, ...]:
    from rolebook.source.findings import located
    from rolebook.source.rules import findings

    found = [*reading.findings, *findings(reading)]
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
