// The marks of a chart that answer: their words, and where they stand in the drawing that is shown.

export function readPoints(plot) {
  const data = JSON.parse(plot.dataset.points);
  const drawings = [...plot.querySelectorAll("svg")];

  return {
    count: data.v[0].length,
    weights: data.h,
    words: (index) => data.f.map((title, field) => [title, data.v[field][index]]),
    frame() {
      // The views that are not displayed have no box.
      const shown = drawings.findIndex((svg) => svg.getClientRects().length);
      const svg = drawings[shown];
      const box = svg.getBoundingClientRect();
      const scale = svg.viewBox.baseVal.width / box.width;
      return { svg, scale, left: box.left, top: box.top, places: data.p[shown] };
    },
  };
}

// Distance is to the edge of a mark with an extent, and counts across and down as the chart's kind says.
export function findNearest([xs, ys, widths, heights], [across, down], x, y) {
  let best = -1;
  let least = Infinity;
  for (let index = 0; index < xs.length; index += 1) {
    const right = Math.max(0, Math.abs(x - xs[index]) - (widths ? widths[index] / 2 : 0));
    const below = Math.max(0, Math.abs(y - ys[index]) - (heights ? heights[index] / 2 : 0));
    const distance = across * right * right + down * below * below;
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
}
