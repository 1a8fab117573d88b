// Dates are as written, wherever a reader is: the drawing was made in UTC, and so this one is. What Vega, d3 and the
// expressions of charts call Date is this class, whose local time is UTC.
const Native = globalThis.Date;
const PARTS = ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"];
// A date alone is in UTC by the standard of JavaScript; a moment may name its zone.
const ZONED = /^[+-]?\d{4,6}(-\d\d){0,2}$|(Z|GMT|UTC?|[+-]\d\d:?\d\d)(\s*\(.*\))?\s*$/i;

function read(text) {
  const value = Native.parse(text);
  if (ZONED.test(String(text).trim())) return value;
  const local = new Native(value);
  return Native.UTC(...PARTS.filter((part) => part !== "Day").map((part) => local[`get${part}`]()));
}

class UtcDate extends Native {
  constructor(...parts) {
    if (parts.length > 1) super(Native.UTC(...parts));
    else if (typeof parts[0] === "string") super(read(parts[0]));
    else super(...parts);
  }

  static parse(text) {
    return read(text);
  }

  getTimezoneOffset() {
    return 0;
  }
}

for (const part of PARTS) {
  for (const verb of part === "Day" ? ["get"] : ["get", "set"]) {
    UtcDate.prototype[`${verb}${part}`] = Native.prototype[`${verb}UTC${part}`];
  }
}

export { UtcDate as Date };
