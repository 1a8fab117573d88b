// Before a view has a place on the page its handlers only wait.
export { default } from "./SVGHandler.js";
