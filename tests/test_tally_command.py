"""`rolebook tally`: forms in, reports out; hidden groups stay hidden, and nobody drowns in what was left out."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from dataclasses import replace
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest

from answered import form, found, framework, scale
from returned import put, saved
from rolebook.exchange.responses import Left
from rolebook.problems import Problem
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.tally import Counted, by_file
from rolebook.terminal_tally import print_tally
from support import SMALL, files_below, rolebook

SECRET = "only Olaf's two apprentices know this"
EVIL = "<script>alert(1)</script> & \"'</style>"


def run(folder: Path, out: Path, *arguments: object, framework: Path = SMALL) -> subprocess.CompletedProcess[str]:
    return rolebook("tally", folder, "--framework", framework, "--out", out, *arguments)


def words(page: Path) -> str:
    html = re.sub("(?s)<style>.*?</style>", "", page.read_text(encoding="utf-8"))
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def left_out(out: Path) -> list[dict[str, str]]:
    text = (out / "left-out.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


FORMS = {
    **{f"{number}.json": saved("Ada Lovelace", marks, comment__1=said, overall_rating="4") for number, (marks, said)
       in enumerate((("4321", "zest"), ("4411", EVIL), ("31x1", "Apples"), ("21-1", "It = fine")))},
    "olaf/1.json": saved("", "4444", comment__1=SECRET, overall_rating="3"),
    "olaf/2.json": saved("", "4444", comment__2=SECRET),
    "copy.json": saved("Ada Lovelace", "4321", comment__1="zest", overall_rating="4"),
    "nine.json": saved("ada  lovelace", "9111"),
    "=cmd|calc.json": "{",
    "nobody.json": saved("", "1111"),
    "notes.txt": "what I heard",
}  # fmt: skip
"""Four count for Ada, who is shown from four on, and two for Olaf, whom only the folder names."""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("forms with blänks")
    result = run(put(folder / "in", FORMS), folder / "out")
    assert result.returncode == 0, result.stderr
    return folder / "out", result


def test_everybody_has_a_report_named_after_them(counted: tuple[Path, object]) -> None:
    kinds: dict[str, set[str]] = {name.partition(".")[0]: set() for name in files_below(counted[0])}
    for name in files_below(counted[0]):
        kinds[name.partition(".")[0]].add(name.partition(".")[2])
    assert set(kinds) == {"Ada-Lovelace", "olaf", "tally", "left-out"}
    assert {"html", "pdf"} <= kinds["Ada-Lovelace"]
    assert kinds["Ada-Lovelace"] == kinds["olaf"]


def test_the_terminal_says_who_answered_and_who_may_see_what(
    counted: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    out, result = counted
    lines = result.stdout.splitlines()
    assert lines[0] == "Ada Lovelace  Apprentice 4"
    assert lines[1] == "olaf          Apprentice 2 (hidden, fewer than 4)"
    assert lines[2] == f"6 forms about 2 people in {out}"
    assert re.search(r"NAME\.html, NAME\.pdf.* +for NAME", result.stdout)
    assert "Read the comments before you pass them on" in result.stdout
    assert "left-out.csv" in result.stdout
    assert "for you alone" in result.stdout


def test_reasons_are_grouped_and_told_in_full_in_a_file(
    counted: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    out, result = counted
    assert re.search(r"^4 forms left out", result.stderr, flags=re.MULTILINE)
    for rule in ("response-twice", "response-value", "response-nobody", "response-file"):
        assert len(re.findall(rf"^ +1  {rule}  ", result.stderr, flags=re.MULTILINE)) == 1 + (rule == "response-file")
    rows = left_out(out)
    assert [(row["is"], row["place"], row["about"]) for row in rows] == [
        ("left out", "'=cmd|calc.json", ""),
        ("left out", "copy.json", ""),
        ("left out", "nine.json", "ada lovelace"),
        ("left out", "nobody.json", ""),
        ("remark", "notes.txt", ""),
    ]
    assert b"\r\n" in (out / "left-out.csv").read_bytes()


def test_what_few_said_is_in_no_file(counted: tuple[Path, object]) -> None:
    """Three rated "lets me feel" of Ada's, so of four people it has no figures; of Olaf's there is nothing at all."""
    for name, content in files_below(counted[0]).items():
        assert SECRET.encode() not in content, name
    kept = json.loads((counted[0] / "tally.json").read_text(encoding="utf-8"))
    assert kept["results"] == [
        {
            "rated": "Ada Lovelace",
            "scale": "frequency",
            "figures": {
                "reads-the-recipe": {"apprentice": [0, 1, 1, 2]},
                "lets-me-feel-the-dough": {"apprentice": [2, 0, 1, 1]},
                "rota-by-thursday": {"apprentice": [4, 0, 0, 0]},
            },
        }
    ]


def test_the_tally_keeps_no_raters_comments_or_names_of_files(counted: tuple[Path, object]) -> None:
    text = (counted[0] / "tally.json").read_text(encoding="utf-8")
    assert not re.search(r"zest|Apples|\.json|comment|header", text)


def test_comments_of_strangers_are_shown_and_run_nowhere(counted: tuple[Path, object]) -> None:
    """All four wrote something, and four may be heard: in the order of the alphabet, whoever came first."""
    html = (counted[0] / "Ada-Lovelace.html").read_text(encoding="utf-8")
    assert EVIL not in html
    places = [html.index(text) for text in ("&lt;script&gt;alert(1)", "Apples", "It = fine", "zest")]
    assert places == sorted(places)


def test_two_runs_give_the_same_bytes_and_leave_them(tmp_path: Path, counted: tuple[Path, object]) -> None:
    folder = put(tmp_path / "in", FORMS)
    assert run(folder, tmp_path / "out").returncode == 0
    assert files_below(tmp_path / "out") == files_below(counted[0])
    assert run(folder, tmp_path / "out").returncode == 0
    put(folder, {"late.json": saved("Ada Lovelace", "1111")})
    late = run(folder, tmp_path / "out")
    assert (late.returncode, "stands there already" in late.stderr) == (2, True)
    assert files_below(tmp_path / "out") == files_below(counted[0])


def test_since_says_what_rose_and_what_was_reworded(tmp_path: Path, counted: tuple[Path, object]) -> None:
    """Of Ada's recipe, 2, 3, 4, 4 are 13/4; a year later, 4, 4, 4, 4 are 4. The rota is put in other words."""
    mine = tmp_path / "framework"
    copytree(SMALL / "framework", mine)
    (rota,) = (path for path in mine.rglob("*.yaml") if "tells me by Thursday" in path.read_text(encoding="utf-8"))
    rota.write_text(rota.read_text(encoding="utf-8").replace("by Thursday", "on Friday"), encoding="utf-8")
    later, _ = load_framework(mine, Cache(None))
    forms = {f"{number}.json": saved("Ada Lovelace", "4111", later, header__period=f"{number}") for number in range(4)}
    result = run(put(tmp_path / "in", forms), tmp_path / "now", "--since", counted[0], framework=mine)
    assert result.returncode == 0, result.stderr
    text = words(tmp_path / "now" / "Ada-Lovelace.html")
    assert "0.75" in text
    assert re.search("Not compared with last time.* Rota on Friday", text)
    assert "0.8" not in text


def test_files_of_different_people_have_different_names() -> None:
    """On some disks `Ada` and `ADA` are one file."""
    names = ("Ada L", "ada-l", "A/../L", "Ada L-2", "Ada ? L", "…")
    people = [found(framework(), form("boss", {"one": 5}, rated=name)) for name in names]
    files = by_file(people)
    assert [(file, each.rated) for file, each in files.items()] == [
        ("Ada-L", "Ada L"), ("ada-l-2", "ada-l"), ("A-L", "A/../L"), ("Ada-L-2-2", "Ada L-2"), ("Ada-L-3", "Ada ? L"),
        ("person", "…"),
    ]  # fmt: skip


def test_who_is_rated_on_two_scales_has_two_reports() -> None:
    one = found(framework(), form("boss", {"one": 5}))
    other = replace(one, scale=scale("well", 3))
    assert list(by_file([one, other])) == ["Ada-often", "Ada-well"]


# Called wrongly


def test_the_reports_do_not_lie_among_the_forms(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", {"1.json": saved("Ada", "1111")})
    for out in (folder, folder / "tally"):
        result = run(folder, out)
        assert (result.returncode, "among the forms" in result.stderr) == (2, True)
    assert list(files_below(folder)) == ["1.json"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        ("{", "is not a tally"),
        ("[" * 100_000, "is not a tally"),
        ('{"format": "rolebook-tally", "format_version": 2}', "has version 2"),
        ('{"format": "rolebook-tally", "format_version": 1}', "changed by hand"),
    ],
)
def test_what_is_no_earlier_tally_is_refused(tmp_path: Path, content: str | None, said: str) -> None:
    folder = put(tmp_path / "in", {"1.json": saved("Ada", "1111")})
    if content:
        put(tmp_path / "old", {"tally.json": content})
    result = run(folder, tmp_path / "out", "--since", tmp_path / "old")
    assert (result.returncode, said in result.stderr, "Traceback" in result.stderr) == (2, True, False), result.stderr
    assert not (tmp_path / "out").exists()


def test_a_missing_folder_is_a_wrong_call(tmp_path: Path) -> None:
    result = run(tmp_path / "none", tmp_path / "out")
    assert (result.returncode, "Traceback" in result.stderr) == (2, False)


def test_where_nothing_counts_nothing_is_written(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", {f"{number}.json": "{" for number in range(2000)})
    result = run(folder, tmp_path / "out")
    assert result.returncode == 1
    assert "No form could be counted" in result.stderr
    assert re.search(r"^ +1999  response-twice  such as 1\.json: ", result.stderr, flags=re.MULTILINE)
    assert len(result.stderr.splitlines()) < 10
    assert not (tmp_path / "out").exists()


def test_where_nothing_counts_each_file_has_its_reason_and_what_to_do(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", {"a.json": "{", "b.docx": "x", "notes.txt": "Ask Ada"})
    said = run(folder, tmp_path / "out").stderr
    for name in ("a.json", "b.docx", "notes.txt"):
        assert re.search(rf"^  {name}  \S.*\n    \S", said, flags=re.MULTILINE), said
    assert "such as" not in said


def test_thousands_of_people_and_problems_do_not_flood_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Names and pairs of names alike are cut, each kind of problem is told once, and it is said how many there are."""
    people = {str(number): found(framework(), form("boss", rated=f"Person {number}")) for number in range(1000)}
    rules = ("response-file", "response-value")
    left = tuple(Left(Problem(f"{number}.pdf", 0, 0, rules[number % 2], "Bad"), "") for number in range(9001))
    alike = tuple((f"K-{number}", f"K {number}") for number in range(300))
    print_tally(Counted(4000, people, left, (), alike, ("html",), (), None), Path("out"), 1.0)  # type: ignore[arg-type]
    out, err = capsys.readouterr()
    assert len(out.splitlines()) < 40
    assert "… and 980 more reports" in out
    assert "4 000 forms about 1 000 people in out" in out
    assert "9 001 forms left out" in err
    assert re.findall(r"^ +(\d+)  (response-\S+)  such as (\S+): Bad\.$", err, flags=re.MULTILINE) == [
        ("4501", "response-file", "0.pdf"),
        ("4500", "response-value", "1.pdf"),
    ]
    assert len(err.splitlines()) < 20
    assert "295 more like these" in err


def test_who_is_not_compared_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    person = replace(found(framework(), form("boss", {"one": 5})), not_compared=("boss",))
    people = {str(number): person for number in range(50)}
    print_tally(Counted(50, people, (), (), (), ("html",), (), None), Path("out"), 1.0)  # type: ignore[arg-type]
    assert re.search("^Not compared  Ada, Ada, Ada, Ada, Ada, …: ", capsys.readouterr().err, flags=re.MULTILINE)


def test_names_of_people_do_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    person = found(framework(), form("boss", {"one": 5}, rated="\x1b[31mAda" + "x" * 400))
    print_tally(Counted(1, {"ada": person}, (), (), (), ("html",), (), None), Path("out"), 1.0)  # type: ignore[arg-type]
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert len(out.splitlines()[0]) < 60


def test_a_tally_leaves_no_document_in_the_cache(tmp_path: Path) -> None:
    """What people said of each other is confidential; a blank form, which is remembered, is not."""
    folder = put(tmp_path / "in", {f"{number}.json": saved("Ada", "4321") for number in range(1)})
    cache = str(tmp_path / "cache")
    result = rolebook("tally", folder, "--framework", SMALL, "--out", tmp_path / "out", XDG_CACHE_HOME=cache)
    assert result.returncode == 0, result.stderr
    assert not [*(tmp_path / "cache").rglob("documents")]
    form_ = rolebook("form", "apprentices-view", "--framework", SMALL, "--out", tmp_path / "form", XDG_CACHE_HOME=cache)
    assert form_.returncode == 0, form_.stderr
    assert [*(tmp_path / "cache").rglob("documents")], "what is remembered lies elsewhere now"


def test_all_that_was_asked_counts_whatever_audience_the_site_is_for(tmp_path: Path) -> None:
    """Everyone reads no row about the rota, but those who got the complete form rated it."""
    copytree(SMALL, tmp_path / "small")
    config = tmp_path / "small" / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("framework_dir: framework", "framework_dir: framework\n      audience: everyone"))
    folder = put(tmp_path / "in", {f"{number}.json": saved("Ada", f"432{number}") for number in range(1, 5)})
    result = run(folder, tmp_path / "out", framework=tmp_path / "small")
    assert (result.returncode, "left out" in result.stderr) == (0, False), result.stderr
    kept = json.loads((tmp_path / "out" / "tally.json").read_text(encoding="utf-8"))
    assert "rota-by-thursday" in kept["results"][0]["figures"]
