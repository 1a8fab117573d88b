// Each enhancement finds its own elements and leaves a page without them alone. What few pages have, and what readers ask
// for first, comes when it is needed.
import { enhanceChart } from "./enhance/chart.js";

const charts = new Map();
for (const plot of document.querySelectorAll("[data-points]")) charts.set(plot, enhanceChart(plot));

const titles = [...charts.values()].flatMap(({ points }) => points.naming);
if (document.querySelector("[data-rows]") || new Set(titles).size < titles.length) {
  const { linkRows } = await import("./enhance/chart-rows.js");
  linkRows(charts);
}

if (document.querySelector(".steps")) {
  const { enhanceSteps } = await import("./enhance/steps.js");
  for (const section of document.querySelectorAll(".steps")) enhanceSteps(section, charts);
}

if (document.querySelector("[data-live]")) {
  const { enhanceLive } = await import("./enhance/chart-live.js");
  for (const plot of document.querySelectorAll("[data-live]")) enhanceLive(plot);
}

// Links to copy stand in what is closed at first.
for (const data of document.querySelectorAll(".chart-data")) {
  data.addEventListener("toggle", async () => (await import("./enhance/copy-link.js")).enhanceLinks(data), { once: true });
}
