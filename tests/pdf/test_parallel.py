"""Work on several cores: the same results in the same order, and nothing left behind where it ends early."""

from __future__ import annotations

import math
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from rolebook.artifacts import Artifact
from rolebook.remembered import Remembered
from rolebook.render import parallel, pdf
from rolebook.render.handbook import font_artifacts
from rolebook.render.parallel import in_parallel
from rolebook.render.pdf import Press

FONTS = {font.path: font.content for font in font_artifacts()}
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sheet {number}</title>
<style>@font-face {{ font-family: "Source Sans"; src: url("rolebook/fonts/sans-regular.otf") }}
p {{ font-family: "Source Sans" }}</style><p>Sheet {number} <label>Name <input name="name"></label></p>"""
SHEETS = tuple(Artifact(f"sheet-{number}.html", PAGE.format(number=number).encode()) for number in (1, 2))


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    monkeypatch.setattr(pdf, "MUCH", 0)


@pytest.fixture
def no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever starts another process fails."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a process was started")

    monkeypatch.setattr(parallel, "ProcessPoolExecutor", refuse)


def in_order(make: Callable[[Any], object], works: list[Any]) -> list[object]:
    with in_parallel(make, works, lambda work: len(str(work))) as results:
        return list(results)


def test_results_come_in_the_order_of_the_work(two_cores: None) -> None:
    works = [3, 30_000, 4, 20_000]
    assert in_order(math.factorial, works) == [math.factorial(work) for work in works]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with the name of a file")
def test_the_work_goes_on_while_nobody_asks(two_cores: None, tmp_path: Path) -> None:
    pipes = [tmp_path / "one", tmp_path / "two"]
    for pipe in pipes:
        os.mkfifo(pipe)
    ends = [os.open(pipe, os.O_RDONLY | os.O_NONBLOCK) for pipe in pipes]
    with in_parallel(partial(Path.write_text, data="done"), pipes, lambda _: 1):
        for end in ends:
            readable, _, _ = select.select([end], [], [], 60)
            assert readable == [end]
            os.close(end)


def test_the_largest_is_begun_first(two_cores: None, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []

    class Executor(ThreadPoolExecutor):
        def __init__(self, *_: object, **__: object) -> None:
            super().__init__(1)

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
            begun.extend(args)
            return super().submit(fn, *args, **kwargs)

    monkeypatch.setattr(parallel, "ProcessPoolExecutor", Executor)
    assert in_order(int, ["1", "333", "22"]) == [1, 333, 22]
    assert begun == ["333", "22", "1"]


def test_a_bug_in_a_worker_is_raised_here_and_says_where_it_was(two_cores: None) -> None:
    with pytest.raises(ValueError, match="invalid literal") as raised:
        in_order(int, ["1", "two", "3"])
    assert "Traceback (most recent call last)" in str(raised.value.__cause__)


def test_one_piece_of_work_needs_no_process(two_cores: None, no_processes: None) -> None:
    assert in_order(int, ["1"]) == [1]
    assert in_order(int, []) == []


def test_one_core_needs_no_process(monkeypatch: pytest.MonkeyPatch, no_processes: None) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 1)
    assert in_order(int, ["1", "2"]) == [1, 2]


def test_a_little_work_is_done_sooner_than_a_process_starts(
    monkeypatch: pytest.MonkeyPatch, no_processes: None
) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    assert len(list(Press(FONTS).pdfs(SHEETS, lambda _: None))) == 2


@pytest.mark.parametrize("way", [Press.pdfs, Press.forms], ids=["pdfs", "forms"])
def test_several_processes_make_what_one_makes(way: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(way)
    made = {}
    monkeypatch.setattr(pdf, "MUCH", 0)
    for cores in (1, 2):
        monkeypatch.setattr(parallel, "cores", lambda cores=cores: cores)
        counted: list[int] = []
        made[cores] = list(way(Press(FONTS), SHEETS, counted.append))
        assert counted == [2, 2]
    assert [pdf.path for pdf in made[2]] == ["sheet-1.pdf", "sheet-2.pdf"]
    assert made[1] == made[2]
    assert len({pdf.content for pdf in made[2]}) == 2


def test_what_is_remembered_is_not_made_again(tmp_path: Path, two_cores: None, monkeypatch: pytest.MonkeyPatch) -> None:
    press = Press(FONTS, Remembered(tmp_path))
    first = list(press.pdfs(SHEETS[:1], lambda _: None))
    made: list[object] = []

    def counted(make: object, works: object, size: object) -> object:
        assert isinstance(works, list)
        made.extend(work.document for work in works)
        return in_parallel(make, works, size)  # type: ignore[arg-type]

    monkeypatch.setattr("rolebook.render.pdf.in_parallel", counted)
    again = list(press.pdfs(SHEETS, lambda _: None))
    assert made == [SHEETS[1]]
    assert again[:1] == first
    assert [pdf.path for pdf in again] == ["sheet-1.pdf", "sheet-2.pdf"]
    made.clear()
    forms = list(press.forms(SHEETS[:1], lambda _: None))
    assert made == [SHEETS[0]], "a form to fill in is another document"
    assert forms[0].content != first[0].content


INTERRUPTED = """
import math
from rolebook.render import parallel, pdf
if __name__ == "__main__":
    parallel.cores = lambda: 2
    with parallel.in_parallel(math.factorial, [9] + [60_000] * 400, lambda number: -number) as results:
        for number, _ in enumerate(results):
            print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes to send a signal to")
def test_an_interrupt_ends_it_and_its_processes(tmp_path: Path) -> None:
    program = tmp_path / "interrupted.py"
    program.write_text(INTERRUPTED)
    with subprocess.Popen(
        [sys.executable, program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "0\n", "it has begun"
        os.killpg(process.pid, signal.SIGINT)
        # Every process that was started holds these pipes open, so that this ends only when all of them have.
        output, errors = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "KeyboardInterrupt" in errors
    assert len(output.splitlines()) < 400
