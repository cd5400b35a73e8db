// What a page answers to Slipway's frame in it: a token, whether a launch may go, and what its own `fetch` has brought.

import { isAmendment } from "./slipway-messages.js";

export class Answers {
  /** Whether the page is being asked for a token by an event, and may set one. */
  isAsking = false;

  #host;
  #held;
  #say;
  #fetches = new Map();

  constructor(host, held, say) {
    this.#host = host;
    this.#held = held;
    this.#say = say;
  }

  fire(name, detail, cancelable = false) {
    const event = new CustomEvent(`slipway-${name}`, { bubbles: true, composed: true, cancelable, detail });
    this.#host.dispatchEvent(event);
    return event;
  }

  /** Answers what is asked; whatever goes wrong in the page is an answer, too. */
  async answer(message) {
    const { type, id } = message;
    try {
      await this[`_${type}`](message);
    } catch (error) {
      this.#say({ type: "failed", id, message: String(error?.message ?? error) });
    }
  }

  async _token({ id, reason }) {
    const token = await this.#token(reason);
    this.#say({ type: "token", id, token: typeof token === "string" ? token : null });
  }

  async #token(reason) {
    if (this.#held.getToken) return this.#held.getToken({ reason });
    if (reason !== "start") {
      this.isAsking = true;
      this.fire("need-token", { reason });
      this.isAsking = false;
    }
    return this.#held.token;
  }

  async _permit({ id, requests: json }) {
    const requests = JSON.parse(json);
    let isOpen = true;
    const changes = [];
    const waits = [];
    const amend = (change) => {
      if (!isOpen) throw new Error("The launch has begun.");
      if (!isAmendment(change)) throw new TypeError("A launch is amended by a name, metadata and tags alone.");
      changes.push(structuredClone(change));
    };
    // What fails calls it off; what is waited for may wait for more.
    const waitUntil = (promise) => void waits.push(Promise.resolve(promise).catch(() => event.preventDefault()));
    const event = this.fire("before-launch", { request: requests[0], requests, amend, waitUntil }, true);
    for (const wait of waits) await wait;
    isOpen = false;
    this.#say({ type: "permit", id, goes: !event.defaultPrevented, changes });
  }

  async _fetch({ id, url, ...init }) {
    const { fetch } = this.#held;
    if (!fetch || !/^https?:\/\//i.test(url)) throw new TypeError("not fetched");
    const stop = new AbortController();
    this.#fetches.set(id, stop);
    try {
      const { method, headers, body, redirect, cache } = init;
      const more = { credentials: "omit", referrerPolicy: "no-referrer", signal: stop.signal };
      const answer = await fetch(new Request(url, { method, headers, body, redirect, cache, ...more }));
      const bytes = await answer.arrayBuffer();
      this.#say({ type: "fetched", id, status: answer.status, headers: [...answer.headers], body: bytes }, [bytes]);
    } finally {
      this.#fetches.delete(id);
    }
  }

  async _abort({ id }) {
    this.#fetches.get(id)?.abort();
  }
}
