from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import serve

pytestmark = pytest.mark.browser

BOXES = """selector => [...document.querySelectorAll(selector)].map(element => {
  const {left, right, top, bottom} = element.getBoundingClientRect();
  return {left, right, top, bottom};
})"""


@pytest.fixture(scope="module")
def samples(rendered: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample pages at an address."""
    folder = tmp_path_factory.mktemp("samples")
    (folder / "_headers").write_text("", encoding="utf-8")
    for name, text in rendered.items():
        place = folder / "x" / name
        place.mkdir(parents=True)
        (place / "index.html").write_text(text, encoding="utf-8")
    with serve(folder) as address:
        yield f"{address}x/"


@pytest.fixture
def story(browser: Browser, samples: str) -> Iterator[Page]:
    """The sample story, in a window that the test sizes."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{samples}story/")
    yield page
    page.close()


def test_wide_screens_show_notes_open_beside_their_words(story: Page) -> None:
    """From 75em every note stands in the margin, to be read, and the first begins at the height of its quotation."""
    quote = story.evaluate(BOXES, "#quote-opening")[0]
    notes = story.evaluate(BOXES, "#quote-opening + .notes > .note")
    assert notes[0]["left"] > quote["right"]
    assert abs(notes[0]["top"] - quote["top"]) < 2
    assert all(story.locator(".note-body").evaluate_all("notes => notes.map(note => note.checkVisibility())"))


def test_notes_lie_on_nothing(story: Page) -> None:
    """No note covers another note, or a chart that is as wide as the page."""
    boxes = [*story.evaluate(BOXES, ".note"), *story.evaluate(BOXES, ".chart--wide")]
    assert len(boxes) == 11
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
            assert apart or one["right"] <= other["left"] or other["right"] <= one["left"]


def test_narrow_screens_disclose_a_note_when_its_words_ask(story: Page) -> None:
    """Below 75em notes are closed, below the quotation; the marker in the words is an ordinary link that opens one."""
    story.set_viewport_size({"width": 360, "height": 700})
    assert not story.locator("#note-1").is_visible()
    story.click("#ref-1")
    assert story.locator("#note-1").is_visible()
    assert not story.locator("#note-2").is_visible()


def test_markers_are_large_enough_to_touch(story: Page) -> None:
    """The marker of a note measures 24 pixels or more each way, and takes no more of the line than a letter."""
    boxes = story.evaluate(BOXES, ".noteref")
    assert min(box["right"] - box["left"] for box in boxes) >= 24
    assert min(box["bottom"] - box["top"] for box in boxes) >= 24
    advance = """() => {
      const style = getComputedStyle(document.querySelector(".noteref"));
      return ["paddingLeft", "paddingRight", "marginLeft", "marginRight"].reduce(
        (sum, side) => sum + parseFloat(style[side]), 0);
    }"""
    assert story.evaluate(advance) < 6


def test_the_switch_marks_what_was_checked_without_script(story: Page) -> None:
    """“Mark what was checked” colours quotations and figures, and leaves them alone until it is set."""
    color = "element => getComputedStyle(element).backgroundColor"
    assert story.locator("#figure-a").evaluate(color) == "rgba(0, 0, 0, 0)"
    story.check(".show-sources")
    story.wait_for_timeout(200)
    assert story.locator("#figure-a").evaluate(color) != "rgba(0, 0, 0, 0)"
    assert story.locator("#quote-inline").evaluate(color) != story.locator("#figure-a").evaluate(color)


def test_paper_shows_everything_in_black_on_white(story: Page) -> None:
    """In print all notes are open and nothing floats; a dark screen does not print dark."""
    story.emulate_media(media="print", color_scheme="dark")
    assert all(story.locator(".note-body").evaluate_all("notes => notes.map(note => note.checkVisibility())"))
    assert story.locator(".note").first.evaluate("note => getComputedStyle(note).float") == "none"
    assert story.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    chart = "() => getComputedStyle(document.documentElement).getPropertyValue('--chart-paper')"
    assert story.evaluate(chart) == "#fffdf8"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_is_given_to_who_asks(story: Page, scheme: Literal["light", "dark"]) -> None:
    """With more contrast wished for, quiet text and hairlines are as strong as the text, on both papers."""
    quiet = "() => getComputedStyle(document.querySelector('.standfirst')).color"
    text = "() => getComputedStyle(document.body).color"
    story.emulate_media(color_scheme=scheme)
    assert story.evaluate(quiet) != story.evaluate(text)
    story.emulate_media(color_scheme=scheme, contrast="more")
    assert story.evaluate(quiet) == story.evaluate(text)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_is_wider_than_its_window(
    browser: Browser, samples: str, rendered: Mapping[str, str], width: int, direction: str
) -> None:
    """Down to 320 pixels, in both directions of writing, no sample page scrolls sideways."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    for name in rendered:
        page.goto(f"{samples}{name}/")
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        assert page.evaluate("() => document.documentElement.scrollWidth") == width, name
    page.close()
