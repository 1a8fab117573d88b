"""What broke when the theme, the settings or a plugin broke: a place and a sentence instead of a traceback."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateError, TemplateSyntaxError

from nutgraf.errors import Place, Problem, SiteError
from nutgraf.site import SiteOptions


class ErrorLog(logging.Handler):
    """Collects what Pelican logs as an error and passes over, such as a plugin that cannot be registered."""

    def __init__(self, options: SiteOptions) -> None:
        super().__init__(logging.ERROR)
        self._options = options
        self._problems: list[Problem] = []

    def __enter__(self) -> ErrorLog:
        logging.getLogger("pelican").addHandler(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        logging.getLogger("pelican").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record; an exception from the site's own files tells more than its words."""
        error = sys.exc_info()[1]
        fault = find_fault(error, self._options) if isinstance(error, Exception) else None
        if fault is None or fault.code == "build.failed":
            fault = Problem(Place("pelicanconf.py"), "build.failed", " ".join(record.getMessage().split()))
        self._problems.append(fault)

    def check(self) -> None:
        """Raises `SiteError` if anything was logged as an error."""
        if self._problems:
            raise SiteError(self._problems)


def find_fault(error: Exception, options: SiteOptions) -> Problem:
    """The problem behind an exception, at the innermost line of the site's own files that was running."""
    text = f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateSyntaxError) and error.filename:
        place = Place(_name(Path(error.filename), options), error.lineno)
        return Problem(place, "template.syntax", str(error.message), fix="mend the template")
    if isinstance(error, SyntaxError) and error.filename:
        place = Place(_name(Path(error.filename), options), error.lineno or 1, error.offset or 1)
        return Problem(place, "settings.syntax", error.msg, fix="mend the file")
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_own(Path(frame.filename), options)]
    if not frames:
        return Problem(Place("pelicanconf.py"), "build.failed", text, fix="this may be a fault of Nutgraf itself")
    place = Place(_name(Path(frames[-1].filename), options), frames[-1].lineno or 1)
    if isinstance(error, TemplateError) or place.path.endswith(".html"):
        return Problem(place, "template.broken", text, "a template gets `page` alone, see nutgraf/pages.py")
    code = "settings.broken" if place.path == "pelicanconf.py" else "plugin.broken"
    return Problem(place, code, text, fix="mend the line")


def _is_own(path: Path, options: SiteOptions) -> bool:
    """Whether a file belongs to the site or its theme, not to an installed package."""
    own = path.is_relative_to(options.root) and ".venv" not in path.parts and "site-packages" not in path.parts
    return own or path.is_relative_to(options.theme)


def _name(path: Path, options: SiteOptions) -> str:
    if path.is_relative_to(options.root):
        return path.relative_to(options.root).as_posix()
    return f"theme/{path.relative_to(options.theme).as_posix()}" if path.is_relative_to(options.theme) else path.name
