// What stands out in a chart while a story speaks of it: members of its series or classes by their colour, else marks by
// the words that name them; and what is not there yet.
import { dim, listItems, select } from "./chart-members.js";
import { drawVeil } from "./chart-veil.js";

// The members of a chart by their names, with the names of their looks.
const listMembers = (plot, { members }) =>
  Object.fromEntries([
    ...members.map((name, index) => [name, String(index + 1)]),
    ...listItems(plot).map((item) => [item.textContent.trim(), item.dataset.member]),
  ]);

export function makeEmphasis(plot, { points, refresh }) {
  const looks = listMembers(plot, points);
  const all = Object.values(looks);
  const find = (names) => names.flatMap((name) => looks[name] ?? []);

  return ({ highlight, hide }) => {
    const gone = find(hide);
    dim(plot, all, find(highlight));
    for (const name of all) {
      for (const shape of plot.querySelectorAll(select(name))) shape.classList.toggle("is-gone", gone.includes(name));
    }
    drawVeil(plot, points, highlight.filter((name) => !(name in looks)));
    points.hidden = hide;
    refresh();
  };
}
