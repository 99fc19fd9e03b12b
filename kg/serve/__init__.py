"""The graph over HTTP: SPARQL 1.1, JSON, and pages for people; it only reads.

::

    browser, program ── guard ── app ──┬── kept answers (of one publication)
                          │            └── pool ── reader ── reader ...   (processes)
                    host, token,                      │
                    sizes, headers                    tasks: one table
                                              ┌───────┼──────────┐
                                           sparql/   data/     pages/
                                           protocol, JSON,     HTML without
                                           forms     OpenAPI   script

The server itself reads nothing of a graph but the number of the newest publication. A
reader is a process that can be ended: one question to it is answered within the limit
or the process is replaced, and the others go on. Starlette and uvicorn, which the extra
[serve] brings, are imported in `app`, `guard` and `server` alone.
"""
