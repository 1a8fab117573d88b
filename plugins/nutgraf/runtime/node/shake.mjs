// Vega and d3 attach methods to functions by statements at the top of a module (`inherits(X, …)`, `X.prototype = {…}`),
// which a bundler must keep. Here each such function and its statements become one expression that is marked as pure,
// so that what nothing uses is left out.
import { parse } from "acorn";
import MagicString from "magic-string";

const EXPORTS = new Set(["ExportNamedDeclaration", "ExportDefaultDeclaration"]);

/** The source of a module with its classes as pure expressions and its initializers marked as pure. */
export function makeShakable(source) {
  const tree = parse(source, { ecmaVersion: "latest", sourceType: "module" });
  const text = new MagicString(source);
  const declared = listDeclarations(tree.body);
  const groups = groupStatements(tree.body, declared, text);
  for (const group of new Set(groups.values())) wrap(group, declared, text);
  for (const node of tree.body) markPure(EXPORTS.has(node.type) ? node.declaration : node, text, groups);
  return text.toString();
}

/** Name -> where it is declared: the whole statement, the declaration in it, how it is exported. */
function listDeclarations(body) {
  const found = new Map();
  for (const statement of body) {
    const inner = EXPORTS.has(statement.type) ? statement.declaration : statement;
    if (!inner) continue;
    const entry = { statement, inner, as: statement.type === "ExportDefaultDeclaration" ? "default" : "" };
    if (inner.type === "FunctionDeclaration" && inner.id) found.set(inner.id.name, entry);
    else if (inner.type === "VariableDeclaration" && inner.declarations.length === 1 && inner.declarations[0].init) {
      if (inner.declarations[0].id.type === "Identifier") found.set(inner.declarations[0].id.name, entry);
    }
  }
  return found;
}

/** Name -> the group of names that share statements. Definitions are for the parser only, and are taken out. */
function groupStatements(body, declared, text) {
  const groups = new Map();
  for (const statement of body) {
    if (statement.type !== "ExpressionStatement") continue;
    const { expression } = statement;
    const names = findOwners(expression);
    if (!names.length || !names.every((name) => declared.has(name))) continue;
    if (expression.type === "AssignmentExpression" && expression.left.property?.name === "Definition") {
      text.remove(statement.start, statement.end);
      continue;
    }
    const merged = { names: new Set(names), statements: [statement] };
    for (const name of names) {
      const old = groups.get(name);
      if (!old) continue;
      old.names.forEach((each) => merged.names.add(each));
      merged.statements.unshift(...old.statements.filter((each) => !merged.statements.includes(each)));
    }
    for (const name of merged.names) groups.set(name, merged);
  }
  return groups;
}

/** The names that a statement adds to: `X.prototype = Y.prototype = …` -> X, Y. */
function findOwners(node) {
  if (node.type === "CallExpression" && node.callee.type === "Identifier") {
    const count = { inherits: 1, define: 2 }[node.callee.name] ?? 0;
    return node.arguments.slice(0, count).map((each) => each.name);
  }
  if (node.type !== "AssignmentExpression") return [];
  let left = node.left;
  if (left.type !== "MemberExpression") return [];
  while (left.type === "MemberExpression") left = left.object;
  if (left.type !== "Identifier") return [];
  return [left.name, ...findOwners(node.right)];
}

function wrap({ names, statements }, declared, text) {
  const last = statements.reduce((a, b) => (a.end > b.end ? a : b));
  const parts = [];
  const exported = [];
  for (const name of names) {
    const { statement, inner, as } = declared.get(name);
    parts.push(text.slice(inner.start, inner.end));
    if (statement !== inner) exported.push(as ? `${name} as ${as}` : name);
  }
  for (const each of [...statements].sort((a, b) => a.start - b.start)) parts.push(text.slice(each.start, each.end));
  for (const name of names) {
    const { statement } = declared.get(name);
    text.remove(statement.start, statement.end);
  }
  for (const each of statements) if (each !== last) text.remove(each.start, each.end);
  text.overwrite(last.start, last.end, writeGroup([...names], parts.join("\n"), exported));
}

function writeGroup(names, body, exported) {
  const lines = [];
  if (names.length === 1) lines.push(`const ${names[0]} = /*@__PURE__*/ (() => {\n${body}\nreturn ${names[0]};\n})();`);
  else {
    const whole = `_${names.join("_")}`;
    lines.push(`const ${whole} = /*@__PURE__*/ (() => {\n${body}\nreturn { ${names.join(", ")} };\n})();`);
    for (const name of names) lines.push(`const ${name} = /*@__PURE__*/ (() => ${whole}.${name})();`);
  }
  if (exported.length) lines.push(`export { ${exported.join(", ")} };`);
  return lines.join("\n");
}

/** Calls that only give a value to a name: without the name, the call is not needed. */
function markPure(node, text, groups) {
  if (node?.type !== "VariableDeclaration") return;
  for (const { id, init } of node.declarations) {
    if (groups.has(id.name) || !init) continue;
    if (init.type === "CallExpression" || init.type === "NewExpression") text.appendLeft(init.start, "/*@__PURE__*/ ");
  }
}
