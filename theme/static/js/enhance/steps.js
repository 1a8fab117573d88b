// The steps of a story: the one in the middle of the window says what its chart shows. Nothing catches the wheel.
import { makeEmphasis } from "./chart-emphasis.js";

export function enhanceSteps(section, charts) {
  const steps = [...section.querySelectorAll("[data-step]")];
  const figures = [...section.querySelectorAll(":scope > .chart")];
  const none = { highlight: [], hide: [] };
  const emphases = figures.map((figure) => {
    const plot = figure.querySelector("[data-points]");
    return plot ? makeEmphasis(plot, charts.get(plot)) : () => {};
  });

  const show = (step) => {
    const state = JSON.parse(step.dataset.step);
    for (const each of steps) each.classList.toggle("is-current", each === step);
    for (const [number, figure] of figures.entries()) {
      const isShown = figure.id === state.chart;
      // Where all stand one after another, a chart that nobody looks at does not change.
      const isLive = getComputedStyle(figure).position === "sticky";
      figure.classList.toggle("is-current", isShown);
      figure.classList.toggle("is-away", !isShown);
      emphases[number](isShown && isLive ? state : none);
    }
  };

  // The last that begins above the middle; above all steps the first, however the reader came there.
  const update = () => show(steps.findLast((step) => step.getBoundingClientRect().top < innerHeight / 2) ?? steps[0]);
  const watch = new IntersectionObserver(update, { rootMargin: "-50% 0px -49% 0px" });
  for (const step of steps) watch.observe(step);
  update();
}
