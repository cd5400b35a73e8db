// Reads npm/custom-elements.json, the one place that says what the elements take and tell, and spells out what each has
// of the class that they share, as tools that read such manifests expect it.

import { readFileSync } from "node:fs";

const SOURCE = new URL("../../npm/custom-elements.json", import.meta.url);

export const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** The manifest with everything spelled out. */
export function manifest() {
  const whole = JSON.parse(readFileSync(SOURCE, "utf8"));
  for (const module of whole.modules) {
    const classes = new Map(module.declarations.filter(({ kind }) => kind === "class").map((it) => [it.name, withFields(it)]));
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

/** Every attribute is a property too, unless its `fieldName` is null. */
function withFields(declaration) {
  const { attributes = [], members = [] } = declaration;
  const isField = ({ fieldName }) => fieldName !== null;
  const fields = attributes.filter(isField).map(({ name, type, description, ...rest }) => ({
    kind: "field", name: camel(name), type, description, attribute: name, reflects: true, ...rest,
  }));
  return {
    ...declaration,
    attributes: attributes.map((it) => ({ ...it, fieldName: isField(it) ? camel(it.name) : undefined })),
    members: [...fields, ...members],
  };
}

/** The elements, as declarations with everything spelled out. */
export const elements = () => manifest().modules[0].declarations.filter((it) => it.customElement);
