// Where a key leads from one mark to another: along the data, and between those that stand above one another.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function findStep(points, key, current) {
  const open = [...Array(points.count).keys()].filter((index) => points.open(index));
  if (key === "Home") return open[0];
  if (key === "End") return open.at(-1);
  if (!(key in STEPS)) return undefined;
  if (current < 0) return open[0];
  const column = key === "ArrowUp" || key === "ArrowDown" ? points.column(current) : [];
  const list = column.length ? column : open;
  return list[Math.min(list.length - 1, Math.max(0, list.indexOf(current) + STEPS[key]))];
}
