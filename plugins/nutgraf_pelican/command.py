"""The console script: hands Pelican's building to the core's command."""

from __future__ import annotations

from collections.abc import Sequence

from nutgraf.cli import Host
from nutgraf.cli import main as run
from nutgraf_pelican.settings import find_theme


def main(arguments: Sequence[str] | None = None) -> int:
    """`nutgraf …`; Pelican is imported only by the commands that need it."""
    return run(arguments, Host(build=_build, serve=_serve, find_theme=find_theme))


def _build(*arguments: object) -> str:
    from nutgraf_pelican.build import build

    return build(*arguments)


def _serve(*arguments: object) -> None:
    from nutgraf_pelican.serve import serve

    serve(*arguments)


if __name__ == "__main__":
    raise SystemExit(main())
