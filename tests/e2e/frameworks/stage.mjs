// What every framework puts on its page: an element with data of each kind and a child, one without children, and
// listeners of every casing. The test changes and reads it through `window.stage`.

import "slipway-launch";

const asked = [];
const heard = [];

/** What stands there at first. Each framework keeps it in a state of its own. */
export const FIRST = {
  isShown: true,
  cloud: "https://sandbox.invalid/identity/v3",
  serverId: 42,
  journal: true,
  prefill: { name: "from-an-object", tags: ["one", "two"] },
  hiddenFields: "count",
  child: "a child of the portal's",
};

export async function getToken({ reason }) {
  asked.push(reason);
  return (await fetch("/session/token", { method: "POST" })).text();
}

/** Keeps what a listener of the framework's own kind hears. */
export const hear = (event) => void heard.push([event.type, event.detail?.id ?? null]);

/** Hands the page over to the test; `change` puts some of the state into the framework's own. */
export function play(change) {
  window.stage = { asked, heard, change };
}
