// Each enhancement finds its own elements and leaves a page without them alone.
import { linkFigures } from "./enhance/chart-rows.js";
import { enhanceChart } from "./enhance/chart.js";
import { enhanceLink } from "./enhance/copy-link.js";

const charts = new Map();
for (const plot of document.querySelectorAll("[data-points]")) charts.set(plot, enhanceChart(plot));
for (const link of document.querySelectorAll("a[data-copy]")) enhanceLink(link);
linkFigures();

if (document.querySelector(".steps")) {
  const { enhanceSteps } = await import("./enhance/steps.js");
  for (const section of document.querySelectorAll(".steps")) enhanceSteps(section, charts);
}

if (document.querySelector("[data-live]")) {
  const { enhanceLive } = await import("./enhance/chart-live.js");
  for (const plot of document.querySelectorAll("[data-live]")) enhanceLive(plot);
}
