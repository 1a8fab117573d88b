// The marks of a view that have words, where they stand in its SVG, and how one is pressed.

/** Every mark with words, from the left to the right, those above one another downwards. */
export function listItems(view) {
  const found = [];
  collect(view.scenegraph().root, found);
  const items = found.map((item) => describeItem(view, item));
  return items.sort((a, b) => Math.round(a.box[0]) - Math.round(b.box[0]) || a.box[1] - b.box[1]);
}

/** The words of a mark as pairs, the middle and the size of its box, and `press`, a click on it. */
export function describeItem(view, item, event) {
  const words = makeWords(item.tooltip);
  const [x1, y1, x2, y2] = findBox(view, item);
  const wide = event && (item.mark.marktype === "area" || item.mark.marktype === "line" || item.mark.marktype === "shape");
  const [x, y] = wide ? findPointer(event) : [(x1 + x2) / 2, (y1 + y2) / 2];
  const box = wide ? [x, y, 0, 0] : [x, y, x2 - x1, y2 - y1];
  return { words, box, press: () => press(item._svg) };
}

function collect(mark, found) {
  for (const item of mark.items) {
    // Cells that only widen what the pointer meets repeat the words of their points.
    if (item.tooltip != null && !/voronoi$/.test(mark.name ?? "") && !item.exit) found.push(item);
    if (mark.marktype === "group") for (const child of item.items ?? []) collect(child, found);
  }
}

function makeWords(tooltip) {
  const say = (value) => (value !== null && typeof value === "object" ? JSON.stringify(value) : String(value));
  const named = tooltip !== null && typeof tooltip === "object" && !Array.isArray(tooltip);
  return named ? Object.entries(tooltip).map(([title, value]) => [title, say(value)]) : [["", say(tooltip)]];
}

function findBox(view, item) {
  let [x, y] = view.origin();
  for (let group = item.mark.group; group; group = group.mark?.group) {
    x += group.x || 0;
    y += group.y || 0;
  }
  const { bounds } = item;
  return [bounds.x1 + x, bounds.y1 + y, bounds.x2 + x, bounds.y2 + y];
}

function findPointer({ target, clientX, clientY }) {
  const svg = target.ownerSVGElement;
  const point = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
  return [point.x, point.y];
}

function press(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = { bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + height / 2, view: window };
  for (const type of ["pointerdown", "pointerup"]) element.dispatchEvent(new PointerEvent(type, at));
  element.dispatchEvent(new MouseEvent("click", at));
}
