// Where marks stand: columns of steps from mark to mark, or of a factor and a shift for those of the first view.
const add = (steps, at = 0) => steps.map((step) => (at += step));

export function readColumns([first, ...others], count) {
  const whole = first.map((steps) => add(steps));
  const follow = (column, i) => (column.length < count ? whole[i].map((at) => column[0] * at + column[1]) : add(column));
  return [whole, ...others.map((columns) => columns.map(follow))];
}
