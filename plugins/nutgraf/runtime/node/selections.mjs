// The brushes and zooms of a chart: what of its dataflow moves them, for the page, and how their inputs begin, for HTML.
import { timeUnitSpecifier, View } from "vega";
import { listSelections } from "./browser/selections.js";

const FIELDS = "_tuple_fields";
const ZOOM = ["zoom_anchor", "zoom_delta", "translate_anchor", "translate_delta"];
const INVERTED = /^(\w+)\[0\] === \1\[1\] \? null : invert\("([^"]+)", \1\)$/;
const UNITS = /^timeUnitSpecifier\((\[.*?\]), (\{.*\})\)$/;
const DOMAIN = /\bdomain\("([^"]+)"\)/g;

/**
 * One entry for each selection of each plot of `spec`, which was parsed as `flow`. `plot` is the id of an operator that
 * its plot has, `nodes` are the ids of those that move it; `axes` have a channel, a scale, and the format of the axis;
 * brushes have their name. Zooms of what another plot zooms already are left out.
 */
export function findSelections(spec, flow) {
  const axes = listGroups(spec).flatMap((group) => group.axes ?? []);
  const groups = listGroups(spec).filter(({ signals }) => signals?.some(({ name }) => name.endsWith(FIELDS)));
  const flows = listFlows(flow).filter(({ operators }) => operators.some(({ signal }) => signal?.endsWith(FIELDS)));
  const found = groups.flatMap(({ signals }, index) => readPlot(signals, flows[index].operators, axes));
  const zoomed = new Set();
  return found.filter((each) => {
    const fresh = each.axes.filter(({ key }) => each.name || !zoomed.has(key));
    if (!each.name) each.axes.forEach(({ key }) => zoomed.add(key));
    return fresh.length > 0;
  });
}

/** How the inputs of each begin: of brushes the words of the ends, the stops there are and where the edges stand. */
export async function describeSelections(flow, selections) {
  if (!selections.length) return [];
  const view = await new View(flow, { renderer: "none" }).runAsync();
  const found = listSelections(view, selections);
  view.finalize();
  return found.map((each) => (each.given.name ? describeBrush(each) : describeZoom(each)));
}

/** An entry as the page needs it. */
export const reduceSelection = ({ name, plot, nodes, axes }) => ({
  name,
  plot,
  nodes,
  axes: axes.map(({ channel, scale, ...own }) =>
    name ? { scale, format: own.format, formatType: own.formatType } : { channel, scale },
  ),
});

function listGroups(holder) {
  return [holder, ...(holder.marks ?? []).flatMap(listGroups)];
}

function listFlows(flow) {
  return [flow, ...flow.operators.flatMap(({ params }) => findFlows(params)).flatMap(listFlows)];
}

function findFlows(value) {
  if (value === null || typeof value !== "object") return [];
  return value.$subflow ? [value.$subflow] : Object.values(value).flatMap(findFlows);
}

function readPlot(signals, operators, axes) {
  const find = (name) => operators.find(({ signal }) => signal === name)?.id;
  return signals
    .filter(({ name }) => name.endsWith(FIELDS))
    .map(({ name: full, value: fields }) => {
      const name = full.slice(0, -FIELDS.length);
      const own = signals.filter((each) => each.name.startsWith(`${name}_`));
      return { plot: find(full), ...(readBrush(name, own, fields, axes, find) ?? readZoom(name, own, fields, axes, find)) };
    })
    .filter((each) => each.axes?.length);
}

/** A brush has signals that make values of its pixels. */
function readBrush(name, signals, fields, axes, find) {
  const matches = listUpdates(signals).map((update) => INVERTED.exec(update)).filter(Boolean);
  if (!matches.length) return undefined;
  return {
    name,
    nodes: matches.map(([, pixels]) => find(pixels)),
    axes: matches.map(([, , scale], index) => describeAxis(fields[index], scale, axes)),
  };
}

/** A zoom has signals that make new ends of the old ones, unless it only moves: then it keeps the old ones. */
function readZoom(name, signals, fields, axes, find) {
  const scales = new Set(listUpdates(signals).flatMap((update) => [...update.matchAll(DOMAIN)].map(([, scale]) => scale)));
  return {
    nodes: ZOOM.map((part) => find(`${name}_${part}`)),
    axes: [...scales].map((scale, index) => ({ ...describeAxis(fields[index], scale, axes), key: `${name} ${fields[index].field}` })),
  };
}

const listUpdates = (signals) => signals.flatMap(({ on }) => on ?? []).map(({ update }) => update);

function describeAxis({ channel, field }, scale, axes) {
  const own = axes.filter((axis) => axis.scale === scale);
  const title = own.map((axis) => [axis.title].flat().filter((line) => typeof line === "string").join(" ")).find(Boolean);
  const formatType = own.map((axis) => axis.formatType).find(Boolean);
  return { channel, scale, format: own.map(readFormat).find(Boolean), formatType, field, title };
}

/** The format of an axis; units of time are written out, as Vega would while drawing. */
function readFormat({ format }) {
  if (typeof format === "string") return format;
  const [, units, formats] = UNITS.exec(format?.signal) ?? [];
  return units && timeUnitSpecifier(JSON.parse(units), JSON.parse(formats));
}

function describeBrush(brush) {
  const { facet, parent } = brush.context.signals;
  const panel = Object.values(facet ? parent.value : {}).filter((each) => typeof each === "string").join(", ");
  const sides = brush.sides.map(({ stops, apart }, number) => {
    const { field, title = "" } = brush.given.axes[number];
    const words = stops.map((stop) => stop.words);
    const widest = words.reduce((one, other) => (other.length > one.length ? other : one), "");
    const edges = brush.read(number);
    return { title, field, edges, words: edges.map((stop) => words[stop]), last: words.length - 1, widest, apart };
  });
  // Without a value on an axis there is nothing to choose.
  return { panel, sides: sides.every(({ edges }) => edges.every((stop) => stop >= 0)) ? sides : [] };
}

function describeZoom({ given: { nodes, axes } }) {
  const ways = { x: ["left", "right"], y: ["up", "down"] };
  const [, zooms, , moves] = nodes.map((node) => node !== undefined);
  const acts = [...(zooms ? ["in", "out"] : []), ...(moves ? axes.flatMap(({ channel }) => ways[channel]) : [])];
  return { acts, titles: axes.map(({ title, field }) => title ?? field) };
}
