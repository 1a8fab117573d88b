// Charts that compute: the drawing on the page becomes a live one when a reader turns to its figure, in its place and
// of its size. Where that fails, the drawing stays, and nothing is said.
import { bindControls } from "./chart-controls.js";
import { bindSelections } from "./chart-live-selections.js";
import { makeLiveTip } from "./chart-live-tip.js";

// Where the build puts the modules of charts, seen from here.
const FOLDER = new URL("../../../live/", import.meta.url);
const WAKING = ["pointerenter", "pointerdown", "focusin"];

export function enhanceLive(drawn) {
  const figure = drawn.closest("figure") ?? drawn;
  const { live, runtime, hint } = drawn.dataset;
  const [address, shared] = [live, runtime].map((name) => new URL(name, FOLDER).href);
  const form = figure.querySelector(".chart-controls");
  const controls = bindControls(form, reset);
  const selections = bindSelections(form);
  const opened = new Map();
  let plot = drawn;
  let tip;
  let pressed;

  if (hint) offerWalk(drawn, hint);
  preload(figure, [address, shared]);
  engage(figure, () => plot);
  for (const type of WAKING) figure.addEventListener(type, wake, { passive: true });
  // Somebody may be there before this script is.
  if (figure.matches(":focus-within")) wake();
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, () => (pressed = undefined));

  async function wake(event) {
    if (event?.type === "pointerdown") pressed = event;
    const place = [...plot.querySelectorAll(".chart-view")].find((each) => each.getClientRects().length);
    if (!place || opened.has(place)) return;
    opened.set(place, undefined);
    try {
      await open(place);
    } catch {
      for (const type of WAKING) figure.removeEventListener(type, wake);
    }
  }

  async function open(place) {
    const { start } = await import(address);
    const stage = document.createElement("div");
    stage.className = "chart-live";
    const name = place.className.match(/chart-view--(\w+)/)[1];
    const tooltip = (_, event, item, value) => tip?.show(chart, event, item, value);
    const chart = await start(name, { element: stage, tooltip });
    controls.join(chart.view);
    await chart.view.runAsync();
    await selections.join(chart);
    if (!tip) takeOver();
    opened.get(place)?.view.finalize();
    opened.set(place, chart);
    put(place, stage, chart.view);
    if (pressed) repeat(pressed);
    figure.dispatchEvent(new CustomEvent("chart:live", { bubbles: true, detail: chart }));
  }

  // The light layer answered until now: its listeners go with the element that they are on.
  function takeOver() {
    const held = document.activeElement === plot;
    const fresh = plot.cloneNode(false);
    fresh.append(plot.querySelector(".chart-frame"));
    plot.replaceWith(fresh);
    plot = fresh;
    tip = makeLiveTip(plot, () => [...opened.values()].find((chart) => chart?.element.getClientRects().length));
    if (held) plot.focus();
  }

  function reset() {
    const places = [...opened.keys()].filter((place) => opened.get(place));
    Promise.all(places.map(open)).catch(() => {});
  }
}

// A chart whose marks have words is one stop of the keyboard, before it is live and after.
function offerWalk(plot, hint) {
  plot.tabIndex = 0;
  plot.role = "application";
  plot.ariaLabel = hint;
}

// The live drawing takes the room of the still one to the pixel, until what a reader does asks for more.
function put(place, stage, view) {
  const [svg, still] = [stage.querySelector("svg"), place.querySelector("svg")];
  const { width, height } = still.viewBox.baseVal;
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.style.setProperty("aspect-ratio", `${width} / ${height}`);
  view.addResizeListener(() => svg.style.removeProperty("aspect-ratio"));
  const textures = place.querySelector(".chart-textures") ?? keepTextures(still);
  place.replaceChildren(...(textures ? [textures] : []), stage);
}

// The live drawing fills with the patterns of the still one.
function keepTextures(still) {
  const patterns = still.querySelectorAll("pattern");
  if (!patterns.length) return null;
  const holder = still.cloneNode(false);
  holder.setAttribute("class", "chart-textures");
  holder.append(...patterns);
  return holder;
}

// What a finger or button that is still down began on the still drawing begins anew on the live one.
function repeat(event) {
  const { clientX, clientY } = event;
  const type = new event.constructor(event.type, event);
  document.elementFromPoint(clientX, clientY)?.dispatchEvent(type);
}

// A page that is scrolled past a chart is not caught by it: wheel and finger belong to it after a press.
function engage(figure, find) {
  let isEngaged = false;
  const isInside = ({ target }) => find().contains(target);
  const set = (value) => {
    isEngaged = value;
    find().style.setProperty("touch-action", value ? "none" : "");
  };
  document.addEventListener("pointerdown", (event) => set(isInside(event)));
  figure.addEventListener("keydown", ({ key }) => key === "Escape" && set(false));
  const shield = (event) => isInside(event) && !isEngaged && event.stopPropagation();
  figure.addEventListener("wheel", shield, { capture: true, passive: true });
}

function preload(figure, addresses) {
  if (navigator.connection?.saveData) return;
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      for (const address of addresses) {
        const link = document.createElement("link");
        link.rel = "modulepreload";
        link.href = address;
        document.head.append(link);
      }
    },
    { rootMargin: "25%" },
  );
  watch.observe(figure);
}
