// The box with a mark's words, the sign on the mark, and the voice for those who walk by keyboard.
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 8;

const add = (parent, name, className) => {
  const element = document.createElement(name);
  element.className = className;
  parent.append(element);
  return element;
};

export function makeTip(plot, points) {
  const box = add(plot, "dl", "chart-tip");
  const voice = add(plot, "p", "visually-hidden");
  const sign = document.createElementNS(SVG, "rect");
  box.hidden = true;
  box.ariaHidden = "true";
  voice.setAttribute("role", "status");
  sign.setAttribute("class", "chart-sign");

  const fill = (words) => {
    box.replaceChildren();
    for (const [title, text] of words) {
      add(box, "dt", "").textContent = title;
      add(box, "dd", "").textContent = text;
    }
  };

  const place = ({ svg, scale, places: [xs, ys, widths, heights] }, index) => {
    const [width, height] = widths ? [widths[index], heights[index]] : [0, 0];
    const [x, y, gap] = [xs[index], ys[index], widths ? 2 : 8];
    const sides = { x: x - width / 2 - gap, y: y - height / 2 - gap, width: width + 2 * gap, height: height + 2 * gap };
    for (const [name, value] of Object.entries(sides)) sign.setAttribute(name, value);
    sign.setAttribute("rx", widths ? 2 : gap);
    svg.append(sign);
    const [outer, inner] = [plot.getBoundingClientRect(), svg.getBoundingClientRect()];
    const left = inner.left - outer.left + x / scale - box.offsetWidth / 2;
    const above = inner.top - outer.top + (y - height / 2) / scale - box.offsetHeight - MARGIN - gap;
    const top = above < -outer.top ? above + box.offsetHeight + (height + 2 * gap) / scale + 2 * MARGIN : above;
    box.style.setProperty("left", `${Math.max(0, Math.min(left, outer.width - box.offsetWidth))}px`);
    box.style.setProperty("top", `${top}px`);
  };

  return {
    show(index, aloud) {
      const words = points.words(index);
      fill(words);
      box.hidden = false;
      place(points.frame(), index);
      voice.textContent = aloud ? words.map((pair) => pair.filter(Boolean).join(": ")).join("; ") : "";
    },
    hide() {
      box.hidden = true;
      sign.remove();
      voice.textContent = "";
    },
  };
}
