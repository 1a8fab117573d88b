// Pointer, touch and keyboard for one chart. Without script the chart, its table and its words are all there.
import { findNearest, readPoints } from "./chart-points.js";
import { makeTip } from "./chart-tip.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function enhanceChart(plot) {
  const points = readPoints(plot);
  if (!points.count) return;
  const tip = makeTip(plot, points);
  let current = -1;

  const show = (index, aloud) => {
    current = index;
    if (index < 0) tip.hide();
    else tip.show(index, aloud);
  };

  const point = (event) => {
    const frame = points.frame();
    const x = (event.clientX - frame.left) * frame.scale;
    const y = (event.clientY - frame.top) * frame.scale;
    const index = findNearest(frame.places, points.weights, x, y);
    if (index !== current) show(index, false);
  };

  const walk = (event) => {
    const { key } = event;
    const last = points.count - 1;
    let index;
    if (key in STEPS) index = Math.min(last, Math.max(0, current < 0 ? 0 : current + STEPS[key]));
    else if (key === "Home") index = 0;
    else if (key === "End") index = last;
    else if (key === "Escape" && current >= 0) index = -1;
    else return;
    event.preventDefault();
    show(index, true);
  };

  plot.tabIndex = 0;
  plot.setAttribute("role", "application");
  plot.setAttribute("aria-label", plot.dataset.hint);
  plot.addEventListener("pointermove", point);
  plot.addEventListener("pointerdown", point);
  plot.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && show(-1));
  plot.addEventListener("keydown", walk);
  plot.addEventListener("blur", () => show(-1));
  new ResizeObserver(() => show(-1)).observe(plot);
}
