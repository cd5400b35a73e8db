// What may cross between a page and Slipway's frame in it: every message, and of which kind each of its fields is. What is
// not here is heard by neither side.

/** Another one is not understood. */
export const VERSION = 1;

export const KINDS = ["launch", "server", "servers"];

/** But for `prefill`, which is more than an attribute. */
export const ATTRIBUTES = [
  "cloud", "project", "region", "interface", "language", "theme", "config", "after", "locked", "hidden-fields", "journal", "server-id", "sign-in",
];

export const EVENTS = ["ready", "draft-change", "launched", "active", "failed", "cancelled", "need-token", "error"];

const isText = (it) => typeof it === "string";
const isFlag = (it) => typeof it === "boolean";
const isSize = (it) => Number.isSafeInteger(it) && it >= 0;
const isBytes = (it) => it instanceof ArrayBuffer;
const isJson = (it) => {
  try {
    return isText(it) && JSON.parse(it) !== undefined;
  } catch {
    return false;
  }
};
const none = (is) => (it) => it === null || is(it);
const oneOf = (...known) => (it) => isText(it) && known.includes(it);
const listOf = (is) => (it) => Array.isArray(it) && it.every(is);
const isPlain = (it) => it?.constructor === Object;
const isTexts = (it) => isPlain(it) && Object.values(it).every(isText);
const isPair = (it) => listOf(isText)(it) && it.length === 2;

/** Whether it is an origin, written as browsers write it: the operator's lists are of such. */
export const isOrigin = (it) => isText(it) && URL.canParse(it) && new URL(it).origin === it;

/** Whether it has these fields and no other, each of its kind. */
const like = (fields) => (it) =>
  isPlain(it) &&
  Object.keys(it).length === Object.keys(fields).length &&
  Object.entries(fields).every(([name, is]) => Object.hasOwn(it, name) && is(it[name]));

const AMENDABLE = { name: isText, metadata: isTexts, tags: listOf(isText) };

/** Whether `amend` takes it, of which only these keys are known. */
export const isAmendment = (it) => isPlain(it) && Object.entries(it).every(([key, value]) => Object.hasOwn(AMENDABLE, key) && AMENDABLE[key](value));

/** The first words, from window to window. */
const greeting = (type, fields = {}) => like({ slipway: (it) => it === VERSION, type: oneOf(type), ...fields });
export const isHello = greeting("hello");
export const isRefusal = greeting("refused");
export const isConnect = greeting("connect", { of: oneOf(...KINDS) });

const isState = (it) => isText(it) && /^[0-9a-f]{32}$/.test(it);

/** Between a window where somebody signs in and the page that has opened it. The state is known to these two alone. */
export const isArrival = greeting("arrived");
export const isAsk = greeting("ask", { state: isState, cloud: isText, project: none(isText), language: none(isText), around: none(isText) });
export const isTurnedAway = greeting("turned-away", { state: isState });
export const isHandOver = greeting("hand-over", { state: isState, token: (it) => isText(it) && it !== "" });
export const isTaken = greeting("taken", { state: isState });

const table = (messages) => {
  const known = Object.entries(messages).map(([type, fields]) => [type, like({ type: oneOf(type), ...fields })]);
  const kinds = new Map(known);
  return (it) => isPlain(it) && kinds.get(it.type)?.(it) === true;
};

/** What a page may say to the frame. */
export const isOfHost = table({
  attribute: { name: oneOf(...ATTRIBUTES), value: none(isText) },
  prefill: { link: none(isText) },
  endpoints: { value: none(isTexts) },
  has: { getToken: isFlag, fetch: isFlag },
  begin: {},
  call: { id: isSize, name: oneOf("reset", "validate", "submit", "focus", "preload") },
  view: { start: isSize, end: isSize, size: isSize },
  token: { id: isSize, token: none(isText) },
  permit: { id: isSize, goes: isFlag, changes: listOf(isAmendment) },
  fetched: { id: isSize, status: (it) => isSize(it) && it >= 200 && it <= 599, headers: listOf(isPair), body: isBytes },
  failed: { id: isSize, message: isText },
});

/** What the frame may say to the page. */
export const isOfFrame = table({
  height: { height: isSize, width: isSize },
  event: { name: oneOf(...EVENTS), detail: isJson },
  state: { draft: isJson, value: isText, message: isText },
  done: { id: isSize, value: isJson },
  failed: { id: isSize, message: isText },
  token: { id: isSize, reason: oneOf("start", "expiring", "refused") },
  permit: { id: isSize, requests: isJson },
  fetch: { id: isSize, url: isText, method: isText, headers: listOf(isPair), body: none(isBytes), redirect: oneOf("follow", "error", "manual"), cache: isText },
  abort: { id: isSize },
});
