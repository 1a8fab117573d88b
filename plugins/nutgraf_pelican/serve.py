"""Shows the site on this machine and rebuilds it when a file is saved."""

from __future__ import annotations

import functools
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from nutgraf.errors import UsageError
from nutgraf.outputs.headers import list_security
from nutgraf.site import SiteOptions

WATCHED = ("content", "data", "theme", "plugins", "pelicanconf.py")
HOST = "127.0.0.1"


class Handler(SimpleHTTPRequestHandler):
    """Files of the output folder, with the site's own headers and its own page for what is not there."""

    def end_headers(self) -> None:
        """Add the headers; nothing is kept by the browser, so that a save shows at once. Pages name their policy."""
        for name, value in list_security():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's 404 page where it has one."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of single requests."""


def serve(options: SiteOptions, output: Path, port: int) -> None:
    """Build, serve at 127.0.0.1, rebuild on save, until interrupted. A build that fails leaves the last good pages."""
    output.mkdir(parents=True, exist_ok=True)
    try:
        server = ThreadingHTTPServer((HOST, port), functools.partial(Handler, directory=str(output)))
    except OSError as error:
        raise UsageError(f"port {port} cannot be used ({error.strerror}); try --port {port + 1}") from error
    changed = threading.Event()
    for work in (server.serve_forever, functools.partial(_watch, options, changed)):
        threading.Thread(target=work, daemon=True).start()
    print(f"http://{HOST}:{server.server_port}/  (stop with Ctrl-C)", flush=True)
    try:
        while True:
            _build(options, output)
            changed.wait()
            changed.clear()
    finally:
        server.shutdown()


def _watch(options: SiteOptions, changed: threading.Event) -> None:
    """Tell of every save, those during a build too."""
    for _ in watch(*_list_watched(options), step=20, debounce=100):
        changed.set()


def _list_watched(options: SiteOptions) -> Iterator[Path]:
    places = [options.root / name for name in WATCHED]
    return (place for place in {*places, options.theme} if place.exists())


def _build(options: SiteOptions, output: Path) -> None:
    """Build in a process of its own, so that changed plugins and templates are read anew."""
    command = [sys.executable, "-m", "nutgraf_pelican.command", "build", "--site", str(options.root)]
    command += ["--output", str(output), "--workers", str(options.workers)]
    command += ["--vault", str(options.vault)] if options.vault else []
    subprocess.run(command, check=False)
