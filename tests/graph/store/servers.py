"""Servers for tests, each on a free port of this machine and ended by whoever started it."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl

import httpx
import pytest

#: Of Virtuoso's first user, with the password that it starts with.
VIRTUOSO_USER = "dba"
_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 20
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 1000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """Run a server in `folder` until the block ends; begin when it takes connections."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        for _ in range(600):
            assert process.poll() is None, (folder / "log").read_text()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Run `oxigraph serve`; yield its URL."""
    port = free_port()
    program = str(Path(sys.executable).with_name("oxigraph"))
    with running([program, "serve", "--bind", f"127.0.0.1:{port}"], folder, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run Virtuoso, which gives no more than 1,000 rows at a time here; yield the URL of its queries."""
    program = shutil.which("virtuoso-t")
    if program is None and "CI" not in os.environ:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource)")
    assert program, "CI installs Virtuoso"
    http = free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(http=http, sql=free_port()))
    with running([program, "+foreground", "+configfile", "virtuoso.ini"], folder, http):
        yield f"http://127.0.0.1:{http}/sparql"


#: Gets the handler of a request, with its `body`, and its form where it brings one; answers as it likes.
Behaviour = Callable[[BaseHTTPRequestHandler, dict[str, str]], None]


@contextmanager
def served_by(behave: Behaviour) -> Iterator[str]:
    """Run a server that does with each request what `behave` does; yield the URL of its queries."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.body = self.rfile.read(int(self.headers["Content-Length"]))
            is_form = self.headers["Content-Type"] == "application/x-www-form-urlencoded"
            behave(self, dict(parse_qsl(self.body.decode(), keep_blank_values=True)) if is_form else {})

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    http.handle_error = lambda *_: None
    threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{http.server_port}/query"
    finally:
        http.shutdown()
        http.server_close()


def forward(request: BaseHTTPRequestHandler, real: str) -> None:
    """Let the server at `real` do what is asked, and answer as it does."""
    headers = {name: request.headers[name] for name in ("Accept", "Content-Type") if name in request.headers}
    told = httpx.post(real + request.path, content=request.body, headers=headers)
    answer(request, told.content, told.status_code, Server=told.headers.get("server", ""))


def answer(request: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    request.send_response(status)
    fields = {"Content-Type": "application/sparql-results+json", "Content-Length": str(len(body))}
    for name, value in (fields | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(body)
