// The marks of a chart that answer: their words, whose they are, and where they stand in the drawing that is shown.
import { NEAR, findLand, listLands } from "./chart-lands.js";

const MOST = 8;

export function readPoints(plot) {
  const { f: titles, v: values, p: places, h, k = [], m: members = [], g, x, s } = JSON.parse(plot.dataset.points);
  const drawings = [...plot.querySelectorAll("svg")];
  const series = values[titles.indexOf(g)];
  const along = titles.indexOf(x);
  const keys = titles.flatMap((title, field) => (k.includes(title) ? field : []));

  const points = {
    count: values[0].length,
    members,
    along,
    open: () => true,
    // The name of a mark's series, and the number of its look: 0 for those that step back.
    name: (index) => series?.[index],
    member: (index) => (series ? members.indexOf(series[index]) + 1 : 1),
    words: (index) => titles.map((title, field) => [title, values[field][index], field]).filter((pair) => pair[1] != null),
    // What tells a row from others, and so what the prose and other charts may speak of too.
    keys: (index) => keys.flatMap((field) => values[field][index] ?? []),
    // Those at the same place along the axis, from the highest down.
    column(index) {
      const { places: [, ys] } = points.frame();
      const all = along < 0 ? [] : [...ys.keys()];
      const found = all.filter((each) => values[along][each] === values[along][index] && points.open(each));
      // Of many lines, those that stand out and the one that is meant.
      const few = found.length > MOST ? found.filter((each) => each === index || points.member(each)) : found;
      return few.sort((one, other) => ys[one] - ys[other]);
    },
    isShared: Boolean(s) && along >= 0,
    frame() {
      // The views that are not displayed have no box.
      const shown = drawings.findIndex((svg) => svg.getClientRects().length);
      const svg = drawings[shown];
      const box = svg.getBoundingClientRect();
      return { svg, box, scale: box.width / svg.viewBox.baseVal.width, places: places[shown] };
    },
    // Distance is to the edge of a mark with an extent, and counts across and down as the chart's kind says.
    nearest(clientX, clientY) {
      const { svg, box, scale, places: [xs, ys, widths = [], heights = []] } = points.frame();
      const lands = listLands(svg);
      const land = findLand(lands, clientX, clientY);
      if (land >= 0) return land;
      const [x, y] = [(clientX - box.left) / scale, (clientY - box.top) / scale];
      const miss = (at, middle, extent = 0) => Math.max(0, Math.abs(at - middle) - extent / 2) ** 2;
      let [best, least] = [-1, lands.length ? NEAR : Infinity];
      for (let i = 0; i < points.count; i += 1) {
        const far = h[0] * miss(x, xs[i], widths[i]) + h[1] * miss(y, ys[i], heights[i]);
        if (far < least && points.open(i)) [best, least] = [i, far];
      }
      return best;
    },
  };
  return points;
}
