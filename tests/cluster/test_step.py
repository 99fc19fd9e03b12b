"""Steps on threads go to processes beside, which may be lost."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from kg.cluster.step import end_processes, run_step


class Slow:
    """A step that leaves its process number and waits."""

    def __init__(self, folder):
        self.folder = str(folder)

    def __call__(self, table):
        (Path(self.folder) / str(os.getpid())).touch()
        time.sleep(0.3)
        return table


class Failing:
    def __call__(self, table):
        message = f"no {table}"
        raise KeyError(message)


def on_threads(step, given, jobs):
    """Run a step as Sail does: on threads, several at a time."""
    with ThreadPoolExecutor(len(given)) as threads:
        run = partial(run_step, step, jobs=jobs)
        return list(threads.map(run, given))


@pytest.mark.parametrize(("jobs", "given"), [(1, 2), (2, 3), (3, 3)])
def test_steps_on_threads_run_in_processes_no_more_than_jobs(
    jobs, given, tmp_path
) -> None:
    assert on_threads(Slow(tmp_path), range(given), jobs) == list(range(given))
    end_processes()
    ran = {int(path.name) for path in tmp_path.iterdir()}
    assert len(ran) <= jobs
    assert os.getpid() not in ran


def test_a_step_whose_process_is_killed_is_run_again(tmp_path) -> None:
    with ThreadPoolExecutor(1) as thread:
        step = partial(run_step, Slow(tmp_path), jobs=1)
        made = thread.submit(step, 7)
        while not any(tmp_path.iterdir()):
            time.sleep(0.01)
        (first,) = tmp_path.iterdir()
        os.kill(int(first.name), signal.SIGKILL)
        assert made.result() == 7
    end_processes()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_step_that_fails_is_told_where_it_was_asked() -> None:
    with pytest.raises(RuntimeError, match="KeyError: 'no 3'"):
        on_threads(Failing(), [3], 1)
    end_processes()
