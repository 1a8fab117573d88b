// Each enhancement finds its own elements and leaves a page without them alone.
import { linkFigures } from "./enhance/chart-rows.js";
import { enhanceChart } from "./enhance/chart.js";
import { enhanceLink } from "./enhance/copy-link.js";

for (const plot of document.querySelectorAll("[data-points]")) enhanceChart(plot);
for (const link of document.querySelectorAll("a[data-copy]")) enhanceLink(link);
linkFigures();

if (document.querySelector("[data-live]")) {
  const { enhanceLive } = await import("./enhance/chart-live.js");
  for (const plot of document.querySelectorAll("[data-live]")) enhanceLive(plot);
}
