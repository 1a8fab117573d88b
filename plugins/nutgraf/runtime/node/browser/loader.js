// Reads the types that a specification names for its fields; loads nothing.
import { toBoolean, toDate, toNumber, toString } from "vega-util";

const PARSERS = { boolean: toBoolean, integer: toNumber, number: toNumber, date: toDate, string: toString };
const SAFE = /^(?:https?:|mailto:|[^:]*$|[^:/?#]*[/?#])/i;

/** Rows with the fields that `format.parse` names turned into their types. */
export function read(rows, format, parseTime, parseUtc) {
  for (const [field, type] of Object.entries(format?.parse ?? {})) {
    const [kind, pattern] = type.split(/:(.+)?/, 2);
    const unquoted = pattern?.replace(/^(['"])(.*)\1$/, "$2");
    const convert = unquoted ? (kind === "utc" ? parseUtc : parseTime)(unquoted) : (PARSERS[kind] ?? ((value) => value));
    for (const row of rows) row[field] = convert(row[field]);
  }
  return rows;
}

/** Sanitizes addresses of links: those of the web, of mail and relative ones. */
export const loader = () => ({
  async sanitize(address) {
    if (!SAFE.test(address)) throw new Error("unsafe address");
    return { href: address, rel: "noopener" };
  },
});
