// What a chart knows of many marks, in few bytes: `nutgraf/charts/packing.py` writes it.
const add = (steps, at = 0) => steps.map((step) => (at += step));

const write = ({ a, z, p, d }, number) => {
  const digits = `${Math.abs(number)}`.padStart(d + 1, 0);
  return a + (number < 0 ? "\u2212" : "") + digits.slice(0, digits.length - d) + p + digits.slice(digits.length - d) + z;
};

// Words as they are, or numbers as steps; places as steps, or on a line over the first view's or over numbers.
export function readColumns(values, [first, ...others]) {
  const numbers = values.map(({ s }) => s && add(s));
  const words = values.map((field, i) => numbers[i]?.map((number) => write(field, number)) ?? field);
  const read = (column, base) => {
    const from = column.length < words[0].length ? numbers[column[2]] ?? base : 0;
    return from ? from.map((at) => column[0] * at + column[1]) : add(column);
  };
  const whole = first.map((column) => read(column));
  return [words, [whole, ...others.map((columns) => columns.map((column, i) => read(column, whole[i])))]];
}
