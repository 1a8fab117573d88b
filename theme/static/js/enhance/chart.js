// Pointer, touch and keyboard for one chart. Without script the chart, its table and its words are all there.
import { enableLegend } from "./chart-legend.js";
import { paintOf } from "./chart-members.js";
import { findNearest } from "./chart-near.js";
import { readPoints } from "./chart-points.js";
import { hearRows, tellRows } from "./chart-rows.js";
import { makeSign } from "./chart-sign.js";
import { makeTip } from "./chart-tip.js";
import { findStep } from "./chart-walk.js";

export function enhanceChart(plot) {
  const points = readPoints(plot);
  const [tip, sign] = [makeTip, makeSign].map((make) => make(plot, points, paintOf(plot)));
  let current = -1;

  const mark = (indices, isRuled) => (indices.length ? sign.draw(indices, isRuled) : sign.clear());

  const show = (index, aloud) => {
    if (index < 0 && current < 0) return;
    current = index;
    const column = index >= 0 && points.isShared ? points.column(index) : [];
    mark(index < 0 ? [] : column.length ? column : [index], column.length);
    if (index < 0) tip.hide();
    else tip.show(index, column, aloud);
    tellRows(plot, "", index < 0 ? [] : [points.keys(index)]);
  };

  const point = (event) => {
    const index = findNearest(points, event.clientX, event.clientY);
    if (index !== current) show(index);
  };

  const walk = (event) => {
    const index = event.key === "Escape" && current >= 0 ? -1 : findStep(points, event.key, current);
    if (index === undefined) return;
    event.preventDefault();
    show(index, true);
  };

  plot.tabIndex = 0;
  plot.role = "application";
  plot.ariaLabel = plot.dataset.hint;
  plot.addEventListener("pointermove", point);
  plot.addEventListener("click", point);
  plot.addEventListener("pointercancel", () => show(-1));
  plot.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && show(-1));
  plot.addEventListener("keydown", walk);
  plot.addEventListener("blur", () => show(-1));
  document.addEventListener("pointerdown", (event) => plot.contains(event.target) || show(-1));
  new ResizeObserver(() => show(-1)).observe(plot);
  hearRows(plot, points, (indices) => (current < 0 || indices.length) && mark(indices));
  enableLegend(plot, points, () => show(-1));
  return { points, refresh: () => show(-1) };
}
