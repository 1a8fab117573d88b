// A Vega specification parsed at build: its dataflow as a literal, its expressions as functions, its rows by column.
import { parse } from "vega";
import { makeRows } from "./rows.mjs";

/** The dataflow of a Vega specification; expressions are strings still. Words for each mark are left out. */
export function parseDataflow(spec, locale) {
  return parse(silence(structuredClone(spec)), locale && { locale }, { ast: false });
}

/** The functions and datasets that the views of one chart share. */
export class Tables {
  constructor() {
    this.functions = new Map();
    this.datasets = new Map();
  }

  /** The number of a function, by its source. */
  addFunction(source) {
    return getNumber(this.functions, source);
  }

  /** The number of a dataset, by the source of the expression that makes its rows. */
  addDataset(source) {
    return getNumber(this.datasets, source);
  }
}

function getNumber(table, key) {
  if (!table.has(key)) table.set(key, table.size);
  return table.get(key);
}

/** The figure around a drawing has its words: marks need none of their own. */
function silence(holder) {
  for (const mark of holder.marks ?? []) {
    mark.aria = false;
    for (const channels of Object.values(mark.encode ?? {})) {
      delete channels.description;
      delete channels.ariaRoleDescription;
    }
    silence(mark);
  }
  return holder;
}

/**
 * The dataflow as JavaScript, in which `{code: n}` is a function and `d[n]` the n-th dataset.
 *
 * Operators and streams are numbered in the order in which they stand, so that none has to say its number. A reference
 * to one shortly before is the distance, below zero; `$own` counts from where the flow of a panel begins; and a function
 * says how many it comes after the one before. So parts that are alike, as axes and panels, read alike, and compress.
 */
export function writeDataflow(dataflow, tables) {
  return new Writer(tables, numberNodes(dataflow)).writeFlow(dataflow);
}

/** The id of each operator and stream -> its number, facets' own flows included where they stand. */
function numberNodes(dataflow, numbers = new Map()) {
  for (const { id, params } of dataflow.operators) {
    numbers.set(id, numbers.size);
    for (const flow of findFlows(params)) numberNodes(flow, numbers);
  }
  for (const { id } of dataflow.streams ?? []) numbers.set(id, numbers.size);
  return numbers;
}

function findFlows(value) {
  if (value === null || typeof value !== "object") return [];
  return value.$subflow ? [value.$subflow] : Object.values(value).flatMap(findFlows);
}

class Code {
  constructor(text) {
    this.text = text;
  }
}

/** JSON, but for code, which stands as it is. */
function write(value) {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value)) return `[${value.map(write)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${write(each)}`)}}`;
}

const isEmpty = (value) => !value || Object.keys(value).length === 0;
// Beyond this distance a reference goes mostly to what many refer to, as scales: its number compresses better.
const NEAR = 12;

class Writer {
  constructor(tables, numbers) {
    this.tables = tables;
    this.numbers = numbers;
    this.here = 0;
    this.start = 0;
    this.code = -1;
  }

  writeFlow({ operators, streams, updates, bindings, description, selections, ...rest }) {
    const list = (nodes, writeOne) => new Code(`[${(nodes ?? []).map((node) => write(writeOne.call(this, node)))}]`);
    return write({
      ...rest,
      operators: list(operators, this.convertOperator),
      streams: list(streams, this.convertStream),
      updates: list(updates, this.convertUpdate),
      selections: selections?.length ? selections.map((each) => this.convertSelection(each)) : undefined,
    });
  }

  refer(id) {
    const number = this.numbers.get(id);
    const distance = number - this.here;
    return distance < 0 && distance >= -NEAR ? distance : number;
  }

  convertReference(id) {
    const $ref = this.refer(id);
    return this.start && $ref >= this.start - NEAR ? { $own: $ref - this.start } : { $ref };
  }

  convertOperator({ id, metadata, type, value, params, update, data, parent, ...rest }) {
    this.here = this.numbers.get(id);
    const plain = type === undefined || type === "operator";
    return {
      type: plain ? undefined : type,
      ...rest,
      value: value?.$ingest === undefined ? (plain || type === "collect" ? value : undefined) : this.convertData(value),
      update: update && this.addFunction("_", update.code),
      data: data && Object.fromEntries(Object.entries(data).map(([name, roles]) => [name, [...new Set(roles)]])),
      parent: parent && this.convertReference(parent.$ref),
      params: isEmpty(params) ? undefined : this.convertParameters(params),
    };
  }

  convertData({ $ingest, $format }) {
    const number = this.tables.addDataset(makeRows($ingest, $format));
    const parsed = typeof $format?.parse === "object" && !isEmpty($format.parse);
    return { $ingest: new Code(`d[${number}]`), $format: parsed ? { parse: $format.parse } : undefined };
  }

  convertStream({ id, filter, stream, merge, between, ...rest }) {
    this.here = this.numbers.get(id);
    return {
      ...rest,
      stream: stream == null ? undefined : this.refer(stream),
      merge: merge?.map((each) => this.refer(each)),
      between: between?.map((each) => this.refer(each)),
      filter: filter && this.addFunction("event", filter.code),
    };
  }

  convertUpdate({ source, target, update, ...rest }) {
    const find = (id) => this.numbers.get(id) - this.start;
    const entries = { ...rest, source: find(source?.$ref ?? source), update };
    entries.target = target?.$expr ? { $expr: this.addFunction("event", target.$expr.code) } : find(target);
    if (update?.$expr) {
      const { code } = update.$expr;
      const names = /\bdatum\b/.test(code) ? "_,event,datum=event.item&&event.item.datum" : "_,event";
      this.here = 0;
      const $params = update.$params && this.convertParameters(update.$params);
      entries.update = { $expr: this.addFunction(names, code), $params };
    }
    return entries;
  }

  convertSelection({ plot, nodes, ...rest }) {
    return { ...rest, plot: this.numbers.get(plot), nodes: nodes.map((id) => this.numbers.get(id)) };
  }

  /** Parameters, however deep: references, expressions, encoders, and the flows of facets. */
  convertParameters(value) {
    if (Array.isArray(value)) return value.map((each) => this.convertParameters(each));
    if (value === null || typeof value !== "object") return value;
    if ("$ref" in value) return this.convertReference(value.$ref);
    if (value.$subflow) return { $subflow: this.convertFlow(value.$subflow) };
    if (value.$encode) return { $encode: this.convertEncoders(value.$encode) };
    if (value.$expr) {
      const { $expr, $fields, $params } = value;
      return {
        $expr: this.addFunction("datum,_", $expr.code),
        $fields: isEmpty($fields) ? undefined : $fields,
        $params: isEmpty($params) ? undefined : this.convertParameters($params),
      };
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.convertParameters(each)]));
  }

  convertFlow(flow) {
    const { here, start } = this;
    this.start = this.numbers.get(flow.operators[0].id);
    const code = new Code(this.writeFlow(flow));
    Object.assign(this, { here, start });
    return code;
  }

  convertEncoders(encoders) {
    const entries = Object.entries(encoders).map(([name, { $expr, $fields }]) => {
      const expression = this.writeEncoder($expr.channels);
      return [name, { $expr: { ...expression, mark: $expr.marktype }, $fields: isEmpty($fields) ? undefined : $fields }];
    });
    return Object.fromEntries(entries);
  }

  /**
   * A function that gives the channels of an item. Where one is made from another, that one is set at once, so that
   * nobody can tell afterwards whether it changed: `eager` says to take it that it did.
   */
  writeEncoder(channels) {
    const codes = Object.entries(channels).map(([channel, { code }]) => [channel, code]);
    const read = new Set(codes.flatMap(([, code]) => [...code.matchAll(/\bitem(?:\.|\[["'])(\w+)/g)].map(([, name]) => name)));
    const eager = codes.some(([channel]) => read.has(channel)) || undefined;
    const body = codes.map(([channel, code]) => {
      const name = JSON.stringify(channel);
      return read.has(channel) ? `${name}:item[${name}]=${code}` : `${name}:${code}`;
    });
    const names = codes.some(([, code]) => /\bdatum\b/.test(code)) ? "item,_,datum=item.datum" : "item,_";
    return { ...this.addFunction(names, `({${body}})`), eager };
  }

  /** Arrow functions: `this` is the table of functions around them. */
  addFunction(names, code) {
    const before = this.code;
    this.code = this.tables.addFunction(`(${names})=>${code.endsWith(";") ? `{${code}}` : `(${code})`}`);
    return { code: this.code - before };
  }
}
