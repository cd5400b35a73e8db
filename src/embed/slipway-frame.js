// <slipway-frame of="launch|server|servers">: an element of Slipway in a frame on Slipway's own origin, where neither page can
// reach into the other. It has the attributes, properties, methods and events of that element; docs/embedding.md tells the rest.
//   <script type="module" src="https://slipway.example.org/slipway-frame.js"></script>
//   <slipway-frame cloud="https://cloud.example.org/identity/v3"></slipway-frame>

import { Answers } from "./slipway-answers.js";
import { Height, Sight } from "./slipway-size.js";
import { ATTRIBUTES, KINDS, VERSION, isHello, isOfFrame, isRefusal } from "./slipway-messages.js";
import { properties, takeEarly } from "./slipway-properties.js";
import { wordsIn } from "./slipway-words.js";

const WORDS = __SLIPWAY_WORDS__;
const OBSERVED = [...ATTRIBUTES, "prefill", "of", "src"];
// allow-same-origin is Slipway's own origin, by which both sides know each other. Popups are consoles, which are pages of others
// and stand outside. It cannot lead this page elsewhere, nor ask in its name.
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox";
// A frame that has loaded and says nothing for so long will not: its origin forbids this page to show it.
const PATIENCE = 10_000;

const asLink = (draft) => (typeof draft === "object" ? draft && `draft=${encodeURIComponent(JSON.stringify(draft))}` : draft);

// Where a server makes the page, there are no elements.
class SlipwayFrame extends (globalThis.HTMLElement ?? class {}) {
  static formAssociated = true;
  static observedAttributes = OBSERVED;

  #root = this.attachShadow({ mode: "open" });
  #internals = this.attachInternals();
  #held = {};
  #answers = new Answers(this, this.#held, (...said) => this.#say(...said));
  #frame;
  #origin;
  #port;
  #tell;
  #connected = new Promise((resolve) => (this.#tell = resolve));
  #patience;
  #height = new Height();
  #sight;
  #calls = new Map();
  #count = 0;
  #draft;
  #value = "";

  connectedCallback() {
    takeEarly(this, OBSERVED);
    if (!this.#frame) this.#begin();
  }

  // Moved by moveBefore, it stays as it is.
  connectedMoveCallback() {}

  async disconnectedCallback() {
    // One that is moved is back before this turn is over; its frame begins anew.
    await null;
    if (!this.isConnected) this.#end();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "prefill") this.prefill = now;
    else if (ATTRIBUTES.includes(name)) this.#say({ type: "attribute", name, value: now });
    else if (this.#frame) {
      this.#end();
      this.#begin();
    }
  }

  #begin() {
    const place = this.src ? new URL(this.src, document.baseURI) : new URL("frame.html", import.meta.url);
    if (!["https:", "http:"].includes(place.protocol)) throw new TypeError("src is no page.");
    const frame = (this.#frame = document.createElement("iframe"));
    frame.sandbox = SANDBOX;
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "no-referrer";
    frame.loading = "lazy";
    frame.title = this.title || this.ariaLabel || this.#words[KINDS.indexOf(this.#kind)];
    Object.assign(frame.style, { display: "block", inlineSize: "100%", border: "0" });
    frame.onload = () => {
      clearTimeout(this.#patience);
      this.#patience = setTimeout(() => this.#port ?? this.#failed(`${place.origin} does not let this page show it`), PATIENCE);
    };
    frame.src = place;
    this.#origin = place.origin;
    this.#root.replaceChildren(frame);
    const style = new CSSStyleSheet();
    style.replaceSync(":host { display: block; } :host([hidden]) { display: none; }");
    this.#root.adoptedStyleSheets = [style];
    addEventListener("message", this.#greet);
    this.#sight = new Sight(frame, (view) => this.#say(view));
  }

  #end() {
    removeEventListener("message", this.#greet);
    this.#sight?.end();
    clearTimeout(this.#patience);
    this.#forget();
    this.#port = this.#frame = undefined;
    this.#root.replaceChildren();
    this.#draft = undefined;
    this.#settle("", "");
  }

  #failed(message) {
    const [, , , text, again] = this.#words;
    const [notice, button] = ["p", "button"].map((name) => document.createElement(name));
    this.#end();
    Object.assign(button, { type: "button", textContent: again, onclick: () => this.#begin() });
    notice.setAttribute("role", "alert");
    notice.append(text, " ", button);
    this.#root.replaceChildren(notice);
    this.#answers.fire("error", { code: "load", message });
  }

  get #words() {
    return wordsIn(WORDS, this.language ?? undefined).words;
  }

  get #kind() {
    return KINDS.includes(this.of) ? this.of : KINDS[0];
  }

  /** The frame's first words. Nothing else is heard of windows, and these from one window of one origin. */
  #greet = ({ data, origin, source }) => {
    if (!source || source !== this.#frame?.contentWindow || origin !== this.#origin) return;
    if (isHello(data)) return this.#connect(source);
    if (!isRefusal(data)) return;
    // The frame itself tells the user.
    this.#frame.style.blockSize = "16rem";
    clearTimeout(this.#patience);
    this.#answers.fire("error", { code: "load", message: `frame_ancestors in Slipway's config.json does not list ${location.origin}` });
  };

  #connect(frame) {
    clearTimeout(this.#patience);
    this.#forget();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => isOfFrame(data) && this.#hear(data);
    frame.postMessage({ slipway: VERSION, type: "connect", of: this.#kind }, this.#origin, [port2]);
    for (const name of ATTRIBUTES.filter((name) => this.hasAttribute(name))) {
      this.#say({ type: "attribute", name, value: this.getAttribute(name) });
    }
    for (const name of ["endpoints", "prefill", "getToken"]) this.#changed(name);
    this.#sight.begin();
    this.#say({ type: "begin" });
    this.#tell();
  }

  /** What another frame, or none, will not answer any more. */
  #forget() {
    this.#port?.close();
    for (const { resolve } of this.#calls.values()) resolve();
    this.#calls.clear();
  }

  #hear(message) {
    const { type, id } = message;
    const call = this.#calls.get(id);
    switch (type) {
      case "height":
        this.#frame.style.blockSize = `${this.#height.of(message, performance.now())}px`;
        return this.#sight.tell();
      case "event":
        return void this.#answers.fire(message.name, JSON.parse(message.detail) ?? undefined);
      case "state":
        this.#draft = JSON.parse(message.draft) ?? undefined;
        return this.#settle(message.value, message.message);
      case "done":
      case "failed":
        this.#calls.delete(id);
        return type === "done" ? call?.resolve(JSON.parse(message.value)) : call?.reject(new Error(message.message));
      default:
        return void this.#answers.answer(message);
    }
  }

  /** What a form around hears: the server's id, and that there is none while something is wrong. */
  #settle(value, message) {
    this.#value = value;
    this.#internals.setFormValue(value || null);
    if (message) this.#internals.setValidity({ customError: true }, message, this.#frame);
    else this.#internals.setValidity({});
  }

  #say = (message, transfer = []) => this.#port?.postMessage(message, transfer);

  #call(name) {
    return new Promise((resolve, reject) => {
      if (!this.#port) return resolve();
      this.#calls.set((this.#count += 1), { resolve, reject });
      this.#say({ type: "call", id: this.#count, name });
    });
  }

  #hold(name, value) {
    this.#held[name] = value;
    this.#changed(name);
  }

  #changed(name) {
    const { token, getToken, fetch, endpoints = null, prefill } = this.#held;
    if (name === "endpoints") this.#say({ type: "endpoints", value: endpoints });
    else if (name === "prefill") this.#say({ type: "prefill", link: asLink(prefill) ?? null });
    else if (!this.#answers.isAsking) this.#say({ type: "has", getToken: !!(getToken || token), fetch: !!fetch });
  }

  /** Fetches what the frame needs, before it comes into view. */
  async preload() {
    if (this.#frame) this.#frame.loading = "eager";
    await this.#connected;
    await this.#call("preload");
  }

  focus() {
    // A frame that has the focus already would lose it for a moment, and what is focused in it for good.
    if (this.#root.activeElement !== this.#frame) this.#frame?.focus();
    this.#call("focus");
  }

  reset() {
    this.#settle("", this.#internals.validationMessage);
    this.#call("reset");
  }

  /** Shows what is wrong, and promises it. */
  async validate() {
    return (await this.#call("validate")) ?? [];
  }

  submit() {
    this.#call("submit");
  }

  formResetCallback() {
    this.reset();
  }

  /** What is in the form, without secrets. */
  get draft() {
    return this.#draft;
  }

  /** The id of the server launched last. */
  get value() {
    return this.#value;
  }

  static {
    properties(this.prototype, OBSERVED, {
      held: (it) => it.#held,
      hold: (it, name, value) => it.#hold(name, value),
      internals: (it) => it.#internals,
    });
  }
}

// A page may include this script twice.
if (globalThis.customElements?.get("slipway-frame") === undefined) globalThis.customElements?.define("slipway-frame", SlipwayFrame);
