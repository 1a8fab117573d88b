"""The command `nutgraf`: what it knows, and the exit codes it ends with.

0: done, 1: problems in the content or the settings, 2: wrong use. Building is handed in by the host (see
`nutgraf_pelican.command`), so that this part knows nothing of Pelican.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nutgraf import __version__
from nutgraf.errors import Problem, SiteError, UsageError
from nutgraf.progress import show_progress
from nutgraf.rules import explain_rule
from nutgraf.site import Site, SiteOptions, check_root, load_site
from nutgraf.verification import Signature, verify_site

VAULT = "NUTGRAF_VAULT"


@dataclass(frozen=True, slots=True)
class Host:
    """What the host of the core does.

    `build(options, output)` writes the site and tells in a text what it wrote; `serve(options, output, port)` shows it
    and rebuilds when a file is saved; `find_theme(root)` finds the theme of a site.
    """

    build: Callable[[SiteOptions, Path], str]
    serve: Callable[[SiteOptions, Path, int], None]
    find_theme: Callable[[Path], Path]


def main(arguments: Sequence[str] | None, host: Host) -> int:
    """Run one command; gives the exit code."""
    parsed = make_parser().parse_args(arguments)
    try:
        return int(COMMANDS[parsed.command](parsed, host))
    except UsageError as error:
        print(f"nutgraf: {error}", file=sys.stderr)
        return 2
    except SiteError as error:
        print_problems(error.problems)
        return 1
    except BrokenPipeError:  # whoever reads what we print has read enough, as in `nutgraf explain Q010 | head -1`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def make_parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--site", type=Path, default=Path(), metavar="DIR", help="the site's folder (default: this one)"
    )
    common.add_argument("--vault", type=Path, metavar="DIR", help=f"texts of sources (default: ${VAULT})")
    common.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="processes that draw")
    parser = argparse.ArgumentParser(prog="nutgraf", description="Stories whose words and numbers are checked.")
    parser.add_argument("--version", action="version", version=f"nutgraf {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    build = commands.add_parser("build", parents=[common], help="check the site and write it to output/")
    serve = commands.add_parser("serve", parents=[common], help="show the site and rebuild it on save")
    for command in (build, serve):
        command.add_argument("--output", type=Path, metavar="DIR", help="where to write (default: output/)")
    serve.add_argument("--port", type=int, default=8000, help="the port on 127.0.0.1 (default: 8000)")
    commands.add_parser("check", parents=[common], help="tell every problem, write nothing")
    verify = commands.add_parser("verify", parents=[common], help="check against the sources and sign the lock")
    verify.add_argument("story", nargs="*", help="slugs of stories (default: all)")
    verify.add_argument("--accept", action="append", default=[], metavar="QUOTE:CODE=REASON", help="sign for a finding")
    verify.add_argument("--by", default="desk", help="who signs (default: desk)")
    mutate = commands.add_parser("mutate", parents=[common], help="break every quotation and figure: is it caught?")
    mutate.add_argument("story", nargs="*", help="slugs of stories (default: all)")
    charts = commands.add_parser("charts", parents=[common], help="how each chart is drawn, and what it weighs")
    charts.add_argument("story", nargs="*", help="slugs of stories (default: all)")
    explain = commands.add_parser("explain", help="what a code such as Q010 or a policy such as ap means")
    explain.add_argument("code")
    return parser


def read_options(parsed: argparse.Namespace, host: Host) -> SiteOptions:
    """The options of a command that loads a site."""
    root = parsed.site.resolve()
    if not root.is_dir():
        raise UsageError(f"there is no folder {parsed.site}")
    check_root(root)
    named = parsed.vault or (Path(os.environ[VAULT]) if os.environ.get(VAULT) else None)
    vault = named.resolve() if named else None
    if vault and not vault.is_dir():
        raise UsageError(f"the vault {named} is not a folder")
    if parsed.workers < 1:
        raise UsageError("--workers takes a number from 1")
    return SiteOptions(root, host.find_theme(root), vault, parsed.workers)


def print_problems(problems: Sequence[Problem], outcome: str = "; nothing was written.") -> None:
    """All of them, then how many; on standard error."""
    for problem in problems:
        print(problem.format(), file=sys.stderr)
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        print(f"\n{errors} problem{'s' * (errors != 1)}{outcome}", file=sys.stderr)


def run_build(parsed: argparse.Namespace, host: Host) -> int:
    """`nutgraf build`."""
    options = read_options(parsed, host)
    output = (parsed.output or options.root / "output").resolve()
    with show_progress() as progress:
        summary = host.build(with_progress(options, progress), output)
    print(summary)
    return 0


def run_serve(parsed: argparse.Namespace, host: Host) -> int:
    """`nutgraf serve`."""
    options = read_options(parsed, host)
    host.serve(options, (parsed.output or options.root / "output").resolve(), parsed.port)
    return 0


def run_check(parsed: argparse.Namespace, host: Host) -> int:
    """`nutgraf check`."""
    with show_progress() as progress:
        site = load_site(with_progress(read_options(parsed, host), progress))
    print_problems(site.warnings)
    print(summarise(site))
    return 0


def run_verify(parsed: argparse.Namespace, host: Host) -> int:
    """`nutgraf verify`: exit code 1 while anything is open."""
    signature = Signature(by=parsed.by, accepted=tuple(parsed.accept), on=date.today())
    report = verify_site(read_options(parsed, host), tuple(parsed.story), signature)
    print_problems(report.problems, ".")
    print(report.summary)
    return 1 if any(problem.severity == "error" for problem in report.problems) else 0


def run_mutate(parsed: argparse.Namespace, host: Host) -> int:
    """`nutgraf mutate`: exit code 1 if a mutant got through, or an allowed edit did not."""
    from nutgraf.mutation import mutate_site  # no other command needs the mutants

    report = mutate_site(read_options(parsed, host), tuple(parsed.story))
    print(report.text)
    return 0 if report.caught == report.made and not report.false_alarms else 1


def run_charts(parsed: argparse.Namespace, host: Host) -> int:
    """`nutgraf charts`: exit code 1 if there are problems."""
    from nutgraf.inventory import list_charts  # no other command weighs charts

    with show_progress() as progress:
        inventory = list_charts(with_progress(read_options(parsed, host), progress), tuple(parsed.story))
    print(inventory.text)
    print_problems(inventory.problems, ".")
    return 1 if any(problem.severity == "error" for problem in inventory.problems) else 0


def run_explain(parsed: argparse.Namespace, host: Host) -> int:
    """`nutgraf explain CODE`."""
    del host
    print(explain_rule(parsed.code))
    return 0


def with_progress(options: SiteOptions, progress: Callable[[str, int, int], None]) -> SiteOptions:
    """The options with a progress to report to."""
    return SiteOptions(options.root, options.theme, options.vault, options.workers, progress)


def summarise(site: Site) -> str:
    """What was checked, in a line."""
    tallies = [story.tally for story in site.stories]
    verified, sealed = sum(t.quotes_verified for t in tallies), sum(t.quotes_sealed for t in tallies)
    return (
        f"{len(tallies)} stor{'y' if len(tallies) == 1 else 'ies'}"
        f" · charts: {site.drawn} drawn, {site.cached} from cache"
        f" · quotes: {verified} verified, {sealed} sealed · figures: {sum(t.figures for t in tallies)} bound"
    )


COMMANDS: dict[str, Callable[[argparse.Namespace, Host], int]] = {
    "build": run_build,
    "charts": run_charts,
    "check": run_check,
    "explain": run_explain,
    "mutate": run_mutate,
    "serve": run_serve,
    "verify": run_verify,
}
