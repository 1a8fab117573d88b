"""A process that draws charts: it gets the fonts once, then jobs, and answers each with a drawing or a reason."""

from __future__ import annotations

from multiprocessing.connection import Connection

from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.studio import draw_chart, open_studio
from nutgraf.fonts import Fonts


def serve(connection: Connection, fonts: Fonts) -> None:
    """Draw what comes through the connection until it says None. Answers are drawings or one line of text."""
    open_studio(fonts)
    while (job := connection.recv()) is not None:
        connection.send(try_drawing(job, fonts))


def try_drawing(job: Job, fonts: Fonts) -> Drawing | str:
    """The drawing, or why there is none. What fails inside the libraries must not end the report."""
    try:
        return draw_chart(job, fonts)
    except Exception as error:
        first = (str(error).strip().splitlines() or [""])[0]
        return f"{type(error).__name__}: {first}"
