// `node main.mjs charts`: reads {charts: {id: {locale, views: {view: Vega specification}}}}, writes {charts: {id: {module, use, selections}}}
// with the module of each chart, what it uses of Vega and its brushes and zooms, or {id: {error}}.
// `node main.mjs bundle`: reads what all charts of a site use, writes {runtime}, the module that theirs import.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bundle, shrink } from "./bundle.mjs";
import { parseDataflow, Tables, writeDataflow } from "./dataflow.mjs";
import { describeSelections, findSelections, reduceSelection } from "./selections.mjs";
import { findUse } from "./usage.mjs";

const require = createRequire(import.meta.url);
const TASKS = { charts: writeCharts, bundle: async (use) => ({ runtime: await bundle(use) }) };
const given = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(await TASKS[process.argv[2]](given)));

async function writeCharts({ charts }) {
  const written = {};
  for (const [id, { locale, views }] of Object.entries(charts)) {
    try {
      written[id] = await writeChart(views, readLocale(locale));
    } catch (error) {
      written[id] = { error: String(error.message ?? error).split("\n")[0] };
    }
  }
  return { charts: written };
}

/** How numbers and dates are written in a locale of d3 ("de-DE"); "" is English. */
function readLocale(name) {
  const read = (part) => JSON.parse(readFileSync(require.resolve(`${part}/locale/${name}`), "utf8"));
  return name ? { number: read("d3-format"), time: read("d3-time-format") } : undefined;
}

/** The module of one chart: `start(view, options)` opens one of its views (see browser/live.js). */
async function writeChart(views, locale) {
  const tables = new Tables();
  const flows = Object.entries(views).map(([name, spec]) => [name, parseDataflow(spec, locale)]);
  const found = flows.map(([name, flow]) => findSelections(views[name], flow));
  flows.forEach(([, flow], index) => (flow.selections = found[index].map(reduceSelection)));
  const texts = flows.map(([name, flow]) => `${JSON.stringify(name)}: () => (${writeDataflow(flow, tables)})`);
  const source = `import { Date, days, open, pick, rows, sums } from "./runtime.js";
const d = [${[...tables.datasets.keys()].join(",\n")}];
const views = {${texts.join(",\n")}};
const functions = function () { return [${[...tables.functions.keys()].join(",\n")}]; };
export const start = (view, options) => open(views[view](), functions, options);
`;
  const selections = await describeSelections(flows[0][1], found[0]);
  return { module: await shrink(source), use: findUse(flows.map(([, flow]) => flow)), selections };
}
