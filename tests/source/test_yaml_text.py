"""What YAML says, where it says it, and that nothing in a file can bring Rolebook down."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rolebook.source.cache import Cache
from rolebook.source.defects import Defect, Defective, Position
from rolebook.source.load import check_framework
from rolebook.source.yaml_nodes import MAX_DEPTH, compose, locate
from rolebook.source.yaml_text import MAX_DIGITS, MAX_NODES_FROM_ALIASES, parse

VALID = Path(__file__).parents[1] / "frameworks" / "valid-minimal"
COMPETENCY = "competencies/shapes-dough.yaml"

# The same examples on every run, and no stop watch: shared machines have slow moments.
calm = settings(deadline=None, derandomize=True, max_examples=200)


def defects(text: str) -> tuple[Defect, ...]:
    with pytest.raises(Defective) as caught:
        parse(text)
    assert caught.value.defects
    return caught.value.defects


def defect(text: str) -> Defect:
    (only,) = defects(text)
    return only


def place(text: str, *path: str | int, key: bool = False) -> tuple[int, int]:
    found = locate(compose(text), path, key=key)
    return found.line, found.column


# --- Scalars of YAML 1.2


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "no", "on", "off", "y", "n", "True", "TRUE", "False", "NO", "Null", "NULL"),
        *(
            "012",
            "0o14",
            "0x1F",
            "0b1",
            "1_000",
            "+1",
            "12:30",
            "1:20:30",
            "190:20:30.15",
            "-a",
            "--",
            "1.",
            ".5",
            "1e",
        ),
        *("2026-11-21", "2026-11-21 12:30:00", "2026-11-21T12:30:00Z", ".inf", "-.inf", ".nan", "NaN", "=", "<<"),
        *("1.2.0", "CC BY 4.0", "don't", "a#b", "http://example.org", "ö", "٣"),
    ],
)
def test_everything_else_stays_text(text: str) -> None:
    assert parse(f"value: {text}\n") == {"value": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("7", 7),
        ("-7", -7),
        ("9" * MAX_DIGITS, 10**MAX_DIGITS - 1),
        ("-" + "9" * MAX_DIGITS, 1 - 10**MAX_DIGITS),
        ("1.5", 1.5),
        ("-0.5", -0.5),
        ("1e3", 1000.0),
        ("1.0E-2", 0.01),
    ],
)
def test_truth_values_numbers_and_nothing(text: str, value: object) -> None:
    found = parse(f"value: {text}\n")["value"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ["true", "null", "12", "1.5", "~", "", "2026-11-21"])
def test_quotes_make_text_of_everything(text: str) -> None:
    assert parse(f"- '{text}'\n- \"{text}\"\n") == [text, text]


def test_block_texts_keep_or_fold_their_lines() -> None:
    assert parse("a: >-\n  one\n  two\n\n  three\nb: |\n  one\n  two\n") == {"a": "one two\nthree", "b": "one\ntwo\n"}


def test_merge_keys_are_ordinary_keys() -> None:
    assert parse("a: &a {b: 1}\nc:\n  <<: *a\n") == {"a": {"b": 1}, "c": {"<<": {"b": 1}}}


def test_keys_are_always_text() -> None:
    assert parse("1: a\ntrue: b\n2026-01-01: c\n1.5: d\n") == {"1": "a", "true": "b", "2026-01-01": "c", "1.5": "d"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "~", "\ufeff"])
def test_a_text_without_values_is_nothing(text: str) -> None:
    assert parse(text) is None


# --- What files of other systems bring along


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse("\ufeffa: 1\n") == {"a": 1}


def test_windows_and_old_mac_line_ends() -> None:
    for end in ("\r\n", "\r"):
        text = end.join(("a:", "  - one", "  - 'two", "    lines'", "b: |", "  x", "  y", ""))
        assert parse(text) == {"a": ["one", "two lines"], "b": "x\ny\n"}
        assert place(text, "a", 1) == (3, 5)
        assert place(text, "b", key=True) == (5, 1)


# --- Defects


def test_a_key_that_comes_twice() -> None:
    found = defect("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n")
    assert (found.rule, found.position, found.found) == ("yaml-duplicate-key", Position(5, 3), "c")


def test_the_same_key_in_other_clothes() -> None:
    assert [found.position for found in defects("1: a\n'1': b\n\"1\": c\n")] == [Position(2, 1), Position(3, 1)]


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "? {a: b}\n: c\n", "~: a\n", "{{name}}\n", "? \n: a\n"])
def test_a_key_that_is_no_word(text: str) -> None:
    assert defect(text).rule == "yaml-key"


@pytest.mark.parametrize(
    ("text", "column", "tag"),
    [
        ("a: !secret x\n", 4, "!secret"),
        ("a: !!int foo\n", 4, "!!int"),
        ("a: !!float foo\n", 4, "!!float"),
        ("a: !!bool yes\n", 4, "!!bool"),
        ("a: !!str 12\n", 4, "!!str"),
        ("a: !!null x\n", 4, "!!null"),
        ("a: !!python/object/apply:os.getcwd []\n", 4, "!!python/object/apply:os.getcwd"),
        ("a: !!set {b}\n", 4, "!!set"),
        ("a: !!map {b: c}\n", 4, "!!map"),
        ("a: !<tag:yaml.org,2002:int> 1\n", 4, "!!int"),
        ("!word a: 1\n", 1, "!word"),
    ],
)
def test_tags_are_refused_even_those_of_yaml_itself(text: str, column: int, tag: str) -> None:
    found = defect(text)
    assert (found.rule, found.position, found.found) == ("yaml-tag", Position(1, column), tag)


@pytest.mark.parametrize("text", ["a:\n\t- b\n", "\ta: b\n", "a: b\n\tc: d\n", "a:\n  - b\n\t- c\n"])
def test_a_tab_that_indents(text: str) -> None:
    found = defect(text)
    assert found.rule == "yaml-tab"
    assert "\t" in text.splitlines()[found.position.line - 1]


def test_a_tab_inside_a_text_is_harmless() -> None:
    assert parse('a: one\ttwo\nb: "x\\ty"\n') == {"a": "one\ttwo", "b": "x\ty"}


@pytest.mark.parametrize(
    ("text", "line", "column", "fragment"),
    [
        ("a: b: c\n", 1, 5, "A colon followed by a blank"),
        ("a: 'b\nc: d\n", 1, 4, "not closed"),
        ('ö: "b\n', 1, 4, "not closed"),
        ("a: [b\nc: d\n", 1, 4, "not closed"),
        ("a: @b\n", 1, 4, "cannot start with this character"),
        ("a: *b\n", 1, 4, "cannot start with `*`"),
        ("a: 1\n---\nb: 2\n", 2, 1, "A second document"),
        ('a: "\\q"\n', 1, 5, "A backslash"),
        ("- a\nb: c\n", 2, 1, "A list ends here"),
        (f"a: {'9' * 5_000}\n", 1, 4, "more than 18 digits"),
        ("ä: ö\nü: é\x07x\n", 2, 5, "invisible"),
        ("😀: 1\na: \x00\n", 2, 4, "invisible"),
    ],
)
def test_what_is_not_yaml_is_explained_at_its_place(text: str, line: int, column: int, fragment: str) -> None:
    found = defect(text)
    assert (found.rule, found.position) == ("yaml-syntax", Position(line, column))
    assert fragment in found.message
    assert found.advice


def test_several_defects_are_told_at_once() -> None:
    assert [found.rule for found in defects("a: !x 1\na: 2\n? [b]\n: c\n")] == [
        "yaml-tag",
        "yaml-duplicate-key",
        "yaml-key",
    ]


# --- Aliases


def test_an_alias_stands_for_a_copy() -> None:
    data = parse("a: &a [1, 2]\nb: *a\nc: &c x\nd: *c\n")
    assert data == {"a": [1, 2], "b": [1, 2], "c": "x", "d": "x"}
    assert data["a"] is not data["b"]


@pytest.mark.parametrize("text", ["a: &a [*a]\n", "a: &a {b: *a}\n", "&a [[*a]]\n", "&a {b: [1, *a]}\n"])
def test_an_alias_that_contains_itself(text: str) -> None:
    found = defect(text)
    assert (found.rule, found.message) == ("yaml-alias", "This alias contains itself")
    assert locate(compose(text), ("a", 0, "b", 0, 0, 0)).line == 1


def bomb(levels: int, width: int) -> str:
    """A few lines that stand for width ** levels values."""
    lines = ["l0: &l0 [x, x]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        bomb(levels=9, width=10),
        bomb(levels=50, width=2),
        "a: &a " + "x" * 1_000_000 + "\nb: [" + "*a, " * 100 + "*a]\n",
        "a: &a " + "x" * 1_000_000 + "\nb:\n" + "  - {*a : 1}\n" * 100,
        "a: &a [" + "x, " * MAX_NODES_FROM_ALIASES + "x]\nb: *a\n",
    ],
    ids=["wide", "tall", "long text", "long key", "long list"],
)
def test_aliases_cannot_fill_the_memory(text: str) -> None:
    assert {found.rule for found in defects(text)} == {"yaml-alias"}


def test_aliases_of_ordinary_size_are_fine() -> None:
    text = "a: &a " + "x" * 100 + "\nb: [" + ", ".join(["*a"] * 1_000) + "]\n"
    assert parse(text)["b"] == ["x" * 100] * 1_000


# --- Nesting


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "[{" * 100_000,
        "- " * 100_000 + "x",
        "".join(f"{' ' * n}a:\n" for n in range(500)),
        "".join(f"{' ' * n}-\n" for n in range(500)),
        "? " * 1_000 + "x",
    ],
    ids=["brackets", "braces", "both", "dashes", "keys", "lists", "question marks"],
)
def test_deep_nesting_is_refused_without_a_crash(text: str) -> None:
    found = defect(text)
    assert (found.rule, found.message) == ("yaml-syntax", f"Lists and keys are nested more than {MAX_DEPTH} deep")


def test_aliases_that_nest_each_other_do_not_crash() -> None:
    lines = [f"l{n}: &l{n} [{'[' * 20}{f'*l{n - 1}' if n else 'x'}{']' * 20}]" for n in range(200)]
    assert defect("\n".join(lines)).rule == "yaml-alias"


def test_nesting_as_deep_as_allowed_is_read() -> None:
    data = parse("[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH):
        (data,) = data
    assert data == "x"


def test_brackets_in_texts_are_no_nesting() -> None:
    text = "[" * 200
    assert parse(f"a: '{text}'\nb: |\n  {text}\n{'-' * 100}: 1\n") == {"a": text, "b": f"{text}\n", "-" * 100: 1}


# --- Places

EXAMPLE = """\
# A comment
title: Bread
'quoted key': 1
grüße: {innen: [1, "zwei"]}
list:
  - name: one
    text: >-
      Several
      lines.
  - name: two
empty:
"""


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("title",), (2, 8), (2, 1)),
        (("quoted key",), (3, 15), (3, 1)),
        (("grüße", "innen"), (4, 16), (4, 9)),
        (("grüße", "innen", 1), (4, 20), (4, 20)),
        (("list",), (6, 3), (5, 1)),
        (("list", 0, "text"), (7, 11), (7, 5)),
        (("list", 1), (10, 5), (10, 5)),
        (("list", 1, "name"), (10, 11), (10, 5)),
        (("empty",), (11, 7), (11, 1)),
        (("list", 1, "missing"), (10, 5), (10, 5)),
        (("list", 9), (6, 3), (6, 3)),
        (("title", "deeper"), (2, 8), (2, 8)),
        (("missing", "deeper"), (2, 1), (2, 1)),
    ],
)
def test_the_place_of_a_value_and_of_its_key(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    assert place(EXAMPLE, *path) == value
    assert place(EXAMPLE, *path, key=True) == key


def test_the_place_of_anything_in_an_empty_text() -> None:
    assert place("", "a") == (1, 1)


def test_the_place_of_an_alias_is_where_its_content_stands() -> None:
    assert place("a: &a {b: 1}\nc: *a\n", "c", "b") == (1, 11)
    assert place("a: &a {b: 1}\nc: *a\n", "c", key=True) == (2, 1)


# --- Whatever comes

Data = None | bool | int | str | list[Any] | dict[str, Any]

plain_values = st.one_of(
    st.none(), st.booleans(), st.integers(1 - 10**MAX_DIGITS, 10**MAX_DIGITS - 1), st.text(max_size=40)
)
nested_values: st.SearchStrategy[Data] = st.recursive(
    plain_values,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=20), inner, max_size=5),
    max_leaves=25,
)
# Letters that mean something in YAML come often.
yaml_like = st.text(st.sampled_from("ab1:-[]{}&*!|>'\"#%@`,?~.\\ \n\t\r\ufeff\x85\u2028\x00é😀"), max_size=60)


class QuotedDumper(yaml.SafeDumper):
    """Writes every text in double quotes, so that `no` and `012` are text for any reader of YAML."""


QuotedDumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def paths(data: Data, prefix: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield prefix
    if isinstance(data, dict):
        for key, value in data.items():
            yield from paths(value, (*prefix, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from paths(value, (*prefix, index))


@calm
@given(nested_values, st.booleans())
def test_what_another_program_writes_is_read_back(data: Data, flow: bool) -> None:
    text = yaml.dump(data, Dumper=QuotedDumper, allow_unicode=True, sort_keys=False, default_flow_style=flow)
    found = parse(text)
    assert found == data
    # Without this, True would pass for 1.
    assert repr(found) == repr(data)


@calm
@given(nested_values)
def test_every_value_has_a_place_in_the_text(data: Data) -> None:
    text = yaml.dump(data, Dumper=QuotedDumper, allow_unicode=True, sort_keys=False)
    root = compose(text)
    lines = text.split("\n")
    places = [locate(root, path) for path in paths(data)]
    assert places
    for found in places:
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
    keys = [locate(root, path, key=True) for path in paths(data)]
    assert keys == sorted(keys), "keys stand in the order of the data"


@calm
@given(st.text() | yaml_like)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text)
    except Defective as error:
        found = error.defects
    else:
        return
    assert found
    assert all(one.rule.startswith("yaml-") and one.message and one.position >= Position(1, 1) for one in found)


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the valid framework, whose only competency is written over by each example."""
    return Path(shutil.copytree(VALID, tmp_path_factory.mktemp("whatever") / "bakery"))


def accepted_or_refused(folder: Path, content: bytes) -> None:
    (folder / COMPETENCY).write_bytes(content)
    for problem in check_framework(folder, Cache(None)):
        assert problem.file == (folder / COMPETENCY).as_posix()
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message


@calm
@given(content=st.binary(max_size=200) | st.text().map(str.encode) | yaml_like.map(str.encode))
def test_any_bytes_in_a_file_are_accepted_or_refused(bakery: Path, content: bytes) -> None:
    accepted_or_refused(bakery, content)


@calm
@given(data=st.data())
def test_any_change_to_a_sound_file_is_accepted_or_refused(bakery: Path, data: st.DataObject) -> None:
    """A stretch of the file is replaced by something else: what a slip of the hand does."""
    sound = (VALID / COMPETENCY).read_bytes()
    start = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(start, min(len(sound), start + 20)))
    slip = data.draw(st.binary(max_size=8) | yaml_like.map(str.encode))
    accepted_or_refused(bakery, sound[:start] + slip + sound[end:])


@calm
@given(
    value=nested_values, key=st.sampled_from(["id", "number", "category", "indicators", "levels", "sources", "related"])
)
def test_any_value_under_any_key_is_accepted_or_refused(bakery: Path, value: Data, key: str) -> None:
    sound = parse((VALID / COMPETENCY).read_text(encoding="utf-8"))
    text = yaml.dump(sound | {key: value}, Dumper=QuotedDumper, allow_unicode=True)
    accepted_or_refused(bakery, text.encode())
