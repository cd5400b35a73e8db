// Reads npm/custom-elements.json, the one place that says what the elements take and tell, and spells out what each has
// of the class that they share, as tools that read such manifests expect it.

import { readFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

export const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** The manifest with everything spelled out. */
export function manifest() {
  const whole = JSON.parse(read("npm/custom-elements.json"));
  for (const module of whole.modules) {
    const classes = new Map(module.declarations.filter(({ kind }) => kind === "class").map((it) => [it.name, withLook(withFields(it))]));
    for (const [name, { superclass, ...own }] of classes) {
      if (!superclass) continue;
      const shared = classes.get(superclass.name);
      const all = (key) => [...(shared[key] ?? []).map((it) => ({ ...it, inheritedFrom: superclass })), ...(own[key] ?? [])];
      const keys = ["attributes", "members", "events", "cssProperties", "cssParts"];
      classes.set(name, { ...own, superclass, ...Object.fromEntries(keys.map((key) => [key, all(key)])) });
    }
    module.declarations = module.declarations.map((it) => classes.get(it.name) ?? it);
  }
  return whole;
}

/** Every attribute is a property too. */
function withFields(declaration) {
  const { attributes = [], members = [] } = declaration;
  const fields = attributes.map(({ name, type, description, ...rest }) => ({
    kind: "field", name: camel(name), type, description, attribute: name, reflects: true, ...rest,
  }));
  return {
    ...declaration,
    attributes: attributes.map((it) => ({ ...it, fieldName: camel(it.name) })),
    members: [...fields, ...members],
  };
}

/** What all share is styled by every custom property of style/tokens.css, and by the parts of docs/theming.md. */
function withLook(declaration) {
  if (!declaration.cssProperties) return declaration;
  const properties = read("style/tokens.css").matchAll(/^ {2}(--os-[a-z0-9-]+):\s*([^;]+);/gm);
  const [, parts] = read("docs/theming.md").match(/## Parts\n\n([^]*?)\n\n/);
  return {
    ...declaration,
    cssProperties: [...properties].map(([, name, value]) => ({ name, default: value.replace(/\s+/g, " ") })),
    cssParts: [...parts.matchAll(/`([a-z]+(?:(?:__|--|-)[a-z]+)*)`/g)].map(([, name]) => ({ name })).filter(({ name }) => name !== "part"),
  };
}

/** The elements, as declarations with everything spelled out. */
export const elements = () => manifest().modules[0].declarations.filter((it) => it.customElement);
