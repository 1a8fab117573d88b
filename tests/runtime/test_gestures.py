"""Live charts against vega-embed: the same gestures choose the same data, in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

Gesture = Callable[["Hand"], None]


class Hand:
    """A mouse on one chart; places are shares of its width and height."""

    def __init__(self, page: Page) -> None:
        self.page = page
        box = page.locator(".chart-frame svg:visible").first.bounding_box()
        assert box is not None
        self.box = box

    def move(self, x: float, y: float, steps: int = 1) -> None:
        """Go to a place."""
        box = self.box
        self.page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=steps)

    def click(self, x: float, y: float, *keys: str) -> None:
        """Click at a place while keys are held."""
        self.move(x, y)
        for key in keys:
            self.page.keyboard.down(key)
        self.page.mouse.down()
        self.page.mouse.up()
        for key in keys:
            self.page.keyboard.up(key)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press at one place, let go at another."""
        self.move(*start)
        self.page.mouse.down()
        self.move(*end, steps=5)
        self.page.mouse.up()

    def wheel(self, x: float, y: float, turns: int) -> None:
        """Turn the wheel at a place."""
        self.move(x, y)
        self.page.mouse.wheel(0, turns)
        self.page.wait_for_timeout(50)

    def set(self, signal: str, value: str) -> None:
        """Move the input of a signal, which vega-embed names otherwise than we do."""
        field = self.page.locator(f"[data-signal='{signal}'], .vega-bindings [name='{signal}']").first
        if field.evaluate("(field) => field.type") == "checkbox":
            field.set_checked(value == "true")
        elif field.evaluate("(field) => field.localName") == "select":
            field.select_option(label=value)
        else:
            field.fill(value)


def brush(hand: Hand) -> None:
    """Choose points, then carry the choice to the right."""
    hand.drag((0.2, 0.2), (0.5, 0.7))
    hand.drag((0.3, 0.5), (0.4, 0.5))


def widen(hand: Hand) -> None:
    """Choose points, then widen the choice by the wheel."""
    hand.drag((0.2, 0.2), (0.5, 0.7))
    hand.wheel(0.35, 0.5, 100)


def undo(hand: Hand) -> None:
    """Choose points, then let them go."""
    hand.drag((0.2, 0.2), (0.5, 0.7))
    hand.page.mouse.dblclick(hand.box["x"] + 0.7 * hand.box["width"], hand.box["y"] + 0.3 * hand.box["height"])


def zoom(hand: Hand) -> None:
    """Move what is seen, zoom in twice and out once."""
    hand.drag((0.5, 0.5), (0.3, 0.6))
    hand.wheel(0.4, 0.4, -120)
    hand.wheel(0.6, 0.6, -120)
    hand.wheel(0.5, 0.5, 60)


def slide(hand: Hand) -> None:
    """Move the slider, choose from the list, tick the box."""
    hand.set("least", "120")
    hand.set("place_origin", "Europe")
    hand.set("bold", "true")


def see_all(hand: Hand) -> None:
    """Choose from the list, then all again."""
    hand.set("place_origin", "Asia")
    hand.set("place_origin", "All")


def overview(hand: Hand) -> None:
    """Choose days below; the view above shows these."""
    hand.drag((0.3, 0.88), (0.6, 0.88))


def filter_across(hand: Hand) -> None:
    """Choose in the first histogram; then in the second, which takes its place."""
    hand.drag((0.15, 0.4), (0.25, 0.4))
    hand.drag((0.5, 0.4), (0.6, 0.5))


def choose_years(hand: Hand) -> None:
    """Choose years in the second panel."""
    hand.drag((0.3, 0.45), (0.5, 0.45))


def pick_legend(hand: Hand) -> None:
    """A click on a word of the legend, another one with the shift key."""
    for label, keys in (("Radio", ()), ("Online", ("Shift",))):
        box = hand.page.locator(f".chart-frame svg:visible text:text-is('{label}')").first.bounding_box()
        assert box is not None
        x = (box["x"] + box["width"] / 2 - hand.box["x"]) / hand.box["width"]
        hand.click(x, (box["y"] + box["height"] / 2 - hand.box["y"]) / hand.box["height"], *keys)


def follow(hand: Hand) -> None:
    """Hover over the lines: the nearest year is picked."""
    hand.move(0.3, 0.5)
    hand.move(0.42, 0.6, steps=3)


def hover(hand: Hand) -> None:
    """Hover near points: the nearest one is picked."""
    hand.move(0.5, 0.2)
    hand.move(0.36, 0.16, steps=4)


def click_bars(hand: Hand) -> None:
    """Click a bar, then another one with the shift key."""
    hand.click(0.3, 0.49)
    hand.click(0.3, 0.56, "Shift")


CASES: list[tuple[str, Gesture]] = [
    ("brush", brush),
    ("brush", widen),
    ("brush", undo),
    ("zoom", zoom),
    ("slider", slide),
    ("slider", see_all),
    ("overview", overview),
    ("crossfilter", filter_across),
    ("panels", choose_years),
    ("legend", pick_legend),
    ("legend", follow),
    ("points", hover),
    ("points", click_bars),
]

# Every dataset and every signal of a view, without objects that are of this view alone, as items of its scene.
READ = """(view) => {
  const plain = (value) => JSON.parse(JSON.stringify(value, (key, each) =>
    key === "unit" || key.startsWith("_vgsid") || typeof each === "function" || each?.mark?.marktype ? undefined
    : typeof each === "number" ? Math.round(each * 1e6) / 1e6 : each) ?? "null");
  const { signals, data } = view.getState({ signals: () => true, data: () => true });
  const named = Object.keys(signals).filter((name) => name !== "unit" && name !== "cursor" && !/_tuple$/.test(name));
  return { signals: Object.fromEntries(named.map((name) => [name, plain(signals[name])])),
           data: Object.fromEntries(Object.keys(data).map((name) => [name, plain(view.data(name))])) };
}"""


def open_live(chromium: Browser, address: str, name: str) -> tuple[Page, list[str]]:
    """The page of a live chart, woken; a list that fills with what is said on the console."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script("addEventListener('chart:live', (event) => { window.opened = event.detail.view; })")
    page.goto(f"{address}live/{name}.html")
    page.evaluate("document.fonts.ready")
    page.locator(".chart-title").hover()
    page.locator(".chart-live svg").first.wait_for()
    return page, said


def open_peer(chromium: Browser, address: str, name: str) -> Page:
    """The page of vega-embed, drawn."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}embed/{name}.html")
    page.evaluate("document.fonts.ready")
    page.wait_for_function("window.opened")
    return page


@pytest.mark.browser
@pytest.mark.parametrize(("name", "gesture"), CASES, ids=[f"{name}-{each.__name__}" for name, each in CASES])
def test_same_gestures_choose_the_same_data(chromium: Browser, address: str, name: str, gesture: Gesture) -> None:
    """All signals and all datasets are those of vega-embed, before and after; the policy of the site holds."""
    live, said = open_live(chromium, address, name)
    peer = open_peer(chromium, address, name)
    before = read_both(live, peer)
    assert before[0] == before[1]
    for page in (live, peer):
        gesture(Hand(page))
        page.wait_for_timeout(150)
    after = read_both(live, peer)
    assert after[0] == after[1]
    assert after[0] != before[0], "the gesture did nothing"
    assert said == []
    live.close()
    peer.close()


def read_both(live: Page, peer: Page) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The state of both views."""
    mine, theirs = (page.evaluate(f"({READ})(window.opened)") for page in (live, peer))
    return mine, theirs
