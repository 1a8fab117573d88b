// Rows from columns, as `rows.mjs` writes them.

/** Rows from their names and columns. */
export const rows = (names, columns) =>
  columns[0].map((_, index) => Object.fromEntries(names.map((name, column) => [name, columns[column][index]])));

/** The words with these numbers. */
export const pick = (words, numbers) => numbers.map((number) => words[number]);

/** Numbers from the steps between them, which are in parts of 1. */
export const sums = (steps, parts) => {
  let sum = 0;
  return steps.map((step) => (sum += step) / parts);
};

/** Days ("2021-03-14") from the number of days between them; the first from 1970 on. */
export const days = (steps) => sums(steps, 1).map((day) => new Date(day * 864e5).toISOString().slice(0, 10));
