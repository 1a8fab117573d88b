// The marks of a chart that answer: their words, whose they are, and where they stand in the drawing that is shown.
import { readColumns } from "./chart-columns.js";

const MOST = 8;

export function readPoints(plot) {
  const { f: titles, v, p, h, k = [], m: members = [], g, x, s } = JSON.parse(plot.dataset.points);
  const [values, places] = readColumns(v, p);
  const drawings = [...plot.querySelectorAll("svg")];
  const series = values[titles.indexOf(g)];
  const along = titles.indexOf(x);
  const keys = titles.flatMap((title, field) => (k.includes(title) ? field : []));

  const points = {
    count: values[0].length,
    members,
    naming: titles.filter((title) => k.includes(title)),
    along,
    hit: h,
    views: places,
    // What a legend leaves alone, and what a step hides, does not answer.
    only: [],
    hidden: [],
    open(index) {
      const name = points.name(index);
      return !points.hidden.includes(name) && (!points.only.length || points.only.includes(name));
    },
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
  };
  return points;
}
