"""Work on several cores: in processes of their own, since Python runs one thing at a time in each."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

MAX_WORKERS = 8
"""More take memory, a hundred megabytes each, and there are never many documents at once."""


@contextmanager
def in_parallel(
    make: Callable[[Work], Result], works: Sequence[Work], size: Callable[[Work], int]
) -> Iterator[Iterator[Result]]:
    """What `make` gives for each work, in their order. What it raises is raised here, with the worker's traceback.

    The work begins at once and goes on while the caller does something else. `make` must be a function of a module, or
    a partial of one. It runs here, as results are asked for, where there is one work or one core only. The largest by
    `size` are begun first, so that no process is left alone with one of them at the end.
    """
    workers = min(len(works), cores(), MAX_WORKERS)
    if workers < 2:
        yield map(make, works)
        return
    # Why spawn: it works alike on every system, and a fork copies threads' locks in the state they happen to be in.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts_to_the_parent)
    try:
        largest_first = sorted(range(len(works)), key=lambda index: size(works[index]), reverse=True)
        begun = {index: executor.submit(make, works[index]) for index in largest_first}
        yield (begun.pop(index).result() for index in range(len(works)))
    finally:
        executor.shutdown(cancel_futures=True)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
