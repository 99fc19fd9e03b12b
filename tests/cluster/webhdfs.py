"""A file system in memory that answers as the name node of HDFS does over HTTP.

Hadoop's own client, which Spark brings, speaks WebHDFS with it (``webhdfs://``). What a
name node tells data nodes to do it does itself: a file is opened and created by way of
a redirect, as there.
"""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from posixpath import dirname
from threading import RLock, Thread
from urllib.parse import parse_qs, unquote, urlsplit

PREFIX = "/webhdfs/v1"


class Files:
    """Folders and files by path; a folder is None."""

    def __init__(self):
        self.lock = RLock()
        self.of = {"/": None}
        self.asked = set()

    def make_folder(self, path):
        while path not in self.of:
            self.of[path] = None
            path = dirname(path)

    def write(self, path, content):
        self.make_folder(dirname(path))
        self.of[path] = content

    def below(self, path):
        return [p for p in self.of if p.startswith(path.rstrip("/") + "/") and p != "/"]

    def children(self, path):
        return sorted(p for p in self.below(path) if dirname(p) == path)

    def delete(self, path):
        found = path in self.of
        for name in [path, *self.below(path)]:
            self.of.pop(name, None)
        return found

    def rename(self, path, target):
        if path not in self.of:
            return False
        if target in self.of:
            target = f"{target.rstrip('/')}/{path.rpartition('/')[2]}"
        if target in self.of or dirname(target) not in self.of:
            return False
        for name in [path, *self.below(path)]:
            self.of[target + name[len(path) :]] = self.of.pop(name)
        return True


class Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    @property
    def files(self):
        return self.server.files

    def do_GET(self):
        self.answer()

    do_PUT = do_POST = do_DELETE = do_GET

    def answer(self):
        address = urlsplit(self.path)
        self.query = {k: v[0] for k, v in parse_qs(address.query).items()}
        path = unquote(address.path).removeprefix(PREFIX).rstrip("/") or "/"
        length = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(length) if length else self.chunks()
        operation = self.query["op"].upper()
        with self.files.lock:
            self.files.asked.add(operation)
            method = getattr(self, f"op_{operation.lower()}", None)
            if method is None:
                self.fail(400, "UnsupportedOperationException", operation)
            else:
                method(path)

    def chunks(self):
        if self.headers.get("Transfer-Encoding") != "chunked":
            return b""
        parts = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def op_getfilestatus(self, path):
        if path in self.files.of:
            self.tell({"FileStatus": self.status(path, "")})
        else:
            self.fail(404, "FileNotFoundException", path)

    def op_liststatus(self, path):
        if path not in self.files.of:
            self.fail(404, "FileNotFoundException", path)
            return
        if self.files.of[path] is not None:
            listed = [self.status(path, "")]
        else:
            names = self.files.children(path)
            listed = [self.status(p, p.rpartition("/")[2]) for p in names]
        self.tell({"FileStatuses": {"FileStatus": listed}})

    def op_getfileblocklocations(self, path):
        self.tell({"BlockLocations": {"BlockLocation": []}})

    def op_mkdirs(self, path):
        self.files.make_folder(path)
        self.tell({"boolean": True})

    def op_delete(self, path):
        self.tell({"boolean": self.files.delete(path)})

    def op_rename(self, path):
        self.tell({"boolean": self.files.rename(path, self.query["destination"])})

    def op_create(self, path):
        if self.redirected():
            self.files.write(path, self.body)
            self.send(201, b"")

    def op_open(self, path):
        if self.files.of.get(path) is None:
            self.fail(404, "FileNotFoundException", path)
        elif self.redirected():
            start = int(self.query.get("offset", 0))
            content = self.files.of[path][start:]
            self.send(200, content[: int(self.query.get("length", len(content)))])

    def redirected(self):
        """Send the client to the data node, which is this server; true once it came."""
        if "datanode" in self.query:
            return True
        here = f"http://{self.headers['Host']}{self.path}&datanode=true"
        self.send(307, b"", {"Location": here})
        return False

    def status(self, path, suffix):
        content = self.files.of[path]
        return {
            "pathSuffix": suffix, "type": "DIRECTORY" if content is None else "FILE",
            "length": len(content or b""), "permission": "755", "replication": 1,
            "owner": "kg", "group": "kg", "modificationTime": 1, "accessTime": 1,
            "blockSize": 1 << 27, "fileId": abs(hash(path)), "childrenNum": 0,
            "storagePolicy": 0,
        }  # fmt: skip

    def fail(self, code, name, message):
        java = f"java.io.{name}" if name.startswith("File") else f"java.lang.{name}"
        told = {"exception": name, "javaClassName": java, "message": message}
        self.tell({"RemoteException": told}, code)

    def tell(self, answer, code=200):
        headers = {"Content-Type": "application/json"}
        self.send(code, json.dumps(answer).encode(), headers)

    def send(self, code, body, headers=None):
        self.send_response(code)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if "Content-Type" not in (headers or {}):
            self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def name_node():
    """Serve an empty file system; give its files and its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    server.files = Files()
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.files, f"webhdfs://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
