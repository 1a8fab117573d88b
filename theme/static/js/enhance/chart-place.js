// Where the box goes: beside a rule with dots; else above its mark, or below where the window ends; never out of the chart.
const APART = 12;

export function placeBox(box, plot, { box: drawn, scale, places: [xs, ys, , heights = []] }, index, isBeside) {
  const outer = plot.getBoundingClientRect();
  const [width, height] = [box.offsetWidth, box.offsetHeight];
  const x = drawn.left - outer.left + xs[index] * scale;
  const y = drawn.top - outer.top + ys[index] * scale;
  const far = ((heights[index] ?? 0) / 2) * scale + APART;
  const side = x + APART + width > outer.width ? x - APART - width : x + APART;
  const above = y - far - height < -outer.top ? y + far : y - far - height;
  const left = Math.max(0, Math.min(isBeside ? side : x - width / 2, outer.width - width));
  const top = isBeside ? Math.max(0, Math.min(y - height / 2, outer.height - height)) : above;
  box.style.setProperty("translate", `${left}px ${top}px`);
}
