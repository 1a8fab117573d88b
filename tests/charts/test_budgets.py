from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import brotli
import pytest

from nutgraf.assets import bundle_script
from nutgraf.charts.engine import compile_vega, render_svg
from nutgraf.charts.studio import draw_chart
from nutgraf.fonts import Fonts
from tests.charts.bench.reference import list_reference_jobs

JS = Path(__file__).resolve().parents[2] / "theme" / "static" / "js"
SCRIPTS = sorted(JS.rglob("*.js"))
LIVE = ("chart-live", "chart-controls")
"""What only charts that compute load, and only when they are touched."""


def weigh(text: str) -> int:
    """Bytes as they are sent."""
    return len(brotli.compress(text.encode()))


def test_script_is_small_and_plain() -> None:
    """Modules below 60 lines, without a dependency, inline style or code made from text.

    What every page loads is one file of less than 2.9 kB; what only steps need is another, loaded where there are any.
    """
    texts = {path.name: path.read_text("utf-8") for path in SCRIPTS if not path.name.startswith(LIVE)}
    assert {"main.js", "chart.js", "chart-points.js", "chart-tip.js"} <= set(texts)
    assert [name for name, text in texts.items() if text.count("\n") >= 60] == []
    assert weigh(bundle_script(JS / "main.js")) <= 2900
    assert weigh(bundle_script(JS / "enhance" / "steps.js")) <= 1400
    for name, text in texts.items():
        assert not re.search(r"\beval\b|innerHTML|insertAdjacentHTML|new Function|setAttribute\(\"style", text), name
        assert all(path.startswith("./") for path in re.findall(r'from "([^"]+)"', text)), name


def test_modules_that_share_a_file_share_no_name(tmp_path: Path) -> None:
    """Two modules of one file cannot have a name in common, even one that neither exports: the build says so."""
    (tmp_path / "one.js").write_text('import { two } from "./two.js";\nconst add = two;\nadd();\n', "utf-8")
    (tmp_path / "two.js").write_text("const add = () => 2;\nexport const two = add;\n", "utf-8")
    with pytest.raises(ValueError, match=r"^one\.js: 'add' is a name in two\.js too, with which it shares a file$"):
        bundle_script(tmp_path / "one.js")


def test_modules_can_share_a_file() -> None:
    """No two modules export one name, and none is imported by a file that holds it already."""
    exports = [
        name for path in SCRIPTS for name in re.findall(r"^export \w+ (\w+)", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert len(exports) == len(set(exports)) > 10
    for path in SCRIPTS:
        assert not re.search(r"""from ?["']\./""", bundle_script(path)), path.name


def test_drawings_weigh_little(fonts: Fonts) -> None:
    """Brotli: bars below 1 kB, a line of a thousand days below 4 kB, in each of both widths."""
    most = {"bar": 1000, "line": 4000, "area": 4000}
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
