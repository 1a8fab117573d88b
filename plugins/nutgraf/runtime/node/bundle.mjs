// The runtime of a site: Vega's dataflow, its transforms, scales and marks as far as the charts use them, and nothing
// that parses or compiles. One ES module without `eval`.
import { build, transform } from "esbuild";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { dropCanvas, REGISTRIES } from "./registries.mjs";
import { makeShakable } from "./shake.mjs";

const require = createRequire(import.meta.url);
const HERE = dirname(fileURLToPath(import.meta.url));
const OWN = join(HERE, "browser");
// Packages whose transforms a dataflow may name, in the order of Vega's own list.
const TRANSFORMS = ["transforms", "view-transforms", "encode", "geo", "force", "hierarchy", "label", "regression", "voronoi", "wordcloud", "crossfilter"];

// Modules of Vega that are replaced: by a file in browser/, or by nothing at all.
const REPLACED = {
  "vega-view/src/runtime.js": "context.js",
  "vega-runtime/src/expression.js": "expression.js",
  "vega-view/src/aria.js": "aria.js",
  "vega-scenegraph/src/modules.js": "modules.js",
  "vega-scenegraph/src/CanvasHandler.js": "handler.js",
  "vega-scenegraph/src/ResourceLoader.js": "resources.js",
  "vega-scenegraph/src/util/serialize.js": "serialize.js",
  "vega-dataflow/src/dataflow/load.js": "load.js",
};
const DROPPED = ["bind", "render-to-canvas", "render-to-image-url", "render-to-svg", "watchPixelRatio"].map((name) => `vega-view/src/${name}.js`);
const UNUSED_TIME = { "vega-format/src/time.js": "time.js" };

/** The text of the module for what `given` (of `usage.mjs`) says. */
export async function bundle(given) {
  const use = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, Array.isArray(value) ? new Set(value) : value]));
  const result = await build({
    entryPoints: [join(OWN, "live.js")],
    bundle: true,
    format: "esm",
    target: "es2020",
    write: false,
    charset: "utf8",
    legalComments: "none",
    inject: [join(OWN, "date.js")],
    logLevel: "silent",
    plugins: [makePlugin(use)],
  });
  return squeeze(result.outputFiles[0].text);
}

/** A module in as few letters as can be: 2 kB less to load than by esbuild's own means. */
async function squeeze(source) {
  const { code } = await minify(source, {
    module: true,
    ecma: 2020,
    compress: { passes: 3, keep_fargs: false },
    mangle: { properties: { regex: /^_[a-zA-Z]+$/, keep_quoted: "strict" } },
    format: { comments: false },
  });
  return code;
}

/** A module in few letters, at once. */
export async function shrink(source) {
  const { code } = await transform(source, { format: "esm", target: "es2020", charset: "utf8", minify: true });
  return code.trim();
}

function makePlugin(use) {
  const replaced = use.times ? REPLACED : { ...REPLACED, ...UNUSED_TIME };
  return {
    name: "nutgraf",
    setup(builder) {
      builder.onResolve({ filter: /^nutgraf:/ }, ({ path }) => ({ path, namespace: "nutgraf", sideEffects: false }));
      builder.onLoad({ filter: /.*/, namespace: "nutgraf" }, async () => ({ contents: await listTransforms(use), resolveDir: HERE }));
      builder.onResolve({ filter: /^vega-loader$/ }, () => ({ path: join(OWN, "loader.js"), sideEffects: false }));
      builder.onResolve({ filter: /^vega-canvas$/ }, () => ({ path: join(OWN, "canvas.js"), sideEffects: false }));
      builder.onResolve({ filter: /^(vega|d3)-[\w-]+$/ }, ({ path }) => ({ path: findPackage(path), sideEffects: false }));
      builder.onResolve({ filter: /^(internmap|delaunator|robust-predicates|topojson-client)$/ }, ({ path }) => ({
        path: findPackage(path),
        sideEffects: false,
      }));
      builder.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path), sideEffects: false }));
      builder.onLoad({ filter: /\.m?js$/ }, async ({ path }) => ({ ...(await load(path, use, replaced)), loader: "js" }));
    },
  };
}

/** Vega's packages from their sources, module by module; d3 as it comes. */
function findPackage(name) {
  const main = require.resolve(name);
  // Of this one only the table of functions is wanted.
  if (name === "vega-functions") return join(dirname(dirname(main)), "src", "codegen.js");
  if (!/^vega-/.test(name) || name === "vega-util") return findModule(name, main);
  return join(dirname(dirname(main)), "index.js");
}

function findModule(name, main) {
  const home = main.slice(0, main.indexOf(`node_modules/${name}/`) + `node_modules/${name}`.length);
  const info = require(join(home, "package.json"));
  return join(home, info.exports?.default ?? info.exports?.["."]?.default ?? info.module ?? info.main);
}

async function load(path, use, replaced) {
  const place = path.replaceAll("\\", "/");
  const resolveDir = dirname(path);
  const ends = (end) => place.endsWith(`/${end}`);
  if (DROPPED.some(ends)) return { contents: "export default function () {}", resolveDir };
  const other = Object.keys(replaced).find(ends);
  if (other) return { contents: await readFile(join(OWN, replaced[other]), "utf8"), resolveDir };
  let contents = await readFile(path, "utf8");
  const registry = Object.keys(REGISTRIES).find(ends);
  if (registry) contents = REGISTRIES[registry](contents, use);
  if (place.includes("/vega-scenegraph/src/marks/") && !ends("vega-scenegraph/src/marks/index.js")) contents = dropCanvas(contents);
  // d3-format uses a prototype before it is defined: left as it is.
  if (!place.startsWith(OWN.replaceAll("\\", "/")) && !place.includes("/d3-format/")) contents = makeShakable(contents);
  return { contents, resolveDir };
}

/** A module with the transforms in use, each from its package. */
async function listTransforms(use) {
  const wanted = new Set(use.transforms);
  const lines = [];
  for (const part of TRANSFORMS) {
    const found = Object.keys(await import(`vega-${part}`)).filter((name) => wanted.has(name));
    if (found.length) lines.push(`import { ${found.join(", ")} } from "vega-${part}";`);
    found.forEach((name) => wanted.delete(name));
  }
  if (wanted.size) throw new Error(`unknown transforms: ${[...wanted].join(", ")}`);
  return `${lines.join("\n")}\nexport const transforms = { ${[...use.transforms].sort().join(", ")} };`;
}
