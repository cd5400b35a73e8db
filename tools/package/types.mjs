// Writes what TypeScript is told of the elements, from the manifest: the elements themselves, and what each framework
// asks for so that a template with them is checked.

import { readFileSync } from "node:fs";

import { elements } from "./manifest.mjs";

const TYPES = readFileSync(new URL("../../npm/types.d.ts", import.meta.url), "utf8");

// What a framework's module calls them, and how a listener is written there.
const FRAMEWORKS = {
  react: { imports: 'import type { DetailedHTMLProps, HTMLAttributes } from "react";', open: 'declare module "react" {\n  namespace JSX {', name: "IntrinsicElements", base: (it) => `DetailedHTMLProps<HTMLAttributes<${it}>, ${it}>`, on: ["on"] },
  preact: { imports: 'import type { HTMLAttributes } from "preact";', open: 'declare module "preact" {\n  namespace JSX {', name: "IntrinsicElements", base: (it) => `HTMLAttributes<${it}>`, on: ["on"] },
  solid: { imports: 'import type { JSX } from "solid-js";', open: 'declare module "solid-js" {\n  namespace JSX {', name: "IntrinsicElements", base: (it) => `JSX.HTMLAttributes<${it}>`, on: ["on:"], prefixes: ["prop", "attr"] },
  svelte: { imports: 'import type { HTMLAttributes } from "svelte/elements";', open: 'declare module "svelte/elements" {', name: "SvelteHTMLElements", base: (it) => `HTMLAttributes<${it}>`, on: ["on", "on:"] },
  vue: { imports: 'import type { HTMLAttributes, PublicProps } from "vue";', open: 'declare module "vue" {', name: "GlobalComponents", base: () => "HTMLAttributes & PublicProps", on: ["on"], isComponent: true },
};

/** `slipway-launch.d.ts`, and one file a framework, by name. */
export function types() {
  const files = { "slipway-launch.d.ts": ofElements(elements()) };
  for (const name of Object.keys(FRAMEWORKS)) files[`${name}.d.ts`] = ofFramework(name);
  return files;
}

const element = (it) => `${it.name}Element`;
const events = (it) => `${it.name}EventMap`;
const props = (it) => `${it.name}Props`;
const doc = (text, indent = "  ") => (text ? `${indent}/** ${text} */\n` : "");
const fields = (it) => it.members.filter(({ kind }) => kind === "field");
const methods = (it) => it.members.filter(({ kind }) => kind === "method");
const written = (it) => fields(it).filter(({ readonly }) => !readonly);

function ofElements(all) {
  const parts = all.map((it) => [eventMap(it), propsOf(it), interfaceOf(it)].join("\n"));
  const names = all.map((it) => `    "${it.tagName}": ${element(it)};\n`).join("");
  const preload = "/** Fetches what the elements need before one comes into view. */\nexport declare const preload: () => Promise<unknown>;\n";
  return [TYPES, ...parts, preload, `declare global {\n  interface HTMLElementTagNameMap {\n${names}  }\n}\n`].join("\n");
}

function eventMap(it) {
  const lines = it.events.map(({ name, type, description }) => `${doc(description)}  "${name}": ${type.text};\n`).join("");
  return `export interface ${events(it)} extends HTMLElementEventMap {\n${lines}}\n`;
}

/** What a template may set. */
function propsOf(it) {
  const lines = written(it).map(({ name, description, type }) => `${doc(description)}  ${name}?: ${wide(it, name, type.text)};\n`);
  const others = it.attributes.filter(({ name, fieldName }) => name !== fieldName).map(({ name, type }) => `  "${name}"?: ${type.text} | null | undefined;\n`);
  return `/** What a template may set of ${it.tagName}. */\nexport interface ${props(it)} {\n${lines.join("")}${others.join("")}}\n`;
}

/** What a property takes: an attribute's can be taken away, and some methods share their name with a property. */
function wide(it, name, text) {
  const method = methods(it).find((method) => method.name === name);
  const types = [method ? method.parameters[0].type.text : text, "null", "undefined"];
  return [...new Set(types.flatMap((type) => type.split(" | ")))].join(" | ");
}

function interfaceOf(it) {
  const shared = it.members.filter(({ kind, name }) => kind === "field" || !fields(it).some((field) => field.name === name));
  const lines = shared.map((member) => doc(member.description) + (member.kind === "method" ? `  ${signature(member)};\n` : property(it, member)));
  const listener = (verb, more) =>
    `  ${verb}<K extends keyof ${events(it)}>(type: K, listener: (this: ${element(it)}, event: ${events(it)}[K]) => unknown, options?: boolean | ${more}): void;\n` +
    `  ${verb}(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | ${more}): void;\n`;
  const listeners = listener("addEventListener", "AddEventListenerOptions") + listener("removeEventListener", "EventListenerOptions");
  return `${doc(it.description, "")}export interface ${element(it)} extends HTMLElement {\n${lines.join("")}${listeners}}\n`;
}

const parameters = ({ parameters = [] }) => parameters.map(({ name, type }) => `${name}: ${type.text}`).join(", ");
const signature = (method) => `${method.name}(${parameters(method)}): ${method.return.type.text}`;

function property(it, { name, type, attribute, readonly, writeonly }) {
  if (readonly) return `  readonly ${name}: ${type.text};\n`;
  const method = methods(it).find((method) => method.name === name);
  const inherited = name === "after" ? 'HTMLElement["after"]' : undefined;
  const read = method ? `(${parameters(method)}) => ${method.return.type.text}` : writeonly ? "undefined" : (inherited ?? (attribute ? "string | null" : type.text));
  return `  get ${name}(): ${read};\n  set ${name}(value: ${wide(it, name, type.text)});\n`;
}

function ofFramework(name) {
  const { imports, open, name: map, base, on, prefixes = [], isComponent } = FRAMEWORKS[name];
  const all = elements();
  const used = all.flatMap((it) => [element(it), events(it), props(it)]).join(", ");
  const listened = on.map((prefix) => `{ [K in keyof M & \`slipway-\${string}\` as \`${prefix}\${K}\`]?: ((event: M[K]) => unknown) | undefined }`).join(" & ");
  const prefixed = prefixes.map((prefix) => ` & { [K in keyof P & string as \`${prefix}:\${K}\`]?: P[K] }`).join("");
  const lines = all.map((it) => {
    const whole = `Omit<${base(element(it))}, keyof ${props(it)}> & Takes<${props(it)}> & Hears<${events(it)}>`;
    return `"${it.tagName}": ${isComponent ? `new () => ${element(it)} & { $props: ${whole} }` : whole};`;
  });
  // Some keep them in a namespace of their module.
  const deep = open.includes("namespace") ? "    " : "  ";
  const closes = deep === "  " ? "}\n" : "  }\n}\n";
  return [
    `// What ${name} checks templates with the elements by; imported, it brings the elements, too.`,
    imports,
    `import type { ${used} } from "./slipway-launch.js";`,
    "",
    'export * from "./slipway-launch.js";',
    "",
    `type Hears<M> = ${listened};`,
    `type Takes<P> = P${prefixed};`,
    "",
    open,
    `${deep}interface ${map} {`,
    ...lines.map((line) => `${deep}  ${line}`),
    `${deep}}`,
    closes,
  ].join("\n");
}
