from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import altair as alt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from nutgraf.charts.house_style import PALETTE, PATTERNS, SENTINELS
from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.standalone import write_svg_file
from nutgraf.charts.studio import NARROW, WIDE, compose_spec, draw_chart, sketch_chart
from nutgraf.fonts import Fonts
from tests.charts.samples import CHANGES, YEARS, list_jobs, make_dataset, make_job
from tests.charts.seen import inherit

GOLDEN = Path(__file__).with_name("golden")
JOBS = list_jobs()


@pytest.mark.parametrize("key", [job.key for job in JOBS])
def test_drawings_are_as_approved(key: str, drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """Each drawing is, byte for byte, the one that was looked at; what differs is kept beside it."""
    for width, html in (("wide", drawn[key][1].wide), ("narrow", drawn[key][1].narrow)):
        expected = GOLDEN / f"{key}-{width}.svg"
        # Ids carry a hash of data and specification; which one is no matter of how the drawing looks.
        made = re.sub(r"\bc[0-9a-f]{8}(?=[a-z]+-)", "c", html.text.replace("><", ">\n<")) + "\n"
        if not expected.is_file() or expected.read_text("utf-8") != made:
            expected.with_suffix(".changed.svg").write_text(made, "utf-8")
        assert expected.read_text("utf-8") == made


@pytest.mark.parametrize("job", JOBS, ids=[job.key for job in JOBS])
def test_specifications_are_valid(job: Job, fonts: Fonts) -> None:
    """What is drawn without validation, to save time, passes Altair's schema of Vega-Lite."""
    for width in (WIDE, NARROW):
        alt.Chart.from_dict(compose_spec(sketch_chart(job, width, fonts)), validate=True)


def test_another_process_draws_the_same_bytes(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """Neither hash seeds nor the locale nor the time zone nor what was drawn before leave a trace."""
    code = (
        "import hashlib, pathlib; from nutgraf.fonts import build_fonts; from nutgraf.charts import studio;"
        "from tests.charts.samples import list_jobs; fonts = build_fonts(pathlib.Path('.cache/fonts'));"
        "studio.open_studio(fonts);"
        "print(hashlib.sha256(repr([studio.draw_chart(job, fonts) for job in list_jobs()][::-1]).encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Apia", "LC_ALL": "C"}
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    here = [drawing for _, drawing in drawn.values()][::-1]
    assert done.stdout.strip() == hashlib.sha256(repr(here).encode()).hexdigest()


def test_roles_leave_no_trace(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """No colour that stands for a role is left, and every colour in the page's SVG is a variable."""
    stand_ins = [*SENTINELS.values(), *(color for color, _ in PATTERNS.values())]
    for _, drawing in drawn.values():
        text = drawing.wide.text + drawing.narrow.text
        assert not [color for color in stand_ins if color in text + drawing.spec]
        colors = re.findall(r'(?:fill|stroke)="([^"]+)"', text)
        assert [
            color for color in colors if not re.fullmatch(r"var\(--chart-[\w-]+,#\w{6}\)|none|url\(#.+\)", color)
        ] == []


def test_measured_and_claimed_differ_without_colour(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """A category is told by texture too: one bar is filled by a pattern, the others by a colour."""
    _, drawing = drawn["bar-claims"]
    assert drawing.wide.text.count('fill="url(#') == 1
    assert [item.swatch for item in drawing.legend] == ["solid-1", "hatch-2"]


def test_lines_differ_without_colour(fonts: Fonts) -> None:
    """Each line has a dash of its own, its points a shape of their own, and its name at its end."""
    spec = compose_spec(sketch_chart(make_job(YEARS, "line", x="year", y="share", series="medium"), WIDE, fonts))
    dashes = [str(layer["mark"].get("strokeDash")) for layer in spec["layer"] if layer["mark"]["type"] == "line"]
    assert len(dashes) == len(set(dashes)) == 3
    assert len({row["shape"] for row in spec["datasets"]["points"]}) == 3
    ends = {row["text"] for row in spec["datasets"]["words"] if row["weight"] == 600}
    assert {"Radio", "Television"} <= ends


def test_ids_are_unique_on_a_page(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """Two drawings of one chart, and any two charts, share no id."""
    text = "".join(drawing.wide.text + drawing.narrow.text for _, drawing in drawn.values())
    ids = re.findall(r' id="([^"]+)"', text)
    assert ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("labels", [True, False])
@given(
    st.lists(st.none() | st.integers(-(10**9), 10**9), min_size=1, max_size=6).filter(
        lambda row: any(v is not None for v in row)
    )
)
@settings(max_examples=40)
def test_bars_begin_at_zero_and_their_lengths_are_in_proportion(
    labels: bool, fonts: Fonts, values: list[int | None]
) -> None:
    """For any values, twice the value is twice the length, from one common line."""
    dataset = make_dataset("name string, value number", [(f"Row {n}", value) for n, value in enumerate(values)])
    sketch = sketch_chart(make_job(dataset, "bar", x="value", y="name", labels=labels), NARROW, fonts)
    spec = compose_spec(sketch)
    layer = next(layer for layer in spec["layer"] if layer["data"]["name"] == "bars")
    scale = layer["encoding"]["x"]["scale"]
    low, high = scale["domain"]
    start, end = scale["range"]
    assert low <= 0 <= high
    assert 0 <= start <= end <= NARROW
    assert all(row["zero"] == 0 and low - 1e-6 <= row["value"] <= high + 1e-6 for row in spec["datasets"]["bars"])
    assert len(spec["datasets"]["bars"]) == sum(value is not None for value in values)


def test_a_broken_line_has_a_gap(fonts: Fonts) -> None:
    """A year without a value is not bridged."""
    dataset = make_dataset("year year, value number", [(2000, 1), (2001, 2), (2002, None), (2003, 2), (2004, 3)])
    svg = draw_chart(make_job(dataset, "line", x="year", y="value"), fonts).wide.text
    path = next(path for path in re.findall(r'd="(M[^"]+)"[^>]*stroke-width="2.25"', svg))
    assert path.count("M") == 2


def test_one_point_and_level_lines_are_drawn(fonts: Fonts) -> None:
    """A line of one point is a point; a level line has an axis with room above and below."""
    for rows in ([(2000, 5)], [(2000, 5), (2001, 5)]):
        dataset = make_dataset("year year, value number", rows)
        check_words(draw_chart(make_job(dataset, "line", x="year", y="value"), fonts).wide.text, WIDE, fonts)


def test_thousands_of_points_stay_small(fonts: Fonts) -> None:
    """What only answers the pointer is not in the SVG: a path, its last point, axes."""
    dataset = make_dataset("x number, y number", [(n, n * n % 997) for n in range(1000)])
    svg = draw_chart(make_job(dataset, "line", x="x", y="y"), fonts).wide.text
    assert svg.count("<path") <= 5


def test_words_are_text_of_nine_pixels_or_more(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """At 288 pixels, all that is left of a screen of 320, the smallest words are nine pixels high."""
    for _, drawing in drawn.values():
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', drawing.narrow.text)]
        assert min(sizes) * 288 / NARROW >= 9


def test_a_file_of_its_own_carries_title_and_source(fonts: Fonts) -> None:
    """The SVG for download stands alone: title, source, paper, and no id twice."""
    drawing = draw_chart(make_job(CHANGES, "bar", x="change", y="place"), fonts)
    text = write_svg_file(
        drawing, fonts, "Up & down, and a title that is long enough to need two lines", "In %", "Source: us"
    )
    root = etree.fromstring(text.encode())
    words = "".join(str(part) for part in root.itertext())
    assert "Up & down" in words
    assert "Source: us" in words
    assert PALETTE["chart-paper"][0] in text


def check_words(svg: str, width: int, fonts: Fonts) -> None:
    """Every word lies between the left and the right edge of the sheet."""
    root = etree.fromstring(svg.encode())
    space = "{http://www.w3.org/2000/svg}"
    for node in root.iter(f"{space}text"):
        weight = "semibold" if inherit(node, "font-weight") == "600" else "regular"
        extent = fonts.measure(node.text or "", float(inherit(node, "font-size")), weight)
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[inherit(node, "text-anchor") or "start"]
        left = float(node.get("x", "0")) - extent * shift
        assert left >= -1, node.text
        assert left + extent <= width + 1, node.text
    assert len(root) > 0
