// The words of a live chart's marks: under the pointer, and by keyboard from one mark to the next.
import { placeBox } from "./chart-place.js";

const SVG = "http://www.w3.org/2000/svg";
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const GAP = 2;

const add = (parent, name, className = "", text = "") => {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  parent.append(element);
  return element;
};

export function makeLiveTip(plot, find) {
  const box = add(plot, "div", "chart-tip");
  const voice = add(plot, "p", "visually-hidden");
  const sign = document.createElementNS(SVG, "rect");
  let current = -1;
  box.hidden = true;
  box.ariaHidden = "true";
  voice.role = "status";
  sign.setAttribute("class", "chart-sign");

  const hide = () => {
    box.hidden = true;
    voice.textContent = "";
    sign.remove();
  };

  const show = ({ words, box: place }, isAloud) => {
    const svg = find().element.querySelector("svg");
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    box.replaceChildren();
    const list = add(box, "dl");
    for (const [title, text] of words) {
      add(list, "dt", "", title);
      add(list, "dd", "", text);
    }
    const [x, y, width, height] = place;
    const sides = { x: x - width / 2 - GAP, y: y - height / 2 - GAP, width: width + 2 * GAP, height: height + 2 * GAP };
    for (const [name, value] of Object.entries(sides)) sign.setAttribute(name, value);
    if (width || height) svg.append(sign);
    else sign.remove();
    voice.textContent = isAloud ? words.map(([title, text]) => (title ? `${title}: ${text}` : text)).join("; ") : "";
    box.hidden = false;
    placeBox(box, plot, { box: frame, scale, places: place.map((value) => [value]) }, 0, false);
  };

  const walk = (event) => {
    const items = find()?.list() ?? [];
    const last = items.length - 1;
    const { key } = event;
    if (key === "Escape" && current >= 0) current = -1;
    else if (last < 0) return;
    else if (key in STEPS) current = current < 0 ? 0 : Math.min(last, Math.max(0, current + STEPS[key]));
    else if (key === "Home") current = 0;
    else if (key === "End") current = last;
    else if (key === "Enter" && current >= 0) items[Math.min(current, last)].press();
    else return;
    event.preventDefault();
    if (current < 0) hide();
    else show(items[Math.min(current, last)], true);
  };

  const leave = () => {
    current = -1;
    hide();
  };
  plot.addEventListener("keydown", walk);
  plot.addEventListener("blur", leave);
  plot.addEventListener("pointerleave", leave);

  return {
    show(chart, event, item, value) {
      current = -1;
      if (value === null || value === undefined || value === "") hide();
      else show(chart.describe(item, event), false);
    },
  };
}
