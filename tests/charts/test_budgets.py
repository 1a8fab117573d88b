from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import brotli
import pytest

from nutgraf.charts.engine import compile_vega, render_svg
from nutgraf.charts.studio import draw_chart
from nutgraf.fonts import Fonts
from tests.charts.bench.reference import list_reference_jobs

SCRIPTS = sorted((Path(__file__).resolve().parents[2] / "theme" / "static" / "js").rglob("*.js"))


def test_script_is_small_and_plain() -> None:
    """Modules below 60 lines, 2.5 kB together, without a dependency, inline style or code made from text."""
    texts = {path.name: path.read_text("utf-8") for path in SCRIPTS}
    assert {"main.js", "chart.js", "chart-points.js", "chart-tip.js"} <= set(texts)
    assert [name for name, text in texts.items() if text.count("\n") >= 60] == []
    charts = [text for name, text in texts.items() if name == "main.js" or name.startswith("chart")]
    assert sum(len(brotli.compress(text.encode())) for text in charts) <= 2500
    for name, text in texts.items():
        assert not re.search(r"\beval\b|innerHTML|insertAdjacentHTML|new Function|setAttribute\(\"style", text), name
        assert all(path.startswith("./") for path in re.findall(r'from "([^"]+)"', text)), name


def test_drawings_weigh_little(fonts: Fonts) -> None:
    """Brotli: bars below 1 kB, a line of a thousand days below 4 kB, in each of both widths."""
    most = {"bar": 1000, "line": 4000}
    for job in list_reference_jobs():
        drawing = draw_chart(job, fonts)
        for html in (drawing.wide, drawing.narrow):
            assert len(brotli.compress(html.text.encode())) <= most[job.request.kind]


@pytest.mark.parametrize("url", ["https://example.com/data.csv", "http://127.0.0.1:9/data.json", "/etc/hostname"])
def test_drawing_loads_nothing(url: str, fonts: Fonts) -> None:
    """A specification that names a network address or a file gets nothing from it."""
    spec: dict[str, Any] = {
        "data": {"url": url, "format": {"type": "csv"}},
        "mark": "point",
        "encoding": {"x": {"field": "a", "type": "nominal"}},
    }
    with pytest.raises(PermissionError, match="VLC_ACCESS_DENIED"):
        render_svg(compile_vega(spec))
