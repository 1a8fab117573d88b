// Every word and every mark of the drawings that are shown, against what lies below it: what is faint, and what could not
// be decided. Axe leaves both undecided in SVG.
() => {
  const SIDE = 2;
  const parse = (color) => {
    const found = color.match(/[\d.]+/g).map(Number);
    return color.startsWith("color(") ? [...found.slice(-3 - (found.length > 3)).map((x) => x * 255)] : found;
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const compare = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const mix = (over, under, share) => over.slice(0, 3).map((c, i) => c * share + under[i] * (1 - share));
  const paper = parse(getComputedStyle(document.body).backgroundColor);
  // A swatch has the colours of drawings, with forced colours too.
  const probe = document.body.appendChild(document.createElement("i"));
  probe.className = "swatch";
  const token = (name) => {
    probe.style.setProperty("color", `var(--chart-${name})`);
    return getComputedStyle(probe).color;
  };
  const grid = token("grid");
  // The colours of classes of values.
  const roles = ["step-1 step-2 step-3 step-4 step-5 step-6 step-7 below-1 below-2 below-3 below-4 middle",
    "above-1 above-2 above-3 above-4"].join(" ").split(" ").map(token);
  probe.remove();

  // The colours that a fill or stroke may show: two for a texture, none where it cannot be told.
  const listColors = (svg, paint) => {
    if (paint.startsWith("rgb") || paint.startsWith("color(")) return [parse(paint)];
    const id = paint.match(/url\("?#([^")]+)"?\)/)?.[1];
    const shapes = id ? [...svg.querySelectorAll(`[id="${id}"] :is(path, circle, stop)`)] : [];
    return shapes.flatMap((shape) => {
      const style = getComputedStyle(shape);
      const own = shape.localName === "stop" ? [style.stopColor] : [style.fill, style.stroke];
      return own.filter((color) => color !== "none").map(parse);
    });
  };
  const opacity = (shape, kind) => {
    let found = 1;
    for (let each = shape; each.localName !== "svg"; each = each.parentNode) found *= Number(getComputedStyle(each).opacity);
    return found * Number(getComputedStyle(shape)[`${kind}Opacity`]);
  };

  // The colours that may lie below a place, for a shape or word of which the place is part.
  const lookBelow = (svg, element, x, y) => {
    const stack = document.elementsFromPoint(x, y).filter((each) => svg.contains(each) && each.localName !== "text");
    const below = element.localName === "text" ? stack : stack.slice(stack.indexOf(element) + 1);
    let veil = (color) => color;
    for (const shape of below.filter((each) => each instanceof SVGGeometryElement && each !== element)) {
      const style = getComputedStyle(shape);
      const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
      const kind = style.stroke !== "none" && shape.isPointInStroke(point) ? "stroke" : "fill";
      if (style[kind] === "none" || (kind === "fill" && !shape.isPointInFill(point))) continue;
      const share = opacity(shape, kind);
      const colors = listColors(svg, style[kind]);
      if (!colors.length) return [];
      if (share > 0.99) return colors.map(veil);
      const before = veil;
      veil = (color) => before(mix(colors[0], color, share));
    }
    return [veil(paper)];
  };

  // Lines that only guide the eye: what they are drawn for is told by the words at their ends, and by the table.
  const isGuide = ({ fill, stroke }) => fill === "none" && stroke === grid;
  // A cell of a heat map, which its colour alone tells from the next one: the colours run from the paper's lightness away,
  // so the first of them are near it. WCAG names «colour gradients that represent a measurement, such as heat maps»
  // among what is essential (Understanding SC 1.4.11). The values are in the table. Areas of a map have an outline, and
  // are judged by it.
  const isCell = ({ fill, stroke }) => stroke === "none" && roles.includes(fill);
  // A tint, or what is filled in the colour of the grid, is seen by the line along its edge, or along a part of it that
  // shows how far it reaches.
  const isEdged = (shape) => {
    const matrix = shape.getScreenCTM();
    const whole = shape.getTotalLength();
    const places = [...Array(40).keys()].map((n) => shape.getPointAtLength((whole * n) / 40).matrixTransform(matrix));
    const edged = places.filter(({ x, y }) => [[0, 0], [-1, 0], [1, 0], [0, -1], [0, 1]].some(([across, down]) =>
      document.elementsFromPoint(x + across, y + down).some((each) => {
        if (each === shape || !(each instanceof SVGGeometryElement)) return false;
        const { stroke } = getComputedStyle(each);
        const point = new DOMPoint(x + across, y + down).matrixTransform(each.getScreenCTM().inverse());
        return stroke.startsWith("rgb") && opacity(each, "stroke") > 0.5 && each.isPointInStroke(point) &&
          compare(parse(stroke), paper) >= 3;
      })));
    return edged.length >= 0.2 * places.length;
  };

  const out = { words: 0, marks: 0, faint: [], undecided: [] };
  // A word stands out from all that may lie below it. A mark stands out somewhere along its edge, on one side at least,
  // from the paper of a texture if not from its lines; upon its like it is one with it.
  const judge = (name, own, places, least, share) => {
    const decided = places.filter((below) => own.length && below.length);
    if (decided.length < places.length) out.undecided.push(name);
    const isWord = share === 1;
    const judged = decided.filter((below) => isWord || !own.some((color) => below.some((each) => compare(color, each) < 1.2)));
    const stands = judged.filter((below) => own.some((color) =>
      isWord ? below.every((each) => compare(color, each) >= least) : below.some((each) => compare(color, each) >= least)));
    if (stands.length < share * judged.length) {
      out.faint.push(`${name}: ${own[0].map(Math.round)} on ${judged[0][0].map(Math.round)}`);
    }
  };

  for (const svg of document.querySelectorAll(":is(.chart, .drawing) svg")) {
    if (!svg.getClientRects().length) continue;
    svg.scrollIntoView({ block: "center", behavior: "instant" });
    const key = svg.closest("figure").id;
    const seen = {};
    for (const text of svg.querySelectorAll("text")) {
      const style = getComputedStyle(text);
      const box = text.getBoundingClientRect();
      const isRimmed = style.stroke !== "none" && parseFloat(style.strokeWidth) >= 2;
      const places = isRimmed ? [[parse(style.stroke)]] : [0.1, 0.5, 0.9].map((share) =>
        lookBelow(svg, text, box.left + share * box.width, box.top + box.height / 2));
      out.words += 1;
      judge(`${key} “${text.textContent}”`, listColors(svg, style.fill), places, 4.5, 1);
    }
    for (const shape of svg.querySelectorAll("path, circle, rect, line")) {
      if (shape.closest("defs, pattern, clipPath, .chart-sign") || !shape.getTotalLength()) continue;
      const style = getComputedStyle(shape);
      const visible = ["fill", "stroke"].filter((kind) => style[kind] !== "none" && opacity(shape, kind) > 0);
      const paints = visible.filter((kind) => opacity(shape, kind) > 0.5 && style[kind] !== grid);
      if (isGuide(style) || isCell(style)) continue;
      const isPaper = paints.flatMap((kind) => listColors(svg, style[kind])).every((color) => compare(color, paper) < 1.01);
      if (isPaper && paints.length < visible.length && !isEdged(shape)) out.faint.push(`${key}: a tint without an edge`);
      if (isPaper) continue;
      // Of marks that look alike, some stand for all.
      const look = paints.map((kind) => style[kind]).join();
      seen[look] = (seen[look] ?? 0) + 1;
      if (seen[look] > 5) continue;
      const matrix = shape.getScreenCTM();
      const places = [0.02, 0.3, 0.6, 0.98].flatMap((share) => {
        const at = shape.getPointAtLength(shape.getTotalLength() * share).matrixTransform(matrix);
        const sides = [[0, 0], [-SIDE, 0], [SIDE, 0], [0, -SIDE], [0, SIDE]];
        return sides.map(([x, y]) => lookBelow(svg, shape, at.x + x, at.y + y));
      });
      out.marks += 1;
      // What is filled with paper is seen by its outline.
      const all = paints.flatMap((kind) => listColors(svg, style[kind]));
      const own = all.filter((color) => compare(color, paper) >= 1.01);
      judge(`${key} ${shape.getAttribute("d")?.slice(0, 40)}`, own, places, 3, 0.2);
    }
  }
  return out;
}
