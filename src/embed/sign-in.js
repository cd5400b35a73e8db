// What sign-in.html asks before anything can be typed: which page has opened this window, and whether the operator lets it
// ask. It is the one to be given the token, once, wherever else the browser has been meanwhile.

import { VERSION, isAsk, isOrigin, isTaken } from "./slipway-messages.js";
import { wordsIn } from "./slipway-words.js";

const WORDS = __SLIPWAY_WORDS__;
const KEPT = "slipway.asker";
const TICKET = "#websso=";
// Keystone's address is written with its version or without.
const KEYSTONE = /\/*(v3\/*)?$/;
// A page that is there answers at once.
const PATIENCE = 10_000;

let asker;
let handing;

/**
 * Promises the file of the operator's as far as it goes for who asks, with a word of who that is; words stand here, and
 * nothing follows, where nobody may ask. `answer` is what the address said, which is the page's own unless this window has a part in it.
 */
export async function asked(answer, config) {
  const kept = JSON.parse(sessionStorage.getItem(KEPT));
  // Keystone's token of the page itself comes by here, as a page with another policy would lose who has opened it.
  if (!kept && answer) {
    location.replace(`./${answer}`);
    return null;
  }
  if (!opener) return kept ? cut(answer) : refuse("alone");
  // The browser copies what the tab behind has kept: that visit is not this one.
  if (!kept) sessionStorage.clear();
  const [ask, text] = await Promise.all([heard(isAsk, { type: "arrived" }, "*"), config]);
  if (!ask) return refuse("lost");
  asker = { origin: ask.origin, state: ask.data.state };
  if (kept && (kept.origin !== asker.origin || kept.state !== asker.state)) return refuse("lost");

  const { cloud: address, project, language, around } = ask.data;
  const settings = read(text);
  const isOurs = asker.origin === location.origin;
  const isFrame = isOurs && around !== null;
  const origin = isFrame ? around : asker.origin;
  const listed = isFrame ? settings.frame_ancestors : settings.sign_in_origins;
  if ((isFrame || !isOurs) && !isListed(listed, origin)) return turnAway("stranger", { origin }, language);
  const cloud = settings.clouds.find((it) => isSame(it?.auth_url, address));
  if (!cloud) return turnAway("unknown", { origin, cloud: address }, language);
  sessionStorage.setItem(KEPT, JSON.stringify(asker));
  const who = JSON.stringify({ origin, is_frame: isFrame, project });
  return JSON.stringify({ ...settings, clouds: [cloud], any_address: false, asker: who, language });
}

/** Hands `token` to the page that has asked, and nobody else; promises that it was taken. */
export function handOver(token) {
  return (handing ??= given(token));
}

async function given(token) {
  const { origin, state } = asker;
  sessionStorage.clear();
  if (!opener) throw new Error("nobody is there");
  const isItsOwn = (data, from) => isTaken(data) && data.state === state && from === origin;
  if (!(await heard(isItsOwn, { type: "hand-over", state, token }, origin))) throw new Error("nobody has taken it");
  return "taken";
}

/** Closes the window, which has no other purpose. */
export const leave = () => close();

/** A page of the identity provider's has parted this window from who has opened it: the token ends, which nobody will have. */
async function cut(answer) {
  const trip = JSON.parse(sessionStorage.getItem("slipway.trip"));
  refuse("cut");
  if (!trip || !answer?.startsWith(TICKET)) return null;
  const { collect } = await import("./websso.js");
  const token = await collect(answer.slice(TICKET.length), trip.cloud);
  if (!token) return null;
  const headers = { "X-Auth-Token": token, "X-Subject-Token": token };
  const url = `${trip.cloud.replace(KEYSTONE, "")}/v3/auth/tokens`;
  await fetch(url, { method: "DELETE", headers, keepalive: true, credentials: "omit", redirect: "error" }).catch(() => undefined);
  return null;
}

/** Says `message` to the page that has opened this window, and promises what that answers, if it does. */
function heard(is, message, to) {
  return new Promise((resolve) => {
    const end = (answer) => {
      removeEventListener("message", hear);
      resolve(answer);
    };
    const hear = ({ data, origin, source }) => source === opener && is(data, origin) && end({ data, origin });
    addEventListener("message", hear);
    setTimeout(end, PATIENCE);
    opener.postMessage({ slipway: VERSION, ...message }, to);
  });
}

/** What the operator has set; nobody may ask where that cannot be read. */
function read(text) {
  try {
    const settings = JSON.parse(text);
    return { ...settings, clouds: Array.isArray(settings.clouds) ? settings.clouds : [] };
  } catch {
    return { clouds: [] };
  }
}

const isListed = (list, origin) => Array.isArray(list) && list.includes(origin) && isOrigin(origin);

/** Whether both are Keystone's address of one cloud, as people write it. */
function isSame(one, other) {
  const [a, b] = [one, other].map((it) => typeof it === "string" && URL.canParse(it, document.baseURI) && new URL(it, document.baseURI).href.replace(KEYSTONE, ""));
  return a !== false && a === b;
}

function turnAway(why, names, language) {
  // One that has no origin cannot be addressed.
  if (asker.origin !== "null") opener.postMessage({ slipway: VERSION, type: "turned-away", state: asker.state }, asker.origin);
  return refuse(why, names, language ?? undefined);
}

/** Says why nobody signs in here, and that is all. */
function refuse(why, names = {}, language = undefined) {
  const { tag, words } = wordsIn(WORDS, language);
  const [title, press, lost, lostHelp, ...others] = words;
  const text = why === "lost" ? `${lost} ${lostHelp}` : others[["alone", "stranger", "unknown", "cut"].indexOf(why)];
  const said = text.replace(/\{(\w+)\}/g, (_, name) => names[name]);
  const [door, heading, notice, button] = ["div", "h1", "p", "button"].map((name) => document.createElement(name));
  // A tab that nobody has opened for this keeps what is its own.
  if (why !== "alone") sessionStorage.clear();
  door.className = "door";
  Object.assign(heading, { className: "page__title", textContent: title });
  Object.assign(notice, { className: "notice", textContent: said });
  notice.dataset.tone = "bad";
  notice.setAttribute("role", "alert");
  Object.assign(button, { type: "button", className: "button", textContent: press, onclick: () => close() });
  door.append(heading, notice);
  // Only a window that was opened can be closed.
  if (why !== "alone") door.append(button);
  document.documentElement.lang = tag;
  const page = document.querySelector(".page:not(noscript *)");
  page.removeAttribute("aria-hidden");
  page.setAttribute("role", "main");
  page.replaceChildren(door);
  return null;
}
