// The words of a live chart's marks: under the pointer, and by keyboard from one to the next.
import { makeTip } from "./chart-tip.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function makeLiveTip(plot, find) {
  let shown = { words: [], box: [0, 0, 0, 0] };
  let current = -1;
  const tip = makeTip(plot, {
    words: () => shown.words,
    frame() {
      const svg = find().element.querySelector("svg");
      const scale = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
      return { svg, scale, places: shown.box.map((value) => [value]) };
    },
  });

  const show = (item, aloud) => {
    shown = item;
    tip.show(0, aloud);
  };

  const walk = (event) => {
    const items = find()?.list() ?? [];
    const last = items.length - 1;
    const { key } = event;
    if (key === "Escape" && current >= 0) current = -1;
    else if (last < 0) return;
    else if (key in STEPS) current = Math.min(last, Math.max(0, current < 0 ? 0 : current + STEPS[key]));
    else if (key === "Home") current = 0;
    else if (key === "End") current = last;
    else if (key === "Enter" && current >= 0) items[Math.min(current, last)].press();
    else return;
    event.preventDefault();
    if (current < 0) tip.hide();
    else show(items[Math.min(current, last)], true);
  };

  plot.addEventListener("keydown", walk);
  plot.addEventListener("blur", () => {
    current = -1;
    tip.hide();
  });

  return {
    // A chart whose marks have words is one stop of the keyboard.
    join(chart) {
      if (plot.hasAttribute("tabindex") || !chart.list().length) return;
      plot.tabIndex = 0;
      plot.setAttribute("role", "application");
      plot.setAttribute("aria-label", plot.dataset.hint ?? "");
    },
    show(chart, event, item, value) {
      current = -1;
      if (value === null || value === undefined || value === "") tip.hide();
      else show(chart.describe(item, event), false);
    },
  };
}
