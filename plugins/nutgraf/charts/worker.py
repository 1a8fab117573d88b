"""A process that draws: it gets the fonts once, then charts or SVG texts, and answers each or says why it cannot."""

from __future__ import annotations

from importlib import import_module
from multiprocessing.connection import Connection

from nutgraf.charts.engine import open_engine, render_png
from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.pictures import SCALE
from nutgraf.charts.pool import Refusal
from nutgraf.charts.refusal import RefusedChartError
from nutgraf.fonts import Fonts


def serve(connection: Connection, fonts: Fonts) -> None:
    """Draw what comes through the connection until it says None.

    A job is answered with its drawing, the text of an SVG with a PNG; both may be answered with one line of text.
    """
    open_engine(fonts.static)
    while (job := connection.recv()) is not None:
        connection.send(try_picture(job) if isinstance(job, str) else try_drawing(job, fonts))


def try_drawing(job: Job, fonts: Fonts) -> Drawing | Refusal | str:
    """The drawing, or why there is none: what a writer can mend, else one line.

    What fails inside the libraries must not end the report.
    """
    try:
        # Pictures need no Altair, which takes a second to import.
        drawing: Drawing = import_module("nutgraf.charts.studio").draw_chart(job, fonts)
    except RefusedChartError as error:
        return error.complaints
    except Exception as error:
        return _tell(error)
    return drawing


def try_picture(text: str) -> bytes | str:
    """The picture of an SVG, or why there is none."""
    try:
        return render_png(text, SCALE)
    except Exception as error:
        return _tell(error)


def _tell(error: Exception) -> str:
    first = (str(error).strip().splitlines() or [""])[0]
    return f"{type(error).__name__}: {first}"
