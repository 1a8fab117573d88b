// What a page shows, measured in the page itself. Returns lists of sentences; an empty list is good.
() => {
  const found = { scroll: [], hidden: [], small: [], faint: [], clipped: [] };
  const tell = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const name = element.getAttribute("class") ? `.${element.getAttribute("class").trim().split(/\s+/).join(".")}` : "";
    const text = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName}${id}${name}> “${text}”`;
  };
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const isAsideScreen = (element) => {
    const style = getComputedStyle(element);
    return style.clipPath !== "none" || style.clip !== "auto";
  };
  const scrolls = (element) => {
    for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(parent).overflowX)) return true;
    }
    return false;
  };

  // No page is wider than its window; what makes it so is named.
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > width + 0.5 && isShown(element) && !scrolls(element),
    );
    found.scroll.push(`${document.documentElement.scrollWidth} px wide in ${width} px: ${wide.slice(0, 3).map(tell).join(", ")}`);
  }

  // What a story is for can be seen, without any script. Of charts that take each other's place while steps pass, one is.
  const waits = (element) => {
    const chart = element.closest(".steps > .chart.is-away");
    return Boolean(chart) && [...chart.parentElement.querySelectorAll(":scope > .chart:not(.is-away)")].some(isShown);
  };
  const wanted = "h1, figure.chart, .chart-plot, figure.quote, figure.quote blockquote, details.note, details.note > summary";
  for (const element of document.querySelectorAll(wanted)) {
    if (!isShown(element) && !waits(element)) found.hidden.push(tell(element));
  }
  for (const plot of document.querySelectorAll(".chart-plot")) {
    if (![...plot.querySelectorAll("svg")].some(isShown) && !waits(plot)) found.hidden.push(`no drawing in ${tell(plot)}`);
  }

  // Letters in drawings: at least 9 pixels high as shown, dark enough against what lies under them, not cut off.
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (color) => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = color;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => {
    const [R, G, B] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const pageColor = (element) => {
    for (let parent = element; parent; parent = parent.parentElement) {
      const color = channels(getComputedStyle(parent).backgroundColor);
      if (color[3] === 255) return color;
    }
    return channels("Canvas");
  };
  // Words amid marks stand on a rim of their own; others on the last closed shape that holds their middle.
  const colorUnder = (text, svg) => {
    const { paintOrder, stroke, strokeWidth } = getComputedStyle(text);
    if (paintOrder.startsWith("stroke") && stroke !== "none" && parseFloat(strokeWidth) >= 2) return channels(stroke);
    const box = text.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const shapes = [...svg.querySelectorAll("rect, path, circle")].filter((shape) => {
      const style = getComputedStyle(shape);
      const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
      const solid = style.fill !== "none" && +style.fillOpacity * +style.opacity > 0.9 && channels(style.fill)[3] === 255;
      const under = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      return solid && under && shape.isPointInFill(point);
    });
    return shapes.length ? channels(getComputedStyle(shapes.at(-1)).fill) : pageColor(svg.parentElement);
  };
  for (const text of document.querySelectorAll("svg text")) {
    if (!isShown(text) || !text.textContent.trim() || isAsideScreen(text)) continue;
    const svg = text.ownerSVGElement;
    const matrix = text.getScreenCTM();
    const style = getComputedStyle(text);
    const size = parseFloat(style.fontSize) * Math.hypot(matrix.a, matrix.b);
    if (size < 8.99) found.small.push(`${size.toFixed(1)} px: ${tell(text)}`);
    const ratio = contrast(channels(style.fill), colorUnder(text, svg));
    if (ratio < 4.5 && style.fill !== "none") found.faint.push(`${ratio.toFixed(2)} : 1 for ${style.fill}: ${tell(text)}`);
    const [box, frame] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
      if (getComputedStyle(svg).overflow !== "visible") found.clipped.push(tell(text));
    }
  }
  return found;
}
