// The rows of a dataset as code: column by column, in a third of the letters.
import { read } from "vega";

/** The source of a function that makes the rows anew each time it is called. */
export function makeRows(values, format) {
  const rows = readRows(values, format);
  const names = Array.isArray(rows) && rows.length && isRow(rows[0]) ? Object.keys(rows[0]) : [];
  const key = names.join("\n");
  const alike = names.length > 0 && rows.every((row) => isRow(row) && Object.keys(row).join("\n") === key);
  if (!alike) return `()=>structuredClone(${JSON.stringify(rows)})`;
  const columns = names.map((name) => writeColumn(rows.map((row) => row[name])));
  return `()=>rows(${JSON.stringify(names)},[${columns.join(",")}])`;
}

/** Other formats than JSON are read here, so that a page needs no reader of them. */
function readRows(values, format) {
  if (typeof values !== "string" && (format?.type ?? "json") === "json" && !format?.property) return values;
  return read(structuredClone(values), { ...format, parse: undefined });
}

const isRow = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** Words that come back again and again are numbers into a list of them. */
function writeColumn(values) {
  const words = [...new Set(values)];
  if (!values.every((value) => typeof value === "string") || words.length * 3 > values.length) return JSON.stringify(values);
  const numbers = new Map(words.map((word, number) => [word, number]));
  return `pick(${JSON.stringify(words)},${JSON.stringify(values.map((value) => numbers.get(value)))})`;
}
