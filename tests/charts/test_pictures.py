from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from nutgraf.charts.callout import Box
from nutgraf.charts.house_style import PALETTE
from nutgraf.charts.model import Drawing, Job, LegendItem
from nutgraf.charts.pictures import draw_pictures
from nutgraf.charts.standalone import write_svg_file
from nutgraf.charts.studio import draw_chart
from nutgraf.charts.swatches import draw_swatch
from nutgraf.fonts import Fonts
from tests.charts.samples import COUNTS, make_dataset, make_job
from tests.charts.seen import list_overlaps, list_words

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path fill="#2b64ae" d="M0 0h30v20H0z"/></svg>'
TITLE = "More were claimed than were counted"


@pytest.fixture(scope="module")
def drawing(fonts: Fonts) -> Drawing:
    """Bars with a legend of two textures."""
    job: Job = make_job(COUNTS, "bar", x="count", y="label", color="basis", format="short")
    return draw_chart(job, fonts)


def test_a_file_of_its_own_explains_its_colours(drawing: Drawing, fonts: Fonts) -> None:
    """The legend of the page stands in the file too, with the textures of the drawing."""
    root = etree.fromstring(write_svg_file(drawing, fonts, TITLE, "In visitors", "Source: us").encode())
    words = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Measured", "Claimed", "In visitors", "Source: us"} <= set(words)
    fills = [node.get("fill") for node in root.iter("{http://www.w3.org/2000/svg}rect")]
    ids = {node.get("id") for node in root.iter("{http://www.w3.org/2000/svg}pattern")}
    assert fills[0] == PALETTE["chart-1"][0]
    assert str(fills[1]).removeprefix("url(#").removesuffix(")") in ids


def test_a_long_name_in_the_legend_is_wrapped(fonts: Fonts) -> None:
    """Words of a file stay on it, however long the names of the series are."""
    rows = [
        ("One", 3, "A series that somebody named in a sentence, and then in another one, " * 3),
        ("Two", 4, "W" * 90),
    ]
    dataset = make_dataset("label string, count number visitors, basis string", rows)
    job = make_job(dataset, "bar", x="count", y="label", color="basis")
    drawing = draw_chart(job, fonts)
    svg = write_svg_file(drawing, fonts, TITLE, "", "Source: us")
    width, height = (float(size) for size in re.findall(r'viewBox="0 0 (\d+) (\d+)"', svg)[0])
    around = list_words(re.sub("<svg x=.*?</svg>", "", svg), fonts)
    assert [text for text, box in around if not Box(0, 0, width, height).holds(box)] == []
    assert list_overlaps(around) == []
    assert sum(text.startswith("W") for text, _ in around) == 2


def test_a_file_of_its_own_needs_no_page(drawing: Drawing, fonts: Fonts) -> None:
    """Programs that draw and print know no CSS variables: every colour stands there as it is."""
    assert "var(" not in write_svg_file(drawing, fonts, TITLE, "", "Source: us")


@pytest.mark.parametrize(
    "name",
    ["solid-1", "hatch-2", "line-1", "line-4", "dot-1", "dot-2", "dot-3", "dot-4", "dot-5", "dot-6", "step-3", "middle",
     "below-2", "above-4", "gap-7"],
)  # fmt: skip
def test_every_swatch_has_a_shape(name: str) -> None:
    """Whatever the legend shows on a page can be drawn in a file, in colours of the palette."""
    shape = etree.fromstring(draw_swatch(LegendItem("Words", name).swatch, 3, 4, "").encode())
    assert "var(--chart-" in f"{shape.get('fill')} {shape.get('stroke')}"


def test_a_picture_is_twice_as_large_and_the_same_every_time(tmp_path: Path, fonts: Fonts) -> None:
    """Two pixels for one, in the colours of light paper, byte for byte the same when drawn again."""
    first, second = (draw_pictures({"a.png": SVG}, tmp_path / name, fonts)["a.png"] for name in ("one", "two"))
    assert first == second
    picture = Image.open(BytesIO(first)).convert("RGB")
    assert picture.size == (60, 40)
    assert picture.getpixel((30, 20)) == (0x2B, 0x64, 0xAE)


def test_a_picture_is_drawn_once(tmp_path: Path, fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the drawing is the same, the picture comes from the cache, and no process is started."""
    pictures = draw_pictures({"a.png": SVG}, tmp_path, fonts)
    monkeypatch.setattr("nutgraf.charts.pictures.Pool", None)
    assert draw_pictures({"a.png": SVG}, tmp_path, fonts) == pictures


def test_a_picture_that_cannot_be_drawn_is_named(tmp_path: Path, fonts: Fonts) -> None:
    """The SVG is ours: that it cannot be read is our mistake, and is told by the name of the picture."""
    with pytest.raises(RuntimeError, match=r"there is no picture of broken\.png: "):
        draw_pictures({"broken.png": "<svg"}, tmp_path, fonts)
