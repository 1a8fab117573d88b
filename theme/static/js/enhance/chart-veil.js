// Paper over everything in a drawing but the rows, columns or places of the marks that are named. Words step back, but can
// be read.
const SHEET = "http://www.w3.org/2000/svg";
const PAD = 5;

export function drawVeil(plot, points, names) {
  for (const [view, svg] of plot.querySelectorAll("svg").entries()) {
    svg.querySelector(":scope > .chart-veil")?.remove();
    for (const text of svg.querySelectorAll(".is-veiled")) text.classList.remove("is-veiled");
    if (!names.length) continue;
    const veil = document.createElementNS(SHEET, "path");
    veil.setAttribute("class", "chart-veil");
    veil.setAttribute("d", cover(points, points.views[view], svg.viewBox.baseVal, names));
    // Below the words that lie on top of all marks.
    [...svg.children].findLast((each) => !each.matches("text, :has(text), .chart-sign")).after(veil);
    for (const text of svg.getClientRects().length ? svg.querySelectorAll("text") : []) {
      const { x, y, width, height } = text.getBBox();
      text.classList.toggle("is-veiled", veil.isPointInFill(new DOMPoint(x + width / 2, y + height / 2)));
    }
  }
}

function cover({ hit: [across, down], keys }, [xs, ys, widths = [], heights = []], { width, height }, names) {
  const all = [...xs.keys()];
  const meant = all.filter((i) => keys(i).some((word) => names.includes(word)));
  const span = (middle, extent = 8) => [middle - extent / 2, middle + extent / 2];
  const [columns, rows] = [all.map((i) => span(xs[i], widths[i])), all.map((i) => span(ys[i], heights[i]))];
  if (down > 2 * across) {
    // What names a row may stand above its mark: its band begins where the one before ends.
    const start = (top) => Math.max(-PAD, ...rows.map(([, end]) => end).filter((end) => end <= top));
    const bands = meant.map((i) => [start(rows[i][0]) + PAD, rows[i][1] + PAD]);
    return leave(bands, height).map(([top, end]) => `M-9 ${top}H${width + 9}V${end}H-9Z`).join("");
  }
  if (across > 2 * down) {
    const bands = meant.map((i) => [columns[i][0] - 3 * PAD, columns[i][1] + 3 * PAD]);
    return leave(bands, width).map(([left, end]) => `M${left} -9V${height + 9}H${end}V-9Z`).join("");
  }
  const hole = ([left, right], [top, end]) => `M${left - PAD} ${top - PAD}H${right + PAD}V${end + PAD}H${left - PAD}Z`;
  return `M-9 -9H${width + 9}V${height + 9}H-9Z${meant.map((i) => hole(columns[i], rows[i])).join("")}`;
}

// What lies between bands, from the beginning to the end.
function leave(bands, length) {
  const found = [];
  let at = -9;
  for (const [start, end] of bands.sort((one, other) => one[0] - other[0])) {
    if (start > at) found.push([at, start]);
    at = Math.max(at, end);
  }
  return [...found, [at, length + 9]];
}
