// The mark that is meant by a place on the screen.
import { NEAR, findLand, listLands } from "./chart-lands.js";

// Distance is to the edge of a mark with an extent, and counts across and down as the chart's kind says.
export function findNearest(points, clientX, clientY) {
  const { svg, box, scale, places: [xs, ys, widths = [], heights = []] } = points.frame();
  const lands = listLands(svg);
  const land = findLand(lands, clientX, clientY);
  if (land >= 0) return land;
  const [across, down] = points.hit;
  const [x, y] = [(clientX - box.left) / scale, (clientY - box.top) / scale];
  const miss = (at, middle, extent = 0) => Math.max(0, Math.abs(at - middle) - extent / 2) ** 2;
  let [best, least] = [-1, lands.length ? NEAR : Infinity];
  for (let i = 0; i < points.count; i += 1) {
    const far = across * miss(x, xs[i], widths[i]) + down * miss(y, ys[i], heights[i]);
    if (far < least && points.open(i)) [best, least] = [i, far];
  }
  return best;
}
