// Each enhancement finds its own elements and leaves a page without them alone.
import { enhanceChart } from "./enhance/chart.js";

for (const plot of document.querySelectorAll("[data-points]")) enhanceChart(plot);
