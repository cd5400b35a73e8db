// What frame.html runs: one element, which does what the page around says over a port, and whose words go back over it. That
// page is heard only if the operator has listed its origin.

import "./slipway-launch.js";
import { EVENTS, VERSION, isConnect, isOfHost, isOrigin } from "./slipway-messages.js";
import { wordsIn } from "./slipway-words.js";

const WORDS = __SLIPWAY_WORDS__;
const main = document.querySelector("main");
// Who stands around, where the browser says it.
const above = Array.from(location.ancestorOrigins ?? []);

/** The origins that the operator has listed: none, where that cannot be read. */
async function listed() {
  try {
    const answer = await fetch("config.json", { cache: "no-cache", redirect: "error" });
    const { frame_ancestors } = await answer.json();
    return frame_ancestors.filter(isOrigin);
  } catch {
    return [];
  }
}

const origins = listed();

/** Says why there is nothing to see: nobody is around, or somebody who is not listed. */
function refuse(stranger) {
  const { tag, words: [alone, refused] } = wordsIn(WORDS);
  const [title, text] = ["h1", "p"].map((name) => document.createElement(name));
  title.textContent = "Slipway";
  text.textContent = stranger === undefined ? alone : refused.replace("{origin}", () => stranger);
  document.documentElement.lang = tag;
  main.className = "slipway refused";
  main.replaceChildren(title, text);
}

function turnAway(stranger) {
  removeEventListener("message", hear);
  refuse(stranger);
  parent.postMessage({ slipway: VERSION, type: "refused" }, "*");
}

async function hear({ data, origin, source, ports }) {
  if (source !== parent || !isConnect(data) || ports.length !== 1) return;
  removeEventListener("message", hear);
  const known = await origins;
  const stranger = [origin, ...above].find((it) => !known.includes(it));
  if (stranger === undefined) serve(data.of, ports[0], origin);
  else turnAway(stranger);
}

/** Shows one element, and hears nothing but `port` from now on. */
function serve(of, port, around) {
  const element = document.createElement(`slipway-${of}`);
  // For a window to sign in, which says so.
  element.dataset.around = around;
  // What the user has signed in for stays here: the page around can have nothing that carries the token elsewhere.
  const isOurs = () => element.signIn !== null;
  const asked = new Map();
  let count = 0;

  /** Asks the page around, which answers with a message of `type` or with `failed`. */
  const ask = (type, message, transfer = []) =>
    new Promise((resolve, reject) => {
      count += 1;
      asked.set(count, { type, resolve, reject });
      port.postMessage({ ...message, id: count }, transfer);
    });
  const answered = (message) => {
    const it = asked.get(message.id);
    if (it?.type !== message.type && message.type !== "failed") return;
    asked.delete(message.id);
    if (message.type === "failed") it?.reject(new Error(message.message));
    else it.resolve(message);
  };

  const getToken = () => async ({ reason }) => (await ask("token", { type: "token", reason })).token ?? undefined;
  const carry = async (request) => {
    const { url, method, redirect, cache, signal } = request;
    const bytes = await request.arrayBuffer();
    const body = bytes.byteLength > 0 ? bytes : null;
    const answer = ask("fetched", { type: "fetch", url, method, headers: [...request.headers], body, redirect, cache }, body ? [body] : []);
    const id = count;
    signal.addEventListener("abort", () => {
      if (!asked.has(id)) return;
      port.postMessage({ type: "abort", id });
      answered({ type: "failed", id, message: "aborted" });
    });
    const { status, headers, body: text } = await answer;
    // These have none, not even an empty one.
    return new Response([204, 205, 304].includes(status) ? null : text, { status, headers });
  };

  const acts = {
    attribute({ name, value }) {
      const isDoor = name === "sign-in";
      if (value === null) return element.removeAttribute(name);
      // The window is always one of this origin.
      element.setAttribute(name, isDoor ? "window" : value);
      if (isDoor) element.fetch = element.endpoints = undefined;
    },
    prefill: ({ link }) => element.prefill(link),
    endpoints: ({ value }) => (element.endpoints = isOurs() ? undefined : (value ?? undefined)),
    has(them) {
      element.fetch = them.fetch && !isOurs() ? (element.fetch ?? carry) : undefined;
      // Another one each time: the element asks again where it has been refused.
      element.getToken = them.getToken ? getToken() : undefined;
    },
    begin: () => main.append(element),
    async call({ id, name }) {
      try {
        const value = JSON.stringify((await element[name]()) ?? null);
        port.postMessage({ type: "done", id, value });
      } catch ({ message }) {
        port.postMessage({ type: "failed", id, message });
      }
    },
    view({ start, end, size }) {
      for (const [name, pixels] of Object.entries({ start, end, size })) element.style.setProperty(`--os-view-${name}`, `${pixels}px`);
    },
    token: answered,
    permit: answered,
    fetched: answered,
    failed: answered,
  };
  port.onmessage = ({ data }) => isOfHost(data) && acts[data.type](data);

  for (const name of EVENTS) {
    element.addEventListener(`slipway-${name}`, ({ detail }) => {
      port.postMessage({ type: "event", name, detail: JSON.stringify(detail) });
    });
  }
  element.addEventListener("slipway-before-launch", (event) => {
    const { requests, amend, waitUntil } = event.detail;
    waitUntil(
      ask("permit", { type: "permit", requests: JSON.stringify(requests) }).then(({ goes, changes }) => {
        if (goes) changes.forEach(amend);
        else event.preventDefault();
      }),
    );
  });
  element.addEventListener("slipway-state", () => {
    const { draft = null, value } = element;
    const message = of === "launch" ? element.validationMessage : "";
    port.postMessage({ type: "state", draft: JSON.stringify(draft), value, message });
  });
  follow(element, port);
}

/** Tells the height of the content, which no height of the frame changes. */
function follow(element, port) {
  let told;
  const measure = () => {
    const { width, height } = element.getBoundingClientRect();
    // With what hangs out below, as a menu does.
    const message = { type: "height", height: Math.max(Math.ceil(height), main.scrollHeight), width: Math.round(width) };
    const said = JSON.stringify(message);
    // A frame without any height would never come into view, and nothing into it.
    if (height > 0 && said !== told) port.postMessage(message);
    told = said;
  };
  new ResizeObserver(measure).observe(element);
  for (const name of ["click", "keyup", "focusout"]) addEventListener(name, () => requestAnimationFrame(measure));
}

if (parent === self) refuse();
else {
  addEventListener("message", hear);
  // To whoever it is: it says nothing, and a port is all that can come of it.
  parent.postMessage({ slipway: VERSION, type: "hello" }, "*");
  const known = await origins;
  const stranger = above.find((it) => !known.includes(it));
  if (stranger !== undefined) turnAway(stranger);
}
