"""Jobs on real Spark: two worker processes of this machine, and how they are killed."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLUSTER = "local-cluster[2,1,1024]"
MISSING = importlib.util.find_spec("py4j") is None or shutil.which("java") is None
EXECUTOR = "CoarseGrainedExecutorBackend"


def start(manifest, parts):
    """Start a job in a process of its own."""
    here = os.environ | {"PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}
    command = [
        sys.executable, "-m", "kg", "build", "--manifest", str(manifest), "--engine",
        "spark", "--master", CLUSTER, "-o", str(parts),
    ]  # fmt: skip
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, env=here, **pipes)


def descendants(process, itself=False):
    """Return the processes below one: parent, command line, seconds of processor."""
    parents, told = {}, {}
    tick = os.sysconf("SC_CLK_TCK")
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                line = (entry / "cmdline").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat[1])
            seconds = (int(stat[11]) + int(stat[12])) / tick
            told[int(entry.name)] = int(stat[1]), line, seconds
    below = {process}
    while new := {child for child, up in parents.items() if up in below} - below:
        below |= new
    wanted = below & told.keys() if itself else below - {process}
    return {child: told[child] for child in wanted}


def workers(job):
    """Return the numbers of the worker processes of a job."""
    return [
        number
        for number, (_, line, _) in descendants(job.pid).items()
        if EXECUTOR in line and "java" in line
    ]


def is_written(place):
    """Tell whether tasks of a step write it at this moment."""
    if (place / "_SUCCESS").exists():
        return False
    return next(place.glob("_temporary/*/_temporary/attempt_*"), None) is not None


def kill_while(job, place):
    """Kill a worker while a step is written; tell whether that was possible."""
    while job.poll() is None and not (place / "_SUCCESS").exists():
        if is_written(place) and (running := workers(job)):
            # The oldest has tasks for certain; another may just be starting.
            os.kill(min(running), signal.SIGKILL)
            return is_written(place)
        time.sleep(0.02)
    return False
