// One row, wherever the page speaks of it: in the prose, and in other charts.
const isSame = (one, other) =>
  one.length && other.length && (one.every((word) => other.includes(word)) || other.every((word) => one.includes(word)));

export function linkRows(charts) {
  const figures = [...document.querySelectorAll("[data-rows]")].map((figure) => [figure, JSON.parse(figure.dataset.rows)]);

  // `rows` are lists of words; `set` is their dataset, for the prose speaks of one, and charts of what they have in common.
  const tell = (source, set, rows) => {
    for (const [plot, { points, hear }] of charts) {
      if (plot === source) continue;
      const isMeant = rows.length && (!set || set === plot.dataset.set);
      const all = isMeant ? [...Array(points.count).keys()] : [];
      hear(all.filter((index) => rows.some((row) => isSame(points.keys(index), row))));
    }
    for (const [figure, own] of figures) {
      const isMeant = figure === source || figure.dataset.set === source.dataset.set;
      figure.classList.toggle("is-linked", isMeant && rows.some((row) => own.some((words) => isSame(row, words))));
    }
  };

  for (const [plot, chart] of charts) {
    chart.tell = (index) => tell(plot, "", index < 0 ? [] : [chart.points.keys(index)]);
  }
  for (const [figure, rows] of figures) {
    figure.addEventListener("pointerenter", () => tell(figure, figure.dataset.set, rows));
    figure.addEventListener("pointerleave", () => tell(figure, "", []));
  }
}
