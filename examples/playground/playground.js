// Turns the knobs into an element, into the code for it, and lists what it tells.

const ATTRIBUTES = ["cloud", "server-id", "language", "theme", "after", "prefill", "locked", "hidden-fields"];
const LOOK = ["--os-accent", "--os-accent-strong", "--os-radius"];
const EVENTS = ["ready", "draft-change", "before-launch", "launched", "active", "failed", "cancelled", "need-token", "error"];
const MOST = 50;

const knobs = document.querySelector("#knobs");
const [stage, code, events] = ["#stage", "#code", "#events"].map((id) => document.querySelector(id));
const knob = (name) => knobs.elements[name].value.trim();

/** The element that the knobs ask for: the one that is there, where it is of that kind. */
function element() {
  const name = knob("element");
  if (stage.firstElementChild?.localName === name) return stage.firstElementChild;
  const made = document.createElement(name);
  made.getToken = async () => knob("token");
  for (const event of EVENTS) made.addEventListener(`slipway-${event}`, tell);
  stage.replaceChildren(made);
  return made;
}

function tell({ type, detail }) {
  const line = document.createElement("li");
  // It may be long, and nobody types for its sake.
  const said = JSON.stringify(detail ?? null, (key, value) => (key === "draft" ? "…" : value));
  line.textContent = `${type} ${said.slice(0, 300)}`;
  events.prepend(line);
  while (events.childElementCount > MOST) events.lastElementChild.remove();
}

/** Sets what has changed, so that nothing is drawn anew for nothing. */
function turn() {
  const shown = element();
  const set = ATTRIBUTES.filter((name) => knob(name));
  for (const name of ATTRIBUTES) {
    if (!knob(name)) shown.removeAttribute(name);
    else if (shown.getAttribute(name) !== knob(name)) shown.setAttribute(name, knob(name));
  }
  shown.toggleAttribute("journal", knobs.elements.journal.checked);
  const look = knobs.elements.look.checked ? LOOK : [];
  for (const name of LOOK) shown.style.setProperty(name, look.includes(name) ? knob(name) : "");
  stage.style.inlineSize = `${knob("width")}px`;
  code.textContent = written(shown.localName, set, look);
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function written(name, set, look) {
  const attributes = set.map((it) => `\n  ${it}="${escaped(knob(it))}"`);
  if (knobs.elements.journal.checked) attributes.push("\n  journal");
  const style = look.map((it) => `  ${it}: ${knob(it)};\n`).join("");
  return [
    '<script type="module" src="https://slipway.example.org/slipway-launch.js"></script>\n',
    style && `<style>\n${name} {\n${style}}\n</style>\n`,
    `<${name}${attributes.join("")}\n></${name}>\n`,
    '<script type="module">\n',
    `const element = document.querySelector("${name}");\n`,
    'element.getToken = async ({ reason }) => (await fetch("/my-session/token", { method: "POST" })).text();\n',
    'element.addEventListener("slipway-active", ({ detail }) => console.log("runs:", detail.id));\n',
    "</script>\n",
  ].join("");
}

knobs.addEventListener("input", turn);
knobs.addEventListener("submit", (event) => event.preventDefault());
document.querySelector("#copy").addEventListener("click", () => navigator.clipboard.writeText(code.textContent));
turn();
