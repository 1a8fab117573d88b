"""A static host on this machine: the files of a folder, with the headers that its `_headers` asks for."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Rules = list[tuple[str, list[tuple[str, str]]]]


def read_rules(folder: Path) -> Rules:
    """The rules of `_headers`: a line with a pattern of paths, then indented lines `Name: value`."""
    rules: Rules = []
    for line in (folder / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith((" ", "\t")):
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
        elif line and not line.startswith("#"):
            rules.append((line.strip(), []))
    return rules


class Handler(SimpleHTTPRequestHandler):
    """Serves the folder below `base`, and `404.html` for what is not there."""

    def __init__(self, *arguments: object, rules: Rules, base: str, folder: Path) -> None:
        self.rules, self.base, self.folder = rules, base, folder
        super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """The file for an address; outside of `base` there is none."""
        inside = path.startswith(self.base)
        return (
            super().translate_path("/" + path.removeprefix(self.base)) if inside else str(self.folder / "no-such-file")
        )

    def end_headers(self) -> None:
        """Add what `_headers` says for this address."""
        address = "/" + self.path.partition("?")[0].removeprefix(self.base)
        for pattern, headers in self.rules:
            if fnmatchcase(address, pattern):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there."""
        page = self.folder / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve `folder` while the context lasts; gives the address of the front page, ending with `/`."""
    handler = functools.partial(Handler, rules=read_rules(folder), base=base, folder=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()
        thread.join()
