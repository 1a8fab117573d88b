// What charts use of Vega, read from their dataflows: transforms, scales, marks, functions and the words for shapes,
// curves and colours that interpolation may meet.
import { color } from "d3-color";
import * as interpolators from "d3-interpolate";
import { functionContext } from "vega-functions";
import { isContinuous, isValidScaleType } from "vega-scale";
import { pathCurves } from "vega-scenegraph";

const SHAPES = new Set(["circle", "cross", "diamond", "square", "arrow", "wedge", "triangle", "triangle-up", "triangle-down", "triangle-right", "triangle-left", "stroke"]);
const TIMES = /^(?:date|utc)\b/;
const TIMELY = /this\.\w*(?:time|utc|month|day|week|quarter)\w*/i;

/** Lists of names, sorted, and flags. */
export function findUse(dataflows) {
  const use = {
    eases: false,
    functions: new Set(),
    interpolators: new Set(["interpolateRgb"]),
    marks: new Set(["group"]),
    paths: false,
    scales: new Set(["linear"]),
    schemes: new Set(),
    times: false,
    transforms: new Set(),
    words: new Set(["circle", "linear"]),
  };
  dataflows.forEach((dataflow) => addNode(use, dataflow));
  return Object.fromEntries(Object.entries(use).map(([key, value]) => [key, value instanceof Set ? [...value].sort() : value]));
}

function addNode(use, node) {
  if (typeof node === "string") addText(use, node);
  if (!node || typeof node !== "object") return;
  for (const { type, params } of Array.isArray(node) ? [] : (node.operators ?? [])) {
    if (type !== undefined && type !== "operator") use.transforms.add(type);
    if (type === "scale") addScale(use, params ?? {});
  }
  if (typeof node.marktype === "string") use.marks.add(node.marktype);
  for (const [key, value] of Object.entries(node)) {
    if (key === "code" && typeof value === "string") addCode(use, value);
    else addNode(use, value);
  }
}

function addText(use, text) {
  if (/^[Mm][\s\d.,+-]/.test(text)) use.paths = true;
  if (TIMES.test(text)) use.times = true;
  if (/^[a-z][a-z-]*$/.test(text) && (SHAPES.has(text) || pathCurves(text) || color(text))) use.words.add(text);
}

function addCode(use, code) {
  for (const [, name] of code.matchAll(/this\.(\w+)/g)) {
    if (!(name in functionContext)) throw new Error(`unknown function ${name}`);
    use.functions.add(name);
    if (name.startsWith("ease")) use.eases = true;
  }
  for (const [, text] of code.matchAll(/"((?:[^"\\]|\\.)*)"/g)) addText(use, text);
  if (TIMELY.test(code)) use.times = true;
}

/** The type of a scale with colours as its range also says how many ends its domain has. */
function addScale(use, { type: given, scheme, interpolate, ...rest }) {
  const type = String(given ?? "linear").toLowerCase();
  if (isValidScaleType(type)) use.scales.add(type);
  if (type === "time" || type === "utc") use.times = true;
  else if (isContinuous(type) && !type.includes("-") && (scheme != null || hasColors(rest))) {
    use.scales.add(`sequential-${type}`);
    if (rest.domainMid != null || !isPair(rest.domain)) use.scales.add(`diverging-${type}`);
  }
  if (type === "sequential") use.scales.add("sequential-linear");
  for (const name of [scheme].flat()) if (typeof name === "string") use.schemes.add(name.toLowerCase());
  if (typeof interpolate === "string") addInterpolator(use, interpolate);
}

const hasColors = ({ range }) => (Array.isArray(range) ? range.some((each) => typeof each === "string") : Boolean(range));

/** A domain of two ends: two values, or the extent of data. */
const isPair = (domain) => (Array.isArray(domain) ? domain.length === 2 : domain != null);

function addInterpolator(use, name) {
  const parts = name.toLowerCase().split("-").map((part) => part[0].toUpperCase() + part.slice(1));
  const full = `interpolate${parts.join("")}`;
  if (full in interpolators) use.interpolators.add(full);
}
