// The signs on marks: a frame around a bar or a ring around a dot; on lines a rule through all, and a dot on each.
import { listLands } from "./chart-lands.js";

const SVG = "http://www.w3.org/2000/svg";
const AXIS = 28;

export function makeSign(plot, points, paint) {
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("class", "chart-sign");

  const add = (name, attributes) => {
    const shape = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    group.append(shape);
  };

  return {
    draw(indices, isRuled) {
      const { svg, places: [xs, ys, widths = [], heights = []] } = points.frame();
      const lands = listLands(svg);
      group.replaceChildren();
      // From the highest dot down to the words of the axis.
      const rule = `M${xs[indices[0]]} ${Math.min(...indices.map((i) => ys[i]))}V${svg.viewBox.baseVal.height - AXIS}`;
      if (isRuled) add("path", { d: rule, class: "chart-rule" });
      for (const i of indices) {
        const gap = widths.length ? 2 : 8;
        const [width, height] = [(widths[i] ?? 0) + 2 * gap, (heights[i] ?? 0) + 2 * gap];
        if (isRuled) add("circle", { cx: xs[i], cy: ys[i], r: 4.5, fill: paint(points.member(i)), class: "chart-dot" });
        else if (lands[i]) add("path", { d: lands[i].getAttribute("d"), class: "chart-outline" });
        else add("rect", { x: xs[i] - width / 2, y: ys[i] - height / 2, width, height, rx: gap });
      }
      svg.append(group);
    },
    clear: () => group.remove(),
  };
}
