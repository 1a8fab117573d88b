// Pointer, touch and keyboard for one chart. Without script the chart, its table and its words are all there.
import { enableLegend } from "./chart-legend.js";
import { paintOf } from "./chart-members.js";
import { findNearest } from "./chart-near.js";
import { readPoints } from "./chart-points.js";
import { makeSign } from "./chart-sign.js";
import { makeTip } from "./chart-tip.js";
import { findStep } from "./chart-walk.js";

export function enhanceChart(plot) {
  const points = readPoints(plot);
  const [tip, sign] = [makeTip, makeSign].map((make) => make(plot, points, paintOf(plot)));
  let current = -1;
  const hide = () => show(-1);

  // `hear` marks what the page speaks of elsewhere; `tell` says to others what is shown, where anybody listens.
  const chart = {
    points,
    refresh: hide,
    hear: (indices) => (current < 0 || indices.length) && mark(indices),
    tell() {},
  };

  const mark = (indices, isRuled) => (indices.length ? sign.draw(indices, isRuled) : sign.clear());

  const show = (index, aloud) => {
    if (index < 0 && current < 0) return;
    current = index;
    const column = index >= 0 && points.isShared ? points.column(index) : [];
    mark(index < 0 ? [] : column.length ? column : [index], column.length);
    if (index < 0) tip.hide();
    else tip.show(index, column, aloud);
    chart.tell(index);
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
  const leave = (event) => event.pointerType === "mouse" && hide();
  const acts = { pointermove: point, click: point, pointercancel: hide, pointerleave: leave, keydown: walk, blur: hide };
  for (const [name, act] of Object.entries(acts)) plot.addEventListener(name, act);
  document.addEventListener("pointerdown", (event) => plot.contains(event.target) || hide());
  new ResizeObserver(hide).observe(plot);
  enableLegend(plot, points, hide);
  return chart;
}
