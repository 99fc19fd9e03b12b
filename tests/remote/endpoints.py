"""SPARQL stores on loopback: a small server over a Python store, and Virtuoso."""

import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import URLError
from urllib.parse import parse_qs, urlsplit

VIRTUOSO = shutil.which("virtuoso-t")
_INI = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
ThreadCleanupInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
MaxClientConnections = 5
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = {seconds}
"""


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _granted(command):
    """Run a command of Virtuoso's, again while its SQL port is not open yet."""
    for _ in range(20):
        done = subprocess.run(command, capture_output=True, timeout=60)
        if done.returncode == 0 and b"Error" not in done.stderr:
            return
        time.sleep(0.5)
    raise RuntimeError(done.stderr.decode())


@contextmanager
def virtuoso(folder, rows=100_000, seconds=60):
    """Run a Virtuoso of its own; give the address of its SPARQL."""
    ports = {"sql": free_port(), "http": free_port()}
    (folder / "v.ini").write_text(_INI.format(rows=rows, seconds=seconds, **ports))
    command = [VIRTUOSO, "+foreground", "+configfile", "v.ini"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=folder, **quiet)
    address = f"http://127.0.0.1:{ports['http']}/sparql"
    try:
        for _ in range(100):
            time.sleep(0.2)
            try:
                urllib.request.urlopen(f"{address}?query=ASK{{}}", timeout=5).close()
                break
            except (URLError, OSError):
                continue
        grant = 'exec=GRANT SPARQL_UPDATE TO "SPARQL";'
        place = f"127.0.0.1:{ports['sql']}"
        _granted(["isql-vt", place, "dba", "dba", grant])
        yield address
    finally:
        process.kill()
        process.wait(20)


class _Protocol(BaseHTTPRequestHandler):
    """The SPARQL protocol and the graph store protocol, as far as clients use them."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        size = int(self.headers.get("Content-Length", 0))
        form = parse_qs(self.rfile.read(size).decode(), keep_blank_values=True)
        try:
            if "update" in form:
                with self.server.lock:
                    self.server.store.update(form["update"][0])
                self._answer(204, "text/plain", b"")
                return
            self._answer(200, *self._asked(form))
        except (SyntaxError, ValueError, KeyError) as error:
            self._answer(400, "text/plain", str(error).encode())

    def do_PUT(self):
        size = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(size)
        library = self.server.library
        graph = library.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])
        form = library.RdfFormat.N_TRIPLES
        with self.server.lock:
            self.server.store.remove_graph(graph)
            self.server.store.load(body, format=form, to_graph=graph)
        self._answer(201, "text/plain", b"")

    def _asked(self, form):
        library = self.server.library
        graphs = [library.NamedNode(g) for g in form.get("default-graph-uri", [])]
        named = [library.NamedNode(g) for g in form.get("named-graph-uri", [])]
        options = {}
        if graphs or named:
            options = {"default_graph": graphs, "named_graphs": named}
        elif self.server.union or "union-default-graph" in form:
            options = {"use_default_graph_as_union": True}
        with self.server.lock:
            answer = self.server.store.query(form["query"][0], **options)
            if isinstance(answer, library.QueryTriples):
                return "application/n-triples", answer.serialize(
                    format=library.RdfFormat.N_TRIPLES
                )
            return "application/sparql-results+json", answer.serialize(
                format=library.QueryResultsFormat.JSON
            )

    def _answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    """A server to which a client that is killed is no news."""

    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(handler, **attributes):
    """Serve with a handler from a thread; give the origin."""
    server = _Server(("127.0.0.1", 0), handler)
    for name, value in attributes.items():
        setattr(server, name, value)
    work = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    work.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        work.join()
        server.server_close()


@contextmanager
def python_store(library, *, union=True):
    """Serve an empty store of pyoxigraph, or of what has its interface."""
    with serving(
        _Protocol, store=library.Store(), library=library, lock=threading.Lock(),
        union=union,
    ) as origin:  # fmt: skip
        yield origin
