// What a chart's own module gets: rows from columns, and a view from a dataflow. No parser, no compiler.
import { randomLCG, setRandom } from "vega-statistics";
import { View } from "vega-view";
import { describeItem, listItems } from "./items.js";
import { listSelections } from "./selections.js";

export { days, pick, rows, sums } from "./columns.js";
export { Date } from "./date.js";

/**
 * A dataflow opened in `element` and run once; what fails is thrown. `functions` gives its expressions for a `this`.
 * `view` is Vega's; `list` and `describe` are of items.js, `selections` of selections.js.
 */
export async function open(dataflow, functions, { element, tooltip }) {
  // What is drawn by chance is drawn as the drawing was.
  setRandom(randomLCG(1));
  const view = new View(number(dataflow), { expr: bindFunctions(functions), tooltip, renderer: "svg", logger: QUIET, hover: true });
  const failed = [];
  view.error = (error) => failed.push(error);
  view.initialize(element);
  await view.runAsync();
  if (failed.length) throw failed[0];
  view.error = () => {};
  return {
    element,
    view,
    selections: listSelections(view, dataflow.selections ?? []),
    list: () => listItems(view),
    describe: (item, event) => describeItem(view, item, event),
  };
}

/** Gives operators, streams and functions their numbers, and makes distances numbers (see `dataflow.mjs`). */
function number(dataflow, counter = { next: 0, code: -1 }) {
  const start = counter.next;
  const convert = (value, id) => {
    if (!value || typeof value !== "object") return;
    if (value.$own !== undefined) value.$ref = value.$own + start;
    else if (value.$ref < 0) value.$ref += id;
    else if (value.$subflow) number(value.$subflow, counter);
    else {
      countCode(value.$expr, counter);
      for (const each of Object.values(value)) convert(each, id);
    }
  };
  for (const operator of dataflow.operators) {
    operator.id = counter.next++;
    convert(operator.parent, operator.id);
    countCode(operator.update, counter);
    convert(operator.params, operator.id);
  }
  for (const stream of dataflow.streams) {
    const id = counter.next++;
    const far = (distance) => (distance < 0 ? id + distance : distance);
    stream.id = id;
    if (stream.stream !== undefined) stream.stream = far(stream.stream);
    if (stream.merge) stream.merge = stream.merge.map(far);
    if (stream.between) stream.between = stream.between.map(far);
    countCode(stream.filter, counter);
  }
  for (const update of dataflow.updates) {
    update.source += start;
    if (typeof update.target === "number") update.target += start;
    else countCode(update.target.$expr, counter);
    convert(update.update, 0);
  }
  return dataflow;
}

function countCode(expression, counter) {
  if (expression) expression.code = counter.code += expression.code;
}

/** What Vega makes of `{code: n}`: the n-th function, bound to the functions of its context. */
function bindFunctions(functions) {
  const tables = new WeakMap();
  const find = ({ functions: context }, { code }) => {
    if (!tables.has(context)) tables.set(context, functions.call(context));
    return tables.get(context)[code];
  };
  return { operator: find, parameter: find, event: find, handler: find, encode: makeEncoder(find), codegen: {} };
}

const SWAPPED = ["rect", "group", "image"];

/** Sets the channels of an item, then what follows from two ends or a centre; tells whether anything changed. */
const makeEncoder = (find) => (context, expression) => {
  const { mark, eager = 0 } = expression;
  const findChannels = find(context, expression);
  const encode = (item, parameters) => {
    const channels = findChannels(item, parameters);
    // Vega asks for the names after it has called.
    encode.output ??= Object.keys(channels);
    let changed = eager;
    for (const name in channels) {
      if (item[name] !== channels[name]) {
        item[name] = channels[name];
        changed = 1;
      }
    }
    if (mark !== "rule") {
      span(item, channels, mark, "x", "width");
      span(item, channels, mark, "y", "height");
    }
    return changed;
  };
  return encode;
};

function span(item, channels, mark, start, size) {
  const end = `${start}2`;
  const middle = `${start}c`;
  if (end in channels) {
    if (!(start in channels)) item[start] = item[end] - (item[size] || 0);
    else {
      if (SWAPPED.includes(mark) && item[start] > item[end]) [item[start], item[end]] = [item[end], item[start]];
      item[size] = item[end] - item[start];
    }
  }
  if (middle in channels) item[start] = item[middle] - (item[size] || 0);
}

// Nothing is told to readers.
const QUIET = { level: () => 0, error() {}, warn() {}, info() {}, debug() {} };
