// What an element does once its wasm is here: it hands over what it was told, asks for tokens, and tells the page around.

import { checkContrast, nameParts, style } from "./slipway-look.js";

// In place, without losing what was typed.
const LIVE = ["language", "theme", "prefill"];
// With another one of these, what was typed says nothing any more.
const GROUND = ["cloud", "project", "serverId", "prefill"];
const AMENDABLE = ["name", "metadata", "tags"];

const read = new Map();
/** The text of the operator's config.json, or of the file that a portal names; read once a page. */
const settings = (named, beside) => read.get(named) ?? read.set(named, readSettings(named, beside)).get(named);

async function readSettings(named, beside) {
  try {
    const url = named === null ? beside("config.json") : new URL(named, document.baseURI);
    // It says where tokens are sent.
    const trusted = [location.origin, beside("").origin];
    if (!trusted.includes(url.origin)) throw new Error("it is on another origin");
    const answer = await fetch(url, { cache: "no-cache", redirect: "error" });
    // Servers of single-page apps have a page for every address.
    const isMissing = answer.status === 404 || (named === null && /html/.test(answer.headers.get("content-type")));
    if (isMissing) return undefined;
    if (!answer.ok) throw new Error(`the answer was ${answer.status}`);
    const text = await answer.text();
    JSON.parse(text);
    return text;
  } catch (error) {
    console.warn(`<slipway-launch> leaves ${named ?? "config.json"} out: ${error.message}`);
  }
}

/** A draft as a link carries it. */
const asLink = (draft) => (typeof draft === "object" ? draft && `draft=${encodeURIComponent(JSON.stringify(draft))}` : draft);

/** One mounted element. */
export class View {
  value = "";
  draft;

  #host;
  #root;
  #internals;
  #held;
  #loaded;
  #mounted;
  #isReady = false;
  #isAsking = false;
  #hasFetch = false;
  #problems = [];
  #typed = "";
  #carried;
  #turn;
  #door;

  constructor(host, root, internals, held, loaded) {
    this.#host = host;
    this.#root = root;
    this.#internals = internals;
    this.#held = held;
    this.#loaded = loaded;
    nameParts(root);
  }

  /** Draws it, anew where it stands already. */
  async begin() {
    const turn = (this.#turn = {});
    const { glue, text, beside } = this.#loaded;
    const config = await settings(this.#host.getAttribute("config"), beside);
    // Where a user signs in whom no token of the page's lets in, if the page wants that.
    if (this.#door || this.#host.signIn !== null) this.#door = (await import("./slipway-door.js")).doorOf(this.#door, this.#host, this.#root, this.#held, style, text);
    if (turn !== this.#turn) return;
    this.#take();
    const held = this.#held;
    if (!this.#host.cloud) return;
    if (!held.getToken && !held.token) this.#need("start");
    // Who was asked may have taken the element away, too.
    if (turn !== this.#turn || !(held.getToken || held.token || this.#door?.enter(this))) return;

    const options = {};
    for (const name of this.#host.constructor.observedAttributes) {
      const value = this.#host.getAttribute(name);
      if (value !== null) options[name.replace("-", "_")] = value;
    }
    options.page = this.#host.localName.slice("slipway-".length);
    options.journal = "journal" in options;
    options.config = config;
    options.endpoints = held.endpoints;
    options.prefill = asLink(held.prefill);
    this.#carried = this.draft;

    const place = document.createElement("div");
    this.#root.replaceChildren(place);
    this.#root.adoptedStyleSheets = [style(text, place)];
    // The one module that an element has beside it.
    const load = () => import("./code.js");
    const token = async (reason) => this.#token(reason);
    const hear = (...event) => this.#hear(...event);
    this.#hasFetch = !!held.fetch;
    const carry = held.fetch && ((request) => held.fetch(request));
    this.#mounted = glue.mount(place, JSON.stringify(options), token, hear, carry, load);
  }

  /** Whether what `name` is now needs no drawing anew. */
  took(name) {
    if (name === "token" || name === "getToken") {
      const has = !!(this.#held.token || this.#held.getToken);
      return this.#isAsking || (has ? this.#isReady : !this.#mounted);
    }
    if (name === "fetch" && this.#mounted) return !!this.#held.fetch === this.#hasFetch;
    if (GROUND.includes(name)) this.draft = undefined;
    if (!this.#isReady || !LIVE.includes(name)) return false;
    const now = name === "prefill" ? asLink(this.#held.prefill) : this.#host.getAttribute(name);
    this.#mounted.ask(name, now ?? (name === "language" ? navigator.language : ""));
    return true;
  }

  end() {
    this.#turn = undefined;
    this.#door?.end();
    this.#take();
    this.#settle("", []);
  }

  reset() {
    this.#settle("", this.#problems);
    if (this.#isReady) this.#mounted.ask("reset", "");
  }

  validate() {
    return this.#isReady ? JSON.parse(this.#mounted.ask("validate", "")).problems : [];
  }

  submit() {
    this.#root.querySelector("form.launch")?.requestSubmit();
  }

  focus() {
    (this.#root.querySelector("input#name") ?? this.#root.querySelector("input, select, button, summary, a[href]"))?.focus();
  }

  #take() {
    this.#isReady = false;
    this.#typed = "";
    this.#mounted?.free();
    this.#mounted = undefined;
    this.#root.replaceChildren();
  }

  async #token(reason) {
    if (this.#held.getToken) return this.#held.getToken({ reason });
    if (reason !== "start") this.#need(reason);
    return this.#door?.renew(reason) ?? this.#held.token;
  }

  // Who answers sets a token, at once.
  #need(reason) {
    this.#isAsking = true;
    this.#fire("need-token", { reason });
    this.#isAsking = false;
  }

  #fire(name, detail, cancelable = false) {
    const init = { bubbles: true, composed: true, cancelable, detail };
    const event = new CustomEvent(`slipway-${name}`, init);
    this.#host.dispatchEvent(event);
    return event;
  }

  #hear(name, said, more) {
    switch (name) {
      case "ready":
        this.#isReady = true;
        // What was typed before it was drawn anew.
        if (this.#carried) this.#mounted.ask("fill", asLink(this.#carried));
        checkContrast(this.#root, this.#host.localName);
        this.#fire(name);
        break;
      case "draft":
        this.#changed(JSON.parse(said));
        break;
      case "before-launch":
        return this.#ask(JSON.parse(said));
      case "error":
        this.#fire(name, { code: said, message: more });
        break;
      case "launched":
        this.#settle(said, this.#problems);
        this.#fire(name, { id: said });
        break;
      case "failed":
        this.#fire(name, { id: said, reason: more });
        break;
      default:
        this.#fire(name, said ? { id: said } : undefined);
    }
  }

  #changed({ draft, problems }) {
    const typed = JSON.stringify(draft);
    const isFirst = this.#typed === "";
    const isOther = this.#typed !== typed;
    this.#typed = typed;
    this.draft = draft;
    this.#settle(this.value, problems);
    if (isOther && !isFirst) this.#fire("draft-change", { draft, problems });
  }

  /** What a form around hears: the server's id, and that there is none while something is wrong. */
  #settle(value, problems) {
    this.value = value;
    this.#problems = problems;
    if (this.#host.constructor.formAssociated) this.#show(value, problems);
    // What mirrors it, as frame.js does, need not look from time to time.
    this.#host.dispatchEvent(new Event("slipway-state"));
  }

  #show(value, problems) {
    this.#internals.setFormValue(value || null);
    const [wrong] = value ? [] : problems;
    if (!wrong) return this.#internals.setValidity({});
    const field = this.#root.getElementById(wrong.id) ?? this.#root.querySelector(".button--main");
    this.#internals.setValidity({ customError: true }, wrong.message, field ?? undefined);
  }

  /** Whether the page around lets it go, and with which changes. */
  async #ask(requests) {
    const mounted = this.#mounted;
    let isOpen = true;
    const changes = {};
    const waits = [];
    const amend = (more) => {
      if (!isOpen) throw new Error("The launch has begun.");
      for (const key of Object.keys(more)) {
        if (!AMENDABLE.includes(key)) throw new TypeError(`A launch is not amended by ${key}, only by ${AMENDABLE.join(", ")}.`);
      }
      const { name = changes.name, metadata, tags = [] } = more;
      Object.assign(changes, { name, metadata: { ...changes.metadata, ...metadata }, tags: [...(changes.tags ?? []), ...tags] });
    };
    // What fails calls it off; what is waited for may wait for more.
    const waitUntil = (promise) => void waits.push(Promise.resolve(promise).catch(() => event.preventDefault()));
    const event = this.#fire("before-launch", { request: requests[0], requests, amend, waitUntil }, true);
    for (const wait of waits) await wait;
    isOpen = false;
    // Drawn anew, or gone meanwhile, it is another form.
    return event.defaultPrevented || mounted !== this.#mounted ? undefined : JSON.stringify(changes);
  }
}
