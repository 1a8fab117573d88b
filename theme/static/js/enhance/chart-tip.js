// The box with a mark's words, or with those of all lines at one place, and the voice for who walks by keyboard.
import { placeBox } from "./chart-place.js";

const add = (parent, name, className = "", text = "") => {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  parent.append(element);
  return element;
};

const makeKey = (color) => {
  const key = document.createElement("i");
  key.className = "chart-key";
  key.style.setProperty("--key", color);
  return key;
};

export function makeTip(plot, points, paint) {
  const box = add(plot, "div", "chart-tip");
  const voice = add(plot, "p", "visually-hidden");
  box.hidden = true;
  box.ariaHidden = "true";
  voice.role = "status";

  const fill = (index, column) => {
    box.replaceChildren();
    const words = points.words(index);
    if (column.length) add(box, "p", "chart-tip-head", words.find((pair) => pair[2] === points.along)[1]);
    const list = add(box, "dl");
    for (const each of column.length ? column : [index]) {
      const name = column.length && points.name(each);
      const pairs = points.words(each).filter(([, text, field]) => !column.length || (field !== points.along && text !== name));
      // A line of many is told in one row by its name.
      for (const [title, text] of name ? [[name, pairs.map((pair) => pair[1]).join(" · ")]] : pairs) {
        const head = add(list, "dt", each === index ? "" : "chart-tip-other", title);
        if (name) head.prepend(makeKey(paint(points.member(each))));
        add(list, "dd", head.className, text);
      }
    }
    return words.map(([title, text]) => (title ? `${title}: ${text}` : text)).join("; ");
  };

  return {
    show(index, column, aloud) {
      const said = fill(index, column);
      voice.textContent = aloud ? said : "";
      box.hidden = false;
      placeBox(box, plot, points.frame(), index, column.length);
    },
    hide() {
      box.hidden = true;
      voice.textContent = "";
    },
  };
}
