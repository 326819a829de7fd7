"""What a user at the command line sees: exit codes, formats, summaries, and never a traceback."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from rolebook.cli import main
from support import FRAMEWORKS, ROOT, SMALL, files_below, rolebook

DEFECT = FRAMEWORKS / "reference-unknown"
COMMANDS = sorted(main.commands)


def test_a_sound_framework_ends_with_0() -> None:
    result = rolebook("check", SMALL)
    assert (result.returncode, result.stdout) == (0, "No problems.\n")


def test_problems_end_with_1_and_name_place_rule_and_cure() -> None:
    result = rolebook("check", DEFECT)
    assert result.returncode == 1
    assert re.search(r"reference-unknown/\S+\.yaml:\d+:\d+  reference-unknown  There is no ", result.stdout)
    assert "Did you mean: " in result.stdout
    assert "1 problem\n" in result.stdout


def test_json_holds_every_field_of_a_problem() -> None:
    result = rolebook("check", DEFECT, "--format", "json")
    (problem,) = json.loads(result.stdout)
    assert set(problem) == {
        "file", "line", "column", "rule", "message", "found", "allowed", "nearest", "advice", "severity",
    }  # fmt: skip
    assert problem["rule"] == "reference-unknown"
    assert problem["line"] > 1


def test_a_sound_framework_is_an_empty_json_list() -> None:
    assert json.loads(rolebook("check", SMALL, "--format", "json").stdout) == []


def test_github_gets_one_annotation_a_problem() -> None:
    (line,) = rolebook("check", DEFECT, "--format", "github").stdout.splitlines()
    assert re.fullmatch(r"::error file=\S+\.yaml,line=\d+,col=\d+,title=reference-unknown::There is no .*", line)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "no-such-folder"),
        ("build", SMALL, "--audience", "evryone"),
        ("build", SMALL, "--only", "everything"),
        ("build", SMALL, "--out", ROOT / "generator"),
        ("init", ROOT / "generator"),
        ("pages", ROOT / "generator", "--framework", SMALL),
        ("frobnicate",),
    ],
    ids=lambda arguments: " ".join(str(argument) for argument in arguments if "/" not in str(argument)),
)
def test_wrong_usage_ends_with_2_and_a_sentence(arguments: tuple[object, ...]) -> None:
    before = files_below(ROOT / "generator").keys()
    result = rolebook(*arguments)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert result.stderr.strip()
    assert {path for path in files_below(ROOT / "generator") if "__pycache__" not in path} <= set(before)


def test_an_unknown_audience_is_told_the_nearest() -> None:
    assert "Did you mean `everyone`?" in rolebook("build", SMALL, "--audience", "evryone").stderr


def test_a_build_with_problems_shows_them_and_leaves_the_site_alone(tmp_path: Path) -> None:
    assert rolebook("build", SMALL, "--only", "data", "--out", tmp_path / "site").returncode == 0
    before = files_below(tmp_path / "site")
    result = rolebook("build", DEFECT, "--out", tmp_path / "site")
    assert result.returncode == 1
    assert "reference-unknown" in result.stderr
    assert "Traceback" not in result.stderr
    assert files_below(tmp_path / "site") == before


def test_only_makes_only_that_part(tmp_path: Path) -> None:
    result = rolebook("build", SMALL, "--only", "data", "--out", tmp_path / "site")
    assert result.returncode == 0
    assert "Left out  Handbook and Print" in result.stdout
    assert set(files_below(tmp_path / "site")) == {"manifest.json", "data/framework.json"}


def test_no_pdf_says_so_and_offers_none(tmp_path: Path) -> None:
    result = rolebook("build", SMALL, "--no-pdf", "--out", tmp_path / "site")
    assert result.returncode == 0
    assert "Left out" in result.stdout
    files = files_below(tmp_path / "site")
    assert not [path for path in files if path.endswith(".pdf")]
    assert b".pdf" not in files["interviews/trial-night.html"]


def test_init_gives_a_framework_that_builds_at_once(tmp_path: Path) -> None:
    project = tmp_path / "a place with blänks"
    assert rolebook("init", project).returncode == 0
    assert rolebook("check", project).stdout == "No problems.\n"
    result = rolebook("build", project)
    assert result.returncode == 0, result.stderr
    assert (project / "site" / "index.html").exists()


def test_a_framework_without_mkdocs_yml_builds_under_its_own_title(tmp_path: Path) -> None:
    result = rolebook("build", FRAMEWORKS / "valid-minimal", "--only", "handbook", "--out", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "<title>Our competency framework" not in (tmp_path / "site" / "index.html").read_text()


def test_the_current_folder_is_the_default(tmp_path: Path) -> None:
    assert rolebook("init", tmp_path / "mine").returncode == 0
    for here in (tmp_path / "mine", tmp_path / "mine" / "framework"):
        result = rolebook("check", cwd=here)
        assert (result.returncode, result.stdout) == (0, "No problems.\n")


def test_a_hidden_terminal_gets_no_colours_and_no_progress(tmp_path: Path) -> None:
    result = rolebook("build", SMALL, "--only", "data", "--out", tmp_path / "site")
    assert "\x1b" not in result.stdout + result.stderr
    assert result.stderr == ""


def test_the_help_names_every_command_with_a_whole_sentence() -> None:
    listed = dict(re.findall(r"^  ([a-z]+) +(\S.*)$", rolebook("--help").stdout.partition("Options:")[2], re.MULTILINE))
    assert sorted(listed) == sorted(COMMANDS)
    assert all(re.fullmatch(r"[A-Z].*[^.]\.", sentence) for sentence in listed.values()), listed


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = rolebook(command, "--help")
    assert result.returncode == 0
    assert re.search(rf"Examples?:\n\s+rolebook {command}", result.stdout)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_in_the_manual(command: str) -> None:
    manual = (ROOT / "docs" / "manual" / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^## `?rolebook {command}`?\n(.*?)(?=^## |\Z)", manual, re.DOTALL | re.MULTILINE)
    assert section, f"rolebook {command} has no section"
    for parameter in main.commands[command].params:
        if isinstance(parameter, click.Option):
            assert any(name in section.group() for name in parameter.opts), f"{parameter.opts} is not explained"


def test_a_read_only_framework_builds(tmp_path: Path) -> None:
    assert rolebook("init", tmp_path / "mine").returncode == 0
    folders = [path for path in (tmp_path / "mine" / "framework").rglob("*") if path.is_dir()]
    assert folders
    for folder in folders:
        folder.chmod(0o555)
    try:
        result = rolebook("build", tmp_path / "mine", "--only", "data", "--out", tmp_path / "site")
        assert result.returncode == 0, result.stderr
    finally:
        for folder in folders:
            folder.chmod(0o755)
