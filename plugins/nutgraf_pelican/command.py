"""The console script: hands Pelican's building to the core's command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nutgraf.cli import Host
from nutgraf.cli import main as run
from nutgraf.site import SiteOptions
from nutgraf_pelican.settings import find_theme


def main(arguments: Sequence[str] | None = None) -> int:
    """`nutgraf …`; Pelican is imported only by the commands that need it."""
    return run(arguments, Host(build=_build, serve=_serve, find_theme=find_theme))


def _build(options: SiteOptions, output: Path) -> str:
    from nutgraf_pelican.build import build

    return build(options, output)


def _serve(options: SiteOptions, output: Path, port: int) -> None:
    from nutgraf_pelican.serve import serve

    serve(options, output, port)


if __name__ == "__main__":
    raise SystemExit(main())
