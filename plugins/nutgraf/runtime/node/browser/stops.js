// Where the edge of a brush can stand on an axis: few enough places for keys, each with its words.
import { tickFormat } from "vega-scale";

const COUNT = 50;
const DAY = 864e5;

/** `{value, words}` from end to end of a scale; of those that read alike one is kept, an end before all. */
export function listStops(scale, locale, { format, formatType }) {
  const domain = scale.domain();
  const write = (specifier) => tickFormat(locale, scale, COUNT, specifier, formatType, true);
  if (isDiscrete(scale)) {
    const say = write(format);
    return domain.map((value) => ({ value, words: say(value) }));
  }
  const ends = [domain[0], domain[domain.length - 1]];
  const [low, high] = ends.map(Number).sort((a, b) => a - b);
  const inner = scale.ticks(COUNT).filter((value) => low < value && value < high);
  const say = write(format ?? chooseFormat(scale, locale, (high - low) / COUNT));
  const stops = [ends[0], ...inner, ends[1]].map((value) => ({ value, words: say(value) }));
  const last = stops[stops.length - 1];
  return stops.filter((stop, index) => index === 0 || stop === last || ![stops[index - 1].words, last.words].includes(stop.words));
}

/** Whether a scale has categories, which are chosen whole. */
export const isDiscrete = (scale) => Boolean(scale.bandwidth);

/** Dates say no more than the distance between stops allows; other axes choose for themselves. */
function chooseFormat(scale, locale, gap) {
  if (scale.type !== "time" && scale.type !== "utc") return undefined;
  if (gap > 200 * DAY) return "%Y";
  if (gap > 20 * DAY) return "%B %Y";
  const isEnglish = locale.utcFormat("%B")(0) === "January";
  const day = isEnglish ? "%b %-d, %Y" : "%x";
  return gap > DAY / 2 ? day : `${day}, %H:%M`;
}
