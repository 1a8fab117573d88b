// Data come with the chart, as a function that makes its rows; nothing is ever loaded.
import { read } from "vega-loader";

export function parse(data, format) {
  const locale = this.locale();
  return read(typeof data === "function" ? data() : data, format, locale.timeParse, locale.utcParse);
}

export function ingest(target, data, format) {
  return this.pulse(target, this.changeset().insert(this.parse(data, format)));
}

export async function request() {
  return { data: [], status: -1 };
}

export async function preload() {}
