// Tables in Vega's sources from which a name in a specification picks an entry. Each is cut down to the entries that
// the charts of this site name.
import { parse } from "acorn";
import MagicString from "magic-string";
import * as scales from "vega-scale";

/** End of a file's path -> how its source is cut: `(source, use) -> source`. */
export const REGISTRIES = {
  "vega-functions/src/codegen.js": cutFunctions,
  "vega-scale/src/scales.js": cutScales,
  "vega-scale/src/palettes.js": (source, use) => keepProperties(source, ["continuous", "discrete"], use.schemes),
  "vega-scale/src/interpolate.js": cutInterpolators,
  "vega-scenegraph/src/marks/index.js": (source, use) => keepProperties(source, ["default"], use.marks),
  "vega-scenegraph/src/path/curves.js": (source, use) => keepProperties(source, ["lookup"], use.words),
  "vega-scenegraph/src/path/symbols.js": cutSymbols,
  "d3-color/dist/d3-color.mjs": (source, use) => keepProperties(source, ["named"], use.words),
};

/** Marks know how to draw themselves on a canvas and how to be found there; an SVG needs neither. */
export function dropCanvas(source) {
  return keepProperties(source, null, { has: (name) => name !== "draw" && name !== "pick" });
}

function read(source) {
  return [parse(source, { ecmaVersion: "latest", sourceType: "module" }), new MagicString(source)];
}

/** Keep of the objects with these names (of every returned or exported one for null) the properties that `kept` has. */
function keepProperties(source, names, kept) {
  const [tree, text] = read(source);
  walk(tree, (node) => {
    const [name, object] =
      node.type === "VariableDeclarator" ? [node.id.name, node.init]
      : node.type === "ExportDefaultDeclaration" ? ["default", node.declaration]
      : node.type === "ReturnStatement" ? ["return", node.argument]
      : [];
    if (object?.type !== "ObjectExpression" || (names && !names.includes(name))) return;
    const properties = object.properties.filter((each) => kept.has(each.key.name ?? each.key.value));
    text.overwrite(object.start, object.end, `{${properties.map((each) => source.slice(each.start, each.end)).join(",")}}`);
  });
  return text.toString();
}

/** The functions of expressions; the generator of code and its visitors are left out. */
function cutFunctions(source, use) {
  const [tree, text] = read(source);
  const parts = [];
  for (const node of tree.body) {
    if (node.type === "ImportDeclaration") {
      if (node.source.value !== "vega-expression") parts.push(text.slice(node.start, node.end));
    } else if (node.type === "ExportNamedDeclaration" && node.declaration?.declarations?.[0].id.name === "functionContext") {
      const object = node.declaration.declarations[0].init;
      const kept = object.properties.filter((each) => each.type === "Property" && use.functions.has(each.key.name));
      const eased = object.properties.filter((each) => each.type === "SpreadElement" && use.eases);
      parts.push(`export const functionContext = {${[...kept, ...eased].map((each) => text.slice(each.start, each.end)).join(",\n")}};`);
    } else if (node.expression?.callee?.name === "expressionFunction") {
      const [name, given] = node.expression.arguments;
      if (use.functions.has(name.value)) parts.push(`functionContext.${name.value} = ${given.name};`);
    }
  }
  // Defined by Vega's generator of code, which is not here.
  parts.push("functionContext.__bandwidth = (scale) => (scale && scale.bandwidth ? scale.bandwidth() : 0);");
  return parts.join("\n");
}

function cutScales(source, use) {
  const [tree, text] = read(source);
  for (const node of tree.body) {
    if (node.expression?.callee?.name !== "scale") continue;
    const [name] = node.expression.arguments;
    const type = name.type === "TemplateLiteral" ? name.expressions.map((each) => scales[each.name]).join("-") : scales[name.name];
    if (!use.scales.has(type)) text.remove(node.start, node.end);
  }
  return text.toString();
}

/** Interpolation between colours: `$[…]` picks from a whole package, which is replaced by what is picked. */
function cutInterpolators(source, use) {
  const names = ["piecewise", ...[...use.interpolators].sort()];
  return source.replace("import * as $ from 'd3-interpolate';", `import {${names}} from 'd3-interpolate';\nconst $ = {${names}};`);
}

/** The shapes of symbols; a shape that is none of them is the path of an SVG. */
function cutSymbols(source, use) {
  const cut = keepProperties(source, ["builtins"], use.words);
  return use.paths ? cut : cut.replace("builtins[_] : customSymbol(_)", "builtins[_] : builtins.circle").replace("const builtins", "/* no paths */ const builtins");
}

export function walk(node, visit) {
  if (Array.isArray(node)) node.forEach((each) => walk(each, visit));
  else if (node && typeof node.type === "string") {
    visit(node);
    for (const key of Object.keys(node)) if (typeof node[key] === "object") walk(node[key], visit);
  }
}
