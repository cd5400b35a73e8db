// <slipway-launch>, <slipway-server> and <slipway-servers>: the loader that a portal includes. The rest is fetched when
// the first of them comes into view. docs/embedding.md is the contract.
//
//   <script type="module" src="https://…/slipway-launch.js"></script>
//   <slipway-launch cloud="https://cloud.example.org/identity/v3"></slipway-launch>
//   document.querySelector("slipway-launch").getToken = async ({ reason }) => …;

const WORDS = __SLIPWAY_WORDS__;
const ATTRIBUTES = [
  "cloud", "project", "region", "interface", "language", "theme", "prefill", "config", "after", "locked", "hidden-fields", "journal", "server-id", "sign-in",
];
// `name` is the browser's own business, as of every element in a form.
const REFLECTED = [...ATTRIBUTES, "name"];
// What no attribute can hold, or must not.
const HELD = ["token", "getToken", "fetch", "endpoints", "prefill"];

const beside = (name) => new URL(name, import.meta.url);
const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

let loading;
let tries = 0;

/** Fetches what an element needs, before one comes into view. */
export const preload = () =>
  (loading ??= load(tries++ ? `#${tries}` : "").catch((error) => {
    loading = undefined;
    throw error;
  }));

// Browsers remember a module that did not come, by its whole address.
async function load(again) {
  const wasm = fetch(beside("__SLIPWAY_WASM__"), { integrity: "__SLIPWAY_WASM_INTEGRITY__" });
  const style = fetch(beside("__SLIPWAY_CSS__")).then((answer) => answer.text());
  const modules = ["__SLIPWAY_JS__", "__SLIPWAY_ELEMENT__"].map((name) => import(beside(name + again)));
  const [glue, { View }, text] = await Promise.all([...modules, style, wasm]);
  await glue.default({ module_or_path: wasm });
  return { View, glue, beside, text };
}

// Where a server makes the page, there are no elements.
class SlipwayElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ATTRIBUTES;

  #root = this.attachShadow({ mode: "open" });
  #internals = this.attachInternals();
  #held = {};
  #view;
  #watch;
  #turn;

  connectedCallback() {
    // Set before this script had come, they would hide the setters for good.
    for (const name of [...REFLECTED.map(camel), ...HELD].filter((name) => Object.hasOwn(this, name))) {
      const early = this[name];
      delete this[name];
      this[name] = early;
    }
    if (this.#view) return;
    this.#watch ??= new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && this.#load(), { rootMargin: "200px" });
    this.#watch.observe(this);
  }

  // Moved by moveBefore, it stays as it is.
  connectedMoveCallback() {}

  async disconnectedCallback() {
    // One that is moved is back before this turn is over.
    await null;
    if (this.isConnected) return;
    this.#watch.disconnect();
    this.#view?.end();
    this.#view = undefined;
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "prefill") this.prefill = now;
    else this.#changed(camel(name));
  }

  #hold(name, value) {
    this.#held[name] = value;
    this.#changed(name);
  }

  async #changed(name) {
    if (this.#view?.took(name)) return;
    // What changes in one turn is taken together.
    const turn = (this.#turn = {});
    await null;
    if (turn === this.#turn && this.#view) await this.#begin();
  }

  async #load() {
    this.#watch.disconnect();
    try {
      const loaded = await preload();
      if (!this.isConnected || this.#view) return;
      this.#view = new loaded.View(this, this.#root, this.#internals, this.#held, loaded);
    } catch ({ message }) {
      return this.#failed({ code: "load", message });
    }
    await this.#begin();
  }

  // The door is a module of its own, which may not come.
  async #begin() {
    try {
      await this.#view.begin();
    } catch ({ message }) {
      this.#view?.end();
      this.#view = undefined;
      this.#failed({ code: "load", message });
    }
  }

  #failed(detail) {
    const wanted = this.language ?? navigator.language;
    const near = Object.keys(WORDS).find((tag) => tag.slice(0, 2) === wanted.slice(0, 2));
    const [text, again] = WORDS[wanted] ?? WORDS[near ?? "en"];
    const [notice, button] = ["p", "button"].map((name) => document.createElement(name));
    button.type = "button";
    button.textContent = again;
    button.onclick = () => {
      this.#root.replaceChildren();
      this.#load();
    };
    notice.setAttribute("role", "alert");
    notice.append(text, " ", button);
    this.#root.replaceChildren(notice);
    this.dispatchEvent(new CustomEvent("slipway-error", { bubbles: true, composed: true, detail }));
  }

  async preload() {
    await preload();
  }

  focus() {
    this.#view?.focus();
  }

  reset() {
    this.#view?.reset();
  }

  validate() {
    return this.#view?.validate();
  }

  submit() {
    this.#view?.submit();
  }

  formResetCallback() {
    this.reset();
  }

  /** What is in the form, without secrets. */
  get draft() {
    return this.#view?.draft;
  }

  /** The id of the server launched last. */
  get value() {
    return this.#view?.value ?? "";
  }

  static {
    const define = (name, get, set) => Object.defineProperty(this.prototype, name, { configurable: true, enumerable: true, get, set });
    for (const attribute of REFLECTED) {
      define(
        camel(attribute),
        // `after` is a method of every element, too.
        function () { return attribute in Element.prototype ? Element.prototype[attribute] : this.getAttribute(attribute); },
        function (value) {
          if (value == null || value === false) this.removeAttribute(attribute);
          else this.setAttribute(attribute, value === true ? "" : value);
        },
      );
    }
    for (const name of HELD) {
      define(
        name,
        function () {
          if (name === "prefill") return (draft) => this.#hold(name, draft);
          // A token goes in, and never comes out.
          return name === "token" ? undefined : this.#held[name];
        },
        function (value) {
          // Frameworks set what is the same again and again.
          if (value !== this.#held[name] && !(value?.constructor === Object && JSON.stringify(value) === JSON.stringify(this.#held[name]))) this.#hold(name, value);
        },
      );
    }
    for (const name of ["form", "labels", "validity", "validationMessage", "willValidate", "checkValidity", "reportValidity"]) {
      define(name, function () {
        const its = this.#internals[name];
        return its?.call ? its.bind(this.#internals) : its;
      });
    }
  }
}

class SlipwayLaunch extends SlipwayElement {
  static formAssociated = true;
}

const elements = { "slipway-launch": SlipwayLaunch, "slipway-server": class extends SlipwayElement {}, "slipway-servers": class extends SlipwayElement {} };
for (const [name, element] of Object.entries(elements)) {
  // A page may include this script twice.
  if (globalThis.customElements?.get(name) === undefined) globalThis.customElements?.define(name, element);
}
