"""What a rule finds, and how a finding gets its line and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from yaml.nodes import Node

from rolebook.model.references import Path
from rolebook.problems import Problem, Severity
from rolebook.source.yaml_nodes import compose, locate


@dataclass(frozen=True)
class Origin:
    """Where a value was written: the file, and the path of keys and list positions inside it."""

    file: str
    path: Path = ()

    def at(self, *path: str | int) -> Origin:
        """The origin of a value further in."""
        return Origin(self.file, (*self.path, *path))


@dataclass(frozen=True)
class Finding:
    """A problem that names its place by origin. `at_key` blames the key instead of the value."""

    origin: Origin
    rule: str
    message: str
    found: str = ""
    allowed: tuple[str, ...] = ()
    nearest: str = ""
    advice: str = ""
    at_key: bool = False
    severity: Severity = Severity.ERROR


def located(findings: Iterable[Finding], texts: Mapping[str, str]) -> Iterator[Problem]:
    """Findings as problems with line and column, looked up in the files' texts."""

    @cache
    def root(file: str) -> Node | None:
        return compose(texts[file])

    for finding in findings:
        position = locate(root(finding.origin.file), finding.origin.path, key=finding.at_key)
        yield Problem(
            finding.origin.file,
            position.line,
            position.column,
            finding.rule,
            finding.message,
            finding.found,
            finding.allowed,
            finding.nearest,
            finding.advice,
            finding.severity,
        )
