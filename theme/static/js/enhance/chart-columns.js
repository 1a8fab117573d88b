// What a chart knows of many marks, in few bytes: `nutgraf/charts/packing.py` writes it.
const sum = (steps, at = 0) => steps.map((step) => (at += step));

// The numbers are whole, of fifteen digits at most, so that these are exact.
const spell = ({ a, z, p, d }, number) =>
  a + (number < 0 ? "\u2212" : "") + (Math.abs(number) / 10 ** d).toFixed(d).replace(".", p) + z;

// Words as they are, or numbers as steps; places as steps, or on a line over the first view's or over numbers.
export function readColumns(values, [first, ...others]) {
  const numbers = values.map(({ s }) => s && sum(s));
  const words = values.map((field, i) => numbers[i]?.map((number) => spell(field, number)) ?? field);
  const read = (column, base) => {
    const from = column.length < words[0].length ? numbers[column[2]] ?? base : 0;
    return from ? from.map((at) => column[0] * at + column[1]) : sum(column);
  };
  const whole = first.map((column) => read(column));
  return [words, [whole, ...others.map((columns) => columns.map((column, i) => read(column, whole[i])))]];
}
