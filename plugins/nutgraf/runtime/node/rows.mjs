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

/** The shortest of: the values, steps from one to the next, and for words that come back numbers into a list of them. */
function writeColumn(values) {
  const steps = writeSteps(values);
  if (steps) return steps;
  const words = [...new Set(values)];
  if (!values.every((value) => typeof value === "string") || words.length * 3 > values.length) return JSON.stringify(values);
  const numbers = new Map(words.map((word, number) => [word, number]));
  return `pick(${JSON.stringify(words)},${JSON.stringify(values.map((value) => numbers.get(value)))})`;
}

/** Numbers and days as steps, where these are fewer; else nothing. */
function writeSteps(values) {
  const days = values.every((value) => DAY.test(value)) ? values.map((value) => Date.parse(value) / 864e5) : undefined;
  if (days?.every((day, index) => writeDay(day) === values[index])) {
    const steps = takeSteps(days);
    return measure(steps) < measure(values) ? `days(${JSON.stringify(steps)})` : undefined;
  }
  if (!values.every((value) => Number.isFinite(value) && Math.abs(value) < MOST)) return undefined;
  const scale = SCALES.find((each) => values.every((value) => Math.round(value * each) / each === value));
  const steps = scale && takeSteps(values.map((value) => Math.round(value * scale)));
  return steps && measure(steps) < measure(values) ? `sums(${JSON.stringify(steps)},${scale})` : undefined;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const SCALES = [1, 10, 100, 1000, 10000];
// Up to here sums are exact in the finest of these parts.
const MOST = 1e11;

const writeDay = (day) => (Number.isInteger(day) ? new Date(day * 864e5).toISOString().slice(0, 10) : undefined);

const takeSteps = (numbers) => numbers.map((number, index) => number - (numbers[index - 1] ?? 0));

/** About how many bytes values take when they are compressed: each once, and then which of them it is. */
function measure(values) {
  const texts = new Set(values.map(String));
  return [...texts].join().length + (values.length * Math.log2(texts.size)) / 8;
}
