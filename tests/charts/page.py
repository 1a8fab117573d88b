"""A page with sample charts, as the theme shows them, and a server for it."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import jinja2

from nutgraf.assets import bundle_script
from nutgraf.charts.model import Drawing
from nutgraf.fonts import Fonts
from nutgraf.html import Html
from nutgraf.stories.blocks import Block, Chart
from nutgraf.stylesheet import bundle_style

THEME = Path(__file__).resolve().parents[2] / "theme"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def write_page(
    folder: Path, fonts: Fonts, drawings: Iterable[tuple[str, Drawing]], direction: str = "ltr", before: str = ""
) -> None:
    """Write `index.html` with the charts, `before` them other markup, the theme's style and script, and the fonts."""
    shutil.copytree(THEME / "static" / "js", folder / "js", dirs_exist_ok=True)
    for path in (folder / "js").rglob("*.js"):
        path.write_text(bundle_script(THEME / "static" / "js" / path.relative_to(folder / "js")), "utf-8")
    shutil.copytree(fonts.folder, folder / "fonts", dirs_exist_ok=True)
    # What is tested are charts in our fonts, however late these arrive.
    faces = re.sub(r"font-display:\w+", "font-display:block", fonts.write_css("fonts/"))
    style = faces + bundle_style(THEME / "static" / "css" / "main.css")
    (folder / "main.css").write_text(style, "utf-8")
    body = before + "".join(render_chart(make_block(key, drawing)) for key, drawing in drawings)
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en" dir="{direction}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><link rel="icon" href="data:,">'
        '<meta name="viewport" content="width=device-width"><title>Sample charts</title>'
        '<link rel="stylesheet" href="main.css"><script type="module" src="js/main.js"></script></head>'
        f'<body class="page"><main class="main"><h1>Sample charts</h1><div class="story-body">{body}</div></main>'
        "</body></html>",
        "utf-8",
    )


def make_block(key: str, drawing: Drawing) -> Chart:
    """A block with every part that a chart may have."""
    return Chart(
        id=key, title=f"What {key} “shows” & more", subtitle="In units", alt=f"The values of {key}.", drawing=drawing,
        source=Html('<a href="#source">Invented</a>'), note=Html("<p>A note on the data.</p>"), csv_url=f"{key}.csv",
        svg_url=f"{key}.svg", png_url=f"{key}.png", dataset="sample", sample=True,
    )  # fmt: skip


def render_chart(block: Block) -> str:
    """The block as the theme's template prints it."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME / "templates"), undefined=jinja2.StrictUndefined, autoescape=True,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template(f"blocks/{block.kind}.html").render(block=block)
