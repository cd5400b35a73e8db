// <slipway-launch>: the loader that a portal includes. It fetches the rest when the first element is
// connected.
//
//   <script type="module" src="https://…/slipway-launch.js"></script>
//   <slipway-launch cloud="https://cloud.example.org/identity/v3"></slipway-launch>
//   document.querySelector("slipway-launch").getToken = async () => …;
//
// Attributes: cloud, project (id), region, language, theme, prefill, config. Properties: token, getToken.
// Events: slipway-launched, slipway-active, slipway-failed, slipway-cancelled.

const beside = (name) => new URL(name, import.meta.url);

let loaded;
const load = () => (loaded ??= Promise.all([start(), style()]));

async function start() {
  const glue = await import(beside("__SLIPWAY_JS__"));
  const module_or_path = fetch(beside("__SLIPWAY_WASM__"), { integrity: "__SLIPWAY_WASM_INTEGRITY__" });
  await glue.default({ module_or_path });
  return glue;
}

async function style() {
  const answer = await fetch(beside("__SLIPWAY_CSS__"));
  return new CSSStyleSheet().replace(await answer.text());
}

const read = new Map();
/** The text of the operator's config.json, or of the file that a portal names; read once a page. */
const settings = (named) => read.get(named) ?? read.set(named, readSettings(named)).get(named);

async function readSettings(named) {
  try {
    const url = named === null ? beside("config.json") : new URL(named, document.baseURI);
    // It says where tokens are sent.
    const trusted = [location.origin, beside("").origin];
    if (!trusted.includes(url.origin)) throw new Error("it is on another origin");
    const answer = await fetch(url, { cache: "no-cache", redirect: "error" });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`the answer was ${answer.status}`);
    const text = await answer.text();
    JSON.parse(text);
    return text;
  } catch (error) {
    console.warn(`<slipway-launch> leaves ${named ?? "config.json"} out: ${error.message}`);
  }
}

class SlipwayLaunch extends HTMLElement {
  static observedAttributes = ["cloud", "project", "region", "language", "theme", "prefill", "config"];

  #root = this.attachShadow({ mode: "open" });
  #mounted;
  #token;
  #getToken;

  /** A token, for portals that have one at hand. Never written to an attribute. */
  set token(token) {
    this.#token = token;
    this.#remount();
  }

  /** Returns a token or a promise of one; asked again when the cloud no longer takes the last. */
  set getToken(getToken) {
    this.#getToken = getToken;
    this.#remount();
  }

  connectedCallback() {
    // Set before this script had come, they would hide the setters for good.
    for (const name of ["token", "getToken"].filter((name) => Object.hasOwn(this, name))) {
      const early = this[name];
      delete this[name];
      this[name] = early;
    }
    this.#remount();
  }

  disconnectedCallback() {
    this.#unmount();
  }

  attributeChangedCallback() {
    this.#remount();
  }

  #unmount() {
    this.#mounted?.free();
    this.#mounted = undefined;
    this.#root.replaceChildren();
  }

  // Attributes and properties come one by one; they are taken together, after the current turn.
  #turn = 0;
  async #remount() {
    const turn = ++this.#turn;
    const [[glue, sheet], config] = await Promise.all([load(), settings(this.getAttribute("config"))]);
    const isReady = this.getAttribute("cloud") && (this.#token || this.#getToken);
    if (turn !== this.#turn) return;
    this.#unmount();
    if (!this.isConnected || !isReady) return;
    this.#root.adoptedStyleSheets = [sheet];
    const place = this.#root.appendChild(document.createElement("div"));
    const attributes = new glue.Attributes();
    for (const name of SlipwayLaunch.observedAttributes) {
      attributes[name] = this.getAttribute(name) ?? undefined;
    }
    attributes.config = config;
    const getToken = () => (this.#getToken ? this.#getToken() : this.#token);
    this.#mounted = glue.mount(this, place, attributes, getToken, (file) => import(file));
  }
}

customElements.define("slipway-launch", SlipwayLaunch);
