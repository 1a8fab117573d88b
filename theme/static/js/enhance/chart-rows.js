// One row, wherever the page speaks of it: in the prose, and in other charts.
const SAID = "rows";
const isSame = (one, other) =>
  one.length && other.length && (one.every((word) => other.includes(word)) || other.every((word) => one.includes(word)));

// `rows` are lists of words; `set` is their dataset, for the prose speaks of one, and charts of what they have in common.
export const tellRows = (source, set, rows) =>
  document.dispatchEvent(new CustomEvent(SAID, { detail: { source, set, rows } }));

export function hearRows(plot, points, mark) {
  document.addEventListener(SAID, ({ detail: { source, set, rows } }) => {
    if (source === plot) return;
    const isMeant = !set || set === plot.dataset.set;
    const all = isMeant && rows.length ? [...Array(points.count).keys()] : [];
    mark(all.filter((index) => rows.some((row) => isSame(points.keys(index), row))));
  });
}

export function linkFigures() {
  const figures = [...document.querySelectorAll("[data-rows]")];
  const read = (figure) => JSON.parse(figure.dataset.rows);
  for (const figure of figures) {
    figure.addEventListener("pointerenter", () => tellRows(figure, figure.dataset.set, read(figure)));
    figure.addEventListener("pointerleave", () => tellRows(figure, "", []));
  }
  document.addEventListener(SAID, ({ detail: { source, rows } }) => {
    for (const figure of figures) {
      const isMeant = source === figure || source.dataset.set === figure.dataset.set;
      const isLinked = isMeant && rows.some((row) => read(figure).some((words) => isSame(row, words)));
      figure.classList.toggle("is-linked", isLinked);
    }
  });
}
