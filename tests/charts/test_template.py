from __future__ import annotations

import re
from dataclasses import replace

from lxml import html

from nutgraf.charts.model import Drawing, Job
from nutgraf.html import Html
from tests.charts.page import make_block, render_chart


def test_a_reader_without_script_gets_everything(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """Title, alt text, legend, source, note, data table and downloads are in the HTML."""
    job, drawing = drawn["bar-claims"]
    figure = html.fromstring(render_chart(make_block("claims", drawing)))
    assert figure.get("id") == "chart-claims"
    assert figure.xpath("string(id(@aria-labelledby))") == "What claims “shows” & more"
    assert figure.xpath("//*[@role='img']/@aria-label") == ["The values of claims."]
    assert [" ".join(item.text_content().split()) for item in figure.xpath("//ul[@class='chart-legend']/li")] == [
        "Measured",
        "Claimed",
    ]
    assert len(figure.xpath("//table//tbody/tr")) == len(job.dataset.rows)
    assert figure.xpath("//a/@href") == ["#source", "claims.csv", "claims.png", "claims.svg", "#chart-claims"]
    assert "Sample: invented data" in figure.text_content()
    assert drawing.description in figure.text_content()


def test_drawings_are_hidden_from_screen_readers(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """The alternative text speaks for both; no mark inside has a role or a name of its own."""
    for key, (_, drawing) in drawn.items():
        figure = html.fromstring(render_chart(make_block(key, drawing)))
        assert {svg.get("aria-hidden") for svg in figure.iter("svg")} == {"true"}
        assert figure.xpath("//svg//*[@role or @aria-label or @aria-roledescription]") == []


def test_nothing_inline_is_against_the_policy(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """No style attribute, no event attribute, no script."""
    text = "".join(render_chart(make_block(key, drawing)) for key, (_, drawing) in drawn.items())
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", text)


def test_what_a_chart_does_not_have_is_not_announced(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """Without legend, note, subtitle, sample and light layer there is no empty element for them."""
    drawing = replace(drawn["bar-axis"][1], light="", legend=(), description="")
    block = replace(make_block("bare", drawing), note=Html(""), subtitle="", sample=False)
    figure = html.fromstring(render_chart(block))
    for name in ("chart-legend", "chart-note", "chart-subtitle", "chart-sample", "chart-description"):
        assert not figure.find_class(name)
    assert not figure.xpath("//*[@data-points]")
