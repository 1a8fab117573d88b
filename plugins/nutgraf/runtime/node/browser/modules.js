// Drawing is by SVG only.
import SVGHandler from "./SVGHandler.js";
import SVGRenderer from "./SVGRenderer.js";

export const RenderType = { Canvas: "svg", SVG: "svg" };
const svg = { renderer: SVGRenderer, handler: SVGHandler };
export const renderModule = () => svg;
