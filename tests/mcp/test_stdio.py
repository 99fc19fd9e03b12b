"""The whole way: a client starts `kg mcp` and speaks the protocol over its pipes."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from kg.mcp.tools import NAMES

ROOT = Path(__file__).parents[2]


def test_a_client_lists_and_calls_the_tools(examples):
    async def talk():
        server = StdioServerParameters(
            command=sys.executable,
            args=["-m", "kg", "mcp", "-g", str(examples)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        async with (
            stdio_client(server) as (read, write),
            ClientSession(read, write) as s,
        ):
            began = await s.initialize()
            listed = await s.list_tools()
            answer = await s.call_tool("balances", {"party": "HIPDC"})
            none = await s.call_tool("balances", {"party": "Alibaba"})
            wrong = await s.call_tool("balances", {"party": ["no", "text"]})
            return began, listed.tools, answer, none, wrong

    began, tools, answer, none, wrong = asyncio.run(asyncio.wait_for(talk(), 60))
    assert "cite them" in began.instructions
    assert tuple(tool.name for tool in tools) == NAMES
    assert len(tools) - 1 <= 12
    assert all(tool.annotations.read_only_hint for tool in tools)
    rows = json.loads(answer.content[0].text)["rows"]
    assert (rows[0]["amount"], rows[0]["date"]) == ("14096000", "2021-12-31")
    assert "no party is named" in json.loads(none.content[0].text)["abstained"]
    assert wrong.is_error


def test_the_tools_can_be_listed_without_a_graph():
    done = subprocess.run(
        [sys.executable, "-m", "kg", "mcp", "--list"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(NAMES)


def test_no_graph_is_one_line(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "kg", "mcp", "-g", str(tmp_path / "none")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode != 0
    assert done.stderr.startswith("kg: found no graph")
    assert len(done.stderr.splitlines()) == 1
