// The areas of a map: the one below the pointer answers, however far its middle is; elsewhere only what is near.
export const NEAR = 400;

export const listLands = (svg) => [...svg.querySelectorAll("path.chart-area, .chart-area path")];

export const findLand = (lands, x, y) =>
  document.elementsFromPoint(x, y).map((each) => lands.indexOf(each)).find((index) => index >= 0);
